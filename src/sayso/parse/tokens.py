"""Words and their offsets: spaCy's tokenizer of each language, mended at its seams.

Decides what a word is; sentences, tags and trees are the parser's. Every text is given
back: `"".join(token.text_with_ws for token in doc) == text`, so that `token.idx` is an
offset into the report (code points).
The mends follow the tokens of Universal Dependencies in each language: a year or an
ordinal keeps its full stop only inside a sentence, `t ex` is one word, `--` is one.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from typing import Any

import spacy
from spacy.tokens import Doc
from spacy.util import DummyTokenizer
from spacy.vocab import Vocab

Piece = tuple[str, bool]
"""A word, and whether a blank follows it."""

# spaCy's tokenizer for Bokmål reads Nynorsk too; its own for Nynorsk knows fewer
# abbreviations.
BASE = {"sv": "sv", "nb": "nb", "nn": "nb", "da": "da", "en": "en"}

# Words written with blanks, which the Swedish treebanks keep whole.
SPACED = {
    "sv": (
        ("t", "ex"),
        ("s", "k"),
        ("t", "o", "m"),
        ("f", "n"),
        ("d", "v", "s"),
        ("bl", "a"),
        ("o", "s", "v"),
        ("m", "fl"),
        ("m", "m"),
        ("fr", "o", "m"),
        ("p", "g", "a"),
    ),
}
# Abbreviations that spaCy's tokenizers part from their full stop.
ABBREVIATIONS = {
    "sv": ("tr", "St", "milj", "tsd"),
    "nb": ("str", "kap", "anm", "f.v", "mrd", "St", "pkt", "ang", "sk", "osb"),
    "nn": ("str", "kap", "anm", "m.a", "mrd", "St", "pkt", "ang", "sk", "osb"),
    "da": ("K", "St", "mia", "stk"),
    "en": ("etc", "Ft", "Lt", "Capt", "Sgt", "Col", "Gov", "Sen", "Rep"),
}
# Written with a full stop that ends the sentence as well: its own word there.
FINAL: dict[str, tuple[str, ...]] = {
    "sv": ("etc.", "osv.", "kr.", "proc.", "mån.", "min.", "tim.", "st."),
    "nb": ("etc.", "i.", "to.", "no.", "jul.", "Frp.", "kr.", "osv.", "eg.", "Jan."),
    "nn": ("etc.", "i.", "to.", "no.", "jul.", "Frp.", "kr.", "osv.", "eg.", "Jan."),
    "da": ("S.", "t.", "i."),
    "en": (),
}
NOT_FACES = ("):", ");", ")=")
RUNS = re.compile(r"[!?]+|\.{2,}|\$+|=+|\*+|_+|~+|<+|>+|#+|-+|\u2013+|\.[?!]+")
DASHES = re.compile(r"(?<=[^\W\d_])(--+|—)(?=\W|$|[^\W\d_])")
QUOTES_AND_DASHES = "«»\"'\u201c\u201d\u2013\u2014-\u2022"
NUMBER = re.compile(r"-?\d[\d.,]*\.\Z")
DAY = re.compile(r"([12]?\d|3[01])\.\Z")
DIALOGUE = re.compile(r"[-\u2013][^\W\d_]+\Z")
INITIAL = re.compile(r"[^\W\d_]\.\Z")
SLASHED = re.compile(r"[^\W\d_]+\Z")
HYPHENED = re.compile(r"(?i)(e|co|re|pre|non|anti|ex|mid|multi|semi|pro|x|t)\Z")


class Tokens(DummyTokenizer):
    """A tokenizer for one language: text in, `Doc` out, nothing lost."""

    def __init__(self, vocab: Vocab, base: Callable[[str], Doc], lang: str) -> None:
        self.vocab = vocab
        self.base = base
        self.lang = lang

    def __call__(self, text: str) -> Doc:
        """The words of `text`."""
        doc = self._words(text)
        doc.user_data["lang"] = self.lang
        return doc

    def _words(self, text: str) -> Doc:
        doc = self.base(text)
        pieces = [(token.text, bool(token.whitespace_)) for token in doc]
        mended = list(split(joined(pieces, self.lang), self.lang))
        if mended == pieces:
            return doc
        words = [text for text, _ in mended]
        return Doc(self.vocab, words=words, spaces=[blank for _, blank in mended])

    def __reduce__(self) -> tuple[Any, ...]:
        return (Tokens, (self.vocab, self.base, self.lang))


def tokens(vocab: Vocab, lang: str) -> Tokens:
    """The tokenizer for `lang` (sv, nb, nn, da, en) over `vocab`."""
    base = spacy.blank(BASE[lang], vocab=vocab).tokenizer
    return Tokens(vocab, base, lang)


def joined(pieces: Sequence[Piece], lang: str) -> list[Piece]:
    """The pieces with those put together that UD counts as one word."""
    out: list[Piece] = []
    at = 0
    spaced = lang in SPACED
    while at < len(pieces):
        text, blank = pieces[at]
        if blank and text != ".." and not (spaced and len(text) < 3):
            out.append(pieces[at])
            at += 1
            continue
        count = _spaced(pieces, at, lang) or _unspaced(pieces, at, lang)
        group = pieces[at : at + count]
        if lang == "da" and group[0][0] == ".." and out and not out[-1][1]:
            out[-1] = (out[-1][0] + ".", False)
            group = [(".", group[0][1])]
        out.append(("".join(_with_blank(group[:-1])) + group[-1][0], group[-1][1]))
        at += count
    return out


def split(pieces: Sequence[Piece], lang: str) -> Iterator[Piece]:
    """The pieces with those taken apart that UD counts as several words."""
    for at, (text, blank) in enumerate(pieces):
        if len(text) < 2 or text.isalnum():
            yield text, blank
            continue
        following = pieces[at + 1][0] if at + 1 < len(pieces) else ""
        parts = _parts(text, following, lang)
        for part in parts[:-1]:
            yield part, False
        yield parts[-1], blank


def _with_blank(group: Sequence[Piece]) -> Iterator[str]:
    return (text + " " * blank for text, blank in group)


def _spaced(pieces: Sequence[Piece], at: int, lang: str) -> int:
    """How many pieces from `at` make a word written with blanks; 0 if none."""
    if len(pieces[at][0]) > 2:
        return 0
    for words in SPACED.get(lang, ()):
        if _spells(pieces[at : at + len(words)], words):
            return len(words)
    return 0


def _spells(group: Sequence[Piece], words: Sequence[str]) -> bool:
    return (
        len(group) == len(words)
        and all(blank for _, blank in group[:-1])
        and group[0][0].lower() == words[0]
        and [text for text, _ in group[1:]] == list(words[1:])
    )


def _unspaced(pieces: Sequence[Piece], at: int, lang: str) -> int:
    """How many pieces from `at` on, without a blank between, make one word."""
    count = 1
    while (
        at + count < len(pieces)
        and not pieces[at + count - 1][1]
        and _one_word([text for text, _ in pieces[at : at + count + 1]], lang)
    ):
        count += 1
    if count == 1 and _abbreviated(pieces[at : at + 2], lang):
        return 2
    if lang in ("da", "en") and count == 1:
        count = _bridged(pieces[at : at + 3], lang)
    return count


def _abbreviated(group: Sequence[Piece], lang: str) -> bool:
    """Whether an abbreviation and its full stop have been parted."""
    if len(group) < 2 or group[0][1] or group[1][0] != ".":
        return False
    return group[0][0] in ABBREVIATIONS[lang]


def _one_word(texts: Sequence[str], lang: str) -> bool:
    """Punctuation marks in a row: one word in English, as are dashes everywhere."""
    run = "".join(texts)
    if lang != "en" and run.strip("-"):
        return False
    return bool(RUNS.fullmatch(run))


def _bridged(group: Sequence[Piece], lang: str) -> int:
    """3 where the piece in the middle binds the others (`A/S`, `e-mail`), else 1."""
    if len(group) < 3 or group[0][1] or group[1][1]:
        return 1
    (first, _), (bridge, _), (last, _) = group
    if lang == "da" and bridge == "/":
        return 3 if SLASHED.match(first) and SLASHED.match(last.rstrip(".")) else 1
    if lang == "en" and bridge == "-":
        return 3 if HYPHENED.match(first) and SLASHED.match(last) else 1
    return 1


def _parts(text: str, following: str, lang: str) -> list[str]:
    """The words that the piece `text` holds; `following` is the next piece."""
    if text in NOT_FACES:
        return list(text)
    if text == "and/or":
        return ["and", "/", "or"]
    if DIALOGUE.match(text) and text[1].isupper():
        return [text[0], text[1:]]
    if text[-1] == "." and _ends_here(text, following, lang):
        return [text[:-1], "."]
    if "--" in text or "—" in text:
        return _at_dashes(text)
    return [text]


def _at_dashes(text: str) -> list[str]:
    if "://" in text or "@" in text:
        return [text]
    return [part for part in DASHES.split(text) if part]


def _ends_here(text: str, following: str, lang: str) -> bool:
    """Whether the full stop of an abbreviation or ordinal ends the sentence too."""
    last = not following or "\n" in following
    starts = last or following[0].isupper() or following[0] in QUOTES_AND_DASHES
    if NUMBER.match(text):
        return last or (starts and not DAY.match(text))
    if INITIAL.match(text) and not last:
        return text in FINAL[lang] and text.islower() and starts
    if INITIAL.match(text):
        return True
    return starts and text in FINAL[lang]
