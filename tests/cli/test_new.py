from __future__ import annotations

import json

import pytest
from cli.samples import Run, write

RUSSIA = "Russia said that Omar Hassani may have been killed in an attack."
CLAIMED = (
    "Russia has claimed that Omar Hassani was killed in an attack. "
    "Norway denied that Omar Hassani was killed in an attack."
)


@pytest.fixture
def hassani(run: Run) -> Run:
    """Commands on a ledger in which Russia says that Hassani may be dead."""
    write("a.txt", RUSSIA, published="2017-06-16", outlet="en-1")
    assert run("add", "a.txt").exit_code == 0
    write("b.txt", CLAIMED, published="2017-07-12", outlet="en-2", title="Hassani")
    return run


def test_the_news_comes_first_and_what_is_known_last(hassani: Run) -> None:
    printed = hassani("new", "b.txt").stdout
    headings = ("Standings that change", "Nobody had said this: 1", "Known already: 1")
    places = [printed.index(heading) for heading in headings]
    assert places == sorted(places)
    assert "1 new claim, 1 hedge lost; 1 known already." in printed


def test_a_denial_is_shown_as_one(hassani: Run) -> None:
    printed = hassani("new", "b.txt").stdout
    assert "    ▼ Norway denies\n      Norway [denied] “that Omar" in printed


def test_a_lost_hedge_is_told_with_both_words(hassani: Run) -> None:
    printed = " ".join(hassani("new", "b.txt").stdout.split())
    assert "A hedge was lost: en-1 has Russia say it as possible, and en-2," in printed
    assert "[said] “that Omar Hassani may have been killed in an attack”" in printed
    assert "[claimed] “that Omar Hassani was killed in an attack”" in printed


def test_nothing_is_kept(hassani: Run) -> None:
    hassani("new", "b.txt")
    assert "1 report" in hassani("doctor").stdout
    assert " not kept" in hassani("new", "b.txt").stdout


def test_standard_input_without_a_date_is_the_latest(hassani: Run) -> None:
    result = hassani("new", "-", "--lang", "en", input=CLAIMED)
    assert "It bears no date: it is taken for the latest" in result.stdout
    assert "1 hedge lost" in " ".join(result.stdout.split())
    assert "Standings that change" not in result.stdout


def test_a_held_report_is_named_by_its_id(hassani: Run) -> None:
    held = json.loads(hassani("new", "a.txt", "--json").stdout)
    assert held["held"] is True
    by_id = json.loads(hassani("new", held["report"]["id"], "--json").stdout)
    assert by_id == held


def test_json_has_the_exact_words_of_both_sides(hassani: Run) -> None:
    printed = json.loads(hassani("new", "b.txt", "--json").stdout)
    (drift,) = printed["drifts"]
    assert drift["kind"] == "hedge-lost"
    assert drift["earlier"]["words"][1]["exact"] == (
        "that Omar Hassani may have been killed in an attack"
    )
    assert {told["novelty"] for told in printed["told"]} == {"first", "known"}


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (("gone.txt",), 1, "gone.txt: there is no such file"),
        (("r00000000",), 4, "the ledger holds no report 'r00000000'"),
        (("a.txt", "--as-of", "soon"), 2, "'soon' is no date"),
        ((".",), 2, "holds 2 reports; name one of them"),
    ],
)
def test_what_can_not_be_compared_is_a_sentence(
    hassani: Run, words: tuple[str, ...], code: int, said: str
) -> None:
    result = hassani("new", *words)
    assert (result.exit_code, result.stdout) == (code, "")
    assert said in result.stderr


def test_a_report_that_adds_nothing_says_so(hassani: Run) -> None:
    write("c.txt", RUSSIA, published="2017-06-20", outlet="en-3", title="Again")
    printed = hassani("new", "c.txt").stdout
    assert "\nNothing new; 1 known already.\n" in printed


@pytest.mark.parametrize("width", ["40", "80", "120"])
def test_no_line_is_longer_than_the_terminal_is_wide(
    hassani: Run, monkeypatch: pytest.MonkeyPatch, width: str
) -> None:
    monkeypatch.setenv("COLUMNS", width)
    lines = hassani("new", "b.txt").stdout.splitlines()
    assert max(map(len, lines)) <= int(width)
