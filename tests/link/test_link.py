"""Claims meet on one question, and answer it, in five languages."""

from __future__ import annotations

import random
from itertools import chain

import pytest
from marked import marked

from sayso.lang import table
from sayso.link import link
from sayso.link.events import CLASSES
from sayso.link.frame import Frame
from sayso.link.linking import Linked
from sayso.link.questions import worded
from sayso.model import LANGUAGES, Claim, Link, Question, Report
from sayso.resolve import resolve


def linked(
    *made: tuple[Report, list[Claim]],
) -> tuple[dict[str, Question], dict[str, list[Link]]]:
    """The questions by id, and each claim's links."""
    reports = {report.id: report for report, _ in made}
    claims = list(chain.from_iterable(found for _, found in made))
    actors, identities = resolve(reports, claims)
    found = link(reports, claims, actors, identities)
    by_claim: dict[str, list[Link]] = {claim.id: [] for claim in claims}
    for one in found.links:
        by_claim[one.claim].append(one)
    return {q.id: q for q in found.questions}, by_claim


def answers(made: tuple[Report, list[Claim]], event: str) -> list[str | None]:
    """How each claim of a report answers the question of a class; None for not."""
    questions, links = linked(made)
    found = []
    for claim in made[1]:
        mine = [
            x.answer for x in links[claim.id] if questions[x.question].event == event
        ]
        found.append(mine[0] if mine else None)
    return found


RUSSIA = (
    "{1|source=The Russian army} {1|cue=said} "
    "{1|content=Omar Hassani was killed in Kufa}."
)


@pytest.mark.parametrize(
    ("content", "answer"),
    [
        ("Omar Hassani is dead", "affirms"),
        ("Omar Hassani may have been killed", "affirms"),
        ("Omar Hassani is not dead", "denies"),
        ("Omar Hassani is alive", "denies"),
        ("reports of the death of Omar Hassani are false", "denies"),
        ("there is no doubt that Omar Hassani is dead", "affirms"),
        ("it has no evidence of the death of Omar Hassani", "doubts"),
        ("no signs of the death of Omar Hassani have been seen", "doubts"),
    ],
)
def test_polarity_of_a_death(content: str, answer: str) -> None:
    made = marked(
        f"{RUSSIA} {{2|source=A spokesman}} {{2|cue=said}} {{2|content={content}}}.",
        lang="en",
        day="2017-06-16",
    )
    assert answers(made, "dead") == ["affirms", answer]


@pytest.mark.parametrize(
    ("stance", "answer"),
    [("asserts", "affirms"), ("denies", "denies"), ("uncommitted", "doubts")],
)
def test_the_stance_of_the_cue_turns_the_answer(stance: str, answer: str) -> None:
    made = marked(
        RUSSIA + " {2|source=Iran} {2|cue=said} {2|content=Omar Hassani is dead}.",
        lang="en",
        day="2017-06-16",
        c2={"stance": stance},
    )
    assert answers(made, "dead")[1] == answer


def test_a_bare_denial_denies_the_claim_before_it() -> None:
    made = marked(
        f"{RUSSIA} {{2|source=Iran}} {{2|cue=said}} {{2|content=That is not true}}.",
        lang="en",
        day="2017-06-16",
    )
    assert answers(made, "dead")[1] == "denies"


def test_a_bare_doubt_of_the_report_doubts_it() -> None:
    made = marked(
        RUSSIA + " {2|source=Iraqi officials} {2|cue=doubted} {2|content=the claim}.",
        lang="en",
        day="2017-06-16",
        c2={"stance": "doubts"},
    )
    assert answers(made, "dead")[1] == "doubts"


def test_who_denies_any_involvement_speaks_of_his_own_side() -> None:
    made = marked(
        "{1|source=London} {1|cue=said} {1|content=Russia was behind the attack}. "
        "{2|source=Moscow} {2|cue=denied} {2|content=any involvement}.",
        lang="en",
        day="2018-03-12",
        c2={"stance": "denies"},
    )
    questions, links = linked(made)
    both = [links[claim.id][0] for claim in made[1]]
    assert both[0].question == both[1].question
    assert [x.answer for x in both] == ["affirms", "denies"]
    assert questions[both[0].question].hurts == "Russia"


def test_an_enclosing_claim_passes_the_inner_answer_on() -> None:
    made = marked(
        f"{RUSSIA} {{2|source=Reuters}} {{2|cue=writes}} {{2|content=that }}"
        "{2|content=the group denies that Omar Hassani is dead}.",
        lang="en",
        day="2017-06-16",
    )
    report, claims = made
    start = report.text.index("that Omar")
    inner = Claim(
        report=report.id,
        content=(claims[1].content[-1].__class__(start, len(report.text) - 1),),
        speaker="the group",
        stance="denies",
        outer=claims[1].id,
    )
    assert answers((report, [*claims, inner]), "dead")[1:] == ["denies", "denies"]


DEATHS = {
    "sv": ("Ledaren Omar Hassani dödades i ett anfall mot Kufa", "Omar Hassani lever"),
    "nb": ("Omar Hassani ble drept i et angrep mot Kufa", "Omar Hassani er i live"),
    "nn": ("Omar Hassani vart drepen i eit åtak mot Kufa", "Omar Hassani lever"),
    "da": ("Omar Hassani blev dræbt i et angreb mod Kufa", "Omar Hassani er i live"),
    "en": ("Omar Hassani was killed in an attack on Kufa", "Omar Hassani is alive"),
}


def reports_of_a_death() -> list[tuple[Report, list[Claim]]]:
    return [
        marked(
            f"{{1|source=TASS}} {{1|cue=:}} {{1|content={dead}}}. "
            f"{{2|source=Teheran}} {{2|cue=:}} {{2|content={alive}}}.",
            lang=lang,
            day=f"2017-06-{10 + i}",
            title="Omar Hassani, Kufa",
        )
        for i, (lang, (dead, alive)) in enumerate(DEATHS.items())
    ]


def test_five_languages_meet_on_one_question() -> None:
    questions, links = linked(*reports_of_a_death())
    dead = {q.id for q in questions.values() if q.event == "dead"}
    assert len(dead) == 1
    mine = (x for found in links.values() for x in found if x.question in dead)
    given = sorted(x.answer for x in mine)
    assert given == ["affirms"] * 5 + ["denies"] * 5


def test_the_order_of_reports_and_claims_never_matters() -> None:
    made = reports_of_a_death()
    reports = {report.id: report for report, _ in made}
    claims = [claim for _, found in made for claim in found]
    first = link(reports, claims, *resolve(reports, claims))
    for seed in range(3):
        shuffled = random.Random(seed).sample(claims, len(claims))
        turned = dict(random.Random(seed).sample(sorted(reports.items()), len(reports)))
        assert link(turned, shuffled, *resolve(turned, shuffled)) == first


def test_two_deaths_years_apart_are_two_questions() -> None:
    early = marked(RUSSIA, lang="en", day="2013-08-20")
    late = marked(RUSSIA + " Again.", lang="en", day="2021-05-21")
    questions, _ = linked(early, late)
    assert len([q for q in questions.values() if q.event == "dead"]) == 2


def test_a_year_in_the_sentence_tells_which_death_is_meant() -> None:
    early = marked(RUSSIA, lang="en", day="2013-08-20")
    late = marked(
        RUSSIA.replace("{1|source=The", "In 2013 {1|source=the") + "\n\n"
        "{2|source=Abuja} {2|cue=said} {2|content=Omar Hassani was killed}.",
        lang="en",
        day="2021-05-21",
    )
    _, links = linked(early, late)
    first, old, new = (links[c.id][0].question for c in (*early[1], *late[1]))
    assert first == old != new


def test_numbers_answer_how_many_of_whom() -> None:
    made = marked(
        "{1|source=Forsvarsdepartementet i Moskva} {1|cue=oppga} "
        "{1|content=at rundt 30 ledere og inntil 1.300 krigere mistet livet}.",
        lang="nb",
        day="2017-06-16",
    )
    questions, links = linked(made)
    found = {questions[x.question].text: x.answer for x in links[made[1][0].id]}
    assert found == {
        "How many commanders were killed? (2017)": "30",
        "How many fighters were killed? (2017)": "1300",
    }


def test_a_day_of_a_month_is_no_toll() -> None:
    made = marked(
        "{1|source=Kiev} {1|cue=uppger} {1|content=att han dödades den 28 maj}.",
        lang="sv",
        day="2017-06-16",
    )
    questions, _ = linked(made)
    assert not [q for q in questions.values() if q.kind == "number"]


def test_a_matter_is_told_apart_from_another_that_is_known_by_the_same() -> None:
    report, claims = marked(RUSSIA, lang="en", day="2017-06-16")
    actors, identities = resolve({report.id: report}, claims)
    one, other = (
        link({report.id: report}, claims, actors, identities, apart=apart)
        for apart in (False, True)
    )
    assert one.anchor == other.anchor != ""
    assert not {q.id for q in one.questions} & {q.id for q in other.questions}


def test_nothing_comes_of_nothing() -> None:
    assert link({}, [], (), ()) == Linked()


def test_a_denial_each_time_denies_all_that_the_paragraph_tells() -> None:
    made = marked(
        "In 2013 {1|source=the army} {1|cue=said} {1|content=Omar Hassani was dead}, "
        "in 2016 {2|source=it} {2|cue=said} {2|content=Omar Hassani was killed}. "
        "Each time {3|source=the group} {3|cue=denied} {3|content=the reports}.",
        lang="en",
        day="2021-05-21",
        c3={"stance": "denies"},
    )
    _, links = linked(made)
    first, second, both = (links[claim.id] for claim in made[1])
    assert {x.question for x in both} == {first[0].question, second[0].question}
    assert {x.answer for x in both} == {"denies"}


def test_what_no_class_covers_is_left_alone_where_one_report_says_it() -> None:
    made = marked(
        "{1|source=Moscow} {1|cue=said} {1|content=the weather had been fine}.",
        lang="en",
        day="2017-06-16",
    )
    assert linked(made) == ({}, {made[1][0].id: []})


@pytest.mark.parametrize("code", LANGUAGES)
def test_every_class_is_worded_and_has_triggers_in_every_language(code: str) -> None:
    told = {row[0] for row in table(code, "events.tsv")}
    for name in CLASSES:
        assert name in told or name == "warplane"
        assert worded(Frame(name, "", "affirms", name="X"), "", code).endswith("?")


@pytest.mark.parametrize("code", LANGUAGES)
def test_every_trigger_is_of_a_class_that_linking_knows(code: str) -> None:
    rows = (row[0] for row in table(code, "events.tsv") if row[0][0] not in "!=")
    assert set(rows) <= set(CLASSES) | {"near", "jet", "where"}


def test_a_side_of_another_sentence_did_nothing_here() -> None:
    made = marked(
        "{1|source=The man} {1|cue=said} {1|content=that the area was bombed. He "
        "feared that the Americans would bomb the dam}.",
        lang="en",
        day="2017-07-20",
    )
    assert answers(made, "responsible") == [None]


def test_what_would_come_is_not_said_to_have_come() -> None:
    made = marked(
        "{1|source=Oslo} {1|cue=feared} {1|content=that Russia would bomb the dam}.",
        lang="en",
        day="2017-07-20",
    )
    assert answers(made, "responsible") == [None]


@pytest.mark.parametrize(
    ("lang", "content"),
    [
        ("en", "that enemies have tried to kill Omar Hassani"),
        ("nb", "at fiender har forsøkt å drepe Omar Hassani"),
        ("sv", "att fiender har försökt att döda Omar Hassani"),
        ("da", "at fjender har forsøgt at dræbe Omar Hassani"),
    ],
)
def test_who_was_only_tried_to_be_killed_is_not_said_to_be_dead(
    lang: str, content: str
) -> None:
    made = marked(
        "{1|source=Oslo} {1|cue=says} {1|content=Omar Hassani is dead}. "
        f"{{2|source=Bern}} {{2|cue=says}} {{2|content={content}}}.",
        lang=lang,
        day="2017-07-20",
    )
    assert answers(made, "dead")[1] is None


def test_not_true_behind_a_denial_denies_what_was_affirmed() -> None:
    made = marked(
        "{1|source=Moscow} {1|cue=says} {1|content=Omar Hassani is dead}. "
        "{2|source=Oslo} {2|cue=denies} {2|content=that Omar Hassani is dead}. "
        '{3|source=The leader}: {3|content="Not true"}.',
        lang="en",
        day="2017-07-20",
        c2={"stance": "denies"},
    )
    assert answers(made, "dead") == ["affirms", "denies", "denies"]


@pytest.mark.parametrize(
    ("lang", "said"),
    [
        ("nb", "{2|source=Ambassaden} {2|cue=kaller} {2|content=påstanden oppspinn}"),
        ("sv", "{2|source=Ambassaden} {2|cue=kallar} {2|content=påståendet påhitt}"),
        ("en", "{2|source=The embassy} {2|cue=says} {2|content=the claim is false}"),
    ],
)
def test_who_calls_a_claim_false_never_affirms_what_was_only_denied(
    lang: str, said: str
) -> None:
    made = marked(
        "{1|source=Oslo} {1|cue=denies} {1|content=that Omar Hassani is dead}. "
        f"{said}."
        if lang == "en"
        else "{1|source=Oslo} {1|cue=:} {1|content=Omar Hassani er død}. " + said + ".",
        lang=lang,
        day="2017-07-20",
        c1={"stance": "denies"},
    )
    assert answers(made, "dead")[1] != "affirms"


@pytest.mark.parametrize(
    ("lang", "first", "second"),
    [
        ("en", "an explosion was heard", "that it was behind the explosion"),
        ("sv", "en explosion hördes", "att landet låg bakom explosionen"),
        ("nb", "en eksplosjon ble hørt", "at landet sto bak eksplosjonen"),
        ("da", "en eksplosion blev hørt", "at landet stod bag eksplosionen"),
    ],
)
def test_who_denies_being_behind_a_deed_denies_no_deed(
    lang: str, first: str, second: str
) -> None:
    made = marked(
        f"{{1|source=Oslo}} {{1|cue=:}} {{1|content={first}}}. "
        f"{{2|source=Moskva}} {{2|cue=:}} {{2|content={second}}}.",
        lang=lang,
        day="2017-07-20",
        c2={"stance": "denies"},
    )
    assert answers(made, "explosion") == ["affirms", None]
    assert answers(made, "responsible")[1] == "denies"
