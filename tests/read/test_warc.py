"""Archives of the web: pages out of their records, and past what is damaged."""

from __future__ import annotations

import gzip
import io
import random
import zlib
from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sayso.model import Problem
from sayso.read.piece import Passed, Piece, read_piece
from sayso.read.reading import Reading
from sayso.read.warc import warc_pieces

from read.packed import answer, crawl, packed, page, record

ADDRESS = "https://avisen.example/sak/"


def found(data: bytes) -> list[Piece | Problem | Passed]:
    return list(warc_pieces(io.BytesIO(data), "w.warc"))


def pages(data: bytes) -> list[str]:
    return [i.name.removeprefix(ADDRESS) for i in found(data) if isinstance(i, Piece)]


def problems(data: bytes) -> list[str]:
    return [str(i) for i in found(data) if isinstance(i, Problem)]


def body(data: bytes) -> bytes:
    (piece,) = (i for i in found(data) if isinstance(i, Piece))
    return piece.raw


@pytest.mark.parametrize(
    "join", [b"".join, packed, lambda r: gzip.compress(b"".join(r))]
)
def test_the_pages_are_read_and_the_rest_is_counted(join) -> None:
    data = join(crawl(3))
    assert pages(data) == ["0", "1", "2"]
    assert [i for i in found(data) if not isinstance(i, Piece)] == [
        Passed(
            "w.warc",
            "4 records passed over (3 request, 1 warcinfo)",
            "Only answers that are HTML or text are read from an archive",
        )
    ]


def test_a_page_keeps_where_and_when_it_was_captured() -> None:
    (piece,) = (i for i in found(packed(crawl(1))) if isinstance(i, Piece))
    read = read_piece(piece)
    assert isinstance(read, Reading)
    assert read.report.address == f"{ADDRESS}0"
    assert (read.report.outlet, str(read.report.lang)) == ("Avisen", "nb")
    assert read.fetched is not None
    assert read.fetched.instant == datetime(2017, 6, 17, 8, 30, tzinfo=UTC)
    assert read.fetched.header("content-type") == "text/html"
    assert read.raw == page(0).encode()


def test_the_charset_of_the_header_is_that_of_the_page() -> None:
    words = "Rząd mówi, że most w Łodzi zamknięto. " * 5
    kind = "text/html; charset=iso-8859-2"
    data = record(answer(f"<p>{words}</p>".encode("iso-8859-2"), kind=kind))
    (piece,) = (i for i in found(data) if isinstance(i, Piece))
    read = read_piece(piece)
    assert isinstance(read, Reading)
    assert "Łodzi zamknięto" in read.report.text


def chunks(data: bytes, size: int = 1000) -> bytes:
    parts = [data[i : i + size] for i in range(0, len(data), size)]
    return b"".join(b"%x\r\n%s\r\n" % (len(p), p) for p in parts) + b"0\r\n\r\n"


@pytest.mark.parametrize(
    ("headers", "pack"),
    [
        ("Content-Encoding: gzip\r\n", gzip.compress),
        ("Content-Encoding: deflate\r\n", zlib.compress),
        ("Content-Encoding: deflate\r\n", lambda d: zlib.compress(d)[2:-4]),
        ("Transfer-Encoding: chunked\r\n", chunks),
        (
            "Transfer-Encoding: chunked\r\nContent-Encoding: gzip\r\n",
            lambda d: chunks(gzip.compress(d)),
        ),
        ("Content-Encoding: gzip\r\n", bytes),  # unpacked by the archiver already
        ("Content-Encoding: br\r\n", bytes),
    ],
)
def test_transfer_and_content_encodings_are_undone(headers, pack) -> None:
    data = page(2).encode()
    assert body(record(answer(pack(data), more=headers))) == data


def test_what_is_no_page_is_passed_over_by_its_kind() -> None:
    data = b"".join(
        [
            record(answer(b"\x89PNG", kind="image/png"), 1),
            record(answer(b"gone", status="404 Not Found"), 2),
            record(answer(page(3).encode()), 3, kind="revisit"),
            record(answer(b"User-agent: *", kind="text/plain"), 4).replace(
                b"/sak/4", b"/robots.txt"
            ),
        ]
    )
    (passed,) = found(data)
    assert isinstance(passed, Passed)
    for kind in ("1 image/png", "1 of status 404", "1 revisit", "1 robots.txt"):
        assert kind in passed.what


def test_a_damaged_member_is_a_problem_and_the_rest_goes_on() -> None:
    members = [gzip.compress(one) for one in crawl(4)]
    half = len(members[4]) // 2
    members[4] = members[4][:half] + b"\0\xff" * 20 + members[4][half + 40 :]
    data = b"".join(members)
    assert pages(data) == ["0", "2", "3"]
    assert len(problems(data)) == 1
    assert "damaged" in problems(data)[0]


def test_a_member_that_is_cut_off_is_a_problem_and_the_rest_goes_on() -> None:
    members = [gzip.compress(one) for one in crawl(4)]
    members[4] = members[4][: len(members[4]) // 2]
    data = b"".join(members)
    assert pages(data) == ["0", "2", "3"]
    assert problems(data)


def test_a_record_that_says_it_is_longer_does_not_take_the_next_with_it() -> None:
    records = crawl(3)
    size = len(answer(page(1).encode()))
    records[4] = record(answer(page(1).encode()), 1, length=size + 9000)
    data = b"".join(records)
    assert pages(data) == ["0", "2"]
    assert problems(data) == [
        "w.warc:5: it is not as long as it says. "
        "Get the archive anew if the pages there matter; the rest is read"
    ]


def test_an_archive_that_is_cut_short_gives_what_is_whole() -> None:
    whole = b"".join(crawl(3))
    assert pages(whole[:-3000]) == ["0", "1"]
    assert "cut short" in problems(whole[:-3000])[0]
    assert "cut short" in problems(packed(crawl(3))[:-300])[0]


def test_a_page_of_which_the_archive_holds_the_beginning_says_so() -> None:
    cut = record(answer(page(1).encode()[:12500]), 1, more="WARC-Truncated: length\r\n")
    (piece,) = found(cut)
    assert isinstance(piece, Piece)
    read = read_piece(piece)
    assert isinstance(read, Reading)
    assert "only the beginning" in read.problems[0].what


def test_a_record_without_a_date_or_a_length_is_a_problem() -> None:
    sound = record(answer(page(1).encode()), 1)
    undated = sound.replace(b"WARC-Date: 2017-06-17T08:30:00Z", b"WARC-Date: soon")
    endless = sound.replace(b"Content-Length: ", b"Content-Length: -")
    told = problems(undated + endless + record(answer(page(2).encode()), 2))
    assert "does not say when" in told[0]
    assert "does not say how long" in told[1]
    assert pages(undated + endless + record(answer(page(2).encode()), 2)) == ["2"]


def test_pages_that_unpack_without_end_are_problems() -> None:
    bomb = gzip.compress(b" " * 60_000_000)
    packed_page = record(answer(bomb, more="Content-Encoding: gzip\r\n"), 1)
    both = "Transfer-Encoding: chunked\r\nContent-Encoding: gzip\r\n"
    chunked = record(answer(chunks(bomb, 50_000), more=both), 2)
    member = record(answer(b" " * 15_000_000), 3)
    sound = record(answer(page(4).encode()), 4)
    data = packed([packed_page, chunked, member, sound])
    assert pages(data) == ["4"]
    assert sum("unpacks to more" in told for told in problems(data)) == 3


def test_what_is_no_archive_is_one_problem() -> None:
    assert len(found(b"")) == 1
    assert len(found(b"Dear editor,\n" * 1000)) == 1


@settings(max_examples=60, deadline=None)
@given(st.integers(0, 2**32), st.booleans())
def test_damage_anywhere_neither_fails_nor_hangs(seed: int, pack: bool) -> None:
    chance = random.Random(seed)
    data = bytearray((packed if pack else b"".join)(crawl(3)))
    for _ in range(chance.randint(1, 4)):
        at = chance.randrange(len(data))
        data[at : at + chance.randint(0, 40)] = chance.randbytes(chance.randint(0, 40))
    for item in found(bytes(data)):
        if isinstance(item, Piece):
            read_piece(item)


def test_an_odd_address_is_read_in_silence(capfd: pytest.CaptureFixture[str]) -> None:
    data = record(answer(page(1).encode()), 1).replace(b"/sak/1", b"/sak /1 [", 1)
    assert pages(data.replace(b"avisen.example/", b"[avisen/", 1))
    assert capfd.readouterr().err == ""
