"""Sources to actors: who is who across reports and languages, and on which side.

Decides identities by rule, each with its reason and score. What an actor claims and
on which question is left to `link`, how independent actors are to `trace`.
"""

from sayso.resolve.actors import resolve

__all__ = ["resolve"]
