from sayso.parse.layers import FEATURES, features


def test_features_are_as_many_as_the_tables() -> None:
    """Every feature has its name."""
    assert len(features("Ryssland", "sv")) == len(FEATURES)


def test_features_tell_languages_apart_once() -> None:
    """Languages share what a word looks like; one feature knows the language."""
    swedish, danish = features("man", "sv"), features("man", "da")
    assert sum(a != b for a, b in zip(swedish, danish, strict=True)) == 1


def test_features_of_years_are_alike() -> None:
    """Digits are one digit."""
    assert features("1944", "nb") == features("2017", "nb")
