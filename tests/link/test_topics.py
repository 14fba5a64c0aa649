from __future__ import annotations

from marked import marked

from link.test_link import linked

ENGLISH = marked(
    "{1|source=The police} {1|cue=said} "
    "{1|content=that a museum had sold a painting to the bank}.",
    lang="en",
    day="2026-02-09",
)
SWEDISH = marked(
    "{1|source=Chefen} {1|cue=förnekar} "
    "{1|content=att museet har sålt tavlan till banken}.",
    lang="sv",
    day="2026-02-10",
    c1={"stance": "denies"},
)
DANISH = marked(
    "{1|source=Borgmesteren} {1|cue=siger} "
    "{1|content=at museet ikke har solgt noget maleri til banken}.",
    lang="da",
    day="2026-02-11",
)
WEATHER = marked(
    "{1|source=Meteorologene} {1|cue=sier} {1|content=at det blåste kraftig}.",
    lang="nb",
    day="2026-02-11",
)


def test_claims_that_no_class_covers_meet_by_their_words_in_any_language() -> None:
    questions, links = linked(ENGLISH, SWEDISH, DANISH, WEATHER)
    asked = {links[m[1][0].id][0].question for m in (ENGLISH, SWEDISH, DANISH)}
    assert len(asked) == 1
    (question,) = (questions[one] for one in asked)
    assert question.text.endswith("“a museum had sold a painting to the bank”?")


def test_denial_and_negation_deny_a_topic() -> None:
    _, links = linked(ENGLISH, SWEDISH, DANISH)
    answers = [links[m[1][0].id][0].answer for m in (ENGLISH, SWEDISH, DANISH)]
    assert answers == ["affirms", "denies", "denies"]


def test_other_words_are_another_topic() -> None:
    _, links = linked(ENGLISH, SWEDISH, WEATHER)
    assert links[WEATHER[1][0].id] == []
