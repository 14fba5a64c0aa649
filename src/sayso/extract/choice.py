"""One attribution for a cue, out of what the rules propose for it.

Word order proposes twice, by its own idea of the words and by the parser's tags; the
tree proposes too. Sources and contents are paired anew, each pair is described by
numbers (`describe`), and a small model trained on marked reports (`scorer`) says how
likely it is right. The likeliest wins, if it is likely enough.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from sayso.extract.found import Found
from sayso.extract.view import Places
from sayso.model import Span

ORDER, TAGGED, TREE = 1, 2, 4
_MOST = 40

Key = tuple[str, tuple[int, ...]]
Contents = tuple[tuple[Places, ...], tuple[Span, ...]]


@dataclass(frozen=True, slots=True)
class Rival:
    """A proposal with who made it: bits of ORDER, TAGGED and TREE.

    `source_by` and `content_by` say who proposes each part, `whole_by` who proposes
    just this pair; `rivals` is the number of pairs for the same cue.
    """

    found: Found
    source_by: int
    content_by: int
    whole_by: int
    rivals: int = 1
    first: int = 0


def rivals(proposed: Iterable[tuple[int, Found]]) -> tuple[Rival, ...]:
    """All pairings of what was proposed for each cue, in order of the cues."""
    groups: dict[Key, list[tuple[int, Found]]] = {}
    for by, found in proposed:
        groups.setdefault((found.match.cue.pos, found.cue), []).append((by, found))
    return tuple(one for group in groups.values() for one in _paired(group))


def _paired(group: Sequence[tuple[int, Found]]) -> Iterator[Rival]:
    sources: dict[Places | None, int] = {}
    contents: dict[Contents, int] = {}
    wholes: dict[tuple[object, ...], int] = {}
    models: dict[tuple[object, ...], Found] = {}
    for by, found in group:
        content = (found.contents, found.earlier)
        sources[found.source] = sources.get(found.source, 0) | by
        contents[content] = contents.get(content, 0) | by
        whole = (found.source, *content)
        wholes[whole] = wholes.get(whole, 0) | by
        models.setdefault(whole, found)
        models.setdefault(content, found)
    made = []
    for content, content_by in contents.items():
        for source, source_by in sources.items():
            whole = (source, *content)
            model = models.get(whole) or models[content]
            if not _fits(model, source):
                continue
            found = replace(model, source=source, hearsay=source is None)
            whole_by = wholes.get(whole, 0)
            made.append(Rival(found, source_by, content_by, whole_by))
    for i, one in enumerate(made[:_MOST]):
        yield replace(one, rivals=len(made), first=i)


def _fits(model: Found, source: Places | None) -> bool:
    """Whether a source can stand beside contents proposed with another."""
    if source == model.source:
        return True
    if source is None or model.source is None:
        return model.rule in ("passive", "noun")
    return not any(a < source[1] and source[0] < b for a, b in model.contents)
