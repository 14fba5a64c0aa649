"""report → claims: who says what, in exact spans of the report's text."""

from sayso.extract.claims import ENGINE, extract
from sayso.extract.trees import Parser

__all__ = ["ENGINE", "Parser", "extract"]
