"""How well the language models read: words, tags, lemmas, trees, sentences, names.

    python quality/models.py --data FOLDER [--split dev] [--model NAME] [--only PART]
                             [--alike] [--articles] [--floors] [--write FILE]
    python quality/models.py --data FOLDER --speed

From raw text: the `# text` lines joined by a blank, ten sentences a document, or one
document a paragraph where `# newpar` marks them. Words are aligned by characters, as in
the evaluation of the CoNLL 2018 shared task (Zeman et al., 2018). LAS and UAS leave out
punctuation, relations go without their subtypes, and a relation counts as found if
word, head and relation are right. `FOLDER` holds the official files of the treebanks
(docs/models.md); with `--floors` the figures may not fall below `models.json`.
With `--alike` the gold trees are drawn as sayso draws them (`training/trees.py`), and
with `--articles` paragraphs stand in one text, a blank line between them.
"""

from __future__ import annotations

import argparse
import json
import resource
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from spacy.language import Language

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT))

from quality.conll import articles, documents, raw, score  # noqa: E402
from sayso.parse import parser  # noqa: E402 - after the path is set
from training.conllu import Sentence, sentences, with_names  # noqa: E402
from training.trees import normalised  # noqa: E402

FLOORS = Path(__file__).with_name("models.json")


@dataclass(frozen=True, slots=True)
class Part:
    """One test set: its language, its trees, and where its names are, if anywhere."""

    name: str
    lang: str
    trees: str
    names: str = ""


TEST = (
    Part("sv Talbanken", "sv", "sv_talbanken-test", "ner_sv_talbanken-test"),
    Part("sv LinES", "sv", "sv_lines-test"),
    Part("nb", "nb", "no_bokmaal-test"),
    Part("nb names", "nb", "norne-nob-test", "inline"),
    Part("nn", "nn", "no_nynorsk-test"),
    Part("nn names", "nn", "norne-nno-test", "inline"),
    Part("da", "da", "da_ddt-test", "ner_da_ddt-test"),
    Part("en EWT", "en", "en_ewt-test", "ner_en_ewt-test"),
    Part("en GUM", "en", "en_gum-test"),
)
DEV = (
    Part("sv Talbanken", "sv", "sv_talbanken-dev", "ner_sv_talbanken-dev"),
    Part("sv LinES", "sv", "sv_lines-dev"),
    Part("nb", "nb", "no_bokmaal-dev"),
    Part("nn", "nn", "no_nynorsk-dev"),
    Part("da", "da", "da_ddt-dev", "ner_da_ddt-dev"),
    Part("en EWT", "en", "en_ewt-dev", "ner_en_ewt-dev"),
)


Figures = dict[str, dict[str, float]]


def trees_of(part: Part, data: Path) -> list[Sentence]:
    """The trees of a test set, with their names where it has any."""
    trees = list(sentences(_file(data, part.trees, "conllu")))
    if part.names == "inline":
        return trees
    for tree in trees:
        for word in tree.words:
            word.name = None
    return with_names(_file(data, part.names, "iob2"), trees) if part.names else trees


def _file(data: Path, name: str, kind: str) -> Path:
    plain = data / f"{name}.{kind}"
    return plain if plain.exists() else data / f"{name}.{kind}.gz"


def figures(options: argparse.Namespace) -> Figures:
    """Every measure of every test set that the options ask for."""
    found: Figures = {}
    for part in DEV if options.split == "dev" else TEST:
        if options.only in part.name:
            trees = trees_of(part, options.data)
            if options.alike:
                trees = [normalised(tree, part.lang) for tree in trees]
            groups = articles(trees) if options.articles else documents(trees)
            found[part.name] = score(parser(options.model, part.lang), groups)
    return found


def speed(data: Path, model: str | None) -> dict[str, float]:
    """Words a second on one core, seconds to load, and megabytes of the process.

    Processor time, the best of three; run it with OPENBLAS_NUM_THREADS=1.
    """
    trees = sentences(_file(data, "no_bokmaal-dev", "conllu"))
    texts = [raw(group) for group in documents(trees)]
    clock = time.process_time()
    nlp = parser(model, "nb")
    loaded = time.process_time() - clock
    rates = [_rate(nlp, texts) for _ in range(3)]
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return {
        "words_per_second": round(max(rates)),
        "load_seconds": round(loaded, 2),
        "megabytes": round(memory),
    }


def _rate(nlp: Language, texts: Sequence[str]) -> float:
    clock = time.process_time()
    words = sum(len(doc) for doc in nlp.pipe(texts))
    return words / (time.process_time() - clock)


def fallen(found: Figures, floors: Figures) -> list[str]:
    """A sentence for each figure below its floor."""
    return [
        f"{part}: {measure} {found.get(part, {}).get(measure, 0)} is below {floor}"
        for part, measures in floors.items()
        for measure, floor in measures.items()
        if found.get(part, {}).get(measure, 0) < floor
    ]


def main(arguments: Sequence[str] | None = None) -> int:
    """Print a table; 1 if a figure is below its floor."""
    options = _options(arguments)
    if options.speed:
        sys.stdout.write(json.dumps(speed(options.data, options.model)) + "\n")
        return 0
    found = figures(options)
    for name, measures in found.items():
        row = " ".join(f"{measure} {value:.1f}" for measure, value in measures.items())
        sys.stdout.write(f"{name:13} {row}\n")
    if options.write:
        options.write.write_text(json.dumps(found, indent=1) + "\n", encoding="utf-8")
    low = fallen(found, json.loads(FLOORS.read_text())) if options.floors else []
    sys.stdout.write("".join(f"{line}\n" for line in low))
    return 1 if low else 0


def _options(arguments: Sequence[str] | None) -> argparse.Namespace:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--data", type=Path, required=True)
    options.add_argument("--split", choices=("test", "dev"), default="test")
    options.add_argument("--model")
    options.add_argument("--only", default="")
    options.add_argument("--alike", action="store_true")
    options.add_argument("--articles", action="store_true")
    options.add_argument("--floors", action="store_true")
    options.add_argument("--speed", action="store_true")
    options.add_argument("--write", type=Path)
    return options.parse_args(arguments)


if __name__ == "__main__":
    sys.exit(main())
