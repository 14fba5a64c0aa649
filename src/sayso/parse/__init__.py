"""Text to words, tags, trees and names: sayso's own language models, or the user's."""

from sayso.parse.load import parser, syntax

__all__ = ["parser", "syntax"]
