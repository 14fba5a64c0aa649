from __future__ import annotations

from datetime import date

import pytest

from sayso.errors import InputError, UsageError
from sayso.ledger import Ledger
from sayso.model import Link, Reason
from sayso.news import News
from sayso.read import Reading

from store.invented import question, reading
from store.rows import counted


def novelties(news: News) -> list[str]:
    return [f"{t.question.text} {t.novelty}" for t in news.told]


def test_a_report_that_is_not_held_is_compared_and_not_kept(
    ledger: Ledger, where: str
) -> None:
    ledger.add([reading("Oslo says bridge.", "2017-06-16")])
    before, rows = ledger.reports(), counted(where)
    news = ledger.new(reading("Bern denies bridge.", "2017-06-17"))
    assert not news.held
    assert novelties(news) == ["Did the bridge fall? first"]
    assert (ledger.reports(), counted(where)) == (before, rows)


def test_new_foretells_what_adding_changes(ledger: Ledger) -> None:
    ledger.add([reading("Oslo says bridge.", "2017-06-16")])
    more = reading("Bern denies bridge. Bern says tower.", "2017-06-17")
    (told, raised) = ledger.new(more).shifts
    changes = ledger.add([more]).changes
    assert {(s.question, s.after.label) for s in (told, raised)} == {
        (c.question, c.after) for c in changes
    }


def test_a_held_report_is_compared_as_of_its_own_day(ledger: Ledger) -> None:
    ledger.add(
        [
            reading("Oslo says bridge.", "2017-06-16"),
            reading("Bern says bridge.", "2017-06-14"),
            reading("Rome says bridge.", "2017-06-18"),
            reading("Rome says tower."),
        ]
    )
    (held,) = [r for r in ledger.reports() if r.text == "Oslo says bridge."]
    news = ledger.new(held.id[:8])
    assert news.held
    assert (news.compared, news.later, news.undated) == (1, 1, 1)
    assert novelties(news) == ["Did the bridge fall? new-side"]
    assert ledger.new(held.id, as_of=date(2017, 6, 30)).compared == 2


def test_a_report_that_is_read_again_is_the_one_held(ledger: Ledger) -> None:
    first = reading("Oslo says bridge.", "2017-06-16")
    ledger.add([first])
    news = ledger.new(first)
    assert (news.held, novelties(news)) == (True, ["Did the bridge fall? first"])


def test_a_copy_names_its_original_and_an_original_no_copy(ledger: Ledger) -> None:
    days = {"a": "2017-06-16", "b": "2017-06-17"}
    ledger.add(reading("Oslo says bridge.", d, outlet=o) for o, d in days.items())
    (echo,) = ledger.echoes()
    copy, original = ledger.new(echo.report), ledger.new(echo.of)
    assert (copy.echo, copy.original) == (echo, original.report)
    assert original.echo is None
    assert novelties(original) == ["Did the bridge fall? first"]


def test_a_question_that_nobody_had_spoken_to_is_raised(ledger: Ledger) -> None:
    ledger.add([reading("Oslo says bridge.", "2017-06-16")])
    news = ledger.new(reading("Oslo says bridge. Oslo says tower.", "2017-06-17"))
    assert news.raised == (question("tower"),)
    assert novelties(news) == [
        "Did the bridge fall? known",
        "Did the tower fall? first",
    ]


def test_an_undated_report_comes_last_and_changes_no_standing(ledger: Ledger) -> None:
    ledger.add([reading("Oslo says bridge.", "2017-06-16")])
    news = ledger.new(reading("Bern denies bridge."))
    assert novelties(news) == ["Did the bridge fall? first"]
    assert news.shifts == ()
    assert news.report.published is None


def test_a_persons_decision_counts_in_the_comparison(ledger: Ledger) -> None:
    ledger.add([reading("Oslo says bridge.", "2017-06-16")])
    claim = ledger.brief("bridge").bearings[0].link.claim
    why = Reason("seen", "Anna has read it")
    ledger.decide(Link(claim, question("bridge").id, "denies", why, maker="anna"))
    news = ledger.new(reading("Oslo says bridge. Hear hear.", "2017-06-17"))
    assert novelties(news) == ["Did the bridge fall? changed"]


def test_an_unknown_report_is_a_wrong_question(ledger: Ledger) -> None:
    with pytest.raises(UsageError, match="holds no report 'r00000000'"):
        ledger.new("r00000000")


def test_what_no_ledger_can_keep_is_not_compared(ledger: Ledger) -> None:
    report = reading("Oslo says bridge.\x00").report
    with pytest.raises(InputError, match="NUL"):
        ledger.new(Reading(report, b"\x00", frozenset(), ()))


def test_an_empty_ledger_knows_nothing(ledger: Ledger) -> None:
    news = ledger.new(reading("Oslo says bridge.", "2017-06-16"))
    assert (news.compared, novelties(news)) == (0, ["Did the bridge fall? first"])
