"""The ledger as a Python program uses it: add reports, ask for standings and briefs.

The store keeps what was observed and decided; the pipeline reads and decides; here the
two meet. Standings are worked out when asked for, and never kept.
"""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from functools import partial
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any, Self

from sqlalchemy import Connection

from sayso import __version__, pipeline, store
from sayso.adding import kept
from sayso.errors import InputError, UsageError
from sayso.export import Dossier, Kept
from sayso.gathered import gathered
from sayso.happened import Moment, events
from sayso.latest import Latest, latest
from sayso.model import (
    Actor,
    Bearing,
    Claim,
    Drift,
    Echo,
    Label,
    Problem,
    Question,
    Report,
    Standing,
)
from sayso.news import News, named, news
from sayso.review import About, Unsure, about, unsure
from sayso.search import Found, Wanted, found
from sayso.sources import SourceRecord, records
from sayso.store import (
    Database,
    Decision,
    Likeness,
    LogEntry,
    Noticed,
    Rules,
    View,
    published_by,
)
from sayso.trace import drifts
from sayso.versions import Revision, revisions
from sayso.workers import Workers

if TYPE_CHECKING:  # a ledger is opened without what reads files
    from sayso.read import Reading
    from sayso.read.sources import Item


MODEL = "SAYSO_MODEL"

_NEVER = datetime(1970, 1, 1, tzinfo=UTC)
_PATIENCE = 300  # seconds that one report may take to be read by another process


@dataclass(frozen=True, slots=True)
class Brief:
    """The page on a question: its standing, what it rests on, and the matter's facets.

    `bearings` are of reports published by `as_of`, `facets` the other questions of the
    matter, `drifts` what changed on the way from one report to another. `reports_read`
    counts the reports of the whole ledger published by then, `undated` those of which
    no day is known, which are no evidence as of any day.
    """

    question: Question
    standing: Standing
    bearings: tuple[Bearing, ...]
    facets: tuple[tuple[Question, Standing], ...]
    as_of: date
    recorded: datetime | None
    reports_read: int
    undated: int
    drifts: tuple[Drift, ...] = ()


@dataclass(frozen=True, slots=True)
class Change:
    """A question whose standing has another label than before; None: it is new."""

    question: Question
    before: Label | None
    after: Label


@dataclass(frozen=True, slots=True)
class Share:
    """How many new reports an outlet has in a language; '' where either is unknown."""

    outlet: str
    lang: str
    reports: int


@dataclass(frozen=True, slots=True)
class Added:
    """What adding did: the ids of new reports, how many were known, what went wrong.

    `changes` are as of the latest day of publication in the ledger; `shares` are the
    new reports by outlet and language, `revisions` of pages that were read before with
    other words.
    """

    added: tuple[str, ...]
    known: int
    problems: tuple[Problem, ...]
    changes: tuple[Change, ...]
    shares: tuple[Share, ...] = ()
    revisions: tuple[Revision, ...] = ()


class Ledger:
    """An open ledger; close it, or use it in a `with` statement."""

    def __init__(
        self, database: Database, model: str = pipeline.OWN, *, jobs: int = 1
    ) -> None:
        self._database = database
        self._model = model
        self._workers = Workers(jobs, seconds=_PATIENCE)
        self._seen: tuple[tuple[object, ...], View] | None = None
        self._asked: tuple[object, tuple[Unsure, ...]] | None = None

    @classmethod
    def open(
        cls,
        where: str | Path | None = None,
        *,
        model: str | None = None,
        jobs: int = 1,
    ) -> Ledger:
        """Open or make the ledger in a folder, a file or a database (SQLAlchemy URL).

        None is what SAYSO_LEDGER names, else the user's data folder. `model` (else what
        SAYSO_MODEL names) is as in `pipeline.extract_report`; a ledger that was read
        with another is read again. Many reports are read and decided by `jobs`
        processes; a program that asks for several keeps what it runs under
        `if __name__ == "__main__":`. Finishes what an interrupted `add` left undone.
        Raises LedgerError.
        """
        database = Database(store.locate(where))
        named = model or os.environ.get(MODEL) or pipeline.OWN
        ledger = cls(database, named, jobs=jobs)
        with ExitStack() as undone:
            undone.callback(ledger.close)
            store.bring(database)
            ledger.settle()
            undone.pop_all()
        return ledger

    def close(self) -> None:
        """Let go of the database, and of the processes."""
        self._workers.close()
        self._database.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def add(
        self,
        items: Iterable[Item],
        *,
        progress: Callable[[Item], None] | None = None,
    ) -> Added:
        """Add reports; `progress` is told of each once it is kept for good.

        What is not read yet (`read.pieces`) is read, unless this version of sayso has
        read it for this ledger before: then it is passed over. Problems are passed on
        and stop nothing. A report that the ledger holds changes nothing, except that it
        may supply a day or language that was not known.
        """
        began = store.now()
        added: list[str] = []
        problems: list[Problem] = []
        shares: Counter[tuple[str, str]] = Counter()
        known = 0
        rules = self._rules()
        for outcome in kept(self._database, items, rules, self._workers):
            known += outcome.known
            if outcome.problem is not None:
                problems.append(outcome.problem)
            if outcome.report is not None:
                added.append(outcome.report.id)
                shares[outcome.report.outlet, outcome.report.lang] += 1
            if progress is not None:
                progress(outcome.problem or outcome.item)
        touched = store.settle(self._database, rules)
        changes = self._changes(touched, began) if touched else ()
        revised = self._revisions(added)
        parts = _shares(shares)
        return Added(tuple(added), known, tuple(problems), changes, parts, revised)

    def _revisions(self, added: Collection[str]) -> tuple[Revision, ...]:
        """What these reports changed of pages that were read before."""
        with self._database.reading() as connection:
            pages = store.of_one_page(connection, added)
            if not pages:
                return ()
            engine, only = self._engine(), pages | set(added)
            view = store.view(connection, engine=engine, only=only)
            seen = store.first_seen(connection, view.reports)
        new = set(added)
        return tuple(r for r in revisions(view, seen) if r.later.id in new)

    def _settled(self, before: View) -> tuple[Change, ...]:
        """Settle, and tell what became of the standings since a view."""
        self.settle()
        after = self._view()
        return _changes(before, after, after.latest or _today())

    def _changes(self, touched: Collection[str], began: datetime) -> tuple[Change, ...]:
        """What became of the standings in the matters of these reports."""
        engine = self._engine()
        with self._database.reading() as connection:
            if touched is not None:
                touched = {*touched, *store.of_one_page(connection, touched)}
            before = store.view(connection, engine=engine, recorded=began, only=touched)
            after = store.view(connection, engine=engine, only=touched)
            days = (store.latest_day(connection), after.latest)
        day = max((d for d in days if d), default=_today())
        return _changes(before, after, day)

    def settle(self) -> None:
        """Make the rules' decisions match the reports held; nothing where they do."""
        store.settle(self._database, self._rules())

    def reports(self) -> tuple[Report, ...]:
        """Every report held, by day of publication; the undated come last."""
        with self._database.reading() as connection:
            held = store.reports(connection)
        return tuple(sorted(held.values(), key=_by_day))

    def claims(self, report_id: str) -> tuple[Claim, ...]:
        """The claims of a report, in order; raise UsageError for an unknown id."""
        with self._database.reading() as connection:
            held = store.reports(connection, only=(report_id,))
            if not held:
                raise UsageError(f"the ledger holds no report {report_id!r}")
            return store.claims(connection, held, engine=self._engine())

    def raw(self, digest: str) -> bytes:
        """The bytes that a report was read from, by their SHA-256 (`Report.raw`)."""
        with self._database.reading() as connection:
            return store.raw_bytes(connection, digest)

    def questions(
        self,
        words: str = "",
        *,
        as_of: date | None = None,
        recorded: datetime | None = None,
    ) -> tuple[tuple[Question, Standing], ...]:
        """The questions that the words are about, by the last day that brought a claim.

        Those that reports published by `as_of` (None: today) bear on, and those that
        only undated reports bear on, which come last.
        """
        day = as_of or _today()
        view = self._view(recorded)
        asked = store.matches(words, view) if words else tuple(view.questions.values())
        listed = [q for q in asked if view.raised(q, day)]
        listed.sort(key=lambda q: (-view.last_day(q, day).toordinal(), q.id))
        return tuple((q, _standing(q, view, day)) for q in listed)

    def brief(
        self,
        words_or_id: str,
        *,
        as_of: date | None = None,
        recorded: datetime | None = None,
    ) -> Brief:
        """The page on the question with this id, or that the words are most about.

        `as_of` None is today. Raises UsageError, which says what there is, where none
        fits.
        """
        day = as_of or _today()
        view = self._view(recorded)
        question = store.asked(words_or_id, view)
        bearings = view.bearing(question)
        held = view.reports.values()
        return Brief(
            question=question,
            standing=_standing(question, view, day),
            bearings=tuple(b for b in bearings if published_by(b.report, day)),
            facets=_facets(question, view, day),
            as_of=day,
            recorded=recorded,
            reports_read=sum(published_by(report, day) for report in held),
            undated=sum(report.published is None for report in held),
            drifts=drifts(question, bearings, view.echoes, day),
        )

    def course(self, question_id: str) -> tuple[Standing, ...]:
        """The standings of a question as of each day that brought a report, in order.

        Raises UsageError where no question has the id.
        """
        view = self._view()
        question = store.asked(question_id, view)
        held = [b.report for b in view.bearing(question)]
        dated = (day for r in held if r.begins for day in (r.begins, r.until) if day)
        days = sorted(set(dated))
        return tuple(_standing(question, view, day) for day in days)

    def new(self, reading_or_id: Reading | str, *, as_of: date | None = None) -> News:
        """What a report adds to the others published by `as_of` (None: its own day).

        A report that the ledger does not hold is read and compared as if it were
        added, and not kept. Raises UsageError for an unknown id, InputError for what no
        ledger keeps.
        """
        if isinstance(reading_or_id, str):
            return self._news(named(self._view(), reading_or_id), as_of, held=True)
        report = reading_or_id.report
        if report.id in self._view().reports:
            return self._news(report, as_of, held=True)
        return self._supposed_news(reading_or_id, as_of)

    def versions(self, report_id: str) -> tuple[Revision, ...]:
        """What the versions of the page that a report was read from changed, in order.

        Nothing where there is one version. `report_id` may be the beginning of an id;
        raises UsageError for an unknown one.
        """
        view = self._view()
        report = named(view, report_id)
        with self._database.reading() as connection:
            seen = store.first_seen(connection, view.reports)
        return revisions(view, seen, report.id)

    @property
    def database(self) -> Database:
        """Where it is kept, for what follows a ledger by itself."""
        return self._database

    def notice(self, *, as_of: date | None = None) -> tuple[str, ...]:
        """Record what happened since this was last asked; the ids of the events.

        Nothing the first time, when it is only set down from where to look. All or
        nothing: an event is recorded once, whatever stops the program. `as_of` None is
        today.
        """
        day = as_of or _today()
        with self._database.reading() as connection:
            last = store.noticed(connection)
            until = store.last_recorded(connection) or _NEVER
            at = store.Noticed(until, day)
            if last == at:
                return ()
            found = self._since(connection, last, day) if last else ()
        with self._database.writing() as connection:
            if store.noticed(connection) != last:
                return ()
            store.note(connection, found, at, recorded=store.now())
        return tuple(name for name, _, _ in found)

    def _since(
        self, connection: Connection, last: Noticed, day: date
    ) -> tuple[tuple[str, str, Mapping[str, Any]], ...]:
        """The id, kind and body of what happened since, in one moment's reading."""
        engine = self._engine()
        old = store.view(connection, engine=engine, recorded=last.until)
        new = store.view(connection, engine=engine)
        revised = revisions(new, store.first_seen(connection, new.reports))
        moments = Moment(old, last.as_of), Moment(new, day)
        since = f"{last.until.isoformat()} {last.as_of}"
        return tuple(
            (e.id(since), e.kind, {"id": e.id(since), **e.body})
            for e in events(*moments, revised)
        )

    def source(
        self, name: str, *, as_of: date | None = None
    ) -> tuple[SourceRecord, ...]:
        """The records of those whom the name fits best: one, or several to choose from.

        `name` is any name of an actor or a side, in any language or transliteration, or
        the beginning of an actor's id. `as_of` None is today. Raises UsageError, which
        names the nearest, where it fits none.
        """
        view = self._view()
        return records(view, store.named(name, view), as_of or _today())

    def latest(
        self, *, as_of: date | None = None, most: int = 60, skip: int = 0
    ) -> Latest:
        """What changed last: the questions by the last day that brought a claim.

        Of those raised by `as_of` (None: today) the first `most` after `skip`.
        """
        return latest(self._view(), as_of or _today(), most=most, skip=skip)

    def search(self, wanted: Wanted) -> Found:
        """The questions, claims, sources and reports that words are about.

        The questions' standings are as of `wanted.until`, else of today.
        """
        return found(self._view(), wanted, wanted.until or _today())

    def dossier(self, words_or_id: str = "", *, as_of: date | None = None) -> Dossier:
        """What is to be exported: everything, or what bears on some questions.

        `as_of` None is today. Raises UsageError where no question fits.
        """
        return gathered(self._view(), words_or_id, as_of or _today())

    def archive(self, reports: Iterable[Report]) -> tuple[Kept, ...]:
        """These reports with the bytes that they were read from, and how they came."""
        with self._database.reading() as connection:
            return tuple(
                Kept(
                    report,
                    store.raw_bytes(connection, report.raw),
                    store.archived(connection, report.raw),
                    next(iter(store.fetches(connection, report.raw)), None),
                )
                for report in reports
            )

    def decide(self, decision: Decision, *, maker: str = "") -> tuple[Change, ...]:
        """Add a person's decision, which outranks the rules' on the same thing.

        An actor and a question name no maker: give it. Returns the standings that it
        changes. Raises UsageError for a rule's decision, and for one about something
        that the ledger does not hold.
        """
        before = self._view()
        who = getattr(decision, "maker", maker)
        _check_person(who)
        with self._database.writing() as connection:
            store.decide(connection, decision, maker=who, recorded=store.now())
        return self._settled(before)

    def retract(
        self, decision_id: str, *, reason: str, maker: str
    ) -> tuple[Change, ...]:
        """Retract a decision for a reason; the rules do not make it again.

        Returns the standings that this changes. Raises UsageError where no decision
        with this id is in force.
        """
        before = self._view()
        _check_person(maker)
        if not reason.strip():
            raise UsageError("a retraction needs a reason; say why in a few words")
        with self._database.writing() as connection:
            store.retract(
                connection,
                decision_id,
                reason=reason,
                maker=maker,
                recorded=store.now(),
            )
        return self._settled(before)

    def claim(self, claim_id: str) -> tuple[Claim, Report]:
        """A claim as it stands, with its report; UsageError for one not held."""
        view = self._view()
        for claim in view.claims:
            if claim.id == claim_id:
                return claim, view.reports[claim.report]
        raise UsageError(f"the ledger holds no claim {claim_id!r}")

    def actor(self, actor_id: str) -> Actor:
        """The actor with this id; raise UsageError for one that is not held."""
        found = self._view().actors.get(actor_id)
        if found is None:
            raise UsageError(f"the ledger holds no actor {actor_id!r}")
        return found

    def original(self, claim: Claim) -> Claim:
        """A claim as it was found, before a person corrected it."""
        with self._database.reading() as connection:
            made = store.corrections(connection)
        known = {c.now.id: c.was for c in made if c.now is not None}
        return known.get(claim.id, claim)

    def log(self) -> tuple[LogEntry, ...]:
        """Every decision that a person made or retracted, the latest first."""
        with self._database.reading() as connection:
            return store.log(connection)

    def about(self, decisions: Iterable[Decision]) -> tuple[About, ...]:
        """Decisions with all that they name."""
        return about(self._view(), decisions)

    def unsure(self, *, as_of: date | None = None) -> tuple[Unsure, ...]:
        """The rules' decisions that a person should look at, the most needed first.

        `as_of` (None: today) is the day of the standings that a no would change.
        """
        view, day = self._view(), as_of or _today()
        if self._asked is None or self._asked[0] != (self._seen, day):
            with self._database.reading() as connection:
                pairs = store.bordering(connection)
            self._asked = (self._seen, day), unsure(view, pairs, day)
        return self._asked[1]

    def echoes(self) -> tuple[Echo, ...]:
        """The decisions in force that a report copies or translates an earlier one."""
        return self._view().echoes

    @property
    def state(self) -> str:
        """A word that changes whenever anything is added to the ledger."""
        with self._database.reading() as connection:
            return " ".join(map(str, store.stamp(connection)))

    def _view(self, recorded: datetime | None = None) -> View:
        """The ledger as of `recorded`, read again only when something was added."""
        engine = self._engine()
        with self._database.reading() as connection:
            key = (store.stamp(connection), engine, recorded)
            if self._seen is None or self._seen[0] != key:
                view = store.view(connection, engine=engine, recorded=recorded)
                self._seen = key, view
        return self._seen[1]

    def _news(self, report: Report, as_of: date | None, *, held: bool) -> News:
        claims = self.claims(report.id)
        found = _told(self._view(), report, claims, as_of, held=held)
        return _revising(found, self.versions(report.id))

    def _supposed_news(self, read: Reading, as_of: date | None) -> News:
        """What a report would add, of the matters that it would touch."""
        whole, rules = self._view(), self._rules()
        claims = rules.extract(read.report) if store.storable(read.report) else ()
        rules = replace(rules, extract=lambda _: claims)
        with self._database.supposing() as supposed:
            for outcome in kept(supposed, [read], rules, self._workers):
                if outcome.problem is not None:
                    raise InputError(str(outcome.problem))
            touched = store.settle(supposed, rules)
            with supposed.reading() as connection:
                only = touched | store.of_one_page(connection, touched)
                near = store.view(connection, engine=rules.engine, only=only)
                seen = store.first_seen(connection, near.reports)
        view = replace(near, reports={**whole.reports, **near.reports})
        found = _told(view, read.report, claims, as_of, held=False)
        return _revising(found, revisions(near, seen, read.report.id))

    def _engine(self) -> str:
        return pipeline.engine_of(self._model)

    def _rules(self) -> Rules:
        extract = pipeline.extract_report
        if self._model != pipeline.OWN:
            extract = partial(extract, model=self._model)
        likeness = Likeness(
            profile=pipeline.profile,
            load=pipeline.Profile.from_bytes,
            keys=pipeline.keys,
            keyed=pipeline.KEYED,
            reach=pipeline.REACH,
            among=pipeline.all_edges,
            edges=pipeline.edges_of,
            block=pipeline.block,
            partition=pipeline.partition,
        )
        return Rules(
            self._engine(),
            __version__,
            extract,
            likeness,
            pipeline.decide,
            self._workers.starmap,
        )


def _told(
    view: View,
    report: Report,
    claims: Sequence[Claim],
    as_of: date | None,
    *,
    held: bool,
) -> News:
    known = view.reports[report.id]
    day = known.begins or _today()
    return news(view, known, claims, as_of=as_of or day, held=held)


def _shares(counted: Counter[tuple[str, str]]) -> tuple[Share, ...]:
    """The outlets by name, each with its languages."""
    return tuple(Share(*who, counted[who]) for who in sorted(counted))


def _revising(found: News, of_page: Iterable[Revision]) -> News:
    mine = (r for r in of_page if r.later.id == found.report.id)
    return replace(found, revision=next(mine, None))


def _today() -> date:
    return store.now().date()


def _standing(question: Question, view: View, day: date) -> Standing:
    bearings = view.bearing(question)
    return pipeline.standing_of(question, bearings, view.echoes, day)


def _by_day(report: Report) -> tuple[date, str]:
    return (report.published.last if report.published else date.max, report.id)


def _facets(
    question: Question, view: View, day: date
) -> tuple[tuple[Question, Standing], ...]:
    """The other questions of the matter raised by `day`, most claims first."""
    if not question.matter:
        return ()
    others = [
        q
        for q in view.questions.values()
        if q.matter == question.matter and q.id != question.id and view.raised(q, day)
    ]
    others.sort(key=lambda q: (-len(view.bearing(q)), q.id))
    return tuple((q, _standing(q, view, day)) for q in others)


def _changes(before: View, after: View, day: date) -> tuple[Change, ...]:
    """The questions of `after` with another standing than before.

    A question that a merged or split matter has under another id is known by its text;
    one that is asked no more, since nothing is claimed on it, is unreported.
    """
    moved = (q for qid, q in before.questions.items() if qid not in after.questions)
    by_text = {q.text: q for q in moved}
    found = (
        _change(q, before.questions.get(qid) or by_text.get(q.text), before, after, day)
        for qid, q in sorted(after.questions.items())
    )
    gone = (q for qid, q in before.questions.items() if qid not in after.questions)
    borne = {b.claim.id for those in after.bearings.values() for b in those}
    left = (
        Change(q, _standing(q, before, day).label, "unreported")
        for q in sorted(gone, key=lambda q: q.id)
        if not any(b.claim.id in borne for b in before.bearing(q))
    )
    changes = (*(c for c in found if c is not None), *left)
    return tuple(c for c in changes if c.before != c.after)


def _change(
    question: Question, was: Question | None, before: View, after: View, day: date
) -> Change | None:
    same = was == question and before.echoes == after.echoes
    if same and before.bearing(question) == after.bearing(question):
        return None
    old = _standing(was, before, day).label if was else None
    new = _standing(question, after, day).label
    if new == (old or "unreported"):
        return None
    return Change(question, old, new)


def _check_person(maker: str) -> None:
    if not maker or store.is_machine(maker):
        raise UsageError(
            f"{maker!r} is no person's name; say who decides, such as maker='anna'"
        )
