"""A report's claims: the rules' proposals settled, completed and put into spans.

This module is the seam: `extract` is a function from a report to claims. A parser or a
learned model stands behind the same function.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Sequence
from dataclasses import dataclass, replace

from sayso.extract.draft import Draft
from sayso.extract.drafts import drafts
from sayso.extract.evidence import may_support
from sayso.extract.found import Found, Scene
from sayso.extract.judge import by_order, judged, worth_a_tree
from sayso.extract.lexicon import Lexicon, lexicon, matches
from sayso.extract.named import named
from sayso.extract.said import Covered, time_after
from sayso.extract.settle import inside, settled
from sayso.extract.speakers import (
    Mention,
    Names,
    is_person,
    names_in,
    nobody_yet,
    speaker_of,
)
from sayso.extract.support import with_evidence
from sayso.extract.tokens import Sentence, sentences
from sayso.extract.trees import Parser, Tree, parsed
from sayso.extract.view import View
from sayso.lang.asides import aside
from sayso.model import Claim, Period, Report

ENGINE = "rules/2"

_IN_MIND = 100
# A line that leads elsewhere says so in its first words: `Les også: …`, `Foto: …`.
_OPENING = 6


@dataclass(frozen=True, slots=True)
class Speech:
    """What somebody said, for what the same speaker says next."""

    speaker: str
    paragraph: int
    said: Period | None
    relay: str | None
    at: int


def extract(report: Report, parse: Parser | None = None) -> tuple[Claim, ...]:
    """Who says what in a report of one of the five languages, by order in the text.

    `parse` is a spaCy pipeline with Universal Dependencies (or anything that gives its
    words, tags and heads) for the report's language; without one the rules go by word
    order and lexicons alone.
    """
    lex = lexicon(report.lang)
    scenes = seen(report, lex, parse)
    found = _settled(scenes)
    made = drafts(report, lex, scenes, found)
    names = names_in(report.text)
    mentions = _mentions(report, lex, made, names)
    held = with_evidence(lex, scenes, made, mentions, names)
    return _claims(report, lex, list(zip(held, mentions, strict=True)))


def _settled(scenes: Sequence[Scene]) -> list[Found]:
    """What stands of each sentence's proposals, with names that a colon makes speak."""
    named_ones = named(scenes)
    found: list[Found] = []
    for scene, group in zip(scenes, judged(scenes), strict=True):
        held = settled(scene, group)
        one = named_ones.get(scene.number)
        if (
            one is not None
            and not _teaser(scene)
            and all(inside(other, one) for other in held)
        ):
            found.append(one)
        found.extend(held)
    return found


def seen(report: Report, lex: Lexicon, parse: Parser | None) -> tuple[Scene, ...]:
    """The sentences of a report with their cues, and where there are any, trees."""
    parts = _told(report.text, sentences(report.text))
    scenes = [
        Scene(
            number=i,
            sentence=part,
            view=View(lex, part.tokens),
            matches=matches(lex, part.tokens),
            before=parts[i - 1] if i else None,
        )
        for i, part in enumerate(parts)
    ]
    scenes = [replace(s, matches=()) if _teaser(s) else s for s in scenes]
    scenes = [replace(s, order=by_order(s)) for s in scenes]
    if parse is None:
        return tuple(scenes)
    wanted = [s.number for s in scenes if worth_a_tree(s) or may_support(s.view)]
    trees = parsed(report.text, parts, parse, wanted)
    return tuple(_treed(s, trees[s.number]) if s.number in trees else s for s in scenes)


def _told(text: str, parts: Sequence[Sentence]) -> tuple[Sentence, ...]:
    """The sentences of the report itself: those of links, captions and bylines go."""
    asides = [bool(aside(line)) for line in text.split("\n") if line]
    return tuple(part for part in parts if not asides[part.paragraph])


def _treed(scene: Scene, told: tuple[Sentence, Tree]) -> Scene:
    part, tree = told
    tagged = View(scene.view.lex, part.tokens)
    return replace(scene, sentence=part, tagged=tagged, tree=tree)


def _teaser(scene: Scene) -> bool:
    """Whether the line is a caption or leads to another story."""
    lows = [t.low for t in scene.sentence.tokens[:_OPENING]]
    links = scene.view.lex.set("links")
    if any(" ".join(lows[:size]) in links for size in range(2, _OPENING)):
        return True
    return lows[0] in links and (len(lows) == 1 or not lows[1].isalnum())


def _claims(
    report: Report, lex: Lexicon, made: Sequence[tuple[Draft, Mention | None]]
) -> tuple[Claim, ...]:
    """Claims of drafts: speakers resolved in order, nesting by enclosure."""
    today = report.published if lex.language.words["past_is_today"] else None
    past: deque[Speech] = deque(maxlen=_IN_MIND)
    said_in = Covered(s for draft, _ in made for s in draft.content)
    claims: list[Claim] = []
    around: list[tuple[Draft, Claim]] = []
    for draft, mention in made:
        speaker = mention.speaker if mention else None
        around = [(d, c) for d, c in around if d.content[-1].end > draft.start]
        outer = _enclosing(draft, around)
        draft = _following(draft, past, said_in, report)
        dated = replace(
            draft,
            said=_said_before(draft, speaker, past, today if outer is None else None),
        )
        if dated.relay is None and outer is None:
            dated = replace(dated, relay=_relay_before(draft, speaker, past))
        if dated.source:
            past.append(
                Speech(
                    speaker or "",
                    draft.paragraph,
                    dated.said,
                    dated.relay,
                    draft.cue[0].start if draft.cue else draft.start,
                )
            )
        claims.append(dated.claim(report, speaker, outer))
        around.append((draft, claims[-1]))
    return tuple(claims)


def _mentions(
    report: Report, lex: Lexicon, made: Sequence[Draft], names: Names
) -> list[Mention | None]:
    """Whom the source of each draft stands for, where it has one."""
    earlier = nobody_yet()
    found: list[Mention | None] = []
    for draft in made:
        mention = None
        if draft.source:
            start, words = draft.source[0].start, draft.words(report.text)
            speaker = speaker_of(lex, words, start, earlier, names)
            person = is_person(lex, words) or is_person(lex, speaker)
            mention = Mention(start, words, speaker, person)
            earlier.append(mention)
        found.append(mention)
    return found


def _following(
    draft: Draft, past: Sequence[Speech], said_in: Covered, report: Report
) -> Draft:
    """A draft whose time follows from another (`samme dag`): from that of a saying.

    A time that the text tells later than the last saying, and not as a part of what
    somebody says, stands as it is.
    """
    time, last = draft.when, next((s for s in reversed(past) if s.said), None)
    if time is None or time.sort != "told" or last is None or last.said is None:
        return draft
    if time.after > last.at and time.after not in said_in:
        return draft
    return replace(draft, said=time_after(time, last.said, report.published))


def _said_before(
    draft: Draft, speaker: str | None, past: Sequence[Speech], today: Period | None
) -> Period | None:
    """The time of what a speaker says in the past tense without a time of his own.

    It goes on from what the same speaker said before, a tag from what was said just
    before; else it is `today`, where the language's news tells of its day in the past.
    """
    if draft.said or not draft.undated or draft.rule in ("preposition", "noun"):
        return draft.said
    for speech in reversed(past):
        near = draft.rule == "tag" and draft.paragraph - speech.paragraph <= 1
        if speech.said and (speech.speaker == speaker or near):
            return speech.said
    return today


def _relay_before(draft: Draft, speaker: str | None, past: deque[Speech]) -> str | None:
    """The relay of what the same speaker said just before: one talk, one hearer."""
    if not draft.source:
        return None
    for speech in reversed(past):
        if draft.paragraph - speech.paragraph > 1:
            return None
        if speech.speaker == speaker:
            return speech.relay
    return None


def _enclosing(draft: Draft, around: Sequence[tuple[Draft, Claim]]) -> str | None:
    """The id of the nearest claim whose content encloses the draft's, if any does."""
    sizes = [(other.encloses(draft), claim.id) for other, claim in around]
    return min((pair for pair in sizes if pair[0]), default=(0, None))[1]
