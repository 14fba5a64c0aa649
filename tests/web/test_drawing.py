"""Drawings stand where they should: in order, in bounds, each form in its place."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise

import pytest
from cli import samples
from cli.samples import Said
from hypothesis import given
from hypothesis import strategies as st

from sayso.model import Echo, Period
from sayso.shown.places import places
from sayso.shown.wording import origins_of
from sayso.web.drawing.axis import axis
from sayso.web.drawing.ladder import ladder
from sayso.web.drawing.timeline import timeline
from sayso.web.drawing.tree import tree
from sayso.weigh import weigh

DAYS = st.lists(st.dates(date(1990, 1, 1), date(2030, 1, 1)), max_size=60)


@given(DAYS)
def test_days_stand_in_order_and_within_the_ends(days: list[date]) -> None:
    scale = axis(days, left=100, right=900)
    places = [scale.at[day] for day in scale.days]
    assert places == sorted(places)
    assert len(set(places)) == len(set(days))
    assert all(100 <= x <= 900.1 for x in places)


@given(DAYS)
def test_labels_of_days_do_not_overlap(days: list[date]) -> None:
    ticks = [t.x for t in axis(days, left=100, right=900).ticks if t.labelled]
    assert all(b - a >= 50 for a, b in pairwise(ticks))


def test_a_long_gap_bears_a_break() -> None:
    near = date(2017, 6, 16)
    assert not axis([near, near + timedelta(days=50)], left=0, right=900).breaks
    assert axis([near, date(2019, 10, 27)], left=0, right=900).breaks


def test_each_side_has_a_lane_and_each_stance_its_form() -> None:
    page = samples.contested()
    drawn = timeline(places(page), (), page.as_of)
    kinds = {lane.full: {m.kind for m in lane.marks} for lane in drawn.lanes}
    assert kinds == {
        "Russia": {"affirms"},
        "IS": {"denies"},
        "United States": {"doubts"},
    }
    assert len({m.shape for lane in drawn.lanes for m in lane.marks}) == 3


def test_a_line_leads_from_the_day_of_saying() -> None:
    said = Said("2017-06-30", "en-1", "Moscow", "said", "so", "affirms")
    plain = samples.bearing(said)
    early = samples.bearing(said, said=Period.parse("2017-06-16"))
    vague = samples.bearing(said, said=Period.parse("2017-05"))
    for bearing, leads in ((plain, False), (early, True), (vague, False)):
        page = samples.brief([samples.origin("Russia", "affirms", [bearing])])
        (mark,) = timeline(places(page), (), page.as_of).lanes[0].marks
        assert (mark.said_x is not None) == leads
        assert mark.said_x is None or mark.said_x < mark.x


def test_the_picture_keeps_its_scale_whatever_day_is_asked_about() -> None:
    page = samples.contested()
    days = [b.report.published.last for b in page.bearings if b.report.published]
    course = [weigh(page.question, (), day) for day in sorted(days)]
    whole = timeline(places(page), course, page.as_of)
    early = samples.replace(page, bearings=page.bearings[:1])
    then = timeline(places(early), course, min(days))
    assert then.axis == whole.axis
    assert then.now < whole.now


def test_like_standings_are_one_stretch() -> None:
    page = samples.contested()
    origins = origins_of(page.standing)
    first, last = date(2017, 6, 16), date(2017, 7, 11)
    course = [
        weigh(page.question, origins[:1], first),
        weigh(page.question, origins[:1], first + timedelta(days=1)),
        weigh(page.question, origins, last),
    ]
    drawn = timeline(places(page), course, page.as_of).course
    assert [s.label for s in drawn] == ["single-origin", "contested"]
    assert drawn[0].x + drawn[0].width == pytest.approx(drawn[1].x)


def test_more_sides_than_there_is_room_for_share_a_lane() -> None:
    said = [
        Said("2017-06-16", f"en-{i}", f"Side {i}", "said", "so", "affirms")
        for i in range(30)
    ]
    origins = [
        samples.origin(f"Side {i}", "affirms", [samples.bearing(s)])
        for i, s in enumerate(said)
    ]
    page = samples.brief(origins)
    lanes = timeline(places(page), (), page.as_of).lanes
    assert len(lanes) == 12
    assert lanes[-1].full == "19 more"


def test_the_tree_has_a_row_for_each_report_with_its_cue() -> None:
    page = samples.contested()
    drawn = tree(origins_of(page.standing), page.bearings, ())
    assert drawn.reports == 4
    assert [(b.side, len(b.rows)) for b in drawn.branches] == [
        ("Russia", 2),
        ("IS", 1),
        ("United States", 1),
    ]
    assert drawn.branches[0].rows[0].cues == "“said”"
    ys = [r.y for b in drawn.branches for r in b.rows]
    assert ys == sorted(ys)
    assert max(ys) < drawn.height


def test_the_tree_marks_copies_and_translations() -> None:
    said = Said("2017-06-16", "en-1", "Moscow", "said", "so", "affirms")
    first = samples.bearing(said)
    copy = samples.bearing(said._replace(outlet="en-2", day="2017-06-17"))
    report = samples.replace(copy.report, lang="da", outlet="da-1")
    translated = samples.replace(copy, report=report)
    for other, words in ((copy, "copy of en-1"), (translated, "translation of en-1")):
        origin = samples.origin("Russia", "affirms", [first, other])
        echo = Echo(other.report.id, first.report.id, samples.RULE)
        (branch,) = tree([origin], [first, other], [echo]).branches
        assert [r.copies for r in branch.rows] == ["", words]


def test_the_ladder_reads_ranges_from_the_words() -> None:
    toll = samples.TOLL
    words = {
        "300": "up to 300 people were killed",
        "30": "at least 30 people were killed",
        "35": "35 people were killed",
    }
    origins = [
        samples.origin(
            f"Side {n}",
            n,
            [
                samples.bearing(
                    Said("2017-06-16", f"en-{n}", f"Side {n}", "said", text, n), toll
                )
            ],
        )
        for n, text in words.items()
    ]
    page = samples.brief(origins, question=toll)
    drawn = ladder(places(page))
    assert drawn is not None
    assert [r.best for r in drawn.rungs] == [30, 35, 300]
    least, exact, most = drawn.rungs
    assert least.open
    assert least.low == 30
    assert (exact.low, exact.high) == (35, 35)
    assert most.low < most.high == 300
    assert least.x_best < exact.x_best < most.x_best
    assert not drawn.logarithmic


def test_numbers_far_apart_stand_on_a_logarithmic_ladder() -> None:
    origins = [
        samples.origin(
            f"Side {n}",
            n,
            [
                samples.bearing(
                    Said("2017-06-16", f"en-{n}", f"Side {n}", "said", n, n),
                    samples.TOLL,
                )
            ],
        )
        for n in ("2", "5000000")
    ]
    drawn = ladder(places(samples.brief(origins, question=samples.TOLL)))
    assert drawn is not None
    assert drawn.logarithmic
    assert len(drawn.marks) >= 3


def test_no_number_is_no_ladder() -> None:
    assert ladder(places(samples.contested())) is None
