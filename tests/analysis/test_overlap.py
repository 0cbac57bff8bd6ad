"""What two counties share: small cases worked by hand, what always holds, and scipy's values."""

import math
from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.spatial.distance import jaccard as jaccard_distance
from scipy.special import rel_entr
from small_atlas import atlas_of
from smartspec.analysis.coverage import counties_with_priorities
from smartspec.analysis.overlap import (
    jaccard,
    main_themes,
    overlap_coefficient,
    pairs,
    rarities,
    rarity_weighted_jaccard,
)
from smartspec.model import Atlas

THEMES = "abcdefgh"
SETS = st.frozensets(st.sampled_from(THEMES), min_size=1)
CHOSEN = st.dictionaries(st.text("xyz", min_size=1, max_size=4), SETS, min_size=2, max_size=8)
FOUR = {"n": {"2020-": ["Skog: forest", "Trä: forest", "Mat: food"]}, "s": {"2020-": ["Livsmedel: food", "Hav: sea"]}}


def four() -> Atlas:
    """N = 4: forest in n and e, food in n, s and w, sea in s; w has two lists that apply at once."""
    rest = {"e": {"2020-": ["Skog: forest"]}, "w": {"odaterad-a": ["Mat: food"], "odaterad-b": ["Mer mat: food"]}}
    empty = {"none": {}, "past": {"-2014-2019": ["Hav: sea"]}}
    return atlas_of({**FOUR, **rest, **empty}, ["sea", "food", "forest", "space"])


def test_two_in_common_of_four_is_a_half_and_two_thirds_of_the_smaller_set() -> None:
    assert jaccard({"a", "b", "c"}, {"b", "c", "d"}) == 0.5
    assert overlap_coefficient({"a", "b", "c"}, {"b", "c", "d"}) == pytest.approx(2 / 3)
    assert overlap_coefficient({"a"}, {"a", "b", "c"}) == 1
    assert jaccard({"a"}, {"b"}) == overlap_coefficient({"a"}, {"b"}) == 0


def test_nothing_cannot_be_compared() -> None:
    with pytest.raises(ValueError, match="nothing to compare"):
        jaccard(frozenset[str](), frozenset[str]())
    with pytest.raises(ValueError, match="nothing to compare"):
        overlap_coefficient({"a"}, frozenset())


def test_a_rare_theme_in_common_weighs_more_than_one_that_most_have() -> None:
    weights = rarities({"n": {"forest", "food"}, "s": {"food", "sea"}, "e": {"forest"}, "w": {"food"}})
    assert weights == pytest.approx({"forest": math.log(2), "food": math.log(4 / 3), "sea": math.log(4)})
    n, s, e = {"forest", "food"}, {"food", "sea"}, {"forest"}
    assert rarity_weighted_jaccard(n, s, weights) == pytest.approx(math.log(4 / 3) / math.log(2 * 4 / 3 * 4))
    assert rarity_weighted_jaccard(n, e, weights) == pytest.approx(math.log(2) / math.log(2 * 4 / 3))


def test_themes_that_all_have_say_nothing_about_two() -> None:
    weights = rarities({"n": {"food"}, "s": {"food"}})
    assert rarity_weighted_jaccard({"food"}, {"food"}, weights) is None
    with pytest.raises(KeyError):
        rarity_weighted_jaccard({"food"}, {"space"}, weights)


def test_a_pair_names_the_themes_and_priorities_that_its_numbers_are_made_of() -> None:
    found = pairs(four())[0]
    assert found.slugs == ("n", "s")
    named = [
        [(t.theme, [p.priority.facts.name for p in t.first], [p.priority.facts.name for p in t.second]) for t in group]
        for group in (found.shared, found.only_first, found.only_second)
    ]
    assert named == [[("food", ["Mat"], ["Livsmedel"])], [("forest", ["Skog", "Trä"], [])], [("sea", [], ["Hav"])]]
    assert (found.jaccard, found.overlap_coefficient) == (pytest.approx(1 / 3), 0.5)
    assert found.rarity_weighted == pytest.approx(math.log(4 / 3) / math.log(2 * 4 / 3 * 4))


def test_only_counties_with_current_priorities_are_paired_and_each_two_once() -> None:
    slugs = [found.slugs for found in pairs(four())]
    assert slugs == list(combinations(["n", "s", "e", "w"], 2))


def test_lists_that_apply_at_once_count_together() -> None:
    found = next(p for p in pairs(four()) if p.slugs == ("s", "w"))
    assert [p.strategy.id for p in found.shared[0].second] == ["odaterad-b", "odaterad-a"]


def test_in_the_country_every_two_counties_with_priorities_meet_once(atlas: Atlas) -> None:
    counties = [county.slug for county in counties_with_priorities(atlas)]
    found = pairs(atlas)
    assert [pair.slugs for pair in found] == list(combinations(counties, 2))
    themes = main_themes(atlas)
    for pair in found:
        a, b = (themes[slug] for slug in pair.slugs)
        assert {t.theme for t in pair.shared} == a & b
        assert {t.theme for t in pair.only_first} == a - b
        assert {t.theme for t in pair.only_second} == b - a
        assert all(t.first and t.second for t in pair.shared)


@given(SETS, SETS)
def test_jaccard_is_one_minus_the_distance_that_scipy_gives(a: frozenset[str], b: frozenset[str]) -> None:
    vectors = ([theme in items for theme in THEMES] for items in (a, b))
    assert jaccard(a, b) == pytest.approx(1 - jaccard_distance(*vectors))


@settings(max_examples=25, deadline=None)
@given(SETS, SETS)
def test_the_overlap_coefficient_is_the_higher_of_precision_and_recall_that_scikit_learn_gives(
    a: frozenset[str], b: frozenset[str]
) -> None:
    from sklearn.metrics import precision_score, recall_score

    one, other = ([theme in items for theme in THEMES] for items in (a, b))
    assert overlap_coefficient(a, b) == pytest.approx(max(precision_score(one, other), recall_score(one, other)))


@given(CHOSEN, st.data())
def test_rarity_and_what_it_weighs_are_scipys_entropy_and_weighted_distance(
    chosen: dict[str, frozenset[str]], data: st.DataObject
) -> None:
    a, b = (chosen[data.draw(st.sampled_from(sorted(chosen)))] for _ in "ab")
    weights = rarities(chosen)
    for theme, weight in weights.items():
        assert weight == pytest.approx(rel_entr(1, sum(theme in items for items in chosen.values()) / len(chosen)))
    weighted = rarity_weighted_jaccard(a, b, weights)
    if weighted is not None:
        vectors = ([theme in items for theme in THEMES] for items in (a, b))
        distance = jaccard_distance(*vectors, w=[weights.get(theme, 0) for theme in THEMES])
        assert weighted == pytest.approx(1 - distance)


@given(CHOSEN, st.data())
def test_measures_stay_between_0_and_1_and_do_not_care_who_is_first(
    chosen: dict[str, frozenset[str]], data: st.DataObject
) -> None:
    a, b = (chosen[data.draw(st.sampled_from(sorted(chosen)))] for _ in "ab")
    weights = rarities(chosen)
    assert jaccard(a, b) == jaccard(b, a)
    assert overlap_coefficient(a, b) == overlap_coefficient(b, a)
    assert 0 <= jaccard(a, b) <= overlap_coefficient(a, b) <= 1
    weighted = rarity_weighted_jaccard(a, b, weights)
    assert weighted == rarity_weighted_jaccard(b, a, weights)
    assert weighted is None or 0 <= weighted <= 1
    assert jaccard(a, a) == overlap_coefficient(a, a) == 1


@given(CHOSEN, st.randoms(use_true_random=False))
def test_the_order_in_which_counties_come_changes_no_weight(chosen: dict[str, frozenset[str]], random: object) -> None:
    names = list(chosen)
    random.shuffle(names)  # type: ignore[attr-defined]
    assert rarities({name: chosen[name] for name in names}) == rarities(chosen)


@given(SETS, SETS)
def test_with_equal_weights_the_weighted_share_is_the_plain_one(a: frozenset[str], b: frozenset[str]) -> None:
    assert rarity_weighted_jaccard(a, b, dict.fromkeys(THEMES, 2.0)) == pytest.approx(jaccard(a, b))
