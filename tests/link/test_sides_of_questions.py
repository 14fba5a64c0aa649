"""Sides that no list knows, guilt, falsehoods told of in passing, and whom a yes hurts.

The texts are parts of two invented stories: a ferry sunk off Marvonia, and a bridge.
"""

from __future__ import annotations

import pytest
from marked import marked

from link.test_link import answers, linked

DANISH = marked(
    "Roen er væk i Marvonia, siger Marvonias regering. "
    "{1|source=Ruslands udenrigsministerium} {1|cue=siger} "
    "{1|content=at Marvonia skød færgen ned}.",
    lang="da",
    day="2026-03-01",
)
ENGLISH = marked(
    "{1|source=Marvonia's government} {1|cue=said} "
    "{1|content=that Marvonia did not shoot down the ferry}. Rain fell in Marvonia.",
    lang="en",
    day="2026-03-02",
)


def test_a_state_in_no_list_is_asked_whether_it_is_responsible() -> None:
    questions, links = linked(DANISH, ENGLISH)
    (question,) = [q for q in questions.values() if q.event == "responsible"]
    assert (question.subject, question.hurts) == ("Marvonia", "Marvonia")
    found = [links[c.id][0].answer for _, claims in (DANISH, ENGLISH) for c in claims]
    assert found == ["affirms", "denies"]


@pytest.mark.parametrize(
    ("lang", "content", "answer"),
    [
        ("en", "Omar Hassani was killed, and they only spread lies", "affirms"),
        ("nb", "Omar Hassani er død, og de sprer bare løgner", "affirms"),
        ("en", "that Omar Hassani is dead is a lie", "denies"),
        ("nb", "at Omar Hassani er død, er løgn", "denies"),
    ],
)
def test_lies_told_of_after_a_claim_do_not_turn_it(
    lang: str, content: str, answer: str
) -> None:
    text = f"{{1|source=Minister Jones}} {{1|cue=said}} {{1|content={content}}}."
    assert answers(marked(text, lang=lang, day="2026-03-01"), "dead") == [answer]


def test_who_is_named_made_the_claim_that_is_meant() -> None:
    made = marked(
        "{1|source=Reuters} {1|cue=reports} {1|content=that Omar Hassani is dead}. "
        "{2|source=Minister Jones} {2|cue=said} "
        "{2|content=that the bridge was destroyed in an explosion}. "
        "{3|source=Mayor Berg} {3|cue=said} {3|content=the Reuters report is wrong}.",
        lang="en",
        day="2026-03-01",
    )
    assert answers(made, "dead") == ["affirms", None, "denies"]


def test_a_claim_worded_like_another_asks_what_that_asks() -> None:
    first = marked(
        "{1|source=The harbour master} {1|cue=said} "
        "{1|content=that there was an explosion in the engine room of the ferry}.",
        lang="en",
        day="2026-03-01",
    )
    second = marked(
        "{1|source=Rederiet} {1|cue=siger} "
        "{1|content=at det smeldede i færgens maskinrum}.",
        lang="da",
        day="2026-03-02",
    )
    questions, links = linked(first, second)
    (mine,), (other,) = (links[made[1][0].id] for made in (first, second))
    assert questions[mine.question].event == "explosion"
    assert (other.question, other.reason.rule) == (mine.question, "akin")


@pytest.mark.parametrize(
    ("lang", "title", "content"),
    [
        ("en", "The silence in Germany", "that President Omar Hassani is dead"),
        ("sv", "Tystnaden i Tyskland", "att president Omar Hassani är död"),
    ],
)
def test_a_yes_hurts_the_state_of_a_president(
    lang: str, title: str, content: str
) -> None:
    text = f"{{1|source=Reuters}} {{1|cue=says}} {{1|content={content}}}."
    made = marked(text, lang=lang, day="2026-03-01", title=title)
    questions, _ = linked(made, made)
    assert {q.hurts for q in questions.values() if q.event == "dead"} == {"Germany"}
