"""reports → echoes: which report copies, rewrites or translates an earlier one.

Two signs: runs of words that stand in both, and names, numbers and speakers that come
in the same order in both. A function of the set of reports; a report echoes one other
at most, the one that it is most like.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import chain

from sayso.model import Claim, Echo, Identity, Reason, Report
from sayso.trace.candidates import SHARED_NAMES, by_age, sharing_names, sharing_runs
from sayso.trace.signature import Signature, same_order, signature, speakers

# Independent reports that quote the same words share fewer of their five-word runs.
COPIED = 0.3

# Names and wording in the same order: reports on one matter by different hands reach
# less. Related languages share wording too, and one language still more.
SAME_LANGUAGE, RELATED, UNRELATED = 0.9, 0.62, 0.5
SCANDINAVIAN = frozenset(("sv", "nb", "nn", "da"))

# Speakers in the same order count beyond what one matter gives to any two reports.
SPEAKERS_BY_CHANCE = 0.4


@dataclass(frozen=True, slots=True)
class Likeness:
    """How like an earlier report is, from 0 to 1, and why it is held to be echoed."""

    share: float
    reason: Reason


def echoes(
    reports: Mapping[str, Report],
    claims: Iterable[Claim],
    identities: Iterable[Identity],
) -> tuple[Echo, ...]:
    """The reports (by id) that repeat an earlier one, each with the likest, by id.

    Of two reports of one day the longer is taken for the earlier; an undated report is
    later than any dated one.
    """
    spoken = speakers(claims, identities)
    ordered = by_age(reports.values())
    marks = {r.id: signature(r, spoken.get(r.id, ())) for r in ordered}
    likest: dict[str, tuple[str, Likeness]] = {}
    for later, earlier, found in _likenesses(ordered, marks):
        held = likest.get(later.id)
        if held is None or found.share > held[1].share:
            likest[later.id] = earlier.id, found
    return tuple(
        Echo(report, of, found.reason, round(found.share, 3))
        for report, (of, found) in sorted(likest.items())
    )


def _likenesses(
    ordered: list[Report], marks: Mapping[str, Signature]
) -> Iterator[tuple[Report, Report, Likeness]]:
    pairs = chain(
        ((pair, _copied) for pair in sharing_runs(ordered, marks)),
        ((pair, _translated) for pair in sharing_names(ordered, marks)),
    )
    for (later, earlier), likeness in pairs:
        found = likeness(later, earlier, marks)
        if found is not None:
            yield later, earlier, found


def _copied(
    later: Report, earlier: Report, marks: Mapping[str, Signature]
) -> Likeness | None:
    runs = marks[later.id].runs
    share = len(runs & marks[earlier.id].runs) / len(runs)
    if share < COPIED:
        return None
    words = f"{share:.0%} of its runs of five words stand in the earlier report."
    return Likeness(share, Reason("copied-words", words))


def _translated(
    later: Report, earlier: Report, marks: Mapping[str, Signature]
) -> Likeness | None:
    a, b = marks[later.id], marks[earlier.id]
    names, shared = same_order(a.names, b.names)
    least = _least(later.lang, earlier.lang)
    # The wording adds a third at most even where a report is carried over whole.
    if shared < SHARED_NAMES or names < least / 2:
        return None
    wording, _ = same_order(a.words, b.words)
    order, _ = same_order(a.speakers, b.speakers)
    share = names + wording + max(0.0, order - SPEAKERS_BY_CHANCE) / 2
    if share < least:
        return None
    words = (
        f"{shared} names and numbers come in the same order as in the earlier report."
    )
    return Likeness(min(share, 1.0), Reason("same-order", words))


def _least(one: str, other: str) -> float:
    if one == other:
        return SAME_LANGUAGE
    return RELATED if {one, other} <= SCANDINAVIAN else UNRELATED
