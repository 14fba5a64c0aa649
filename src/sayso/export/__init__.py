"""What a ledger holds, in the standard formats of others, and as evidence.

Takes values and gives text; where they come from is the ledger's matter.
"""

from collections.abc import Callable, Iterator, Mapping

from sayso.export.annotations import annotation_page
from sayso.export.archive import Kept
from sayso.export.dossier import Asked, Dossier, Stated
from sayso.export.evidence import evidence, write_evidence
from sayso.export.lines import json_lines
from sayso.export.provenance import provenance
from sayso.export.reviews import claim_reviews
from sayso.export.rows import csv_lines, write_parquet
from sayso.export.statements import statement_lines

FORMATS: Mapping[str, Callable[[Dossier], Iterator[str]]] = {
    "csv": csv_lines,
    "jsonl": json_lines,
    "annotations": annotation_page,
    "claimreview": claim_reviews,
    "prov": provenance,
    "statements": statement_lines,
}
"""What makes each format of text, by its name on the command line."""

__all__ = [
    "FORMATS",
    "Asked",
    "Dossier",
    "Kept",
    "Stated",
    "evidence",
    "write_evidence",
    "write_parquet",
]
