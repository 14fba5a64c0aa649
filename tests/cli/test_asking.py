from __future__ import annotations

import io
import json

import pytest
from cli import samples
from cli.samples import Run, write
from rich.console import Console

from sayso.cli.questions import print_question
from sayso.shown.wording import count, short


def test_questions_are_listed_by_what_changed_last(bridge: Run) -> None:
    write("c.txt", "Rome says tower.", published="2017-06-20", outlet="en-3")
    bridge("add", "c.txt")
    printed = bridge("questions").stdout
    assert printed.index("Did the bridge fall?") < printed.index("Did the tower fall?")


def test_a_question_is_told_with_its_standing_and_its_sides() -> None:
    for brief, row in (
        (samples.contested(), "Sides: 1 for, 1 against, 1 in doubt · 4 reports · last"),
        (samples.tolls(), "Sides: 2 with a value · 2 reports · last 18 June 2017"),
    ):
        out = io.StringIO()
        asked = brief.question, brief.standing
        print_question(asked, [brief.question.id], Console(file=out, width=120))
        assert "contested" in out.getvalue()
        assert row in out.getvalue()


def test_questions_are_asked_as_of_a_day_or_a_month(bridge: Run) -> None:
    for day in ("2017-06-30", "2017-06"):
        assert "single-origin" in bridge("questions", "--as-of", day).stdout
    assert "contested" in bridge("questions", "bridge", "--as-of", "2017").stdout


def test_a_limit_is_said(bridge: Run) -> None:
    write("c.txt", "Rome says tower.", published="2017-06-20", outlet="en-3")
    bridge("add", "c.txt")
    result = bridge("questions", "--limit", "1")
    assert "1 of 2 questions; --limit 0 lists them all." in result.stderr
    assert len(result.stdout.splitlines()) == 2


def test_no_question_is_exit_code_4_and_says_what_was_read(bridge: Run) -> None:
    result = bridge("questions", "submarine")
    assert (result.exit_code, result.stdout) == (4, "")
    assert result.stderr == (
        "sayso: there is no question about 'submarine' in the 2 reports read.\n"
    )


def test_questions_as_json_have_their_standings(bridge: Run) -> None:
    printed = json.loads(bridge("questions", "--json").stdout)
    assert printed["found"] == 1
    assert printed["questions"][0]["question"]["text"] == "Did the bridge fall?"
    assert printed["questions"][0]["standing"]["label"] == "contested"


@pytest.mark.parametrize(
    ("day", "label", "read"),
    [
        ("2017-06-30", "SINGLE-ORIGIN", "1 report."),
        ("2017-07", "CONTESTED", "2 reports."),
        ("2016", "UNREPORTED", "no reports. This says nothing of what"),
    ],
)
def test_a_brief_is_as_of_a_day(bridge: Run, day: str, label: str, read: str) -> None:
    result = bridge("brief", "bridge", "--as-of", day)
    assert result.exit_code == 0
    assert f"\n{label}\n" in result.stdout
    assert f"Read by that day: {read}" in result.stdout


def test_a_brief_is_found_by_several_words_and_by_an_id(bridge: Run) -> None:
    by_words = bridge("brief", "bridge", "fall").stdout
    identifier = by_words.split(" id ")[1].split()[0]
    assert bridge("brief", identifier).stdout == by_words


def test_a_brief_as_recorded_before_the_reports_came_finds_nothing(bridge: Run) -> None:
    result = bridge("brief", "bridge", "--recorded", "2017-01-01T12:00")
    assert result.exit_code == 4


def test_nothing_to_brief_on_is_exit_code_4_and_says_where_it_looked(
    bridge: Run,
) -> None:
    result = bridge("brief", "submarine")
    assert (result.exit_code, result.stdout) == (4, "")
    assert "no question is about 'submarine'" in result.stderr
    assert "Looked in 2 reports from 16 June 2017 to 12 July 2017" in result.stderr


def test_an_empty_ledger_says_that_nothing_was_read(run: Run) -> None:
    result = run("brief", "bridge")
    assert result.exit_code == 4
    assert "sayso add FILES" in result.stderr
    assert "Looked in no reports" in result.stderr


def test_a_brief_as_json_quotes_the_exact_words(bridge: Run) -> None:
    printed = json.loads(bridge("brief", "bridge", "--json").stdout)
    assert printed["standing"]["label"] == "contested"
    assert printed["reports_read"] == 2
    words = [said["claim"]["content"][0]["exact"] for said in printed["claims"]]
    assert words == ["bridge", "bridge"]
    assert [said["answer"] for said in printed["claims"]] == ["affirms", "denies"]


def test_a_short_id_tells_a_question_from_the_others() -> None:
    assert short("q123456789", ["q123456789", "q99"]) == "q123456"
    assert short("q123456789", ["q123456700"]) == "q12345678"


def test_one_is_counted_as_one() -> None:
    assert [count(n, "report") for n in (0, 1, 2)] == [
        "no reports",
        "1 report",
        "2 reports",
    ]
