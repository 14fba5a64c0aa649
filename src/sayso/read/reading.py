"""What a person states, what a file says, and the report that the two make.

A person's word outranks the file's, the file's outranks what its words show. Whatever
stays unknown is a Problem that says what it costs and how to say it.
"""

from __future__ import annotations

from dataclasses import dataclass, fields, replace
from datetime import datetime
from hashlib import sha256

from sayso.errors import InputError, UsageError
from sayso.model import LANGUAGES, Fetched, Period, Problem, Report
from sayso.read.clean import cleaned, one_line
from sayso.read.fields import language_code
from sayso.read.language import detect_language
from sayso.read.live import Part


class Unreadable(InputError):
    """An InputError that keeps its Problem, for batches that go on."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(str(problem))
        self.problem = problem


@dataclass(frozen=True, slots=True)
class Given:
    """What a person states of the reports to be read; it outranks what is found.

    `lang` may be a code (`nb`, `sv-SE`) or a name (`Swedish`, `bokmål`); `no` leaves it
    to the words whether that is Bokmål or Nynorsk. Raises UsageError for another word.
    """

    published: Period | None = None
    lang: str = ""
    outlet: str = ""
    title: str = ""
    address: str = ""

    def __post_init__(self) -> None:
        code = language_code(self.lang)
        if self.lang and not code:
            codes = ", ".join(LANGUAGES)
            raise UsageError(f"{self.lang!r} is no language; write a code: {codes}")
        object.__setattr__(self, "lang", code)

    @property
    def stated(self) -> frozenset[str]:
        """The names of the fields that are stated."""
        return frozenset(f.name for f in fields(self) if getattr(self, f.name))


NOTHING_GIVEN = Given()


@dataclass(frozen=True, slots=True)
class Reading:
    """A report as it was read, with its bytes and what was wrong or missing.

    `given` holds the names of the fields that a person stated; `fetched` what a server
    gave, for a page of the web; `parts` are the updates of a live blog, spans of the
    report's text with their times.
    """

    report: Report
    raw: bytes
    given: frozenset[str] = frozenset()
    problems: tuple[Problem, ...] = ()
    fetched: Fetched | None = None
    parts: tuple[Part, ...] = ()


@dataclass(frozen=True, slots=True)
class Found:
    """What a file says of its report; empty or None where it says nothing.

    `lang` is what its writer states; `declared` is what a page's markup says, which is
    often the template's language and gives way to the words.
    """

    text: str
    title: str = ""
    outlet: str = ""
    lang: str = ""
    declared: str = ""
    published: Period | None = None
    address: str = ""
    problems: tuple[Problem, ...] = ()
    issued: datetime | None = None
    modified: datetime | None = None
    authors: tuple[str, ...] = ()
    credit: tuple[str, ...] = ()
    parts: tuple[Part, ...] = ()


def _language(found: Found, given: Given, name: str) -> tuple[str, tuple[Problem, ...]]:
    """The report's language, and what to say where the file and its words disagree."""
    if given.lang not in ("", "no"):
        return given.lang, ()
    told = detect_language(f"{found.title}\n{found.text}")
    stated = given.lang or found.lang
    if not stated:
        code = _norwegian(told or found.declared, told)
        clash = bool(told) and not _agree(found.declared, told)
        said, shown = found.declared, told
    else:
        code = _norwegian(stated, told)
        clash = not given.lang and told in LANGUAGES and not _agree(stated, told)
        said, shown = stated, told
    if not clash:
        return code, ()
    what = (
        f"it says that its language is {said}, its words look {shown}; kept as {code}"
    )
    return code, (Problem(name, what, "Say which with --lang"),)


def _norwegian(code: str, told: str) -> str:
    """`no` settled by the words; Bokmål, the commoner, where they do not."""
    return (told if told == "nn" else "nb") if code == "no" else code


def _agree(stated: str, told: str) -> bool:
    """Pages of either Norwegian often bear the other's code, or `no`."""
    norwegian = {"no", "nb", "nn"}
    return not stated or stated == told or {stated, told} <= norwegian


def _missing(report: Report, name: str) -> tuple[Problem, ...]:
    """What the report does not say, and how to say it."""
    problems = []
    if report.published is None:
        what = "no date of publication found, so it is no evidence as of any day"
        problems.append(Problem(name, what, "Say it with --published 2017-06-16"))
    if not report.outlet:
        problems.append(Problem(name, "no outlet found", "Say it with --outlet NAME"))
    if not report.lang:
        what = "its language can't be told from so few words"
        problems.append(Problem(name, what, "Say it with --lang sv"))
    elif report.lang not in LANGUAGES:
        what = (
            f"its language is {report.lang}: recorded, but not read "
            f"(sayso reads {', '.join(LANGUAGES)})"
        )
        problems.append(Problem(name, what, "If that is wrong, say it with --lang sv"))
    return tuple(problems)


def _issued(found: Found, given: Given) -> datetime | None:
    """The instant that the file states, unless a person states another day."""
    at, day = found.issued, given.published
    other = at and day and not day.first <= at.date() <= day.last
    return None if other else at


def _parts(found: Found, text: str) -> tuple[Part, ...]:
    """The updates, where cleaning left the text as it was."""
    return found.parts if text == found.text else ()


def settled(found: Found, *, given: Given, name: str, raw: bytes) -> Reading:
    """The reading of what was found in a file and what a person states.

    Raises Unreadable where no words are left. `name` is where it was read; it is the
    report's address if nobody states another.
    """
    text = cleaned(found.text)
    if not text:
        remedy = "Give a file that has the report's text in it"
        raise Unreadable(Problem(name, "there is nothing in it to read", remedy))
    lang, clash = _language(replace(found, text=text), given, name)
    report = Report(
        text=text,
        title=one_line(given.title or found.title),
        outlet=one_line(given.outlet or found.outlet),
        lang=lang,
        published=given.published or found.published,
        address=one_line(given.address or found.address or name),
        raw=sha256(raw).hexdigest(),
        authors=tuple(one_line(name) for name in found.authors),
        issued=_issued(found, given),
        modified=found.modified,
        credit=found.credit,
    )
    problems = (*found.problems, *clash, *_missing(report, name))
    parts = _parts(found, text)
    return Reading(report, raw, given.stated, problems, parts=parts)
