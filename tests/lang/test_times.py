"""Phrases of time in five languages, read on Friday 16 June 2017.

Where a phrase follows from a time told before, that is 17 July 2014.
"""

from __future__ import annotations

import re
from datetime import date

import pytest
from babel import Locale
from hypothesis import given
from hypothesis import strategies as st

from sayso.lang import language
from sayso.lang.times import times
from sayso.model import LANGUAGES, Period

FRIDAY = Period.parse("2017-06-16")
TOLD = Period.parse("2014-07-17")

PHRASES = {
    "sv": """
        den 28 maj i år = 2017-05-28
        28 maj = 2017-05-28
        torsdagen den 28 maj 2015 = 2015-05-28
        den tjugoåttonde maj = 2017-05-28
        25–28 maj = 2017-05-25/2017-05-28
        17.7.2014 = 2014-07-17
        2014-07-17 = 2014-07-17
        9/7 = 2017-07-09
        mars i fjol = 2016-03
        i mars, april och maj 2015 = 2015-03 2015-04 2015-05
        i slutet av februari = 2017-02-21/2017-02-28
        i början av 2017 = 2017-01-01/2017-04-30
        mitt i maj = 2017-05-11/2017-05-20
        i fredags = 2017-06-09
        på fredag = 2017-06-23
        på fredagen = 2017-06-16
        förra onsdagen = 2017-06-14
        onsdagen i förra veckan = 2017-06-07
        natten till torsdagen = 2017-06-15
        onsdagskvällen = 2017-06-14
        sent i går = 2017-06-15
        i förrgår = 2017-06-14
        i morse = 2017-06-16
        häromdagen = 2017-06-09/2017-06-14
        för nio månader sedan = 2016-09
        för några dagar sedan = 2017-06-07/2017-06-13
        för ett halvår sedan = 2016-12
        om två veckor = 2017-06-27/2017-07-03
        hösten 2016 = 2016-09-01/2016-11-30
        i höst = 2017-09-01/2017-11-30
        i höstas = 2016-09-01/2016-11-30
        i fjol höst = 2016-09-01/2016-11-30
        förra månaden = 2017-05
        tidigare i veckan = 2017-06-12/2017-06-16
        senare i år = 2017-06-16/2017-12-31
        sedan 2014 = 2014-01-01/2017-06-16
        mellan 2014 och 2016 = 2014-01-01/2016-12-31
        från mars till maj 2017 = 2017-03-01/2017-05-31
        första kvartalet 2017 = 2017-01-01/2017-03-31
        på 1990-talet = 1990-01-01/1999-12-31
        på 1800-talet = 1800-01-01/1899-12-31
        de senaste tre månaderna = 2017-03-16/2017-06-16
        vecka 23 = 2017-06-05/2017-06-11
        ett år senare = 2015
        samma dag = 2014-07-17
        dagen därpå = 2014-07-18
        två dagar tidigare = 2014-07-15
        dagen efter attacken =
        i vår stad =
    """,
    "nb": """
        28. mai = 2017-05-28
        torsdag 28. mai 2015 = 2015-05-28
        29. og 30. mai = 2017-05-29/2017-05-30
        3.–5. mars 2015 = 2015-03-03/2015-03-05
        17.7.2014 = 2014-07-17
        17/7 2014 = 2014-07-17
        mars i fjor = 2016-03
        i slutten av februar = 2017-02-21/2017-02-28
        i begynnelsen av juni = 2017-06-01/2017-06-10
        sist i mai = 2017-05-21/2017-05-31
        midten av 1990-tallet = 1993-05-01/1996-08-31
        sist onsdag = 2017-06-14
        forrige fredag = 2017-06-09
        onsdag i forrige uke = 2017-06-07
        fredag neste uke = 2017-06-23
        natt til torsdag = 2017-06-15
        onsdag kveld = 2017-06-14
        lørdagens = 2017-06-10
        i forgårs = 2017-06-14
        for tre uker siden = 2017-05-23/2017-05-29
        for ni måneder siden = 2016-09
        for to og et halvt år siden = 2014-12
        for noen dager siden = 2017-06-07/2017-06-13
        høsten 2016 = 2016-09-01/2016-11-30
        i høst = 2017-09-01/2017-11-30
        i fjor høst = 2016-09-01/2016-11-30
        forrige måned = 2017-05
        siste uke = 2017-06-05/2017-06-11
        den siste uken = 2017-06-09/2017-06-16
        de siste to månedene = 2017-04-16/2017-06-16
        tidligere i uken = 2017-06-12/2017-06-16
        siden 2014 = 2014-01-01/2017-06-16
        mellom 2014 og 2016 = 2014-01-01/2016-12-31
        fra 25. juli til 3. august 2014 = 2014-07-25/2014-08-03
        andre kvartal 2017 = 2017-04-01/2017-06-30
        første halvår 2016 = 2016-01-01/2016-06-30
        ett år senere = 2015
        samme dag = 2014-07-17
        dagen etter = 2014-07-18
        året før = 2013
        den gangen = 2014-07-17
        uka etter at han døde =
        vil skje mandag = 2017-06-19
        skal ha skjedd mandag = 2017-06-12
    """,
    "nn": """
        28. mai = 2017-05-28
        laurdag 27. mai = 2017-05-27
        tysdag = 2017-06-13
        17.7.2014 = 2014-07-17
        mars i fjor = 2016-03
        i slutten av februar = 2017-02-21/2017-02-28
        i byrjinga av juni = 2017-06-01/2017-06-10
        sist onsdag = 2017-06-14
        onsdag i førre veke = 2017-06-07
        natt til torsdag = 2017-06-15
        onsdag kveld = 2017-06-14
        i går kveld = 2017-06-15
        i førgår = 2017-06-14
        for tre veker sidan = 2017-05-23/2017-05-29
        for ni månader sidan = 2016-09
        for eit år sidan = 2016
        for nokre dagar sidan = 2017-06-07/2017-06-13
        hausten 2016 = 2016-09-01/2016-11-30
        i haust = 2017-09-01/2017-11-30
        i fjor haust = 2016-09-01/2016-11-30
        førre månad = 2017-05
        tidlegare i veka = 2017-06-12/2017-06-16
        seinare i år = 2017-06-16/2017-12-31
        sidan 2014 = 2014-01-01/2017-06-16
        mellom 2014 og 2016 = 2014-01-01/2016-12-31
        frå mars til mai 2017 = 2017-03-01/2017-05-31
        andre kvartal 2017 = 2017-04-01/2017-06-30
        på 1990-talet = 1990-01-01/1999-12-31
        dei siste tre månadene = 2017-03-16/2017-06-16
        neste år = 2018
        eit år seinare = 2015
        same dag = 2014-07-17
        dagen etter = 2014-07-18
        to dagar tidlegare = 2014-07-15
        den gongen = 2014-07-17
    """,
    "da": """
        den 28. maj = 2017-05-28
        fredag den 13. juni 2014 = 2014-06-13
        d. 9/7 = 2017-07-09
        17/7 2014 = 2014-07-17
        marts sidste år = 2016-03
        sidst i maj = 2017-05-21/2017-05-31
        i slutningen af februar = 2017-02-21/2017-02-28
        i begyndelsen af juni = 2017-06-01/2017-06-10
        midt i halvfemserne = 1993-05-01/1996-08-31
        i fredags = 2017-06-09
        på fredag = 2017-06-23
        sidste onsdag = 2017-06-14
        onsdag i sidste uge = 2017-06-07
        natten til torsdag = 2017-06-15
        onsdag aften = 2017-06-14
        i går aftes = 2017-06-15
        i forgårs = 2017-06-14
        for tre uger siden = 2017-05-23/2017-05-29
        for ni måneder siden = 2016-09
        for halvandet år siden = 2015-12
        efteråret 2016 = 2016-09-01/2016-11-30
        i efteråret = 2017-09-01/2017-11-30
        sidste måned = 2017-05
        i sidste uge = 2017-06-05/2017-06-11
        tidligere på året = 2017-01-01/2017-06-16
        siden 2014 = 2014-01-01/2017-06-16
        mellem den 25. juli og den 3. august 2014 = 2014-07-25/2014-08-03
        fra marts til maj 2017 = 2017-03-01/2017-05-31
        2. kvartal 2016 = 2016-04-01/2016-06-30
        i 1990'erne = 1990-01-01/1999-12-31
        de seneste tre måneder = 2017-03-16/2017-06-16
        uge 23 = 2017-06-05/2017-06-11
        et år senere = 2015
        samme dag = 2014-07-17
        næste dag = 2014-07-18
        dagen før = 2014-07-16
        få dage senere = 2014-07-19/2014-07-22
        dengang = 2014-07-17
        dagen efter angrebet =
    """,
    "en": """
        May 28 = 2017-05-28
        28 May last year = 2016-05-28
        July 17, 2014 = 2014-07-17
        Thursday, May 28, 2015 = 2015-05-28
        the first of May = 2017-05-01
        Aug. 3 = 2016-08-03
        May 25-28 = 2017-05-25/2017-05-28
        2014-07-17 = 2014-07-17
        17/7/2014 = 2014-07-17
        7/8/2014 =
        March 2015 = 2015-03
        in May = 2017-05
        late February = 2017-02-21/2017-02-28
        mid-May = 2017-05-11/2017-05-20
        the end of May = 2017-05-21/2017-05-31
        early 2017 = 2017-01-01/2017-04-30
        the last week of May = 2017-05-25/2017-05-31
        last Wednesday = 2017-06-14
        next Friday = 2017-06-23
        on Wednesday last week = 2017-06-07
        Wednesday night = 2017-06-14
        last night = 2017-06-15
        the day before yesterday = 2017-06-14
        nine months ago = 2016-09
        three weeks ago = 2017-05-23/2017-05-29
        a year and a half ago = 2015-12
        a few days ago = 2017-06-11/2017-06-14
        the fall of 2016 = 2016-09-01/2016-11-30
        last autumn = 2016-09-01/2016-11-30
        last month = 2017-05
        earlier this week = 2017-06-12/2017-06-16
        so far this year = 2017-01-01/2017-06-16
        since 2014 = 2014-01-01/2017-06-16
        between 2014 and 2016 = 2014-01-01/2016-12-31
        from March to May 2017 = 2017-03-01/2017-05-31
        2014–16 = 2014-01-01/2016-12-31
        Q2 2017 = 2017-04-01/2017-06-30
        the 1990s = 1990-01-01/1999-12-31
        the 19th century = 1800-01-01/1899-12-31
        the past three months = 2017-03-16/2017-06-16
        a year later = 2015
        that day = 2014-07-17
        the next day = 2014-07-18
        two days earlier = 2014-07-15
        that October = 2014-10
        the day after the attack =
        Theresa May said =
        it may be =
        in his 30s =
        2000 people =
        will meet on Monday = 2017-06-19
    """,
}
CASES = [
    (code, *(part.strip() for part in line.split("=")))
    for code, table in PHRASES.items()
    for line in table.strip().splitlines()
]


def days(written: str) -> Period:
    first, _, last = written.partition("/")
    if last:
        return Period(date.fromisoformat(first), date.fromisoformat(last))
    return Period.parse(first)


@pytest.mark.parametrize(("code", "phrase", "told"), CASES)
def test_a_phrase_tells_its_days(code: str, phrase: str, told: str) -> None:
    found = times(phrase, code, FRIDAY, TOLD)
    assert [t.period for t in found] == [days(part) for part in told.split()]


@pytest.mark.parametrize("code", LANGUAGES)
def test_a_language_has_thirty_phrases(code: str) -> None:
    assert len([case for case in CASES if case[0] == code]) >= 30


@pytest.mark.parametrize(
    ("phrase", "grain", "sort"),
    [
        ("den 28 maj 2014", "day", "date"),
        ("hösten 2016", "season", "date"),
        ("i fjol", "year", "relative"),
        ("förra veckan", "week", "relative"),
        ("dagen efter", "day", "told"),
        ("mellan 2014 och 2016", "year", "range"),
        ("sedan mars", "month", "since"),
        ("från 2004", "year", "from"),
        ("på 1990-talet", "decade", "date"),
        ("tredje kvartalet 2016", "quarter", "date"),
    ],
)
def test_a_time_says_what_it_is(phrase: str, grain: str, sort: str) -> None:
    (time,) = times(phrase, "sv", FRIDAY, TOLD)
    assert (time.grain, time.sort) == (grain, sort)


def test_the_words_are_those_of_the_text() -> None:
    text = "Mötet hölls 😀 den 28 maj i år, sade han i fredags."
    found = times(text, "sv", FRIDAY)
    assert [t.words for t in found] == ["28 maj i år", "i fredags"]
    assert all(text[t.start : t.end] == t.words for t in found)


def test_what_follows_from_a_time_follows_from_the_one_before_it() -> None:
    found = times("Den 3 mars 2015 vände de. Året därpå kom de igen.", "sv", FRIDAY)
    assert found[1].period == Period.parse("2016")
    assert found[1].after == found[0].start
    assert found[1].anchored(TOLD) == Period.parse("2015")


def test_without_a_time_before_nothing_follows() -> None:
    assert times("dagen efter", "sv", FRIDAY) == ()


@pytest.mark.parametrize(
    ("published", "phrase", "told"),
    [
        ("2017-06", "28. mai", "2017-05-28"),
        ("2017", "i fjor", "2016"),
        ("2017-06", "i går", "2017-05-31/2017-06-29"),
        ("2017", "i 2014", "2014"),
    ],
)
def test_a_month_or_year_of_publication_leaves_all_days_that_may_be_meant(
    published: str, phrase: str, told: str
) -> None:
    (time,) = times(phrase, "nb", Period.parse(published))
    assert time.period == days(told)


def test_without_a_day_of_publication_only_the_calendar_counts() -> None:
    found = times("i går, 28. mai og 17. juli 2014", "nb", None)
    assert [t.words for t in found] == ["28. mai", "17. juli 2014"]


def test_a_date_joined_to_one_with_a_year_has_that_year() -> None:
    found = times("i juli og august 2014", "nb", FRIDAY)
    assert [str(t.period) for t in found] == ["2014-07", "2014-08"]


@pytest.mark.parametrize("day", ["0001-01-01", "9999-12-31"])
@pytest.mark.parametrize("code", LANGUAGES)
def test_what_lies_outside_the_calendar_is_left_out(code: str, day: str) -> None:
    text = " ".join(phrase for lang, phrase, _ in CASES if lang == code)
    assert all(t.period.first.year > 0 for t in times(text, code, Period.parse(day)))


def test_days_that_no_month_has_are_none() -> None:
    assert not times("31. februar 2014 og 31.2.2014 og 2014-02-31", "nb", FRIDAY)


WORDS = st.sampled_from(
    sorted({w for _, phrase, _ in CASES for w in re.findall(r"\w+|\W", phrase)})
)


@given(
    st.one_of(st.text(), st.lists(WORDS).map(" ".join), st.lists(WORDS).map("".join)),
    st.sampled_from(LANGUAGES),
    st.sampled_from((None, FRIDAY, Period.parse("2017-06"), Period.parse("2016"))),
)
def test_times_index_the_text_in_order(
    text: str, code: str, published: Period | None
) -> None:
    end = 0
    for time in times(text, code, published):
        assert end <= time.start < time.end <= len(text)
        assert text[time.start : time.end] == time.words
        assert time.period.first <= time.period.last
        end = time.end


@pytest.mark.parametrize(
    "unit", ["9", "i går ", "28. ", "den ", "fem", "två år ", "\n"]
)
def test_a_long_text_takes_no_longer_than_its_length(unit: str) -> None:
    text = unit * (1_000_000 // len(unit))
    assert len(times(text, "sv", FRIDAY)) == (text.count("går"))


@pytest.mark.parametrize("code", LANGUAGES)
def test_names_of_months_and_days_are_those_of_cldr(code: str) -> None:
    locale, words = Locale(code), language(code).words
    for number, name in locale.months["format"]["wide"].items():
        assert words["months"][name.lower()] == number
    for number, name in locale.days["format"]["wide"].items():
        assert words["weekdays"][name.lower()] == number


@pytest.mark.parametrize("code", LANGUAGES)
def test_no_month_or_day_is_another_in_cldr(code: str) -> None:
    locale, words = Locale(code), language(code).words
    for width in ("abbreviated", "wide"):
        for kind, key in (("months", "months"), ("days", "weekdays")):
            for number, name in getattr(locale, kind)["format"][width].items():
                short = name.lower().rstrip(".")
                assert words[key].get(short, number) == number
