"""What the exit code of a command says."""

from __future__ import annotations

from enum import IntEnum


class Code(IntEnum):
    """The exit codes; `meaning` is what the documentation prints."""

    meaning: str

    def __new__(cls, number: int, meaning: str) -> Code:
        """A code is its number; the words come along."""
        code = int.__new__(cls, number)
        code._value_ = number
        code.meaning = meaning
        return code

    FINE = 0, "All is well."
    UNREAD = 1, "Some reports could not be read; the rest is done."
    USAGE = 2, "The command makes no sense as it was given; nothing was done."
    LEDGER = 3, "There is trouble with the ledger or the disk."
    NOTHING = 4, "Nothing was found that fits the words or the id."
    STOPPED = 130, "Stopped from the keyboard; what was added is kept."
