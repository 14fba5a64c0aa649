#!/usr/bin/env python3
"""Check trace and weigh against the standings that the gold states.

    python quality/reference.py STORIES_DIR

The bearings are made from the gold's own claims, so that nothing but the rule is tried.
It is run without echoes, to the letter of `standing.py`, and again with those that the
gold marks (`copy-of`): a copy may merge unnamed sides, and must not change a label.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parent))

from gold import as_json, stories
from standing import standing

from sayso.model import (
    Actor,
    Bearing,
    Claim,
    Echo,
    Link,
    Origin,
    Period,
    Question,
    Reason,
    Report,
    Span,
)
from sayso.trace import origins
from sayso.weigh import weigh

GOLD = Reason("gold", "The gold says so.")


@dataclass(frozen=True, slots=True)
class Checked:
    """One standing of the gold: what it states and what the rule gives."""

    where: str
    stated: tuple[str, frozenset[str], frozenset[str]]
    given: tuple[str, frozenset[str], frozenset[str]]

    @property
    def right(self) -> bool:
        """Whether label and sides are the same."""
        return self.stated == self.given


def report_of(row: Mapping[str, Any]) -> Report:
    """A report of the gold as sayso holds it."""
    day = Period.parse(row["published"])
    return Report(row["text"], row["title"], row["outlet"], row["lang"], day)


def actor_of(name: str, story: Mapping[str, Any], report: str) -> Actor | None:
    """The actor that a line names; None for `unstated`."""
    if name == "unstated":
        return None
    if name.startswith("?"):
        said = name[1:].strip()
        side = (story.get("unnamed") or {}).get(said, "")
        return Actor(f"{report}{name}", name[1:], side=side, unnamed=True)
    known = story["actors"][name]
    side, medium = known.get("side", name), known.get("kind") == "media"
    return Actor(name, known["names"][0], tuple(known["names"]), side, medium)


def claims_of(row: Mapping[str, Any], report: Report) -> dict[str, Claim]:
    """The claims of a report by the gold's ids, enclosing ones linked."""

    def spans(pieces: Sequence[Sequence[int]]) -> tuple[Span, ...]:
        return tuple(Span(start, end) for start, end in pieces)

    found: dict[str, Claim] = {}
    for line in row["attributions"]:
        found[line["id"]] = Claim(
            report=report.id,
            content=spans(line["content"]),
            cue=spans(line["cue"]),
            source=spans(line["source"]),
            certainty=line["certainty"],
            said=None if line["said"] == "unknown" else Period.parse(line["said"]),
        )
    outer = {line["id"]: found.get(line["via"]) for line in row["attributions"]}
    return {
        aid: replace(claim, outer=enclosing.id if enclosing else None)
        for aid, claim in found.items()
        for enclosing in [outer[aid]]
    }


def bearings_of(
    row: Mapping[str, Any], story: Mapping[str, Any]
) -> Iterator[tuple[str, Bearing]]:
    """What a report's claims bear on: pairs of question and bearing."""
    report = report_of(row)
    claims = claims_of(row, report)
    lines = {line["id"]: line for line in row["attributions"]}
    for aid, line in lines.items():
        actor = actor_of(line["actor"], story, report.id)
        via = line["via"]
        name = lines[via]["actor"] if via in lines else via
        relay = None if name == "-" else actor_of(name, story, report.id)
        for question, answer in line["q"].items():
            link = Link(claims[aid].id, question, answer, GOLD)
            yield question, Bearing(claims[aid], report, link, actor, relay)


def echoes_of(rows: Sequence[Mapping[str, Any]]) -> tuple[Echo, ...]:
    """The copies that the gold marks."""
    ids = {row["name"]: report_of(row).id for row in rows}
    return tuple(
        Echo(ids[row["name"]], ids[row["copy_of"]], GOLD)
        for row in rows
        if row["copy_of"]
    )


def _sides(found: Sequence[Origin]) -> frozenset[str]:
    return frozenset(origin.side for origin in found)


def _keys(sides: set[str], reports: Sequence[Mapping[str, Any]]) -> frozenset[str]:
    """The reference's sides by the names that sayso gives them."""
    keys = {row["id"] for row in reports}
    return frozenset(
        s.split("?", 1)[1] if s.split("?")[0] in keys else s for s in sides
    )


def stated_on(
    story: Mapping[str, Any], rows: Sequence[Mapping[str, Any]], *, every_day: bool
) -> Iterator[tuple[str, str, str]]:
    """Question, day and label: as stated, or by the reference rule for every day."""
    if not every_day:
        for stated in story.get("standings", []):
            yield stated["question"], str(stated["date"]), stated["standing"]
        return
    days = sorted({row["published"] for row in rows})
    for name, asked in story["questions"].items():
        for day in days if asked["kind"] == "polar" else ():
            yield name, day, standing(story, list(rows), name, day)[0]


def check(
    root: Path, *, copies: bool = False, every_day: bool = False
) -> Iterator[Checked]:
    """Every standing that the stories state, beside what the rule gives."""
    for folder, story in stories(root):
        files = sorted(folder.glob("*.txt"))
        rows = [as_json(folder, story, path, bare=False) for path in files]
        pairs = [pair for row in rows for pair in bearings_of(row, story)]
        echoes = echoes_of(rows) if copies else ()
        for name, day, label in stated_on(story, rows, every_day=every_day):
            asked = story["questions"][name]
            question = Question(name, asked["text"], hurts=asked.get("hurts", ""))
            held = [bearing for about, bearing in pairs if about == name]
            as_of = date.fromisoformat(day)
            given = weigh(question, origins(question, held, echoes, as_of), as_of)
            _, affirm, deny = standing(story, rows, name, day)
            yield Checked(
                f"{folder.name}: {name} on {day}",
                (label, _keys(affirm, rows), _keys(deny, rows)),
                (given.label, _sides(given.affirm), _sides(given.deny)),
            )


def say(line: str) -> None:
    """Print a line of the report."""
    sys.stdout.write(line + "\n")


def main() -> int:
    """Print what differs and `N of N`; 0 where all is right."""
    root = Path(sys.argv[1])
    runs = {
        "as stated": list(check(root)),
        "every question on every day": list(check(root, every_day=True)),
        "as stated, with the marked copies": list(check(root, copies=True)),
    }
    failed = 0
    for name, rows in runs.items():
        wrong = [row for row in rows if not row.right]
        for row in wrong:
            say(f"{row.where}: stated {row.stated}, given {row.given}")
        labels = sum(row.stated[0] == row.given[0] for row in rows)
        right = len(rows) - len(wrong)
        say(f"# {name}: {right} of {len(rows)} right, {labels} in label")
        failed += len(rows) - (labels if "copies" in name else right)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
