"""Reports to matters: by what each report says, in any order, however many others."""

from __future__ import annotations

import itertools
import random
from collections.abc import Iterable
from dataclasses import fields, replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sayso.link.grouping import partition
from sayso.link.matters import LIMIT, block, matters
from sayso.link.pairs import all_edges, edges_of, keys
from sayso.link.profile import THETA, Profile, profile, similarity
from sayso.model import Period, Report

WRECK = {
    "sv": "Färjan Svalbria sjönk utanför Zabrovo. Kapten Ilmar Tosk räddade 143.",
    "nb": "Fergen Svalbria sank utenfor Zabrovo. Kaptein Ilmar Tosk reddet 143.",
    "da": "Færgen Svalbria sank ud for Zabrovo. Kaptajn Ilmar Tosk reddede 143.",
    "en": "The ferry Svalbria sank off Zabrovo. Captain Ilmar Tosk rescued 143.",
}
VOTE = {
    "nn": "Valet i Kandia vart vunne av Mirelle Osk, som fekk 2311 røyster.",
    "da": "Valget i Kandia blev vundet af Mirelle Osk, der fik 2311 stemmer.",
    "en": "The election in Kandia was won by Mirelle Osk with 2311 votes.",
}
LAUNCH = "The committee adopted a budget for roads, schools and hospitals on {day}."


def reports(texts: dict[str, str], day: str = "2020-03-02") -> list[Report]:
    return [
        Report(text=text, lang=code, published=Period.parse(day))
        for code, text in texts.items()
    ]


def by_id(given: list[Report]) -> dict[str, Report]:
    return {report.id: report for report in given}


def alike(one: Report, other: Report) -> float:
    return similarity(profile(one), profile(other))


def test_reports_of_one_event_meet_across_languages_and_no_others() -> None:
    wreck, vote = reports(WRECK), reports(VOTE)
    found = matters(by_id(wreck + vote))
    assert {found[r.id] for r in wreck} == {frozenset(r.id for r in wreck)}
    assert {found[r.id] for r in vote} == {frozenset(r.id for r in vote)}


@settings(max_examples=20, deadline=None)
@given(st.permutations(reports(WRECK) + reports(VOTE, "2020-03-09")))
def test_the_order_of_reports_never_matters(given_: list[Report]) -> None:
    assert matters(by_id(given_)) == matters(by_id(sorted(given_, key=lambda r: r.id)))


def test_other_reports_never_change_a_profile_or_a_similarity() -> None:
    one, other, *_ = reports(WRECK)
    before = alike(one, other)
    matters(by_id(reports(WRECK) + reports(VOTE)))
    assert alike(one, other) == before
    assert alike(one, other) == alike(other, one)


def test_rare_names_keep_a_matter_together_over_years() -> None:
    early, late = reports(WRECK), reports(WRECK, "2023-11-20")
    assert len(set(matters(by_id(early + late)).values())) == 1


def test_the_same_words_in_another_week_are_another_event() -> None:
    text = LAUNCH.format(day="Monday")
    one = Report(text=text, lang="en", published=Period.parse("2020-03-02"))
    same = Report(
        text=text + " It was late.", lang="en", published=Period.parse("2020-03-02")
    )
    later = replace(same, published=Period.parse("2020-05-04"))
    assert alike(one, same) > 1.5 * alike(one, later)


def test_reports_without_days_do_not_fade() -> None:
    dated, *_ = reports(WRECK)
    bare = replace(dated, published=None)
    far = replace(dated, published=Period.parse("2023-11-20"))
    assert alike(bare, far) == pytest.approx(alike(bare, bare), abs=1e-6)


def test_a_chain_of_reports_is_not_one_matter() -> None:
    stems = ("Tarv", "Sulm", "Keld", "Brog", "Nisp", "Holk", "Fjent", "Drams")
    link = "They saw {0}stor and {0}mund with {1}stor."
    chain = [
        Report(text=link.format(*pair), lang="en") for pair in itertools.pairwise(stems)
    ]
    assert all(alike(a, b) > THETA for a, b in itertools.pairwise(chain))
    found = matters(by_id(chain))
    assert found[chain[0].id] != found[chain[-1].id]


def test_a_report_has_a_bounded_number_of_keys() -> None:
    words = [f"Zarnok{chr(97 + i % 26)}{chr(97 + i // 26)}bal" for i in range(400)]
    found = keys(profile(Report(text=f"He saw {', '.join(words)}.", lang="en")))
    assert 0 < len(found.near) <= 24
    assert 0 < len(found.lasting) <= 6
    assert not found.near.keys() & found.lasting.keys()


def test_common_words_are_no_keys() -> None:
    text = "There were many people and more time."
    found = keys(profile(Report(text=text, lang="en")))
    assert not found.near
    assert not found.lasting


def test_a_profile_is_read_back_from_its_bytes_as_it_was() -> None:
    for report in [*reports(WRECK), Report("", lang="en")]:
        made = profile(report)
        read = Profile.from_bytes(made.to_bytes())
        for one in fields(Profile):
            assert np.array_equal(getattr(read, one.name), getattr(made, one.name))


@settings(max_examples=30, deadline=None)
@given(st.data())
def test_reports_worth_comparing_are_found_in_any_order(data: st.DataObject) -> None:
    """The edges are those of comparing every report with all that came before it."""
    days = st.sampled_from(["2020-03-02", "2020-03-05", "2020-06-30", "2021", ""])
    given_ = [
        replace(report, published=Period.parse(day) if day else None)
        for report in reports(WRECK) + reports(VOTE)
        for day in [data.draw(days)]
    ]
    profiles = {r.id: profile(r) for r in given_}
    found = all_edges(dict(data.draw(st.permutations(list(profiles.items())))))
    assert found == all_edges(profiles)
    for one, near in found.items():
        others = {o: p for o, p in profiles.items() if o in near}
        assert near == edges_of(profiles[one], others)


def test_a_block_is_never_larger_than_its_limit_below_the_highest_level() -> None:
    draw = random.Random(1)

    def near(some: Iterable[str], _: float) -> dict[str, dict[str, float]]:
        return {one: edges[one] for one in some}

    edges: dict[str, dict[str, float]] = {str(i): {} for i in range(3 * LIMIT)}
    for i in range(1, 3 * LIMIT):
        value = draw.choice((THETA, 0.27, 0.33))
        edges[str(i)][str(i - 1)] = edges[str(i - 1)][str(i)] = value
    blocks = {one: block(one, near).members for one in edges}
    assert all(len(whole) <= LIMIT for whole in blocks.values())
    assert all(blocks[other] == whole for whole in blocks.values() for other in whole)


def test_a_partition_holds_each_report_once() -> None:
    given_ = {r.id: profile(r) for r in reports(WRECK) + reports(VOTE)}
    groups = partition(given_)
    assert sorted(rid for group in groups for rid in group) == sorted(given_)
