"""The pages speak four languages, wholly, and keep the one that was chosen."""

from __future__ import annotations

import re
import tomllib
from datetime import date
from importlib.resources import files
from string import Formatter

import pytest
from starlette.testclient import TestClient
from web.seen import Seen

from sayso.ledger import Ledger
from sayso.shown.language import in_tongue
from sayso.shown.reasons import reason, would_change
from sayso.web.tongues import SPOKEN, tongue_for
from sayso.weigh import WORDS
from training.messages import LANGUAGES, lacking, updated

DAY = date(2017, 6, 30)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_message_is_translated(lang: str) -> None:
    """python -m training.messages updates the catalogues."""
    assert [message.id for message in lacking(updated(lang))] == []


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_translation_names_what_the_message_names(lang: str) -> None:
    for message in updated(lang):
        ids = message.id if isinstance(message.id, tuple) else (message.id,)
        said = message.string
        strings = said if isinstance(said, tuple) else (said,)
        for string in strings:
            assert _named(string) <= {name for one in ids for name in _named(one)}


def _named(text: str) -> set[str]:
    braces = {name for _, name, _, _ in Formatter().parse(text) if name}
    return braces | set(re.findall(r"%\((\w+)\)s", text))


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_word_of_a_reason_has_its_like(lang: str) -> None:
    path = files("sayso.lang").joinpath(lang, "standing.toml")
    words = tomllib.loads(path.read_text(encoding="utf-8"))
    assert words.keys() == WORDS.keys()
    for key, text in words.items():
        assert _named(text) == _named(WORDS[key]), key


@pytest.mark.parametrize(
    ("accepted", "code"),
    [
        ("sv-SE,sv;q=0.9,en;q=0.5", "sv"),
        ("nn-NO", "nb"),
        ("no", "nb"),
        ("da", "da"),
        ("fr,de", "en"),
        ("", "en"),
        ("../../etc,sv", "sv"),
    ],
)
def test_a_browser_is_spoken_to_in_its_language(accepted: str, code: str) -> None:
    assert tongue_for(accepted).code == code


def test_a_brief_is_whole_in_swedish(browser: TestClient, read: Ledger) -> None:
    question = read.brief("Baghdadi dead").question.id
    address = f"/questions/{question}?as_of=2017-06-30"
    page = browser.get(address, headers={"accept-language": "sv"}).text
    seen = Seen(page)
    assert '<html lang="sv">' in page
    assert "Ryssland säger att det troligen är så, först den 16 juni 2017" in seen.text
    assert "ingen förnekar det" in seen.text
    assert "bekräftat av flera" in seen.text
    for english in ("affirms it", "Who says so", "would change", "Read by"):
        assert english not in seen.text


def test_a_report_and_a_source_are_told_of_in_danish(
    browser: TestClient, read: Ledger
) -> None:
    report = read.reports()[1].id
    for path in (f"/reports/{report}", "/sources/russia"):
        seen = Seen(browser.get(path, headers={"accept-language": "da"}).text)
        for english in ("Held against", "new claim", " claims", "no measure"):
            assert english not in seen.text


@pytest.mark.parametrize("lang", SPOKEN)
def test_a_reason_is_a_sentence_in_every_language(read: Ledger, lang: str) -> None:
    with in_tongue(tongue_for(lang)):
        for question, standing in read.questions(as_of=DAY):
            for said in (reason(question, standing), would_change(question, standing)):
                assert said.endswith(".")
                assert said[0] == said[0].upper()
                assert "{" not in said


def test_english_is_as_it_was_weighed(read: Ledger) -> None:
    for question, standing in read.questions(as_of=DAY):
        assert reason(question, standing) == standing.reason


def test_a_chosen_language_is_kept(browser: TestClient) -> None:
    chosen = browser.get("/language/da?back=/search", headers={"accept-language": "sv"})
    assert (chosen.status_code, chosen.headers["location"]) == (303, "/search")
    assert "samesite=strict" in chosen.headers["set-cookie"].lower()
    front = browser.get("/", headers={"accept-language": "sv"})
    assert '<html lang="da">' in front.text


@pytest.mark.parametrize("back", ["//evil.example", "https://evil.example", "/\\evil"])
def test_choosing_a_language_leads_nowhere_else(browser: TestClient, back: str) -> None:
    chosen = browser.get("/language/sv", params={"back": back})
    assert chosen.headers["location"] == "/"
