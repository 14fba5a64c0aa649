"""`sayso export`: the claims in the standard formats of others, and as evidence."""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from sayso.cli.codes import Code
from sayso.cli.options import AsJson, AsOf, LedgerPlace, last_day
from sayso.cli.screen import complain, note, working
from sayso.errors import UsageError
from sayso.shown.wording import count

if TYPE_CHECKING:
    from sayso.export import Dossier
    from sayso.ledger import Ledger

PARQUET = "parquet"

Wanted = Annotated[
    list[str] | None,
    typer.Argument(
        metavar="WORDS|ID",
        help="Only the questions about these words, or with this id; else everything.",
    ),
]
To = Annotated[
    str,
    typer.Option(
        "--to",
        metavar="FORMAT",
        help="csv, jsonl, parquet, annotations (W3C Web Annotation), claimreview "
        "(schema.org), prov (W3C PROV-O) or statements (as FollowTheMoney).",
    ),
]
Out = Annotated[
    Path | None,
    typer.Option("-o", "--out", metavar="FILE", help="Where to; else the terminal."),
]
Evidence = Annotated[
    bool,
    typer.Option(
        "--evidence",
        help="A folder, or a .zip, with the brief, the reports, their bytes as WARC "
        "and SHA-256 sums.",
    ),
]


def export(  # noqa: PLR0913  # one for each option
    wanted: Wanted = None,
    ledger: LedgerPlace = None,
    to: To = "csv",
    out: Out = None,
    evidence: Evidence = False,
    as_of: AsOf = None,
    as_json: AsJson = False,
) -> None:
    """Write claims in a standard format, or everything that a brief rests on.

    Each row, annotation or statement has the exact words with their place in
    the report. --json is --to jsonl: a report an object, which sayso add
    reads back. The same ledger gives the same file.
    """
    day, about = last_day(as_of), " ".join(wanted or ())
    form = "jsonl" if as_json else to.strip().lower()
    _check(form, out, evidence=evidence)
    from sayso.ledger import Ledger

    with working("gathering"), Ledger.open(ledger) as opened:
        try:
            dossier = opened.dossier(about, as_of=day)
        except UsageError as error:
            complain(str(error))
            raise typer.Exit(Code.NOTHING) from None
        if evidence:
            _write_evidence(opened, dossier, out)
            return
    if form == PARQUET:
        _write_parquet(dossier, out)
    else:
        _write_text(dossier, form, out)


def _check(form: str, out: Path | None, *, evidence: bool) -> None:
    from sayso.export import FORMATS

    known = (*FORMATS, PARQUET)
    if form not in known:
        raise UsageError(f"{form!r} is no format; name one of {', '.join(known)}")
    if out is None and (evidence or form == PARQUET):
        what = "evidence is a folder or a .zip" if evidence else "Parquet is a file"
        raise UsageError(f"{what}; say where with -o NAME")


def _write_text(dossier: Dossier, form: str, out: Path | None) -> None:
    from sayso.export import FORMATS

    pieces = FORMATS[form](dossier)
    if out is None:
        for piece in pieces:
            sys.stdout.write(piece)
        return
    with _whole(out) as partial, partial.open("w", encoding="utf-8", newline="") as to:
        to.writelines(pieces)
    _done(out, dossier)


def _write_parquet(dossier: Dossier, out: Path | None) -> None:
    from sayso.export import write_parquet

    if out is not None:
        with _whole(out) as partial:
            write_parquet(dossier, partial)
        _done(out, dossier)


def _write_evidence(opened: Ledger, dossier: Dossier, out: Path | None) -> None:
    from sayso.export import evidence, write_evidence

    if out is not None:
        write_evidence(evidence(dossier, opened.archive(dossier.reports)), out)
        note(f"{out}: check it with: sha256sum -c SHA256SUMS")


@contextmanager
def _whole(out: Path) -> Iterator[Path]:
    """A name to write under, which takes the place of `out` once all is written."""
    folder = out.parent if str(out.parent) else Path()
    handle, name = tempfile.mkstemp(dir=folder, prefix=f".{out.name}.")
    os.close(handle)
    partial = Path(name)
    try:
        yield partial
        partial.chmod(0o666 & ~_umask())
        partial.replace(out)
    finally:
        partial.unlink(missing_ok=True)


def _umask() -> int:
    found = os.umask(0)
    os.umask(found)
    return found


def _done(out: Path, dossier: Dossier) -> None:
    claims = count(len(dossier.stated), "claim")
    note(f"{out}: {claims} of {count(len(dossier.reports), 'report')}")
