from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone
from hashlib import sha256
from itertools import permutations
from typing import Any

import pytest

from sayso.ledger import Ledger
from sayso.model import Fetched, Period, Report, content_id
from sayso.read import Reading
from sayso.store import Arrival, Database, fetches, locate, storable

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


AT = datetime(2017, 6, 16, 23, 30, tzinfo=timezone(timedelta(hours=2)))


def written(address: str = "a", **fields: Any) -> Reading:
    day = Period.parse("2017-06-16")
    report = Report(TEXT, outlet="x", published=day, address=address, **fields)
    return Reading(report, address.encode())


def test_authors_wires_and_instants_are_kept_with_their_zone(
    ledger: Ledger, where: str, invented_rules: None
) -> None:
    full = written(
        authors=("Ola Nordmann", "Kari Ek"), issued=AT, modified=AT, credit=("NTB",)
    )
    report = kept(ledger, [full])
    assert (report.authors, report.credit) == (("Ola Nordmann", "Kari Ek"), ("NTB",))
    assert report.issued and report.issued.isoformat() == "2017-06-16T23:30:00+02:00"
    assert report.modified and report.modified.utcoffset() == timedelta(hours=2)


def test_a_later_reading_adds_what_an_earlier_one_did_not_say(ledger: Ledger) -> None:
    report = kept(ledger, [written(), written(authors=("Kari Ek",), issued=AT)])
    assert (report.authors, report.issued) == (("Kari Ek",), AT)


def test_a_reading_that_says_nothing_of_them_has_the_id_that_it_always_had() -> None:
    plain, full = written(), written(credit=("NTB",))
    ids = [Arrival(r.report, r.raw).id for r in (plain, full)]
    assert ids[0] == content_id(
        "a",
        plain.report.id,
        "2017-06-16/2017-06-16",
        "",
        "a",
        sha256(b"a").hexdigest(),
        "",
    )
    assert ids[0] != ids[1] and plain.report.id == full.report.id


def test_the_first_issue_and_the_last_change_hold_in_any_order(
    ledger: Ledger, where: str, invented_rules: None
) -> None:
    hour = timedelta(hours=1)
    several = [
        written("a", issued=AT, modified=AT),
        written("b", issued=AT - hour, modified=AT + hour, credit=("NTB",)),
        written("c", issued=AT - 48 * hour, credit=("AFP", "NTB")),
    ]
    report = kept(ledger, several)
    assert (report.issued, report.modified) == (AT - hour, AT + hour)
    assert report.credit == ("AFP", "NTB")


@pytest.mark.parametrize("name", ["authors", "credit"])
def test_a_name_that_no_database_takes_is_told(name: str) -> None:
    assert not storable(written(**{name: ("\ud800",)}).report)
