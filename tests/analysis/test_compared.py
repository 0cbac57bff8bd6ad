"""What comes out of comparing every two: who is most alike, which pairs stand out, who gets a page."""

from pathlib import Path

import pytest
from small_atlas import atlas_of
from smartspec.analysis.comparison import (
    UNUSUAL,
    Comparison,
    compared,
    with_own_page,
    without_declared_cooperation,
)
from smartspec.check import checked_atlas
from smartspec.model import Atlas

THEMES = ["forest", "food", "sea", "space", "energy"]
DRAWN = {
    "n": {"2020-": ["Skog: forest", "Mat: food"]},
    "s": {"2020-": ["Skog: forest", "Mat: food", "Hav: sea"]},
    "e": {"2020-": ["Skog: forest"]},
    "w": {"2020-": ["Rymd: space"]},
    "x": {},
}


@pytest.fixture(scope="module")
def small() -> Atlas:
    return atlas_of(DRAWN, THEMES)


@pytest.fixture(scope="module")
def real() -> Atlas:
    return checked_atlas(Path(__file__).parents[2])[0]


def test_most_alike_share_most_of_what_either_has(small: Atlas) -> None:
    """n–s 2/3, n–e 1/2, s–e 1/3; w shares nothing and x has nothing to share."""
    counties = {county.slug: county for county in small.territories.counties}
    found = compared(small)
    assert [overlap.slugs for overlap in found.most_alike(counties["n"])] == [("n", "s"), ("n", "e")]
    assert [overlap.slugs for overlap in found.most_alike(counties["e"])] == [("n", "e"), ("s", "e")]
    assert found.most_alike(counties["w"]) == found.most_alike(counties["x"]) == ()


def test_those_that_tie_with_the_last_stay_with_it() -> None:
    drawn = {"a": ["Skog: forest"], **{name: ["Skog: forest", f"Eget: own-{name}"] for name in "bcdef"}}
    atlas = atlas_of(
        {name: {"2020-": list} for name, list in drawn.items()}, ["forest", *(f"own-{n}" for n in "bcdef")]
    )
    found = compared(atlas).most_alike(atlas.territories.counties[0])
    assert [overlap.slugs[1] for overlap in found] == list("bcdef")


def test_a_theme_that_nobody_has_is_told(small: Atlas) -> None:
    assert compared(small).themes_of_nobody() == ("energy",)
    assert compared(small).chosen == 7


def test_what_is_worked_out_once_is_not_worked_out_again(small: Atlas) -> None:
    assert compared(small) is compared(small)


def test_pairs_stand_out_only_when_chance_seldom_gives_as_many(real: Atlas) -> None:
    comparison: Comparison = compared(real)
    unusual = {overlap.slugs for overlap, _ in comparison.unusual()}
    for pair, overlap in comparison.overlaps.items():
        rare = comparison.chance.counties[pair].at_least <= UNUSUAL and len(overlap.shared) > 1
        assert (pair in unusual) is rare
    assert 0 < len(unusual) < 21
    undeclared = without_declared_cooperation(real, [overlap for overlap, _ in comparison.unusual()])
    assert 0 < len(undeclared) < len(unusual)


def test_completing_pairs_have_different_themes_that_go_together(real: Atlas) -> None:
    for county in real.territories.counties:
        for complement in compared(real).completing(county):
            assert county.slug in complement.slugs
            assert complement.related
            overlap = compared(real).overlaps[complement.slugs]
            shared = {item.theme for item in overlap.shared}
            assert not any({near.first, near.second} & shared for near in complement.related)


def test_every_pair_has_a_page_until_they_are_many_then_only_neighbours_have(real: Atlas) -> None:
    assert len(with_own_page(real)) == 210
    few = with_own_page(real, 209)
    assert len(few) == 37
    assert ("dalarna", "gavleborg") in few
