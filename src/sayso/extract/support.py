"""Which claim a piece of evidence belongs to.

Evidence in a claim's own sentence is that claim's. A sentence of its own (`Presidenten
la ikke fram bevis`) speaks of what somebody holds all along: of the first that the
report has from him.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from sayso.extract.draft import Draft
from sayso.extract.evidence import evidence_in
from sayso.extract.found import Scene
from sayso.extract.lexicon import Lexicon
from sayso.extract.phrases import actorish
from sayso.extract.speakers import (
    Earlier,
    Mention,
    Names,
    names_in,
    nobody_yet,
    speaker_of,
)
from sayso.extract.subjects import subject_left, subject_right
from sayso.extract.view import View
from sayso.model import Span

# How many sentences back evidence may belong to a claim.
_SENTENCES = 8


def with_evidence(
    lex: Lexicon,
    scenes: Sequence[Scene],
    made: Sequence[Draft],
    mentions: Sequence[Mention | None],
    names: Names,
) -> list[Draft]:
    """The drafts with the evidence that stands in them or after them.

    `mentions` says of each draft who its source is.
    """
    given: dict[int, list[Span]] = {}
    places, first = _by_sentence(made), _first_of_each(made, mentions)
    earlier, ahead = nobody_yet(), [m for m in mentions if m is not None][::-1]
    for scene in scenes:
        while ahead and ahead[-1].start < scene.sentence.start:
            earlier.append(ahead.pop())
        last = range(scene.number - _SENTENCES, scene.number + 1)
        near = [i for number in last for i in places.get(number, ())]
        near = [i for i in near if scene.sentence.paragraph - made[i].paragraph <= 1]
        for shown in evidence_in(scene):
            at = _supported(made, near, scene, shown.span)
            if at is None or made[at].sentence != scene.number:
                who = _shower(lex, scene, earlier, names)
                of = first.get(_named(who)) if who else None
                kept = shown.rested or _withheld(scene)
                at = at if of is None and kept else of
            if at is not None:
                given.setdefault(at, []).append(shown.span)
    return [
        replace(d, evidence=tuple(given[i])) if i in given else d
        for i, d in enumerate(made)
    ]


def _shower(lex: Lexicon, scene: Scene, earlier: Earlier, names: Names) -> str | None:
    """Whom the subject of a sentence stands for, if it may be somebody."""
    found = _subject(scene.tagged or scene.view)
    if found is None:
        return None
    start, words = found
    return speaker_of(lex, words, start, earlier, names)


def _withheld(scene: Scene) -> bool:
    """Whether a sentence says that something was not shown."""
    return any(t.low in scene.view.lex.negations for t in scene.view.tokens)


def _named(speaker: str) -> str:
    """What tells a speaker from others: the last name in the phrase, or all of it."""
    found = [name for pairs in names_in(speaker).values() for _, name in pairs]
    return found[-1] if found else speaker


def _subject(view: View) -> tuple[int, str] | None:
    """The offset and the words of a sentence's subject, if it may be somebody."""
    f = next((i for i in range(len(view.tokens)) if view.verb(i)), None)
    source = (subject_left(view, f) or subject_right(view, f + 1)) if f else None
    if source is None or not actorish(view, source):
        return None
    tokens = view.tokens[slice(*source)]
    return tokens[0].start, " ".join(t.text for t in tokens)


def _first_of_each(
    made: Sequence[Draft], mentions: Sequence[Mention | None]
) -> dict[str, int]:
    """The first claim of each speaker."""
    first: dict[str, int] = {}
    for i, (draft, mention) in enumerate(zip(made, mentions, strict=True)):
        if mention is not None and draft.cue and not draft.quoted:
            first.setdefault(_named(mention.speaker), i)
    return first


def _supported(
    made: Sequence[Draft], near: Sequence[int], scene: Scene, span: Span
) -> int | None:
    """The draft that evidence belongs to: the last that begins before it and stands in
    no other's content, else the next in its sentence.

    `near` are the drafts of the last sentences in its paragraph and the one before.
    """
    named = [i for i in near if made[i].source and made[i].cue]
    if any(
        s.start < span.end and span.start < s.end for i in named for s in made[i].source
    ):
        return None  # a source is no evidence for itself
    own = [i for i in named if not any(made[k].encloses(made[i]) for k in named)]
    before = [i for i in own if _told_before(made[i], scene, span)]
    beside = [i for i in own if made[i].sentence == scene.number]
    if before:
        return max(before, key=lambda i: made[i].cue[0].start)
    return next(iter(beside), None)


def _told_before(draft: Draft, scene: Scene, span: Span) -> bool:
    """Whether a draft's cue stands before `span`, or its source with a relative clause
    that holds the span: `X, som visade bilder, vidhåller att …`.
    """
    source, relatives = draft.source[-1], scene.view.lex.relatives
    between = [t for t in scene.view.tokens if source.end <= t.start < span.start]
    opened = next((t.low in relatives for t in between if t.word), False)
    return draft.cue[0].start < span.start or (opened and source.end <= span.start)


def _by_sentence(made: Sequence[Draft]) -> dict[int, list[int]]:
    found: dict[int, list[int]] = {}
    for i, draft in enumerate(made):
        found.setdefault(draft.sentence, []).append(i)
    return found
