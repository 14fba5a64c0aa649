"""A parser's words laid on the rules' own tokens."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from sayso.extract.tokens import sentences
from sayso.extract.trees import Tree, parsed
from sayso.parse import syntax

TEXTS = st.text(alphabet="Ab c.,’'\"«»–-1\n", min_size=1, max_size=80)


def tree_of(lang: str, text: str) -> tuple[tuple[str, ...], Tree]:
    """The tokens of a text's first sentence, and its tree."""
    parts = sentences(text)
    part, tree = parsed(text, parts, syntax(None, lang), [0])[0]
    return tuple(token.text for token in part.tokens), tree


def test_a_word_that_the_parser_cuts_keeps_the_head_of_its_parts() -> None:
    """`Russia’s` is one token here and two words there."""
    words, tree = tree_of("en", "Russia’s claim failed.")
    assert words[0] == "Russia’s"
    assert (tree.rels[0], tree.heads[0]) == ("nmod:poss", 1)


def test_quotation_marks_do_not_reach_the_parser() -> None:
    """A quoted fragment hangs where it would without its marks."""
    words, tree = tree_of("en", 'She said the group "must be destroyed".')
    plain, same = tree_of("en", "She said the group must be destroyed.")
    verb = words.index("destroyed")
    assert tree.rels[verb] == same.rels[plain.index("destroyed")] == "ccomp"
    assert tree.heads[verb] == words.index("said")


def test_what_hangs_on_a_word_has_edges() -> None:
    """Edges span all that hangs below, however deep."""
    tree = Tree((1, 1, 3, 1), ("det", "ROOT", "case", "obl"), ("", "", "", ""))
    assert tree.edges[1] == (0, 3)
    assert tree.edges[3] == (2, 3)
    assert tree.under(2, 1)
    assert not tree.under(0, 3)


@given(TEXTS)
@settings(max_examples=60, deadline=None)
def test_every_sentence_gets_a_tree_of_its_own_tokens(text: str) -> None:
    """Whatever the text, heads lie in the sentence and the tree has no circle."""
    parts = sentences(text)
    for number, (part, tree) in parsed(
        text, parts, syntax(None, "nb"), range(len(parts))
    ).items():
        size = len(parts[number].tokens)
        assert len(part.tokens) == len(tree.heads) == size
        assert all(0 <= head < size for head in tree.heads)
        assert len(tree.edges) == size
