"""Lemma tables from treebanks.

Decides which words a table lists by tag alone, which need their features too, and
which endings are trusted: those that at least `SEEN` different words bear out.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path

from sayso.parse.lemmas import KEPT_CASE, LONGEST_ENDING, Edit, Table, edit_of
from training.conllu import UNKNOWN, Word
from training.corpus import treebanks

SEEN = 2
# Talbanken 1.0 lists other lemmas for these than UD's Swedish treebanks do.
SWEDISH = {
    ("det", "PRON"): "den",
    ("de", "DET"): "de",
    ("detta", "PRON"): "denna",
    ("detta", "DET"): "denna",
    ("dessa", "PRON"): "denna",
    ("dessa", "DET"): "denna",
    ("allt", "PRON"): "all",
    ("helst", "ADV"): "g\u00e4rna",
    ("minst", "ADV"): "lite",
    ("mer", "ADV"): "mycket",
    ("mest", "ADV"): "mycket",
    ("tidigare", "ADV"): "tidig",
    ("senare", "ADV"): "sen",
    ("h\u00f6gst", "ADV"): "h\u00f6g",
    ("l\u00e4gst", "ADV"): "l\u00e5g",
}
# Swedish adverbs in -t that UD's treebanks leave as they are.
ADVERBS = ("helt", "snart", "l\u00e5ngt", "faktiskt", "allt", "visst", "ett", "vart")
Counts = dict[str, dict[str, Counter[str]]]


def lemma_table(words: Iterable[Word], lang: str) -> Table:
    """The table of a language from the words of its treebanks."""
    counts: Counts = defaultdict(lambda: defaultdict(Counter))
    for word in words:
        lemma = mended(word, lang)
        if lemma is None:
            continue
        form = word.form if word.upos in KEPT_CASE else word.form.lower()
        for key in _keys(word):
            counts[key][form][lemma] += 1
    if lang == "sv":
        _adverbs_to_adjectives(counts)
    return Table(_words(counts), _endings(counts))


def _adverbs_to_adjectives(counts: Counts) -> None:
    """Swedish adverbs in -t of adjectives have the adjective's lemma in UD."""
    adjectives = {lemma for found in counts["ADJ"].values() for lemma in found}
    for key in [key for key in counts if key.partition("|")[0] == "ADV"]:
        for form in counts[key]:
            stem = form[:-1]
            if form.endswith("t") and stem in adjectives and form not in ADVERBS:
                counts[key][form] = Counter({stem: 1})


def treebank_words(data: Path, lang: str) -> Iterator[Word]:
    """The words of a language's trees, as normalised."""
    for trees in treebanks(data, lang):
        for tree in trees:
            yield from tree.words


def mended(word: Word, lang: str) -> str | None:
    """The lemma to learn, None where there is none."""
    if word.lemma in (UNKNOWN, "") and word.form != UNKNOWN:
        return None
    if lang == "sv":
        return SWEDISH.get((word.form.lower(), word.upos), word.lemma)
    return word.lemma


def _keys(word: Word) -> list[str]:
    return [word.upos, f"{word.upos}|{word.feats}"] if word.feats else [word.upos]


def _words(counts: Counts) -> dict[str, dict[str, str]]:
    """The words of each key; with features only where those change the lemma."""
    result: dict[str, dict[str, str]] = {}
    for key, forms in counts.items():
        if "|" not in key:
            result[key] = {form: _first(found) for form, found in forms.items()}
    for key, forms in counts.items():
        plain = result[key.partition("|")[0]]
        telling = {
            form: _first(found)
            for form, found in forms.items()
            if "|" in key and _first(found) != plain[form]
        }
        if telling:
            result[key] = telling
    return result


def _first(found: Counter[str]) -> str:
    return min(found, key=lambda lemma: (-found[lemma], lemma))


def _endings(counts: Counts) -> dict[str, dict[str, Edit]]:
    """The edit of each ending of each key, unless a shorter ending says the same."""
    result: dict[str, dict[str, Edit]] = {}
    for key, forms in counts.items():
        votes: dict[str, Counter[Edit]] = defaultdict(Counter)
        for form, found in forms.items():
            edit = edit_of(form, _first(found))
            for size in range(min(LONGEST_ENDING, len(form)) + 1):
                votes[form[len(form) - size :]][edit] += 1
        result[key] = _needed(votes)
    return result


def _needed(votes: dict[str, Counter[Edit]]) -> dict[str, Edit]:
    kept: dict[str, Edit] = {}
    for ending in sorted(votes, key=len):
        best, count = min(votes[ending].items(), key=lambda item: (-item[1], item[0]))
        if count < SEEN and ending:
            continue
        shorter = (ending[start:] for start in range(1, len(ending) + 1))
        before = next((kept[end] for end in shorter if end in kept), None)
        if best != before:
            kept[ending] = best
    return kept
