"""Sources become actors: persons, bodies, states and media across five languages."""

from __future__ import annotations

import pytest
from marked import marked

from sayso.model import Actor
from sayso.resolve import resolve


def actors_of(*texts: tuple[str, str]) -> list[Actor]:
    """The actor of each source of some reports, in order; texts as (language, text)."""
    reports, claims = {}, []
    for lang, text in texts:
        report, found = marked(text, lang=lang, day="2017-06-16")
        reports[report.id] = report
        claims += found
    actors, identities = resolve(reports, claims)
    by_id = {actor.id: actor for actor in actors}
    who = {i.claim: by_id[i.actor] for i in identities if i.role == "source"}
    return [who[claim.id] for claim in claims if claim.speaker]


def actor_of(lang: str, source: str) -> Actor:
    text = f"{{1|source={source}}} {{1|cue=says}} {{1|content=so}}."
    return actors_of((lang, text))[0]


@pytest.mark.parametrize(
    ("lang", "source"),
    [
        ("sv", "Ryssland"),
        ("sv", "ryssarna"),
        ("nb", "Moskva"),
        ("da", "russerne"),
        ("nn", "russarane"),
        ("en", "Moscow"),
        ("en", "the Russian government"),
    ],
)
def test_a_state_its_people_and_its_capital_are_one_actor(
    lang: str, source: str
) -> None:
    assert (actor_of(lang, source).name, actor_of(lang, source).side) == ("Russia",) * 2


@pytest.mark.parametrize(
    ("lang", "source"),
    [
        ("sv", "Det ryska försvarsdepartementet"),
        ("sv", "försvarsdepartementet i Moskva"),
        ("nb", "det russiske forsvarsdepartementet"),
        ("da", "Ruslands forsvarsministerium"),
        ("en", "Russia's defence ministry"),
    ],
)
def test_a_ministry_is_one_body_in_every_language(lang: str, source: str) -> None:
    actor = actor_of(lang, source)
    assert (actor.name, actor.side) == ("Russian Ministry of Defence", "Russia")


def test_a_person_is_one_in_two_transliterations() -> None:
    first, second = actors_of(
        (
            "sv",
            "{1|source=Utrikesminister Sergej Lavrov} {1|cue=säger} {1|content=nej}.",
        ),
        (
            "en",
            "{1|source=Foreign Minister Sergei Lavrov} {1|cue=says} {1|content=no}.",
        ),
    )
    assert first == second


def test_a_title_with_a_state_in_one_report_settles_the_side_in_all() -> None:
    first, _ = actors_of(
        ("nb", "{1|source=Sergej Lavrov} {1|cue=sier} {1|content=nei}."),
        (
            "da",
            "{1|source=Ruslands udenrigsminister, Sergej Lavrov}, {1|cue=siger}"
            " {1|content=nej}.",
        ),
    )
    assert first.side == "Russia"


def test_a_surname_joins_the_full_name_of_its_report() -> None:
    first, second = actors_of(
        (
            "en",
            "{1|source=General Mark Milley} {1|cue=said} {1|content=no}. "
            "{2|source=Milley} {2|cue=said} {2|content=yes}.",
        )
    )
    assert first == second


def test_two_persons_of_one_surname_in_two_reports_stay_two() -> None:
    first, second = actors_of(
        ("en", "{1|source=John Miller} {1|cue=said} {1|content=no}."),
        ("en", "{1|source=Miller} {1|cue=said} {1|content=yes}."),
    )
    assert first != second


def test_a_definite_body_points_back_to_the_one_named_before() -> None:
    first, second = actors_of(
        (
            "sv",
            "{1|source=Det ryska försvarsdepartementet} {1|cue=säger} {1|content=ja}. "
            "{2|source=Departementet} {2|cue=uppger} {2|content=nej}.",
        )
    )
    assert first == second


def test_a_statement_stands_for_who_made_it() -> None:
    first, second = actors_of(
        (
            "en",
            "{1|source=The Russian army} {1|cue=said} {1|content=so}. "
            "{2|cue=According to} {2|source=the statement} {2|content=it worked}.",
        )
    )
    assert first == second


def test_an_agency_is_a_medium() -> None:
    actor = actor_of("nb", "nyhetsbyrået Reuters")
    assert (actor.name, actor.medium) == ("Reuters", True)


def test_an_unnamed_official_speaks_for_his_state() -> None:
    actor = actor_of("nb", "en amerikansk tjenestemann")
    assert (actor.side, actor.unnamed) == ("United States", True)


@pytest.mark.parametrize(
    ("lang", "source"),
    [("sv", "En avhoppad IS-ledare"), ("nb", "kilder i IS"), ("en", "a witness")],
)
def test_an_insider_or_witness_speaks_for_himself(lang: str, source: str) -> None:
    actor = actor_of(lang, source)
    assert (actor.side, actor.unnamed) == ("", True)


def test_two_unnamed_sources_of_two_reports_are_two_actors() -> None:
    text = "{1|source=en kilde} {1|cue=sier} {1|content=det}."
    first, second = actors_of(("nb", text), ("nb", text + " Mer."))
    assert first != second


def test_who_is_named_only_as_the_enemy_is_no_side() -> None:
    actor = actor_of("nb", "Ryan Dillon, talsmann for koalisjonen mot IS")
    assert actor.side != "Islamic State"


def test_an_observatory_with_a_states_adjective_is_not_the_state() -> None:
    actor = actor_of("da", "Det Syriske Observatorium for Menneskerettigheder")
    assert actor.side == "Syrian Observatory for Human Rights"


def test_somebody_unnamed_who_speaks_for_a_person_is_not_that_person() -> None:
    person, other = actors_of(
        (
            "da",
            "{1|source=Præsident Omar Hassani} {1|cue=siger} {1|content=nej}. "
            "{2|source=en talsmand for Omar Hassani} {2|cue=siger} {2|content=ja}.",
        )
    )
    assert person != other
    assert other.unnamed


def test_a_spokesman_speaks_for_the_side_that_spoke_last() -> None:
    _, spokesman = actors_of(
        (
            "nb",
            "{1|source=Russland} {1|cue=avviser} {1|content=det}. "
            "{2|source=Talsmann Pavel Orlov} {2|cue=sier} {2|content=nei}.",
        )
    )
    assert spokesman.side == "Russia"


def test_nothing_comes_of_nothing() -> None:
    assert resolve({}, []) == ((), ())


def test_every_identity_has_a_reason_and_a_score() -> None:
    report, claims = marked(
        "{1|source=Moscow} {1|cue=denied} {1|content=any role}.",
        lang="en",
        day="2017-06-16",
    )
    _, identities = resolve({report.id: report}, claims)
    assert identities[0].reason.words
    assert 0 < identities[0].score <= 1


def source(words: str, number: int = 1) -> str:
    """A marked claim of a source."""
    return f"{{{number}|source={words}}} {{{number}|cue=sier}} {{{number}|content=noe}}"


def test_a_spokesman_speaks_for_the_state_that_his_paragraph_tells_of() -> None:
    """Not for the side that spoke last, in another place."""
    text = (
        f"{source('USA')}.\n\nI Seoul er tonen en annen. "
        f"{source('Presidentens talsmann, Kang Min-seok', 2)}."
    )
    _, voice = actors_of(("nb", text))
    assert voice.side == "South Korea"


@pytest.mark.parametrize(
    ("lang", "text", "side"),
    [
        (
            "nb",
            f"I Moskva tier de. {source('Viseutenriksminister Oleg Popov')}.",
            "Russia",
        ),
        ("sv", f"Danmark larmar. {source('statsminister Eva Ek (S)')}.", "Sweden"),
        (
            "sv",
            f"Danmark larmar, och Sverige med. {source('statsminister Eva Ek')}.",
            "Eva Ek",
        ),
    ],
)
def test_a_bare_minister_is_of_a_state_only_where_one_is_told_of(
    lang: str, text: str, side: str
) -> None:
    (actor,) = actors_of((lang, text))
    assert actor.side == side


def test_a_genitive_is_the_same_name() -> None:
    one, other = actors_of(
        ("nb", f"{source('Storbritannias statsminister Ellen Moe')}."),
        ("sv", f"{source('premiärminister Ellen Moes talesman')}."),
    )
    assert one.id == other.id


@pytest.mark.parametrize(
    ("lang", "source", "name"),
    [
        ("da", "netselskabet Kantaverkko", "Kantaverkko"),
        ("nb", "rederiet Lumen Maritime", "Lumen Maritime"),
        ("en", "the operator Norrfiber", "Norrfiber"),
    ],
)
def test_a_noun_for_a_company_makes_a_name_an_organisations(
    lang: str, source: str, name: str
) -> None:
    actor = actor_of(lang, source)
    assert (actor.name, actor.side) == (name, name)


@pytest.mark.parametrize(
    ("lang", "source"),
    [
        ("nb", "Peter Hall, advokat for rederiet Lumen Maritime"),
        ("sv", "Peter Hall, talesman för rederiet Lumen Maritime"),
        ("en", "Peter Hall, a lawyer for the shipping line Lumen Maritime"),
    ],
)
def test_a_lawyer_speaks_for_whom_he_is_said_to(lang: str, source: str) -> None:
    assert actor_of(lang, source).side == "Lumen Maritime"


def test_another_of_the_same_title_is_of_the_same_side() -> None:
    first = "{1|source=Den russiske senator Ivan Petrov} {1|cue=siger} {1|content=ja}. "
    second = "{2|source=En anden senator, Oleg Smirnov}, {2|cue=siger} {2|content=nej}."
    assert [a.side for a in actors_of(("da", first + second))] == ["Russia", "Russia"]


@pytest.mark.parametrize(
    ("lang", "source"),
    [
        ("nn", "Det estiske sjøfartsstyret"),
        ("sv", "den estniska fiskeristyrelsen"),
        ("en", "the Estonian prison service"),
    ],
)
def test_any_body_of_a_state_speaks_for_it(lang: str, source: str) -> None:
    assert actor_of(lang, source).side == "Estonia"


def test_a_rebel_front_with_a_name_is_a_side_of_its_own() -> None:
    assert actor_of("sv", "Rebellfronten FRD").side == "FRD"


def test_a_day_names_nobody() -> None:
    assert actor_of("en", "Officials on Thursday").side == ""


def test_a_chief_of_police_speaks_for_the_police_named_before() -> None:
    first = "{1|source=Norsk politi} {1|cue=sier} {1|content=ja}. "
    second = "{2|source=Politimester Kari Lund} {2|cue=sier} {2|content=nei}."
    assert {a.side for a in actors_of(("nb", first + second))} == {"Norway"}


HOME = (
    "da",
    "Marvonia's regering tier. Den marvonske hær er i Marvonia. "
    "{1|source=Marvonias forsvarsminister, Oda Krill,} {1|cue=siger} "
    "{1|content=nej}.",
)
ABROAD = ("en", "{1|source=Oda Krill} {1|cue=said} {1|content=no}.")


def test_a_minister_of_a_state_in_no_list_speaks_for_it() -> None:
    assert [a.side for a in actors_of(HOME, ABROAD)] == ["Marvonia"] * 2


@pytest.mark.parametrize(
    ("lang", "before", "source"),
    [
        ("sv", "Rebellgruppen NVF slog till.", "NVF:s talesman i Paris, Bo Krill,"),
        ("nb", "Militsen NVF slo til.", "NVFs talsmann i Paris, Bo Krill,"),
        ("en", "The rebel group NVF struck.", "NVF's spokesman in Paris, Bo Krill,"),
    ],
)
def test_where_a_spokesman_lives_is_not_his_side(
    lang: str, before: str, source: str
) -> None:
    text = f"{before} {{1|source={source}}} {{1|cue=says}} {{1|content=no}}."
    assert actors_of((lang, text))[0].side == "NVF"


def test_rebels_are_the_one_group_that_their_report_names() -> None:
    text = (
        "Rebellgruppen NVF slog till. "
        "{1|source=Rebellerna} {1|cue=säger} {1|content=ja}."
    )
    assert actors_of(("sv", text))[0].side == "NVF"


@pytest.mark.parametrize(
    ("lang", "source"), [("nb", "Norsk Bergvern"), ("sv", "Svenska Tunnelrådet")]
)
def test_an_adjective_that_begins_a_name_tells_no_state(lang: str, source: str) -> None:
    assert actor_of(lang, source).side == source


def test_hints_that_differ_leave_a_spokesman_to_himself() -> None:
    told = [
        (
            "sv",
            f"Oron växer i {state}. {{1|source=Talesmannen Bo Krill}} "
            "{1|cue=säger} {1|content=nej}.",
        )
        for state in ("Turkiet", "Ryssland", "Kina")
    ]
    assert {a.side for a in actors_of(*told)} == {"Bo Krill"}


@pytest.mark.parametrize(
    ("lang", "first", "source"),
    [
        ("en", "Russia's president, Bo Krill,", "his office"),
        ("sv", "Rysslands president, Bo Krill,", "hans kansli"),
    ],
)
def test_an_office_speaks_for_the_side_of_whose_it_is(
    lang: str, first: str, source: str
) -> None:
    text = (
        f"{{1|source={first}}} {{1|cue=says}} {{1|content=no}}. "
        f"{{2|source={source}}} {{2|cue=says}} {{2|content=yes}}."
    )
    assert actors_of((lang, text))[1].side == "Russia"


def test_a_channel_is_the_one_named_beside_its_noun() -> None:
    text = (
        "Exilkanalen Nordljus TV sände. "
        "{1|source=Kanalen} {1|cue=säger} {1|content=ja}."
    )
    (actor,) = actors_of(("sv", text))
    assert (actor.name, actor.medium) == ("Nordljus TV", True)
