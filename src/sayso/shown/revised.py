"""What changed between two versions of a page, in words."""

from __future__ import annotations

from sayso.shown.forms import Form, claim_form, report_form
from sayso.shown.language import _
from sayso.shown.wording import count, line, outlet
from sayso.versions import Revision


def summary(revision: Revision) -> str:
    """`2 claims vanished, 1 claim appeared; nothing in it says that it was changed.`"""
    vanished, appeared = len(revision.vanished), len(revision.appeared)
    parts = (
        (vanished, _("{claims} vanished").format(claims=count(vanished, "claim"))),
        (appeared, _("{claims} appeared").format(claims=count(appeared, "claim"))),
    )
    changed = ", ".join(words for n, words in parts if n) or _("no claim changed")
    return f"{changed}; {announced(revision)}."


def announced(revision: Revision) -> str:
    """Whether the page tells its readers that it was changed, and how."""
    if revision.noted:
        return _("it says so: “{note}”").format(note=line(revision.noted))
    if not revision.silent:
        return _("nothing that had been printed is gone")
    if revision.modified:
        at = revision.modified.isoformat(sep=" ", timespec="minutes")
        return _(
            "silently changed: no correction note, though it says that it was "
            "modified at {at}"
        ).format(at=at)
    return _("silently changed: nothing in it says so")


def what(revision: Revision) -> str:
    """`Kveldsposten: Bro falt (http://…)`: the page that changed."""
    report = revision.later
    title = line(report.title) or line(report.address)
    return f"{outlet(report)}: {title}"


def revision_form(revision: Revision) -> Form:
    """What a later version changed of the one before it."""
    earlier, later = revision.earlier, revision.later
    return {
        "earlier": report_form(earlier),
        "later": report_form(later),
        "since": later.begins.isoformat() if later.begins else None,
        "seen": revision.seen.isoformat(),
        "modified": revision.modified.isoformat() if revision.modified else None,
        "noted": revision.noted,
        "silent": revision.silent,
        "pieces": [{"kept": p.kept, "words": p.words} for p in revision.pieces],
        "appeared": [claim_form(c, later.text) for c in revision.appeared],
        "vanished": [claim_form(c, earlier.text) for c in revision.vanished],
    }
