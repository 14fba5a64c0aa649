"""Clock times and their zones, as files and bylines write them."""

from __future__ import annotations

from datetime import date

import pytest

from sayso.read.instants import moment


def told(text: str, address: str = "") -> tuple[str, str]:
    found = moment(text, address=address)
    assert found is not None
    return str(found.period), found.at.isoformat() if found.at else ""


@pytest.mark.parametrize(
    ("text", "at"),
    [
        ("2017-06-16T23:30:00+02:00", "2017-06-16T23:30:00+02:00"),
        ("2017-06-16T23:30:00+0200", "2017-06-16T23:30:00+02:00"),
        ("2017-06-16T23:30:00.123Z", "2017-06-16T23:30:00+00:00"),
        ("20170616T233000Z", "2017-06-16T23:30:00+00:00"),
        ("2017-06-16 14:32 CEST", "2017-06-16T14:32:00+02:00"),
        ("Fri, 16 Jun 2017 14:32:00 +0200", "2017-06-16T14:32:00+02:00"),
        ("2.32pm BST on Friday 16 June 2017", "2017-06-16T14:32:00+01:00"),
        ("12.05am GMT, 16 June 2017", "2017-06-16T00:05:00+00:00"),
        ("June 16, 2017 at 6:05 a.m. EDT", "2017-06-16T06:05:00-04:00"),
        ("14:32, 16. juni 2017 norsk tid", "2017-06-16T14:32:00+02:00"),
    ],
)
def test_a_clock_time_with_a_zone_is_an_instant(text: str, at: str) -> None:
    assert told(text) == (at[:10], at)


@pytest.mark.parametrize(
    ("text", "address", "at"),
    [
        ("16 juni 2017 kl. 14.32", "https://a.se/1", "2017-06-16T14:32:00+02:00"),
        ("16.01.2017 14:32", "https://www.a.no/1", "2017-01-16T14:32:00+01:00"),
        ("14:32, 16 June 2017", "https://a.co.uk/1", "2017-06-16T14:32:00+01:00"),
        ("2017-06-15T22:30:00Z", "https://a.dk/1", "2017-06-16T00:30:00+02:00"),
        ("2017-06-16T10:00:00-04:00", "https://a.se/1", "2017-06-16T10:00:00-04:00"),
        ("16 juni 2017 kl. 14.32", "https://a.com/1", ""),
        ("16 juni 2017 kl. 14.32", "http://[a.se", ""),
        ("2017-06-16T10:00:00+99:99", "https://a.se/1", ""),
    ],
)
def test_a_country_has_one_clock(text: str, address: str, at: str) -> None:
    """Where neither mark nor country tells the zone, there is a day and no instant."""
    assert told(text, address) == (
        "2017-06-16" if "06" in at or not at else at[:10],
        at,
    )


@pytest.mark.parametrize(
    "text",
    ["", "soon", "2.32pm BST", "2017-13-45T10:00:00Z", "9" * 500],
)
def test_what_is_no_date_is_none(text: str) -> None:
    assert moment(text) is None


def test_a_clock_time_alone_is_of_the_day_that_is_told() -> None:
    found = moment("2.32pm BST", day=date(2017, 6, 16))
    assert found is not None and found.at is not None
    assert found.at.isoformat() == "2017-06-16T14:32:00+01:00"


def test_the_day_of_a_date_is_no_clock_time() -> None:
    assert told("16.06.2017", "https://a.no") == ("2017-06-16", "")
