"""What one claim's content asks and answers by itself, before claims meet.

Reads the triggers of persons' and matters' classes; those of agents, numbers and places
have modules of their own. What points back (`påståendet`) is left to `anaphora`.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from sayso.lang.concepts import terms
from sayso.lang.forms import Hit
from sayso.lang.names import skeleton
from sayso.link.acts import agent_frames, special_frames
from sayso.link.counts import count_frames
from sayso.link.events import CLASSES, Trigger
from sayso.link.frame import UNSURE, Frame, Matter, made
from sayso.link.places import place_frames
from sayso.link.subjects import Person, other_person, pronoun
from sayso.link.values import value_frames
from sayso.link.wording import Content

_LEAST = 0.5
_NEAR = 6
# Concepts of persons who are not the one that a matter is about.
PEOPLE = frozenset(
    (
        *("hostage", "civilian", "soldier", "child", "girl", "boy", "woman", "man"),
        *("fighter", "prisoner", "passenger", "refugee", "victim", "relative", "wife"),
        *("husband", "son", "daughter", "pupil", "teacher", "police_officer", "guard"),
        *("journalist", "crew", "sailor", "patient", "tourist", "foreigner", "worker"),
    )
)
_STRIKING = ("responsible", "explosion", "crashed", "dead")


def frames_of(content: Content, matter: Matter, side: str) -> list[Frame]:
    """The frames of a content; `side` is the speaker's."""
    counted = list(count_frames(content))
    found = list(counted)
    for hit in content.hits:
        known = CLASSES.get(hit.value.event)
        if known and known.about != "agent" and _granted(content, hit):
            continue
        if known and known.about == "person":
            found += _of_person(content, hit, matter, bool(counted))
        elif known and known.about == "agent":
            found += agent_frames(content, hit, matter, side)
        elif known:
            found += _of_matter(content, hit)
    found += special_frames(content, matter, side)
    found += place_frames(content, matter)
    found += _still(content, matter)
    settled = _settled(found)
    return [*settled, *value_frames(content, settled)]


def _settled(frames: list[Frame]) -> list[Frame]:
    """One frame a question: the first in the text; none that is a mere condition."""
    kept: dict[tuple[str, ...], Frame] = {}
    for frame in sorted(frames, key=lambda f: (f.score < _LEAST, f.at)):
        key = (*frame.key, frame.answer) if frame.kind != "polar" else frame.key
        kept.setdefault(key, frame)
    return [f for f in kept.values() if f.score >= _LEAST]


def _granted(content: Content, hit: Hit[Trigger]) -> bool:
    """Whether a deed is granted: who denies being behind the explosion, denies no
    explosion.
    """
    if not (content.negators or content.claim.stance in (*UNSURE, "denies")):
        return False
    blamed = [
        h.end
        for h in content.of("responsible")
        if h.value.value == "blame" and h.end <= hit.start
    ]
    return bool(blamed) and content.breaks.isdisjoint(range(blamed[-1], hit.start))


def _of_person(
    content: Content, hit: Hit[Trigger], matter: Matter, counted: bool
) -> Iterator[Frame]:
    if not _mere_mention(content, hit):
        who = _subject(content, hit, matter.person, counted)
        if who:
            yield made(content, hit, subject=who[0], name=who[1])


def _mere_mention(content: Content, hit: Hit[Trigger]) -> bool:
    """A topic without a stand, how and when of what is granted, old rumours."""
    unsure = content.claim.stance in UNSURE
    if hit.value.value == "topic":
        return not (unsure or content.of("!unproven") or content.of("!false"))
    if unsure and content.lower[0] in content.closed("how"):
        return True
    before = content.lower[hit.start - 1] if hit.start else ""
    return _before_now(content, hit) or before in content.closed("former")


def _before_now(content: Content, hit: Hit[Trigger]) -> bool:
    """Whether earlier occasions are told of: `flere ganger`, `drept ham før`."""
    if content.of("!often"):
        return True
    ends = content.breaks | content.commas | {len(content.words)}
    earlier = content.closed("earlier")
    near = range(hit.end, min(hit.end + _NEAR, len(content.words)))
    return any(content.lower[i] in earlier and i + 1 in ends for i in near)


def _subject(
    content: Content, hit: Hit[Trigger], person: Person | None, counted: bool
) -> tuple[str, str] | None:
    """Whose death or detention it is: who is named, else the matter's main person."""
    other = other_person(content, hit.start, person)
    if other and hit.value.value != "noun":
        return "+".join(sorted(set(other[0]))), other[1]
    if person is None or _owner_only(content, hit, person):
        return None
    words = set(content.lower)
    named = any(part.casefold() in words for part in person.name.split())
    if not named and not pronoun(content) and (counted or _of_others(content, hit)):
        return None
    return "+".join(sorted(person.keys)), person.name


def _of_others(content: Content, hit: Hit[Trigger]) -> bool:
    """Whether it befell people of a kind: `hostages were killed`, `gidsler`."""
    around = content.lower[max(0, hit.start - _NEAR) : hit.end + 1]
    return any(term.name in PEOPLE for term in terms(around, content.code))


def _owner_only(content: Content, hit: Hit[Trigger], person: Person) -> bool:
    """Whether the event befell somebody of his: `Baghdadis nærmeste er drept`."""
    if hit.value.value == "noun" or pronoun(content):
        return False
    named = [i for i, w in enumerate(content.words) if _names(w.raw, person)]
    owns = [i for i in named if i < hit.start and _genitive(content, i, person)]
    return bool(named) and named == owns


def _names(raw: str, person: Person) -> bool:
    return raw[:1].isupper() and bool({skeleton(raw), skeleton(raw[:-1])} & person.keys)


def _genitive(content: Content, i: int, person: Person) -> bool:
    """Whether a name is a genitive with its noun behind it."""
    raw = content.words[i].raw
    marked = raw.endswith("s") and skeleton(raw) not in person.keys
    following = content.words[i + 1].raw if i + 1 < len(content.words) else ""
    return marked and following[:1].islower()


def _still(content: Content, matter: Matter) -> Iterator[Frame]:
    """Who still hides or still leads is not dead."""
    going = content.of("where") or content.of("replaced")
    if content.of("!still") and going and not content.of("dead"):
        hit = content.of("!still")[0]
        alive = Hit(hit.start, hit.end, Trigger("dead", positive=False, value=""))
        yield from _of_person(content, alive, matter, counted=False)


def _of_matter(content: Content, hit: Hit[Trigger]) -> Iterator[Frame]:
    if hit.value.event != "weapon":
        yield made(content, hit, subject="")
    elif _used(content):
        yield replace(made(content, hit, subject=hit.value.value), unit="weapon")


def _used(content: Content) -> bool:
    """Whether a weapon that is named struck or was identified, not only had or sent."""
    if content.of("!identified"):
        return True
    struck = any(content.of(event) for event in _STRIKING)
    sent = content.of("origin") or content.of("area")
    return not content.of("armed") and bool(struck or not sent)
