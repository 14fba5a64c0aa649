from __future__ import annotations

import json

import pytest
from cli.samples import Run, write


def test_a_record_has_names_fate_and_exact_words(bridge: Run) -> None:
    printed = bridge("source", "Oslo").stdout
    assert printed.startswith("Oslo\n")
    assert "How it fared: 1 position that it took before others" in printed
    rates = [row.split() for row in printed.splitlines() if "; over all" in row]
    assert " ".join(rates[1]) == (
        "contradicted by another side 1 of 1; over all sources 2 of 2"
    )
    assert "single-origin then, contested now" in printed
    assert "  ▲ 16 June 2017 · en-1, en\n    Oslo [says] “bridge”" in printed


def test_a_denial_is_marked_as_one(bridge: Run) -> None:
    printed = bridge("source", "Bern").stdout
    assert "  ▼ Did the bridge fall?\n    denies, 12 July 2017" in printed


def test_no_share_is_a_score(bridge: Run) -> None:
    printed = " ".join(bridge("source", "Oslo").stdout.split())
    assert "no measure of truth or trust" in printed
    assert "%" not in printed


def test_a_record_is_as_of_a_day(bridge: Run) -> None:
    printed = bridge("source", "Oslo", "--as-of", "2017-06").stdout
    assert "single-origin then and now" in printed
    assert "taken up by no other side" in printed
    assert "Nothing on any question by then" in (
        bridge("source", "Bern", "--as-of", "2017-06").stdout
    )


def test_a_name_that_fits_several_lists_them(bridge: Run) -> None:
    write("c.txt", "Oslofjord says tower.", published="2017-06-20", outlet="en-3")
    write("d.txt", "Oslostrand says tower.", published="2017-06-20", outlet="en-3")
    bridge("add", "c.txt", "d.txt")
    result = bridge("source", "en-3")
    assert result.exit_code == 0
    assert "Oslofjord · speaks for itself" in result.stdout
    assert "Oslostrand · speaks for itself" in result.stdout
    assert "2 sources fit; name one in full, or by its id." in result.stderr


def test_nobody_is_exit_code_4_and_brings_the_nearest(bridge: Run) -> None:
    result = bridge("source", "Osterlo")
    assert (result.exit_code, result.stdout) == (4, "")
    assert result.stderr.startswith(
        "sayso: no source is called 'Osterlo'. The nearest: Oslo"
    )


def test_json_counts_and_quotes(bridge: Run) -> None:
    printed = json.loads(bridge("source", "Oslo", "--json").stdout)
    assert printed["found"] == 1
    (record,) = printed["sources"]
    assert record["fared"][0]["outcomes"] == ["contradicted"]
    assert record["said"][0]["claims"][0]["claim"]["content"][0]["exact"] == "bridge"
    rates = {rate["outcome"]: rate for rate in record["rates"]}
    assert (rates["contradicted"]["own"], rates["contradicted"]["all"]) == (1, 2)


def test_the_names_of_a_hostile_report_are_only_words(bridge: Run) -> None:
    hostile = "[red]en\x1b[31m"
    write("c.txt", "Rome says tower.", published="2017-06-20", outlet=hostile)
    bridge("add", "c.txt")
    result = bridge("source", "Rome")
    assert result.exit_code == 0
    assert "\x1b" not in result.output
    assert "[red]en" in result.stdout


@pytest.mark.parametrize("width", ["40", "80", "120"])
def test_no_line_is_longer_than_the_terminal_is_wide(
    bridge: Run, monkeypatch: pytest.MonkeyPatch, width: str
) -> None:
    monkeypatch.setenv("COLUMNS", width)
    lines = bridge("source", "Oslo").stdout.splitlines()
    assert max(map(len, lines)) <= int(width)
