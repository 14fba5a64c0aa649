"""Claims and reports in words: who, when and where, and exactly what, quoted.

Everything that a report holds goes through `line` or `block` before it is shown: no
character of it may move a cursor or turn the direction of what is around it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from sayso.lang.peoples import name_in
from sayso.model import POLAR_ANSWERS, Bearing, Claim, Drift, Origin, Report, Span
from sayso.model import Standing as StandingOf
from sayso.shown.language import _, ngettext, tongue, written
from sayso.text import displayable

_SURROGATES = range(0xD800, 0xE000)
_MARKS = "\"'“”„«»‘’‚‹›"  # the quotation marks of the five languages
_LEAST_ID = 7  # characters of a shortened id, its prefix letter included


def block(text: str) -> str:
    """`text` fit to be shown, one character for each: offsets still hold."""
    safe = displayable(text)
    return "".join("\ufffd" if ord(c) in _SURROGATES else c for c in safe)


def line(text: str) -> str:
    """`text` on one line, fit to be shown."""
    return " ".join(block(text).split())


def nobody() -> str:
    """What is said where no source is named."""
    return _("nobody named")


def count(number: int, one: str, more: str = "") -> str:
    """`1 report`, `3 reports`, `no reports`."""
    many = more or f"{one}s"
    none, single, several = f"no {many}", f"1 {one}", f"{{n}} {many}"
    if not number:
        return _(none)
    return ngettext(single, several, number).format(n=number)


def some(names: Sequence[str], most: int) -> str:
    """The first names, and how many more there are where more than one is left."""
    left = len(names) - most
    if left <= 1:
        return ", ".join(names)
    more = ngettext("{n} more", "{n} more", left).format(n=left)
    return _("{names} and {more}").format(names=", ".join(names[:most]), more=more)


def short(identifier: str, among: Iterable[str]) -> str:
    """The beginning of an id that tells it from all the others."""
    others = [other for other in among if other != identifier]
    length = _LEAST_ID
    while any(other.startswith(identifier[:length]) for other in others):
        length += 1
    return identifier[:length]


def origins_of(standing: StandingOf) -> tuple[Origin, ...]:
    """Those that affirm or give a value, then those that deny, then those in doubt."""
    return standing.affirm + standing.deny + standing.doubt


def quoted(spans: Sequence[Span], text: str) -> str:
    """The exact words of each span in quotation marks, its own where it has them."""
    pieces = (line(span.of(text)) for span in spans)
    return " … ".join(piece if _has_marks(piece) else f"“{piece}”" for piece in pieces)


def _has_marks(piece: str) -> bool:
    return len(piece) > 1 and piece[0] in _MARKS and piece[-1] in _MARKS


def joined(spans: Sequence[Span], text: str) -> str:
    """The exact words of each span, bare."""
    return " … ".join(line(span.of(text)) for span in spans)


def stands_for(claim: Claim, text: str) -> str:
    """Whom a source that is no name stands for; '' where its own words say it."""
    source, speaker = joined(claim.source, text), line(claim.speaker or "")
    unlike = source and speaker.casefold() != source.casefold()
    return speaker if unlike else ""


def outlet(report: Report) -> str:
    """What a report is called: its outlet, else its title or the file's name."""
    name = report.address.rstrip("/").rpartition("/")[2]
    return line(report.outlet or report.title or name) or _("outlet unknown")


def day_of(report: Report) -> str:
    """When a report was published, as exact as it says."""
    return written(report.published) if report.published else _("no date")


def dated(report: Report) -> str:
    """`16 June 2017 · nb-1, nb`: when and where, and in which language."""
    lang = report.lang or _("language unknown")
    return f"{day_of(report)} · {outlet(report)}, {lang}"


def details(claim: Claim, report: Report) -> tuple[str, ...]:
    """How and when it was said, where that is not plainly and on the report's day."""
    known = replace(claim, said=None) if claim.said == report.published else claim
    return (*manner(claim), *circumstances(known, report.text))


def manner(claim: Claim) -> tuple[str, ...]:
    """How it is said, where that is not plainly: `denies`, `possible`."""
    plain = ("asserts", "certain")
    return tuple(_(w) for w in (claim.stance, claim.certainty) if w not in plain)


def circumstances(claim: Claim, text: str) -> tuple[str, ...]:
    """Relay, day said and evidence, as far as the report tells."""
    found = []
    if claim.relay:
        found.append(_("via {relay}").format(relay=line(claim.relay)))
    if claim.said:
        found.append(_("said {day}").format(day=written(claim.said)))
    if claim.evidence:
        exact = quoted(claim.evidence, text)
        found.append(_("evidence: {words}").format(words=exact))
    return tuple(found)


def side_name(bearing: Bearing) -> str:
    """Who says it, and for which side: `Russian Ministry of Defence (Russia)`."""
    actor = bearing.actor
    if actor is None:
        return nobody()
    other = actor.side and actor.side.casefold() != actor.name.casefold()
    name, side = side_called(actor.name), side_called(actor.side)
    return line(f"{name} ({side})" if other else name)


def side_called(name: str) -> str:
    """The name of a side in the reader's language, where it has one."""
    code = tongue().code
    return name if code == "en" else name_in(name, code)


def held_by(origin: Origin) -> str:
    """What a side holds since when: `affirms, probable, since 30 June 2017`."""
    polar = origin.position in POLAR_ANSWERS
    what = [_(origin.position) if polar else line(origin.position)]
    what += [_(origin.certainty)] if origin.certainty != "certain" else []
    if origin.since:
        what.append(_("since {day}").format(day=written(origin.since)))
    what += [_("though a yes hurts it")] if origin.concedes else []
    return ", ".join(what)


def voices_of(origin: Origin) -> tuple[str, ...]:
    """The side's voices, where they are others than the side itself."""
    return tuple(line(v) for v in origin.voices if line(v) != line(origin.side))


def once(drifts: Sequence[Drift]) -> tuple[Drift, ...]:
    """Of drifts of one kind between the same two claims, on whatever questions, one."""
    found: dict[tuple[str, str, str], Drift] = {}
    for drift in drifts:
        earlier, later = drift.earlier.bearing.claim.id, drift.later.bearing.claim.id
        found.setdefault((drift.kind, earlier, later), drift)
    return tuple(found.values())
