"""Evidence checks itself, holds what was read, and runs nothing of it."""

from __future__ import annotations

import io
import re
import shutil
import subprocess
import zipfile
from pathlib import Path

import pytest
from warcio.archiveiterator import ArchiveIterator  # type: ignore[import-untyped]

from sayso.errors import UsageError
from sayso.export import evidence, write_evidence
from sayso.ledger import Ledger

from export.conftest import DAY, HOSTILE


@pytest.fixture
def files(held: Ledger) -> dict[str, bytes]:
    dossier = held.dossier("bridge", as_of=DAY)
    return evidence(dossier, held.archive(dossier.reports))


@pytest.mark.skipif(not shutil.which("sha256sum"), reason="sha256sum is not here")
def test_the_sums_check(files: dict[str, bytes], tmp_path: Path) -> None:
    write_evidence(files, tmp_path / "out")
    check = ["sha256sum", "--strict", "-c", "SHA256SUMS"]
    assert subprocess.run(check, cwd=tmp_path / "out", check=False).returncode == 0
    (tmp_path / "out" / "brief.html").write_text("other", encoding="utf-8")
    assert subprocess.run(check, cwd=tmp_path / "out", check=False).returncode


def test_a_zip_is_the_same_each_time(files: dict[str, bytes], tmp_path: Path) -> None:
    for name in ("a.zip", "b.zip"):
        write_evidence(files, tmp_path / name)
    assert (tmp_path / "a.zip").read_bytes() == (tmp_path / "b.zip").read_bytes()
    with zipfile.ZipFile(tmp_path / "a.zip") as archive:
        assert {n: archive.read(n) for n in archive.namelist()} == files


def test_nothing_that_is_there_is_written_over(
    files: dict[str, bytes], tmp_path: Path
) -> None:
    (tmp_path / "x.zip").write_text("mine", encoding="utf-8")
    for target in (tmp_path, tmp_path / "x.zip"):
        with pytest.raises(UsageError, match="is there already"):
            write_evidence(files, target)


def test_the_archive_holds_the_bytes_as_they_came(files: dict[str, bytes]) -> None:
    records = {}
    for record in ArchiveIterator(io.BytesIO(files["raw.warc.gz"]), check_digests=True):
        body = record.content_stream().read()
        assert not record.digest_checker.problems
        records[record.rec_headers.get_header("WARC-Target-URI")] = record, body
    page, body = records["https://news.example/a"]
    assert (page.rec_type, body.decode()) == ("response", HOSTILE)
    assert page.rec_headers.get_header("WARC-Date") == "2020-03-01T12:00:00Z"
    assert page.http_headers.get_statuscode() == "200"
    assert page.http_headers.get_header("content-type") == "text/html"
    assert page.http_headers.get_header("b") is None
    assert {record.rec_type for record, _ in records.values()} == {
        "response",
        "resource",
    }


def test_the_page_shows_everything_and_runs_nothing(files: dict[str, bytes]) -> None:
    page = files["brief.html"].decode()
    assert "Did the bridge fall?" in page
    assert "<script" not in page
    assert "default-src 'none'" in page
    assert "\u202e" not in page
    assert not re.search(r"(?:src|href)=\"(?!reports/)", page)
    for name in re.findall(r'href="([^"]+)"', page):
        assert name in files


def test_the_text_of_a_report_is_its_text_to_the_letter(
    files: dict[str, bytes], held: Ledger
) -> None:
    for report in held.dossier("bridge", as_of=DAY).reports:
        assert files[f"reports/{report.id}.txt"].decode() == report.text
