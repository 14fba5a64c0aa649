from __future__ import annotations

import json
from pathlib import Path

import pytest
from cli.samples import Run, write

TEXT = "Oslo denied that the bridge fell. Bern said the bridge may have fallen."


def test_each_claim_has_its_source_cue_and_exact_words(run: Run) -> None:
    write("a.txt", TEXT, outlet="en-1", published="2017-06-16", title="The bridge")
    result = run("read", "a.txt")
    assert result.exit_code == 0
    assert result.stdout.startswith("The bridge\nen-1 · en · 16 June 2017 · 2 claims\n")
    assert "  1  Oslo [denied] (denies)\n     “that the bridge fell”\n" in result.stdout
    assert result.stderr == ""


def test_what_the_person_states_outranks_the_file(run: Run) -> None:
    write("a.txt", TEXT, outlet="en-1", published="2017-06-16", title="The bridge")
    stated = ("--published", "2018", "--outlet", "en-2", "--title", "A bridge")
    head = run("read", "a.txt", *stated).stdout
    assert head.startswith("A bridge\nen-2 · en · 2018 · 2 claims\n")


def test_what_a_report_lacks_is_said_aside(run: Run) -> None:
    write("a.txt", TEXT)
    assert (
        "a.txt: no outlet found. Say it with --outlet NAME."
        in run("read", "a.txt").stderr
    )


def test_standard_input_is_a_report(run: Run) -> None:
    result = run("read", "-", input=f"lang: en\n---\n{TEXT}")
    assert "Oslo [denied]" in result.stdout


def test_json_is_one_object_a_line_with_offsets_and_exact_words(run: Run) -> None:
    write("a.txt", TEXT, outlet="en-1", published="2017-06")
    write("b.txt", "Bern said that it stands.", outlet="en-2")
    first, second = map(
        json.loads, run("read", "--json", "a.txt", "b.txt").stdout.splitlines()
    )
    assert (first["report"]["outlet"], first["report"]["published"]) == (
        "en-1",
        "2017-06",
    )
    assert second["problems"][0]["what"].startswith("no date")
    text = first["report"]["text"]
    for claim in first["claims"]:
        for span in claim["source"] + claim["cue"] + claim["content"]:
            assert text[span["start"] : span["end"]] == span["exact"]


def test_json_has_clock_times_with_their_zone_writers_and_wires(run: Run) -> None:
    text = f"{TEXT}\n(Reuters)"
    write("a.txt", text, published="2017-06-16T23:30:00+02:00", author="Ann Lee")
    report = json.loads(run("read", "--json", "a.txt").stdout)["report"]
    assert report["published"] == "2017-06-16"
    assert report["issued"] == "2017-06-16T23:30:00+02:00"
    assert report["modified"] is None
    assert (report["authors"], report["credit"]) == (["Ann Lee"], ["Reuters"])


def test_one_missing_file_of_ten_stops_none_of_the_others(run: Run) -> None:
    for number in range(9):
        write(f"{number}.txt", TEXT, title=f"Report {number}")
    result = run("read", "gone.txt", *(f"{number}.txt" for number in range(9)))
    assert result.exit_code == 1
    assert all(f"Report {number}" in result.stdout for number in range(9))
    assert "sayso: gone.txt: there is no such file or folder." in result.stderr


@pytest.mark.parametrize("data", [b"", b"\x00\x01\x02\xff" * 99, b"<html></html>"])
def test_what_is_no_report_is_a_sentence_and_exit_code_1(run: Run, data: bytes) -> None:
    Path("bad.txt").write_bytes(data)
    result = run("read", "bad.txt")
    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr.startswith("sayso: bad.txt: ")


def test_a_terminal_gets_the_text_with_its_claims_in_colour(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("FORCE_COLOR", "1")
    write("a.txt", TEXT)
    printed = run("read", "a.txt").stdout
    assert (
        "\x1b[1;36mOslo\x1b[0m \x1b[3;35mdenied\x1b[0m \x1b[33mthat the bridge"
        in printed
    )


def test_no_color_leaves_colours_out(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FORCE_COLOR", "1")
    monkeypatch.setenv("NO_COLOR", "1")
    write("a.txt", TEXT)
    assert "\x1b[1mOslo\x1b[0m" in run("read", "a.txt").stdout


@pytest.mark.parametrize("form", [(), ("--json",)])
def test_a_hostile_report_never_commands_the_terminal(
    run: Run, form: tuple[str]
) -> None:
    hostile = "Oslo\x1b[2J denied that \u202ethe [red]bridge[/red]\x9b5m fell."
    write("a\x1b[31m.txt", hostile, title="[bold]\x1b]0;owned\x07", outlet="en\u2066")
    result = run("read", *form, "a\x1b[31m.txt")
    assert result.exit_code == 0
    assert not any(unsafe in result.output for unsafe in "\x1b\x07\x9b\u202e\u2066")
    assert "[red]bridge[/red]" in result.stdout
