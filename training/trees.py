"""One way of drawing trees for five treebanks.

Decides which relations and features the models learn, mends what the conversions
broke, and draws reported speech alike everywhere: the verb of saying is the head and
what was said its `ccomp` (*"X", säger Y*), as the Norwegian and Danish treebanks do.
A relation that can't be right and can't be mended is masked (`head = None`).
"""

from __future__ import annotations

from collections.abc import Iterator

from training.conllu import Sentence, Word

KEPT = ("acl:relcl", "nsubj:pass", "obl:agent", "nmod:poss", "compound:prt")
FEATURES = (
    "Abbr Case Definite Degree Mood NumType Number Person Polarity Poss PronType "
    "Reflex Tense VerbForm Voice"
).split()
RARE_VALUES = ("PronType=Rcp", "PronType=Emp", "Case=Acc", "Number=Ptan", "Mood=Sub")
LEXICAL = ("NOUN", "VERB", "PROPN", "ADJ", "NUM", "X")
# What clauses and predicates have, and function words don't.
CLAUSAL = (
    "nsubj nsubj:pass obj iobj obl obl:agent advcl aux cop ccomp xcomp expl csubj "
    "acl:relcl nmod amod nmod:poss appos"
).split()
NOMINAL = ("NOUN", "PROPN", "PRON", "NUM")
SPEECH = frozenset(
    (
        "säga uppge skriva berätta förklara anse mena tycka konstatera påpeka hävda "
        "tillägga fråga svara påstå meddela undra ropa viska utbrista fortsätta "
        "si seie hevde opplyse skrive fortelje fortelle forklare forklåre meine mene "
        "synes synast tru tro spørre spørje svare påstå melde legge leggje understreke "
        "konstatere påpeke medgi sige hævde oplyse fortælle sige synes mene spørge "
        "tilføje fastslå understrege say tell reply explain add claim note ask report "
        "state write remark recall shout whisper announce warn argue insist"
    ).split()
)


def normalised(tree: Sentence, lang: str) -> Sentence:
    """The tree, changed in place, as the models are to learn it."""
    for word in tree.words:
        word.rel = relation(word.rel)
        word.feats = features(word.feats)
        word.lemma = word.lemma.replace("_", " ") if len(word.lemma) > 1 else word.lemma
    if not tree.words or tree.words[0].head is None:
        return tree
    if lang == "da":
        _mend_predicates(tree)
        _mend_contents(tree)
    _mend_labels(tree)
    _free_function_words(tree)
    _head_with_speech(tree)
    _attach_first(tree)
    return tree


def relation(rel: str) -> str:
    """A relation without its subtype, unless attribution needs that."""
    if rel in KEPT:
        return rel
    plain = rel.partition(":")[0]
    return {"goeswith": "fixed", "reparandum": "dep", "dislocated": "dep"}.get(
        plain, plain
    )


def features(feats: str) -> str:
    """The features that are kept, in UD's order."""
    pairs = (pair for pair in feats.split("|") if pair.partition("=")[0] in FEATURES)
    kept = [pair for pair in pairs if "," not in pair and pair not in RARE_VALUES]
    return "|".join(sorted(kept))


def _children(tree: Sentence, at: int) -> Iterator[tuple[int, Word]]:
    """The children of word `at` (1-based), with their places."""
    for place, word in enumerate(tree.words, 1):
        if word.head == at:
            yield place, word


def _mend_predicates(tree: Sentence) -> None:
    """Danish: a preposition that heads its own noun hands its place to the noun."""
    for at, word in enumerate(tree.words, 1):
        if word.upos != "ADP" or word.rel not in ("punct", "root", "ccomp", "conj"):
            continue
        nouns = [
            place
            for place, child in _children(tree, at)
            if place > at and child.rel == "punct" and child.upos in LEXICAL
        ]
        if len(nouns) == 1:
            _swap(tree, at, nouns[0])


def _mend_contents(tree: Sentence) -> None:
    """Danish: a clause with *at* that is a verb's `obj` is its `ccomp`."""
    for at, word in enumerate(tree.words, 1):
        if word.rel != "obj" or not word.head or word.upos not in ("VERB", "AUX"):
            continue
        kids = [child for _, child in _children(tree, at)]
        marked = any(kid.rel == "mark" and kid.form.lower() == "at" for kid in kids)
        if marked and any(kid.rel in ("nsubj", "expl", "nsubj:pass") for kid in kids):
            word.rel = "ccomp"


def _swap(tree: Sentence, old: int, new: int) -> None:
    """Put word `new` where its head `old` stood; `old` becomes its case marker."""
    above, below = tree.words[old - 1], tree.words[new - 1]
    for place, child in _children(tree, old):
        if place != new:
            child.head = new
    below.head, below.rel = above.head, above.rel
    above.head, above.rel = new, "case"


def _mend_labels(tree: Sentence) -> None:
    """Give words that can't be `punct` or `cc` another relation, or mask them."""
    for at, word in enumerate(tree.words, 1):
        if not word.head:
            continue
        above = tree.words[word.head - 1]
        wrong_punct = word.rel == "punct" and word.upos not in ("PUNCT", "SYM")
        wrong_cc = word.rel == "cc" and word.upos in LEXICAL
        if wrong_punct or wrong_cc:
            word.rel = _likelier(tree, at, above) or ""
        on_mark = above.upos == "PUNCT" and word.upos in (*LEXICAL, "AUX", "PRON")
        if not word.rel or (on_mark and word.rel != "punct"):
            word.head, word.rel = None, ""


def _free_function_words(tree: Sentence) -> None:
    """Hang the children of a function word on its head: UD gives it hardly any."""
    for at, word in enumerate(tree.words, 1):
        above, steps = word.head, 0
        while above and _is_bare(tree.words[above - 1], word) and steps < 5:
            above, steps = tree.words[above - 1].head, steps + 1
        if above == at or above == 0 != word.head:
            word.head, word.rel = None, ""
        elif above != word.head:
            word.head = above
            word.rel = word.rel if above else ""


def _is_bare(above: Word, word: Word) -> bool:
    """Whether `above` is a function word that can't have `word` for a child."""
    if above.rel in ("cop", "aux"):
        return word.rel not in ("fixed", "punct", "conj", "cc")
    if above.rel in ("mark", "case", "det", "cc"):
        return word.rel in CLAUSAL
    return False


def _likelier(tree: Sentence, at: int, above: Word) -> str | None:
    """The relation that a word most likely has to `above`, from its surroundings."""
    word = tree.words[at - 1]
    rels = {child.rel: child.form.lower() for _, child in _children(tree, at)}
    clause = word.upos == "VERB" or "cop" in rels
    if "cc" in rels and (clause or word.upos == above.upos):
        return "conj"
    if rels.get("mark") in ("at", "att") and above.upos == "VERB":
        return "ccomp"
    if clause and above.lemma in SPEECH and rels.keys() & {"nsubj", "cop", "expl"}:
        return "ccomp"
    if word.upos in NOMINAL and above.upos in NOMINAL and word.head and word.head < at:
        return "conj" if _follows_comma(tree, at) else None
    return None


def _follows_comma(tree: Sentence, at: int) -> bool:
    return at > 1 and tree.words[at - 2].form in (",", "og", "och", "eller", "samt")


def _head_with_speech(tree: Sentence) -> None:
    """Turn *quotation (root) ← says (parataxis)* round, if the verb comes last."""
    root = next((at for at, word in enumerate(tree.words, 1) if word.head == 0), 0)
    verb = next(
        (
            at
            for at, word in enumerate(tree.words, 1)
            if at > root
            and word.rel == "parataxis"
            and word.upos == "VERB"
            and word.lemma in SPEECH
            and _is_final(tree, at, root)
        ),
        0,
    )
    if root and verb:
        _turn(tree, root, verb)


def _is_final(tree: Sentence, verb: int, root: int) -> bool:
    """Whether the verb has a subject, no clause, and all before it is the quotation."""
    rels = {child.rel for _, child in _children(tree, verb)}
    if "ccomp" in rels or not rels & {"nsubj", "nsubj:pass"}:
        return False
    within = _below(tree, verb)
    rest = [at for at in range(1, len(tree.words) + 1) if at not in within]
    later = [at for at in rest if at > min(within)]
    return all(tree.words[at - 1].upos == "PUNCT" for at in later)


def _below(tree: Sentence, top: int) -> set[int]:
    """The places of a word and of everything under it."""
    found, waiting = {top}, [top]
    while waiting:
        for place, _ in _children(tree, waiting.pop()):
            if place not in found:
                found.add(place)
                waiting.append(place)
    return found


def _turn(tree: Sentence, root: int, verb: int) -> None:
    quoted, saying = tree.words[root - 1], tree.words[verb - 1]
    first = min(_below(tree, verb))
    saying.head, saying.rel = 0, "root"
    quoted.head, quoted.rel = verb, "ccomp"
    for place, child in _children(tree, root):
        if place > first and child.upos == "PUNCT":
            child.head = verb


def _attach_first(tree: Sentence) -> None:
    """A masked first word hangs on the root, so that the sentence begins with it."""
    root = next((at for at, word in enumerate(tree.words, 1) if word.head == 0), 0)
    if root > 1 and tree.words[0].head is None:
        tree.words[0].head, tree.words[0].rel = root, "dep"
