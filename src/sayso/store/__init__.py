"""The ledger's memory: what was observed and what was decided, in one database."""

from sayso.store.bodies import Decision
from sayso.store.bordering import bordering
from sayso.store.byhand import decide, retract
from sayso.store.corrected import claims
from sayso.store.database import Database, locate
from sayso.store.decided import (
    LogEntry,
    corrections,
    in_force,
    is_machine,
    log,
)
from sayso.store.finding import Party, named
from sayso.store.matching import asked, matches
from sayso.store.observed import (
    Arrival,
    archived,
    fetches,
    latest_day,
    raw_bytes,
    reports,
    storable,
)
from sayso.store.rules import Likeness, Rules
from sayso.store.schema import SCHEMA, bring
from sayso.store.settling import awaited, is_seen, keep, now, see, settle
from sayso.store.views import View, published_by, stamp, view

__all__ = [
    "SCHEMA",
    "Arrival",
    "Database",
    "Decision",
    "Likeness",
    "LogEntry",
    "Party",
    "Rules",
    "View",
    "archived",
    "asked",
    "awaited",
    "bordering",
    "bring",
    "claims",
    "corrections",
    "decide",
    "fetches",
    "in_force",
    "is_machine",
    "is_seen",
    "keep",
    "latest_day",
    "locate",
    "log",
    "matches",
    "named",
    "now",
    "published_by",
    "raw_bytes",
    "reports",
    "retract",
    "see",
    "settle",
    "stamp",
    "storable",
    "view",
]
