"""`python -m training.rarity`: how rare each term is, counted from the treebanks.

    python -m training.rarity --data FOLDER --write src/sayso/lang/rarity.txt

Counts terms as `sayso.link.terms` finds them, language by language; a term is as
common as in the language that has it most. What is hardly there is left out.
"""

from __future__ import annotations

import argparse
import gzip
import math
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path

from sayso.lang.rarity import RAREST
from sayso.link.terms import name, raw_terms, stem
from training.corpus import LANGUAGES

GROUP = 20
LEAST = 3
HEAD = """\
# How rare terms are: made by `python -m training.rarity` from the treebanks that
# docs/models.md lists (CC0, CC BY 4.0, CC BY-SA 4.0), as counts of single words.
# Licence: CC BY-SA 4.0. A line: minus the logarithm of a share, times four; terms.
"""


def main(arguments: Sequence[str] | None = None) -> None:
    """Count, and write the table."""
    parser = argparse.ArgumentParser(prog="python -m training.rarity")
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--write", type=Path, required=True)
    options = parser.parse_args(arguments)
    counts = {lang: counted(options.data, lang) for lang in LANGUAGES}
    options.write.write_text(HEAD + table(counts), encoding="utf-8")


def counted(data: Path, lang: str) -> Counter[str]:
    """How often each term stands in the training text of one language."""
    raw: Counter[str] = Counter()
    lines = list(_texts(data / f"{lang}.train.conllu.gz"))
    for i in range(0, len(lines), GROUP):
        text = "\n".join(lines[i : i + GROUP])
        raw.update(key for key, _ in raw_terms("", text, lang))
    found: Counter[str] = Counter()
    for key, n in raw.items():
        found[_read(key, raw)] += n
    return found


def _texts(path: Path) -> Iterator[str]:
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            if line.startswith("# text = "):
                yield line[9:].strip()


def _read(key: str, raw: Counter[str]) -> str:
    """Within a sentence a capital is a name's; elsewhere where no word is known."""
    sort, word = key[:2], key[2:]
    if sort == "W:" and "w:" + stem(word) in raw:
        return "w:" + stem(word)
    return "n:" + name(word) if sort in ("W:", "N:") else key


def table(counts: dict[str, Counter[str]]) -> str:
    """The lines of the table, the most common terms first."""
    total = {lang: sum(found.values()) for lang, found in counts.items()}
    lines: dict[int, list[str]] = defaultdict(list)
    for key in sorted({key for found in counts.values() for key in found}):
        if sum(found[key] for found in counts.values()) < LEAST or " " in key:
            continue
        share = max(found[key] / total[lang] for lang, found in counts.items())
        quarters = round(-4 * math.log(share))
        if quarters < 4 * RAREST:
            lines[quarters].append(key)
    return "".join(f"{q} {' '.join(lines[q])}\n" for q in sorted(lines))


if __name__ == "__main__":
    main()
