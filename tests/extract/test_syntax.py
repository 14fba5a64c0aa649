"""What trees find that word order alone does not, or finds less well."""

from __future__ import annotations

import time

import pytest

from extract.marked import assert_claims, claims_with_trees

SENTENCES = {
    "a tag that parts its content": [
        (
            "nb",
            "{Lyden kom|content}, {sa|cue} {han|source}, {fra en skrue|content}.",
        ),
        (
            "da",
            "{Lyden kom|content}, {sagde|cue} {han|source}, {fra en skrue|content}.",
        ),
        (
            "en",
            "{The noise|content}, {she|source} {said|cue}, {came from a ship|content}.",
        ),
    ],
    "a hearer between the verb and its clause": [
        (
            "en",
            "{The Red Cross|source} {reminded|cue} both governments "
            "{that markets are protected|content}.",
        ),
        ("nb", "{Hun|source} {fortalte|cue} avisa {at skipet sank|content}."),
    ],
    "pronouns of number that speak for themselves": [
        ("sv", "{Andra|source} {menar|cue} {att fartyget sjönk|content}."),
        ("en", "{Some|source} {insist|cue} {that the ship sank|content}."),
        ("nb", "{Flere|source} {hevder|cue} {at skipet sank|content}."),
    ],
    "a title that opens with an adjective of time": [
        (
            "da",
            "{Ifølge|cue} {tidligere kontorchef Jørgen Bay|source} "
            "{blev papiret afleveret|content}.",
        ),
    ],
    "the claim of an adjective or a possessive": [
        (
            "sv",
            "{Det tillbakavisar påståendet|content}, {sade|cue} {Anna Berg|source}.",
        ),
        (
            "nb",
            "{Hun|source1} {avviste|cue1} {{hans|source2} {påstand|cue2} "
            "{om at skipet sank|content2}|content1}.",
        ),
    ],
    "a fragment in quotation marks within a clause": [
        (
            "en",
            '{The spokesman|source} {said|cue} {the ship "must be raised"|content}.',
        ),
        (
            "nb",
            "{Hun|source} {mener|cue} {at planen er «helt uten mening»|content}.",
        ),
    ],
    "two quotations by one speaker": [
        (
            "en",
            '{"We lost it,"|content} {Anna Berg|source} {said|cue}. '
            '{"Nobody was hurt."|content}',
        ),
    ],
    "marks of old wires and of British papers": [
        ("en", "{''We lost it,''|content} {Anna Berg|source} {said|cue}."),
        ("en", "{'We lost it,'|content} {said|cue} {Anna Berg|source}."),
    ],
}


@pytest.mark.parametrize(
    ("lang", "marked"),
    [pair for pairs in SENTENCES.values() for pair in pairs],
)
def test_a_sentence_is_read_as_marked(lang: str, marked: str) -> None:
    """Source, cue and content, exactly."""
    assert_claims(lang, marked, claims_with_trees)


def test_both_verbs_of_a_pair_get_the_clause_behind_them() -> None:
    """`Neither confirm nor deny that …` is two attributions of one content."""
    text = "Ministeren vil verken bekrefte eller avkrefte at skipet sank."
    found = claims_with_trees("nb", text)
    assert {tuple(s.of(text) for s in c.content) for c in found} == {
        ("at skipet sank",)
    }
    assert {c.stance for c in found} == {"uncommitted"}


def test_a_noun_takes_up_the_sentence_before() -> None:
    """`Den slutsatsen drar JIT` has its content before it."""
    text = "Raketen kom från Ryssland. Den slutsatsen drar utredningsgruppen JIT."
    (claim,) = claims_with_trees("sv", text)
    assert [s.of(text) for s in claim.content] == ["Raketen kom från Ryssland"]
    assert [s.of(text) for s in claim.source] == ["utredningsgruppen JIT"]


def test_an_idiom_that_attributes_nothing_makes_no_claim() -> None:
    """`Fandt sted` is no finding."""
    assert not claims_with_trees("da", "Mødet fandt sted torsdag ud for øen Vargø.")


def test_a_cue_does_not_cut_the_quotation_that_it_stands_in() -> None:
    """What is quoted as a whole is the speaker's who is outside it."""
    text = '"If they did, they held it back," Anna Berg said.'
    found = claims_with_trees("en", text)
    assert [c.source[0].of(text) for c in found if c.kind == "direct"] == ["Anna Berg"]


@pytest.mark.parametrize("joint", [" ", "\n"])
def test_the_time_grows_with_the_report_and_no_faster(joint: str) -> None:
    """Four times the report takes at most six times as long, in one paragraph too."""
    text = joint.join(
        ["Politiet sier at skipet sank, men la ikke fram bevis.", "Han tror det."] * 150
    )

    def seconds(copies: int) -> float:
        began = time.process_time()
        claims_with_trees("nb", joint.join([text] * copies))
        return time.process_time() - began

    seconds(1)
    assert seconds(8) < 6 * seconds(2)
