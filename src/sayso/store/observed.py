"""Reports and claims as observed: what arrived, and what the extractor found in it.

A report may arrive many times, each time with what that reading knew of its day,
language and address. What holds for the report follows from all its readings by a rule
that does not ask which came first.
"""

from __future__ import annotations

import re
import zlib
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from hashlib import sha256
from typing import Any

from sqlalchemy import Connection, Row, Select, Table, insert, select
from sqlalchemy.dialects import postgresql, sqlite

from sayso.errors import UsageError
from sayso.model import Claim, Fetched, Period, Report, content_id
from sayso.store import tables
from sayso.store.bodies import claim_body, claim_of, period_text
from sayso.store.index import batches
from sayso.store.told import Told, stated, told

_UNKEEPABLE = re.compile("[\x00\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class Arrival:
    """A report as it arrived once, the bytes it came from, and what a person stated.

    `fetched` is what a server gave, for a page of the web. `given` names the fields
    that a person stated: published, lang, address and so on. `key` is by what the same
    bytes are known unread, '' where they are not. `hash` is the SHA-256 of the bytes,
    under which they are archived.
    """

    report: Report
    raw: bytes
    given: frozenset[str] = frozenset()
    fetched: Fetched | None = None
    key: str = ""
    hash: str = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "hash", sha256(self.raw).hexdigest())

    @property
    def id(self) -> str:
        """The same for the same arrival, wherever and whenever it is recorded."""
        held = self.report
        day = period_text(held.published)
        parts = (day, held.lang, held.address, self.hash, self._stated)
        told = [f"{name}={value}" for name, value in stated(held).items() if value]
        return content_id("a", held.id, *parts, *told)

    @property
    def _stated(self) -> str:
        return ",".join(sorted(self.given))

    def row(self) -> dict[str, object]:
        """The row of `reading` for it."""
        published = self.report.published
        return {
            "id": self.id,
            "report": self.report.id,
            "first": published and published.first,
            "last": published and published.last,
            "lang": self.report.lang,
            "address": self.report.address,
            "raw": self.hash,
            "given": self._stated,
            **stated(self.report),
        }


def storable(report: Report) -> bool:
    """Whether both databases can keep its words to the letter.

    Neither takes half of a surrogate pair, and PostgreSQL takes no NUL.
    """
    fields = (report.text, report.title, report.outlet, report.lang, report.address)
    names = (*report.authors, *report.credit)
    return not any(map(_UNKEEPABLE.search, (*fields, *names)))


def extraction_id(report: Report, engine: str) -> str:
    """Names the run of an engine over a report with this language and day."""
    day = period_text(report.published)
    return content_id("x", report.id, engine, report.lang, day)


def is_known(connection: Connection, arrival: Arrival) -> bool:
    """Whether this very arrival is recorded already."""
    query = select(tables.reading.c.id).where(tables.reading.c.id == arrival.id)
    return connection.execute(query).first() is not None


def is_seen(connection: Connection, key: str) -> bool:
    """Whether what has this key has been read, and what it became is recorded."""
    query = select(tables.seen.c.key).where(tables.seen.c.key == key)
    return connection.execute(query).first() is not None


def see(connection: Connection, arrival: Arrival, *, recorded: datetime) -> None:
    """Add that what has the arrival's key was read and became the arrival."""
    if arrival.key:
        row = {"key": arrival.key, "reading": arrival.id, "recorded": recorded}
        _add(connection, tables.seen, row)


def expected(connection: Connection, arrival: Arrival) -> Report:
    """The report as it will stand once this arrival is recorded."""
    query = select(tables.reading).where(tables.reading.c.report == arrival.report.id)
    rows = [row._asdict() for row in connection.execute(query)]
    return _effective(arrival.report, [*rows, arrival.row()])


def record(connection: Connection, arrival: Arrival, *, recorded: datetime) -> bool:
    """Add an arrival with its bytes; True when its report is new to the ledger."""
    packed = zlib.compress(arrival.raw)
    raw: dict[str, object] = {
        "hash": arrival.hash,
        "bytes": packed,
        "recorded": recorded,
    }
    _add(connection, tables.archive, raw)
    if arrival.fetched is not None:
        fetched = _fetch_row(arrival.fetched, arrival.hash)
        _add(connection, tables.fetch, {**fetched, "recorded": recorded})
    held = arrival.report
    row = {name: getattr(held, name) for name in ("id", "text", "title", "outlet")}
    new = _add(connection, tables.report, {**row, "recorded": recorded})
    reading = arrival.row()
    if _add(connection, tables.reading, {**reading, "recorded": recorded}):
        waiting = {"reading": reading["id"], "report": held.id}
        _add(connection, tables.pending, waiting)
    see(connection, arrival, recorded=recorded)
    return new


def _fetch_row(fetched: Fetched, digest: str) -> dict[str, object]:
    parts = fetched.asked, fetched.address, fetched.instant.isoformat(), digest
    return {
        "id": content_id("f", *parts),
        "hash": digest,
        "asked": fetched.asked,
        "address": fetched.address,
        "status": fetched.status,
        "headers": [list(pair) for pair in fetched.headers],
        "fetched": fetched.instant,
    }


def fetches(connection: Connection, digest: str) -> tuple[Fetched, ...]:
    """What servers gave that has this SHA-256, without the bytes, the latest first."""
    table = tables.fetch
    query = select(table).where(table.c.hash == digest)
    return tuple(
        Fetched(
            asked=row.asked,
            address=row.address,
            status=row.status,
            headers=tuple((name, value) for name, value in row.headers),
            instant=row.fetched,
            body=b"",
        )
        for row in connection.execute(query.order_by(table.c.fetched.desc()))
    )


def record_claims(
    connection: Connection,
    report: Report,
    claims: Iterable[Claim],
    *,
    engine: str,
    recorded: datetime,
) -> None:
    """Add what an engine found in a report; nothing when that run is recorded."""
    run = extraction_id(report, engine)
    row = {"id": run, "report": report.id, "engine": engine, "recorded": recorded}
    if not _add(connection, tables.extraction, row):
        return
    rows = [
        {"extraction": run, "seq": seq, "id": claim.id, "body": claim_body(claim)}
        for seq, claim in enumerate(claims)
    ]
    if rows:
        connection.execute(insert(tables.claim), rows)


def extracted(connection: Connection, runs: Iterable[str]) -> frozenset[str]:
    """Those of these runs of an engine that are recorded."""
    column = tables.extraction.c.id
    queries = (select(column).where(column.in_(batch)) for batch in batches(runs))
    return frozenset(row.id for query in queries for row in connection.execute(query))


def reports(
    connection: Connection,
    recorded: datetime | None = None,
    *,
    only: Iterable[str] | None = None,
) -> dict[str, Report]:
    """Every report held (by id), with what its readings up to `recorded` say of it.

    `only` are the ids of those that are wanted, by index.
    """
    arrived = _by(select(tables.reading), tables.reading, recorded)
    named = select(tables.report).order_by(tables.report.c.id)
    if only is None:
        return _reports(connection, named, arrived)
    found: dict[str, Report] = {}
    for batch in batches(only):
        these = named.where(tables.report.c.id.in_(batch))
        of_these = arrived.where(tables.reading.c.report.in_(batch))
        found |= _reports(connection, these, of_these)
    return found


def _reports(
    connection: Connection, named: Select[Any], arrived: Select[Any]
) -> dict[str, Report]:
    readings: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for row in connection.execute(arrived):
        readings[row.report].append(row._asdict())
    return {
        row.id: _effective(_report(row), readings[row.id])
        for row in connection.execute(named)
        if row.id in readings
    }


def claims(
    connection: Connection,
    held: Mapping[str, Report],
    *,
    engine: str,
    recorded: datetime | None = None,
) -> tuple[Claim, ...]:
    """What the engine has found in these reports, as they stand, in order."""
    joined = select(tables.claim).join(tables.extraction)
    query = _by(joined, tables.extraction, recorded)
    column = tables.extraction.c.id
    runs = (extraction_id(report, engine) for report in held.values())
    rows = [
        row
        for batch in batches(runs)
        for row in connection.execute(query.where(column.in_(batch)))
    ]
    found = sorted(rows, key=lambda row: (row.body["report"], row.seq))
    return tuple(claim_of(row.body) for row in found)


def latest_day(connection: Connection) -> date | None:
    """The latest day of publication of any report, None when none is dated."""
    reading = tables.reading
    dated = select(reading.c.report, reading.c.last).where(reading.c.last.is_not(None))
    for row in connection.execute(dated.order_by(reading.c.last.desc())):
        report = reports(connection, only=(row.report,))[row.report]
        if report.published and report.published.last == row.last:
            return report.published.last
    return None


def raw_bytes(connection: Connection, digest: str) -> bytes:
    """The archived bytes with this SHA-256; raise UsageError where there are none."""
    query = select(tables.archive.c.bytes).where(tables.archive.c.hash == digest)
    packed = connection.execute(query).scalar()
    if packed is None:
        raise UsageError(f"the archive holds no bytes with the hash {digest!r}")
    return zlib.decompress(packed)


def _report(row: Row[Any]) -> Report:
    return Report(text=row.text, title=row.title, outlet=row.outlet)


def _effective(report: Report, rows: Sequence[Mapping[str, Any]]) -> Report:
    published = _period(_best(rows, "published", _days))
    of: Told = told(rows, published)
    return replace(
        report,
        published=published,
        authors=of.authors,
        issued=of.issued,
        modified=of.modified,
        credit=of.credit,
        lang=_best(rows, "lang", lambda row: row["lang"]) or "",
        address=_best(rows, "address", lambda row: row["address"]) or "",
        raw=min(row["raw"] for row in rows),
    )


def _best(rows: Sequence[Mapping[str, Any]], name: str, value: Any) -> Any:
    """Known beats unknown, stated by a person beats found, then the smallest."""
    known = [row for row in rows if value(row)]
    stated = [row for row in known if name in row["given"].split(",")]
    return min((value(row) for row in stated or known), default=None)


def _days(row: Mapping[str, Any]) -> tuple[int, date] | None:
    """A day is smaller than a month, a month than a year; then the earlier is."""
    if row["first"] is None:
        return None
    return (row["last"] - row["first"]).days, row["first"]


def _period(days: tuple[Any, date] | None) -> Period | None:
    if days is None:
        return None
    length, first = days
    return Period(first, date.fromordinal(first.toordinal() + length))


def _by(query: Select[Any], table: Table, recorded: datetime | None) -> Select[Any]:
    return query if recorded is None else query.where(table.c.recorded <= recorded)


def _add(connection: Connection, table: Table, row: Mapping[str, object]) -> bool:
    """Insert a row unless its key is there already; True when it was added."""
    dialect = sqlite if connection.dialect.name == "sqlite" else postgresql
    statement = dialect.insert(table).values(**row).on_conflict_do_nothing()
    counting = {"preserve_rowcount": True}
    return connection.execute(statement, execution_options=counting).rowcount == 1


def archived(connection: Connection, digest: str) -> datetime:
    """When the bytes with this SHA-256 were recorded; UsageError where none are."""
    query = select(tables.archive.c.recorded).where(tables.archive.c.hash == digest)
    found: datetime | None = connection.execute(query).scalar()
    if found is None:
        raise UsageError(f"the ledger holds no bytes with the SHA-256 {digest!r}")
    return found
