"""What a source does with a content, how surely, and whether it is quoted.

The rules are those of the annotation guidelines: the cue and its negation make the
stance; hedges at the top of the content, then the cue, make the certainty.
"""

from __future__ import annotations

from sayso.extract.found import Found
from sayso.extract.lexicon import Lexicon
from sayso.extract.tokens import Token, quotations
from sayso.extract.view import View
from sayso.model import Certainty, Kind, Span, Stance

_SCOPE = 14
# What is not ruled out may be so; what is not hidden is said.
_NOT_DENIED = ("exclude", "hide")
_CLOSE = 5
_LONGEST = 5


def stance_of(found: Found, view: View) -> Stance:
    """What the source does with the content as printed."""
    stance, sort = found.match.cue.stance, found.match.cue.sort
    if not found.negated:
        return _of_content(found, view) if stance == "asserts" else stance
    if stance == "doubts" or sort in _NOT_DENIED:
        return "asserts"
    if stance == "asserts" and sort == "think" and not _asks(found, view):
        return "denies"
    return "uncommitted"


def _asks(found: Found, view: View) -> bool:
    """Whether the content is a question: `when and how he died, he had no idea`."""
    if not found.contents:
        return False
    start = found.contents[0][0]
    low = view.low(start + 1 if view.low(start) in view.lex.prepositions else start)
    return low in view.lex.wh or low in view.lex.whether


def _of_content(found: Found, view: View) -> Stance:
    """Uncommitted where the speaker says that he does not know or can't confirm."""
    if not found.contents:
        return "asserts"
    lows = [t.low for t in _top(view, found)]
    if any(low in view.lex.set("unclear") for low in lows):
        return "uncommitted"
    unsure, checking = view.lex.set("unsure"), view.lex.set("checking")
    if any(low in checking for low in lows[:_CLOSE]) and _of_itself(view, lows):
        return "uncommitted"
    for i, low in enumerate(lows):
        if low in view.lex.negations:
            beside = [*lows[max(0, i - 1) : i], *lows[i + 1 : i + _CLOSE]]
            return "uncommitted" if unsure.intersection(beside) else "asserts"
    return "asserts"


def _of_itself(view: View, lows: list[str]) -> bool:
    """Whether a content is about the one who speaks: its subject is a pronoun."""
    own = view.lex.personal | view.lex.set("pronouns_other")
    return any(low in own for low in lows[:3])


def certainty_of(found: Found, view: View, stance: Stance) -> Certainty:
    """How surely the source says it, hedges of the content first."""
    if stance == "uncommitted":
        return "possible"
    if found.hearsay and found.match.cue.certainty == "certain":
        return "possible"
    if found.negated and found.match.cue.sort == "exclude":
        return "possible"
    words = _top(view, found) if found.contents else ()
    hedge = _hedge(view.lex, words)
    return hedge or found.match.cue.certainty


def _hedge(lex: Lexicon, words: tuple[Token, ...]) -> Certainty | None:
    lows = [t.low for t in words]
    possible, probable = lex.set("possible"), lex.set("probable")
    doubtful, modals = lex.set("doubtful"), lex.set("modals_possible")
    for i, low in enumerate(lows):
        phrases = {" ".join(lows[i : i + size]) for size in range(1, _LONGEST + 1)}
        if phrases & probable or phrases & doubtful:
            return "probable"
        if phrases & possible:
            return "possible"
        if low in modals and not any(x in lex.negations for x in lows[i + 1 : i + 3]):
            after = lows[i + 1 : i + 5]
            if any(x in lex.have or x in lex.be for x in after):
                return "possible"
    return None


def _top(view: View, found: Found) -> tuple[Token, ...]:
    """The words of the content's main clause, where its hedges stand."""
    start, end = found.contents[0]
    words = []
    for i in range(start, min(end, start + _SCOPE)):
        low = view.low(i)
        nested = low in view.lex.complementisers or low in view.lex.subordinators
        if (i > start + 1 and nested) or (i > start and low in view.lex.relatives):
            break
        if i not in found.cue:
            words.append(view.tokens[i])
    return tuple(words)


def kind_of(text: str, contents: tuple[Span, ...], *, dash: bool) -> Kind:
    """Direct where all of it is quoted, mixed where part of it is, else indirect."""
    if dash:
        return "direct"
    quoted = [_quoted(text, piece) for piece in contents]
    if all(share == 2 for share in quoted):
        return "direct"
    return "mixed" if any(quoted) else "indirect"


def _quoted(text: str, piece: Span) -> int:
    """2 where the piece is one quotation, 1 where it holds some, else 0."""
    inside = quotations(text, piece.start, piece.end)
    if not inside:
        return 0
    rest = text[inside[0].end : piece.end].strip(".,!? ")
    return 2 if inside[0].start == piece.start and not rest else 1
