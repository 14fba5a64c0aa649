from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sayso import pipeline
from sayso.errors import UsageError
from sayso.ledger import Ledger
from sayso.model import (
    Echo,
    Identity,
    Link,
    Pairing,
    Period,
    Problem,
    Question,
    Reason,
)
from sayso.read import Reading
from sayso.store import index

from store.invented import actor_id, question, reading
from store.rows import counted

WHY = Reason("seen", "Anna has read it")
JULY = date(2017, 7, 31)


def label(ledger: Ledger, words: str, as_of: date = JULY, **asked: datetime) -> str:
    return ledger.brief(words, as_of=as_of, **asked).standing.label


def link_of(ledger: Ledger, words: str = "bridge") -> Link:
    return ledger.brief(words, as_of=JULY).bearings[0].link


def test_a_report_that_was_added_is_there_to_the_letter(ledger: Ledger) -> None:
    ledger.add([reading("Oslo says bridge.", "2017-06", outlet="sv-1")])
    (report,) = ledger.reports()
    assert report.text == "Oslo says bridge."
    assert (report.outlet, report.lang) == ("sv-1", "en")
    assert report.published == Period.parse("2017-06")
    assert ledger.raw(report.raw) == b"Oslo says bridge."


def test_claims_come_back_as_they_were_found(ledger: Ledger) -> None:
    ledger.add([reading("Oslo says bridge. Bern denies it.", "2017-06-16")])
    (report,) = ledger.reports()
    assert ledger.claims(report.id) == pipeline.extract_report(report)


def test_the_claims_of_an_unknown_report_are_a_wrong_question(ledger: Ledger) -> None:
    with pytest.raises(UsageError, match="no report 'r0'"):
        ledger.claims("r0")


def test_adding_says_what_is_new_known_and_wrong(ledger: Ledger) -> None:
    first = reading("Oslo says bridge.", "2017-06-16")
    problem = Problem("b.txt", "is empty")
    added = ledger.add([first, problem, first])
    assert added.added == (first.report.id,)
    assert added.known == 1
    assert added.problems == (problem,)


def test_progress_is_told_of_a_report_when_it_is_kept(ledger: Ledger) -> None:
    kept: list[bool] = []

    def told(item: Reading | Problem) -> None:
        assert isinstance(item, Reading)
        kept.append(item.report.id in {report.id for report in ledger.reports()})

    ledger.add(
        [reading("Oslo says bridge."), reading("Bern says tower.")], progress=told
    )
    assert kept == [True, True]


def test_adding_says_which_standings_changed(ledger: Ledger) -> None:
    (first,) = ledger.add([reading("Oslo says bridge.", "2017-06-16")]).changes
    assert (first.before, first.after) == (None, "single-origin")
    more = [reading("Bern denies bridge. Bern doubts tower.", "2017-07-01")]
    (second,) = ledger.add(more).changes
    assert second.question == question("bridge")
    assert (second.before, second.after) == ("single-origin", "contested")


def test_a_text_that_no_database_can_hold_is_a_problem(ledger: Ledger) -> None:
    bad = Reading(
        reading("Oslo says bridge.\x00").report,
        b"Oslo says bridge.\x00",
        frozenset(),
        (),
    )
    added = ledger.add([bad, reading("Bern says tower.")])
    assert len(added.added) == 1
    assert "NUL" in added.problems[0].what


def test_a_standing_is_as_of_the_day_that_is_asked_for(ledger: Ledger) -> None:
    ledger.add(
        [
            reading("Oslo says bridge.", "2017-06-16"),
            reading("Bern denies bridge.", "2017-07"),
        ]
    )
    assert label(ledger, "bridge", date(2017, 6, 1)) == "unreported"
    assert label(ledger, "bridge", date(2017, 7, 30)) == "single-origin"
    assert label(ledger, "bridge", date(2017, 7, 31)) == "contested"


def test_an_undated_report_is_counted_and_no_evidence(ledger: Ledger) -> None:
    ledger.add(
        [reading("Oslo says bridge."), reading("Bern says tower.", "2017-06-16")]
    )
    brief = ledger.brief("bridge", as_of=JULY)
    assert brief.standing.label == "unreported"
    assert brief.bearings == ()
    assert (brief.reports_read, brief.undated) == (1, 1)


def test_a_day_given_later_brings_an_undated_report_in(ledger: Ledger) -> None:
    ledger.add([reading("Oslo says bridge.")])
    added = ledger.add(
        [reading("Oslo says bridge.", "2017-06-16", given=("published",))]
    )
    assert (added.added, added.known) == ((), 1)
    assert label(ledger, "bridge") == "single-origin"
    (report,) = ledger.reports()
    assert ledger.claims(report.id)[0].said == Period.parse("2017-06-16")


def test_a_language_given_later_brings_the_claims(ledger: Ledger) -> None:
    ledger.add([reading("Oslo says bridge.", "2017-06-16", lang="")])
    assert ledger.questions() == ()
    ledger.add([reading("Oslo says bridge.", lang="nb", given=("lang",))])
    assert label(ledger, "bridge") == "single-origin"


def test_the_ledger_remembers_what_it_knew_and_when(ledger: Ledger) -> None:
    ledger.add([reading("Oslo says bridge.", "2017-06-16")])
    then = datetime.now(tz=UTC)
    ledger.add([reading("Bern denies bridge.", "2017-06-17")])
    assert label(ledger, "bridge") == "contested"
    assert label(ledger, "bridge", recorded=then) == "single-origin"
    brief = ledger.brief("bridge", as_of=JULY, recorded=then)
    assert brief.reports_read == 1


def test_what_a_later_engine_finds_replaces_nothing(
    ledger: Ledger, where: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    ledger.add([reading("Oslo says bridge. Bern says bridge.", "2017-06-16")])
    then = datetime.now(tz=UTC)
    extract = pipeline.extract_report
    monkeypatch.setattr(pipeline, "ENGINE", "invented 2")
    monkeypatch.setattr(pipeline, "extract_report", lambda report: extract(report)[:1])
    with Ledger.open(where) as later:
        assert label(later, "bridge") == "single-origin"
        assert label(later, "bridge", recorded=then) == "corroborated"


def test_an_open_ledger_sees_what_another_one_adds(ledger: Ledger, where: str) -> None:
    ledger.add([reading("Oslo says bridge.", "2017-06-16")])
    assert label(ledger, "bridge") == "single-origin"
    with Ledger.open(where) as other:
        other.add([reading("Bern denies bridge.", "2017-06-17")])
    assert label(ledger, "bridge") == "contested"


def test_questions_are_listed_by_what_changed_last(ledger: Ledger) -> None:
    ledger.add(
        [
            reading("Oslo says bridge.", "2017-06-16"),
            reading("Oslo says tower.", "2017-06-18"),
            reading("Bern doubts bridge.", "2017-07-01"),
            reading("Rome says harbour.", "2018-01-01"),
            reading("Rome says wall."),
        ]
    )
    listed = [q.text for q, _ in ledger.questions(as_of=JULY)]
    asked = ("bridge", "tower", "wall")
    assert listed == [f"Did the {word} fall?" for word in asked]


def test_questions_are_found_by_words(ledger: Ledger) -> None:
    ledger.add([reading("Oslo says bridge. Bern says tower.", "2017-06-16")])
    assert [q for q, _ in ledger.questions("bern")] == [question("tower")]
    assert ledger.questions("bern bridge") == ()


def test_a_brief_has_the_facets_of_its_matter(ledger: Ledger) -> None:
    text = "Oslo says bridge. Bern denies barrier. Rome says tower."
    ledger.add([reading(text, "2017-06-16")])
    ((facet, standing),) = ledger.brief("bridge", as_of=JULY).facets
    assert (facet, standing.label) == (question("barrier"), "denied")


def test_a_brief_is_found_by_its_id(ledger: Ledger) -> None:
    ledger.add([reading("Oslo says bridge. Bern says tower.", "2017-06-16")])
    wanted = question("tower")
    assert ledger.brief(wanted.id).question == wanted
    assert ledger.brief(wanted.id[:8]).question == wanted


def test_a_brief_on_nothing_known_names_what_is_nearest(ledger: Ledger) -> None:
    ledger.add([reading("Oslo says bridge.", "2017-06-16")])
    with pytest.raises(
        UsageError, match=r"no question is about 'ship'.*the bridge fall"
    ):
        ledger.brief("ship")


def test_a_brief_from_an_empty_ledger_says_that_it_is_empty(ledger: Ledger) -> None:
    with pytest.raises(UsageError, match="holds no question yet"):
        ledger.brief("bridge")


def test_echoes_are_the_copies_that_were_found(ledger: Ledger) -> None:
    ledger.add([reading("Oslo says bridge.", outlet=name) for name in ("a", "b")])
    (echo,) = ledger.echoes()
    assert {echo.report, echo.of} == {report.id for report in ledger.reports()}


def test_a_persons_link_outranks_the_rules(ledger: Ledger) -> None:
    ledger.add([reading("Oslo says bridge.", "2017-06-16")])
    asked = question("bridge")
    ledger.decide(Link(link_of(ledger).claim, asked.id, "denies", WHY, maker="anna"))
    assert label(ledger, "bridge") == "denied"
    ledger.add([reading("Bern denies bridge.", "2017-06-17")])
    assert label(ledger, "bridge") == "denied"


def test_a_persons_identity_outranks_the_rules(ledger: Ledger) -> None:
    ledger.add([reading("Oslo says bridge. Bern says bridge.", "2017-06-16")])
    first, second = ledger.brief("bridge", as_of=JULY).bearings
    assert first.actor is not None
    ledger.decide(Identity(second.claim.id, first.actor.id, WHY, maker="anna"))
    assert label(ledger, "bridge") == "single-origin"


def test_a_retracted_decision_is_gone_and_is_not_made_again(ledger: Ledger) -> None:
    ledger.add([reading("Oslo says bridge.", "2017-06-16")])
    then = datetime.now(tz=UTC)
    ledger.retract(link_of(ledger).id, reason="it is another bridge", maker="anna")
    assert label(ledger, "bridge") == "unreported"
    ledger.add([reading("Bern denies bridge.", "2017-06-17")])
    assert label(ledger, "bridge") == "denied"
    assert label(ledger, "bridge", recorded=then) == "single-origin"


def test_a_person_may_take_a_decision_back(ledger: Ledger) -> None:
    ledger.add([reading("Oslo says bridge.", "2017-06-16")])
    claim = link_of(ledger).claim
    mine = Link(claim, question("bridge").id, "denies", WHY, maker="anna")
    ledger.decide(mine)
    ledger.retract(mine.id, reason="I misread it", maker="anna")
    assert label(ledger, "bridge") == "single-origin"
    ledger.decide(mine)
    assert label(ledger, "bridge") == "denied"


def test_a_question_that_a_person_asks_stays(ledger: Ledger) -> None:
    ledger.add([reading("Oslo says bridge.", "2017-06-16")])
    mine = Question("q-mine", "Is the ferry running?")
    ledger.decide(mine, maker="anna")
    ledger.decide(Link(link_of(ledger).claim, mine.id, "affirms", WHY, maker="anna"))
    ledger.add([reading("Bern says tower.", "2017-06-17")])
    assert label(ledger, "ferry") == "single-origin"


def test_a_question_that_a_person_links_to_stays_though_no_rule_asks_it(
    ledger: Ledger, monkeypatch: pytest.MonkeyPatch
) -> None:
    ledger.add([reading("Oslo says bridge.", "2017-06-16")])
    kept = Link(
        link_of(ledger).claim, question("bridge").id, "affirms", WHY, maker="anna"
    )
    ledger.decide(kept)
    nothing = pipeline.Decisions()
    monkeypatch.setattr(pipeline, "decide", lambda reports, claims, apart: nothing)
    ledger.add([reading("Bern says tower.", "2017-06-17")])
    assert [q for q, _ in ledger.questions(as_of=JULY)] == [question("bridge")]
    assert label(ledger, "bridge") == "single-origin"


def test_a_persons_echo_is_among_the_echoes(ledger: Ledger) -> None:
    ledger.add([reading("Oslo says bridge."), reading("Oslo says bridge. Bern too.")])
    one, other = ledger.reports()
    mine = Echo(one.id, other.id, WHY, maker="anna")
    ledger.decide(mine)
    ledger.decide(mine)
    assert ledger.echoes() == (mine,)


@pytest.mark.parametrize("maker", ["", "rule", "model", "model:parser"])
def test_only_a_person_decides_by_hand(ledger: Ledger, maker: str) -> None:
    with pytest.raises(UsageError, match="no person's name"):
        ledger.decide(question("bridge"), maker=maker)
    with pytest.raises(UsageError, match="no person's name"):
        ledger.retract("l0", reason="why not", maker=maker)


def test_a_decision_about_something_unknown_is_refused(ledger: Ledger) -> None:
    ledger.add([reading("Oslo says bridge.", "2017-06-16")])
    claim = link_of(ledger).claim
    for unheard in (
        Link("c0", question("bridge").id, "affirms", WHY, maker="anna"),
        Link(claim, "q0", "affirms", WHY, maker="anna"),
        Identity(claim, "a0", WHY, maker="anna"),
        Echo("r0", "r1", WHY, maker="anna"),
    ):
        with pytest.raises(UsageError, match="the ledger holds no"):
            ledger.decide(unheard)


def test_a_retraction_needs_a_decision_and_a_reason(ledger: Ledger) -> None:
    with pytest.raises(UsageError, match="no decision 'l0'"):
        ledger.retract("l0", reason="wrong", maker="anna")
    with pytest.raises(UsageError, match="needs a reason"):
        ledger.retract("l0", reason=" ", maker="anna")


def test_an_actor_keeps_its_id_while_its_names_grow(ledger: Ledger) -> None:
    ledger.add([reading("Oslo says bridge.", "2017-06-16", outlet="sv-1")])
    ledger.add([reading("Oslo says bridge. And so on.", "2017-06-17", outlet="sv-2")])
    actors = {b.actor for b in ledger.brief("bridge", as_of=JULY).bearings}
    assert [(a.id, a.names) for a in actors if a] == [
        (actor_id("Oslo"), ("sv-1", "sv-2"))
    ]


texts = st.lists(
    st.tuples(
        st.sampled_from(["Oslo", "Bern", "Rome"]),
        st.sampled_from(["says", "denies", "doubts"]),
        st.sampled_from(["bridge", "tower"]),
    ),
    max_size=2,
).map(lambda claims: " ".join(f"{who} {cue} {what}." for who, cue, what in claims))
readings = st.builds(
    reading,
    texts,
    st.sampled_from(["", "2017", "2017-06", "2017-06-16", "2017-07-01"]),
    lang=st.sampled_from(["", "en", "sv"]),
    outlet=st.sampled_from(["a", "b"]),
    given=st.sampled_from([(), ("published",), ("lang",)]),
)
some = settings(
    max_examples=12,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)


@some
@given(st.lists(readings, max_size=6), st.randoms(use_true_random=False))
def test_the_order_of_adding_changes_nothing(
    fresh: Callable[[], str], invented_rules: None, items: list[Reading], random: object
) -> None:
    """However reports come, in one go or one by one: the same reports and standings."""
    shuffled = list(items)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    with Ledger.open(fresh()) as one, Ledger.open(fresh()) as other:
        one.add(items)
        for item in shuffled:
            other.add([item])
        assert one.reports() == other.reports()
        assert one.questions() == other.questions()
        assert one.questions(as_of=JULY) == other.questions(as_of=JULY)
        assert set(one.echoes()) == set(other.echoes())


@some
@given(st.lists(readings, max_size=6))
def test_adding_twice_adds_no_row(
    fresh: Callable[[], str], invented_rules: None, items: list[Reading]
) -> None:
    place = fresh()
    with Ledger.open(place) as ledger:
        ledger.add(items)
        before = counted(place)
        added = ledger.add(reversed(items))
        assert (added.added, added.known, added.changes) == ((), len(items), ())
    assert counted(place) == before


def parted(ledger: Ledger) -> set[frozenset[str]]:
    """The reports of the ledger by the matters that they were decided in."""
    with ledger._database.reading() as connection:
        held = index.parts_of(connection, [r.id for r in ledger.reports()])
    return {part.members for part in held}


def test_a_person_merges_two_matters_and_takes_it_back(ledger: Ledger) -> None:
    bridge, tower = (
        reading("Oslo says bridge.", "2017-06-16"),
        reading("Bern says tower.", "2017-06-16"),
    )
    ledger.add([bridge, tower])
    two = {frozenset([bridge.report.id]), frozenset([tower.report.id])}
    assert parted(ledger) == two
    pair = Pairing(
        bridge.report.id, tower.report.id, together=True, reason=WHY, maker="anna"
    )
    ledger.decide(pair)
    assert parted(ledger) == {frozenset().union(*two)}
    ledger.retract(pair.id, reason="of two towns", maker="anna")
    assert parted(ledger) == two


def test_a_matter_that_a_person_has_split_stays_split(ledger: Ledger) -> None:
    first, second, third = (
        reading(f"{who} says bridge.", "2017-06-16") for who in ("Oslo", "Bern", "Rome")
    )
    ledger.add([first, second])
    ledger.decide(
        Pairing(
            first.report.id, second.report.id, together=False, reason=WHY, maker="anna"
        )
    )
    ledger.add([third])
    assert len(parted(ledger)) == 2
