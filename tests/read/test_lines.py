"""JSON lines: one report a line."""

from __future__ import annotations

import json
from io import BytesIO
from pathlib import Path

import pytest

from sayso.model import Problem
from sayso.read import Given, Reading, read_sources

TEXT = "Kilder sier at han er død, men ingen har bekreftet det så langt."


def read(tmp_path: Path, *lines: str | bytes) -> list[Reading | Problem]:
    path = tmp_path / "r.jsonl"
    path.write_bytes(
        b"\n".join(x if isinstance(x, bytes) else x.encode() for x in lines)
    )
    return list(read_sources([str(path)]))


def row(**fields: object) -> str:
    return json.dumps({"text": TEXT, **fields})


def test_a_line_is_a_report_with_what_it_says(tmp_path: Path) -> None:
    line = row(
        id="r1",
        title="Død",
        outlet="nb-1",
        lang="nb",
        published="2017-06",
        url="https://x.no",
        z=[1],
    )
    [reading] = read(tmp_path, line)
    assert isinstance(reading, Reading)
    report = reading.report
    assert (report.text, report.title, report.outlet) == (TEXT, "Død", "nb-1")
    assert (report.lang, str(report.published)) == ("nb", "2017-06")
    assert report.address == "https://x.no"
    assert reading.raw == line.encode()
    assert reading.problems == ()


def test_where_a_line_came_from_is_its_id_or_its_number(tmp_path: Path) -> None:
    first, second = read(tmp_path, row(id=7), row())
    assert isinstance(first, Reading) and isinstance(second, Reading)
    assert first.report.address.endswith("r.jsonl#7")
    assert second.report.address.endswith("r.jsonl:2")


@pytest.mark.parametrize(
    ("line", "what"),
    [
        ("{", "it is no JSON"),
        ('"text"', "it is no JSON object"),
        ("[1]", "it is no JSON object"),
        ("{}", "it has no text"),
        ('{"text": null}', "it has no text"),
        ('{"text": ["a"]}', "it has no text"),
        ('{"text": "  "}', "it has no text"),
        ('{"text": "\\u200b"}', "nothing in it to read"),
        ("[" * 100_000, "it is no JSON"),
        (b"\x00\x01\x02", "a binary file"),
    ],
)
def test_a_bad_line_is_named_and_the_rest_goes_on(
    tmp_path: Path, line: str | bytes, what: str
) -> None:
    before, problem, after = read(tmp_path, row(), line, row())
    assert isinstance(before, Reading) and isinstance(after, Reading)
    assert isinstance(problem, Problem)
    assert problem.where.endswith("r.jsonl:2")
    assert what in problem.what
    assert problem.remedy


def test_blank_lines_are_passed_over_and_still_counted(tmp_path: Path) -> None:
    first, problem = read(tmp_path, row(), "", "  ", "{")
    assert isinstance(first, Reading) and isinstance(problem, Problem)
    assert problem.where.endswith(":4")


def test_a_date_that_is_none_is_a_problem_of_its_line(tmp_path: Path) -> None:
    [reading] = read(tmp_path, row(date="fredag"))
    assert isinstance(reading, Reading)
    assert any("r.jsonl:1: 'fredag' is no date" in str(p) for p in reading.problems)


def test_text_is_taken_as_it_is_without_looking_for_a_header(tmp_path: Path) -> None:
    [reading] = read(tmp_path, json.dumps({"text": f"title: Nei\n\n{TEXT}"}))
    assert isinstance(reading, Reading)
    assert reading.report.text == f"title: Nei\n\n{TEXT}"


def test_half_a_surrogate_pair_in_an_escape_does_no_harm(tmp_path: Path) -> None:
    [reading] = read(tmp_path, '{"text": "Nei \\ud83d \\u0000 takk", "id": "\\ud83d"}')
    assert isinstance(reading, Reading)
    assert reading.report.text == "Nei \ufffd  takk"
    assert reading.report.address.encode()


def test_an_empty_file_holds_no_report(tmp_path: Path) -> None:
    [problem] = read(tmp_path, "")
    assert isinstance(problem, Problem)
    assert "there is no report in it" in str(problem)


def test_utf16_lines_are_refused_as_a_whole(tmp_path: Path) -> None:
    [problem] = read(tmp_path, f"{row()}\n{row()}".encode("utf-16"))
    assert "Save them as UTF-8" in str(problem)


def test_a_line_too_long_is_a_problem_and_the_next_is_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sayso.read.lines.MOST_BYTES", 500)
    problem, reading = read(tmp_path, row(id="x" * 2000), row())
    assert "it is larger than" in str(problem)
    assert isinstance(reading, Reading)


def test_standard_input_may_be_json_lines() -> None:
    data = f"{row()}\n{{\n{row()}".encode()
    first, problem, last = read_sources(["-"], stdin=BytesIO(data))
    assert isinstance(first, Reading) and isinstance(last, Reading)
    assert isinstance(problem, Problem)
    assert problem.where == "standard input:2"


def test_what_a_person_states_holds_for_every_line() -> None:
    data = f"{row(outlet='A')}\n{row(title='T')}".encode()
    readings = list(read_sources(["-"], given=Given(outlet="B"), stdin=BytesIO(data)))
    assert [r.report.outlet for r in readings if isinstance(r, Reading)] == ["B", "B"]
