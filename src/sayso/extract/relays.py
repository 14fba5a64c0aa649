"""Who passed a claim on, where a tag says so: `till Expressen`, `told Reuters`."""

from __future__ import annotations

from sayso.extract.found import Found
from sayso.extract.phrases import phrase_end
from sayso.extract.view import View

_REACH = 14


def relay_of(view: View, one: Found) -> str | None:
    """The medium to which the source spoke, as named beside its cue, or None."""
    if one.hearsay or one.rule in ("noun", "preposition"):
        return None
    lex, inside = view.lex, {i for a, b in one.contents for i in range(a, b)}
    told = one.match.end
    if told not in inside and view.low(one.match.start) in lex.set("telling"):
        return _medium(view, told, alone=True)
    start = max((*(c + 1 for c in one.cue), one.source[1] if one.source else 0))
    for i in range(start, min(start + _REACH, len(view.tokens) - 1)):
        if view.tokens[i].text in ".;:":
            break
        if i in inside:
            continue
        alone = view.low(i) in lex.set("relaying")
        if alone or view.low(i) in lex.attached:
            name = _medium(view, i + 1, alone=alone)
            if name:
                return name
    return None


def _medium(view: View, at: int, *, alone: bool) -> str | None:
    """The phrase at `at` where it names a medium: a media noun, an acronym.

    `alone` says that a name by itself counts too, as where somebody speaks to it.
    """
    if at >= len(view.tokens):
        return None
    lex, words = view.lex, view.tokens[at : phrase_end(view, at)]
    media, endings = lex.set("media"), tuple(lex.set("media_endings"))
    called = any(t.low in media or t.low.endswith(endings) for t in words)
    names = [t.text for t in words if t.capital]
    acronym = len(words) <= 2 and any(n.isupper() and len(n) > 2 for n in names)
    single = alone and len(words) <= 2 and len(names) == len(words)
    if not names or view.time(at) or not (called or single or (alone and acronym)):
        return None
    return " ".join(names)
