"""A claim corrected by a person: other words, another stance, or no claim at all.

Words are chosen by selecting them in the text, by typing them, or by their place. What
is recorded is a decision on the claim as it was found, which stays as it is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Annotated, get_args
from urllib.parse import quote, urlencode

from fastapi import APIRouter, Depends, Form, Query, Request
from fastapi.responses import HTMLResponse, RedirectResponse, Response

from sayso.errors import InputError
from sayso.model import Certainty, Claim, Correction, Span, Stance
from sayso.shown.decided import told
from sayso.shown.language import _
from sayso.shown.wording import block, joined
from sayso.web.review import reasoned
from sayso.web.screen import Screen

STANCES: tuple[Stance, ...] = get_args(Stance)
CERTAINTIES: tuple[Certainty, ...] = get_args(Certainty)
PARTS = ("source", "cue", "content")
_BETWEEN = " … "  # stands between the spans of one part
_PLACE = re.compile(r"\d{1,7}-\d{1,7}(?:, ?\d{1,7}-\d{1,7}){0,19}\Z")

Words = Annotated[str, Form(max_length=5000)]
Short = Annotated[str, Form(max_length=300)]


@dataclass(frozen=True, slots=True)
class Typed:
    """A part of a claim as a person typed it: its words, and their place."""

    words: str
    place: str


def place_of(spans: Sequence[Span]) -> str:
    """Where spans stand: `120-164, 170-180`, code points, end exclusive."""
    return ", ".join(f"{span.start}-{span.end}" for span in spans)


def spans_of(part: str, typed: Typed, was: Claim, text: str) -> tuple[Span, ...]:
    """The spans that a person means: the place where it is another, else the words.

    Raises InputError where the report has no such words or place.
    """
    before: tuple[Span, ...] = getattr(was, part)
    if typed.place.strip() != place_of(before):
        return _placed(typed.place.strip(), text)
    if " ".join(typed.words.split()) == joined(before, text):
        return before
    anchor = (before or was.content)[0].start
    return tuple(sorted(_found(typed.words, text, anchor)))


def _placed(place: str, text: str) -> tuple[Span, ...]:
    if not place:
        return ()
    if not _PLACE.match(place):
        raise InputError(f"{place!r} is no place in the text; write it as 120-164")
    pairs = [pair.split("-") for pair in place.replace(" ", "").split(",")]
    found = []
    for start, end in ((int(a), int(b)) for a, b in pairs):
        if not start < end <= len(text):
            raise InputError(
                f"there are no words at {start}-{end}; the text has {len(text)} "
                "characters, and a place ends after it begins"
            )
        found.append(Span(start, end))
    return tuple(sorted(found))


def _found(words: str, text: str, near: int) -> Iterator[Span]:
    """Where the words stand in the text, nearest to a place; blanks may differ."""
    shown = block(text)
    for piece in (p.strip() for p in words.split(_BETWEEN.strip())):
        if not piece:
            continue
        pattern = r"\s+".join(map(re.escape, piece.split()))
        places = [m.span() for m in re.finditer(pattern, shown)]
        if not places:
            raise InputError(f"the report does not have the words {piece[:80]!r}")
        yield Span(*min(places, key=lambda at: abs(at[0] - near)))


def around(text: str, parts: Sequence[Span]) -> tuple[str, int]:
    """The part of a text that is shown for choosing from, and where it begins.

    Whole paragraphs, those before and after too.
    """
    first, last = min(s.start for s in parts), max(s.end for s in parts)
    begin, end = first, last
    for _turn in range(2):
        begin = max(text.rfind("\n", 0, max(begin - 1, 0)), 0)
        after = text.find("\n", min(end + 1, len(text)))
        end = len(text) if after < 0 else after
    begin = end - len(text[begin:end].lstrip())
    return text[begin:end], begin


def routes(screen: Screen) -> APIRouter:
    """The page of a claim, and what corrects it."""
    router = APIRouter()

    @router.get("/claims/{claim}")
    def claim(
        request: Request,
        claim: str,
        done: Annotated[str, Query(max_length=40)] = "",
    ) -> HTMLResponse:
        held, report = screen.ledger.claim(claim)
        spans = (*held.source, *held.cue, *held.content)
        text, begin = around(report.text, spans)
        parts = {
            part: (
                joined(getattr(held, part), report.text),
                place_of(getattr(held, part)),
            )
            for part in PARTS
        }
        return screen.page(
            request,
            "claim.html",
            claim=held,
            report=report,
            text=block(text),
            begin=begin,
            parts=parts,
            stances=STANCES,
            certainties=CERTAINTIES,
            done=screen.outcomes.of(done),
        )

    @router.post(
        "/claims/{claim}", dependencies=[Depends(screen.signed)], response_model=None
    )
    def correct(  # noqa: PLR0913  # one for each field
        request: Request,
        claim: str,
        do: Short = "correct",
        source: Words = "",
        source_at: Short = "",
        cue: Words = "",
        cue_at: Short = "",
        content: Words = "",
        content_at: Short = "",
        speaker: Short = "",
        stance: Short = "asserts",
        certainty: Short = "certain",
        because: Short = "",
    ) -> Response:
        held, report = screen.ledger.claim(claim)
        typed = {
            "source": Typed(source, source_at),
            "cue": Typed(cue, cue_at),
            "content": Typed(content, content_at),
        }
        now = None
        with screen.speaking(request):
            if do != "reject":
                spans = {p: spans_of(p, t, held, report.text) for p, t in typed.items()}
                now = changed(held, spans, report.text, (speaker, stance, certainty))
            was = screen.ledger.original(held)
            made = Correction(was, now, reasoned(because), maker=screen.who(request))
            changes = screen.ledger.decide(made)
            [about] = screen.ledger.about([made])
            screen.outcomes.keep(made.id, told(about), changes)
        where = f"/claims/{quote(now.id)}" if now else "/log"
        query = urlencode({"done": made.id})
        return RedirectResponse(f"{where}?{query}", status_code=303)

    return router


def changed(
    held: Claim,
    spans: dict[str, tuple[Span, ...]],
    text: str,
    said: tuple[str, str, str],
) -> Claim:
    """A claim with what a person said of it: spans, speaker, stance and certainty."""
    speaker, stance, certainty = said
    if not spans["content"]:
        raise InputError(_("A claim has some content; to take it away, reject it."))
    if stance not in STANCES or certainty not in CERTAINTIES:
        raise InputError("choose the stance and the certainty from those offered")
    name: str | None = speaker.strip() or None
    if spans["source"] != held.source and name == held.speaker:
        name = joined(spans["source"], text) or None
    return replace(
        held,
        source=spans["source"],
        cue=spans["cue"],
        content=spans["content"],
        speaker=name,
        stance=stance,
        certainty=certainty,
        confidence=1.0,
        rule="person",
    )
