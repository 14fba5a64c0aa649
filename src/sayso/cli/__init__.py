"""The command line: what a person types, and what is printed for them to read."""

from sayso.cli.app import app, main

__all__ = ["app", "main"]
