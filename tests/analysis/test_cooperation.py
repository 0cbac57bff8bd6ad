"""What the material says of cooperation between two counties, and the programmes that they share."""

import pytest
from smartspec.analysis.cooperation import declared, names, shared_programmes
from smartspec.model import Atlas, Territory

NAMES = {
    "dalarna": ("Dalarna", "Dalarnas län"),
    "gotland": ("Gotland", "Gotlands län"),
    "ovan-bjork": ("Ovan Björk", "Ovans län"),
    "ase": ("Åse", "Åse län"),
}


def county(atlas: Atlas, slug: str) -> Territory:
    return next(c for c in (*atlas.territories.counties, *atlas.territories.areas) if c.slug == slug)


@pytest.mark.parametrize(
    ("slug", "text", "named"),
    [
        ("dalarna", "Dalarna och Värmland samarbetar.", True),
        ("dalarna", "Dalarnas företag", True),
        ("dalarna", "Invest in Dalarnaföreningen", False),
        ("ovan-bjork", "Samarbete med Ovan om skog.", True),
        ("ovan-bjork", "Region Ovan Björk leder.", True),
        ("ase", "Åses nätverk", True),
        ("ase", "Åse län", True),
        ("gotland", "Västra Götaland", False),
        ("ase", "Södra Åsekusten", False),
    ],
)
def test_a_county_is_named_as_a_whole_word_or_in_the_genitive(slug: str, text: str, named: bool) -> None:
    name, county_name = NAMES[slug]
    assert names(Territory(slug=slug, name=name, county_name=county_name, kind="county", nuts="SE1"), text) is named


def test_cooperation_is_the_same_whichever_is_asked_first(atlas: Atlas) -> None:
    dalarna, gavleborg = county(atlas, "dalarna"), county(atlas, "gavleborg")
    there, back = declared(atlas, dalarna, gavleborg), declared(atlas, gavleborg, dalarna)
    assert len(there) > 1
    assert {told.sv for _, told in there} == {told.sv for _, told in back}
    assert {own.slug for own, _ in there} >= {"dalarna", "gavleborg"}
    for own, told in there:
        others = [other for other in (dalarna, gavleborg) if other is not own]
        assert all(names(other, told.sv) for other in others)


def test_two_of_which_neither_names_the_other_have_none_declared(atlas: Atlas) -> None:
    assert declared(atlas, county(atlas, "kalmar"), county(atlas, "dalarna")) == ()


def test_shared_programmes_take_in_both_and_not_the_whole_country(atlas: Atlas) -> None:
    found = shared_programmes(atlas, county(atlas, "dalarna"), county(atlas, "varmland"))
    assert "sverige-norge" in [term.id for term in found]
    assert not any(term.all_counties for term in found)
    assert all(term.covers("dalarna") and term.covers("varmland") for term in found)
    assert found == shared_programmes(atlas, county(atlas, "varmland"), county(atlas, "dalarna"))
