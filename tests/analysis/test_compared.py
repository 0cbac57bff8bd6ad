"""What comes out of comparing every two: who is most alike, which pairs stand out, who gets a page."""

from dataclasses import replace

import pytest
from small_atlas import atlas_of
from smartspec.analysis.comparison import (
    MOST_TIED,
    UNUSUAL,
    Comparison,
    compared,
    with_own_page,
)
from smartspec.analysis.cooperation import declared_pairs
from smartspec.model import Atlas
from smartspec.model.facts import Cooperation

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


def test_ties_that_are_too_many_are_left_out() -> None:
    """a and b share all they have; thirteen others share the same half of it with a."""
    others = "cdefghijklmno"
    drawn = {"a": ["Skog: forest", "Hav: sea"], "b": ["Skog: forest", "Hav: sea"]}
    drawn |= {name: ["Skog: forest"] for name in others}
    atlas = atlas_of({name: {"2020-": list_} for name, list_ in drawn.items()}, ["forest", "sea"])
    found = compared(atlas).most_alike(atlas.territories.counties[0])
    assert len(others) == MOST_TIED + 1
    assert [overlap.slugs for overlap in found] == [("a", "b")]


def test_a_theme_that_nobody_has_is_told(small: Atlas) -> None:
    assert compared(small).themes_of_nobody() == ("energy",)
    assert compared(small).chosen == 7


def test_what_is_worked_out_once_is_not_worked_out_again(small: Atlas) -> None:
    assert compared(small) is compared(small)


def test_pairs_stand_out_only_when_chance_seldom_gives_as_many() -> None:
    """a and b alone have two rare themes, and so have c and d; the others have one that nearly all have."""
    rare = {"a": "xy", "b": "xy", "c": "zw", "d": "zw"}
    drawn = {name: [f"{theme}: {theme}" for theme in (*rare.get(name, ""), "forest")] for name in "abcdefghijkl"}
    atlas = atlas_of({name: {"2020-": list_} for name, list_ in drawn.items()}, [*"xyzw", "forest"])
    told = Cooperation(sv="Vi samarbetar med b.", sources=("s",), kind="joint")
    member = Cooperation(sv="Vi är med i samma nätverk som d.", sources=("s",), kind="membership")
    for name, one in (("a", told), ("c", member)):
        held = atlas.contributions[name]
        facts = held.facts.model_copy(update={"cooperation": (one,)})
        atlas = replace(atlas, contributions=atlas.contributions | {name: replace(held, facts=facts)})
    comparison: Comparison = compared(atlas)
    unusual = {overlap.slugs for overlap, _ in comparison.unusual()}
    for pair, overlap in comparison.overlaps.items():
        rare = comparison.chance.counties[pair].at_least <= UNUSUAL and len(overlap.shared) > 1
        assert (pair in unusual) is rare
    assert unusual == {("a", "b"), ("c", "d")}
    assert unusual - declared_pairs(atlas) == {("c", "d")}


def test_completing_pairs_have_different_themes_that_go_together(atlas: Atlas) -> None:
    found = [
        (county, complement)
        for county in atlas.territories.counties
        for complement in compared(atlas).completing(county)
    ]
    assert found
    for county, complement in found:
        assert county.slug in complement.slugs
        assert complement.related
        overlap = compared(atlas).overlaps[complement.slugs]
        shared = {item.theme for item in overlap.shared}
        assert not any({near.first, near.second} & shared for near in complement.related)


def test_every_pair_has_a_page_until_they_are_many_then_only_neighbours_have(atlas: Atlas) -> None:
    assert len(with_own_page(atlas)) == 10
    assert with_own_page(atlas, 9) == {("dalarna", "gavleborg"), ("varmland", "dalarna")}
