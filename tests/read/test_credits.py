"""Who wrote a report, and which wires it is credited to."""

from __future__ import annotations

import pytest

from sayso.read import read_bytes
from sayso.read.credits import Byline, byline

BODY = "Ministeren sier at angrepet aldri hendte, ifølge avisen i byen.\nHan nekter."


def of(text: str) -> Byline:
    report = read_bytes(text.encode(), name="a.txt").report
    return Byline(report.authors, report.credit)


@pytest.mark.parametrize(
    ("text", "credit"),
    [
        (f"Overskrift\nOSLO (NTB): {BODY}", ("NTB",)),
        (f"MOSCOW, June 16 (Reuters) - {BODY}", ("Reuters",)),
        (f"Moskva /TT-AFP/ {BODY}", ("TT", "AFP")),
        (f"{BODY} (©NTB)", ("NTB",)),
        (f"{BODY}\n/ritzau/AFP", ("Ritzau", "AFP")),
        (f"{BODY} /TT", ("TT",)),
        (f"{BODY}\nTT-Reuters\nLäs mer: Så gick det till", ("TT", "Reuters")),
        (f"{BODY}\nReuters contributed to this report.", ("Reuters",)),
        (f"Av NTB\n{BODY}", ("NTB",)),
        (f"{BODY}\nKilde: Ritzau", ("Ritzau",)),
        (f"MOSKVA (TASS) – {BODY}", ("TASS",)),
        (f"{BODY}\nFoto: Kari Ek/NTB", ()),
        (f"Han sier til Reuters (Reuters) at det er løgn. {BODY}", ()),
        (f"Byrået AFP melder at byen er tatt.\n{BODY}", ()),
        (f"The Turkish news agency (Anadolu) said so.\n{BODY}", ()),
    ],
)
def test_a_text_is_credited_where_it_says_so(
    text: str, credit: tuple[str, ...]
) -> None:
    assert of(text).credit == credit


@pytest.mark.parametrize(
    ("text", "authors"),
    [
        (f"Av Ola Nordmann og Kari Ek\n{BODY}", ("Ola Nordmann", "Kari Ek")),
        (f"Overskrift\nAv Ola Nordmann, NTB\n{BODY}", ("Ola Nordmann",)),
        (f"author: Ola Nordmann\noutlet: Avisen\n---\n{BODY}", ("Ola Nordmann",)),
        (f"{BODY}\nKari Ek\nkari@avisen.example", ("Kari Ek",)),
        (f"{BODY}\nAv de tolv drepte var tre barn.", ()),
        (BODY, ()),
    ],
)
def test_a_text_names_its_writers(text: str, authors: tuple[str, ...]) -> None:
    assert of(text).authors == authors


def test_stated_authors_are_people_wires_or_the_outlet_itself() -> None:
    stated = ("By Ann Lee For The Post", "Reuters", "The Post", "a@b.example")
    assert byline(stated, "The Post") == Byline(("Ann Lee",), ("Reuters",))


def test_the_text_is_kept_with_its_byline() -> None:
    text = f"Av Ola Nordmann, NTB\n{BODY}"
    assert read_bytes(text.encode(), name="a.txt").report.text == text


def test_who_wrote_it_is_no_part_of_the_id() -> None:
    stated = f"outlet: A\nauthor: Ola Nordmann\n---\n{BODY}".encode()
    plain = f"outlet: A\n---\n{BODY}".encode()
    one, other = (read_bytes(b, name="a").report for b in (stated, plain))
    assert one.authors != other.authors and one.id == other.id


def test_a_header_states_a_clock_time() -> None:
    text = f"published: 2017-06-16T23:30:00+02:00\noutlet: A\n---\n{BODY}"
    report = read_bytes(text.encode(), name="a").report
    assert report.issued and report.issued.isoformat() == "2017-06-16T23:30:00+02:00"
    assert str(report.published) == "2017-06-16"
