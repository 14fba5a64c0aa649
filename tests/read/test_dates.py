"""Dates as files write them."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.model import Period
from sayso.read.dates import period


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("2017", "2017"),
        ("2017-06", "2017-06"),
        ("2017-06-16", "2017-06-16"),
        ("2017/06/16", "2017-06-16"),
        ("20170616", "2017-06-16"),
        ("2017-06-16 14:05", "2017-06-16"),
        ("16.06.2017", "2017-06-16"),
        ("16. 6. 2017 kl. 12.30", "2017-06-16"),
        ("16/06/2017", "2017-06-16"),
        ("06/16/2017", "2017-06-16"),
        ("16 juni 2017", "2017-06-16"),
        ("fredag den 16 juni 2017", "2017-06-16"),
        ("den 1:a maj 2017", "2017-05-01"),
        ("16. juni 2017", "2017-06-16"),
        ("3. mars 2018", "2018-03-03"),
        ("d. 3. marts 2018", "2018-03-03"),
        ("16 Jun 2017", "2017-06-16"),
        ("Fri, 16 Jun 2017 10:00:00 GMT", "2017-06-16"),
        ("June 16, 2017", "2017-06-16"),
        ("Sept. 3rd, 2018", "2018-09-03"),
        ("oktober 2016", "2016-10"),
        (" 2017-06-16 ", "2017-06-16"),
    ],
)
def test_dates_in_five_languages_are_read(written: str, read: str) -> None:
    assert str(period(written)) == read


@pytest.mark.parametrize(
    "written",
    [
        "",
        "i fredags",
        "06/07/2017",
        "2017-13",
        "2017-02-30",
        "31 juni 2017",
        "16 juni",
        "17",
    ],
)
def test_what_can_be_read_two_ways_or_none_is_not_read(written: str) -> None:
    assert period(written) is None


@pytest.mark.parametrize("zone", ["Z", "+02:00", "-0700", ".123Z", ""])
def test_the_day_is_the_one_printed_whatever_the_zone(zone: str) -> None:
    assert period(f"2017-06-16T23:30:00{zone}") == Period.day(date(2017, 6, 16))


@given(st.dates())
def test_every_day_is_read_back(day: date) -> None:
    assert period(day.isoformat()) == Period.day(day)


@given(st.text(max_size=40))
def test_no_text_upsets_it(text: str) -> None:
    period(text)
