"""With which small mark each claim is shown.

The shape alone tells marks apart, nothing depends on colour: a filled shape
is certain, a hollow one probable or possible.
"""

from __future__ import annotations

from dataclasses import dataclass

from rich.text import Text

from sayso.model import Certainty


@dataclass(frozen=True, slots=True)
class Mark:
    """How a position looks: certain and not certain."""

    name: str
    shapes: str
    style: str

    def of(self, certainty: Certainty) -> Text:
        """The mark of a claim."""
        return Text(self.shapes[certainty != "certain"], self.style)


MARKS = {
    "affirms": Mark("affirms", "▲△", "green"),
    "denies": Mark("denies", "▼▽", "red"),
    "doubts": Mark("doubts", "◆◇", "yellow"),
}
VALUE = Mark("gives a value", "●○", "cyan")


def mark_of(position: str) -> Mark:
    """The mark of an answer or a position; every value has the same."""
    return MARKS.get(position, VALUE)
