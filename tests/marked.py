"""Reports written with their claims in the sentence, for the tests.

`{1|source=Moscow} {1|cue=denied} {1|content=any role}` marks one claim's spans; claims
with the same number are one. What the marks leave is the report's text.
"""

from __future__ import annotations

import re
from collections import defaultdict
from typing import Any

from sayso.model import Claim, Period, Report, Span

_MARK = re.compile(r"\{(\d+)\|(source|cue|content|evidence)=([^{}]*)\}")


def marked(
    text: str, *, lang: str, day: str, title: str = "", **of: dict[str, Any]
) -> tuple[Report, list[Claim]]:
    """A report and its claims; `of` gives a claim's other fields, as `c1={...}`."""
    plain, spans = "", defaultdict(lambda: defaultdict(list))
    last = 0
    for match in _MARK.finditer(text):
        plain += text[last : match.start()]
        start = len(plain)
        plain += match.group(3)
        spans[match.group(1)][match.group(2)].append(Span(start, len(plain)))
        last = match.end()
    plain += text[last:]
    report = Report(text=plain, title=title, lang=lang, published=Period.parse(day))
    claims = [_claim(report, part, of.get(f"c{n}", {})) for n, part in spans.items()]
    return report, claims


def _claim(report: Report, part: Any, more: dict[str, Any]) -> Claim:
    source = tuple(part["source"])
    speaker = report.text[source[0].start : source[-1].end] if source else None
    return Claim(
        report=report.id,
        content=tuple(part["content"]),
        cue=tuple(part["cue"]),
        source=source,
        evidence=tuple(part["evidence"]),
        **({"speaker": speaker} | more),
    )
