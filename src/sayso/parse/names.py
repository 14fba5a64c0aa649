"""Names, read in the light of the whole report.

Decides again what the network decided sentence by sentence. What has no capital, and
what is an address or a people, is no name; and a report means the same by the same
name. A single word that ends a person's full name elsewhere is that
person; a name that was found once is found wherever it stands as a proper noun.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator

from spacy.language import Language
from spacy.tokens import Doc, Span, Token

Votes = dict[str, Counter[str]]
ADDRESS = re.compile(r"@|://|www\.")
PEOPLES = re.compile("(ians|eans|cans|mans|[aeq]is)$")
FULL_NAME = 2
"""How many votes a full name has on its last word, where a name alone has one."""


@Language.component("sayso_names", assigns=["doc.ents"], requires=["doc.ents"])
def names(doc: Doc) -> Doc:
    """The document, with names that agree with each other."""
    cased = not doc.text.islower()
    kept = [span for span in doc.ents if _is_name(span, cased)]
    if doc.ents:
        votes = _votes(kept)
        found = [_agreed(span, votes) for span in kept]
        found += [
            Span(doc, token.i, token.i + 1, _first(votes[_key(token)]))
            for token in doc
            if _is_overlooked(token, votes)
        ]
        doc.ents = sorted(found, key=lambda span: span.start)
    return doc


def _is_name(span: Span, cased: bool) -> bool:
    """Whether a span has a capital, is no address, and no people (`Israelis`)."""
    text = span.text
    if (cased and text == text.lower()) or ADDRESS.search(text):
        return False
    return not (len(span) == 1 and PEOPLES.search(text) and _is_plural(span[0]))


def _is_plural(token: Token) -> bool:
    return "Number=Plur" in str(token.morph)


def _votes(spans: Iterable[Span]) -> Votes:
    """For each name and each last word of a person's name, the classes it was given."""
    votes: Votes = defaultdict(Counter)
    for span in spans:
        votes[_whole(span)][span.label_] += 1
        if len(span) > 1 and span.label_ == "PER":
            votes[_key(span[-1])][span.label_] += FULL_NAME
    return votes


def _agreed(span: Span, votes: Votes) -> Span:
    """The span with the class that most of its like have, its own in a tie."""
    counts = votes[_whole(span)]
    best = _first(counts)
    if counts[best] == counts[span.label_]:
        return span
    return Span(span.doc, span.start, span.end, best)


def _first(counts: Counter[str]) -> str:
    return min(counts, key=lambda label: (-counts[label], label))


def _is_overlooked(token: Token, votes: Votes) -> bool:
    return (
        not token.ent_type_
        and token.pos_ == "PROPN"
        and token.text[:1].isupper()
        and _key(token) in votes
        and not any(part.ent_type_ for part in _beside(token))
    )


def _beside(token: Token) -> Iterator[Token]:
    """The words before and after, if they might belong to one name with it."""
    for place in (token.i - 1, token.i + 1):
        if 0 <= place < len(token.doc) and token.doc[place].pos_ == "PROPN":
            yield token.doc[place]


def _whole(span: Span) -> str:
    words = [token.text for token in span[:-1]]
    return " ".join([*words, _key(span[-1])])


def _key(token: Token) -> str:
    """The name without the s of a genitive."""
    return token.lemma_ or token.text
