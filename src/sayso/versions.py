"""What changed between the versions of a page: words, claims, and whether it says so.

A pure function of a view of the ledger. Which reports are versions of one page is
settled in `store.versions`.
"""

from __future__ import annotations

import itertools
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from typing import Literal

from rapidfuzz.distance import Indel

from sayso.lang import table
from sayso.model import LANGUAGES, Claim, Report
from sayso.store import View, chains, changed

Kept = Literal["same", "gone", "new"]

_SENTENCE = re.compile(r"[^\n.!?]*(?:[.!?]+[\"'”’»)\]]*\s*|\n+|$)")
_WORD = re.compile(r"\s*\S+\s*?(?=\s|\Z)|\s+")
# Longer ones are not compared word by word, which would take too long.
_MOST_SENTENCES = 4000
_MOST_WORDS = 4000
_LIKE = 0.3  # of the words of two stretches, what must be common to compare them


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of words that both versions have, or one of them alone."""

    kept: Kept
    words: str


@dataclass(frozen=True, slots=True)
class Revision:
    """What a later version changed of the one before it.

    `pieces` make both texts: those that are not new make the earlier, those that are
    not gone the later. `appeared` and `vanished` are claims by their exact words.
    `noted` is the sentence in which the later one says that it was corrected, '' for
    none. `modified` is when it says that it was changed, None where it says nothing
    or nothing later than the earlier one; `seen` is when it was first seen, in UTC.
    """

    earlier: Report
    later: Report
    seen: datetime
    pieces: tuple[Piece, ...]
    appeared: tuple[Claim, ...]
    vanished: tuple[Claim, ...]
    noted: str
    modified: datetime | None

    @property
    def silent(self) -> bool:
        """Whether words that had been printed are gone, and no note says so."""
        taken = any(p.kept == "gone" and p.words.strip() for p in self.pieces)
        retitled = bool(self.earlier.title) and self.earlier.title != self.later.title
        reread = self.earlier.raw == self.later.raw
        return (taken or retitled) and not self.noted and not reread


def revisions(
    view: View, first_seen: Mapping[str, datetime], report: str | None = None
) -> tuple[Revision, ...]:
    """The revisions of the page that a report (by id) is a version of, or of all."""
    found = chains(view.reports.values(), first_seen)
    wanted = (c for c in found if report is None or report in {r.id for r in c})
    return tuple(
        revision(pair, view.claims, first_seen[pair[1].id])
        for chain in wanted
        for pair in itertools.pairwise(chain)
    )


def revision(
    pair: tuple[Report, Report], claims: Iterable[Claim], seen: datetime
) -> Revision:
    """What the later of two versions changed; `claims` are at least those of both."""
    earlier, later = pair
    old = [c for c in claims if c.report == earlier.id]
    new = [c for c in claims if c.report == later.id]
    pieces = tuple(differences(earlier.text, later.text))
    return Revision(
        earlier=earlier,
        later=later,
        seen=seen,
        pieces=pieces,
        appeared=_without(new, later, old, earlier),
        vanished=_without(old, earlier, new, later),
        noted=_note(earlier, later),
        modified=changed(later, earlier),
    )


def differences(earlier: str, later: str) -> Iterator[Piece]:
    """The pieces of two texts: by sentences, and by words where a sentence is edited.

    Two very long texts are taken for wholly different from where they part.
    """
    old, new = _sentences(earlier), _sentences(later)
    if max(len(old), len(new)) > _MOST_SENTENCES:
        yield from _replaced(earlier, later)
        return
    for same, gone, came in _aligned(old, new):
        if same:
            yield Piece("same", came)
        else:
            yield from _edited(gone, came)


def _aligned(old: Sequence[str], new: Sequence[str]) -> Iterator[tuple[bool, str, str]]:
    """Stretches that both have, and what stands between them in each."""
    gone = came = ""
    for step in Indel.opcodes(old, new):
        before = "".join(old[step.src_start : step.src_end])
        after = "".join(new[step.dest_start : step.dest_end])
        if step.tag != "equal":
            gone, came = gone + before, came + after
            continue
        if gone or came:
            yield False, gone, came
        yield True, before, after
        gone = came = ""
    if gone or came:
        yield False, gone, came


def _sentences(text: str) -> list[str]:
    return [found for found in _SENTENCE.findall(text) if found]


def _edited(gone: str, came: str) -> Iterator[Piece]:
    old, new = _WORD.findall(gone), _WORD.findall(came)
    if max(len(old), len(new)) > _MOST_WORDS:
        yield from _replaced(gone, came)
        return
    if Indel.normalized_similarity(old, new) < _LIKE:
        yield from _replaced(gone, came)
        return
    for same, before, after in _aligned(old, new):
        if same:
            yield Piece("same", after)
        else:
            yield from _replaced(before, after)


def _replaced(gone: str, came: str) -> Iterator[Piece]:
    if gone:
        yield Piece("gone", gone)
    if came:
        yield Piece("new", came)


def _without(
    claims: Sequence[Claim], of: Report, others: Sequence[Claim], other: Report
) -> tuple[Claim, ...]:
    """The claims of one report whose exact words no claim of another has."""
    left = Counter(_exact(c, other.text) for c in others)
    found = []
    for claim in claims:
        words = _exact(claim, of.text)
        if left[words]:
            left[words] -= 1
        else:
            found.append(claim)
    return tuple(found)


def _exact(claim: Claim, text: str) -> str:
    spans = (*claim.source, *claim.cue, *claim.content)
    return " ".join(" ".join(span.of(text) for span in sorted(spans)).split())


def _note(earlier: Report, later: Report) -> str:
    """The first sentence, which the earlier one lacks, that tells of a correction."""
    before = {" ".join(s.split()) for s in _sentences(earlier.text)}
    langs = (later.lang,) if later.lang in LANGUAGES else LANGUAGES
    for sentence in _sentences(later.text):
        plain = " ".join(sentence.split())
        if plain not in before and any(_notes(lang).search(plain) for lang in langs):
            return plain
    return ""


@cache
def _notes(lang: str) -> re.Pattern[str]:
    rows = table(lang, "corrections.tsv")
    begins = "|".join(re.escape(word) for where, word in rows if where == "begins")
    within = "|".join(re.escape(word) for where, word in rows if where == "anywhere")
    return re.compile(rf"\A\W*(?:{begins})\b|\b(?:{within})\b", re.IGNORECASE)
