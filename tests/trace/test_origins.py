from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from sayso.model import Echo, Reason

Tell = Any


@pytest.mark.parametrize(
    ("line", "sides"),
    [
        ("16 nb-1: Russia affirms", "Russia affirms"),
        ("16 nb-1: - affirms", ""),
        ("16 nb-1: ?officer affirms", "officer affirms"),
        ("16 nb-1: ?officer@Russia affirms", "Russia affirms"),
        ("16 nb-1: *Reuters affirms > ?officer affirms", "Reuters affirms"),
        ("16 nb-1: *Reuters affirms > Russia affirms", "Russia affirms"),
        ("16 nb-1: *Reuters affirms > - affirms", ""),
        ("16 nb-1(NTB): ?officer affirms", "NTB affirms"),
        ("16 nb-1(TASS): ?officer affirms", "Russia affirms"),
        ("16 nb-1(NTB,AFP): ?officer affirms", "officer affirms"),
        ("16 nb-1(NTB): ?officer@Russia affirms", "Russia affirms"),
        ("16 nb-1(NTB): *Reuters affirms > ?officer affirms", "Reuters affirms"),
        ("16 nb-1: ?officer affirms > Russia affirms", "Russia affirms"),
        ("16 nb-1: ministry affirms > ministry affirms", "Russia affirms"),
        ("16 nb-1: USA affirms > Russia affirms", "Russia affirms, USA affirms"),
        ("16 nb-1: *Reuters denies > Russia affirms", "Reuters denies, Russia affirms"),
        ("16 nb-1: *VG affirms > *BBC affirms > USA affirms", "USA affirms"),
        ("16 nb-1: USA doubts", "USA doubts"),
        ("16 nb-1: USA doubts, USA denies", "USA denies"),
    ],
)
def test_whom_a_report_makes_speak(told: Tell, line: str, sides: str) -> None:
    assert told(line).sides() == sides


def test_a_medium_that_passes_a_source_on_is_no_voice_elsewhere(told: Tell) -> None:
    lines = "16 nb-1: *Reuters affirms > Russia affirms", "17 sv-1: *Reuters affirms"
    assert told(*lines).sides() == "Russia affirms"


def test_a_medium_that_alone_has_an_unnamed_source_stays_a_voice(told: Tell) -> None:
    lines = "16 nb-1: *Reuters affirms > ?officer affirms", "17 sv-1: *Reuters denies"
    assert told(*lines).sides() == "Reuters denies"


def test_unnamed_sources_of_one_wire_in_two_outlets_are_one_origin(told: Tell) -> None:
    lines = "16 nb-1(NTB): ?officer affirms", "16 nb-2(NTB): ?colonel affirms"
    (origin,) = told(*lines).origins()
    assert (origin.side, len(origin.bearings)) == ("NTB", 2)


def test_a_month_counts_from_its_end(told: Tell) -> None:
    story = told("2017-06 nb-1: Russia affirms")
    assert story.sides(as_of="2017-06-29") == ""
    assert story.sides(as_of="2017-06-30") == "Russia affirms"


def test_an_undated_report_never_counts(told: Tell) -> None:
    assert told("undated nb-1: Russia affirms").sides() == ""


def test_what_was_published_later_is_not_known_yet(told: Tell) -> None:
    story = told("16 nb-1: Russia affirms", "20 nb-2: IS denies")
    assert story.sides(as_of="2017-06-19") == "Russia affirms"


@pytest.mark.parametrize(
    ("lines", "position"),
    [
        (("16 a: USA affirms", "17 b: USA denies"), "denies"),
        (("16 a: USA affirms 2017-06-15", "17 b: USA denies"), "affirms"),
        (("16 a: USA denies 2017-06", "17 b: USA affirms 2017-06-16"), "denies"),
        (("16 a: USA affirms", "17 b: USA doubts"), "affirms"),
        (("16 a: ministry affirms", "17 b: Lavrov denies"), "denies"),
    ],
    ids=[
        "the later published",
        "a day said beats an unknown one",
        "a month comes after its days",
        "a doubt takes nothing back",
        "the later voice of a side",
    ],
)
def test_a_side_holds_its_latest_answer(
    told: Tell, lines: tuple[str, ...], position: str
) -> None:
    (origin,) = told(*lines).origins()
    assert origin.position == position


def test_a_voice_of_the_hurt_side_concedes_whatever_the_side_says(told: Tell) -> None:
    (origin,) = told("16 a: defector affirms", "17 b: IS denies").origins()
    assert (origin.side, origin.position, origin.concedes) == ("IS", "affirms", True)


def test_a_concession_taken_back_is_none(told: Tell) -> None:
    (origin,) = told("16 a: defector affirms", "17 b: defector denies").origins()
    assert (origin.position, origin.concedes) == ("denies", False)


def test_an_origin_is_known_since_the_first_day_on_record(told: Tell) -> None:
    story = told("20 a: Russia affirms 2017-06-17", "18 b: Russia affirms")
    (origin,) = story.origins()
    assert str(origin.since) == "2017-06-17"


def test_an_origin_carries_the_relays_that_pass_it_on(told: Tell) -> None:
    story = told("16 a: *Reuters affirms > Russia affirms", "17 b: *Reuters affirms")
    (origin,) = story.origins()
    assert [r.outlet for r in origin.reports] == ["a", "b"]
    assert len(origin.bearings) == 3


def test_an_origin_names_its_voices_the_latest_last(told: Tell) -> None:
    story = told("16 a: ministry affirms", "17 b: Lavrov affirms")
    (origin,) = story.origins()
    assert origin.voices == ("ministry", "Lavrov")


def test_values_that_are_the_same_number_are_one_position(told: Tell) -> None:
    story = told("16 a: Russia 35000", "17 b: USA 35.000", kind="number")
    assert {o.position for o in story.origins()} == {"35000"}


def test_of_two_versions_of_a_page_the_one_that_stood_speaks(told: Tell) -> None:
    lines = told(
        "16 nb-1: Russia affirms", "16 nb-1: USA denies", "17 sv-1: IS affirms"
    )
    turned = date(2017, 6, 20)
    first, second = (b.report for b in lines.bearings[:2])
    stood = {
        first.id: replace(first, until=turned),
        second.id: replace(second, since=turned),
    }
    lines.bearings[:] = [
        replace(b, report=stood.get(b.report.id, b.report)) for b in lines.bearings
    ]
    assert lines.sides(as_of="2017-06-19") == "IS affirms, Russia affirms"
    assert lines.sides(as_of="2017-06-20") == "IS affirms, USA denies"


def test_what_copied_an_earlier_version_rests_on_the_later(told: Tell) -> None:
    lines = told(
        "16 nb-1: ?officer affirms",
        "16 nb-1: ?general affirms",
        "17 sv-1: ?man affirms",
    )
    turned = date(2017, 6, 20)
    first, second, copy = (b.report for b in lines.bearings)
    lines.bearings[0] = replace(lines.bearings[0], report=replace(first, until=turned))
    lines.bearings[1] = replace(lines.bearings[1], report=replace(second, since=turned))
    rests = Reason("version", "It is the same page.")
    echoes = Echo(second.id, first.id, rests), Echo(copy.id, first.id, rests)
    assert len(lines.origins(*echoes, as_of="2017-06-30")) == 1
