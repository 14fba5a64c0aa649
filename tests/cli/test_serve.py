"""`sayso serve` listens on this machine alone, and says where."""

from __future__ import annotations

import json
import socket
from pathlib import Path

import pytest
from cli.samples import Run

from sayso.cli.codes import Code


@pytest.fixture
def listened(monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, int]]:
    """Where it would have listened; nothing is served."""
    places: list[tuple[str, int]] = []

    def noted(app: object, listener: socket.socket) -> None:
        places.append(listener.getsockname())

    monkeypatch.setattr("sayso.cli.serve.run", noted)
    return places


@pytest.fixture(autouse=True)
def own_password(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where the password is kept, and none yet."""
    path = tmp_path / "config" / "password"
    monkeypatch.setattr("sayso.web.password.place", lambda: path)
    return path


def test_it_listens_on_this_machine_alone(
    run: Run, listened: list[tuple[str, int]]
) -> None:
    result = run("serve", "--port", "0", "--json")
    ((host, port),) = listened
    assert result.exit_code == Code.FINE
    assert host == "127.0.0.1"
    assert json.loads(result.stdout) == {"address": f"http://127.0.0.1:{port}/"}


def test_a_port_that_is_taken_is_said(
    run: Run, listened: list[tuple[str, int]]
) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        result = run("serve", "--port", str(taken.getsockname()[1]))
    assert result.exit_code == Code.USAGE
    assert "name another with --port" in result.output
    assert not listened


def test_elsewhere_is_listened_only_with_a_password(
    run: Run, listened: list[tuple[str, int]], own_password: Path
) -> None:
    refused = run("serve", "--host", "0.0.0.0", "--port", "0")
    assert refused.exit_code == Code.USAGE
    assert "set a password first" in " ".join(refused.output.split())
    set_ = run("serve", "--set-password", input="correct horse battery\n")
    assert set_.exit_code == Code.FINE
    nameless = run("serve", "--host", "0.0.0.0", "--port", "0")
    assert nameless.exit_code == Code.USAGE
    assert "by which name" in " ".join(nameless.output.split())
    assert not listened
    named = run("serve", "--host", "0.0.0.0", "--port", "0", "--name", "desk.example")
    assert named.exit_code == Code.FINE
    assert listened[0][0] == "0.0.0.0"
    assert own_password.stat().st_mode & 0o077 == 0


def test_a_short_password_is_not_set(run: Run, own_password: Path) -> None:
    result = run("serve", "--set-password", input="short\n")
    assert result.exit_code == Code.USAGE
    assert not own_password.exists()
