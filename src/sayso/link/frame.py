"""The value that linking works with: what a claim asks, and how it answers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from sayso.lang import language
from sayso.lang.forms import Hit
from sayso.link.events import CLASSES, Trigger
from sayso.link.subjects import Person
from sayso.link.wording import Content
from sayso.model import Period, QuestionKind

AFFIRMS, DENIES, DOUBTS = "affirms", "denies", "doubts"
UNSURE = ("doubts", "uncommitted")

_FLIP = {AFFIRMS: DENIES, DENIES: AFFIRMS}
_CLAUSE = 9
_TRIED = ("coup", "rigged", "interfered", "hacked")  # what an attempt already is
_PLAIN, _CONTRARY, _IF = 0.8, 0.85, 0.3

Key = tuple[str, str, str, str]


@dataclass(frozen=True, slots=True)
class Frame:
    """What a claim asks and how it answers.

    `kind` is the question's, `unit` what is counted; `name` and `side` are those of the
    subject, `time` when it happened, `at` the trigger's offset in the report and
    `trigger` its words. `act` says that something was done, not only who is blamed;
    `named` that the subject stands in the content.
    """

    event: str
    subject: str
    answer: str
    kind: QuestionKind = "polar"
    unit: str = ""
    name: str = ""
    side: str = ""
    time: Period | None = None
    at: int = -1
    trigger: str = ""
    act: bool = False
    named: bool = False
    rule: str = "trigger"
    score: float = _PLAIN

    @property
    def key(self) -> Key:
        """What two frames share when they ask the same, but for the time."""
        return self.kind, self.event, self.subject, self.unit


@dataclass(frozen=True, slots=True)
class Matter:
    """What frames need of the matter that their claim is of.

    Its main person and his side, its main ship or aircraft, the state that it is set
    in, the sides said to have acted (most often first), and for a class the subject
    most often named.
    """

    person: Person | None = None
    thing: Person | None = None
    side: str = ""
    state: str = ""
    accused: tuple[str, ...] = ()
    tops: Mapping[str, str] = field(default_factory=dict)


def flipped(answer: str) -> str:
    """The contrary of a polar answer; a doubt stays one."""
    return _FLIP.get(answer, answer)


def answered(answer: str, content: Content) -> str:
    """An answer as the claim's stance, and words of falsity and proof, leave it."""
    unsure = content.claim.stance in UNSURE or _unproven(content)
    if unsure and not _own_doing(content):
        return DOUBTS
    turned = content.claim.stance == "denies" or _called_false(content)
    return flipped(answer) if turned else answer


def _own_doing(content: Content) -> bool:
    """Whether what may be so is the source's own doing: `om ett av våra angrep kan ha`.

    One who checks whether he did it says that it may be so; one who checks what others
    say does not.
    """
    own, strikes = content.closed("own"), content.closed("strikes")
    return content.claim.stance != "denies" and any(
        word in own and strikes & set(content.lower[i + 1 : i + 3])
        for i, word in enumerate(content.lower)
    )


def _unproven(content: Content) -> bool:
    """Whether proof is said to lack before anything is claimed.

    One who says that it may be so and that he is still checking affirms it.
    """
    missing = [h for h in content.of("!evidence") if content.negated(h)]
    hits = content.of("!unproven") + missing
    if content.negators and content.of("!noticed") and content.of("!sign"):
        return True  # `no unusual signs have been seen`: one who saw nothing can't say
    told = [h.start for h in content.hits if h.value.event in CLASSES]
    first = min((h.start for h in hits), default=None)
    return first is not None and not any(at < first for at in told)


def _called_false(content: Content) -> bool:
    hits = [h for h in content.of("!false") if not _added(content, h)]
    return bool(hits) and not content.negated(hits[0])


def _added(content: Content, hit: Hit[Trigger]) -> bool:
    """Whether a falsity is told of in a clause of its own, after what is claimed.

    `They sank it, and now they spread lies` claims that they sank it.
    """
    told = [h.end for h in content.hits if h.value.event in CLASSES]
    first = min((end for end in told if end <= hit.start), default=None)
    if first is None:
        return False
    joins = range(first, hit.start)
    joining, commas = content.closed("joining"), content.commas
    return any(i in commas and content.lower[i] in joining for i in joins)


def made(content: Content, hit: Hit[Trigger], *, subject: str, name: str = "") -> Frame:
    """The polar frame of a trigger, negation and stance counted."""
    words = content.words[hit.start : hit.end]
    positive = hit.value.positive != content.negated(hit)
    score = _PLAIN if positive else _CONTRARY
    return Frame(
        event=hit.value.event,
        subject=subject,
        answer=answered(AFFIRMS if positive else DENIES, content),
        name=name or subject,
        at=words[0].start,
        trigger=" ".join(w.raw for w in words),
        act=hit.value.value == "act",
        score=_IF if _conditional(content, hit) else score,
    )


def _conditional(content: Content, hit: Hit[Trigger]) -> bool:
    """Whether it may come, or was only tried: `if he dies`, `tried to kill him`."""
    start = max((b for b in content.breaks if b <= hit.start), default=0)
    words = content.lower[max(start, hit.start - _CLAUSE) : hit.start]
    # `feared that the Americans would bomb the dam`: nobody says that they did.
    unreal = bool(words) and words[-1] in content.closed("unreal")
    infinitive = language(content.code).set("infinitive") | {"to"}
    if len(words) > 1 and words[-1] in infinitive and hit.value.event not in _TRIED:
        unreal = words[-2] in content.closed("tries")
    return unreal or bool(content.closed("if") & set(words))
