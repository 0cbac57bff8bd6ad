"""The networks of a region, and which regions lie near a national area."""

import pytest
from small_atlas import atlas_of, text
from smartspec.analysis.cooperation import crossed, near, networks_of
from smartspec.model import Atlas, Crossing, Crosswalk, Membership, Memberships, Network, NodeLists

DRAWN = {
    "a": {"2020-": ["Skog: forest", "Mat: food"]},
    "b": {"2020-": ["Trä: forest", "Gruva: mining"]},
    "c": {"2020-": ["Bröd: food"]},
    "d": {"2020-": ["Malm: mining"]},
}


def atlas(lists: NodeLists | None = None) -> Atlas:
    drawn = atlas_of(DRAWN, ["forest", "food", "mining"])
    return Atlas(drawn.territories, drawn.vocabularies, drawn.contributions, node=lists or NodeLists())


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
