"""How long linking takes: invented reports, with their claims given.

    bench.py link 10000 --jobs 2     a ledger of so many reports, beyond extraction
    bench.py curve 1000 10000 100000 what one more report costs in such ledgers

Stories have three to twenty reports, in five languages, over some weeks, of ordinary
words between the claims; their names are made of syllables, and a few hundred names
come back in many stories, as in the news. Everything follows from a seed. Prints
seconds.
"""

from __future__ import annotations

import argparse
import random
import re
import resource
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import islice
from pathlib import Path

from sayso import pipeline
from sayso.lang import table
from sayso.ledger import Ledger
from sayso.model import Claim, Period, Report, Span
from sayso.read import Reading

CHUNK = 2000
PROBES = 25
STATES = ("Russia", "France", "Turkey", "Iran", "Egypt", "India", "Japan", "Kenya")
SOUNDS = tuple(
    first + vowel + last
    for first in "b d f g h k l m n p r s t v z".split()
    for vowel in "aeiou"
    for last in ("", "n", "r")
)
# By language: cues, what is claimed, and what stands around the claims.
TEXTS = {
    "en": (
        ("said that", "denied that", "claimed that", "could not confirm that"),
        (
            "{person} was killed near {place}",
            "{n} people died in the attack on {place}",
            "{state} was behind the explosion in {place}",
            "{person} has fled to {other}",
            "the plane was shot down over {place}",
            "talks with {person} will go on in {other}",
        ),
    ),
    "sv": (
        ("sade att", "förnekade att", "hävdade att", "kunde inte bekräfta att"),
        (
            "{person} dödades nära {place}",
            "{n} människor dog i attacken mot {place}",
            "{state} låg bakom explosionen i {place}",
            "{person} har flytt till {other}",
            "planet sköts ned över {place}",
            "samtalen med {person} fortsätter i {other}",
        ),
    ),
    "nb": (
        ("sa at", "benektet at", "hevdet at", "kunne ikke bekrefte at"),
        (
            "{person} ble drept nær {place}",
            "{n} mennesker døde i angrepet på {place}",
            "{state} sto bak eksplosjonen i {place}",
            "{person} har flyktet til {other}",
            "flyet ble skutt ned over {place}",
            "samtalene med {person} fortsetter i {other}",
        ),
    ),
    "nn": (
        ("sa at", "nekta for at", "hevda at", "kunne ikkje stadfeste at"),
        (
            "{person} vart drepen nær {place}",
            "{n} menneske døydde i åtaket på {place}",
            "{state} stod bak eksplosjonen i {place}",
            "{person} har flykta til {other}",
            "flyet vart skote ned over {place}",
            "samtalane med {person} held fram i {other}",
        ),
    ),
    "da": (
        ("sagde at", "afviste at", "hævdede at", "kunne ikke bekræfte at"),
        (
            "{person} blev dræbt nær {place}",
            "{n} mennesker døde i angrebet på {place}",
            "{state} stod bag eksplosionen i {place}",
            "{person} er flygtet til {other}",
            "flyet blev skudt ned over {place}",
            "samtalerne med {person} fortsætter i {other}",
        ),
    ),
}
STANCES = ("asserts", "denies", "asserts", "uncommitted")


@dataclass(frozen=True, slots=True)
class Story:
    """What the reports of one story are about."""

    persons: tuple[str, ...]
    places: tuple[str, ...]
    day: date


def name(chance: random.Random, parts: int = 3) -> str:
    """A name of syllables."""
    return "".join(chance.choice(SOUNDS) for _ in range(parts)).capitalize()


def invented(seed: int) -> Iterator[Report]:
    """Reports without end, story by story."""
    chance = random.Random(seed)
    known = [f"{name(chance)} {name(chance)}" for _ in range(300)]
    ordinary = {lang: words(lang) for lang in TEXTS}
    while True:
        story = told(chance, known)
        for _ in range(min(20, 3 + int(chance.expovariate(0.25)))):
            yield report(chance, story, ordinary)


def words(lang: str) -> list[str]:
    """Ordinary words of a language: those that its concepts have."""
    cells = (row[1] for row in table(lang, "concepts.tsv"))
    return [word for cell in cells for word in cell.split("|") if word.isalpha()]


def told(chance: random.Random, known: Sequence[str]) -> Story:
    """A story, with two persons of its own and two that come back."""
    own = [f"{name(chance)} {name(chance, 4)}" for _ in range(2)]
    back = [known[int(len(known) * chance.random() ** 3)] for _ in range(2)]
    return Story(
        persons=(*own, *back),
        places=tuple(name(chance) for _ in range(3)),
        day=date(2010, 1, 1) + timedelta(days=chance.randrange(5000)),
    )


def report(
    chance: random.Random, story: Story, ordinary: Mapping[str, Sequence[str]]
) -> Report:
    """A report of a story, in any language, with eight to sixteen claims."""
    lang = chance.choice(list(TEXTS))
    day = story.day + timedelta(days=int(chance.expovariate(0.2)))
    paragraphs = []
    for _ in range(chance.randint(8, 16)):
        rest = (chance.choice(ordinary[lang]) for _ in range(12))
        paragraphs.append(
            f"{' '.join(rest).capitalize()}. {claimed(chance, story, lang)}."
        )
    text = "\n\n".join(paragraphs)
    return Report(text, lang=lang, outlet=name(chance), published=Period.day(day))


def claimed(chance: random.Random, story: Story, lang: str) -> str:
    """Somebody's claim in a sentence."""
    cues, contents = TEXTS[lang]
    speaker = chance.choice((*story.persons, *STATES[:4]))
    content = chance.choice(contents).format(
        person=story.persons[0],
        place=story.places[0],
        other=chance.choice(story.places),
        state=chance.choice(STATES),
        n=chance.randint(2, 90),
    )
    return f"{speaker} {chance.choice(cues)} {content}"


def given_claims(made: Report) -> tuple[Claim, ...]:
    """The claims of an invented report, one in the second sentence of a paragraph."""
    cues = TEXTS[made.lang][0]
    pattern = re.compile(
        rf"\. ([^.\n]+?) ({'|'.join(cues)}) ([^.\n]+)\.$", re.MULTILINE
    )
    return tuple(
        Claim(
            report=made.id,
            source=(Span(*match.span(1)),),
            cue=(Span(*match.span(2)),),
            content=(Span(*match.span(3)),),
            speaker=match[1],
            stance=STANCES[cues.index(match[2])],  # type: ignore[arg-type]
            said=made.published,
        )
        for match in pattern.finditer(made.text)
    )


def readings(source: Iterator[Report], number: int) -> list[Reading]:
    """The next reports, as they are read."""
    made = islice(source, number)
    return [Reading(one, one.text.encode(), frozenset(), ()) for one in made]


def memory() -> str:
    """The most memory that the program has used, in megabytes."""
    return f"{resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB"


def link(number: int, jobs: int) -> None:
    """Time a ledger of so many reports, added at once."""
    fresh = readings(invented(1), number)
    with (
        tempfile.TemporaryDirectory() as folder,
        Ledger.open(Path(folder), jobs=jobs) as book,
    ):
        kept: list[float] = []
        began = time.perf_counter()
        book.add(fresh, progress=lambda _: kept.append(time.perf_counter()))
        ended = time.perf_counter()
        asked = len(book.questions())
    seconds = f"kept in {kept[-1] - began:.1f} s, decided in {ended - kept[-1]:.1f} s"
    print(f"{number} reports, {jobs} jobs: {seconds}; {asked} questions; {memory()}")


def curve(sizes: Sequence[int], jobs: int) -> None:
    """Time one more report, the median of some, in ledgers of these sizes."""
    source = invented(1)
    held = 0
    with (
        tempfile.TemporaryDirectory() as folder,
        Ledger.open(Path(folder), jobs=jobs) as book,
    ):
        for size in sorted(sizes):
            while held < size:
                fresh = readings(source, min(CHUNK, size - held))
                book.add(fresh)
                held += len(fresh)
            taken = sorted(_one_more(book, source) for _ in range(PROBES))
            held += PROBES
            middle, worked = (1000 * part for part in taken[len(taken) // 2])
            said = f"{middle:.0f} ms, {worked:.0f} of them at work"
            most = taken[-1][0] * 1000
            print(f"{size} reports: one more in {said}; at most {most:.0f} ms")
            sys.stdout.flush()
    print(memory())


def _one_more(book: Ledger, source: Iterator[Report]) -> tuple[float, float]:
    """The seconds that one more report takes, and those of them at work."""
    fresh = readings(source, 1)
    began, idle = time.perf_counter(), time.process_time()
    book.add(fresh)
    return time.perf_counter() - began, time.process_time() - idle


def main() -> int:
    """Run one of the two, with the claims given: extraction takes no time."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("verb", choices=("link", "curve"))
    parser.add_argument("sizes", nargs="+", type=int)
    parser.add_argument("--jobs", type=int, default=1)
    args = parser.parse_args()
    pipeline.extract_report = given_claims  # type: ignore[assignment]
    if args.verb == "curve":
        curve(args.sizes, args.jobs)
    else:
        link(args.sizes[0], args.jobs)
    return 0


if __name__ == "__main__":
    sys.exit(main())
