"""The rounds of watching: ask, add, notice what happened, tell; and wait.

A target that does not take an event is told again later, and holds up no other.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from sayso import store
from sayso.ledger import Added, Ledger
from sayso.model import Problem
from sayso.store import Noted
from sayso.watch.clock import Clock
from sayso.watch.polling import Poll, put_off
from sayso.watch.targets import Teller, Untold

_FIRST_WAIT, _LONGEST_WAIT = 30.0, 6 * 3600.0  # seconds after a target has failed
_MOST_WAIT = 60.0  # seconds between two looks at what is due
_FEW = 100
_DOUBLED = 12  # times that a wait is doubled at the most


@dataclass(frozen=True, slots=True)
class Followed:
    """What is followed: the ledger, the sources, who is told of which questions.

    `questions` are ids; with none, all of them are.
    """

    ledger: Ledger
    sources: Sequence[str]
    tellers: Sequence[Teller]
    clock: Clock
    questions: frozenset[str] = frozenset()


def follow(
    followed: Followed,
    poll: Poll,
    *,
    once: bool,
    trouble: Callable[[Problem], None],
    told: Callable[[Added], None],
) -> None:
    """Watch until somebody stops it, or for one round.

    What an earlier run noticed and did not tell is told first.
    """
    _begin(followed)
    _tell(followed, trouble)
    while True:
        poll.enlist(followed.sources)
        told(poll.round())
        _notice(followed)
        _tell(followed, trouble)
        if once:
            return
        followed.clock.sleep(min(max(poll.wait(), 1.0), _MOST_WAIT))


def _begin(followed: Followed) -> None:
    """Know the targets before anything is noticed, so that they are told of it."""
    with followed.ledger.database.writing() as connection:
        for teller in followed.tellers:
            store.target(connection, _name(followed, teller))
    _notice(followed)


def _notice(followed: Followed) -> None:
    followed.ledger.notice(as_of=followed.clock.now().date())


def _name(followed: Followed, teller: Teller) -> str:
    about = " ".join(sorted(followed.questions))
    return f"{teller.name} about {about}" if about else teller.name


def _tell(followed: Followed, trouble: Callable[[Problem], None]) -> None:
    for teller in followed.tellers:
        while _told_some(followed, teller, trouble):
            pass


def _told_some(
    followed: Followed, teller: Teller, trouble: Callable[[Problem], None]
) -> bool:
    """Tell a target of the next events; whether there may be more to tell."""
    name, database = _name(followed, teller), followed.ledger.database
    with database.writing() as connection:
        target = store.target(connection, name)
        waiting = store.untold(connection, name, _FEW)
    now = followed.clock.now()
    if not waiting or (target.due is not None and target.due > now):
        return False
    wanted = [n for n in waiting if _concerns(n, followed.questions)][: teller.most]
    try:
        if wanted:
            teller.tell([n.body for n in wanted])
    except Untold as error:
        wait = min(_FIRST_WAIT * 2.0 ** min(target.failures, _DOUBLED), _LONGEST_WAIT)
        due = put_off(now, wait, error.after)
        with database.writing() as connection:
            store.postpone(connection, name, target.failures + 1, due)
        trouble(Problem("not told", str(error), "It is tried again later"))
        return False
    with database.writing() as connection:
        store.tell(connection, name, (wanted or waiting)[-1].seq)
    return True


def _concerns(noted: Noted, questions: frozenset[str]) -> bool:
    return not questions or not questions.isdisjoint(noted.body["questions"])
