"""A language's cues and closed classes, arranged for looking up by word form."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from sayso.extract.tokens import Token
from sayso.lang import Cue, Language, language, table

_TAIL_REACH = 16
FINITE = frozenset({"pres", "past"})
TIME_KEYS = ("weekdays", "months", "reldays")


Entry = tuple[Cue, frozenset[str], tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Match:
    """A cue found at tokens `start` to `end` (exclusive), with the form's tags.

    `tail` holds the places of the words that complete a verb's idiom.
    """

    cue: Cue
    tags: frozenset[str]
    start: int
    end: int
    tail: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Lexicon:
    """What extraction asks of a language: cue forms and sets of words in lower case."""

    language: Language
    forms: dict[str, tuple[Entry, ...]]
    verbs: frozenset[str]
    nouns: frozenset[str]
    gerunds: frozenset[str]
    finite: frozenset[str]
    verb_endings: tuple[str, ...]
    times: frozenset[str]
    months: frozenset[str]
    time_pairs: frozenset[str]
    timeable: frozenset[str]
    personal: frozenset[str]
    other_pronouns: frozenset[str]
    expletives: frozenset[str]
    determiners: frozenset[str]
    articles: frozenset[str]
    indefinite: frozenset[str]
    numerals: frozenset[str]
    prepositions: frozenset[str]
    attached: frozenset[str]
    attached_of: frozenset[str]
    leaving: frozenset[str]
    wholes: frozenset[str]
    agent: frozenset[str]
    origin: frozenset[str]
    coordinators: frozenset[str]
    contrast: frozenset[str]
    complementisers: frozenset[str]
    whether: frozenset[str]
    wh: frozenset[str]
    relatives: frozenset[str]
    subordinators: frozenset[str]
    negations: frozenset[str]
    auxiliaries: frozenset[str]
    be: frozenset[str]
    have: frozenset[str]
    infinitive: frozenset[str]
    modals: frozenset[str]
    adverbs: frozenset[str]
    reflexives: frozenset[str]
    back: frozenset[str]
    title_words: frozenset[str]
    closed: frozenset[str]
    before_article: frozenset[str]
    nonfinite: frozenset[str]
    speakers: frozenset[str]
    speaker_endings: tuple[str, ...]
    infinitive_endings: tuple[str, ...]
    owners: frozenset[str]
    groups: frozenset[str]
    idle: frozenset[str]
    media_names: frozenset[str]
    nationalities: frozenset[str]
    rests: dict[str, tuple[tuple[str, ...], ...]]

    @property
    def code(self) -> str:
        """The language's code."""
        return self.language.code

    def set(self, key: str) -> frozenset[str]:
        """The words listed under `key` in the language's `words.toml`."""
        return self.language.set(key)


def _arranged(lang: Language) -> dict[str, tuple[Entry, ...]]:
    """Cues by the first word of a form, with the form's tags and its further words."""
    tags: dict[tuple[int, str], set[str]] = {}
    for number, cue in enumerate(lang.cues):
        for tag, spellings in cue.forms.items():
            for spelling in spellings:
                tags.setdefault((number, spelling), set()).add(tag)
    found: dict[str, list[Entry]] = {}
    for (number, spelling), marks in tags.items():
        first, *rest = spelling.split()
        entry = (lang.cues[number], frozenset(marks), tuple(rest))
        found.setdefault(first, []).append(entry)
    return {word: tuple(entries) for word, entries in found.items()}


# Fields of Lexicon that are lists under another name, and under their own.
_NAMED = {
    "personal": "pronouns_personal",
    "other_pronouns": "pronouns_other",
    "title_words": "titles",
}
_LISTED = (
    "expletives determiners articles indefinite numerals prepositions attached "
    "attached_of leaving wholes agent origin coordinators contrast complementisers "
    "whether wh relatives subordinators negations auxiliaries be have infinitive "
    "modals reflexives back nonfinite owners groups idle"
).split()


_CLOSED = (
    "expletives determiners pronouns_other prepositions relatives coordinators wh "
    "complementisers whether subordinators infinitive auxiliaries modals negations"
).split()
_SPEAKER_ENDINGS = ("title_endings", "body_endings", "media_endings")


def _union(lang: Language, *keys: str) -> frozenset[str]:
    return frozenset[str]().union(*(lang.set(key) for key in keys))


def _finite_cues(lang: Language) -> frozenset[str]:
    return frozenset(
        form
        for cue in lang.cues
        if cue.pos == "verb" and not cue.tail
        for tag in FINITE
        for form in cue.forms.get(tag, ())
    )


def _forms_of(lang: Language, pos: str, tag: str = "") -> frozenset[str]:
    """The forms of cues of a part of speech, of one tag or of all."""
    cues = (cue for cue in lang.cues if cue.pos == pos and not (tag and cue.tail))
    pairs = (pair for cue in cues for pair in cue.forms.items())
    return frozenset(f for key, forms in pairs if not tag or key == tag for f in forms)


def _times(lang: Language) -> frozenset[str]:
    phrases = (phrase for key in TIME_KEYS for phrase in lang.words[key])
    words = frozenset(phrase for phrase in phrases if " " not in phrase)
    nouns = frozenset(lang.words["time_nouns"].split())
    return (words | nouns) - lang.set("prepositions") - lang.set("determiners")


@cache
def _media_names() -> frozenset[str]:
    """The names of agencies, broadcasters and papers known widely, in all languages."""
    rows = (row for row in table("en", "peoples_media.tsv") if row[0] == "name")
    return frozenset(name for row in rows for name in row[1].split("|"))


def _timeable(lang: Language) -> frozenset[str]:
    """All words but numbers that a phrase of time may hold."""
    pairs = (word for phrase in lang.words["reldays"] for word in phrase.split())
    months = frozenset(lang.words["months"])
    return _times(lang) | months | lang.set("articles") | frozenset(pairs) | {"."}


def _rests(lang: Language) -> dict[str, tuple[tuple[str, ...], ...]]:
    """Words of resting on something by their first, the longest first."""
    found: dict[str, list[tuple[str, ...]]] = {}
    for phrase in sorted(lang.set("resting"), key=lambda p: (-len(p), p)):
        words = tuple(phrase.split())
        found.setdefault(words[0], []).append(words)
    return {first: tuple(phrases) for first, phrases in found.items()}


def _nationalities(code: str) -> frozenset[str]:
    """The adjectives of states and peoples: `rysk`, `ryska`, `American`."""
    rows = table(code, "peoples.tsv")
    return frozenset(word.lower() for row in rows for word in row[3].split("|"))


@cache
def lexicon(code: str) -> Lexicon:
    """The lexicon of one of LANGUAGES."""
    lang = language(code)
    sets = {name: lang.set(name) for name in _LISTED}
    sets |= {name: lang.set(key) for name, key in _NAMED.items()}
    hedges = lang.set("probable") | lang.set("possible") | lang.set("doubtful")
    return Lexicon(
        language=lang,
        forms=_arranged(lang),
        verbs=_finite_cues(lang),
        nouns=_forms_of(lang, "noun"),
        gerunds=_forms_of(lang, "verb", "ger"),
        finite=frozenset(lang.words["finite"].split()),
        verb_endings=tuple(lang.words["verb_endings"]),
        times=_times(lang),
        months=frozenset(lang.words["months"]),
        time_pairs=frozenset(p for p in lang.words["reldays"] if p.count(" ") == 1),
        timeable=_timeable(lang),
        adverbs=lang.set("adverbs") | hedges,
        closed=hedges.union(lang.set("adverbs"), *(lang.set(key) for key in _CLOSED)),
        before_article=_union(lang, "prepositions", "coordinators", "determiners"),
        speakers=_union(lang, "titles", "bodies", "media", "anonymous"),
        infinitive_endings=tuple(lang.words["infinitive_endings"]),
        nationalities=_nationalities(code),
        media_names=_media_names(),
        rests=_rests(lang),
        speaker_endings=tuple(_union(lang, *_SPEAKER_ENDINGS)),
        **sets,
    )


def _tail(
    lex: Lexicon, tokens: tuple[Token, ...], at: int, tail: tuple[str, ...]
) -> tuple[int, ...]:
    """The places of `tail` after place `at`: together, at once or after a subject."""
    first = tail[0].split("/")
    for i in range(at, min(at + _TAIL_REACH, len(tokens))):
        low = tokens[i].low
        barred = low not in first and (low in lex.complementisers or low in lex.finite)
        if tokens[i].text in ".;:!?" or tokens[i].quote != tokens[at].quote or barred:
            return ()
        if low in first:
            places = [i]
            for alternatives in tail[1:]:
                j = places[-1] + 1
                while j < len(tokens) and tokens[j].low in lex.negations:
                    j += 1
                if j >= len(tokens) or tokens[j].low not in alternatives.split("/"):
                    break
                places.append(j)
            else:
                return tuple(places)
    return ()


def _matches_at(lex: Lexicon, tokens: tuple[Token, ...], i: int) -> list[Match]:
    found: list[Match] = []
    entries = lex.forms.get(tokens[i].low)
    after = tokens[i + 1].low if i + 1 < len(tokens) else ""
    if entries is None or f"{tokens[i].low} {after}" in lex.idle:
        return found
    for cue, tags, rest in entries:
        end = i + 1 + len(rest)
        if tuple(t.low for t in tokens[i + 1 : end]) != rest:
            continue
        if not cue.tail:
            found.append(Match(cue, tags, i, end))
        elif places := _tail(lex, tokens, end, cue.tail):
            found.append(Match(cue, tags, i, end, places))
    return found


def matches(lex: Lexicon, tokens: tuple[Token, ...]) -> tuple[Match, ...]:
    """The cues of a sentence, in order; at each place the longest of each kind."""
    found: list[Match] = []
    for i in range(len(tokens)):
        best: dict[str, Match] = {}
        for match in _matches_at(lex, tokens, i):
            held = best.get(match.cue.pos)
            if held is None or _length(match) > _length(held):
                best[match.cue.pos] = match
        found.extend(best.values())
    return tuple(found)


def _length(match: Match) -> tuple[int, int, int]:
    tail = match.tail
    near = -(tail[0] - match.end) if tail else 0
    return (match.end - match.start + len(tail), near, len(match.cue.frame))
