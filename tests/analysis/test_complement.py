"""Different but related: small cases worked by hand, what always holds, and values of scipy and scikit-learn."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from small_atlas import atlas_of
from smartspec.analysis.complement import complementarity, complements, proximities
from smartspec.analysis.overlap import main_themes, pairs
from smartspec.model import Atlas

FIVE = {"1": {"a", "b"}, "2": {"a", "b", "c"}, "3": {"a", "b"}, "4": {"a", "c"}, "5": {"c", "d"}}
"""a in 4, b in 3, c in 3, d in 1; together: ab 3, ac 2, bc 1."""
SETS = st.frozensets(st.sampled_from("abcde"))


def either_order(known: dict[str, float]) -> dict[tuple[str, str], float]:
    return {two: value for (c, d), value in known.items() for two in ((c, d), (d, c))}


def test_proximity_is_the_lower_share_that_has_the_other_too() -> None:
    assert proximities(FIVE) == pytest.approx(either_order({"ab": 3 / 4, "ac": 2 / 4, "bc": 1 / 3}))


def test_nothing_is_said_about_a_theme_that_hardly_anyone_has() -> None:
    assert ("c", "d") not in proximities(FIVE)
    assert proximities(FIVE, least=1)["c", "d"] == pytest.approx(1 / 3)


def test_complementarity_is_the_mean_proximity_of_what_only_one_has() -> None:
    known = either_order({"ac": 0.5, "ad": 0.1, "bc": 0.3, "bd": 0.7})
    assert complementarity({"a", "b", "x"}, {"c", "d", "x"}, known) == pytest.approx(1.6 / 4)
    assert complementarity({"a", "b"}, {"c", "y"}, known) == pytest.approx(0.8 / 2)


@settings(max_examples=25, deadline=None)
@given(st.dictionaries(st.text("xyz", min_size=1, max_size=4), SETS, min_size=3, max_size=9))
def test_proximity_is_the_lower_of_precision_and_recall_that_scikit_learn_gives(
    chosen: dict[str, frozenset[str]],
) -> None:
    from sklearn.metrics import precision_score, recall_score

    for (c, d), near in proximities(chosen).items():
        one, other = ([theme in themes for themes in chosen.values()] for theme in (c, d))
        assert near == pytest.approx(min(precision_score(one, other), recall_score(one, other)))


@given(st.lists(st.floats(0, 0.8), min_size=4, max_size=4))
def test_complementarity_is_the_average_linkage_that_scipy_gives(near: list[float]) -> None:
    """Clusters {a, b} and {c, d}, each of distance 0 within; scipy joins them at the mean distance between."""
    from scipy.cluster.hierarchy import linkage

    known = either_order(dict(zip(("ac", "ad", "bc", "bd"), near, strict=True)))
    distances = [0.0, *(1 - value for value in near), 0.0]
    assert complementarity({"a", "b"}, {"c", "d"}, known) == pytest.approx(1 - linkage(distances, "average")[-1, 2])


def test_where_one_holds_the_other_or_all_is_rare_there_is_no_value() -> None:
    assert complementarity({"a", "b"}, {"a"}, proximities(FIVE)) is None
    assert complementarity({"a"}, {"d"}, proximities(FIVE)) is None


def test_a_pair_names_what_it_could_complete_each_other_with() -> None:
    drawn = {
        "n": {"2020-": ["Skog: forest touches sea", "Vind: wind"]},
        "s": {"2020-": ["Sol: energy", "Trä: wood touches wind"]},
        "e": {"2020-": ["Skog: forest", "Sol: energy", "Vind: wind"]},
    }
    found = complements(atlas_of(drawn, ["energy", "forest", "sea", "wind", "wood"]), least=2)[0]
    assert (found.slugs, found.value) == (("n", "s"), 0.5)
    assert [(r.first, r.second, r.proximity) for r in found.related] == [("forest", "energy", 0.5)]
    assert (found.only_first, found.only_second) == ({"forest"}, {"energy", "wood"})


def test_what_the_other_touches_is_no_difference_between_the_two() -> None:
    drawn = {
        "n": {"2020-": ["Skog: forest touches energy"]},
        "s": {"2020-": ["Sol: energy"]},
        "e": {"2020-": ["Skog: forest", "Sol: energy"]},
    }
    found = complements(atlas_of(drawn, ["energy", "forest"]), least=2)[0]
    assert (found.only_first, found.only_second) == ({"forest"}, frozenset())
    assert (found.value, found.related) == (None, ())


def test_in_the_country_each_pair_has_its_complement_and_names_only_what_differs(atlas: Atlas) -> None:
    found, themes = complements(atlas), main_themes(atlas)
    assert [one.slugs for one in found] == [pair.slugs for pair in pairs(atlas)]
    for one in found:
        a, b = (themes[slug] for slug in one.slugs)
        assert all(r.first in a - b and r.second in b - a for r in one.related)
        assert (one.only_first <= a - b, one.only_second <= b - a) == (True, True)


@given(st.dictionaries(st.text("xyz", min_size=1, max_size=4), SETS, max_size=9), SETS, SETS)
def test_it_stays_between_0_and_1_and_does_not_care_who_is_first_or_in_which_order_they_come(
    chosen: dict[str, frozenset[str]], a: frozenset[str], b: frozenset[str]
) -> None:
    known = proximities(chosen)
    assert all(0 <= value <= 1 for value in known.values())
    assert proximities(dict(reversed(chosen.items()))) == known
    value = complementarity(a, b, known)
    assert value == complementarity(b, a, known)
    assert value is None or 0 <= value <= 1
