"""A marked text is the report's text, whatever spans lie in it."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from sayso.model import Claim, Report, Span
from sayso.web.marked import MOST, noted, paragraphs

TEXT = "Moscow said that he is dead.\n\nBern denied it, “as ever”.\n"


@st.composite
def claims(draw: st.DrawFn) -> list[Claim]:
    """Claims anywhere in TEXT, inside, across and beside each other."""
    report = Report(TEXT)

    def spans() -> tuple[Span, ...]:
        start = draw(st.integers(0, len(TEXT) - 1))
        return (Span(start, draw(st.integers(start + 1, len(TEXT)))),)

    number = draw(st.integers(0, 8))
    return [Claim(report.id, spans(), spans(), spans(), spans()) for _ in range(number)]


@given(claims())
def test_the_stretches_are_the_text(found: list[Claim]) -> None:
    shown = paragraphs(Report(TEXT), noted(found, ()))
    said = "\n".join("".join(s.text for s in p) for p in shown)
    assert said.split() == TEXT.split()


@given(claims())
def test_every_claim_begins_and_ends_once(found: list[Claim]) -> None:
    notes = noted(found, ())
    shown = paragraphs(Report(TEXT), notes)
    stretches = [s for p in shown for s in p]
    assert sorted(n.number for s in stretches for n in s.ends) == [
        n.number for n in notes
    ]


def test_what_lies_inside_another_claim_is_deep() -> None:
    report = Report("Anna said that Moscow said that he is dead.")
    outer = Claim(report.id, (Span(10, 42),), (Span(5, 9),), (Span(0, 4),))
    inner = Claim(report.id, (Span(27, 42),), (Span(22, 26),), (Span(15, 21),))
    (paragraph,) = paragraphs(report, noted([outer, inner], ()))
    parts = {s.text.strip(): set(s.parts) for s in paragraph}
    assert parts["that he is dead"] >= {"content", "deep2"}
    assert parts["Moscow"] >= {"source", "content"}
    assert "deep2" not in parts["Moscow"]


def test_only_so_many_claims_are_marked() -> None:
    report = Report("word " * 1000)
    many = [Claim(report.id, (Span(i * 5, i * 5 + 4),)) for i in range(1000)]
    assert len(noted(many, ())) == MOST
