"""A claim's source and cue in their shades."""

from __future__ import annotations

from rich.text import Text

from sayso.model import Claim
from sayso.shown.wording import joined, line, nobody, stands_for

# Shades that can be told apart in light and dark, and as weights where no colour is.
STYLES = {
    "source": "bold cyan",
    "cue": "italic magenta",
    "content": "yellow",
    "evidence": "underline",
}


def spoken(claim: Claim, text: str, *, unnamed: bool = True) -> Text:
    """Source and cue as printed, and whom the source stands for where it is unlike.

    `ministeren (= Sergej Lavrov) [sier]`: the cue stands in brackets. `unnamed` says
    it where no source is named.
    """
    named = joined(claim.source, text) or line(claim.speaker or "")
    source = named or (nobody() if unnamed else "")
    speaker = stands_for(claim, text)
    parts: list[Text | str] = [Text(source, STYLES["source"])]
    if speaker:
        parts.append(f" (= {speaker})")
    if claim.cue:
        gap = " " if source else ""
        parts += [f"{gap}[", Text(joined(claim.cue, text), STYLES["cue"]), "]"]
    return Text.assemble(*parts)
