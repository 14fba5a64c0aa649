"""Where sentences begin.

Decides the boundaries that are certain, by the network or by the page (a new line
begins a sentence), and leaves the doubtful ones to the parser.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray
from spacy.language import Language
from spacy.pipeline import SentenceRecognizer
from spacy.tokens import Doc
from thinc.api import Model

SURELY = 0.7
SURELY_NOT = 0.2
RUN_ON = 0.8
"""What a boundary needs where no mark ends a sentence: a headline's, on one line."""
RUN_ON_IN_LINES = 0.999
"""The same in a text of several lines, whose headlines stand on their own."""
MARKS = (
    *".!?:;|)]\"'-*",
    *"\u00ab\u00bb\u2018\u2019\u201c\u201d\u2013\u2014\u2022\u2026",
    *("...", "--"),
)


@Language.factory(
    "sayso_sentences",
    assigns=["token.is_sent_start"],
    default_config={"surely": SURELY, "surely_not": SURELY_NOT},
)
def sentences(
    nlp: Language, name: str, model: Any, surely: float, surely_not: float
) -> Sentences:
    """The component: a sentence recognizer that says when it doesn't know."""
    return Sentences(nlp.vocab, model, name, surely, surely_not)


class Sentences(SentenceRecognizer):  # type: ignore[misc]
    """Marks tokens that surely begin a sentence, and those that surely don't."""

    def __init__(
        self,
        vocab: Any,
        model: Model[list[Doc], Any],
        name: str = "sentences",
        surely: float = SURELY,
        surely_not: float = SURELY_NOT,
    ) -> None:
        super().__init__(vocab, model, name)
        self.surely = surely
        self.surely_not = surely_not

    def _runs_on(self, doc: Doc) -> NDArray[np.bool_]:
        """For each token but the first whether no mark and no line ends before it."""
        before = doc.to_array("ORTH")[:-1]
        ends = [self.vocab.strings.add(mark) for mark in MARKS]
        return ~np.isin(before, np.array(ends, dtype="uint64"))

    def predict(self, docs: Sequence[Doc]) -> list[NDArray[np.float32]]:
        """For each document the probability that each token begins a sentence."""
        if not any(len(doc) for doc in docs):
            return [np.zeros(0, dtype="float32") for _ in docs]
        return [_sureness(scores) for scores in self.model.predict(list(docs))]

    def set_annotations(
        self, docs: Sequence[Doc], batch: Sequence[NDArray[np.float32]]
    ) -> None:
        """Write what is certain to `token.is_sent_start`."""
        for doc, scores in zip(docs, batch, strict=True):
            if len(doc):
                doc.from_array(["SENT_START"], self._marks(doc, scores))

    def _marks(self, doc: Doc, scores: NDArray[np.float32]) -> Any:
        """1 where a sentence begins, -1 where none does, 0 where the parser decides."""
        marks = np.zeros((len(doc), 1), dtype="int64")
        marks[scores >= self.surely] = 1
        marks[scores <= self.surely_not] = -1
        spaces = np.flatnonzero(doc.to_array(["IS_SPACE"])).tolist()
        lines = [place for place in spaces if "\n" in doc[place].text]
        needed = RUN_ON_IN_LINES if lines else RUN_ON
        marks[1:, 0][self._runs_on(doc) & (scores[1:] < needed)] = -1
        marks[spaces] = -1
        begun = [at + 1 for at in lines if at + 1 < len(doc) and at + 1 not in spaces]
        marks[begun] = 1
        marks[0] = 1
        return marks.astype("uint64")


def _sureness(scores: NDArray[np.float32]) -> NDArray[np.float32]:
    """The probability of the second of two scores."""
    return 1 / (1 + np.exp(scores[:, 0] - scores[:, 1]))  # type: ignore[no-any-return]
