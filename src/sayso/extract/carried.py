"""Quotations carried on: speech without a cue of its own goes to who speaks beside it.

A dash quotation belongs to the tag of its paragraph, or carries on the speaker before,
over the questions of an interview too; so does a sentence that is one quotation. What
stands behind a tag in a dash paragraph may be the outlet's own voice again.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from sayso.extract.draft import Draft
from sayso.extract.found import Scene
from sayso.extract.tokens import DASHES, Sentence
from sayso.model import Report, Span

_SHORTEST = 12
# How many questions in a row may stand between two answers.
_QUESTIONS = 2
# Rules whose source speaks here and now, so that a quotation can go on from it.
_SPEAKING = ("tag", "verb")


def carried_on(
    report: Report, scenes: Sequence[Scene], made: Sequence[Draft]
) -> list[Draft]:
    """The drafts with the quotations without a cue that carry them on."""
    talk = _Talk(scenes, made)
    added: dict[int, list[Span]] = {}
    left = []
    for scene in scenes:
        at = talk.speaker(scene)
        if at is not None:
            added.setdefault(at, []).append(_whole(report, scene.sentence))
        elif scene.sentence.dash:
            left.append(scene)
    for scene in reversed(left):
        at = talk.named_later(scene)
        if at is not None:
            added.setdefault(at, []).append(_whole(report, scene.sentence))
    return [_longer(d, added[i]) if i in added else d for i, d in enumerate(made)]


def _longer(draft: Draft, pieces: Sequence[Span]) -> Draft:
    kind = "mixed" if draft.kind == "indirect" else draft.kind
    content = tuple(sorted((*draft.content, *pieces)))
    return replace(draft, content=content, kind=kind)


def _whole(report: Report, part: Sentence) -> Span:
    """A sentence without its dash and its full stop."""
    start, end = part.start, part.end
    if part.tokens[0].text in DASHES and len(part.tokens) > 1:
        start = part.tokens[1].start
    while end > start + 1 and report.text[end - 1] in ".…":
        end -= 1
    return Span(start, end)


class _Talk:
    """Who speaks in which paragraph of a report, as far as it is read."""

    def __init__(self, scenes: Sequence[Scene], made: Sequence[Draft]) -> None:
        self._scenes, self._made = scenes, made
        outer = [(i, d) for i, d in enumerate(made) if not d.quoted]
        self._covered = _covered(scenes, [d for _, d in outer])
        self._turns = {d.paragraph for d in made if d.rule == "named" and d.dash}
        self._asking = _questions(scenes, {d.paragraph for _, d in outer})
        self._own: set[int] = set()  # paragraphs in which the outlet took over again
        self._by_paragraph: dict[int, list[int]] = {}
        self._spoken: set[int] = set()
        for i, draft in outer:
            self._by_paragraph.setdefault(draft.paragraph, []).append(i)
            if draft.kind != "indirect" or draft.dash:
                self._spoken.add(i)

    def speaker(self, scene: Scene) -> int | None:
        """The draft that a sentence without a cue carries on."""
        part = scene.sentence
        turn = part.paragraph in self._turns and not part.first
        covered = scene.number in self._covered and not turn
        if covered or not self._quotation(part) or part.paragraph in self._asking:
            return None
        at = self._before(scene)
        if at is not None and self._own_voice(scene, at):
            self._own.add(part.paragraph)
            return None
        return self._joined(part, at)

    def named_later(self, scene: Scene) -> int | None:
        """The draft that a dash quotation which carries none on leads up to."""
        part = scene.sentence
        if scene.number in self._covered or part.paragraph in self._own | self._asking:
            return None
        return self._joined(part, self._after(scene))

    def _joined(self, part: Sentence, at: int | None) -> int | None:
        if at is not None:
            self._spoken.add(at)
            self._by_paragraph.setdefault(part.paragraph, []).append(at)
        return at

    def _quotation(self, part: Sentence) -> bool:
        if part.dash or part.paragraph in self._turns:
            return True
        first, last = part.tokens[0], part.tokens[-1]
        whole = first.quote >= 0 and last.quote == first.quote
        stop = any(t.text in ".!?…," for t in part.tokens[-2:])
        return whole and stop and part.end - part.start > _SHORTEST

    def _before(self, scene: Scene) -> int | None:
        paragraph = scene.sentence.paragraph
        previous = self._behind(paragraph)
        for near in (paragraph, previous):
            for i in reversed(self._by_paragraph.get(near, ())):
                draft = self._made[i]
                speaks = i in self._spoken
                if near == paragraph and draft.sentence == scene.number - 1:
                    speaks |= draft.rule in _SPEAKING and bool(draft.source)
                if speaks and draft.sentence < scene.number:
                    return i
        return None

    def _behind(self, paragraph: int) -> int:
        """The paragraph before, questions to the speaker left out."""
        for back in range(1, _QUESTIONS + 1):
            if paragraph - back not in self._asking:
                return paragraph - back
        return paragraph - 1

    def _after(self, scene: Scene) -> int | None:
        paragraph = scene.sentence.paragraph
        for near in (paragraph, paragraph + 1):
            for i in self._by_paragraph.get(near, ()):
                if self._made[i].dash and self._made[i].sentence > scene.number:
                    return i
        return None

    def _own_voice(self, scene: Scene, at: int) -> bool:
        """Whether the outlet speaks again behind a tag: `Hun viser fram døra.`

        It does where the one who spoke is told of, by a pronoun or by name, and nobody
        says I or you.
        """
        part, draft = scene.sentence, self._made[at]
        dashed = part.tokens[0].text in DASHES
        if not part.dash or part.first or dashed or draft.paragraph != part.paragraph:
            return False
        if part.paragraph in self._own:
            return True
        lex = scene.view.lex
        lows = {t.low for t in part.tokens if t.quote < 0}
        if lows & lex.set("talking"):
            return False
        things = lex.set("pronouns_thing") | lex.set("pronouns_plural")
        persons = (lex.personal | lex.set("owners")) - things - lex.articles
        return bool(lows & persons)


def _questions(scenes: Sequence[Scene], spoken: set[int]) -> set[int]:
    """The paragraphs that ask: they end with a question mark and name no speaker.

    With a dash of its own a question is the interviewer's where another dash answers.
    """
    last = {s.sentence.paragraph: s.sentence for s in scenes}
    order = sorted(last)
    answered = {a for a, b in pairwise(order) if last[b].dash and not _asks(last[b])}
    return {
        number
        for number, part in last.items()
        if _asks(part) and (not part.dash or number in answered - spoken)
    }


def _asks(part: Sentence) -> bool:
    return part.tokens[-1].text == "?" and part.tokens[-1].quote < 0


def _covered(scenes: Sequence[Scene], made: Sequence[Draft]) -> set[int]:
    """The sentences that the contents of the drafts touch."""
    starts = [scene.sentence.start for scene in scenes]
    found: set[int] = set()
    for draft in made:
        for piece in draft.content:
            first = max(bisect_right(starts, piece.start) - 1, 0)
            found.update(range(first, bisect_right(starts, piece.end - 1)))
    return found
