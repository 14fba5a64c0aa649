"""A claim in a line or two: who, by which words, and exactly what, quoted."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from rich.text import Text

from sayso.cli.screen import line
from sayso.model import Claim, Report, Span
from sayso.weigh import in_words

# Shades that can be told apart in light and dark, and as weights where no colour is.
STYLES = {
    "source": "bold cyan",
    "cue": "italic magenta",
    "content": "yellow",
    "evidence": "underline",
}
NOBODY = "nobody named"
_MARKS = "\"'“”„«»‘’‚‹›"  # the quotation marks of the five languages


def quoted(spans: Sequence[Span], text: str) -> str:
    """The exact words of each span in quotation marks, its own where it has them."""
    pieces = (line(span.of(text)) for span in spans)
    return " … ".join(piece if _has_marks(piece) else f"“{piece}”" for piece in pieces)


def _has_marks(piece: str) -> bool:
    return len(piece) > 1 and piece[0] in _MARKS and piece[-1] in _MARKS


def spoken(claim: Claim, text: str, nobody: str = NOBODY) -> Text:
    """Source and cue as printed, and whom the source stands for where it is unlike.

    `ministeren (= Sergej Lavrov) [sier]`: the cue stands in brackets. `nobody` is said
    where no source is named.
    """
    source = _joined(claim.source, text)
    speaker = line(claim.speaker or "")
    parts: list[Text | str] = [Text(source or speaker or nobody, STYLES["source"])]
    if source and speaker and speaker.casefold() != source.casefold():
        parts.append(f" (= {speaker})")
    if claim.cue:
        gap = " " if parts[0] else ""
        parts += [f"{gap}[", Text(_joined(claim.cue, text), STYLES["cue"]), "]"]
    return Text.assemble(*parts)


def details(claim: Claim, report: Report) -> tuple[str, ...]:
    """How and when it was said, where that is not plainly and on the report's day."""
    known = replace(claim, said=None) if claim.said == report.published else claim
    return (*manner(claim), *circumstances(known, report.text))


def outlet(report: Report) -> str:
    """What a report is called: its outlet, else its title or the file's name."""
    name = report.address.rstrip("/").rpartition("/")[2]
    return line(report.outlet or report.title or name) or "outlet unknown"


def dated(report: Report) -> str:
    """`16 June 2017 · nb-1, nb`: when and where, and in which language."""
    day = in_words(report.published) if report.published else "no date"
    return f"{day} · {outlet(report)}, {report.lang or 'language unknown'}"


def _joined(spans: Sequence[Span], text: str) -> str:
    return " … ".join(line(span.of(text)) for span in spans)


def manner(claim: Claim) -> tuple[str, ...]:
    """How it is said, where that is not plainly: `denies`, `possible`."""
    plain = ("asserts", "certain")
    return tuple(w for w in (claim.stance, claim.certainty) if w not in plain)


def circumstances(claim: Claim, text: str) -> tuple[str, ...]:
    """Relay, day said and evidence, as far as the report tells."""
    found = []
    if claim.relay:
        found.append(f"via {line(claim.relay)}")
    if claim.said:
        found.append(f"said {in_words(claim.said)}")
    if claim.evidence:
        found.append(f"evidence: {quoted(claim.evidence, text)}")
    return tuple(found)
