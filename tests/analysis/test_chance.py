"""What chance gives: set against all matrices there are, published means, and what every draw must keep."""

import math
from itertools import combinations, product

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from smartspec.analysis.chance import (
    Bits,
    Expectation,
    ThemeUptake,
    by_chance,
    choices_by_chance,
    draws,
    matrix_of,
    of_counties,
)
from smartspec.analysis.overlap import main_themes, pairs
from smartspec.model import Atlas

THEMES = list("abcde")
SETS = st.frozensets(st.sampled_from(THEMES))
CHOSEN = st.dictionaries(st.text("xyz", min_size=1, max_size=4), SETS, min_size=1, max_size=7)
FOUR = {"n": {"a", "b", "c"}, "s": {"a", "b"}, "e": {"a", "d"}, "w": {"c"}}


def all_matrices(matrix: Bits) -> list[Bits]:
    """Every 0/1 matrix with the same totals, found by trying all."""
    rows = [
        [row for row in product((False, True), repeat=matrix.shape[1]) if sum(row) == total]
        for total in matrix.sum(axis=1)
    ]
    tried = (np.array(chosen) for chosen in product(*rows))
    return [one for one in tried if (one.sum(axis=0) == matrix.sum(axis=0)).all()]


def test_every_matrix_with_these_totals_is_equally_likely() -> None:
    matrix = matrix_of(FOUR, THEMES)
    possible = {one.tobytes() for one in all_matrices(matrix)}
    seen: dict[bytes, int] = {}
    for stack in draws(matrix, 20_000):
        for one in stack:
            seen[one.tobytes()] = seen.get(one.tobytes(), 0) + 1
    assert seen.keys() == possible
    even = 20_000 / len(possible)
    assert all(abs(number - even) < 6 * math.sqrt(even) for number in seen.values())


def test_what_is_expected_is_the_mean_over_all_matrices_there_are() -> None:
    everything = np.array(all_matrices(matrix_of(FOUR, THEMES)))
    found = by_chance(FOUR, THEMES, 20_000)
    for (i, one), (j, other) in combinations(enumerate(FOUR), 2):
        common = (everything[:, i] & everything[:, j]).sum(axis=1)
        expectation = found.counties[one, other]
        assert expectation.observed == len(FOUR[one] & FOUR[other])
        assert expectation.expected == pytest.approx(common.mean(), abs=0.02)
        assert expectation.deviation == pytest.approx(common.std(), abs=0.02)
        assert expectation.at_least == pytest.approx((common >= expectation.observed).mean(), abs=0.02)
    for (i, one), (j, other) in combinations(enumerate(THEMES), 2):
        common = (everything[:, :, i] & everything[:, :, j]).sum(axis=1)
        assert found.themes[one, other].expected == pytest.approx(common.mean(), abs=0.02)


def test_two_counties_with_one_theme_each_of_two_share_it_by_chance_or_not_at_all() -> None:
    """Two of each theme, one theme a county: 6 matrices, in 2 of them the first two are alike."""
    found = by_chance({"n": {"a"}, "s": {"a"}, "e": {"b"}, "w": {"b"}}, ["a", "b"], 20_000)
    expectation = found.counties["n", "s"]
    assert expectation.expected == expectation.at_least == pytest.approx(1 / 3, abs=0.01)
    assert expectation.deviation == pytest.approx(math.sqrt(2 / 9), abs=0.05)


def test_where_chance_leaves_no_choice_there_is_no_deviation() -> None:
    found = by_chance({"n": {"a", "b"}, "s": {"a", "b"}}, ["a", "b", "c"], 10)
    assert found.counties["n", "s"] == Expectation(2, 2.0, 0.0, 1.0)
    assert found.themes["a", "c"] == Expectation(0, 0.0, 0.0, 1.0)


def test_with_equally_common_themes_scipys_hypergeometric_mean_is_met() -> None:
    """Six owners of 3 of 6 themes: each theme makes 3 of 15 twos, so 18/15 exactly. With many owners near 3·3/6."""
    from scipy.stats import hypergeom

    cycle = {f"c{i}": {f"t{(i + step) % 6}" for step in range(3)} for i in range(6)}
    found = by_chance(cycle, [f"t{i}" for i in range(6)], 20_000)
    exact = 6 * math.comb(3, 2) / math.comb(6, 2)
    assert [e.expected for e in found.counties.values()] == pytest.approx([exact] * 15)
    assert hypergeom(6, 3, 3).mean() == 1.5 > exact
    many = {f"{copy}{name}": themes for copy in range(10) for name, themes in cycle.items()}
    large = by_chance(many, [f"t{i}" for i in range(6)], 500).counties["0c0", "9c5"]
    assert large.expected == pytest.approx(hypergeom(6, 3, 3).mean(), abs=0.03)
    assert large.deviation == pytest.approx(hypergeom(6, 3, 3).std(), abs=0.03)


def test_how_many_would_have_a_theme_if_all_drew_blindly() -> None:
    """Of 5 themes: 3, 2, 2 and 1 chosen; p = 0.6, 0.4, 0.4, 0.2."""
    from scipy.stats import binom

    found = choices_by_chance(FOUR, THEMES)
    assert found["a"] == ThemeUptake(3, pytest.approx(1.6), pytest.approx(math.sqrt(0.24 * 3 + 0.16)))
    assert [found[theme].observed for theme in THEMES] == [3, 2, 2, 1, 0]
    alike = choices_by_chance({str(i): {"a", "b"} for i in range(8)}, THEMES)["a"]
    assert (alike.expected, alike.deviation) == pytest.approx((binom(8, 0.4).mean(), binom(8, 0.4).std()))


def test_the_same_seed_gives_the_same_and_another_nearly_the_same() -> None:
    assert by_chance(FOUR, THEMES, 2000, seed=1) == by_chance(FOUR, THEMES, 2000, seed=1)
    first, second = (by_chance(FOUR, THEMES, 10_000, seed).counties["n", "s"] for seed in (1, 2))
    assert first != second
    assert first.expected == pytest.approx(second.expected, abs=0.03)


def test_a_theme_that_is_not_listed_and_no_draws_are_refused() -> None:
    with pytest.raises(KeyError):
        by_chance({"n": {"a"}}, ["b"], 10)
    with pytest.raises(ValueError, match="at least 1"):
        by_chance(FOUR, THEMES, 0)


def test_as_many_draws_are_given_as_asked_for() -> None:
    matrix = matrix_of(FOUR, THEMES)
    assert [sum(map(len, draws(matrix, count))) for count in (1, 999, 1000, 2500)] == [1, 999, 1000, 2500]


def test_in_the_country_every_pair_has_its_chance_and_the_pair_page_can_find_it(atlas: Atlas) -> None:
    found, themes = of_counties(atlas, 1000), main_themes(atlas)
    assert list(found.counties) == [pair.slugs for pair in pairs(atlas)]
    for (one, other), expectation in found.counties.items():
        assert expectation.observed == len(themes[one] & themes[other])
        assert 0 <= expectation.expected <= min(len(themes[one]), len(themes[other]))
        assert 0 <= expectation.at_least <= 1


@settings(deadline=None)
@given(CHOSEN, st.integers(0, 99))
def test_every_draw_keeps_all_totals(chosen: dict[str, frozenset[str]], seed: int) -> None:
    matrix = matrix_of(chosen, THEMES)
    for stack in draws(matrix, 50, seed):
        assert (stack.sum(axis=2) == matrix.sum(axis=1)).all()
        assert (stack.sum(axis=1) == matrix.sum(axis=0)).all()


@settings(deadline=None)
@given(CHOSEN)
def test_what_all_twos_share_together_does_not_depend_on_chance(chosen: dict[str, frozenset[str]]) -> None:
    """Each theme of ``n`` counties makes ``n(n-1)/2`` twos, however it is shuffled."""
    found = by_chance(chosen, THEMES, 20).counties.values()
    assert sum(e.expected for e in found) == pytest.approx(sum(e.observed for e in found))


@settings(deadline=None)
@given(CHOSEN, st.randoms(use_true_random=False))
def test_the_order_of_counties_and_themes_changes_only_the_draws(
    chosen: dict[str, frozenset[str]], random: object
) -> None:
    names, themes = list(chosen), list(THEMES)
    random.shuffle(names)  # type: ignore[attr-defined]
    random.shuffle(themes)  # type: ignore[attr-defined]
    first = by_chance(chosen, THEMES, 600)
    second = by_chance({name: chosen[name] for name in names}, themes, 600)
    for two, expectation in first.counties.items():
        other = second.counties.get(two) or second.counties[two[::-1]]
        assert other.observed == expectation.observed
        assert other.expected == pytest.approx(expectation.expected, abs=0.5)
