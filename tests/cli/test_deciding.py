"""A person's decisions by command: what they change, who made them, taking back."""

from __future__ import annotations

import json

import pytest
from cli.samples import Run, write

from sayso.cli.codes import Code


@pytest.fixture
def towns(run: Run, invented_rules: None) -> Run:
    """Commands on a ledger with reports of two matters, by invented rules."""
    write("a.txt", "Oslo says bridge.", published="2017-06-16", outlet="en-1")
    write("b.txt", "Bern denies bridge.", published="2017-06-17", outlet="en-2")
    write("c.txt", "Rome says tower.", published="2017-06-18", outlet="en-3")
    assert run("add", "a.txt", "b.txt", "c.txt").exit_code == 0
    return run


def matters(run: Run) -> list[str]:
    found = json.loads(run("questions", "--json").stdout)["questions"]
    return sorted(one["question"]["text"] for one in found)


def decided(run: Run, *words: str) -> dict[str, object]:
    result = run(*words, "--by", "anna", "--json")
    assert result.exit_code == 0, result.output
    return dict(json.loads(result.stdout))


def listed(run: Run) -> list[dict[str, object]]:
    return list(json.loads(run("decisions", "--json").stdout)["decisions"])


def test_a_split_is_logged_with_who_and_why_and_can_be_taken_back(towns: Run) -> None:
    made = decided(towns, "split", "en-1", "b.txt", "--because", "two bridges")
    [entry] = listed(towns)
    assert (entry["id"], entry["maker"]) == (made["decision"], "anna")
    assert (entry["because"], entry["retracted"]) == ("two bridges", None)
    printed = towns("decisions").stdout
    assert "en-1 and en-2 are of two matters" in printed
    assert "anna" in printed
    assert "two bridges" in printed
    taken = decided(towns, "retract", str(made["decision"])[:8], "--because", "no")
    assert taken["retracted"] == made["decision"]
    [entry] = listed(towns)
    assert entry["retracted"]["because"] == "no"  # type: ignore[index]


def test_a_merge_names_questions_by_their_words(towns: Run) -> None:
    made = decided(towns, "merge", "tower", "bridge")
    assert made["said"] == "en-3 and en-1 are of one matter"


def test_whom_a_yes_hurts_is_set_by_hand(towns: Run) -> None:
    decided(towns, "hurts", "bridge", "Bern")
    page = json.loads(towns("brief", "bridge", "--json").stdout)
    assert page["question"]["hurts"] == "Bern"


def test_a_side_is_set_by_hand_and_shown(towns: Run) -> None:
    decided(towns, "side", "Bern", "Switzerland")
    page = json.loads(towns("brief", "bridge", "--json").stdout)
    sides = {claim["actor"]["name"]: claim["actor"]["side"] for claim in page["claims"]}
    assert sides["Bern"] == "Switzerland"


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("merge", "en-1", "a.txt"), "are one report"),
        (("split", "en-1", "xyz"), "no question is about 'xyz'"),
        (("retract", "p12345"), "no decision 'p12345' is in force"),
        (("side", "Nobody", "Norway"), "no source is called 'Nobody'"),
    ],
)
def test_what_fits_nothing_is_a_sentence_and_changes_nothing(
    towns: Run, words: tuple[str, ...], said: str
) -> None:
    result = towns(*words)
    assert result.exit_code == Code.USAGE
    assert said in " ".join(result.stderr.split())
    assert listed(towns) == []


def test_a_merge_changes_only_standings_that_are_others(towns: Run) -> None:
    made = decided(towns, "merge", "en-1", "en-3")
    assert made["changes"] == []
    assert len(matters(towns)) == 2
