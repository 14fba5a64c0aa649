"""What sayso raises.

    SaysoError           a sentence: what was wrong, with which value, what to do
    ├── InputError       a report that can't be read
    ├── UsageError       a request that makes no sense: a bad date, no such question
    └── LedgerError      a ledger that can't be opened or written

Trouble in the data of a batch is a `model.Problem`, a value; these are for what stops
the work at hand.
"""

from __future__ import annotations


class SaysoError(Exception):
    """Something the user can mend; `str(error)` is a sentence fit to print."""


class InputError(SaysoError):
    """A report that can't be read."""


class UsageError(SaysoError):
    """A request that makes no sense, such as a date that is none."""


class LedgerError(SaysoError):
    """A ledger that can't be opened, read or written."""
