"""How long the server takes for every page, on a ledger of real and of invented ones.

    pages.py gold                    the gold stories: every page, below 200 ms
    pages.py invented 100000         so many invented claims, some pages, below 500 ms
    pages.py held LEDGER             a ledger that there is, below 500 ms

A page is asked for by a test client, so that no network is in it, and the processor's
time is taken, so that what else the machine does is not either. `a start` is the
first page of all, for which the ledger is read; `first` the first one of its sort.
Prints milliseconds by sort of page, and fails where a median is above what is allowed.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE))

import bench  # noqa: E402  # a script beside this one
import handin  # noqa: E402
from gate import bare_reports  # noqa: E402
from starlette.testclient import TestClient  # noqa: E402

from sayso import pipeline  # noqa: E402
from sayso.ledger import Ledger  # noqa: E402
from sayso.model import Actor, Bearing  # noqa: E402
from sayso.read import Reading  # noqa: E402
from sayso.web import pages  # noqa: E402

GOLD, INVENTED = 200.0, 500.0  # milliseconds
CLAIMS = 11.7  # of an invented report, about
SOME = 24  # pages of a sort that are asked for, the largest among them
LARGEST = 4


@dataclass(frozen=True, slots=True)
class Sort:
    """Pages of one sort: how long each took, in milliseconds, and the first of all."""

    name: str
    first: float
    taken: tuple[float, ...]

    @property
    def median(self) -> float:
        """The one in the middle."""
        return self.taken[len(self.taken) // 2]


def paths(book: Ledger) -> Mapping[str, Sequence[str]]:
    """Some pages of every sort, the same ones for the same ledger."""
    held = book.dossier().asked
    bearings = [b for one in held for b in one.bearings]
    asked = Counter({one.question.id: len(one.bearings) for one in held})
    reports = Counter(b.report.id for b in bearings)
    sources = Counter(filter(None, map(_key, bearings)))
    words = Counter(w for b in bearings for w in b.report.text.split()[:40])
    return {
        "front": ("/", "/?skip=60"),
        "search": [f"/search?words={quote(w)}" for w in some(words)],
        "brief": [f"/questions/{q}" for q in some(asked)],
        "report": [f"/reports/{r}" for r in some(reports)],
        "source": [f"/sources/{quote(s, safe='')}" for s in some(sources)],
    }


def _key(bearing: Bearing) -> str:
    actor: Actor | None = bearing.actor
    return (actor.side or actor.id) if actor and not actor.unnamed else ""


def some(counted: Counter[str]) -> list[str]:
    """The largest, and others at even steps down to the smallest."""
    ranked = [key for key, _ in sorted(counted.items(), key=lambda kv: (-kv[1], kv[0]))]
    step = max(1, len(ranked) // SOME)
    return list(dict.fromkeys([*ranked[:LARGEST], *ranked[::step]]))


def asked(book: Ledger) -> Iterator[Sort]:
    """Every sort of page, asked for as a browser on the machine does."""
    browser = TestClient(pages(book), base_url="http://localhost")
    start = _seconds(browser, "/") * 1000
    yield Sort("a start", start, (start,))
    addresses = paths(book)
    for name, those in addresses.items():
        first, *_ = (_seconds(browser, path) for path in those[:1])
        taken = sorted(_seconds(browser, path) * 1000 for path in those)
        yield Sort(name, first * 1000, tuple(taken))


def _seconds(browser: TestClient, path: str) -> float:
    began = time.process_time()
    answer = browser.get(path)
    ended = time.process_time()
    if answer.status_code != 200:
        raise SystemExit(f"{path} answers {answer.status_code}")
    return ended - began


@contextmanager
def gold() -> Iterator[Ledger]:
    """A ledger of the gold stories, read by the real rules."""
    rows = map(handin.report_of, bare_reports())
    fresh = [Reading(r, r.text.encode(), frozenset(), ()) for r in rows]
    with tempfile.TemporaryDirectory() as folder, Ledger.open(Path(folder)) as book:
        book.add(fresh)
        yield book


@contextmanager
def invented(claims: int) -> Iterator[Ledger]:
    """A ledger of about so many claims in invented reports, given with them."""
    pipeline.extract_report = bench.given_claims  # type: ignore[assignment]
    fresh = bench.readings(bench.invented(1), int(claims / CLAIMS))
    with tempfile.TemporaryDirectory() as folder, Ledger.open(Path(folder)) as book:
        book.add(fresh)
        yield book


def told(sorts: Iterable[Sort], most: float) -> bool:
    """Print what each sort took; whether every median is below `most` milliseconds."""
    good = True
    print(f"{'page':8} {'asked':>5} {'first':>7} {'median':>7} {'slowest':>7}")
    for s in sorts:
        good = good and (s.name == "a start" or s.median < most)
        figures = f"{s.first:7.0f} {s.median:7.0f} {s.taken[-1]:7.0f}"
        print(f"{s.name:8} {len(s.taken):5} {figures}", flush=True)
    return good


def main() -> int:
    """Ask for the pages of one of the ledgers."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("verb", choices=("gold", "invented", "held"))
    parser.add_argument("what", nargs="?", default="100000")
    args = parser.parse_args()
    if args.verb == "gold":
        with gold() as book:
            return 0 if told(asked(book), GOLD) else 1
    if args.verb == "held":
        pipeline.extract_report = bench.given_claims  # type: ignore[assignment]
        with Ledger.open(args.what) as book:
            return 0 if told(asked(book), INVENTED) else 1
    with invented(int(args.what)) as book:
        return 0 if told(asked(book), INVENTED) else 1


if __name__ == "__main__":
    sys.exit(main())
