"""Headers and date markers of text files."""

from __future__ import annotations

import pytest

from sayso.errors import UsageError
from sayso.model import Period
from sayso.read import Given, Reading, read_bytes

BODY = "Kilder sier at han er død, men ingen har bekreftet det så langt."


def read(text: str, given: Given | None = None) -> Reading:
    return read_bytes(text.encode(), name="r.txt", given=given or Given())


def problems_of(text: str) -> str:
    return "\n".join(map(str, read(text).problems))


def test_a_header_ended_by_dashes_names_what_it_names() -> None:
    report = read(
        "published: 2017-06-16\noutlet: nb-1\nTITLE: Han er «død»\nlang: nb\n"
        f"url: https://example.org/1\n---\n{BODY}"
    ).report
    assert report.text == BODY
    assert str(report.published) == "2017-06-16"
    assert (report.outlet, report.title, report.lang) == ("nb-1", "Han er «død»", "nb")
    assert report.address == "https://example.org/1"


def test_a_header_may_end_with_a_blank_line() -> None:
    report = read(f"date: 2017-06\ntitle: Død\n\n{BODY}").report
    assert (report.text, report.title, str(report.published)) == (
        BODY,
        "Død",
        "2017-06",
    )


def test_a_header_between_dashes_is_read() -> None:
    report = read(f"---\ntitle: Død\nauthor: n.n.\n---\n\n{BODY}").report
    assert (report.text, report.title) == (BODY, "Død")


@pytest.mark.parametrize(
    "header",
    [
        "Publicerad: 16 juni 2017\nRubrik: Död\nKälla: TT\nSpråk: svenska",
        "Publisert: 16.06.2017\nTittel: Död\nKilde: TT\nSpråk: sv",
        "Publiceret: 16. juni 2017\nOverskrift: Död\nKilde: TT\nSprog: svensk",
        "Datum: 2017-06-16\nTitel: Död\nOutlet: TT\nLanguage: sv-SE",
        "Dato: 16.6.2017\ntitle: Död\noutlet: TT\nlang: swe",
    ],
)
def test_keys_may_be_in_any_language_that_is_read(header: str) -> None:
    report = read(f"{header}\n---\nDet uppger källor för tidningen.").report
    assert str(report.published) == "2017-06-16"
    assert (report.title, report.outlet, report.lang) == ("Död", "TT", "sv")


@pytest.mark.parametrize(
    "text",
    [
        "USA: Vi gikk ikke til angrep\n\nDet sier ministeren.",
        "Slik er saken: alt er uklart\nog ingen vet noe.\n\nDet sier ministeren.",
        "Foto: NTB\n\nDet sier ministeren.",
        "title er ikke satt\n\nDet sier ministeren.",
    ],
)
def test_what_is_not_plainly_a_header_stays_in_the_text(text: str) -> None:
    assert read(text).report.text == text


def test_no_headline_is_guessed() -> None:
    report = read(f"Han er død\n\n{BODY}").report
    assert report.title == ""
    assert report.text == f"Han er død\n\n{BODY}"


def test_a_headline_keeps_its_quotation_marks() -> None:
    assert read(f'title: "Han lever"\n---\n{BODY}').report.title == '"Han lever"'


@pytest.mark.parametrize(
    "marker", [" date 2017-07 ", "date: 2017-07\n", "Datum 2017-07\n\n"]
)
def test_a_date_marker_before_the_first_words_is_the_day_of_publication(
    marker: str,
) -> None:
    report = read(f"{marker}{BODY}\n\nMer.").report
    assert (report.text, str(report.published)) == (f"{BODY}\n\nMer.", "2017-07")


@pytest.mark.parametrize("start", ["date 2017-13 ", "Date night 2017 ", "update 2017 "])
def test_what_is_no_date_marker_stays(start: str) -> None:
    report = read(f"{start}{BODY}").report
    assert (report.text, report.published) == (f"{start}{BODY}", None)


def test_markup_is_left_alone() -> None:
    marked = "<s a1>Ryssland</s> <q a1>säger</q> att **ingen** <b>dog</b>."
    assert read(marked).report.text == marked


def test_a_date_that_is_none_is_said_and_stays_unknown() -> None:
    text = f"published: i fredags\n---\n{BODY}"
    assert read(text).report.published is None
    assert "r.txt: 'i fredags' is no date" in problems_of(text)
    assert "--published" in problems_of(text)


def test_a_language_that_is_none_is_said_and_the_words_decide() -> None:
    text = f"lang: klingon?\n---\n{BODY}"
    assert read(text).report.lang == "nb"
    assert "'klingon?' is no language" in problems_of(text)


def test_a_header_that_contradicts_the_words_holds_and_is_questioned() -> None:
    text = f"lang: en\n---\n{BODY}"
    assert read(text).report.lang == "en"
    assert "its words look nb; kept as en" in problems_of(text)


def test_norwegian_of_either_form_is_settled_by_the_words() -> None:
    nynorsk = "Kjelder seier at han er død, men ingen har stadfesta det så langt."
    assert read(f"lang: no\n---\n{BODY}").report.lang == "nb"
    assert read(f"lang: no\n---\n{nynorsk}").report.lang == "nn"


def test_what_can_not_be_found_stays_unknown_and_is_said_with_its_remedy() -> None:
    reading = read("Ja, nei.")
    report = reading.report
    assert (report.title, report.outlet, report.lang) == ("", "", "")
    assert report.published is None
    said = problems_of("Ja, nei.")
    assert "no date of publication found" in said
    assert "no outlet found" in said
    assert "its language can't be told" in said
    assert all(flag in said for flag in ("--published", "--outlet", "--lang"))


def test_another_language_is_recorded_and_said() -> None:
    text = "Die Polizei teilte mit, dass zwei Personen festgenommen worden sind."
    assert read(text).report.lang == "de"
    assert read(text).report.text == text
    assert "its language is de: recorded, but not read" in problems_of(text)


def test_what_a_person_states_outranks_the_file_and_is_remembered() -> None:
    given = Given(
        Period.parse("2018"), lang="dansk", outlet="A", title="T", address="x"
    )
    reading = read(f"published: 2017-06-16\noutlet: B\ntitle: U\n---\n{BODY}", given)
    report = reading.report
    assert (str(report.published), report.lang) == ("2018", "da")
    assert (report.outlet, report.title, report.address) == ("A", "T", "x")
    assert reading.given == {"published", "lang", "outlet", "title", "address"}


def test_nothing_stated_is_remembered_as_nothing() -> None:
    assert read(BODY).given == frozenset()


def test_a_language_that_is_none_is_refused_from_a_person() -> None:
    with pytest.raises(UsageError, match="'klingon!' is no language; write a code: sv"):
        Given(lang="klingon!")
