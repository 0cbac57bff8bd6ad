"""What two counties share beside main themes, and the main themes of one that few others have."""

import pytest
from smartspec.analysis.areas import shared_in_area
from smartspec.analysis.comparison import compared
from smartspec.analysis.matrix import theme_matrix
from smartspec.analysis.overlap import FEW, also_shared, depths, main_themes, uncommon
from smartspec.model import Atlas


def test_two_share_touched_themes_codes_and_actors_beside_their_main_themes(atlas: Atlas) -> None:
    overlap = compared(atlas).overlaps["varmland", "dalarna"]
    found = also_shared(overlap)
    assert found.touched == ("materials", "tourism")
    assert not {item.theme for item in overlap.shared} & set(found.touched)
    assert "nace:C24" in found.codes
    assert found.actors == ("Paper Province", "Stora Enso", "Sustainable Steel Region", "Dalarna Science Park")


def test_what_only_one_names_is_not_shared(atlas: Atlas) -> None:
    found = also_shared(compared(atlas).overlaps["kalmar", "varmland"])
    assert (found.touched, found.actors) == (("tourism",), ())


def test_the_depths_tell_main_themes_of_both_then_what_is_shared_otherwise_then_the_rest(atlas: Atlas) -> None:
    overlap = compared(atlas).overlaps["kalmar", "varmland"]
    found = depths(overlap)
    themes = [one.theme for one in found]
    assert len(set(themes)) == len(themes)
    main = [one.theme for one in found if one.shared_main]
    assert main == [item.theme for item in overlap.shared]
    otherwise = [one.theme for one in found if one.shared and one.theme not in main]
    assert sorted(otherwise) == sorted(also_shared(overlap).touched) == ["tourism"]
    assert themes[: len(main) + len(otherwise)] == main + otherwise
    alone = {one.theme: {one.first, one.second} - {"none"} for one in found if not one.shared}
    assert {"food", "materials"} <= {theme for theme, depth in alone.items() if depth == {"touched"}}
    mains = {item.theme for item in (*overlap.only_first, *overlap.only_second)}
    assert {theme for theme, depth in alone.items() if depth <= {"main", "unsettled"}} == mains - {*otherwise}


def test_a_main_theme_of_priorities_not_known_to_be_in_force_is_unsettled_as_in_the_matrix(atlas: Atlas) -> None:
    found = depths(compared(atlas).overlaps["kalmar", "varmland"])
    states = {(row.county.slug, cell.column): cell.state for row in theme_matrix(atlas).rows for cell in row.cells}
    for one in found:
        for slug, depth in (("kalmar", one.first), ("varmland", one.second)):
            expected = {"unclear": "unsettled", "developing": "unsettled"}.get(states[slug, one.theme])
            assert depth == (expected or states[slug, one.theme])
    assert {depth for one in found for depth in (one.first, one.second)} == {"main", "unsettled", "touched", "none"}


def test_an_area_s_shared_priorities_are_told_of_two_that_lie_in_it_with_what_the_two_have(atlas: Atlas) -> None:
    by_slug = {county.slug: county for county in atlas.territories.counties}
    varmland, dalarna, kalmar = (by_slug[slug] for slug in ("varmland", "dalarna", "kalmar"))
    found = shared_in_area(atlas, varmland, dalarna)
    assert found
    for one in found:
        assert one.shared.contribution.territory.slug == varmland.area
        for placed in (*one.same, *one.touching):
            assert placed.contribution.territory in (varmland, dalarna)
            theme = one.shared.priority.facts.theme
            assert (placed.priority.facts.theme == theme) == (placed in one.same)
    assert any(one.same for one in found)
    assert shared_in_area(atlas, varmland, kalmar) == ()


def test_a_theme_that_few_others_have_is_told_with_how_many(atlas: Atlas) -> None:
    counties = {county.slug: county for county in atlas.territories.counties}
    found = uncommon(atlas, counties["gavleborg"])
    assert [(one.theme, one.having, one.others) for one in found] == [("materials", 0, 3), ("digital", 0, 3)]
    chosen = main_themes(atlas)
    for one in found:
        having = sum(one.theme in themes for slug, themes in chosen.items() if slug != "gavleborg")
        assert having == one.having <= FEW * one.others


@pytest.mark.parametrize("slug", ["gotland", "dalarna"])
def test_a_county_without_such_themes_or_without_priorities_has_none(atlas: Atlas, slug: str) -> None:
    county = next(county for county in atlas.territories.counties if county.slug == slug)
    assert uncommon(atlas, county) == ()
