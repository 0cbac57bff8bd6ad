"""Areas side by side, and what of the counties' own has the same subject as what an area shares."""

from dataclasses import replace

import pytest
from small_atlas import atlas_of, contribution, text
from smartspec.analysis.areas import area_rows
from smartspec.model import Atlas, Territory


def with_area(shared: list[str]) -> Atlas:
    """Counties n and s in the area mid, e in another; ``shared`` are the area's own priorities."""
    drawn = {
        "n": {"2020-": ["Skog: forest", "Hav: sea touches sea"]},
        "s": {"2020-": ["Trä: forest", "Mat: food touches sea"]},
        "e": {"2020-": ["Skog: forest"]},
    }
    atlas = atlas_of(drawn, ["forest", "food", "sea", "space"])
    areas = tuple(Territory(slug=slug, name=text(slug), kind="area", nuts=slug) for slug in ("mid", "far"))
    homes = {"n": "mid", "s": "mid", "e": "far"}
    counties = tuple(c.model_copy(update={"area": homes[c.slug]}) for c in atlas.territories.counties)
    own = contribution("mid", {"2021-2027": shared} if shared else {})
    contributions = {
        **{c.slug: replace(atlas.contributions[c.slug], territory=c) for c in counties},
        "programme-areas/mid": replace(own, territory=areas[0]),
    }
    territories = atlas.territories.model_copy(update={"counties": counties, "areas": areas})
    return replace(atlas, territories=territories, contributions=contributions)


def test_a_shared_priority_stands_with_those_of_the_same_theme_and_those_that_touch_it() -> None:
    mid, _ = area_rows(with_area(["Blå tillväxt: sea", "Rymden: space"]))
    found = {
        carried.shared.priority.facts.name: (
            [p.priority.facts.name for p in carried.same],
            [p.priority.facts.name for p in carried.touching],
        )
        for carried in mid.crosswalk
    }
    assert found == {"Blå tillväxt": (["Hav"], ["Mat"]), "Rymden": ([], [])}
    assert [p.priority.facts.name for p in mid.alone] == ["Skog", "Trä", "Mat"]


def test_an_area_without_shared_priorities_leaves_nothing_alone() -> None:
    mid, far = area_rows(with_area([]))
    assert (mid.crosswalk, mid.alone, far.crosswalk) == ((), (), ())
    assert [(cell.theme, [c.slug for c in cell.counties]) for cell in mid.cells] == [
        ("forest", ["n", "s"]),
        ("food", ["s"]),
        ("sea", ["n"]),
        ("space", []),
    ]
    assert [[c.slug for c in row.counties] for row in (mid, far)] == [["n", "s"], ["e"]]


@pytest.mark.parametrize("slug", ["norra-mellansverige", "smaland-och-oarna"])
def test_in_the_country_every_county_priority_is_carried_or_alone(atlas: Atlas, slug: str) -> None:
    row = next(row for row in area_rows(atlas) if row.area.slug == slug)
    assert row.crosswalk
    same = {p.priority.file for carried in row.crosswalk for p in carried.same}
    alone = {p.priority.file for p in row.alone}
    own = {p.priority.file for cell in row.cells for p in cell.own}
    assert same
    assert alone
    assert same | alone == own
    assert not same & alone
