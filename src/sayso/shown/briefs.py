"""A brief in words: what was read for it, which reports of it copy which."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from sayso.ledger import Brief
from sayso.model import POLAR_ANSWERS, Echo
from sayso.shown.language import _, ngettext
from sayso.shown.places import Place
from sayso.shown.wording import count, outlet

GIVES_A_VALUE = "value"


def headings() -> Mapping[str, str]:
    """What the claims stand under, by position, in the order of the page."""
    return {
        "affirms": _("Affirm"),
        "denies": _("Deny"),
        "doubts": _("Doubt, or can't confirm"),
        GIVES_A_VALUE: _("Give a value"),
    }


def heading_of(position: str) -> str:
    """The key in `headings` of an answer or a position."""
    return position if position in POLAR_ANSWERS else GIVES_A_VALUE


def read_by_then(brief: Brief) -> str:
    """What was read, so that nobody takes what sayso did not find for what is not."""
    reports = count(brief.reports_read, "report")
    said = _("Read by that day: {reports}").format(reports=reports)
    if brief.undated:
        more = ngettext(
            "{n} more bears no date and count for no day",
            "{n} more bear no date and count for no day",
            brief.undated,
        )
        said += f"; {more.format(n=brief.undated)}"
    if brief.standing.label != "unreported":
        return f"{said}."
    if not brief.reports_read:
        return f"{said}. {_('This says nothing of what others reported by then.')}"
    others = _("Others may have said so in reports that sayso was not given.")
    return f"{said}. {others}"


def copied(echoes: Iterable[Echo], brief: Brief) -> dict[str, str]:
    """Which reports of the page copy which others of it, by id, in words."""
    reports = {b.report.id: b.report for b in brief.bearings}
    return {
        echo.report: _("after {outlet}").format(outlet=outlet(reports[echo.of]))
        for echo in echoes
        if echo.of in reports
    }


def uncounted(place: Place) -> str:
    """Why no position rests on a claim; '' where one does."""
    if place.counted or place.position == "doubts":
        return ""
    return _("no longer held") if place.dropped else _("not counted")
