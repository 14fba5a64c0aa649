from __future__ import annotations

from collections.abc import Sequence
from itertools import permutations

import pytest

from sayso.model import Claim, Identity, Period, Reason, Report, Span
from sayso.trace import echoes

WIRE = """
A bridge over the river Vardna collapsed on Tuesday night, killing 14 people, the mayor
of Kelmora, Tomas Hradek, told Radio Sever. Another 37 were taken to hospital in Brunau.

"We warned the ministry in 2011 and again in 2014," said Olga Maritsch of the engineers'
union. The contractor, Nordbau, denied that its work had been careless.

Transport Minister Pavel Ionescu promised an inquiry. The bridge, 320 metres long, was
opened in 1968 and repaired by Nordbau for 6.5 million crowns.
"""
TRANSLATION = """
En bro over elva Vardna raste sammen natt til onsdag, og 14 mennesker mistet livet. Det
sier borgermesteren i Kelmora, Tomas Hradek, til Radio Sever. Ytterligere 37 ble brakt
til sykehus i Brunau.

– Vi advarte departementet i 2011 og på nytt i 2014, sier Olga Maritsj i ingeniørenes
forbund. Entreprenøren Nordbau avviser at arbeidet var slurvete.

Samferdselsminister Pavel Ionescu lover gransking. Broen er 320 meter lang, åpnet i 1968
og reparert av Nordbau for 6,5 millioner kroner.
"""
INDEPENDENT = """
Olga Maritsch har i flera år skrivit brev om bron i Kelmora. I dag vet alla att hon hade
rätt. Nordbau, som enligt fackförbundet sparade på stålet, svarar inte i telefon.

Vid floden Vardna letar dykare efter bilar. Pavel Ionescu, som blev minister 2016, kom
hit med helikopter från Lipnik på onsdagen. Enligt honom är det för tidigt att tala om
skuld, men riksåklagare Vera Simic har redan begärt handlingar från 1968.

Minst 14 människor dog, säger Tomas Hradek. Röda korset i Brunau talar om 16 döda.
"""


def report(
    text: str, outlet: str = "a", day: str = "2019-05-15", lang: str = "en"
) -> Report:
    return Report(text, outlet=outlet, lang=lang, published=Period.parse(day))


def found(*reports: Report, claims: Sequence[Claim] = ()) -> list[tuple[str, str]]:
    held = {r.id: r for r in reports}
    identities = [Identity(c.id, c.rule, Reason("test", "It is.")) for c in claims]
    return [
        (held[e.report].outlet, held[e.of].outlet)
        for e in echoes(held, claims, identities)
    ]


def test_a_copy_echoes_what_it_copies() -> None:
    copy = report(WIRE.replace("promised", "announced"), "b", "2019-05-16")
    assert found(report(WIRE), copy) == [("b", "a")]


def test_a_copy_is_known_however_late_it_comes() -> None:
    assert found(report(WIRE), report(WIRE, "b", "2021-01-01")) == [("b", "a")]


def test_a_translation_echoes_what_it_translates() -> None:
    translation = report(TRANSLATION, "b", "2019-05-16", "nb")
    assert found(report(WIRE), translation) == [("b", "a")]


def test_another_report_on_the_same_matter_is_no_echo() -> None:
    other = report(INDEPENDENT, "b", "2019-05-16", "sv")
    assert found(report(WIRE), other, report(TRANSLATION, "c", lang="nb")) in (
        [("c", "a")],
        [("a", "c")],
    )


def test_a_translation_weeks_later_is_not_taken_for_one() -> None:
    assert found(report(WIRE), report(TRANSLATION, "b", "2019-06-15", "nb")) == []


def test_of_one_day_the_longer_is_the_earlier() -> None:
    short = report(WIRE.strip().rpartition("\n\n")[0], "b")
    assert found(short, report(WIRE)) == [("b", "a")]


def test_an_undated_report_is_the_later() -> None:
    undated = Report(WIRE, outlet="b", lang="en")
    assert found(undated, report(WIRE)) == [("b", "a")]


def test_each_report_echoes_one_other_at_most() -> None:
    copies = [report(WIRE, name, f"2019-05-{16 + i}") for i, name in enumerate("bcd")]
    assert sorted(later for later, _ in found(report(WIRE), *copies)) == ["b", "c", "d"]


def test_the_order_of_reports_changes_nothing() -> None:
    reports = (
        report(WIRE),
        report(TRANSLATION, "b", "2019-05-15", "nb"),
        report(INDEPENDENT, "c", "2019-05-16", "sv"),
    )
    assert len({str(sorted(found(*order))) for order in permutations(reports)}) == 1


@pytest.mark.parametrize("text", ["", "...", "One two three.", "1 2 3 4 5 6 7"])
def test_next_to_no_text_is_no_copy_of_another(text: str) -> None:
    assert found(report(text), report(text + " ", "b")) == []


def test_an_echo_says_why() -> None:
    reports = report(WIRE), report(TRANSLATION, "b", "2019-05-16", "nb")
    (echo,) = echoes({r.id: r for r in reports}, (), ())
    assert echo.reason.rule == "same-order"
    assert "names and numbers" in echo.reason.words
    assert 0.5 <= echo.score <= 1


def test_the_same_speakers_in_the_same_order_speak_for_a_copy() -> None:
    reports = report(WIRE), report(TRANSLATION, "b", "2019-05-16", "nb")
    held = {r.id: r for r in reports}
    claims = [
        Claim(r.id, (Span(i, i + 1),), rule=actor)
        for r in reports
        for i, actor in enumerate(("hradek", "maritsch", "nordbau", "ionescu"))
    ]
    identities = [Identity(c.id, c.rule, Reason("test", "It is.")) for c in claims]
    (without,) = echoes(held, (), ())
    (with_them,) = echoes(held, claims, identities)
    assert with_them.score >= without.score
