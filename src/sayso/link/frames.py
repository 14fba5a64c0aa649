"""What one claim's content asks and answers by itself, before claims meet.

A frame is a class of event with its subject and, for the claim, an answer. Each rule
below reads the triggers of one kind of class; what points back (`påståendet`) is left
to `anaphora`.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from sayso.lang import language
from sayso.lang.forms import Hit
from sayso.link.events import CLASSES, Trigger
from sayso.link.numbers import Number, numbers
from sayso.link.subjects import Person, other_person, pronoun
from sayso.link.wording import Agent, Content
from sayso.model import LANGUAGES, Period

AFFIRMS, DENIES, DOUBTS = "affirms", "denies", "doubts"
_FLIP = {AFFIRMS: DENIES, DENIES: AFFIRMS, DOUBTS: DOUBTS}
_UNITS = 4
_CONDITIONAL = 0.5
_NEAR = 9


@dataclass(frozen=True, slots=True)
class Frame:
    """What a claim asks and how it answers.

    `key` is the class, the subject and what else tells questions apart; `name` is the
    subject's name; `time` when it happened; `at` the trigger's offset in the report.
    """

    event: str
    subject: str
    answer: str
    kind: str = "polar"
    unit: str = ""
    name: str = ""
    side: str = ""
    time: Period | None = None
    at: int = -1
    trigger: str = ""
    rule: str = "trigger"
    score: float = 0.8

    @property
    def key(self) -> tuple[str, str, str, str]:
        """What two frames share when they ask the same, but for the time."""
        return self.kind, self.event, self.subject, self.unit


@dataclass(frozen=True, slots=True)
class Matter:
    """What frames need of the matter: its person, its accused, its classes."""

    person: Person | None = None
    side: str = ""
    accused: tuple[str, ...] = ()
    holder: str = ""


def answered(answer: str, content: Content) -> str:
    """An answer as the claim's stance and its operators leave it."""
    if content.claim.stance in ("doubts", "uncommitted"):
        return DOUBTS
    if content.of("!unproven"):
        return DOUBTS
    flips = (content.claim.stance == "denies") + _falsehoods(content)
    return _FLIP[answer] if flips % 2 else answer


def _falsehoods(content: Content) -> int:
    hits = content.of("!false")
    return int(bool(hits) and not content.negated(hits[0]))


def frames_of(content: Content, matter: Matter, side: str) -> list[Frame]:
    """The frames of a content; `side` is the speaker's."""
    found: list[Frame] = []
    counted = list(_numbers(content))
    found += counted
    for hit in content.hits:
        known = CLASSES.get(hit.value.event)
        if known is None:
            continue
        if known.about == "person":
            frame = _of_person(content, hit, matter, bool(counted))
        elif known.about == "agent":
            frame = _of_agent(content, hit, matter, side)
        else:
            frame = _of_matter(content, hit)
        if frame:
            found.append(frame)
    found += _special(content, matter, side)
    return _settled(found)


def _settled(frames: list[Frame]) -> list[Frame]:
    """One frame a question: the first in the text that is not conditional."""
    kept: dict[tuple[str, ...], Frame] = {}
    for frame in sorted(frames, key=lambda f: (f.score < _CONDITIONAL, f.at)):
        key = (*frame.key, frame.answer) if frame.kind != "polar" else frame.key
        kept.setdefault(key, frame)
    return [f for f in kept.values() if f.score >= _CONDITIONAL]


def _answer(content: Content, hit: Hit[Trigger]) -> str:
    positive = hit.value.positive != content.negated(hit)
    return answered(AFFIRMS if positive else DENIES, content)


def _of_person(
    content: Content, hit: Hit[Trigger], matter: Matter, counted: bool
) -> Frame | None:
    event = hit.value.event
    who = _subject(content, hit, matter, counted)
    if who is None:
        return None
    subject, name = who
    return _made(content, hit, subject=subject, name=name)


def _subject(
    content: Content, hit: Hit[Trigger], matter: Matter, counted: bool
) -> tuple[str, str] | None:
    """Whose death or detention it is: who is named, else the matter's main person."""
    other = other_person(content, hit.start, matter.person)
    if other:
        return "+".join(sorted(set(other[0]))), other[1]
    person = matter.person
    if person is None:
        return None
    named = _names_person(content, person)
    if counted and not named and not pronoun(content):
        return None
    return "+".join(sorted(person.keys)), person.name


def _names_person(content: Content, person: Person) -> bool:
    from_words = {w for w in content.lower}
    return any(part.casefold() in from_words for part in person.name.split())


def _made(content: Content, hit: Hit[Trigger], *, subject: str, name: str = "") -> Frame:
    words = content.words[hit.start : hit.end]
    contrary = not hit.value.positive or content.negated(hit)
    return Frame(
        event=hit.value.event,
        subject=subject,
        answer=_answer(content, hit),
        name=name or subject,
        at=words[0].start,
        trigger=" ".join(w.raw for w in words),
        score=0.3 if _conditional(content, hit) else 0.85 if contrary else 0.8,
    )


def _conditional(content: Content, hit: Hit[Trigger]) -> bool:
    """Whether a trigger stands in a clause of condition: `hvis lederen var i live`."""
    start = max((b for b in content.breaks if b <= hit.start), default=0)
    words = content.lower[max(start, hit.start - _NEAR) : hit.start]
    first = {"hvis", "dersom", "ifall"} | ({"if"} if words[:1] == ["if"] else set())
    return bool(first & set(words))


def _of_matter(content: Content, hit: Hit[Trigger]) -> Frame | None:
    if hit.value.event == "weapon":
        if not _struck(content) and any(content.of(e) for e in ("armed", "origin", "area")):
            return None
        return replace(_made(content, hit, subject=hit.value.value), unit="weapon")
    return _made(content, hit, subject="")


def _struck(content: Content) -> bool:
    """Whether a content tells that something hit, burst or was used."""
    return any(content.of(e) for e in ("responsible", "explosion", "crashed", "dead"))


_SOURCES = ("from", "från", "fra", "frå", "ur", "ut")
_GOALS = ("to", "till", "til", "in", "i", "into", "over", "över", "på", "on", "near", "ved", "vid")
_DOERS = ("by", "av", "af", "on", "på", "against", "mot", "hos", "from")


def _of_agent(
    content: Content, hit: Hit[Trigger], matter: Matter, side: str
) -> Frame | None:
    event = hit.value.event
    if event == "armed" and not _weapon(content):
        return None
    if event in ("near", "jet"):
        return None
    agent = _agent(content, hit, event)
    if agent is None:
        agent = _implied(content, event, matter, side)
    if not agent:
        return None
    return _made(content, hit, subject=agent)


def _agent(content: Content, hit: Hit[Trigger], event: str) -> str:
    """The side that acts: before the trigger, or after `by`; never a mere place."""
    fitting = [a for a in content.agents if _acts(content, a, event)]
    if not fitting:
        return ""
    return min(fitting, key=lambda a: _distance(content, a, hit)).side


def _acts(content: Content, agent: Agent, event: str) -> bool:
    before = content.words[agent.at - 1].lower if agent.at else ""
    if event == "origin":
        return before not in _GOALS
    if agent.form in ("name", "seat") and before in (*_GOALS, *_SOURCES):
        return event in ("responsible",) and before in ("på", "on")
    return True


def _distance(content: Content, agent: Agent, hit: Hit[Trigger]) -> float:
    before = content.words[agent.at - 1].lower if agent.at else ""
    gap: float = abs(agent.at - hit.start)
    if agent.at > hit.start and before not in _DOERS:
        gap += _NEAR
    if any(min(agent.at, hit.start) < b <= max(agent.at, hit.start) for b in content.breaks):
        gap += _NEAR
    return gap


def _implied(content: Content, event: str, matter: Matter, side: str) -> str:
    """Who acts where nobody is named: the speaker, of whom denials speak, or `we`."""
    denied = content.claim.stance == "denies" and event in _BLAMING
    if _speaks_of_self(content) or denied or event == "armed" and _they(content):
        return side
    if content.claim.stance == "uncommitted" and event in _BLAMING and matter.accused:
        return matter.accused[0]
    return ""


_BLAMING = ("responsible", "armed", "sent", "invaded")


def _they(content: Content) -> bool:
    """Whether the speakers are spoken of as `they`, nobody else being named."""
    return bool({"de", "dei", "they"} & set(content.lower[:5]))


def _speaks_of_self(content: Content) -> bool:
    return bool({"vi", "vår", "våra", "våre", "vores", "vore", "we", "our", "us", "me", "oss"}
                & set(content.lower))


_WEAPONS = (
    "vapen våpen våben weapon missil missile rakett robot system luftvern luftforsvar "
    "air defence air defense novi buk nervgift nervegift nerve gift stridsgas artilleri"
).split()


def _weapon(content: Content) -> bool:
    return any(w.startswith(k) or k in w for w in content.lower for k in _WEAPONS)


def _special(content: Content, matter: Matter, side: str) -> Iterator[Frame]:
    """Classes that take two triggers: a warplane near or attacking; a person's place."""
    if content.of("jet") and (content.of("near") or content.of("responsible") or len(
        content.words) <= _UNITS):
        hit = content.of("jet")[0]
        agent = _agent(content, hit, "jet")
        yield replace(_made(content, hit, subject=agent), event="warplane")
    have = _having(content)
    if have is not None and not content.of("armed"):
        agent = _agent(content, have, "armed") or _implied(content, "armed", matter, side)
        if agent:
            yield replace(_made(content, have, subject=agent), event="armed")
    if content.of("where") or content.of("!still"):
        yield from _place(content, matter)


def _having(content: Content) -> Hit[Trigger] | None:
    """A form of `have` with a weapon as its object, in the same clause."""
    have = frozenset(language(_code(content)).words.get("have", ())) | {"no"}
    for i, word in enumerate(content.lower):
        if word not in have:
            continue
        end = min((b for b in content.breaks if b > i), default=len(content.words))
        after = content.lower[i + 1 : min(end, i + _NEAR)]
        if any(w.startswith(k) or w.endswith(k) for w in after for k in _WEAPONS):
            if not any(content.of(e) for e in ("origin", "area", "responsible")):
                return Hit(i, i + 1, Trigger("armed", positive=True, value=""))
    return None


def _place(content: Content, matter: Matter) -> Iterator[Frame]:
    hits = content.of("where")
    if not hits or matter.person is None or content.claim.stance in ("doubts", "uncommitted"):
        return
    where = place_of(content, hits[0].start)
    if where and not content.negated(hits[0]):
        person = matter.person
        yield Frame(
            event="where",
            subject="+".join(sorted(person.keys)),
            answer=where,
            kind="place",
            name=person.name,
            at=content.words[hits[0].start].start,
            trigger=content.words[hits[0].start].raw,
            score=0.7,
        )


_IN = frozenset("i in ved vid near på at til till to of om utanför utenfor udenfor".split())


def place_of(content: Content, near: int) -> str:
    """The place that a preposition names nearest to a trigger, as printed; '' if none."""
    best: tuple[int, str] | None = None
    for i, word in enumerate(content.words):
        if i == 0 or not word.raw[0].isupper() or content.words[i - 1].lower not in _ahead(content):
            continue
        end = i + 1
        while end < len(content.words) and (
            content.words[end].raw[0].isupper() or content.words[end].lower.startswith(("al-", "ez-", "el-"))
        ):
            end += 1
        gap = abs(i - near)
        if best is None or gap < best[0]:
            best = gap, " ".join(w.raw for w in content.words[i:end])
    return best[1].rstrip("’'") if best else ""


def _ahead(content: Content) -> frozenset[str]:
    nouns = frozenset(
        "byn byen landsbyen provinsen staden byen kuststaden badebyen badorten resort city town village "
        "province county området area islandet byn".split()
    )
    return _IN | nouns


def _numbers(content: Content) -> Iterator[Frame]:
    """How many of whom: each number with what it counts, and what befell them."""
    lower = content.lower
    for number in numbers(lower):
        if _dated(content, number):
            continue
        unit = _unit(content, number)
        measure = _measure(content, number)
        if measure and unit != "time":
            yield Frame(
                event=measure,
                subject="",
                answer=number.text,
                kind="number",
                unit=unit,
                at=content.words[number.start].start,
                trigger=content.words[number.start].raw,
                score=0.75,
            )


def _unit(content: Content, number: Number) -> str:
    after = content.words[number.end : number.end + _UNITS]
    for i, word in enumerate(after):
        if number.end + i in content.breaks:
            break
        if word.lower in _time_nouns(content):
            return "time"
        for hit in content.hits:
            if hit.start == number.end + i and hit.value.event.startswith("!unit:"):
                return hit.value.event.partition(":")[2]
        for agent in content.agents:
            if agent.at == number.end + i and agent.form == "people":
                return agent.side
    return "people"


def _measure(content: Content, number: Number) -> str:
    for hit in content.hits:
        event = hit.value.event
        if event.startswith("!number:") and abs(hit.start - number.start) <= _NEAR:
            return event.partition(":")[2]
    for hit in content.hits:
        near = abs(hit.start - number.start) <= _NEAR + 4
        if hit.value.event in ("dead", "wounded", "detained", "missing") and near:
            return "killed" if hit.value.event == "dead" else hit.value.event
    return ""


def _time_nouns(content: Content) -> frozenset[str]:
    code = content.report.lang if content.report.lang in LANGUAGES else "en"
    return frozenset(str(language(code).words.get("time_nouns", "")).split()) | _UNITS_OF


_UNITS_OF = frozenset(
    "procent prosent percent kilometer kilometers kilometres km meter metres mil miles timer timmar "
    "hours minuter minutter minutes år years dager dagar days uger veckor uker weeks månader months "
    "måneder dollar kroner grader prosents procents".split()
)


def _dated(content: Content, number: Number) -> bool:
    """Whether a number is a day of a month, a year or part of a name."""
    word = content.words[number.start]
    after = content.words[number.end].lower if number.end < len(content.words) else ""
    months = language(_code(content)).words.get("months", {})
    before = content.words[number.start - 1].lower if number.start else ""
    if after in months or before in months or before in ("den", "sommaren", "hösten"):
        return True
    year = 1900 <= number.value <= 2100 and word.raw.isdigit()
    return year or not number.value or word.lower in ("en", "ett", "et", "ei", "one", "én", "ein")


def _code(content: Content) -> str:
    return content.report.lang if content.report.lang in LANGUAGES else "en"


def flipped(answer: str) -> str:
    """The contrary of a polar answer; a doubt stays one."""
    return _FLIP.get(answer, answer)
