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
from sayso.store.outbox import (
    Noted,
    Noticed,
    Target,
    last_recorded,
    note,
    noticed,
    postpone,
    target,
    tell,
    untold,
)
from sayso.store.rules import Likeness, Rules
from sayso.store.schema import SCHEMA, bring
from sayso.store.settling import awaited, is_seen, keep, now, see, settle
from sayso.store.versions import VERSION, chains, changed, first_seen, of_one_page
from sayso.store.views import View, published_by, stamp, view
from sayso.store.vocabulary import Vocabulary, vocabulary, words_of
from sayso.store.watching import Watched, due, listed, next_due, watch, watched

__all__ = [
    "SCHEMA",
    "VERSION",
    "Arrival",
    "Database",
    "Decision",
    "Likeness",
    "LogEntry",
    "Noted",
    "Noticed",
    "Party",
    "Rules",
    "Target",
    "View",
    "Vocabulary",
    "Watched",
    "archived",
    "asked",
    "awaited",
    "bordering",
    "bring",
    "chains",
    "changed",
    "claims",
    "corrections",
    "decide",
    "due",
    "fetches",
    "first_seen",
    "in_force",
    "is_machine",
    "is_seen",
    "keep",
    "last_recorded",
    "latest_day",
    "listed",
    "locate",
    "log",
    "matches",
    "named",
    "next_due",
    "note",
    "noticed",
    "now",
    "of_one_page",
    "postpone",
    "published_by",
    "raw_bytes",
    "reports",
    "retract",
    "see",
    "settle",
    "stamp",
    "storable",
    "target",
    "tell",
    "untold",
    "view",
    "vocabulary",
    "watch",
    "watched",
    "words_of",
]
