"""Who passed a claim on, where a tag says so: `till Expressen`, `told Reuters`."""

from __future__ import annotations

from sayso.extract.found import Found
from sayso.extract.phrases import phrase_end
from sayso.extract.view import View

_REACH = 8


def relay_of(view: View, one: Found) -> str | None:
    """The medium to which the source spoke, as named beside its cue, or None."""
    if one.hearsay or one.rule in ("noun", "preposition"):
        return None
    start = max((*(c + 1 for c in one.cue), one.source[1] if one.source else 0))
    inside = {i for a, b in one.contents for i in range(a, b)}
    for i in range(start, min(start + _REACH, len(view.tokens))):
        if i in inside or view.tokens[i].text in ".;:":
            return None
        addressed = view.low(i) in view.lex.set("relaying")
        if addressed and i + 1 < len(view.tokens):
            name = _medium(view, i + 1)
            if name:
                return name
    told = one.match.end
    return _medium(view, told) if told not in inside and _tells(view, one) else None


def _tells(view: View, one: Found) -> bool:
    return view.low(one.match.start) in view.lex.set("telling")


def _medium(view: View, at: int) -> str | None:
    """The phrase at `at` where it names a medium: a media noun, or one name alone."""
    if at >= len(view.tokens):
        return None
    lex, end = view.lex, phrase_end(view, at)
    words = view.tokens[at:end]
    if not words:
        return None
    media, endings = lex.set("media"), tuple(lex.set("media_endings"))
    called = any(t.low in media or t.low.endswith(endings) for t in words)
    acronym = len(words) <= 3 and any(
        t.text.isupper() and len(t.text) > 1 for t in words
    )
    alone = len(words) <= 2 and words[0].capital and not view.time(at)
    if not (called or acronym or alone):
        return None
    names = [t.text for t in words if t.capital]
    return " ".join(names) if names else None
