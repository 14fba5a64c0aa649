"""When it was said: in the report's own days, apart from when what is told happened."""

from __future__ import annotations

import pytest

from extract.marked import claims_in


def said(lang: str, text: str) -> list[str]:
    return [str(claim.said) for claim in claims_in(lang, text, "2017-06-16")]


@pytest.mark.parametrize(
    ("lang", "text", "day"),
    [
        ("sv", "Departementet sade i onsdags att basen anfölls.", "2017-06-14"),
        ("nb", "Departementet sa sist onsdag at basen ble angrepet.", "2017-06-14"),
        ("nn", "Departementet sa tysdag at basen vart åtaka.", "2017-06-13"),
        (
            "da",
            "Ministeriet sagde for ni måneder siden, at basen blev ramt.",
            "2016-09",
        ),
        ("en", "The ministry said in late May that the base had been hit.", "2017-05"),
    ],
)
def test_a_time_beside_the_cue_is_when_it_was_said(
    lang: str, text: str, day: str
) -> None:
    assert said(lang, text) == [day]


def test_a_time_in_the_content_is_no_time_of_saying() -> None:
    text = "The ministry said on Monday that the base had been hit on May 28."
    assert said("en", text) == ["2017-06-12"]


@pytest.mark.parametrize("lead", ["Since 2014", "Until Monday"])
def test_nothing_is_said_at_the_ends_of_a_stretch(lead: str) -> None:
    assert said("en", f"{lead}, the ministry says that it is safe.") == ["2017-06-16"]


def test_the_same_day_is_that_of_the_last_saying() -> None:
    text = (
        "Departementet sa mandag at basen ble angrepet 28. mai. "
        "Statsministeren sa samme dag at alle er trygge."
    )
    assert said("nb", text) == ["2017-06-12", "2017-06-12"]


def test_a_week_is_printed_as_the_month_that_it_mostly_lies_in() -> None:
    text = "Ministeriet sagde i sidste uge, at basen blev ramt."
    (claim,) = claims_in("da", text, "2018-04-04")
    assert claim.said is not None
    assert (str(claim.said), claim.said.last.isoformat()) == ("2018-03", "2018-04-01")


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("sv", "En ledare som flydde från Raqqa i maj säger att basen anfölls."),
        ("nb", "En leder som flyktet fra Raqqa i mai sier at basen ble angrepet."),
        ("en", "A leader who fled from Raqqa in May says that the base was hit."),
    ],
)
def test_what_a_relative_clause_dates_was_not_said_then(lang: str, text: str) -> None:
    assert "2017-05" not in said(lang, text)


def test_a_cleft_tells_when_it_was_said() -> None:
    text = "Det var Ryssland som i maj hävdade att basen anfölls."
    assert said("sv", text) == ["2017-05"]
