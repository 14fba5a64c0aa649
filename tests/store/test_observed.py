from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from hashlib import sha256
from itertools import permutations

import pytest

from sayso.ledger import Ledger
from sayso.model import Fetched, Period, Report
from sayso.read import Reading
from sayso.store import Database, fetches, locate, storable

from store.invented import reading

TEXT = "Oslo says bridge."


def kept(ledger: Ledger, readings: list[Reading]) -> Report:
    ledger.add(readings)
    (report,) = ledger.reports()
    return report


@pytest.mark.parametrize(
    ("days", "holds"),
    [
        (("", "2017-06"), "2017-06"),
        (("2017", "2017-06-16", "2017-06"), "2017-06-16"),
        (("2017-06-17", "2017-06-16"), "2017-06-16"),
    ],
    ids=["known beats unknown", "precise beats vague", "earlier beats later"],
)
def test_the_day_that_holds_does_not_depend_on_the_order(
    ledger: Ledger, days: tuple[str, ...], holds: str
) -> None:
    report = kept(ledger, [reading(TEXT, day) for day in days])
    assert report.published == Period.parse(holds)


def test_what_a_person_stated_beats_what_was_found(ledger: Ledger) -> None:
    found = reading(TEXT, "2017-06-16", lang="da")
    stated = reading(TEXT, "2018", lang="nb", given=("published", "lang"))
    report = kept(ledger, [found, stated])
    assert (report.published, report.lang) == (Period.parse("2018"), "nb")


def test_stating_one_thing_does_not_vouch_for_another(ledger: Ledger) -> None:
    found = reading(TEXT, "2017-06-16", lang="da")
    stated = reading(TEXT, "2018", lang="nb", given=("lang",))
    report = kept(ledger, [found, stated])
    assert (report.published, report.lang) == (Period.parse("2017-06-16"), "nb")


def test_every_order_gives_one_report(
    ledger: Ledger, where: str, invented_rules: None
) -> None:
    several = [
        reading(TEXT, "2017-06-16", lang=""),
        reading(TEXT, "2017", lang="nb"),
        reading(TEXT, "2017-06", lang="da", given=("published",)),
    ]
    orders = {kept(ledger, list(order)) for order in permutations(several)}
    assert len(orders) == 1


@pytest.mark.parametrize("text", ["a\x00b", "a\ud800b", "a\udfffb"])
def test_half_characters_are_not_storable(text: str) -> None:
    assert not storable(Report(text))
    assert not storable(Report("a", title=text))


@pytest.mark.parametrize("text", ["", "å\U0001f600\u202e\x1b[31m"])
def test_strange_characters_are_kept_to_the_letter(ledger: Ledger, text: str) -> None:
    assert kept(ledger, [reading(text)]).text == text


def test_what_a_server_gave_is_kept_beside_the_bytes(
    ledger: Ledger, where: str
) -> None:
    at = datetime(2017, 6, 16, 12, 30, tzinfo=UTC)
    page = Fetched("http://x.no/a", "http://x.no/b", 200, (("etag", "1"),), at, b"<p>")
    ledger.add([replace(reading(TEXT), raw=b"<p>", fetched=page)])
    database = Database(locate(where))
    with database.reading() as connection:
        [held] = fetches(connection, sha256(b"<p>").hexdigest())
    database.close()
    assert held == replace(page, body=b"")
