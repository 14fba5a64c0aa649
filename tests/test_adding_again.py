"""What was read before is passed over unread, and only that."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from sayso.ledger import Added, Ledger, Share
from sayso.read import Given, Passed, Piece, Reading, Terms, pieces, read_piece

from read.packed import zipped

pytestmark = pytest.mark.usefixtures("invented_rules")

Add = Callable[..., Added]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "reports"
    made.mkdir()
    (made / "a.txt").write_text("outlet: en-1\n---\nOslo says bridge.")
    (made / "b.jsonl").write_text(
        '{"text": "Oslo says tower."}\n{"text": "Bonn says dam."}\n'
    )
    files = {"c.txt": b"Rome denies bridge.", "photo.jpg": b"\xff\xd8"}
    (made / "d.zip").write_bytes(zipped(files))
    return made


@pytest.fixture
def read(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The names of what is read, as it is."""
    names: list[str] = []

    def noted(piece: Piece) -> object:
        names.append(Path(piece.name).name)
        return read_piece(piece)

    monkeypatch.setattr("sayso.read.read_piece", noted)
    return names


def add(ledger: Ledger, folder: Path, **given: str) -> Added:
    return ledger.add(pieces([str(folder)], Terms(Given(**given))))


def test_what_is_the_same_is_not_read_again(
    ledger: Ledger, folder: Path, read: list[str]
) -> None:
    first = add(ledger, folder)
    assert (len(first.added), first.known, first.problems) == (4, 0, ())
    assert read == ["a.txt", "b.jsonl:1", "b.jsonl:2", "c.txt"]
    read.clear()
    again = add(ledger, folder)
    assert (len(again.added), again.known, again.problems) == (0, 4, ())
    assert read == []


def test_what_has_changed_is_read(
    ledger: Ledger, folder: Path, read: list[str]
) -> None:
    add(ledger, folder)
    read.clear()
    (folder / "a.txt").write_text("outlet: en-1\n---\nOslo denies bridge.")
    added = add(ledger, folder)
    assert (len(added.added), added.known) == (1, 3)
    assert read == ["a.txt"]


def test_what_a_person_now_states_is_read_and_kept(
    ledger: Ledger, folder: Path, read: list[str]
) -> None:
    add(ledger, folder)
    read.clear()
    assert len(add(ledger, folder, outlet="en-9").added) == 4
    assert len(read) == 4


def test_another_version_of_sayso_reads_once_more_and_only_once(
    ledger: Ledger, folder: Path, read: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    add(ledger, folder)
    monkeypatch.setattr("sayso.read.piece.__version__", "99")
    for expected in (4, 0):
        read.clear()
        assert add(ledger, folder).known == 4
        assert len(read) == expected


def test_what_could_not_be_read_is_tried_again(
    ledger: Ledger, folder: Path, read: list[str]
) -> None:
    (folder / "e.txt").write_bytes(b"")
    for _ in range(2):
        read.clear()
        assert len(add(ledger, folder).problems) == 1
        assert "e.txt" in read


def test_new_reports_are_counted_by_outlet_and_language(
    ledger: Ledger, folder: Path
) -> None:
    assert add(ledger, folder, lang="en").shares == (
        Share("", "en", 3),
        Share("en-1", "en", 1),
    )
    assert add(ledger, folder, lang="en").shares == ()


def test_progress_is_told_of_everything_that_comes(
    ledger: Ledger, folder: Path
) -> None:
    kinds: list[type] = []
    for _ in range(2):
        items = pieces([str(folder)], Terms())
        ledger.add(items, progress=lambda item: kinds.append(type(item)))
    assert kinds == [Reading] * 4 + [Passed] + [Piece] * 4 + [Passed]
