from __future__ import annotations

import pytest

from sayso.errors import UsageError
from sayso.model import Actor, Bearing, Claim, Link, Question, Reason, Report, Span
from sayso.store import View, asked, matches

KILLED = Question("q11111aaaa", "Was Abu Bakr al-Baghdadi killed?", subject="a1")
PLACE = Question("q11111bbbb", "Where is Abu Bakr al-Baghdadi?", subject="a1")
SUNK = Question("q22222cccc", "Was the Ægir sunk?")
BAGHDADI = Actor("a1", "Abu Bakr al-Baghdadi", ("Ibrahim al-Badri", "Bagdadi"))


def bearing(question: Question, text: str, actor: Actor) -> Bearing:
    report = Report(text, lang="sv")
    claim = Claim(report.id, content=(Span(0, len(text)),))
    link = Link(claim.id, question.id, "affirms", Reason("", ""))
    return Bearing(claim, report, link, actor)


RUSSIA = bearing(SUNK, "fartyget ligger på botten", Actor("a2", "Ryssland"))
VIEW = View(
    reports={},
    questions={q.id: q for q in (KILLED, PLACE, SUNK)},
    actors={"a1": BAGHDADI},
    bearings={SUNK.id: (RUSSIA,)},
    echoes=(),
)


def found(words: str) -> set[str]:
    return {question.id for question in matches(words, VIEW)}


@pytest.mark.parametrize(
    ("words", "questions"),
    [
        ("baghdadi killed", {KILLED.id}),
        ("BAGHDADI", {KILLED.id, PLACE.id}),
        ("baghdadis", {KILLED.id, PLACE.id}),
        ("al-Bagdadi", {KILLED.id, PLACE.id}),
        ("badri", {KILLED.id, PLACE.id}),
        ("baghd", {KILLED.id, PLACE.id}),
        ("bagh kill", {KILLED.id}),
        ("was Baghdadi killed in it?", {KILLED.id}),
        ("ægir", {SUNK.id}),
        ("fartyget", {SUNK.id}),
        ("Ryssland sunk", {SUNK.id}),
        ("baghdadi sunk", set()),
        ("bag", set()),
        ("", set()),
        ("?!", set()),
    ],
)
def test_words_find_questions(words: str, questions: set[str]) -> None:
    assert found(words) == questions


def test_words_in_the_question_itself_count_most() -> None:
    said = bearing(KILLED, "Ægir", Actor("a3", "Oslo"))
    view = View({}, VIEW.questions, {}, {KILLED.id: (said, said), SUNK.id: ()}, ())
    assert matches("ægir", view) == (SUNK, KILLED)


def test_more_claims_come_first() -> None:
    said = bearing(PLACE, "i Raqqa", BAGHDADI)
    view = View({}, VIEW.questions, {}, {PLACE.id: (said,)}, ())
    assert matches("baghdadi", view) == (PLACE, KILLED)


def test_the_beginning_of_an_id_is_enough() -> None:
    assert asked("q11111b", VIEW) == PLACE
    assert asked(SUNK.id, VIEW) == SUNK


def test_the_beginning_of_two_ids_is_not() -> None:
    with pytest.raises(
        UsageError, match="2 questions have ids that begin with 'q11111'"
    ):
        asked("q11111", VIEW)


def test_words_about_nothing_name_what_is_nearest() -> None:
    with pytest.raises(UsageError, match=r"'frigate sank'.*Was the Ægir sunk\?"):
        asked("frigate sank", VIEW)
