"""An attribution on its way to a claim: in spans of the text, its speaker not known."""

from __future__ import annotations

from dataclasses import dataclass

from sayso.lang.times import Time
from sayso.model import Certainty, Claim, Kind, Period, Report, Span, Stance


@dataclass(frozen=True, slots=True)
class Draft:
    """An attribution in spans of the text, before its speaker is known."""

    content: tuple[Span, ...]
    cue: tuple[Span, ...]
    source: tuple[Span, ...]
    evidence: tuple[Span, ...]
    kind: Kind
    stance: Stance
    certainty: Certainty
    said: Period | None
    relay: str | None
    rule: str
    sentence: int
    paragraph: int
    confidence: float
    quoted: bool = False
    undated: bool = False
    dash: bool = False
    when: Time | None = None

    @property
    def start(self) -> int:
        """The offset at which the content begins."""
        return self.content[0].start

    def words(self, text: str) -> str:
        """The source's words."""
        return " ".join(s.of(text) for s in self.source)

    def encloses(self, other: Draft) -> int:
        """The size of the content that encloses another draft's content, or 0."""
        if other is self:
            return 0
        inner = other.content[0]
        anchor = other.cue[0] if other.cue else inner
        for mine in self.content:
            holds = mine.start <= inner.start and inner.end <= mine.end
            if holds and mine != inner and mine.start <= anchor.start < mine.end:
                return mine.end - mine.start
        return 0

    def claim(self, report: Report, speaker: str | None, outer: str | None) -> Claim:
        """The claim that the draft makes."""
        return Claim(
            report=report.id,
            content=self.content,
            cue=self.cue,
            source=self.source,
            evidence=self.evidence,
            speaker=speaker,
            kind=self.kind,
            stance=self.stance,
            certainty=self.certainty,
            said=self.said,
            relay=self.relay,
            outer=outer,
            confidence=self.confidence,
            rule=self.rule,
        )
