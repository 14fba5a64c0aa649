"""What is known or doubted, in front of its verb: `Det tallet tviler datteren på`."""

from __future__ import annotations

from sayso.extract.attributed import attributed
from sayso.extract.found import Found, Scene
from sayso.extract.lexicon import Match
from sayso.extract.phrases import actorish, nameable
from sayso.extract.subjects import clause_start, fronted, subject_right
from sayso.extract.verbs import Group
from sayso.extract.view import Places, View

# What takes an object that may stand in front, its subject behind the verb.
_HOLDING = ("know", "think", "doubt", "deny", "confirm", "hide")


def object_first(scene: Scene, match: Match, group: Group) -> Found | None:
    """What is known or doubted, in front: `Det tallet tviler datteren på`.

    The subject stands behind the finite verb, and nothing behind it but what belongs
    to the cue: `Hvem det var, kunne han heller ikke si noe om`.
    """
    view, f = scene.view, group.finite
    if view.lex.code == "en":
        return None
    asked = view.low(0) in view.lex.wh or view.low(0) in view.lex.whether
    start = 0 if asked else clause_start(view, f)
    if not _in_front(view, match, (start, f), asked=asked):
        return None
    source = subject_right(view, f + 1)
    if source is None:
        return None
    if match.tail and source[0] < match.tail[0] < source[1]:
        source = (source[0], match.tail[0])
    own = {*range(match.start, match.end), *match.tail}
    named = actorish(view, source)
    if not asked and not named and (actorish(view, (start, f)) or not _ends(view, own)):
        return None
    if not all(_adds_nothing(view, i, own, match) for i in _rest(view, source[1])):
        return None
    if not own <= {f, *_rest(view, source[1])}:
        return None
    end = f - 1 if view.text(f - 1) == "," else f
    return attributed(scene, match, group, source, (start, end))


def _in_front(view: View, match: Match, left: Places, *, asked: bool) -> bool:
    """Whether a phrase before its verb may be the object of a cue."""
    start, f = left
    if f - start < 1 or (f == 1 and view.low(0) in view.lex.back):
        return False
    if asked:
        return "w" in match.cue.frame or bool(match.tail) or view.text(f - 1) == ","
    if match.cue.sort not in _HOLDING or view.has_verb(start, f):
        return False
    plain = all(view.tokens[i].word for i in range(start, f))
    return plain and not fronted(view, start, f) and nameable(view, start, f)


def _ends(view: View, own: set[int]) -> bool:
    """Whether a preposition is left over at the end: `det tallet tviler hun på`."""
    last = max((i for i, t in enumerate(view.tokens) if t.word), default=0)
    return view.low(last) in view.lex.prepositions or last in own


def _rest(view: View, at: int) -> range:
    """The places from `at` to where the clause ends."""
    stops = (i for i in range(at, len(view.tokens)) if not view.tokens[i].word)
    return range(at, next(stops, len(view.tokens)))


def _adds_nothing(view: View, i: int, own: set[int], match: Match) -> bool:
    """Whether a word behind the subject only completes the cue."""
    low, lex = view.low(i), view.lex
    led = low in lex.infinitive or low in lex.auxiliaries or low in lex.modals
    stranded = f"p:{low}" in match.cue.frame or low in ("noe", "noko", "noget", "något")
    return i in own or view.filler(i) or led or stranded or low in lex.nonfinite
