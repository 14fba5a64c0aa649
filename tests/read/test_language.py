"""Which language a text is in, from thirty words up."""

from __future__ import annotations

import subprocess
import sys

import pytest

from sayso.read import detect_language

OURS = [
    (
        "sv",
        "Polisen uppger att två personer har gripits efter branden i hamnen. "
        "Enligt vittnen hördes en smäll strax före midnatt, men ingen har ännu "
        "kunnat säga vad som orsakade den.",
    ),
    (
        "sv",
        "– Vi vet inte mer just nu, säger presstalespersonen. Färjan skulle ha "
        "lagt till vid sjutiden på måndagen men kom aldrig fram, och kontakten "
        "bröts en timme tidigare.",
    ),
    (
        "nb",
        "Politiet opplyser at to personer er pågrepet etter brannen i havna. "
        "Ifølge vitner hørtes et smell like før midnatt, men ingen har så langt "
        "kunnet si hva som forårsaket det.",
    ),
    (
        "nb",
        "– Vi vet ikke mer nå, sier pressevakten. Fergen skulle ha lagt til kai i"
        " sjutiden mandag, men kom aldri fram, og kontakten ble brutt en time "
        "tidligere.",
    ),
    (
        "nn",
        "Politiet opplyser at to personar er pågripne etter brannen i hamna. "
        "Ifølgje vitne høyrdest eit smell like før midnatt, men ingen har så "
        "langt kunna seie kva som var årsaka.",
    ),
    (
        "nn",
        "– Me veit ikkje meir no, seier pressevakta. Ferja skulle ha lagt til kai"
        " i sjutida måndag, men kom aldri fram, og kontakten vart broten ein time"
        " tidlegare.",
    ),
    (
        "da",
        "Politiet oplyser, at to personer er anholdt efter branden i havnen. "
        "Ifølge vidner lød der et brag lige før midnat, men ingen har endnu "
        "kunnet sige, hvad der var årsagen.",
    ),
    (
        "da",
        "– Vi ved ikke mere nu, siger pressevagten. Færgen skulle have lagt til "
        "kaj ved syvtiden mandag, men kom aldrig frem, og kontakten blev afbrudt "
        "en time tidligere.",
    ),
    (
        "en",
        "Police say two people have been arrested after the fire in the harbour. "
        "Witnesses heard a bang shortly before midnight, but nobody has been able"
        " to say what caused it.",
    ),
    (
        "en",
        "“We know nothing more at present,” the press officer said. The ferry was"
        " due at seven on Monday but never arrived, and contact was lost an hour "
        "earlier.",
    ),
]
OTHERS = [
    (
        "de",
        "Die Polizei teilte mit, dass nach dem Brand im Hafen zwei Personen "
        "festgenommen wurden. Zeugen hörten kurz vor Mitternacht einen Knall.",
    ),
    (
        "fr",
        "La police a annoncé que deux personnes avaient été arrêtées après "
        "l'incendie du port. Des témoins ont entendu une détonation peu avant "
        "minuit.",
    ),
    (
        "fi",
        "Poliisi kertoo, että kaksi ihmistä on otettu kiinni sataman tulipalon "
        "jälkeen. Silminnäkijät kuulivat pamauksen vähän ennen puoltayötä.",
    ),
    (
        "is",
        "Lögreglan greindi frá því að tveir menn hefðu verið handteknir eftir "
        "eldsvoðann við höfnina. Vitni heyrðu hvell skömmu fyrir miðnætti.",
    ),
    (
        "ru",
        "Полиция сообщила, что после пожара в порту задержаны два человека. "
        "Свидетели слышали хлопок незадолго до полуночи.",
    ),
]


@pytest.mark.parametrize(("code", "text"), OURS)
def test_our_languages_are_told_apart_in_thirty_words(code: str, text: str) -> None:
    assert detect_language(text) == code


@pytest.mark.parametrize(("code", "text"), OTHERS)
def test_other_languages_are_named_not_taken_for_ours(code: str, text: str) -> None:
    assert detect_language(text) == code


@pytest.mark.parametrize("text", ["", "  \n", "Ja.", "2017", "Raqqa Mosul", "– – –"])
def test_too_few_words_say_nothing(text: str) -> None:
    assert detect_language(text) == ""


def test_names_of_other_languages_do_not_outweigh_the_words() -> None:
    text = (
        "Santos de la Cruz fra Los Angeles og van den Berg fra Den Haag møtte "
        "Le Monde og Die Zeit, men ingen av dem ville si hva de hadde fått vite."
    )
    assert detect_language(text) == "nb"


def test_capitals_do_not_hide_the_language() -> None:
    assert detect_language(OURS[0][1].upper()) == "sv"


def test_our_languages_are_told_without_loading_the_model() -> None:
    """The command starts quickly: the model takes half a second to load."""
    program = (
        "import sys; from sayso.read import detect_language as d;"
        f"assert [d(t) for t in {[text for _, text in OURS]!r}]"
        f" == {[code for code, _ in OURS]!r};"
        "heavy = {'py3langid', 'numpy', 'trafilatura', 'lxml', 'charset_normalizer'};"
        "sys.exit(sorted(heavy & set(sys.modules)) or 0)"
    )
    subprocess.run([sys.executable, "-c", program], check=True)
