"""The ledger's memory: what was observed and what was decided, in one database."""

from sayso.store.bodies import Decision
from sayso.store.database import Database, locate
from sayso.store.decided import decide, in_force, is_machine, retract
from sayso.store.matching import asked, matches
from sayso.store.observed import Arrival, claims, raw_bytes, reports, storable
from sayso.store.schema import SCHEMA, bring
from sayso.store.settling import Rules, keep, now, settle
from sayso.store.views import View, published_by, stamp, view

__all__ = [
    "SCHEMA",
    "Arrival",
    "Database",
    "Decision",
    "Rules",
    "View",
    "asked",
    "bring",
    "claims",
    "decide",
    "in_force",
    "is_machine",
    "keep",
    "locate",
    "matches",
    "now",
    "published_by",
    "raw_bytes",
    "reports",
    "retract",
    "settle",
    "stamp",
    "storable",
    "view",
]
