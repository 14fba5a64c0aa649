"""report → claims: who says what, in exact spans of the report's text."""

from sayso.extract.claims import ENGINE, extract

__all__ = ["ENGINE", "extract"]
