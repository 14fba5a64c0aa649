"""What is worth telling of, by the real rules of standings."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

from cli.samples import GROUP, KILLED, OBSERVER, TOLL, Said, bearing

from sayso.happened import Event, Moment, events
from sayso.model import Bearing, Question
from sayso.store import View
from sayso.versions import revision

DAY = date(2017, 7, 31)
RECORDED = datetime(2017, 7, 1, tzinfo=UTC)
RUSSIA = Said("2017-06-16", "en-1", "Moscow", "says", "Omar is dead", "affirms")
DENIAL = Said("2017-06-20", "en-2", "Amaq", "denied", "he died", "denies", GROUP)
DOUBT = Said(
    "2017-06-21", "en-3", "Dillon", "said", "he can't tell", "doubts", OBSERVER
)
MORE = Said("2017-06-16", "en-1", "Moscow", "says", "that 30 died", "30")


def moment(
    *bearings: Bearing, question: Question | None = KILLED, day: date = DAY
) -> Moment:
    held = {b.report.id: b.report for b in bearings}
    asked = {question.id: question} if question else {}
    by_question = dict.fromkeys(asked, bearings)
    return Moment(View(held, asked, {}, by_question, ()), day)


def told(before: Moment, after: Moment) -> list[str]:
    return [f"{e.kind} {e.side or e.after}" for e in events(before, after, ())]


NOTHING = moment(question=None)
KNOWN = moment(bearing(RUSSIA))


def test_a_claim_by_one_side_on_a_new_question_is_no_event() -> None:
    assert told(NOTHING, KNOWN) == []


def test_a_new_question_that_is_denied_is_told_once() -> None:
    assert told(NOTHING, moment(bearing(DENIAL))) == ["standing denied"]


def test_a_denial_is_told_with_the_words_of_it() -> None:
    after = moment(bearing(RUSSIA), bearing(DENIAL))
    standing, denial = events(KNOWN, after, ())
    assert (standing.before, standing.after) == ("single-origin", "contested")
    assert (denial.side, denial.words) == ("IS", "he died")
    assert standing.words == "he died"
    assert denial.report is not None
    assert denial.report.outlet == "en-2"


def test_a_denial_that_was_known_is_not_told_again() -> None:
    before = moment(bearing(RUSSIA), bearing(DENIAL))
    more = bearing(DENIAL._replace(day="2017-06-25", outlet="en-9"))
    assert told(before, moment(*before.view.bearings[KILLED.id], more)) == []


def test_a_doubt_is_no_denial() -> None:
    assert told(KNOWN, moment(bearing(RUSSIA), bearing(DOUBT))) == []


def test_a_number_that_moves_is_told() -> None:
    before = moment(bearing(MORE, TOLL), question=TOLL)
    later = MORE._replace(day="2017-06-18", content="that 90 died", answer="90")
    moved = moment(bearing(MORE, TOLL), bearing(later, TOLL), question=TOLL)
    (event,) = events(before, moved, ())
    assert (event.kind, event.before, event.after) == ("number", "30", "90")
    assert "Russia now says 90, had said 30" in event.sentence


def test_a_number_that_nobody_had_given_is_told() -> None:
    before = moment(bearing(MORE, TOLL), question=TOLL)
    nine = Said("2017-06-18", "en-2", "Amaq", "counted", "nine dead", "9", GROUP)
    both = moment(bearing(MORE, TOLL), bearing(nine, TOLL), question=TOLL)
    assert told(before, both) == ["standing contested", "number IS"]


def test_what_only_a_day_brings_is_told() -> None:
    held = bearing(RUSSIA), bearing(DENIAL._replace(day="2017-07"))
    before = moment(*held, day=date(2017, 7, 30))
    assert told(before, moment(*held)) == ["standing contested", "denial IS"]
    assert told(before, moment(*held, day=date(2017, 7, 30))) == []


def test_a_page_that_changed_silently_is_told_once() -> None:
    first = bearing(RUSSIA)
    report = first.report
    later = replace(report, text="Moscow says he lives.", raw="other")
    found = revision((report, later), [first.claim], RECORDED)
    after = View(
        {report.id: report, later.id: later}, {}, {}, {KILLED.id: (first,)}, ()
    )
    (event,) = events(KNOWN, Moment(after, DAY), [found])
    assert (event.kind, event.before, event.after) == ("version", report.id, later.id)
    assert event.questions == (KILLED.id,)
    assert "1 claim has vanished" in event.sentence
    assert list(events(Moment(after, DAY), Moment(after, DAY), [found])) == []


def test_an_id_tells_the_like_of_another_time_apart() -> None:
    (event,) = events(NOTHING, moment(bearing(DENIAL)), ())
    assert isinstance(event, Event)
    assert event.id("one") == event.id("one") != event.id("other")
