"""What changed on the way: each drift as a sentence, with the exact words of both."""

from __future__ import annotations

from collections.abc import Sequence

from rich.console import Console
from rich.text import Text

from sayso.cli.quoted import STYLES, spoken
from sayso.cli.screen import hanging, words
from sayso.model import Drift, Telling
from sayso.shown.wording import dated, manner, once, quoted

_SHOWN = 6
_MARGIN = "  "


def print_drifts(drifts: Sequence[Drift], console: Console) -> None:
    """Print the latest drifts, the earliest of them first, and count the others."""
    shown = once(drifts)
    left = len(shown) - _SHOWN
    hidden = left if left > 1 else 0
    for drift in shown[hidden:]:
        console.print(hanging(_MARGIN, words(drift.reason.words), console))
        for telling in (drift.earlier, drift.later):
            console.print(hanging(_MARGIN * 2, _told(telling), console))
    if hidden:
        more = f"… and {hidden} earlier ones; --json has them all"
        console.print(hanging(_MARGIN, words(more, "dim"), console))


def _told(telling: Telling) -> Text:
    """A telling: when and where, who by which words said exactly what."""
    bearing = telling.bearing
    claim, text = bearing.claim, bearing.report.text
    how = manner(claim)
    return Text.assemble(
        (f"{dated(bearing.report)}: ", "dim"),
        spoken(claim, text, unnamed=False),
        " ",
        (quoted(claim.content, text), STYLES["content"]),
        (f" ({', '.join(how)})" if how else "", "dim"),
    )
