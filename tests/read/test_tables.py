"""Tables: which column is what, how they are written, and what is damaged in them."""

from __future__ import annotations

import io
import tracemalloc
from datetime import date
from pathlib import Path

import pytest

from sayso.errors import UsageError
from sayso.model import Problem
from sayso.read import Reading, read_sources
from sayso.read.columns import columns_of, stated_columns
from sayso.read.tables import table_pieces

TEXT = "Källor säger att bron är stängd, men ingen har bekräftat det hittills."


def write(folder: Path, name: str, text: str, encoding: str = "utf-8") -> str:
    path = folder / name
    path.write_bytes(text.encode(encoding))
    return str(path)


def read(source: str, columns: str = "") -> list[Reading | Problem]:
    return list(read_sources([source], columns=stated_columns(columns)))


def readings(source: str, columns: str = "") -> list[Reading]:
    return [i for i in read(source, columns) if isinstance(i, Reading)]


def problems(source: str, columns: str = "") -> list[str]:
    return [str(i) for i in read(source, columns) if isinstance(i, Problem)]


@pytest.mark.parametrize("mark", [",", ";", "\t", "|"])
@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "windows-1252", "utf-16", "mac-roman"]
)
def test_the_mark_and_the_encoding_are_found(
    tmp_path: Path, mark: str, encoding: str
) -> None:
    rows = [
        ["id", "Publication Date", "Källa", "Rubrik", "Brödtext", "url"],
        [
            "7",
            "2017-06-16 12:30:00",
            "Bladet",
            "Bron",
            f'"{TEXT}\n\nHan; hon, de."',
            "",
        ],
        ["8", "2017-06-17", "Bladet", "Färjan", TEXT, "https://blad.example/8"],
    ]
    text = "\r\n".join(mark.join(row) for row in rows)
    source = write(tmp_path, "t.csv", text.replace(", men", " men"), encoding)
    one, two = readings(source)
    assert one.report.text.endswith("hittills.\n\nHan; hon, de.")
    assert one.report.title == "Bron"
    assert (one.report.outlet, one.report.lang) == ("Bladet", "sv")
    assert one.report.published is not None
    assert one.report.published.first == date(2017, 6, 16)
    assert two.report.address == "https://blad.example/8"
    assert two.report.text.startswith("Källor säger att bron är stängd men")
    assert problems(source) == []


def test_a_report_without_an_address_is_at_its_line(tmp_path: Path) -> None:
    source = write(tmp_path, "t.csv", f'text\n"{TEXT}"\n"{TEXT} Mer."\n')
    assert [Path(r.report.address).name for r in readings(source)] == [
        "t.csv:2",
        "t.csv:3",
    ]


def test_the_columns_that_a_person_names_hold(tmp_path: Path) -> None:
    table = f'text,ingress,when\nkort,"{TEXT}",2017-06-16\n'
    source = write(tmp_path, "t.csv", table)
    (one,) = readings(source, "text=ingress,published=when")
    assert one.report.text == TEXT
    assert one.report.published is not None


def test_columns_hold_for_json_lines_too(tmp_path: Path) -> None:
    line = f'{{"text": "kort", "ingress": "{TEXT}", "when": "2017-06-16"}}\n'
    source = write(tmp_path, "t.jsonl", line)
    (one,) = readings(source, "text=ingress,published=when")
    assert one.report.text == TEXT
    assert one.report.published is not None


def test_a_table_without_a_text_says_which_columns_there_are(tmp_path: Path) -> None:
    source = write(tmp_path, "t.csv", "name,age\nAnna,7\n")
    (told,) = problems(source)
    assert "(there are 'name', 'age')" in told
    assert "--columns text=NAME" in told
    assert "no column 'kropp'" in problems(source, "text=kropp")[0]


@pytest.mark.parametrize("text", ["text", "body=text", "text=", "=x"])
def test_columns_that_say_nothing_are_a_mistake(text: str) -> None:
    with pytest.raises(UsageError, match="such as text=body"):
        stated_columns(text)


def test_the_commonest_name_of_a_field_is_its_column() -> None:
    names = ["Content", "Text", "Date-Published", "Site Name", "date"]
    assert columns_of(names) == {
        "text": "Text",
        "published": "date",
        "outlet": "Site Name",
    }


def test_a_row_that_is_damaged_stops_nothing(tmp_path: Path) -> None:
    long = "x" * 2_000_001
    table = f'text,outlet\n"{TEXT} Ett.",A\n{long},B\n,C\n\n"{TEXT} Två."\n'
    source = write(tmp_path, "t.csv", table)
    assert [r.report.text[-4:] for r in readings(source)] == ["Ett.", "Två."]
    too_long, empty = problems(source)
    assert "t.csv:3: the row is damaged (field larger than field limit" in too_long
    assert "t.csv:4: it has no text" in empty


def test_damaged_characters_are_said_of_their_row(tmp_path: Path) -> None:
    path = tmp_path / "t.csv"
    path.write_bytes(
        f"text\n{TEXT}\n{TEXT}\n".encode().replace(b"s\xc3\xa4g", b"s\xc3g", 1)
    )
    one, two = readings(str(path))
    assert any("characters is damaged" in p.what for p in one.problems)
    assert not any("damaged" in p.what for p in two.problems)


def test_a_table_of_a_hundred_columns_keeps_the_few_that_are_read(
    tmp_path: Path,
) -> None:
    names = ",".join(f"c{n}" for n in range(99))
    cells = ",".join("x" * 1000 for _ in range(99))
    source = write(tmp_path, "t.csv", f'{names},text\n{cells},"{TEXT}"\n')
    (one,) = readings(source)
    assert one.report.text == TEXT
    assert len(one.raw) < 200
    wide = write(tmp_path, "w.csv", ",".join(["text"] * 6000) + "\nx\n")
    assert "more than 5,000" in problems(wide)[0]


class Endless(io.RawIOBase):
    """A table that goes on for so many bytes, made as it is read."""

    def __init__(self, size: int) -> None:
        super().__init__()
        self.left = size
        self.row = b'"%s",2017-06-16,Bladet\n' % (TEXT.encode() * 20)

    def readable(self) -> bool:
        return True

    def read(self, size: int = -1) -> bytes:
        if self.left <= 0:
            return b""
        self.left -= size
        return (self.row * (size // len(self.row) + 1))[:size]


def test_a_long_table_is_read_in_little_room() -> None:
    stream = io.BytesIO(b"text,date,outlet\n")
    endless = Endless(100_000_000)
    endless.row = stream.read() + endless.row
    tracemalloc.start()
    try:
        count = sum(1 for _ in table_pieces(endless, "t.csv"))  # type: ignore[arg-type]
        _, most = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert count > 10_000
    assert most < 20_000_000


def parquet(folder: Path, select: str, name: str = "t.parquet") -> str:
    duckdb = pytest.importorskip("duckdb")
    path = folder / name
    with duckdb.connect() as connection:
        connection.execute(f"COPY ({select}) TO '{path}' (FORMAT parquet)")
    return str(path)


def test_parquet_is_read_by_its_columns(tmp_path: Path) -> None:
    source = parquet(
        tmp_path,
        f"SELECT '{TEXT} ' || i AS body, TIMESTAMP '2017-06-16 12:00:00' AS date, "
        "'Bladet'::BLOB AS source, [1, 2] AS list, i AS c1 FROM range(300) t(i)",
        "a[1]*.parquet",
    )
    found = readings(source)
    assert len(found) == 300
    assert found[7].report.outlet == "Bladet"
    assert found[7].report.published is not None
    assert found[7].report.address.endswith(".parquet:8")


def test_parquet_reads_no_other_file_than_the_one_named(tmp_path: Path) -> None:
    parquet(tmp_path, f"SELECT '{TEXT}' AS text", "a1.parquet")
    source = parquet(tmp_path, f"SELECT '{TEXT} Mer.' AS text", "a[1].parquet")
    (one,) = readings(source)
    assert one.report.text.endswith("Mer.")


def test_parquet_that_is_none_or_has_huge_cells_is_a_problem(tmp_path: Path) -> None:
    source = write(tmp_path, "t.parquet", "Dear editor")
    assert "can't be read as Parquet" in problems(source)[0]
    long = f"SELECT repeat('x', 2000001) AS text UNION ALL SELECT '{TEXT}'"
    source = parquet(tmp_path, long, "long.parquet")
    assert len(readings(source)) == 1
    assert "a cell is longer" in problems(source)[0]
