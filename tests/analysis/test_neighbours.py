"""Neighbours against others: a case worked by hand, what always holds, and scipy's permutation test."""

import math
from itertools import combinations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from smartspec.analysis.neighbours import neighbour_effect, neighbouring
from smartspec.model import Atlas

NAMES = "nsew"
SIMILARITY = dict(zip(combinations(NAMES, 2), (0.9, 0.1, 0.3, 0.5, 0.2, 0.4), strict=True))
"""n–s 0.9, n–e 0.1, n–w 0.3, s–e 0.5, s–w 0.2, e–w 0.4."""


def test_the_means_of_neighbours_and_others_by_hand() -> None:
    """Neighbours n–s and e–w: (0.9 + 0.4) / 2; the other four: (0.1 + 0.3 + 0.5 + 0.2) / 4."""
    found = neighbour_effect(SIMILARITY, {("n", "s"), ("e", "w")})
    assert found is not None
    assert (found.among_neighbours, found.among_others) == (pytest.approx(0.65), pytest.approx(0.275))
    assert found.difference == pytest.approx(0.375)
    assert (found.neighbours, found.others) == ((("n", "s"), ("e", "w")), 4)


def test_how_rare_the_difference_is_by_hand() -> None:
    """Four have three ways to be two pairs of neighbours: sums 1.3, 0.3 and 0.8. Only one is as high as 1.3."""
    found = neighbour_effect(SIMILARITY, {("n", "s"), ("e", "w")}, 30_000)
    assert found is not None
    assert found.at_least == pytest.approx(1 / 3, abs=0.01)


def test_without_neighbours_or_with_nothing_else_there_is_no_effect() -> None:
    assert neighbour_effect(SIMILARITY, set()) is None
    assert neighbour_effect(SIMILARITY, SIMILARITY.keys()) is None
    assert neighbour_effect({}, {("n", "s")}) is None


def test_the_share_is_that_of_scipys_permutation_test() -> None:
    """scipy tries the statistic on shuffled places; on a ring of seven all 5,040 orders are tried exactly."""
    from scipy.stats import permutation_test

    names = "abcdefg"
    generator = np.random.default_rng(1)
    values = generator.random((7, 7))
    similarity = {(a, b): float(values[names.index(a), names.index(b)]) for a, b in combinations(names, 2)}
    ring = [tuple(sorted((names[i], names[(i + 1) % 7]))) for i in range(7)]
    whole = np.triu(values, 1) + np.triu(values, 1).T

    def near(places: np.ndarray) -> float:
        order = places.astype(int)
        return float(sum(whole[order[i], order[(i + 1) % 7]] for i in range(7)))

    exact = permutation_test(
        (np.arange(7),), near, permutation_type="pairings", alternative="greater", n_resamples=np.inf
    )
    found = neighbour_effect(similarity, {(a, b) for a, b in ring}, 40_000)
    assert found is not None
    assert found.at_least == pytest.approx(exact.pvalue, abs=0.015)


@settings(max_examples=40, deadline=None)
@given(st.lists(st.floats(0, 1), min_size=10, max_size=10), st.sets(st.sampled_from(list(combinations("abcde", 2)))))
def test_means_stay_within_bounds_and_the_draw_is_the_same_each_time(
    values: list[float], near: set[tuple[str, str]]
) -> None:
    similarity = dict(zip(combinations("abcde", 2), values, strict=True))
    found = neighbour_effect(similarity, near, 200)
    if found is None:
        assert len(near) in (0, 10)
        return
    assert 0 <= found.among_neighbours <= 1
    assert 0 <= found.at_least <= 1
    assert -1 <= found.difference <= 1
    assert found == neighbour_effect(similarity, near, 200)
    total = found.among_neighbours * len(found.neighbours) + found.among_others * found.others
    assert total == pytest.approx(math.fsum(values), abs=1e-9)


@given(st.permutations(list(SIMILARITY)))
def test_the_order_of_the_pairs_changes_no_mean(order: list[tuple[str, str]]) -> None:
    near = {("n", "s"), ("s", "e")}
    found, again = (neighbour_effect(s, near, 50) for s in (SIMILARITY, {pair: SIMILARITY[pair] for pair in order}))
    assert found is not None
    assert again is not None
    assert (found.among_neighbours, found.among_others) == (
        pytest.approx(again.among_neighbours),
        pytest.approx(again.among_others),
    )


def test_all_alike_is_no_effect_and_always_as_large() -> None:
    found = neighbour_effect(dict.fromkeys(SIMILARITY, 0.4), {("n", "s")}, 100)
    assert found is not None
    assert (found.difference, found.at_least) == (pytest.approx(0), 1)


def test_neighbours_name_each_other_and_gotland_has_none(atlas: Atlas) -> None:
    counties = {county.slug: county for county in atlas.territories.counties}
    for county in counties.values():
        assert all(county.slug in counties[other].neighbours for other in county.neighbours), county.slug
        assert county.slug not in county.neighbours
        assert len(set(county.neighbours)) == len(county.neighbours)
    assert counties["gotland"].neighbours == ()
    pairs = neighbouring(atlas)
    assert len(pairs) == sum(len(county.neighbours) for county in counties.values()) / 2 == 2
    assert ("dalarna", "gavleborg") in pairs
    assert ("gavleborg", "varmland") not in pairs
