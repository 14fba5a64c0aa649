"""An attribution by a verb, made of what word order settled."""

from __future__ import annotations

from sayso.extract.found import Found, Scene, cue_places
from sayso.extract.lexicon import Match
from sayso.extract.subjects import clause_start
from sayso.extract.verbs import Group
from sayso.extract.view import Places, View


def attributed(
    scene: Scene, match: Match, group: Group, source: Places | None, found: Places
) -> Found:
    """The attribution of one content: a tag where that stands before the verb."""
    start, end = found
    negated = group.negated or _negated_subject(scene.view, group.finite, source)
    rule = "tag" if end <= group.finite else "verb"
    return Found(
        rule=rule,
        sentence=scene.number,
        match=match,
        cue=cue_places(match),
        contents=((start, end),),
        source=source,
        hearsay=source is None,
        negated=negated,
        tense=tense(match, group),
    )


def parted(
    scene: Scene,
    match: Match,
    group: Group,
    source: Places,
    contents: tuple[Places, ...],
) -> Found:
    """The attribution of a content in pieces around its tag."""
    return Found(
        rule="tag",
        sentence=scene.number,
        match=match,
        cue=cue_places(match),
        contents=contents,
        source=source,
        negated=group.negated,
        tense=tense(match, group),
    )


def tense(match: Match, group: Group) -> str:
    """Present only where the cue itself is the finite verb, in the present."""
    present = "pres" in match.tags and group.finite == match.start
    return "pres" if present else "past"


def _negated_subject(view: View, f: int, source: Places | None) -> bool:
    """Whether a negation leads the subject: `Heller ikke X kunne bekrefte`."""
    if source is not None and view.low(source[0]) in view.lex.negations:
        return True
    if source is None or source[0] > f:
        return False
    lead = range(clause_start(view, f), source[0])
    return any(view.low(i) in view.lex.negations for i in lead)
