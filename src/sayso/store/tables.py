"""The tables: one schema for SQLite and PostgreSQL.

What is observed (archive, fetch, report, reading, seen, extraction, claim) stands apart
from what is decided (decision, retraction, settling); of both, rows are only ever
added. The index (profile, mark, alike, part, place, pending) says where reports lie, so
that one more report touches few others; it follows from the rest, and its rows come and
go. So do those of what is watched, noticed and told; events are only added. Changing
anything here takes a new file in `migrations/versions`; a test compares the two.
"""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from sqlalchemy import (
    JSON,
    BigInteger,
    Boolean,
    Column,
    Date,
    DateTime,
    Dialect,
    Double,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    Table,
    Text,
    TypeDecorator,
)

metadata = MetaData()


class Instant(TypeDecorator[datetime]):
    """An aware instant, kept and given back in UTC on both databases."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: Any, dialect: Dialect) -> datetime | None:
        """The instant in UTC; a naive one is a mistake of the caller (ValueError)."""
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError(f"{value} has no time zone")
        utc: datetime = value.astimezone(UTC)
        return utc.replace(tzinfo=None) if dialect.name == "sqlite" else utc

    def process_result_value(self, value: Any, dialect: Dialect) -> datetime | None:
        """The instant with its time zone, UTC."""
        if value is None:
            return None
        utc: datetime = (
            value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)
        )
        return utc


def _recorded() -> Column[datetime]:
    return Column("recorded", Instant, nullable=False)


# The bytes as they were read, compressed with zlib, under the SHA-256 of the bytes.
archive = Table(
    "archive",
    metadata,
    Column("hash", Text, primary_key=True),
    Column("bytes", LargeBinary, nullable=False),
    _recorded(),
)

# What makes a report the report that it is: the parts of its id.
report = Table(
    "report",
    metadata,
    Column("id", Text, primary_key=True),
    Column("text", Text, nullable=False),
    Column("title", Text, nullable=False),
    Column("outlet", Text, nullable=False),
    _recorded(),
)

# One distinct arrival of a report: what that reading knew of when and where.
# `first` and `last` are the days of `published`; `given` names what a person stated.
reading = Table(
    "reading",
    metadata,
    Column("id", Text, primary_key=True),
    Column("report", Text, ForeignKey("report.id"), nullable=False, index=True),
    Column("first", Date),
    Column("last", Date, index=True),
    Column("lang", Text, nullable=False),
    Column("address", Text, nullable=False, index=True),
    Column("raw", Text, ForeignKey("archive.hash"), nullable=False),
    Column("given", Text, nullable=False),
    # Names one a line; instants in ISO 8601 with the zone that the report has.
    Column("authors", Text),
    Column("issued", Text),
    Column("modified", Text),
    Column("credit", Text),
    _recorded(),
)

# What was read, by the key that says from which bytes, under which name and how, and
# the arrival that it became: the same need not be read again.
seen = Table(
    "seen",
    metadata,
    Column("key", Text, primary_key=True),
    Column("reading", Text, ForeignKey("reading.id"), nullable=False),
    _recorded(),
)

# What a server gave for an address; `headers` is a list of names and values. The bytes
# are those of the archive.
fetch = Table(
    "fetch",
    metadata,
    Column("id", Text, primary_key=True),
    Column("hash", Text, ForeignKey("archive.hash"), nullable=False, index=True),
    Column("asked", Text, nullable=False, index=True),
    Column("address", Text, nullable=False),
    Column("status", Integer, nullable=False),
    Column("headers", JSON, nullable=False),
    Column("fetched", Instant, nullable=False),
    _recorded(),
)

# One run of the extractor: its id names the report, the engine, and the language and
# day of publication that it went by.
extraction = Table(
    "extraction",
    metadata,
    Column("id", Text, primary_key=True),
    Column("report", Text, ForeignKey("report.id"), nullable=False, index=True),
    Column("engine", Text, nullable=False),
    _recorded(),
)

claim = Table(
    "claim",
    metadata,
    Column("extraction", Text, ForeignKey("extraction.id"), primary_key=True),
    Column("seq", Integer, primary_key=True, autoincrement=False),
    Column("id", Text, nullable=False, index=True),
    Column("body", JSON, nullable=False),
)

# `kind` is actor, identity, question, link, echo, pairing, correction or restoring;
# `id` is the value's own. A rule's is found by `report`, one of its matter's; a
# person's has none.
decision = Table(
    "decision",
    metadata,
    Column("seq", Integer, primary_key=True),
    Column("id", Text, nullable=False, index=True),
    Column("kind", Text, nullable=False),
    Column("report", Text, index=True),
    Column("body", JSON, nullable=False),
    Column("rule", Text, nullable=False),
    Column("words", Text, nullable=False),
    Column("score", Double, nullable=False),
    Column("maker", Text, nullable=False),
    _recorded(),
    sqlite_autoincrement=True,
)

retraction = Table(
    "retraction",
    metadata,
    Column(
        "decision",
        Integer,
        ForeignKey("decision.seq"),
        primary_key=True,
        autoincrement=False,
    ),
    Column("reason", Text, nullable=False),
    Column("maker", Text, nullable=False, index=True),
    _recorded(),
)

# Each time that the rules' decisions were made for all reports held: the engine then
# in use, and a fingerprint of all the rules.
settling = Table(
    "settling",
    metadata,
    Column("seq", Integer, primary_key=True),
    Column("engine", Text, nullable=False),
    Column("fingerprint", Text, nullable=False),
    _recorded(),
    sqlite_autoincrement=True,
)

# What of a report is compared with others.
profile = Table(
    "profile",
    metadata,
    Column("report", Text, ForeignKey("report.id"), primary_key=True),
    Column("body", LargeBinary, nullable=False),
)

# By what a report is found: its most telling features, with their weights; `first` and
# `last` are ordinals of the days of its publication.
mark = Table(
    "mark",
    metadata,
    Column("key", BigInteger, primary_key=True, autoincrement=False),
    Column("first", Integer, primary_key=True, autoincrement=False),
    Column("report", Text, ForeignKey("report.id"), primary_key=True),
    Column("last", Integer, nullable=False),
    Column("weight", Integer, nullable=False),
    Index("ix_mark_report", "report"),
    sqlite_with_rowid=False,
)

# Two reports that are alike enough to be of one matter; each pair has two rows.
alike = Table(
    "alike",
    metadata,
    Column("report", Text, ForeignKey("report.id"), primary_key=True),
    Column("other", Text, ForeignKey("report.id"), primary_key=True),
    Column("likeness", Double, nullable=False),
    Index("ix_alike_other", "other"),
    sqlite_with_rowid=False,
)

# The reports of one matter, by the smallest of their ids; `anchor` is what the matter
# is known by, `apart` whether another matter is known by the same.
part = Table(
    "part",
    metadata,
    Column("name", Text, primary_key=True),
    Column("anchor", Text, nullable=False, index=True),
    Column("apart", Boolean, nullable=False),
)

# Where a report lies: its part, and the block of reports that the part is of, by its
# smallest id and the likeness that joins it.
place = Table(
    "place",
    metadata,
    Column("report", Text, ForeignKey("report.id"), primary_key=True),
    Column("part", Text, nullable=False, index=True),
    Column("block", Text, nullable=False, index=True),
    Column("level", Double, nullable=False),
)

# Arrivals that the rules' decisions do not take into account yet.
pending = Table(
    "pending",
    metadata,
    Column("reading", Text, ForeignKey("reading.id"), primary_key=True),
    Column("report", Text, ForeignKey("report.id"), nullable=False),
)

# What is watched: feeds, and the pages that they name. `due` is when it is asked next,
# `pause` the seconds to the time after, `known` the headers by which a server tells
# that nothing is new, `entry` what a feed says of a page that is still to be read, and
# `mark` a hash of what was last seen.
watched = Table(
    "watched",
    metadata,
    Column("address", Text, primary_key=True),
    Column("kind", Text, nullable=False),
    Column("due", Instant, index=True),
    Column("pause", Double, nullable=False),
    Column("failures", Integer, nullable=False),
    Column("known", JSON, nullable=False),
    Column("entry", JSON),
    Column("mark", Text, nullable=False),
)

# Up to which instant of recording, and as of which day, events have been noted.
noticed = Table(
    "noticed",
    metadata,
    Column("seq", Integer, primary_key=True),
    Column("until", Instant, nullable=False),
    Column("as_of", Date, nullable=False),
    sqlite_autoincrement=True,
)

# What happened that people are told of, in order.
event = Table(
    "event",
    metadata,
    Column("seq", Integer, primary_key=True),
    Column("id", Text, nullable=False, unique=True),
    Column("kind", Text, nullable=False),
    Column("body", JSON, nullable=False),
    _recorded(),
    sqlite_autoincrement=True,
)

# The last event that a target was told of, and when it is tried again.
told = Table(
    "told",
    metadata,
    Column("target", Text, primary_key=True),
    Column("event", Integer, nullable=False),
    Column("failures", Integer, nullable=False),
    Column("due", Instant),
)
