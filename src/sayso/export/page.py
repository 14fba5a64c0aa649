"""A brief as one HTML file that needs nothing else: to read, to print, to keep.

No script, no style from elsewhere, no request. Whatever a report holds stands as text;
characters that turn the direction of text are shown as signs.
"""

from __future__ import annotations

from collections.abc import Iterator
from html import escape

from sayso.export.dossier import Asked, Dossier, words
from sayso.model import Bearing, Origin, Report
from sayso.text import displayable

_STYLE = """
body { font: 1rem/1.5 Georgia, serif; max-width: 46rem; margin: 2rem auto;
  padding: 0 1rem; color: #1a1a1a; background: #fff; }
h1 { font-size: 1.7rem; line-height: 1.2; } h2 { font-size: 1.25rem; }
table { border-collapse: collapse; width: 100%; font-size: .9rem; }
th, td { text-align: left; vertical-align: top; padding: .4rem .5rem .4rem 0;
  border-top: 1px solid #bbb; }
.label { font-weight: bold; text-transform: uppercase; letter-spacing: .05em; }
.quiet { color: #555; }
@media print { body { margin: 0; max-width: none; } tr { break-inside: avoid; } }
"""


def brief_page(dossier: Dossier) -> str:
    """The questions of a dossier with their standings and every claim, as HTML."""
    title = dossier.asked[0].question.text if dossier.asked else "Nothing was asked"
    body = "\n".join(_body(dossier))
    return (
        f'<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        '<meta http-equiv="Content-Security-Policy" '
        "content=\"default-src 'none'; style-src 'unsafe-inline'\">\n"
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{_safe(title)}</title>\n<style>{_STYLE}</style>\n</head>\n<body>\n"
        f"<main>\n{body}\n</main>\n</body>\n</html>\n"
    )


def _body(dossier: Dossier) -> Iterator[str]:
    reports = len(dossier.reports)
    read = f"{reports} report{'' if reports == 1 else 's'}"
    yield f'<p class="quiet">As of {dossier.as_of.isoformat()}, from {read}.</p>'
    for level, asked in zip(_levels(), dossier.asked, strict=False):
        yield from _question(asked, level)
    yield "<h2>Reports</h2>\n<ul>"
    for report in dossier.reports:
        name = f"reports/{report.id}.txt"
        yield f'<li><a href="{name}">{_safe(_called(report))}</a>, {_day(report)}</li>'
    yield "</ul>"


def _levels() -> Iterator[int]:
    yield 1
    while True:
        yield 2


def _question(asked: Asked, level: int) -> Iterator[str]:
    standing = asked.standing
    yield f"<h{level}>{_safe(asked.question.text)}</h{level}>"
    yield f'<p><span class="label">{standing.label}</span> {_safe(standing.reason)}</p>'
    if standing.would_change:
        yield f"<p>{_safe(standing.would_change)}</p>"
    for heading, origins in (
        ("Affirm", standing.affirm),
        ("Deny", standing.deny),
        ("Doubt", standing.doubt),
    ):
        if origins:
            named = "; ".join(_origin(origin) for origin in origins)
            yield f"<p>{heading}: {named}</p>"
    yield "<table>\n<tr><th>Day</th><th>Report</th><th>Who</th><th>Exact words</th>"
    yield "<th>Answer</th></tr>"
    yield from (_row(bearing) for bearing in asked.bearings)
    yield "</table>"


def _origin(origin: Origin) -> str:
    reports = len(origin.reports)
    return f"{_safe(origin.side)} ({reports} report{'' if reports == 1 else 's'})"


def _row(bearing: Bearing) -> str:
    claim, report = bearing.claim, bearing.report
    who = words(claim.source, report.text) or claim.speaker or "nobody named"
    cue = words(claim.cue, report.text)
    said = f"{_safe(who)} <i>{_safe(cue)}</i>"
    if bearing.relay is not None:
        said += f" (via {_safe(bearing.relay.name)})"
    content = _safe(words(claim.content, report.text))
    quoted = f'<q lang="{_safe(report.lang)}">{content}</q>'
    link = f'<a href="reports/{report.id}.txt">{_safe(_called(report))}</a>'
    cells = _day(report), link, said, quoted, _safe(bearing.link.answer)
    return "<tr>" + "".join(f"<td>{cell}</td>" for cell in cells) + "</tr>"


def _called(report: Report) -> str:
    return report.outlet or report.title or report.id


def _day(report: Report) -> str:
    return str(report.published) if report.published else "no date"


def _safe(text: str) -> str:
    return escape(" ".join(displayable(text).split()))
