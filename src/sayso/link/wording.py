"""A claim's content as words: what tells of events, what negates, where clauses end."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from sayso.lang import language
from sayso.lang.forms import Hit
from sayso.lang.names import bare
from sayso.lang.peoples import NONE_UNLISTED, Mention, Unlisted, mentions
from sayso.link.events import (
    STATE_NOUNS,
    Trigger,
    agent_names,
    agents,
    closed_class,
    triggers,
)
from sayso.model import LANGUAGES, Claim, Report, Span

_TOKEN = re.compile(r"[^\W_]+(?:[’'.\-][^\W_]+)*(?:[.:]s\b)?")
_BREAK = re.compile(r"[.;:!?\n]")
_BEFORE, _AFTER = 8, 3


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a content: lower case without a genitive's mark, as printed, where."""

    lower: str
    raw: str
    start: int


@dataclass(frozen=True, slots=True)
class Agent:
    """A state, group or rebel side at a word of the content."""

    at: int
    side: str
    form: str
    last: int


@dataclass(frozen=True, slots=True, eq=False)
class Content:
    """What a claim says, ready to be read for events; each is equal to itself alone."""

    claim: Claim
    report: Report
    words: tuple[Word, ...]
    breaks: frozenset[int]
    hits: tuple[Hit[Trigger], ...]
    agents: tuple[Agent, ...]
    negators: tuple[int, ...]
    commas: frozenset[int] = frozenset()
    blames: bool = False
    more: Unlisted = NONE_UNLISTED

    @property
    def lower(self) -> list[str]:
        """The words in lower case."""
        return [w.lower for w in self.words]

    @property
    def code(self) -> str:
        """The language whose data it is read by."""
        return self.report.lang if self.report.lang in LANGUAGES else "en"

    def closed(self, key: str) -> frozenset[str]:
        """A closed class of words of its language."""
        return closed_class(self.code, key)

    def of(self, event: str) -> list[Hit[Trigger]]:
        """The triggers of one class."""
        return [h for h in self.hits if h.value.event == event]

    def negated(self, hit: Hit[Trigger]) -> bool:
        """Whether a negation has the trigger in its scope.

        Two of them (`har ikke og har aldri hatt`) are one denial. A negation after the
        trigger counts within a few words and before any comma.
        """
        return any(self._scopes(at, hit) for at in self.negators)

    def _scopes(self, at: int, hit: Hit[Trigger]) -> bool:
        if hit.start <= at < hit.end:
            return False
        if at < hit.start:
            cut = any(at < b <= hit.start for b in self.breaks)
            return hit.start - at <= _BEFORE and not cut
        between = range(hit.start + 1, at + 1)
        if any(b in self.breaks | self.commas for b in between):
            return False
        joining = self.closed("joining")
        joined = any(self.words[i].lower in joining for i in range(hit.end, at))
        return at < hit.end + _AFTER and not joined


def content_of(claim: Claim, report: Report, more: Unlisted = NONE_UNLISTED) -> Content:
    """Read a claim's content, all of its pieces in order.

    `more` are sides that the lists do not know.
    """
    words, breaks, commas = _words(report.text, claim.content)
    lower = [w.lower for w in words]
    hits = _longest(list(triggers(report.lang).hits(lower)))
    sure = {i for h in hits if h.value.event == "!sure" for i in range(h.start, h.end)}
    return Content(
        claim=claim,
        report=report,
        words=tuple(words),
        breaks=frozenset(breaks),
        commas=frozenset(commas),
        blames=_blames(claim, report),
        more=more,
        hits=tuple(
            h
            for h in hits
            if not sure & set(range(h.start, h.end)) or h.value.event == "!sure"
        ),
        agents=tuple(_agents(words, lower, claim, report, more)),
        negators=tuple(
            i
            for i, w in enumerate(lower)
            if w in _negations(report.lang) and i not in sure
        ),
    )


def _blames(claim: Claim, report: Report) -> bool:
    """Whether the cue itself blames: `anklagar`, `skylder`, `accused`."""
    cue = " ".join(span.of(report.text) for span in claim.cue).casefold()
    return _blaming(cue, report.lang)


@lru_cache(maxsize=8192)
def _blaming(cue: str, code: str) -> bool:
    hits = triggers(code).hits(cue.split())
    return any(hit.value.event == "!blaming" for hit in hits)


def _words(text: str, spans: Sequence[Span]) -> tuple[list[Word], list[int], list[int]]:
    """The words; the places of those that begin a clause, and of those after commas."""
    words: list[Word] = []
    breaks: list[int] = []
    commas: list[int] = []
    for span in spans:
        breaks.append(len(words))
        last = span.start
        for match in _TOKEN.finditer(text, span.start, span.end):
            between = text[last : match.start()]
            if _BREAK.search(between):
                breaks.append(len(words))
            if "," in between:
                commas.append(len(words))
            words.append(
                Word(bare(match.group()).casefold(), match.group(), match.start())
            )
            last = match.end()
    return words, breaks, commas


@cache
def _negations(code: str) -> frozenset[str]:
    own = code if code in LANGUAGES else "en"
    words = language(own)
    more = closed_class(own, "none")
    return words.set("negations") | words.set("doubtful") | more


def _longest(hits: list[Hit[Trigger]]) -> list[Hit[Trigger]]:
    """Without what lies inside a longer match, or tells the same at the same place."""
    kept: list[Hit[Trigger]] = []
    for hit in sorted(hits, key=lambda h: (h.start - h.end, h.start, h.value.event)):
        inside = any(
            k.start <= hit.start
            and hit.end <= k.end
            and k.end - k.start > hit.end - hit.start
            for k in kept
        )
        if not inside and hit not in kept:
            kept.append(hit)
    return sorted(kept, key=lambda h: (h.start, h.end, h.value.event, h.value.value))


def _agents(
    words: Sequence[Word],
    lower: Sequence[str],
    claim: Claim,
    report: Report,
    more: Unlisted,
) -> list[Agent]:
    places = {w.start: i for i, w in enumerate(words)}
    found = []
    for span in claim.content:
        for mention in mentions(span.of(report.text), report.lang, more):
            at = places.get(mention.start + span.start)
            if at is not None:
                found.append(_agent(at, mention, span, words))
    for hit in agents(report.lang).hits(lower):
        if hit.value in STATE_NOUNS:
            found.append(Agent(hit.start, "", "state", hit.end - 1))
        else:
            side = agent_names()[hit.value]
            found.append(Agent(hit.start, side, "people", hit.end - 1))
    return sorted(found, key=lambda a: (a.at, a.side))


def _agent(at: int, mention: Mention, span: Span, words: Sequence[Word]) -> Agent:
    stop = mention.end + span.start
    last = max(i for i, w in enumerate(words) if i >= at and w.start < stop)
    form = "compound" if mention.head else mention.known.form
    return Agent(at, mention.known.side, form, last)
