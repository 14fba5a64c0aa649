"""Evidence: a brief with its reports, their bytes and sums, as a folder or a ZIP.

`sha256sum -c SHA256SUMS` in the folder checks that nothing was changed. The same ledger
gives the same files.
"""

from __future__ import annotations

import zipfile
from collections.abc import Mapping, Sequence
from hashlib import sha256
from pathlib import Path

from sayso.errors import UsageError
from sayso.export.archive import Kept, warc
from sayso.export.dossier import Dossier
from sayso.export.lines import json_lines
from sayso.export.page import brief_page
from sayso.export.rows import csv_lines

SUMS = "SHA256SUMS"
_EPOCH = (1980, 1, 1, 0, 0, 0)  # the first instant that a ZIP can hold
_MODE = 0o644 << 16


def evidence(dossier: Dossier, kept: Sequence[Kept]) -> dict[str, bytes]:
    """The files, by name, the sums last; `kept` are the dossier's reports."""
    files: dict[str, bytes] = {
        "brief.html": brief_page(dossier).encode("utf-8", "replace"),
        "claims.csv": "".join(csv_lines(dossier)).encode("utf-8", "replace"),
        "claims.jsonl": "".join(json_lines(dossier)).encode("utf-8", "replace"),
        "raw.warc.gz": warc(kept),
    }
    for report in dossier.reports:
        files[f"reports/{report.id}.txt"] = report.text.encode("utf-8", "replace")
    sums = (f"{sha256(files[n]).hexdigest()}  {n}\n" for n in sorted(files))
    return {**dict(sorted(files.items())), SUMS: "".join(sums).encode()}


def write_evidence(files: Mapping[str, bytes], target: Path) -> None:
    """Write the files to a folder, or to a ZIP where the name ends in `.zip`.

    Raises UsageError where something is there already.
    """
    if target.exists() and (not target.is_dir() or any(target.iterdir())):
        raise UsageError(f"{target} is there already; name a new folder or file")
    if target.suffix.lower() == ".zip":
        with zipfile.ZipFile(target, "x", zipfile.ZIP_DEFLATED) as archive:
            for name, data in files.items():
                entry = zipfile.ZipInfo(name, _EPOCH)
                entry.compress_type = zipfile.ZIP_DEFLATED
                entry.external_attr = _MODE
                archive.writestr(entry, data)
        return
    for name, data in files.items():
        path = target / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
