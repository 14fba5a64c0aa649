"""What spellings of one foreign name share, whatever language transliterated it.

Reduces a name to a skeleton of consonants: `Sergej`/`Sergei`, `Zakharova`/`Sacharova`,
`al-Baghdadi`/`Bagdadi` meet. Whether two people are one is left to `resolve`.
"""

from __future__ import annotations

import re
from functools import lru_cache

from sayso.text import folded

WORD = re.compile(r"[^\W_]+(?:[’'.\-][^\W_]+)*\.?(?<=[\w.])")

_GENITIVE = re.compile(r"(?:['’:]s|['’])\Z")
_ARTICLE = re.compile(r"\A(?:al|el|ad|ar|as|at|az|ez|ul)[-’' ](?=\w)")
# How the alphabets of five languages write the same sounds of other scripts.
_SOUNDS = (
    (re.compile(r"\A[jyi](?=[aeiou])"), "a"),
    (re.compile(r"shch|schtsch|sjtsj|stsj|sjtj|shtsh"), "s"),
    (re.compile(r"tsch|tsj|tch|tj|kj|kh|ch|gh"), "k"),
    (re.compile(r"sch|skj|sh|sj|zh|zj|rz|cz|dz|ts|tz|dj"), "s"),
    (re.compile(r"c(?=[eiy])|z"), "s"),
    (re.compile(r"ph|w|f"), "v"),
    (re.compile(r"th"), "t"),
    (re.compile(r"dh"), "d"),
    (re.compile(r"x"), "ks"),
    (re.compile(r"[cqg]"), "k"),
)
_VOWELS = re.compile(r"(?<!\A)[aeiouyj]")
_TWINS = re.compile(r"(.)\1+")
_LEAST = 3


def bare(word: str) -> str:
    """`word` without the mark of a genitive that is set off, or a final full stop."""
    return _GENITIVE.sub("", word.rstrip("."))


@lru_cache(maxsize=65536)
def skeleton(name: str) -> str:
    """The consonants of one word of a name, with its first vowel as `a`.

    Names of fewer than three consonants keep their vowels, or all short names would
    meet. The folding follows how Arabic, Russian and Korean names are transliterated
    in Scandinavian and English newspapers.
    """
    word = _ARTICLE.sub("", folded(bare(name))).replace("-", "").replace("’", "")
    sounds = word
    for pattern, sound in _SOUNDS:
        sounds = pattern.sub(sound, sounds)
    bones = _TWINS.sub(r"\1", _VOWELS.sub("", sounds))
    bones = re.sub(r"\A[aeiouyj]", "a", bones)
    bones = _TWINS.sub(r"\1", bones)
    if len(bones) >= _LEAST:
        return bones
    return _TWINS.sub(r"\1", re.sub("[yj]", "i", sounds)).replace("ai", "ei")


def skeletons(name: str) -> tuple[str, ...]:
    """The skeleton of each word of a name, in order; hyphenated given names as one."""
    return tuple(skeleton(m.group()) for m in WORD.finditer(name))


# Vowels that transliterations disagree on, and the w of a diphthong.
_DIPHTHONGS = (
    (re.compile(r"[ao](?:w|u)(?![aeiou])|oo"), "u"),
    (re.compile(r"[ae](?:y|i)(?![aeiou])|ee"), "i"),
)
_ARTICLES = frozenset("al el ad ed ar er as es ash esh at az ez ul l".split())
_PARTS = re.compile(r"[^\W_]+")
_REDUCED = str.maketrans("eoyj", "iuii")


@lru_cache(maxsize=16384)
def sounding(name: str) -> str:
    """How a whole name sounds, with three vowels: what spellings of a place share.

    Keeps more than a skeleton: `Deir ez-Zor`, `Dayr az-Zawr` and `Deir al-Zour` meet,
    `Mosul` and `Musala` do not. Articles of Arabic, spaces and a final h are left out.
    """
    parts = _PARTS.findall(folded(bare(name)).replace("’", "").replace("'", ""))
    word = "".join(p for p in parts if p not in _ARTICLES) or "".join(parts)
    for pattern, sound in (*_DIPHTHONGS, *_SOUNDS[1:]):
        word = pattern.sub(sound, word)
    return _TWINS.sub(r"\1", word.translate(_REDUCED)).removesuffix("h")
