"""Decisions in words: what was decided, by whom, and what a no would change."""

from __future__ import annotations

from datetime import datetime

from sayso.ledger import Change
from sayso.model import (
    POLAR_ANSWERS,
    Actor,
    Claim,
    Correction,
    Echo,
    Identity,
    Link,
    Pairing,
    Question,
    Reason,
    Report,
    Restoring,
)
from sayso.review import About, Shift
from sayso.shown.language import _
from sayso.shown.reasons import asked
from sayso.shown.wording import joined, line
from sayso.store import Decision, LogEntry

_MOST = 160  # characters of a claim's words in a sentence


def called(report: Report | None) -> str:
    """What a report is called in a sentence: its outlet, title or file."""
    if report is None:
        return _("a report no longer held")
    file = report.address.rstrip("/").rpartition("/")[2]
    return line(report.outlet or report.title or file or report.id)


def told(about: About) -> str:
    """What was decided, in a sentence without its full stop."""
    match about.decision:
        case Pairing():
            pair = called(about.report), called(about.other)
            kind = _("one matter") if about.decision.together else _("two matters")
            return _("{one} and {other} are of {kind}").format(
                one=pair[0], other=pair[1], kind=kind
            )
        case Echo():
            return _("{one} echoes {other}").format(
                one=called(about.report), other=called(about.other)
            )
        case Actor():
            side = line(about.decision.side) or _("nobody else")
            return _("{name} speaks for {side}").format(
                name=line(about.decision.name), side=side
            )
        case Question():
            side = line(about.decision.hurts) or _("nobody")
            return _("{question} A yes hurts {side}").format(
                question=line(asked(about.decision)), side=side
            )
        case _:
            return _of_claim(about)


def _of_claim(about: About) -> str:
    match about.decision:
        case Identity():
            source = line(about.actor.name if about.actor else about.decision.actor)
            role = (
                _("the source of") if about.decision.role == "source" else _("relay of")
            )
            return _("{role} {claim} is {name}").format(
                role=role, claim=_words(about), name=source
            )
        case Link():
            text = asked(about.question) if about.question else about.decision.question
            return _("{claim} {answer} {question}").format(
                claim=_words(about), answer=answer(about.decision), question=line(text)
            )
        case Correction():
            return _corrected(about, about.decision)
        case Restoring():
            return _("sayso may decide {id} again").format(id=about.decision.decision)
        case _:
            raise ValueError(f"no words for {about.decision!r}")


def answer(link: Link) -> str:
    """What a claim does to a question: `affirms`, or `answers “130”`."""
    if link.answer in POLAR_ANSWERS:
        return _(link.answer)
    return _("answers “{value}” to").format(value=line(link.answer))


def _corrected(about: About, made: Correction) -> str:
    if made.now is None:
        return _("{claim} is no claim").format(claim=_words(about))
    parts = _differences(made.was, made.now, about.report)
    if not parts:
        return _("{claim} is a claim as it stands").format(claim=_words(about))
    return f"{_words(about)}: {'; '.join(parts)}"


def _differences(was: Claim, now: Claim, report: Report | None) -> list[str]:
    text = report.text if report else ""
    found = []
    names = {"source": _("source"), "cue": _("cue"), "content": _("content")}
    for part, name in names.items():
        if getattr(was, part) != getattr(now, part):
            words = joined(getattr(now, part), text) or _("nothing")
            found.append(f"{name} “{_short(words)}”")
    for part in ("stance", "certainty"):
        if getattr(was, part) != getattr(now, part):
            found.append(_(getattr(now, part)))
    if was.speaker != now.speaker:
        found.append(_("said by {name}").format(name=line(now.speaker or "")))
    return found


def _words(about: About) -> str:
    """The exact words of the claim."""
    if about.claim is None or about.report is None:
        return _("a claim no longer held")
    return f"“{_short(joined(about.claim.content, about.report.text))}”"


def _short(words: str) -> str:
    return words if len(words) <= _MOST else f"{words[:_MOST].rstrip()} …"


def because(decision: Decision) -> str:
    """Why it was decided; '' where nothing is said."""
    found: Reason = getattr(decision, "reason", Reason("", ""))
    return line(found.words)


def history(entry: LogEntry) -> str:
    """Who decided when and why, and who took it back."""
    made = f"{line(entry.maker)}, {minute(entry.recorded)}"
    reason = because(entry.decision)
    made += f": {reason}" if reason else ""
    if entry.retracted is None:
        return made
    taken = _("taken back by {who}, {when}: {why}").format(
        who=line(entry.by), when=minute(entry.retracted), why=line(entry.why)
    )
    return f"{made} · {taken}"


def minute(instant: datetime) -> str:
    """An instant to the minute, in UTC."""
    return f"{instant:%Y-%m-%d %H:%M} UTC"


def shifted(shift: Shift | Change) -> tuple[str, str]:
    """The labels before and after; a new question was unreported."""
    if isinstance(shift, Change):
        return shift.before or "unreported", shift.after
    return shift.now, shift.then
