"""What a report has said of its sources, for what points back to them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

from sayso.lang.names import WORD
from sayso.lang.peoples import NONE_UNLISTED, Unlisted, mentions
from sayso.model import Report
from sayso.resolve.lexicon import media_endings, roles
from sayso.resolve.phrases import Phrase

_STEM = 4
_PLACE = 3


@dataclass(frozen=True, slots=True)
class Draft:
    """Who a source is as far as its report tells.

    `sort` is person, body, known, medium, org or unnamed; `key` is the same for what is
    the same; `side` is '' where nothing in the report says it.
    """

    sort: str
    key: tuple[str, ...]
    name: str
    phrase: Phrase
    side: str = ""
    words: str = ""
    back: bool = False
    hint: str = ""


@dataclass(slots=True)
class Context:
    """What a report has said before: its drafts so far, its states and its groups.

    `at` is the offset that is being read; `places` are the states named, by offset;
    `more` are sides that the lists do not know.
    """

    report: Report
    drafts: list[Draft] = field(default_factory=list)
    states: Counter[str] = field(default_factory=Counter)
    groups: Counter[str] = field(default_factory=Counter)
    places: list[tuple[int, str]] = field(default_factory=list)
    at: int = 0
    names: dict[str, str] | None = None
    more: Unlisted = NONE_UNLISTED

    def setting(self) -> str:
        """The one state that the paragraph has named so far, '' for none or several.

        `I Seoul er tonen en annen. Presidentens talsmann …`.
        """
        start = self.report.text.rfind("\n", 0, self.at) + 1
        named = {side for offset, side in self.places if start <= offset < self.at}
        return named.pop() if len(named) == 1 else ""

    def named_last(self) -> str:
        """The state or group that the paragraph has named last, '' for none."""
        start = self.report.text.rfind("\n", 0, self.at) + 1
        named = [side for offset, side in self.places if start <= offset < self.at]
        return named[-1] if named else ""

    def nouns(self, phrase: Phrase) -> list[str]:
        """The stems of a phrase's common nouns, its last word first."""
        return [*_nouns(phrase.text.split(",")[0])][::-1]

    def called(self) -> dict[str, str]:
        """The name that stands beside each noun for a company or body in the report."""
        if self.names is None:
            self.names = dict(_called(self.report))
        return self.names

    def last(self, *sorts: str) -> Draft | None:
        """The latest draft of one of these sorts."""
        return next((d for d in reversed(self.drafts) if d.sort in sorts), None)


def context_of(report: Report, more: Unlisted = NONE_UNLISTED) -> Context:
    """The context at the beginning of a report."""
    context = Context(report, more=more)
    text = f"{report.title}\n{report.text}"
    for mention in mentions(text, report.lang, more):
        known = mention.known
        target = context.groups if known.sort == "group" else context.states
        if known.sort in ("group", "state"):
            before = text[: mention.start].rpartition(" ")[0].rpartition(" ")[2]
            target[known.side] += _PLACE if before in ("i", "in") else 1
            if known.sort == "state":
                place = mention.start - len(report.title) - 1
                context.places.append((place, known.side))
    return context


_BESIDE = re.compile(
    r"([^\W\d_]{4,}),? ([A-ZÅÄÖÆØ][\w&.-]*(?: [A-ZÅÄÖÆØ&][\w&.-]*)*)(?=\W|$)"
)


def _called(report: Report) -> Iterator[tuple[str, str]]:
    """Each noun for a company or medium with the name beside it: `rederiet NN`."""
    for match in _BESIDE.finditer(report.text):
        noun = match[1].casefold()
        company = any(h.value == "company" for h in roles(report.lang).hits([noun]))
        if company or noun.endswith(media_endings(report.lang)):
            yield from ((stem, match[2]) for stem in _nouns(noun))


def most(counts: Counter[str]) -> str:
    """The name counted most, the first by alphabet among equals."""
    return min(counts, key=lambda name: (-counts[name], name), default="")


def same_noun(phrase: Phrase, context: Context, sorts: tuple[str, ...]) -> Draft | None:
    """The latest draft of these sorts whose phrase has the same noun."""
    nouns = set(_nouns(phrase.text.split(",")[0]))
    for draft in reversed(context.drafts):
        if draft.sort in sorts and any(
            _akin(a, b) for a in nouns for b in _nouns(draft.phrase.text)
        ):
            return draft
    return None


def _nouns(text: str) -> Iterator[str]:
    for match in WORD.finditer(text.casefold()):
        word = match.group().split("-")[-1]
        for ending in ("ens", "ets", "ane", "ene", "erne", "en", "et", "s", "n", "a"):
            if word.endswith(ending) and len(word) - len(ending) >= _STEM:
                word = word[: -len(ending)]
                break
        if len(word) >= _STEM:
            yield word


def _akin(a: str, b: str) -> bool:
    """Whether two stems are one noun, or one is the head of the other's compound."""
    return (
        a == b
        or (len(a) > _STEM and b.endswith(a))
        or (len(b) > _STEM and a.endswith(b))
    )
