from __future__ import annotations

import json
import zipfile
from pathlib import Path

import pytest
from cli.samples import Run, write

from sayso.model import Problem

pytestmark = pytest.mark.usefixtures("invented_rules")


def test_it_says_what_is_new_and_what_changed(run: Run) -> None:
    write("a.txt", "Oslo says bridge.", published="2017-06-16", outlet="en-1")
    result = run("add", "a.txt")
    assert result.exit_code == 0
    assert result.stdout == (
        "1 new, 0 known, no problems\n"
        "Standings that changed:\n"
        "  new → single-origin  Did the bridge fall?\n"
    )


def test_adding_twice_changes_nothing(bridge: Run) -> None:
    assert bridge("add", "a.txt", "b.txt").stdout == (
        "0 new, 2 known, no problems\nNo standing changed.\n"
    )


def test_a_denial_shows_the_standing_before_and_after(bridge: Run) -> None:
    write("c.txt", "Rome says tower.", published="2017-06-16", outlet="en-3")
    bridge("add", "c.txt")
    write("d.txt", "Bonn denies tower.", published="2017-06-17", outlet="en-4")
    printed = bridge("add", "d.txt").stdout
    assert "single-origin → contested  Did the tower fall?" in printed


def test_what_can_t_be_read_stops_nothing_and_is_exit_code_1(run: Run) -> None:
    for number in range(9):
        write(f"{number}.txt", f"Oslo says bridge. {number}", published="2017")
    result = run("add", "gone.txt", *(f"{number}.txt" for number in range(9)))
    assert result.exit_code == 1
    assert result.stdout.startswith("9 new, 0 known, 1 problem\n")
    assert "sayso: gone.txt: there is no such file or folder." in result.stderr


def test_what_many_reports_lack_is_said_once(run: Run) -> None:
    for number in range(9):
        write(f"{number}.txt", f"Oslo says bridge. {number}", published="2017")
    lines = [line for line in run("add", ".").stderr.splitlines() if "outlet" in line]
    assert lines == ["0.txt and 8 more: no outlet found. Say it with --outlet NAME."]


def test_what_the_person_states_holds_for_every_report(run: Run) -> None:
    write("a.txt", "Oslo says bridge.")
    result = run("add", "a.txt", "--published", "2017-06-16", "--outlet", "en-1")
    assert (result.exit_code, result.stderr) == (0, "")
    assert "16 June 2017 · en-1, en · Oslo" in run("brief", "bridge").stdout


def test_json_has_the_ids_and_the_changes(run: Run) -> None:
    write("a.txt", "Oslo says bridge.", published="2017-06-16")
    printed = json.loads(run("add", "--json", "a.txt", "gone.txt").stdout)
    assert (len(printed["added"]), printed["known"]) == (1, 0)
    assert printed["problems"][0]["where"] == "gone.txt"
    assert printed["notices"][0]["what"] == "no outlet found"
    assert printed["changes"][0]["before"] is None
    assert printed["changes"][0]["after"] == "single-origin"


def test_a_ledger_that_is_none_is_exit_code_3(run: Run) -> None:
    write("a.txt", "Oslo says bridge.")
    Path("letter.doc").write_text("Dear editor")
    result = run("add", "a.txt", "--ledger", "letter.doc")
    assert (result.exit_code, result.stdout) == (3, "")
    assert result.stderr.startswith("sayso: letter.doc is a file that is not a sayso")
    assert len(result.stderr.splitlines()) == 1


def test_a_hostile_name_is_only_words(run: Run) -> None:
    assert "\x1b" not in run("add", "\x1b[2Jgone.txt").stderr
    assert str(Problem("a", "b", "c")) == "a: b. c"


def test_many_new_reports_are_summed_up_by_outlet_and_language(run: Run) -> None:
    rows = [f"Oslo says bridge. {n}\t{'A' if n else 'B'}\ten" for n in range(11)]
    Path("t.tsv").write_text("\n".join(["body\tsource\tlang", *rows]))
    printed = run("add", "t.tsv").stdout
    assert printed.startswith(
        "11 new, 0 known, no problems\n"
        "New reports by outlet and language:\n"
        "  10 A: en 10\n"
        "  1 B: en 1\n"
    )
    again = json.loads(run("add", "t.tsv", "--outlet", "C", "--json").stdout)
    assert again["new_by_outlet"] == [{"outlet": "C", "lang": "en", "reports": 11}]


def test_columns_are_named_on_the_command_line(run: Run) -> None:
    Path("t.csv").write_text("text,ingress\nx,Oslo says bridge.\n")
    named = ("--columns", "text=ingress", "--published", "2017", "--lang", "en")
    assert run("add", "t.csv", *named).stdout.startswith("1 new")
    assert "Did the bridge fall?" in run("questions").stdout
    result = run("add", "t.csv", "--columns", "body")
    assert (result.exit_code, "such as text=body" in result.stderr) == (2, True)


def test_what_an_archive_holds_beside_reports_is_a_remark(run: Run) -> None:
    with zipfile.ZipFile("a.zip", "w") as archive:
        archive.writestr("a.txt", "published: 2017\noutlet: A\n---\nOslo says bridge.")
        archive.writestr("b.jpg", b"\xff\xd8")
    result = run("add", "a.zip", "--lang", "en")
    assert result.exit_code == 0
    assert result.stderr.startswith("a.zip: 1 file passed over. sayso reads files")
