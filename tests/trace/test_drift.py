from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from marked import marked

from sayso.model import Actor, Bearing, Drift, Echo, Link, Question, Reason
from sayso.trace import drifts

Tell = Any

TOLL = {"kind": "number"}
WHY = Reason("test", "The test says so.")
KILLED = Question("q1", "Was Omar killed?")


def told_by(*said: tuple[str, str, str, str, str, Actor | None]) -> list[Bearing]:
    """Bearings of reports, each `outlet, lang, day, certainty, text, actor`."""
    found = []
    for outlet, lang, day, certainty, text, actor in said:
        report, (claim,) = marked(
            text, lang=lang, day=day, title=outlet, c1={"certainty": certainty}
        )
        link = Link(claim.id, "q1", "affirms", WHY)
        found.append(Bearing(claim, report, link, actor))
    return found


def found(bearings: list[Bearing], *echoes: Echo) -> tuple[Drift, ...]:
    return drifts(KILLED, bearings, echoes, date(2017, 12, 31))


def test_may_have_becomes_has(told: Tell) -> None:
    story = told("16 sv-1: Russia affirms?", "20 nb-1: Russia affirms")
    assert story.drifts() == ["hedge-lost sv-1 nb-1"]


@pytest.mark.parametrize(
    ("earlier", "later", "drifted"),
    [
        ("affirms?", "affirms~", True),
        ("affirms~", "affirms", True),
        ("denies?", "denies", True),
        ("affirms", "affirms?", False),
        ("affirms?", "affirms?", False),
        ("doubts?", "doubts", False),
        ("affirms?", "denies", False),
    ],
)
def test_a_hedge_is_lost_only_upwards_and_on_one_answer(
    told: Tell, earlier: str, later: str, drifted: bool
) -> None:
    story = told(f"16 sv-1: Russia {earlier}", f"20 nb-1: Russia {later}")
    assert bool(story.drifts()) is drifted


def test_who_says_it_anew_loses_no_hedge(told: Tell) -> None:
    """A day of saying after the earlier report makes it news, not a retelling."""
    story = told("16 sv-1: Russia affirms?", "24 nb-1: Russia affirms 2017-06-23")
    assert story.drifts() == []


def test_a_day_of_saying_that_may_be_the_same_is_a_retelling(told: Tell) -> None:
    story = told("16 sv-1: Russia affirms?", "2017-07 nb-1: Russia affirms 2017-06")
    assert story.drifts() == ["hedge-lost sv-1 nb-1"]


def test_what_somebody_said_firmly_since_explains_the_later_telling(told: Tell) -> None:
    lines = (
        "16 sv-1: ministry affirms?",
        "24 da-1: Lavrov affirms 2017-06-23",
        "30 nb-1: Russia affirms",
    )
    assert told(*lines).drifts() == []


def test_a_colleagues_words_are_no_retelling(told: Tell) -> None:
    story = told("16 sv-1: ministry affirms?", "20 nb-1: Lavrov affirms")
    assert story.drifts() == []


def test_the_state_stands_for_its_ministry(told: Tell) -> None:
    story = told("16 sv-1: ministry affirms?", "20 nb-1: Russia affirms")
    assert story.drifts() == ["hedge-lost sv-1 nb-1"]


def test_every_report_that_lost_the_hedge_is_held_against_the_first(told: Tell) -> None:
    lines = (
        "16 sv-1: Russia affirms?",
        "18 da-1: Russia affirms",
        "20 nb-1: Russia affirms",
    )
    assert told(*lines).drifts() == ["hedge-lost sv-1 da-1", "hedge-lost sv-1 nb-1"]


def test_a_report_that_keeps_the_hedge_somewhere_has_not_lost_it(told: Tell) -> None:
    lines = "16 sv-1: Russia affirms?", "20 nb-1: Russia affirms, Russia affirms?"
    assert told(*lines).drifts() == []


def test_reports_of_one_day_lean_on_each_other_only_by_an_echo(told: Tell) -> None:
    story = told("16 sv-1: Russia affirms?", "16 nb-1: Russia affirms")
    assert story.drifts() == []
    assert story.drifts(story.echo("nb-1", "sv-1")) == ["hedge-lost sv-1 nb-1"]


def test_through_a_relay_the_actor_is_the_same(told: Tell) -> None:
    lines = "16 sv-1: Russia affirms?", "20 nb-1: *BBC affirms > Russia affirms"
    assert told(*lines).drifts() == ["hedge-lost sv-1 nb-1"]


def test_hedges_count_as_of_a_day(told: Tell) -> None:
    story = told("16 sv-1: Russia affirms?", "20 nb-1: Russia affirms")
    assert story.drifts(as_of="2017-06-19") == []


def test_an_undated_report_drifts_from_nothing(told: Tell) -> None:
    assert (
        told("16 sv-1: Russia affirms?", "undated nb-1: Russia affirms").drifts() == []
    )


@pytest.mark.parametrize(
    ("earlier", "later", "drift"),
    [
        ("30", "330", ["number-grew sv-1 nb-1"]),
        ("35.000", "3000", ["number-shrank sv-1 nb-1"]),
        ("35000", "35.000", []),
        ("dozens", "30", []),
        ("doubts", "30", []),
    ],
)
def test_a_number_of_one_source_that_changes_is_told(
    told: Tell, earlier: str, later: str, drift: list[str]
) -> None:
    story = told(f"16 sv-1: police {earlier}", f"18 nb-1: police {later}", **TOLL)
    assert story.drifts() == drift


def test_a_number_is_held_against_the_latest_before_it(told: Tell) -> None:
    lines = "16 sv-1: police 20", "17 da-1: police 30", "18 nb-1: police 30"
    assert told(*lines, **TOLL).drifts() == ["number-grew sv-1 da-1"]


def test_a_number_that_somebody_counted_later_has_not_drifted(told: Tell) -> None:
    lines = "16 sv-1: police 20", "18 nb-1: police 30 2017-06-17"
    assert told(*lines, **TOLL).drifts() == []


def test_a_report_that_tells_the_old_number_too_has_not_changed_it(told: Tell) -> None:
    lines = "16 sv-1: police 20", "18 nb-1: police 30, police 20"
    assert told(*lines, **TOLL).drifts() == []


def test_of_two_numbers_the_one_that_changed_is_told(told: Tell) -> None:
    lines = "16 sv-1: police 17, police 42", "18 nb-1: police 27, police 42"
    assert told(*lines, **TOLL).drifts() == ["number-grew sv-1 nb-1"]


def test_where_two_numbers_changed_none_is_matched_with_another(told: Tell) -> None:
    lines = "16 sv-1: police 17, police 42", "18 nb-1: police 27, police 50"
    assert told(*lines, **TOLL).drifts() == []


def test_two_sources_with_two_numbers_are_no_drift(told: Tell) -> None:
    assert told("16 sv-1: police 20", "18 nb-1: army 30", **TOLL).drifts() == []


def test_a_copy_that_names_nobody_dropped_its_source(told: Tell) -> None:
    story = told("16 sv-1: Russia affirms", "16 nb-1: - affirms")
    assert story.drifts() == []
    assert story.drifts(story.echo("nb-1", "sv-1")) == ["source-dropped sv-1 nb-1"]


@pytest.mark.parametrize(
    ("original", "copy"),
    [
        ("Russia affirms, - affirms", "- affirms"),
        ("Russia affirms, Iran affirms", "- affirms"),
        ("Russia affirms", "- affirms, Russia affirms"),
        ("Russia affirms", "- denies"),
    ],
    ids=["hearsay in both", "one of two, none knows which", "still named", "another"],
)
def test_no_source_is_dropped_that_is_not_plainly_gone(
    told: Tell, original: str, copy: str
) -> None:
    story = told(f"16 sv-1: {original}", f"17 nb-1: {copy}")
    assert story.drifts(story.echo("nb-1", "sv-1")) == []


def test_a_medium_alone_dropped_the_side_that_it_passed_on(told: Tell) -> None:
    lines = "16 sv-1: *CNN affirms > Russia affirms", "20 nb-1: *CNN affirms"
    assert told(*lines).drifts() == ["source-dropped sv-1 nb-1"]


def test_a_copy_without_the_agency_dropped_the_relay(told: Tell) -> None:
    lines = "16 sv-1: *TASS affirms > Iran affirms", "16 nb-1: Iran affirms"
    story = told(*lines)
    assert story.drifts(story.echo("nb-1", "sv-1")) == ["relay-dropped sv-1 nb-1"]
    assert story.drifts() == []


def test_an_agency_that_the_copy_still_names_is_no_dropped_relay(told: Tell) -> None:
    lines = "16 sv-1: *TASS affirms > Iran affirms", "16 TASS: Iran affirms"
    story = told(*lines)
    assert story.drifts(story.echo("TASS", "sv-1")) == []


LAVROV = Actor("a1", "Sergej Lavrov", side="Russia")


def test_a_name_that_a_copy_makes_nobodys_is_told() -> None:
    official = Actor("a2", "en tjänsteman", side="Russia", unnamed=True)
    one, other = told_by(
        ("en-1", "en", "2017-06-16", "certain", EN_LAVROV, LAVROV),
        ("sv-1", "sv", "2017-06-16", "certain", SV_OFFICIAL, official),
    )
    (drift,) = found([one, other], Echo(other.report.id, one.report.id, WHY))
    assert drift.kind == "name-dropped"
    assert drift.reason.words == (
        "A name was dropped: en-1 has it from Sergej Lavrov, "
        "and sv-1, which echoes it, from “en tjänsteman”."
    )


EN_LAVROV = "{1|source=Sergei Lavrov} {1|cue=said} {1|content=Omar was killed}."
SV_OFFICIAL = "{1|source=En tjänsteman} {1|cue=säger} {1|content=att Omar dödats}."


def test_a_source_that_had_no_name_lost_none() -> None:
    force = Actor("a1", "Nigerian Task Force", side="Nigeria")
    spokesman = Actor("a2", "styrkens talsmand", side="Nigeria", unnamed=True)
    one, other = told_by(
        ("en-1", "en", "2017-06-16", "certain", EN_FORCE, force),
        ("da-1", "da", "2017-06-16", "certain", DA_SPOKESMAN, spokesman),
    )
    assert found([one, other], Echo(other.report.id, one.report.id, WHY)) == ()


EN_FORCE = "{1|source=The task force} {1|cue=said} {1|content=Omar was killed}."
DA_SPOKESMAN = "{1|content=Omar er dræbt}, {1|cue=siger} {1|source=styrkens talsmand}."

MINISTRY = Actor("a1", "Russian Ministry of Defence", side="Russia")
RUSSIA = Actor("a3", "Russia", side="Russia")
NB = "{1|source=Departementet} {1|cue=sier} {1|content=at Omar kan være drept}."
SV = "{1|source=Ryssland} {1|cue=har hävdat} {1|content=att Omar dödades}."


def test_both_words_are_kept_exactly_and_the_sentence_says_why() -> None:
    bearings = told_by(
        ("nb-1", "nb", "2017-06-16", "possible", NB, MINISTRY),
        ("sv-1", "sv", "2017-07", "certain", SV, RUSSIA),
    )
    (drift,) = found(bearings)
    words = [
        [span.of(told.bearing.report.text) for span in told.words]
        for told in (drift.earlier, drift.later)
    ]
    assert words == [
        ["sier", "at Omar kan være drept"],
        ["har hävdat", "att Omar dödades"],
    ]
    assert drift.reason == Reason(
        "same-side",
        "A hedge was lost: nb-1 has Russian Ministry of Defence say it as possible, "
        "and sv-1, which tells of no later day of saying, as certain.",
    )


def test_a_drift_has_one_id_however_it_is_found() -> None:
    bearings = told_by(
        ("nb-1", "nb", "2017-06-16", "possible", NB, MINISTRY),
        ("sv-1", "sv", "2017-07", "certain", SV, RUSSIA),
    )
    assert found(bearings) == found(bearings[::-1])
    assert found(bearings)[0].id.startswith("d")


SV_TOLL = "{1|source=Ryssland} {1|cue=säger} {1|content=att 300 krigare dödades}."
SV_VAGUE = "{1|source=Ryssland} {1|cue=säger} {1|content=att hundratals dödades}."
NN_TOLL = "{1|source=Russland} {1|cue=seier} {1|content=at 1 330 vart drepne}."


def counted(outlet: str, lang: str, day: str, text: str, answer: str) -> Bearing:
    (bearing,) = told_by((outlet, lang, day, "certain", text, RUSSIA))
    return replace(bearing, link=replace(bearing.link, answer=answer))


def test_a_vague_number_neither_grows_nor_shrinks() -> None:
    toll = Question("q1", "How many were killed?", kind="number")
    one = counted("sv-1", "sv", "2017-06-16", SV_TOLL, "300")
    vague = counted("sv-2", "sv", "2017-06-20", SV_VAGUE, "100")
    assert drifts(toll, [one, vague], (), date(2017, 12, 31)) == ()


def test_a_figure_that_grew_is_kept_as_it_is_printed() -> None:
    toll = Question("q1", "How many were killed?", kind="number")
    one = counted("sv-1", "sv", "2017-06-16", SV_TOLL, "300")
    more = counted("nn-1", "nn", "2017-06-20", NN_TOLL, "1330")
    (drift,) = drifts(toll, [one, more], (), date(2017, 12, 31))
    (span,) = drift.later.words
    assert span.of(more.report.text) == "1 330"
    assert drift.reason.words == (
        "The number grew: sv-1 has 300 from Russia, "
        "and nn-1, which tells of no later day of saying, has 1330."
    )


@pytest.mark.parametrize(
    ("text", "drifted"),
    [
        ("{1|source=Russia} has previously {1|cue=claimed} {1|content=he died}.", True),
        ("{1|source=Russia} {1|cue=claimed} {1|content=he died}.", False),
        ("On Friday {1|source=Russia} has {1|cue=claimed} {1|content=he died}.", False),
    ],
)
def test_what_has_been_claimed_is_no_news_of_the_day(text: str, drifted: bool) -> None:
    """A claim without a day is dated by its report; the perfect tells of before."""
    one, other = told_by(
        ("nb-1", "nb", "2017-06-16", "possible", NB, RUSSIA),
        ("en-1", "en", "2017-07-14", "certain", text, RUSSIA),
    )
    today = replace(other, claim=replace(other.claim, said=other.report.published))
    assert bool(found([one, today])) is drifted
