"""The vocabulary: frozen values that every step takes and gives.

Offsets are Unicode code points of `Report.text`, end exclusive. Ids are content
hashes: the same observation or decision has the same id wherever it is made.
Observed: Report, Fetched, Claim. Decided: Identity, Link, Echo, Pairing, Correction,
Restoring. Derived: Origin, Standing, Drift.
"""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass, field
from datetime import date, datetime
from hashlib import sha256
from typing import Literal

from sayso.errors import UsageError

Kind = Literal["direct", "indirect", "mixed"]
Stance = Literal["asserts", "denies", "doubts", "uncommitted"]
Certainty = Literal["certain", "probable", "possible"]
Label = Literal[
    "unreported", "single-origin", "corroborated", "denied", "contested", "conceded"
]
QuestionKind = Literal["polar", "number", "place", "time", "person", "open"]
DriftKind = Literal[
    "hedge-lost",
    "number-grew",
    "number-shrank",
    "source-dropped",
    "name-dropped",
    "relay-dropped",
]

LANGUAGES = ("sv", "nb", "nn", "da", "en")
POLAR_ANSWERS = ("affirms", "denies", "doubts")

_MONTH = 31
_PERIOD = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?\Z")


def content_id(prefix: str, *parts: object) -> str:
    """An id made of what it names: `prefix` and 16 hex digits of SHA-256."""
    text = "\x1f".join(str(part) for part in parts)
    return prefix + sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:16]


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A stretch of a report's text: code points, end exclusive."""

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start < self.end:
            raise ValueError(f"no span from {self.start} to {self.end}")

    def of(self, text: str) -> str:
        """The words that it covers in `text`."""
        return text[self.start : self.end]


@dataclass(frozen=True, slots=True, order=True)
class Period:
    """A day, a month or a year of the calendar, kept as the interval that it is.

    Both ends are inclusive days, in the report's own calendar (no time zone).
    """

    first: date
    last: date

    @classmethod
    def parse(cls, text: str) -> Period:
        """Read `2017`, `2017-06` or `2017-06-16`; UsageError for anything else."""
        match = _PERIOD.match(text.strip())
        try:
            if match is None:
                raise ValueError
            year, month, day = (int(part) if part else 0 for part in match.groups())
            if day:
                return cls(date(year, month, day), date(year, month, day))
            if month:
                days = calendar.monthrange(year, month)[1]
                return cls(date(year, month, 1), date(year, month, days))
            return cls(date(year, 1, 1), date(year, 12, 31))
        except ValueError:
            raise UsageError(
                f"{text!r} is no date; write a year, a month or a day: "
                "2017, 2017-06 or 2017-06-16"
            ) from None

    @classmethod
    def day(cls, day: date) -> Period:
        """The period of one day."""
        return cls(day, day)

    def __str__(self) -> str:
        """The day, month or year that it is, or that its middle lies in."""
        days = self.last - self.first
        if not days:
            return self.first.isoformat()
        at = self.first + days / 2
        same = (self.first.year, self.first.month) == (self.last.year, self.last.month)
        if same or days.days < _MONTH:
            return f"{at.year:04d}-{at.month:02d}"
        return f"{at.year:04d}"


@dataclass(frozen=True, slots=True)
class Report:
    """One published text, exactly as read, with what is known of where and when.

    An empty string or None means unknown. `lang` is one of LANGUAGES, or another ISO
    639 code for a language that sayso recognises and does not read. `published` is the
    day, month or year that the report itself bears. `address` says where it was read;
    `raw` is the SHA-256 of the archived bytes. `authors` are the people it names as its
    writers; `issued` and `modified` the instants of publication and of the last change,
    aware and in the zone that the report writes them in; `credit` the wires that it is
    credited to, such as `NTB`. The id is of the words, the title and the outlet alone.

    A page that was read again with other words is a report of its own, a version:
    `since` is the day from which it took an earlier one's place, `until` the day from
    which a later one took its. Both follow from all that is held, and are None else.
    """

    text: str
    title: str = ""
    outlet: str = ""
    lang: str = ""
    published: Period | None = None
    address: str = ""
    raw: str = ""
    authors: tuple[str, ...] = ()
    issued: datetime | None = None
    modified: datetime | None = None
    credit: tuple[str, ...] = ()
    since: date | None = None
    until: date | None = None
    id: str = field(init=False)

    def __post_init__(self) -> None:
        rid = content_id("r", self.outlet, self.title, self.text)
        object.__setattr__(self, "id", rid)

    @property
    def begins(self) -> date | None:
        """The day at whose end it counts as published; None where no day is known."""
        if self.published is None:
            return None
        return max(self.published.last, self.since or self.published.last)

    def stands(self, as_of: date) -> bool:
        """Whether it is evidence as of a day: it was out, and no later version was."""
        begins = self.begins
        out = begins is not None and begins <= as_of
        return out and (self.until is None or as_of < self.until)


@dataclass(frozen=True, slots=True)
class Fetched:
    """What a server gave for an address: the body is as decoded from its transfer.

    `asked` is the address that was asked for, `address` the one that it led to; names
    of `headers` are in lower case, `instant` is in UTC.
    """

    asked: str
    address: str
    status: int
    headers: tuple[tuple[str, str], ...]
    instant: datetime
    body: bytes

    def header(self, name: str) -> str:
        """The first header of a name in lower case, '' where there is none."""
        return next((value for key, value in self.headers if key == name), "")


@dataclass(frozen=True, slots=True)
class Claim:
    """Somebody saying something in a report: who, by which words, what.

    `source`, `cue`, `content` and `evidence` are spans of the report's text, in order.
    `speaker` is the name or description that the source stands for within the report
    (for a pronoun, its antecedent), None where nobody is named. `relay` names who
    passed it on; `outer` is the id of the claim whose content encloses this one.
    `confidence` is the extractor's, from 0 to 1; `rule` is what found it.
    """

    report: str
    content: tuple[Span, ...]
    cue: tuple[Span, ...] = ()
    source: tuple[Span, ...] = ()
    evidence: tuple[Span, ...] = ()
    speaker: str | None = None
    kind: Kind = "indirect"
    stance: Stance = "asserts"
    certainty: Certainty = "certain"
    said: Period | None = None
    relay: str | None = None
    outer: str | None = None
    confidence: float = 1.0
    rule: str = ""
    id: str = field(init=False)

    def __post_init__(self) -> None:
        if not self.content:
            raise ValueError("a claim without content")
        spans = (self.source, self.cue, self.content)
        marks = ";".join(",".join(f"{s.start}-{s.end}" for s in part) for part in spans)
        object.__setattr__(self, "id", content_id("c", self.report, marks))


@dataclass(frozen=True, slots=True)
class Actor:
    """A person, body, state or outlet, with its names and the side that it speaks for.

    `side` is a name in English where a common one exists. An unnamed source is an
    actor of one report (`unnamed` True), named by its description. `medium` marks an
    agency, broadcaster or paper, which passes others on.
    """

    id: str
    name: str
    names: tuple[str, ...] = ()
    side: str = ""
    medium: bool = False
    unnamed: bool = False


@dataclass(frozen=True, slots=True)
class Question:
    """What claims bear on, worded so that they affirm, deny, doubt it or give a value.

    `event` is the class of the event or state asked about, `subject` the id or name of
    its main participant, `hurts` the side that a yes hurts, `matter` the id that the
    facets of one matter share.
    """

    id: str
    text: str
    kind: QuestionKind = "polar"
    event: str = ""
    subject: str = ""
    hurts: str = ""
    matter: str = ""


@dataclass(frozen=True, slots=True)
class Reason:
    """Why something was decided: the rule's name, and a sentence for the reader."""

    rule: str
    words: str


@dataclass(frozen=True, slots=True)
class Identity:
    """The decision that a claim's source (or its relay) is that actor."""

    claim: str
    actor: str
    reason: Reason
    role: Literal["source", "relay"] = "source"
    score: float = 1.0
    maker: str = "rule"
    id: str = field(init=False)

    def __post_init__(self) -> None:
        iid = content_id("i", self.claim, self.role, self.actor, self.maker)
        object.__setattr__(self, "id", iid)


@dataclass(frozen=True, slots=True)
class Link:
    """The decision that a claim bears on a question, and how.

    `answer` is affirms, denies or doubts, or a value as text.
    """

    claim: str
    question: str
    answer: str
    reason: Reason
    score: float = 1.0
    maker: str = "rule"
    id: str = field(init=False)

    def __post_init__(self) -> None:
        lid = content_id("l", self.claim, self.question, self.answer, self.maker)
        object.__setattr__(self, "id", lid)


@dataclass(frozen=True, slots=True)
class Echo:
    """The decision that a report copies, rewrites or translates an earlier one."""

    report: str
    of: str
    reason: Reason
    score: float = 1.0
    maker: str = "rule"
    id: str = field(init=False)

    def __post_init__(self) -> None:
        eid = content_id("e", self.report, self.of, self.maker)
        object.__setattr__(self, "id", eid)


@dataclass(frozen=True, slots=True)
class Pairing:
    """A person's decision that two reports are of one matter, or of two."""

    report: str
    other: str
    together: bool
    reason: Reason
    score: float = 1.0
    maker: str = "rule"
    id: str = field(init=False)

    def __post_init__(self) -> None:
        pair = sorted((self.report, self.other))
        object.__setattr__(self, "id", content_id("p", *pair, self.maker))


@dataclass(frozen=True, slots=True)
class Correction:
    """A person's decision on what a claim is, other than an engine found it.

    `was` is the claim as it was found, which an engine's own like it gives way to;
    `now` is what it is, of the same report, None where nobody claims anything there.
    """

    was: Claim
    now: Claim | None
    reason: Reason
    score: float = 1.0
    maker: str = "rule"
    id: str = field(init=False)

    def __post_init__(self) -> None:
        if self.now is not None and self.now.report != self.was.report:
            raise ValueError("a correction of a claim to one of another report")
        object.__setattr__(self, "id", content_id("k", self.was.id, self.maker))


@dataclass(frozen=True, slots=True)
class Restoring:
    """A person's decision that a rule may make the decision with this id again."""

    decision: str
    reason: Reason
    score: float = 1.0
    maker: str = "rule"
    id: str = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "id", content_id("s", self.decision, self.maker))


@dataclass(frozen=True, slots=True)
class Bearing:
    """A claim as it bears on a question, with all that is decided about it."""

    claim: Claim
    report: Report
    link: Link
    actor: Actor | None = None
    relay: Actor | None = None


@dataclass(frozen=True, slots=True)
class Origin:
    """A side's position on a question, relays, copies and translations followed.

    `voices` are the actors of the side that took a position, the latest last;
    `position` is affirms, denies or doubts, or a value as text; `since` is the first
    day it is on record for this position; `bearings` are what it rests on. `concedes`
    says that a voice of the side that a yes hurts affirms it.
    """

    side: str
    voices: tuple[str, ...]
    position: str
    since: Period | None
    certainty: Certainty
    bearings: tuple[Bearing, ...]
    concedes: bool = False

    @property
    def reports(self) -> tuple[Report, ...]:
        """The reports that carry it, each once, by day of publication."""
        found = {b.report.id: b.report for b in self.bearings}
        return tuple(
            sorted(found.values(), key=lambda r: (str(r.published or "9999"), r.id))
        )


@dataclass(frozen=True, slots=True)
class Standing:
    """What the origins support on a day: the label, for and against, and why."""

    question: str
    as_of: date
    label: Label
    affirm: tuple[Origin, ...] = ()
    deny: tuple[Origin, ...] = ()
    doubt: tuple[Origin, ...] = ()
    reason: str = ""
    would_change: str = ""


@dataclass(frozen=True, slots=True)
class Telling:
    """A claim as one report tells it; `words` are the spans that a drift is about."""

    bearing: Bearing
    words: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Drift:
    """What changed on the way from a report to one that leans on it.

    Both tell of one origin on one question. `reason.rule` says how the later one leans
    on the earlier; `reason.words` is the sentence for the reader.
    """

    question: str
    kind: DriftKind
    earlier: Telling
    later: Telling
    reason: Reason
    id: str = field(init=False)

    def __post_init__(self) -> None:
        claims = (side.bearing.claim.id for side in (self.earlier, self.later))
        did = content_id("d", self.question, self.kind, *claims)
        object.__setattr__(self, "id", did)


@dataclass(frozen=True, slots=True)
class Problem:
    """Trouble in the data: where, what was wrong with which value, what to do."""

    where: str
    what: str
    remedy: str = ""

    def __str__(self) -> str:
        sentence = f"{self.where}: {self.what}"
        return f"{sentence}. {self.remedy}" if self.remedy else sentence
