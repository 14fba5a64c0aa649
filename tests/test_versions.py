"""A page that is read again with other words: versions, and what they are worth."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.ledger import Ledger
from sayso.model import Fetched, Label
from sayso.read import Reading
from sayso.versions import differences

from store import invented

PAGE = "https://news.example/bridge"
WORDS = "The bridge is old and has been closed for many years by the town."


def page(text: str, day: int, *, address: str = PAGE, title: str = "Bridge") -> Reading:
    """A page published on 1 June 2017 and fetched on a day of that month."""
    read = invented.reading(f"{text} {WORDS}", "2017-06-01", outlet="en-1")
    report = replace(read.report, address=address, title=title)
    raw = f"{title} {text}".encode()
    at = datetime(2017, 6, day, 12, tzinfo=UTC)
    fetched = Fetched(address, address, 200, (), at, raw)
    return replace(read, report=report, raw=raw, fetched=fetched)


def labels(ledger: Ledger, *days: int) -> list[Label]:
    return [ledger.brief("bridge", as_of=date(2017, 6, d)).standing.label for d in days]


def test_as_of_a_day_the_version_counts_that_stood_then(ledger: Ledger) -> None:
    ledger.add([page("Oslo says bridge.", 1), page("Oslo denies bridge.", 5)])
    assert labels(ledger, 1, 4, 5, 30) == [
        *("single-origin", "single-origin"),
        *("denied", "denied"),
    ]


def test_the_order_of_adding_does_not_matter(ledger: Ledger) -> None:
    ledger.add([page("Oslo denies bridge.", 5)])
    ledger.add([page("Oslo says bridge.", 1)])
    assert labels(ledger, 4, 5) == ["single-origin", "denied"]


def test_a_version_is_no_other_report(ledger: Ledger) -> None:
    ledger.add([page("Oslo says bridge.", 1), page("Bern says bridge.", 5)])
    assert labels(ledger, 30) == ["single-origin"]
    assert ledger.brief("bridge", as_of=date(2017, 6, 30)).reports_read == 1
    (echo,) = ledger.echoes()
    assert echo.reason.rule == "version"
    assert len(ledger.reports()) == 2


def test_a_claim_that_vanished_is_still_asked_about(ledger: Ledger) -> None:
    ledger.add([page("Oslo says bridge.", 1), page("Nothing is known.", 5)])
    assert labels(ledger, 4, 5) == ["single-origin", "unreported"]
    assert len(ledger.questions(as_of=date(2017, 6, 30))) == 1


@pytest.mark.parametrize(
    "other",
    [
        page("Bern says bridge.", 5, address="https://news.example/other"),
        replace(
            page("Bern says bridge.", 5),
            report=replace(invented.reading("Bern says bridge.", "2017-06-05").report),
        ),
    ],
)
def test_another_page_or_outlet_is_another_report(
    ledger: Ledger, other: Reading
) -> None:
    ledger.add([page("Oslo says bridge.", 1), other])
    assert labels(ledger, 30) == ["corroborated"]


def test_a_front_page_has_no_versions(ledger: Ledger) -> None:
    front = "https://news.example/"
    ledger.add(
        [
            page("Oslo says bridge.", 1, address=front),
            page("Bern says bridge.", 5, address=front),
        ]
    )
    assert labels(ledger, 30) == ["corroborated"]


def test_an_address_that_is_filled_anew_has_no_versions(ledger: Ledger) -> None:
    other = invented.reading("Bern says bridge.", "2017-06-05", outlet="en-1")
    report = replace(other.report, address=PAGE, title="Quite another matter")
    ledger.add([page("Oslo says bridge.", 1), replace(other, report=report)])
    assert labels(ledger, 30) == ["corroborated"]


def test_adding_says_which_pages_changed(ledger: Ledger) -> None:
    assert not ledger.add([page("Oslo says bridge.", 1)]).revisions
    (revision,) = ledger.add([page("Oslo denies bridge.", 5)]).revisions
    assert revision.silent
    text = revision.later.text
    assert [c.cue[0].of(text) for c in revision.appeared] == ["denies"]
    text = revision.earlier.text
    assert [c.cue[0].of(text) for c in revision.vanished] == ["says"]
    gone = [p.words.strip() for p in revision.pieces if p.kept == "gone"]
    assert gone == ["says"]


@pytest.mark.parametrize(
    ("text", "silent"),
    [
        ("Oslo denies bridge. Correction: we had this wrong.", False),
        ("Oslo denies bridge. An earlier version said otherwise.", False),
        ("Oslo says bridge. And there is more.", False),
        ("Oslo denies bridge. The corrections officer left.", True),
    ],
)
def test_a_change_is_silent_where_words_are_gone_and_no_note_says_so(
    ledger: Ledger, text: str, silent: bool
) -> None:
    ledger.add([page("Oslo says bridge.", 1)])
    (revision,) = ledger.add([page(text, 5)]).revisions
    assert revision.silent == silent


def test_a_page_stood_as_changed_from_when_it_says(ledger: Ledger) -> None:
    later = page("Oslo denies bridge.", 20)
    at = datetime(2017, 6, 5, 9, tzinfo=UTC)
    later = replace(later, report=replace(later.report, modified=at))
    (revision,) = ledger.add([page("Oslo says bridge.", 1), later]).revisions
    assert labels(ledger, 4, 5) == ["single-origin", "denied"]
    assert revision.modified == at
    assert revision.silent


def test_files_of_one_page_stand_in_the_order_of_their_changes(ledger: Ledger) -> None:
    pages = []
    for text, day in (("Oslo denies bridge.", 5), ("Oslo says bridge.", 1)):
        read = page(text, day)
        at = datetime(2017, 6, day, 9, tzinfo=UTC)
        report = replace(read.report, modified=at)
        pages.append(replace(read, report=report, fetched=None))
    ledger.add(pages)
    assert labels(ledger, 4, 5) == ["single-origin", "denied"]


def test_new_holds_a_version_against_the_one_before(ledger: Ledger) -> None:
    ledger.add([page("Oslo says bridge.", 1)])
    news = ledger.new(page("Oslo says bridge. Bern denies bridge.", 5))
    assert [t.novelty for t in news.told] == ["known", "first"]
    assert news.revision is not None
    assert len(news.revision.appeared) == 1
    assert [(s.before.label, s.after.label) for s in news.shifts] == [
        ("single-origin", "contested")
    ]


def test_a_standing_is_said_to_change_with_its_page(ledger: Ledger) -> None:
    ledger.add([page("Oslo says bridge.", 1)])
    added = ledger.add([page("Oslo says tower.", 5)])
    assert {(c.before, c.after) for c in added.changes} == {
        ("single-origin", "unreported"),
        (None, "single-origin"),
    }


def test_as_recorded_before_a_version_was_read_it_is_not_known(ledger: Ledger) -> None:
    ledger.add([page("Oslo says bridge.", 1)])
    between = datetime.now(tz=UTC)
    ledger.add([page("Oslo denies bridge.", 5)])
    brief = ledger.brief("bridge", as_of=date(2017, 6, 30), recorded=between)
    assert brief.standing.label == "single-origin"


@given(st.text("ab .\n", max_size=40), st.text("ab .\n", max_size=40))
def test_the_pieces_make_both_texts(earlier: str, later: str) -> None:
    pieces = list(differences(earlier, later))
    assert "".join(p.words for p in pieces if p.kept != "new") == earlier
    assert "".join(p.words for p in pieces if p.kept != "gone") == later


def test_hostile_texts_are_compared_at_once() -> None:
    for one, other in (("a. b. ", "b. a. a. "), ("x ", "y x "), ("\n ", ".")):
        assert list(differences(one * 30_000, other * 30_000))


def test_an_export_has_every_version_and_the_standing_of_the_day(
    ledger: Ledger,
) -> None:
    ledger.add([page("Oslo says bridge.", 1), page("Oslo denies bridge.", 5)])
    dossier = ledger.dossier(as_of=date(2017, 6, 30))
    assert len(dossier.reports) == 2
    assert [asked.standing.label for asked in dossier.asked] == ["denied"]
