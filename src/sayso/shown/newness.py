"""What a report adds, in words: the summary, and what each claim is held against."""

from __future__ import annotations

from collections.abc import Mapping

from sayso.model import POLAR_ANSWERS, Bearing, Drift, Period
from sayso.news import News
from sayso.shown.language import _, ngettext, written
from sayso.shown.wording import count, line, once, outlet, quoted, side_name
from sayso.trace.novelty import Novelty, Told


def headings() -> Mapping[Novelty, str]:
    """What the claims stand under, the newest first."""
    return {
        "first": _("Nobody had said this"),
        "changed": _("The same source had said otherwise"),
        "new-side": _("Said by somebody new"),
        "new-voice": _("Said by another voice of the same side"),
        "known": _("Known already"),
    }


def summary(news: News) -> str:
    """`2 new claims, 1 by somebody new, 1 hedge lost; 9 known already.`"""
    told = shown(news)
    number = {n: sum(t.novelty == n for t in told) for n in headings()}
    kinds = [drift.kind for drift in once(news.drifts)]
    numbers = sum(map(is_number, once(news.drifts)))
    lost, new = kinds.count("hedge-lost"), number["new-side"] + number["new-voice"]
    parts = (
        (number["first"], count(number["first"], "new claim")),
        (new, _("{n} by somebody new").format(n=new)),
        (
            number["changed"],
            _("{n} otherwise than before").format(n=number["changed"]),
        ),
        (numbers, ngettext("1 number changed", "{n} numbers changed", numbers)),
        (lost, ngettext("1 hedge lost", "{n} hedges lost", lost)),
        (len(news.raised), count(len(news.raised), "new question")),
    )
    said = ", ".join(part.format(n=n) for n, part in parts if n) or _("Nothing new")
    known = _("{n} known already").format(n=number["known"])
    return f"{said}; {known}." if number["known"] else f"{said}."


def echoed(news: News) -> str:
    """Which report it copies and why that is thought; '' for none."""
    if news.echo is None or news.original is None:
        return ""
    day = news.original.published
    where = outlet(news.original)
    if day:
        where = _("{outlet} of {day}").format(outlet=where, day=written(day))
    why = news.echo.reason.words
    said = _("It echoes {report}").format(report=where)
    return f"{said}: {why[:1].lower()}{why[1:]}"


def compared(news: News, hint: str = "") -> str:
    """What it was held against: whoever reads `new` must know as against what.

    `hint` says how to take in those that were published later.
    """
    day = written(Period.day(news.as_of))
    reports = count(news.compared, "report")
    said = _("Held against {reports} published by {day}").format(
        reports=reports, day=day
    )
    if news.later:
        later = _("{n} published later left aside").format(n=news.later)
        said += f"; {later}{hint}"
    if news.undated:
        said += f"; {_('{n} without a date left aside').format(n=news.undated)}"
    return f"{said}."


def shown(news: News) -> list[Told]:
    """Of what one source says with one answer on a question, the first claim.

    A number that drifted is shown once, as such.
    """
    drifted = {d.later.bearing.link.id for d in news.drifts if is_number(d)}
    found: dict[tuple[str, str, str, str], Told] = {}
    for t in news.told:
        who = t.bearing.actor.id if t.bearing.actor else ""
        key = t.question.id, who, t.bearing.link.answer, t.novelty
        if t.novelty != "changed" or t.bearing.link.id not in drifted:
            found.setdefault(key, t)
    return list(found.values())


def is_number(drift: Drift) -> bool:
    """Whether it is a number that changed."""
    return drift.kind.startswith("number-")


def says(bearing: Bearing) -> str:
    """What follows the name: ` affirms, probable` or `: 30`."""
    answer, certainty = bearing.link.answer, bearing.claim.certainty
    polar = f" {_(answer)}" if answer in POLAR_ANSWERS else f": {line(answer)}"
    return polar + (f", {_(certainty)}" if certainty != "certain" else "")


def before(told: Told) -> str:
    """What it is held against: the words that differ, or who said the same first.

    Empty where nobody had said anything.
    """
    if told.before is None:
        return ""
    place = where(told.before)
    if told.novelty == "changed":
        exact = quoted(told.before.claim.content, told.before.report.text)
        return _("had said {words} ({where})").format(words=exact, where=place)
    return _("first {did} by {who} ({where})").format(
        did=_did(told, told.before), who=side_name(told.before), where=place
    )


def _did(told: Told, earlier: Bearing) -> str:
    """`affirmed`, `denied as possible`."""
    did = {"affirms": _("affirmed"), "denies": _("denied"), "doubts": _("doubted")}
    what, certainty = did.get(earlier.link.answer, _("given")), earlier.claim.certainty
    if certainty == told.bearing.claim.certainty:
        return what
    return _("{did} as {certainty}").format(did=what, certainty=_(certainty))


def known_since(told: Told) -> str:
    """For a known claim, where the same source had said it, or who had; '' for none."""
    if told.before is None:
        return ""
    same = told.before.actor == told.bearing.actor
    return where(told.before) if same else before(told)


def where(bearing: Bearing) -> str:
    """`en-1, 16 June 2017`."""
    day = bearing.report.published
    return f"{outlet(bearing.report)}, {written(day) if day else _('no date')}"
