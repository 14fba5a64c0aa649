"""Files, folders, globs and standard input."""

from __future__ import annotations

import os
from io import BytesIO
from pathlib import Path

import pytest

from sayso.errors import InputError
from sayso.model import Problem
from sayso.read import Reading, count_of, read_bytes, read_sources

TEXT = "Källor säger att han är död, men ingen har bekräftat det hittills."


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in ("b.txt", "a.md", "c/d.HTM", "c/a.txt", ".git/x.txt", "c/notes.log"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(f"<html><body><p>{name} {TEXT}</p></body></html>", "utf-8")
    return tmp_path


def names(*sources: str | Path) -> list[str]:
    items = read_sources([str(source) for source in sources])
    return [Path(i.report.address).name for i in items if isinstance(i, Reading)]


def problems(*sources: str | Path) -> list[str]:
    items = read_sources([str(source) for source in sources])
    return [str(i) for i in items if isinstance(i, Problem)]


def test_a_folder_is_read_through_in_the_order_of_names(folder: Path) -> None:
    assert names(folder) == ["a.md", "b.txt", "a.txt", "d.HTM"]


def test_a_glob_is_read_in_the_order_of_names(folder: Path) -> None:
    assert names(folder / "**" / "*.txt") == ["b.txt", "a.txt"]


def test_a_file_is_read_whatever_it_is_called(folder: Path) -> None:
    assert names(folder / "c" / "notes.log") == ["notes.log"]


def test_a_name_with_brackets_is_a_file_before_it_is_a_glob(tmp_path: Path) -> None:
    (tmp_path / "a[1].txt").write_text(TEXT, "utf-8")
    assert names(tmp_path / "a[1].txt") == ["a[1].txt"]


def test_a_file_named_twice_is_read_once(folder: Path) -> None:
    (folder / "link.txt").symlink_to(folder / "b.txt")
    again = (folder / "b.txt", folder / "*.txt", folder / "c" / ".." / "b.txt", folder)
    assert names(*again).count("b.txt") == 1
    assert "link.txt" not in names(*again)


def test_standard_input_is_one_report() -> None:
    [reading] = read_sources(["-", "-"], stdin=BytesIO(f"\n{TEXT}".encode()))
    assert isinstance(reading, Reading)
    assert reading.report.text == TEXT
    assert reading.report.address == "standard input"


def test_a_missing_file_in_a_batch_of_ten_is_said_and_nine_are_read(
    tmp_path: Path,
) -> None:
    paths = [tmp_path / f"{number}.txt" for number in range(10)]
    for number, path in enumerate(paths):
        path.write_text(f"{TEXT} {number}", "utf-8")
    paths[4].unlink()
    items = list(read_sources([str(path) for path in paths]))
    assert [isinstance(item, Problem) for item in items].index(True) == 4
    assert sum(isinstance(item, Reading) for item in items) == 9
    assert f"{paths[4]}: there is no such file or folder" in str(items[4])
    assert "Check the path" in str(items[4])


def test_one_bad_file_never_stops_the_rest(tmp_path: Path) -> None:
    for name, data in (
        ("a.txt", b""),
        ("b.txt", b"\x00\x01"),
        ("c.txt", TEXT.encode("latin-1")),
        ("d.html", b"<html></html>"),
        ("e.txt", f"{TEXT} ö".encode()[:-1]),
        ("f.txt", TEXT.encode()),
    ):
        (tmp_path / name).write_bytes(data)
    items = list(read_sources([str(tmp_path)]))
    assert [isinstance(item, Reading) for item in items] == [
        False,
        False,
        True,
        False,
        True,
        True,
    ]


@pytest.mark.parametrize(
    ("source", "what", "remedy"),
    [
        ("{}/none.txt", "there is no such file or folder", "Check the path"),
        ("{}/*.zip", "no file matches", "sayso reads files that end in .txt"),
        (
            "{}/empty",
            "there are no reports in this folder",
            "sayso reads files that end in",
        ),
        ("{}/loop.txt", "it can't be read", "you may read it"),
        (
            "http://127.0.0.1/1",
            "no address of the public web",
            "save the page as a file",
        ),
        ("", "there is no such file or folder", "Check the path"),
        ("a\0b", "there is no such file or folder", "Check the path"),
    ],
)
def test_what_can_not_be_read_is_a_problem_with_a_remedy(
    tmp_path: Path, source: str, what: str, remedy: str
) -> None:
    (tmp_path / "empty").mkdir()
    (tmp_path / "loop.txt").symlink_to(tmp_path / "loop.txt")
    [problem] = problems(source.format(tmp_path))
    assert what in problem
    assert remedy in problem


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_file_or_folder_that_is_closed_is_a_problem(folder: Path) -> None:
    (folder / "a.md").chmod(0)
    (folder / "c").chmod(0)
    try:
        assert len(problems(folder)) == 2
        assert "permission denied" in problems(folder / "c" / "a.txt")[0]
    finally:
        (folder / "c").chmod(0o700)


def test_a_file_name_of_any_bytes_can_be_stored_and_printed(tmp_path: Path) -> None:
    path = os.fsencode(tmp_path) + b"/\xe5\xe4.txt"
    try:
        with open(path, "wb") as file:  # noqa: PTH123  # its name is bytes on purpose
            file.write(TEXT.encode())
    except OSError:
        pytest.skip("this file system only takes names in UTF-8")
    [reading] = read_sources([str(tmp_path)])
    assert isinstance(reading, Reading)
    assert reading.report.address.encode().endswith(b".txt")


@pytest.mark.parametrize("data", [b"", b" \n\t ", b"\xef\xbb\xbf"])
def test_an_empty_file_is_refused_with_what_to_do(data: bytes) -> None:
    with pytest.raises(
        InputError, match=r"x\.txt: (it is empty|there is nothing)"
    ) as caught:
        read_bytes(data, name="x.txt")
    assert "Give a file that has the report's text in it" in str(caught.value)


def test_a_text_of_fifty_megabytes_is_refused_after_reading_twenty(
    tmp_path: Path,
) -> None:
    path = tmp_path / "long.txt"
    with path.open("wb") as file:
        file.truncate(50_000_000)
    [problem] = problems(path)
    assert "it is larger than 20 MB" in problem
    assert "Split it into one file a report" in problem


def test_a_long_stream_is_refused_without_being_held() -> None:
    class Endless(BytesIO):
        asked = 0

        def read(self, size: int | None = -1, /) -> bytes:
            assert size is not None and size >= 0
            Endless.asked += size
            return b"a" * size

        def readline(self, size: int | None = -1, /) -> bytes:
            return self.read(size)

    [problem] = read_sources(["-"], stdin=Endless())
    assert "it is larger than 20 MB" in str(problem)
    assert Endless.asked < 21_000_000


def test_a_json_file_is_not_read_as_text() -> None:
    with pytest.raises(InputError, match="it is JSON, not a text") as caught:
        read_bytes(b'{"text":\n "abc"}', name="x.txt")
    assert ".jsonl" in str(caught.value)


def test_how_many_reports_there_are_is_told_where_it_is_known(folder: Path) -> None:
    assert count_of([str(folder), str(folder / "gone.txt")]) == 5
    (folder / "lines.jsonl").write_text("{}\n{}\n")
    assert count_of([str(folder)]) is None
    assert count_of(["-"]) is None
