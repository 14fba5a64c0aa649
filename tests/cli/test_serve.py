"""`sayso serve` listens on this machine alone, and says where."""

from __future__ import annotations

import json
import socket

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
