from __future__ import annotations

import io
from dataclasses import replace
from datetime import date

import pytest
from cli import samples
from cli.samples import Said
from rich.console import Console

from sayso.cli.page import print_brief
from sayso.ledger import Brief
from sayso.model import Echo, Reason


def page(brief: Brief, *, echoes: tuple[Echo, ...] = (), width: int = 80) -> str:
    out = io.StringIO()
    console = Console(file=out, width=width, highlight=False, markup=False, emoji=False)
    print_brief(brief, echoes, console)
    return out.getvalue()


def test_the_question_comes_first_then_the_standing_with_its_reason() -> None:
    text = page(samples.contested(), width=120)
    head = text.split("\n\n")
    assert head[0].startswith("Was Omar killed in Raqqa?\nAs of 31 July 2017")
    assert head[1].startswith(
        "CONTESTED  Russia affirms it as possible, first on 16 June"
    )
    assert "IS conceding it, would change this." in head[1]


def test_it_says_what_was_read() -> None:
    text = page(samples.contested())
    assert "Read by that day: 4 reports; 2 more bear no date" in text


def test_each_side_has_its_voices_and_the_reports_that_carry_it() -> None:
    text = page(samples.contested())
    assert "△ Russia affirms, possible, since 16 June 2017" in text
    assert "Defence Ministry · 2 reports: en-1, en-2" in text
    assert "◆ United States doubts, since 11 July 2017" in text


def test_the_exact_words_stand_in_quotation_marks_with_outlet_and_day() -> None:
    text = page(samples.contested())
    assert "▼ July 2017 · en-3, en · IS" in text
    assert "Amaq [denied] “that Omar is dead” (denies)" in text


def test_claims_stand_under_what_they_do() -> None:
    text = page(samples.contested())
    order = [text.index(h) for h in ("Affirm: 2 claims", "Deny: 1 claim", "Doubt, or")]
    assert order == sorted(order)


def test_a_voice_that_is_the_side_is_named_once() -> None:
    said = Said("2017-06-16", "en-1", "Oslo", "says", "so", "affirms")
    told = samples.bearing(said)
    text = page(
        samples.brief(
            [replace(samples.origin("Oslo", "affirms", [told]), voices=("Oslo",))]
        )
    )
    assert "    1 report: en-1" in text


def test_a_copy_names_what_it_repeats() -> None:
    brief = samples.contested()
    first, second = (b.report.id for b in brief.bearings[:2])
    text = page(brief, echoes=(Echo(second, first, Reason("same", "the same words")),))
    assert "(possible, after en-1)" in text


def test_what_a_side_no_longer_holds_is_shown_as_such() -> None:
    old = samples.bearing(
        Said("2017-06-01", "en-9", "Moscow", "denied", "it", "denies")
    )
    brief = samples.contested()
    text = page(replace(brief, bearings=(old, *brief.bearings)))
    assert "Moscow [denied] “it” (no longer held)" in text


def test_hearsay_is_shown_as_not_counted() -> None:
    heard = Said("2017-06-01", "en-9", "People", "say", "so", "affirms", None)
    text = page(samples.brief((), others=[samples.bearing(heard)]))
    assert "▲ 1 June 2017 · en-9, en · nobody named" in text
    assert "“so” (not counted)" in text


def test_a_doubt_is_never_said_not_to_count() -> None:
    doubt = Said("2017-06-01", "en-9", "Moscow", "doubted", "it", "doubts")
    text = page(samples.brief((), others=[samples.bearing(doubt)]))
    assert "Moscow [doubted] “it”\n" in text


def test_the_day_said_is_told_where_it_is_not_the_day_published() -> None:
    said = Said("2017-06-16", "en-1", "Moscow", "says", "so", "affirms")
    days = (samples.Period.parse(day) for day in ("2017-06-16", "2017-06-15"))
    same, before = (
        page(samples.brief((), others=[samples.bearing(said, said=d)])) for d in days
    )
    assert "“so” (not counted)" in same
    assert "(said 15 June 2017, no" in before


def test_the_other_questions_of_the_matter_have_their_standings() -> None:
    assert "unreported     How many were killed in Raqqa?" in page(samples.contested())


def test_unreported_says_that_others_may_have_said_so() -> None:
    read = replace(samples.brief(()), reports_read=3)
    assert "UNREPORTED" in page(read)
    assert "reports that sayso was not given" in page(read).replace("\n", " ")


def test_nothing_read_by_the_day_is_told_apart_from_nobody_saying_so() -> None:
    assert "This says nothing of what others reported" in page(samples.brief(()))


@pytest.mark.parametrize("width", [40, 80, 120])
def test_no_line_is_longer_than_the_terminal_is_wide(width: int) -> None:
    lines = page(samples.contested(), width=width).splitlines()
    assert max(map(len, lines)) <= width


def test_a_hostile_report_is_only_words() -> None:
    said = Said(
        "2017-06-16",
        "[red]out\x1b[31m",
        "\u202eMoscow[/]",
        "[bold]says",
        "he \x1b]0;x\x07 [blink]died[/blink]\nCORROBORATED",
        "affirms",
    )
    brief = samples.brief(
        [samples.origin("[link=x]Russia\x9b", "affirms", [samples.bearing(said)])]
    )
    text = page(
        replace(brief, question=replace(brief.question, text="Did \x1b[8m he?"))
    )
    assert not any(unsafe in text for unsafe in "\x1b\x07\x9b\u202e")
    assert "[red]out�[31m" in text
    assert "“he �]0;x� [blink]died[/blink] CORROBORATED”" in text


def test_colour_is_no_part_of_a_page_that_goes_to_a_file() -> None:
    assert "\x1b" not in page(samples.contested())


def test_the_instant_of_an_older_ledger_is_named() -> None:
    at = samples.instant(date(2018, 1, 1))
    assert "as the ledger was at 2018-01-01 00:00+00:00" in page(
        replace(samples.contested(), recorded=at)
    )


def test_what_changed_on_the_way_is_told_with_the_words_of_both() -> None:
    text = page(samples.drifted(), width=120)
    assert "Changed on the way\n  A hedge was lost: en-1 has Defence Ministry" in text
    assert "\n    16 June 2017 · en-1, en: The ministry [said] “he may be dead”" in text
    assert "\n    1 July 2017 · en-2, en: Russia [claimed] “he is dead”\n" in text
