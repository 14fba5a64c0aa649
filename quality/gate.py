"""Run sayso on the gold stories, print the scorers' tables, fail below a floor.

    python quality/gate.py            measure, compare with floors.json
    python quality/gate.py --raise    and write the floors up to what was reached

What is learned is judged by five-fold cross-validation over stories (`scorer.py`): no
report is read with a scorer that has seen its story. The ledger is measured once more
on practice stories (`training/stories`), written by others than the rules and without
them in view, from which nothing is learned. A floor only rises by this command; one
that has to fall is edited by hand, with its reason in the changelog.
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
import time
from argparse import Namespace
from collections.abc import Iterator
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE))

import handin  # noqa: E402  # a script beside this one
import score  # noqa: E402
import scorer  # noqa: E402
from gold import as_json, stories  # noqa: E402

STORIES = HERE / "stories"
PRACTICE = HERE.parent / "training" / "stories"
FLOORS = HERE / "floors.json"
LANGUAGES = ("sv", "nb", "nn", "da", "en")
SLACK = 0.007  # a claim of the smallest language: trees differ between processors


def bare_reports(root: Path = STORIES) -> list[dict[str, Any]]:
    """The reports as a program is given them, sorted by their opaque ids."""
    found = [
        as_json(folder, story, path, bare=True)
        for folder, story in stories(root)
        for path in sorted(folder.glob("*.txt"))
    ]
    return sorted(found, key=lambda r: str(r["id"]))


def measured() -> dict[str, Any]:
    """The scorers' figures, with the seconds that a ledger of all stories took."""
    with scorer.held_out():
        lines, book, seconds = handed_in(STORIES)
    read = score.score_read(STORIES, lines)
    read["by language"] = {k: score.score_read(STORIES, lines, k) for k in LANGUAGES}
    ledger = score.score_ledger(STORIES, book)
    practice = score.score_ledger(PRACTICE, handed_in(PRACTICE)[1])
    return {"read": read, "ledger": ledger, "practice": practice, "seconds": seconds}


def handed_in(root: Path) -> tuple[list[Any], Any, float]:
    """The claims of each report, the ledger of all, and the seconds that that took."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        reports, dates = folder / "reports.jsonl", folder / "dates.txt"
        reports.write_text("".join(json.dumps(r) + "\n" for r in bare_reports(root)))
        days = {str(s["date"]) for _, st in stories(root) for s in st["standings"]}
        dates.write_text("\n".join(sorted(days)))
        args = Namespace(file=str(reports), dates=str(dates))
        lines = list(handin.read(args))
        began = time.perf_counter()
        (book,) = handin.ledger(args)
        return lines, book, round(time.perf_counter() - began, 1)


def figures(result: dict[str, Any]) -> Iterator[tuple[str, float]]:
    """The figures that have a floor, by name; all of them are better when higher."""
    read, ledger = result["read"], result["ledger"]
    for key, value in read.items():
        if isinstance(value, dict) and "f1" in value:
            yield f"read: {key}, F1", value["f1"]
        elif isinstance(value, float):
            yield f"read: {key}", value
    for lang, row in read["by language"].items():
        yield (
            f"read {lang}: found with its source, F1",
            row["found with its source"]["f1"],
        )
    yield from _of_ledger("ledger", ledger)
    yield from _of_ledger("practice", result["practice"])


def _of_ledger(name: str, found: dict[str, Any]) -> Iterator[tuple[str, float]]:
    for key in ("linking", "sides for and against", "copies"):
        yield f"{name}: {key}, F1", found[key]["f1"]
    for key in (
        "answer right, of those linked",
        "standing right, macro over the labels",
    ):
        yield f"{name}: {key}", found[key]
    strays = found["claims on another story's question"]
    yield f"{name}: claims kept off other stories' questions", -float(strays)


def show(result: dict[str, Any]) -> None:
    """Print the tables."""
    for part in ("read", "ledger", "practice"):
        print(f"\n{part}")
        for key, value in result[part].items():
            if key != "by language":
                print(f"  {key:42s} {value}")
    print(
        "\nby language (found with its source P R F1; content exact with its source F1)"
    )
    for lang, row in result["read"]["by language"].items():
        found, whole = (
            row["found with its source"],
            row["content exact with its source"],
        )
        shares = " ".join(f"{found[k]:.3f}" for k in ("p", "r", "f1"))
        print(f"  {lang}: {shares}; {whole['f1']:.3f}; {row['gold']} claims")
    print(f"\nledger of all stories in {result['seconds']} s")


def main() -> int:
    """Measure, print, compare."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--raise", dest="lift", action="store_true")
    args = parser.parse_args()
    result = measured()
    show(result)
    reached = dict(figures(result))
    floors = json.loads(FLOORS.read_text()) if FLOORS.exists() else {}
    low = [k for k, floor in floors.items() if reached.get(k, -1e9) < floor - SLACK]
    for key in low:
        print(f"BELOW THE FLOOR  {key}: {reached.get(key)} < {floors[key]}")
    if args.lift:
        raised = {k: max(v, floors.get(k, v)) for k, v in reached.items()}
        FLOORS.write_text(json.dumps(raised, indent=1, sort_keys=True) + "\n")
    return 1 if low else 0


if __name__ == "__main__":
    sys.exit(main())
