"""Proposals completed over the whole report: stances, times, relays."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple

from sayso.extract.carried import carried_on
from sayso.extract.draft import Draft
from sayso.extract.found import Found, Scene, span
from sayso.extract.lexicon import Lexicon
from sayso.extract.relays import Media, media_in, relay_of, spoken_in
from sayso.extract.said import time_said
from sayso.extract.stance import certainty_of, kind_of, stance_of
from sayso.extract.tokens import Sentence
from sayso.extract.view import View
from sayso.lang.times import Time, times
from sayso.model import Kind, Period, Report, Span

# Views that are held, not said at a time: `eksperter mener at …`.
_HELD = ("think", "doubt")
# Rules whose claims bear no time of their own.
_TIMELESS = ("preposition", "noun")


class _Known(NamedTuple):
    """What is found once in a report: whom it passes on, its times, its contents."""

    media: Media
    times: tuple[Time, ...]
    contents: dict[int, list[Span]]


def drafts(
    report: Report, lex: Lexicon, scenes: Sequence[Scene], found: Sequence[Found]
) -> tuple[Draft, ...]:
    """Drafts for the proposals of a report, enclosing ones first."""
    opened: set[int] = set()
    known = _Known(
        media_in(lex, report.text),
        times(report.text, report.lang, report.published),
        _contents(scenes, found),
    )
    made = []
    for one in found:
        scene = scenes[one.sentence]
        paragraph = scene.sentence.paragraph
        made.append(_draft(report, scene, one, paragraph not in opened, known))
        if one.rule == "tag":
            opened.add(paragraph)
    made = carried_on(report, scenes, made)
    return tuple(sorted(made, key=lambda d: (d.content[0].start, -d.content[-1].end)))


def _contents(scenes: Sequence[Scene], found: Sequence[Found]) -> dict[int, list[Span]]:
    """All that is said in each sentence."""
    spans: dict[int, list[Span]] = {}
    for one in found:
        view = scenes[one.sentence].view
        pieces = [span(view, places) for places in one.contents]
        spans.setdefault(one.sentence, []).extend(pieces)
    return spans


def _draft(
    report: Report, scene: Scene, one: Found, first: bool, known: _Known
) -> Draft:
    view, sentence, lex = scene.view, scene.sentence, scene.view.lex
    one, spoken_on = spoken_in(view, one, known.media)
    pieces = tuple(span(view, places) for places in one.contents)
    dash = sentence.dash and one.rule == "tag"
    whole = dash and first
    content = one.earlier or (_from_dash(report, scene, pieces) if whole else pieces)
    kind: Kind = kind_of(report.text, content, dash=dash)
    unmarked = one.rule == "named" and kind != "direct"
    told, where = _as_told(lex, scene, one)
    stance = stance_of(told, where)
    if stance == "asserts" and whole and scene.before and not sentence.first:
        stance = stance_of(*_opening(lex, scene.before, one))
    said, when = _said(report, scene, one, dash, known)
    return Draft(
        content=content,
        cue=_runs(view.tokens, one.cue),
        source=(span(view, one.source),) if one.source else (),
        evidence=(),
        kind="direct" if one.rule == "named" else kind,
        stance=stance,
        certainty=certainty_of(told, where, stance),
        said=said,
        relay=spoken_on or relay_of(view, one, known.media),
        rule=one.rule,
        sentence=one.sentence,
        paragraph=sentence.paragraph,
        confidence=one.confidence,
        quoted=view.tokens[one.match.start].quote >= 0 and not one.earlier,
        undated=one.tense == "past" and not one.hearsay,
        dash=dash or unmarked,
        when=when,
    )


def _as_told(lex: Lexicon, scene: Scene, one: Found) -> tuple[Found, View]:
    """Where the content's own words stand: for `Det säger X`, the sentence before."""
    if not one.earlier or scene.before is None:
        return one, scene.view
    return _opening(lex, scene.before, one)


def _opening(lex: Lexicon, before: Sentence, one: Found) -> tuple[Found, View]:
    """An attribution as if all of the sentence before were its content."""
    places = ((0, len(before.tokens)),)
    return replace(one, contents=places, cue=()), View(lex, before.tokens)


def _runs(tokens: Sequence[object], places: tuple[int, ...]) -> tuple[Span, ...]:
    """Spans of the places, those next to each other joined."""
    runs: list[list[int]] = []
    for place in places:
        if runs and place == runs[-1][1]:
            runs[-1][1] = place + 1
        else:
            runs.append([place, place + 1])
    return tuple(
        Span(tokens[a].start, tokens[b - 1].end)  # type: ignore[attr-defined]
        for a, b in runs
    )


def _from_dash(
    report: Report, scene: Scene, pieces: tuple[Span, ...]
) -> tuple[Span, ...]:
    """The content of a tag in a dash quotation: back to the dash."""
    line = report.text.rfind("\n", 0, scene.sentence.start) + 1
    dash = report.text[line : scene.sentence.start]
    if scene.sentence.first or not pieces:
        return pieces
    lead = len(dash) - len(dash.lstrip(" –—-―−"))
    return (Span(line + lead, pieces[0].end), *pieces[1:])


def _said(
    report: Report, scene: Scene, one: Found, dash: bool, known: _Known
) -> tuple[Period | None, Time | None]:
    """When it was said, and the words that tell so."""
    if one.hearsay:
        return None, None
    anchor = scene.view.tokens[one.match.start].start
    own = [span(scene.view, places) for places in one.contents]
    others = known.contents[one.sentence]
    contents = own + [s for s in others if not s.start <= anchor < s.end]
    stated = time_said(known.times, scene.view, contents, anchor, report.published)
    if stated is not None:
        return stated.period, stated
    if report.published is None or one.rule in _TIMELESS:
        return None, None
    holds = one.rule == "verb" and one.match.cue.sort in _HELD
    if holds and not dash:
        return None, None
    return (report.published if one.tense == "pres" or dash else None), None
