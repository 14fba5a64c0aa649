"""Bytes to reports: format, encoding, article text, title, outlet, language, date.

Decides what a file itself says of its report and what a person's word outranks.
Nothing is guessed in silence: what can't be found stays unknown and is a Problem.
"""

from sayso.read.content import read_bytes
from sayso.read.language import detect_language
from sayso.read.piece import Passed, Piece, read_piece
from sayso.read.reading import Given, Reading
from sayso.read.sources import Terms, count_of, pieces, read_sources

__all__ = [
    "Given",
    "Passed",
    "Piece",
    "Reading",
    "Terms",
    "count_of",
    "detect_language",
    "pieces",
    "read_bytes",
    "read_piece",
    "read_sources",
]
