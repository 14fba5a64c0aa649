"""ZIP, tar and gzip: what they hold is read, nothing leaves them, bombs stay packed."""

from __future__ import annotations

import gzip
import io
import os
import struct
import tarfile
import zipfile
from pathlib import Path

import pytest

from sayso.model import Problem
from sayso.read import Passed, Piece, Reading, Terms, pieces, read_sources

from read.packed import crawl, packed, page, tarred, zipped

TEXT = "Ministeren sier at forhandlingene fortsetter i Oslo denne uken. "


def write(folder: Path, name: str, data: bytes) -> str:
    path = folder / name
    path.write_bytes(data)
    return str(path)


def readings(source: str) -> list[str]:
    items = read_sources([source])
    return [i.report.text for i in items if isinstance(i, Reading)]


def problems(source: str) -> list[str]:
    name = f"{Path(source).parent}/"
    items = pieces([source], Terms())
    return [str(i).replace(name, "") for i in items if isinstance(i, Problem)]


FILES = {
    "a.txt": TEXT.encode() + b"Filen a.",
    "b/c.html": page(1).encode(),
    "b/lines.jsonl": b'{"text": "En linje om broen."}\n{"text": "To linjer."}\n',
    "b/table.csv": b"tekst;dato\nTabellen om broen.;2017-06-16\n",
    "deep.zip": zipped({"d.txt": b"Dypt nede i arkivet."}),
    "crawl.warc.gz": packed(crawl(2)),
    "e.txt.gz": gzip.compress(b"Pakket tekst om broen."),
    "photo.jpg": b"\xff\xd8\xff",
    ".hidden.txt": b"skjult",
    "__MACOSX/a.txt": b"skjult",
}


@pytest.mark.parametrize(("name", "pack"), [("a.zip", zipped), ("a.tar.gz", tarred)])
def test_an_archive_is_read_like_a_folder(tmp_path: Path, name: str, pack) -> None:
    source = write(tmp_path, name, pack(FILES))
    texts = readings(source)
    assert len(texts) == 9
    for words in ("Filen a.", "Avsnitt 1-3", "To linjer", "Tabellen", "Dypt", "Pakket"):
        assert any(words in text for text in texts)
    assert problems(source) == []
    passed = [i for i in pieces([source], Terms()) if isinstance(i, Passed)]
    assert passed[-1].what == "3 files passed over"


def test_a_report_s_address_is_its_place_in_the_archive(tmp_path: Path) -> None:
    source = write(tmp_path, "a.zip", zipped({"b/c.txt": TEXT.encode()}))
    (item,) = pieces([source], Terms())
    assert isinstance(item, Piece)
    assert item.name == f"{source}/b/c.txt"


@pytest.mark.parametrize(
    "name", ["../out.txt", "/etc/out.txt", "a/../../out.txt", "C:\\out.txt"]
)
def test_a_name_that_leads_out_is_refused(tmp_path: Path, name: str) -> None:
    for pack, kind in ((zipped, "a.zip"), (tarred, "a.tar.gz")):
        source = write(
            tmp_path, kind, pack({name: TEXT.encode(), "b.txt": b"Den neste."})
        )
        assert any("leads out of the archive" in told for told in problems(source))
        assert readings(source) == ["Den neste."]
    assert not (tmp_path.parent / "out.txt").exists()


def test_nothing_is_unpacked_to_disk(tmp_path: Path, monkeypatch) -> None:
    source = write(tmp_path, "a.zip", zipped(FILES))
    monkeypatch.chdir(tmp_path)
    readings(source)
    assert [path.name for path in tmp_path.iterdir()] == ["a.zip"]


def test_files_that_unpack_without_end_are_problems(tmp_path: Path) -> None:
    bomb = b" " * 50_000_000
    files = {"bomb.txt": bomb, "b.txt": b"Den neste."}
    source = write(tmp_path, "a.zip", zipped(files))
    assert "more than 200 times its size" in problems(source)[0]
    assert readings(source) == ["Den neste."]
    source = write(tmp_path, "b.txt.gz", gzip.compress(bomb))
    assert "more than 200 times its size" in problems(source)[0]
    assert readings(source) == []
    source = write(tmp_path, "c.tar.gz", tarred(files))
    assert any("more than 200 times its size" in told for told in problems(source))
    source = write(tmp_path, "d.jsonl.gz", gzip.compress(b'{"text": "En."}\n' + bomb))
    assert readings(source) == ["En."]
    assert "more than 200 times its size" in problems(source)[-1]


def test_a_file_that_lies_about_its_size_is_a_problem(tmp_path: Path) -> None:
    data = bytearray(zipped({"a.txt": b"x" * 5000, "b.txt": b"Den neste."}))
    at = data.index(b"PK\x01\x02")
    data[at + 24 : at + 28] = struct.pack("<I", 10)
    source = write(tmp_path, "a.zip", bytes(data))
    assert readings(source)[-1] == "Den neste."


def test_a_damaged_file_is_a_problem_and_the_rest_goes_on(tmp_path: Path) -> None:
    files = {"a.txt": TEXT.encode() * 50, "b.txt": b"Den neste."}
    data = bytearray(zipped(files))
    data[45:60] = b"\xff" * 15
    source = write(tmp_path, "a.zip", bytes(data))
    assert problems(source)[0].startswith("a.zip/a.txt: it is damaged (")
    assert readings(source) == ["Den neste."]


def test_a_locked_file_is_a_problem(tmp_path: Path) -> None:
    data = bytearray(zipped({"a.txt": TEXT.encode()}, zipfile.ZIP_STORED))
    data[data.index(b"PK\x01\x02") + 8] |= 1
    data[6] |= 1
    source = write(tmp_path, "a.zip", bytes(data))
    assert problems(source)[0].startswith("a.zip/a.txt: it is locked with a password.")


def test_archives_in_archives_are_read_three_deep(tmp_path: Path) -> None:
    inner = zipped({"d.txt": b"Dypt nede i arkivet."})
    for depth in range(2):
        inner = zipped({f"{depth}.zip": inner})
    assert readings(write(tmp_path, "3.zip", inner)) == ["Dypt nede i arkivet."]
    inner = zipped({"0.zip": zipped({"1.zip": inner})})
    source = write(tmp_path, "5.zip", inner)
    assert "archive within 3 archives" in problems(source)[0]


def test_an_archive_that_is_none_is_a_problem(tmp_path: Path) -> None:
    source = write(tmp_path, "a.zip", b"Dear editor")
    assert problems(source)[0].startswith("a.zip: it is no sound ZIP archive (")
    source = write(tmp_path, "a.tar", b"Dear editor" * 100)
    assert "damaged" in problems(source)[0]
    source = write(tmp_path, "empty.zip", zipped({}))
    assert "there are no reports in this archive" in problems(source)[0]


def test_a_tar_that_is_cut_short_gives_what_is_whole(tmp_path: Path) -> None:
    files = {f"{n}.txt": os.urandom(3000).hex().encode() for n in range(4)}
    data = tarred(files)
    source = write(tmp_path, "a.tar.gz", data[: len(data) // 2])
    assert 1 <= len(readings(source)) < 4
    assert problems(source)


def test_a_header_of_a_tar_without_end_is_not_read(tmp_path: Path) -> None:
    made = io.BytesIO()
    with tarfile.open(fileobj=made, mode="w", format=tarfile.PAX_FORMAT) as archive:
        info = tarfile.TarInfo("a.txt")
        info.type, info.size = tarfile.XHDTYPE, 8_000_000_000
        archive.fileobj.write(info.tobuf())  # type: ignore[union-attr]
    source = write(tmp_path, "a.tar", made.getvalue())
    assert "damaged" in problems(source)[0]


def test_a_packed_file_with_a_plain_name_is_read_by_what_is_in_it(
    tmp_path: Path,
) -> None:
    assert readings(write(tmp_path, "a", gzip.compress(TEXT.encode()))) == [
        TEXT.strip()
    ]
    assert len(readings(write(tmp_path, "w", b"".join(crawl(2))))) == 2


def test_a_name_that_is_no_utf8_is_still_a_name(tmp_path: Path) -> None:
    made = io.BytesIO()
    with tarfile.open(fileobj=made, mode="w", format=tarfile.GNU_FORMAT) as archive:
        info = tarfile.TarInfo("f\udce5.txt")
        info.size = 10
        archive.addfile(info, io.BytesIO(b"Den neste."))
    source = write(tmp_path, "a.tar", made.getvalue())
    (item,) = read_sources([source])
    assert isinstance(item, Reading)
    assert item.report.address.endswith("a.tar/f\ufffd.txt")
