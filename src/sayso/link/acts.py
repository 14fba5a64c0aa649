"""What sides did, have or are behind: the classes of events that an agent is asked of.

The agent is the side named before the trigger or after `by`; a name that only says
where is none. Where nobody is named, a denial speaks of the speaker, `we` of himself.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from sayso.lang import language
from sayso.lang.forms import Hit
from sayso.link.events import CLASSES, Trigger
from sayso.link.frame import Frame, Matter, made
from sayso.link.subjects import other_person
from sayso.link.wording import Agent, Content

_BLAMING = ("responsible", "armed", "origin", "sent", "invaded")
_TERRITORIAL = ("invaded", "captured", "withdrew")
_FAR = 9
_NEAR = 4
_FIRST = 5


def agent_frames(
    content: Content, hit: Hit[Trigger], matter: Matter, side: str
) -> list[Frame]:
    """The frames of what a side did or is: one for each of sides named together.

    `side` is the speaker's.
    """
    event = hit.value.event
    if event == "armed" and not _weapon(content, content.lower):
        return []
    agents = _together(content, agent_of(content, hit, event))
    names = [a.side for a in agents] or _unnamed(content, hit, matter, side)
    doer = other_person(content, hit.start, matter.person)
    if not names and doer and event == "responsible":
        return [made(content, hit, subject="+".join(sorted(doer[0])), name=doer[1])]
    return [replace(made(content, hit, subject=n), named=bool(agents)) for n in names]


def special_frames(content: Content, matter: Matter, side: str) -> Iterator[Frame]:
    """Classes that take more than a trigger: a warplane there, a weapon had, blame."""
    yield from _warplane(content)
    yield from _having(content, matter, side)
    yield from _blamed(content, side)


def _unnamed(
    content: Content, hit: Hit[Trigger], matter: Matter, side: str
) -> list[str]:
    """Who acts where no side is named: who is implied, or the state of the matter."""
    if implied := _implied(content, hit, matter, side):
        return [implied]
    ruling = any(a.form == "state" for a in content.agents)
    if ruling and matter.state and side and side != matter.state:
        return [matter.state]
    return []


def _implied(content: Content, hit: Hit[Trigger], matter: Matter, side: str) -> str:
    event, stance = hit.value.event, content.claim.stance
    blaming = event in _BLAMING
    disowned = content.negated(hit) and hit.value.value != "act"
    denied = blaming and (stance == "denies" or disowned)
    if denied or _we(content, hit) or (event == "armed" and _they(content)):
        return side
    if stance == "uncommitted" and blaming and matter.accused:
        return matter.accused[0]
    return ""


def _they(content: Content) -> bool:
    """Whether the speakers are spoken of as `they`, nobody else being named."""
    return bool(content.closed("they") & set(content.lower[:_FIRST]))


def _we(content: Content, hit: Hit[Trigger]) -> bool:
    """Whether `we` stands before the trigger, in its clause."""
    start = max((b for b in content.breaks if b <= hit.start), default=0)
    words = content.lower[max(start, hit.start - _FIRST) : hit.start + 1]
    return bool(content.closed("we") & set(words))


def agent_of(content: Content, hit: Hit[Trigger], event: str) -> Agent | None:
    """The side that acts, None where none is named that does."""
    if event == "origin":
        after = [a for a in content.agents if _before(content, a) in _sources(content)]
        if after and after[0].side:
            return after[0]
    fitting = [
        a
        for a in content.agents
        if a.side
        and not _parted(content, a, hit)
        and _acts(content, a, event)
        and not _of_object(content, a, hit)
    ]
    return min(fitting, key=lambda a: _distance(content, a, hit), default=None)


def _of_object(content: Content, agent: Agent, hit: Hit[Trigger]) -> bool:
    """Whether an adjective is the object's: `violated Swedish airspace`."""
    territorial = hit.value.event in _TERRITORIAL
    if not territorial or agent.form != "adjective" or agent.at < hit.end:
        return False
    near = content.lower[max(hit.end - 1, agent.at - _NEAR) : agent.at]
    return not content.closed("doers") & set(near)


def _sources(content: Content) -> frozenset[str]:
    return content.closed("sources")


def _before(content: Content, agent: Agent) -> str:
    return content.words[agent.at - 1].lower if agent.at else ""


def _acts(content: Content, agent: Agent, event: str) -> bool:
    before = _before(content, agent)
    if event == "origin":
        return before not in content.closed("goals")
    if agent.form in ("name", "seat") and _placed(content, agent):
        return event == "responsible" and before in content.closed("blamed")
    return True


def _placed(content: Content, agent: Agent) -> bool:
    """Whether a name stands for a place: `i det østlige Ukraine`, `from Russia`."""
    for i in range(agent.at - 1, max(-1, agent.at - _NEAR), -1):
        word = content.words[i]
        if word.lower in content.closed("goals") | _sources(content):
            return True
        if word.raw[0].isupper() or i in content.breaks:
            break
    return False


def _parted(content: Content, agent: Agent, hit: Hit[Trigger]) -> bool:
    """Whether a side named after a trigger stands in another sentence."""
    return any(hit.start < b <= agent.at for b in content.breaks)


def _distance(content: Content, agent: Agent, hit: Hit[Trigger]) -> int:
    gap = abs(agent.at - hit.start)
    if agent.at > hit.start and _before(content, agent) not in content.closed("doers"):
        gap += _FAR
    low, high = sorted((agent.at, hit.start))
    return gap + (_FAR if any(low < b <= high for b in content.breaks) else 0)


def _together(content: Content, agent: Agent | None) -> list[Agent]:
    """The sides that are named in one list with a side: `Tjeckien och Sverige`."""
    if agent is None:
        return []
    group = [agent]
    for other in sorted(content.agents, key=lambda a: abs(a.at - agent.at)):
        listed = other.side and any(_listed(content, one, other) for one in group)
        if listed and other not in group:
            group.append(other)
    return group


def _listed(content: Content, one: Agent, other: Agent) -> bool:
    low, high = sorted((one, other), key=lambda a: a.at)
    between = content.lower[low.last + 1 : high.at]
    if not between:
        return high.at in content.commas
    return len(between) == 1 and between[0] in content.closed("and")


def _weapon(content: Content, words: list[str]) -> bool:
    kinds = content.closed("weapons")
    return any(w.startswith(k) or k in w for w in words for k in kinds)


def _warplane(content: Content) -> Iterator[Frame]:
    there = content.of("near") or content.of("responsible")
    if content.of("jet") and (there or len(content.words) <= _NEAR):
        hit = content.of("jet")[0]
        flying = agent_of(content, hit, "jet")
        subject = flying.side if flying else ""
        yield replace(made(content, hit, subject=subject), event="warplane")


def _having(content: Content, matter: Matter, side: str) -> Iterator[Frame]:
    """A form of `have` with a weapon as its object, in the same clause."""
    if any(content.of(e) for e in ("armed", "origin", "area", "responsible")):
        return
    have = frozenset(language(content.code).words.get("have", ()))
    for i, word in enumerate(content.lower):
        end = min((b for b in content.breaks if b > i), default=len(content.words))
        if word in have and _weapon(content, content.lower[i + 1 : min(end, i + _FAR)]):
            hit = Hit(i, i + 1, Trigger("armed", positive=True, value=""))
            agent = agent_of(content, hit, "armed")
            holder = agent.side if agent else _implied(content, hit, matter, side)
            if holder:
                yield made(content, hit, subject=holder)
            return


def _blamed(content: Content, side: str) -> Iterator[Frame]:
    """Whom a cue of blame names: `anklagar Ryssland för ...`, `blames Kiev`."""
    told = any(content.of(e) for e in ("responsible", "armed", "origin"))
    others = [a for a in content.agents if a.side and a.side != side]
    tells = any(h.value.event in CLASSES for h in content.hits)
    if content.blames and others and tells and not told:
        trigger = Trigger("responsible", positive=True, value="")
        hit = Hit(others[0].at, others[0].at + 1, trigger)
        yield replace(made(content, hit, subject=others[0].side), named=True)
