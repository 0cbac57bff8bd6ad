"""Who could work with whom, and which regions lie near a national area: small cases and the country."""

from itertools import permutations
from pathlib import Path

import pytest
from small_atlas import atlas_of, text
from smartspec.analysis.cooperation import networks_of, partners
from smartspec.analysis.crosswalk import crossed, near
from smartspec.analysis.overlap import main_themes
from smartspec.check import checked_atlas
from smartspec.model import Atlas, Crossing, Crosswalk, Membership, Memberships, Network, NodeLists, Term, Vocabulary

DRAWN = {
    "a": {"2020-": ["Skog: forest", "Mat: food"]},
    "b": {"2020-": ["Trä: forest", "Gruva: mining"]},
    "c": {"2020-": ["Bröd: food"]},
    "d": {"2020-": ["Malm: mining"]},
}
PROGRAMMES = {"norr": ("a", "b", "d"), "hela": (), "syd": ("c",)}


def atlas(lists: NodeLists | None = None) -> Atlas:
    drawn = atlas_of(DRAWN, ["forest", "food", "mining"])
    terms = tuple(
        Term(id=name, name=text(name), counties=counties, all_counties=not counties)
        for name, counties in PROGRAMMES.items()
    )
    about = {"title": text("t"), "version": "1", "status": text("s")}
    vocabularies = {
        **drawn.vocabularies,
        "programmes": Vocabulary(terms=terms, **about),  # type: ignore[arg-type]
        "interreg": Vocabulary(terms=(), **about),  # type: ignore[arg-type]
    }
    return Atlas(drawn.territories, vocabularies, drawn.contributions, node=lists or NodeLists())


def found(made: Atlas, place: int) -> list[tuple[str, list[str], list[str]]]:
    return [
        (p.county.slug, [c.theme for c in p.themes], [t.id for t in p.programmes])
        for p in partners(made, made.territories.counties[place])
    ]


def test_partners_share_both_a_theme_and_a_programme_that_is_not_for_everyone() -> None:
    assert found(atlas(), 0) == [("b", ["forest"], ["norr"])]
    assert found(atlas(), 1) == [("a", ["forest"], ["norr"]), ("d", ["mining"], ["norr"])]
    assert found(atlas(), 2) == []


def test_both_names_of_what_they_share_are_given() -> None:
    common = partners(atlas(), atlas().territories.counties[0])[0].themes[0]
    assert [p.priority.facts.name for p in (*common.first, *common.second)] == ["Skog", "Trä"]


def test_a_county_is_in_the_networks_that_name_it() -> None:
    networks = tuple(Network(id=name, name=text(name), kind="network") for name in ("x", "y"))
    member = Membership(region="b", network="y", sources=("s",))
    made = atlas(NodeLists(memberships=Memberships(networks=networks, members=(member,))))
    assert [[n.id for n in networks_of(made, county)] for county in made.territories.counties] == [[], ["y"], [], []]


CROSSINGS = (
    Crossing(list="national", id="mat", themes=("food",), by="node", basis=text("b")),
    Crossing(list="national", id="allt", all_themes="true", by="node", basis=text("b")),
    Crossing(list="national", id="inget", by="node", basis=text("b")),
    Crossing(list="eusbsr", id="mat", themes=("mining",), by="node", basis=text("b")),
)


@pytest.mark.parametrize(("area", "counties"), [("mat", ["a", "c"]), ("allt", ["a", "b", "c", "d"]), ("inget", [])])
def test_an_area_gathers_the_counties_with_a_theme_near_it(area: str, counties: list[str]) -> None:
    made = atlas(NodeLists(crosswalk=Crosswalk(crossings=CROSSINGS)))
    assert [county.slug for county, _ in crossed(made, "national")[area].chosen] == counties


def test_only_the_priorities_with_that_theme_are_named() -> None:
    made = atlas(NodeLists(crosswalk=Crosswalk(crossings=CROSSINGS)))
    chosen = crossed(made, "national")["mat"].chosen
    assert [p.priority.facts.name for _, priorities in chosen for p in priorities] == ["Mat", "Bröd"]


def test_areas_near_some_themes_are_those_of_the_list_that_was_asked_for() -> None:
    made = atlas(NodeLists(crosswalk=Crosswalk(crossings=CROSSINGS)))
    assert near(made, "national", {"food", "forest"}) == ("mat",)
    assert near(made, "eusbsr", {"food"}) == ()


def test_in_the_country_partnership_is_mutual_and_rests_on_what_both_have(country: Path) -> None:
    made = checked_atlas(country)[0]
    themes = main_themes(made)
    pairs = {}
    for county in made.territories.counties:
        for partner in partners(made, county):
            shared = {common.theme for common in partner.themes}
            pairs[county.slug, partner.county.slug] = (shared, [term.id for term in partner.programmes])
            assert shared == themes[county.slug] & themes[partner.county.slug]
    assert set(pairs) == set(permutations(["dalarna", "gavleborg", "varmland"], 2))
    assert all(pairs[one] == pairs[one[::-1]] for one in pairs)
    missing = [two for two in permutations(themes, 2) if two not in pairs and themes[two[0]] & themes[two[1]]]
    terms = [term for name in ("programmes", "interreg") for term in made.vocabularies[name].terms]
    assert not [two for two in missing for term in terms if set(two) <= set(term.counties)]
