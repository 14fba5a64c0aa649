"""Lines that lead elsewhere, credit or advertise are told from what a report says."""

from __future__ import annotations

import time

import pytest

from sayso.lang import table
from sayso.lang.asides import aside
from sayso.lang.bylines import credited, is_dated, is_names, is_person, labels
from sayso.model import LANGUAGES

HOWS = frozenset(
    "label opens whole ends closes names dated filler credited contributed "
    "people".split()
)


@pytest.mark.parametrize("code", LANGUAGES)
def test_the_rows_are_in_lower_case_and_of_known_sorts(code: str) -> None:
    for kind, how, cell in table(code, "asides.tsv"):
        assert kind and how in HOWS
        assert cell == cell.casefold() and all(cell.split("|")), cell


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("Les også: Ministeren avviser alt", "link"),
        ("LÄS MER: Det här vet vi om attacken", "link"),
        ("▸ Læs også: Minister afviser", "link"),
        ("Les òg: Ordføraren trekkjer seg", "link"),
        ("Les meir om saka her", "link"),
        ("Read more: what we know about the blast", "link"),
        ("Relaterade artiklar", "link"),
        ("Foto: Kari Ek / NTB", "caption"),
        ("Ministern vid presskonferensen i går. Foto: Anna Ek/TT", "caption"),
        ("Smoke over Kessel in June. REUTERS/Ann Lee", "caption"),
        ("Soldiers in Varna. (AP Photo/Petar Ilin)", "caption"),
        ("A street in Kessel. Photograph: Ann Lee/EPA", "caption"),
        ("Statsministeren i Oslo. Arkivfoto: privat", "caption"),
        ("Av Ola Nordmann og Kari Ek", "byline"),
        ("Af Lise Damgaard", "byline"),
        ("By Ann Lee and Suleiman Al-Khalidi", "byline"),
        ("Text: Siri Holm", "byline"),
        ("(Reporting by Ann Lee; Editing by Joan Little)", "byline"),
        ("Ola Nordmann | Publisert 16.06.2017 14:32", "byline"),
        ("ola@avisen.example", "byline"),
        ("(NTB)", "byline"),
        ("/ritzau/AFP", "byline"),
        ("AFP contributed to this report.", "byline"),
        ("Publicerad 16 juni 2017 kl. 14.32", "dated"),
        ("Publisert: 16.06.2017 14:32", "dated"),
        ("Sist oppdatert 17. juni 2017 klokken 08.10", "dated"),
        ("Opdateret d. 16. juni 2017 kl. 14.32", "dated"),
        ("Updated at 2.32pm BST", "dated"),
        ("Fri 16 Jun 2017 14.32 BST", "dated"),
        ("Anmäl dig till vårt nyhetsbrev och få nyheterna varje dag.", "newsletter"),
        ("Sign up for our newsletter", "newsletter"),
        ("Vi bruker informasjonskapsler for å gjøre sidene bedre.", "cookies"),
        ("3 min lesetid", "length"),
        ("Lästid: 4 min", "length"),
        ("5 min read", "length"),
        ("Del på Facebook", "share"),
        ("128 kommentarer", "comments"),
        ("Saken fortsetter under annonsen.", "advert"),
        ("© 2017 Avisen", "rights"),
    ],
)
def test_a_line_that_is_no_part_of_the_report(line: str, kind: str) -> None:
    assert aside(line) == kind


@pytest.mark.parametrize(
    "line",
    [
        "Av de 20 drepte var ti barn.",
        "Af de dræbte var to danskere, siger politiet.",
        "By Friday the army had taken the town.",
        "Russland: IS-lederen kan være drept",
        "– Les også mellom linjene, sier han.",
        "Read more books, the minister said.",
        "Foton är fria, säger forskaren.",
        "Foto av angrepet viser at skolen brant, sier politiet.",
        "The document was published in 2017, the report says.",
        "Publicerade uppgifter den 16 juni 2017 visar att 12 dog.",
        "Uppdaterade siffror: 12 döda och 14 skadade.",
        "Minst 12 døde",
        "12 000",
        "2017",
        "USA og Storbritannia",
        "According to a Reuters/Ipsos poll 45 percent agree",
        "Det sier han til NTB",
        "Kilder: USA vil trekke seg ut av avtalen",
        "Vi bruker mye tid på dette, sier statsministeren.",
        "Cookies and consent are at the heart of the bill, ministers say.",
        "We and our partners will strike the group, the general said.",
        "By continuing to use chemical weapons, he broke his word.",
        "Join our ranks, the group said in a video.",
        "Politiet deler ikke bilder, sier Kari Ek",
        "",
        "– ",
    ],
)
def test_a_line_that_says_something_is_kept(line: str) -> None:
    assert aside(line) == ""


@pytest.mark.parametrize(
    ("line", "wires"),
    [
        ("(NTB)", ("NTB",)),
        ("©NTB", ("NTB",)),
        ("TT-AFP", ("TT", "AFP")),
        ("/ritzau/Reuters", ("Ritzau", "Reuters")),
        ("Källa: TT", ("TT",)),
        ("Av NTB", ("NTB",)),
        ("Reuters contributed to this report", ("Reuters",)),
        ("Ann Lee, AP and Reuters contributed to this report.", ("AP", "Reuters")),
        ("Associated Press writer Ann Lee contributed to this report.", ("AP",)),
        ("NTB har bidratt", ("NTB",)),
        ("Ola Nordmann", ()),
        ("The firm contributed to this report on AFP", ()),
        ("Foto: NTB", ()),
        ("tt", ()),
    ],
)
def test_the_wires_that_a_line_credits(line: str, wires: tuple[str, ...]) -> None:
    assert credited(line) == wires


def test_names_roles_and_dates_are_told_apart() -> None:
    assert is_names("Ola Nordmann og Kari Ek, Oslo")
    assert not is_names("Ola sier nei")
    assert is_person("Ola Nordmann") and not is_person("World Correspondent")
    assert is_dated("16. juni 2017 kl. 14.32") and not is_dated("16 juni dog han")


def test_labels_of_dates_are_found_where_they_stand() -> None:
    line = "Kari Ek Publisert 16.06.2017 Sist oppdatert 17.06.2017"
    kinds = [(kind, line[start:end]) for kind, start, end in labels(line)]
    assert kinds == [("issued", "Publisert"), ("modified", "Sist oppdatert")]


@pytest.mark.parametrize(
    "piece", ["foto: ", "publisert 1 ", "by A ", "| ", "a/", "Av A, "]
)
def test_no_line_takes_long(piece: str) -> None:
    began = time.monotonic()
    for _ in range(20):
        aside(piece * 200_000)
        aside(piece * 60)
    assert time.monotonic() - began < 5
