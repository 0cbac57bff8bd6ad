"""What two counties share beside main themes, and the main themes of one that few others have."""

import pytest
from smartspec.analysis.comparison import compared
from smartspec.analysis.overlap import FEW, also_shared, main_themes, uncommon
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
