"""Which questions a reader's words are about, and which come nearest when none is."""

from __future__ import annotations

from collections.abc import Iterable

from rapidfuzz import fuzz, process

from sayso.errors import UsageError
from sayso.model import Bearing, Question
from sayso.store.views import View
from sayso.store.vocabulary import Vocabulary, vocabulary, words_of
from sayso.text import folded

_LEAST_ID = 6  # characters of an id that tell it from a word
_PREFIX = 4  # letters that a shortened word needs
_VARIANT = 5  # letters that a word needs to be another spelling of one
_ALIKE = 85  # per cent: Baghdadi and Bagdadi are 93, killed and billed are 83


def asked(words_or_id: str, view: View) -> Question:
    """The question with this id, or that the words are most about.

    Raises UsageError, which says what there is, where none fits.
    """
    words = words_or_id.strip()
    by_id = [q for qid, q in view.questions.items() if qid.startswith(words)]
    if len(words) < _LEAST_ID or not by_id:
        found = matches(words, view)
    elif len(by_id) > 1:
        raise UsageError(f"{len(by_id)} questions have ids that begin with {words!r}")
    else:
        found = tuple(by_id)
    if not found:
        raise UsageError(_nothing(words, view))
    return found[0]


def matches(words: str, view: View) -> tuple[Question, ...]:
    """The questions that every word is about, best first.

    A word counts by its first four letters or more and in another spelling. Words of
    three letters or fewer need not be found beside longer ones. Best has most words in
    the question's own text and subject, then most claims.
    """
    asked = words_of(words)
    needed = {word for word in asked if len(word) >= _PREFIX} or asked
    held = view.questions.values()
    own = view.once(
        "own words", lambda: vocabulary((q.id, _own(q, view)) for q in held)
    )
    told = view.once(
        "words told", lambda: vocabulary((q.id, _told(view.bearing(q))) for q in held)
    )
    named = {word: _having(word, own) for word in asked}
    claimed = {word: _having(word, told) for word in needed}

    def rank(question: Question) -> tuple[int, int, str]:
        hits = sum(question.id in named[word] for word in asked)
        return (-hits, -len(view.bearing(question)), question.id)

    found = [
        question
        for qid, question in view.questions.items()
        if needed and all(qid in named[w] or qid in claimed[w] for w in needed)
    ]
    return tuple(sorted(found, key=rank))


def nearest(words: str, questions: Iterable[Question]) -> tuple[Question, ...]:
    """The three questions whose text comes nearest to the words."""
    by_text = {q.text: q for q in sorted(questions, key=lambda q: q.id)}
    found = process.extract(
        folded(words), list(by_text), scorer=fuzz.WRatio, processor=folded, limit=3
    )
    return tuple(by_text[text] for text, _, _ in found)


def _nothing(words: str, view: View) -> str:
    if not view.questions:
        return "the ledger holds no question yet; add reports first: sayso add FILES"
    near = nearest(words, view.questions.values())
    listed = "; ".join(f"{q.text} ({q.id})" for q in near)
    return (
        f"no question is about {words!r}. The nearest: {listed}. "
        "Use their words or an id, or list all with: sayso questions"
    )


def _own(question: Question, view: View) -> str:
    subject = view.actors.get(question.subject)
    names = (question.subject,) if subject is None else (subject.name, *subject.names)
    return " ".join((question.text, *names))


def _told(bearings: Iterable[Bearing]) -> str:
    """The words of the claims, and the names of those who made them."""
    parts: set[str] = set()
    for bearing in bearings:
        parts.update(s.of(bearing.report.text) for s in bearing.claim.content)
        for actor in (bearing.actor, bearing.relay):
            parts.update((actor.name, *actor.names) if actor else ())
    return " ".join(parts)


def _having(word: str, held: Vocabulary[str]) -> frozenset[str]:
    """The questions with a word that this one is, begins, or spells otherwise."""
    return held.having(lambda other: _same(word, other))


def _same(word: str, other: str) -> bool:
    if word == other or (len(word) >= _PREFIX and other.startswith(word)):
        return True
    if min(len(word), len(other)) < _VARIANT:
        return False
    return bool(fuzz.ratio(word, other, score_cutoff=_ALIKE))
