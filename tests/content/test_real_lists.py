"""The node's lists name only what exists, and files that are made from others are in step with them."""

from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml
from smartspec.__main__ import main
from smartspec.analysis.counts import count
from smartspec.model import Atlas
from smartspec.model.node import Sourced
from smartspec.pages.figures.land import shapes
from smartspec.site.owners import FILE, owners_of


def cited(item: object) -> Iterator[str]:
    """Every source id that a list cites, however deep; its own sources are not citations."""
    if isinstance(item, list):
        for part in item:
            yield from cited(part)
    elif isinstance(item, dict):
        for key, value in item.items():
            if key == "sources" and all(isinstance(name, str) for name in value):
                yield from value
            else:
                yield from cited(value)


def test_a_strategy_in_force_without_a_known_decision_and_an_estimated_period_say_why(real: Atlas) -> None:
    held = [one.facts for contribution in real.contributions.values() for one in contribution.strategies]
    undecided = [facts for facts in held if facts.status == "adopted" and not facts.decided]
    assert [facts.title for facts in undecided if not (facts.status_note or facts.adopted_note)] == []
    assert [facts.title for facts in held if facts.period_approximate and not facts.period_note] == []


@pytest.mark.parametrize("name", ["tasks", "guidance", "condition", "national", "glossary"])
def test_a_list_cites_only_sources_that_it_has_and_none_is_there_twice(real: Atlas, name: str) -> None:
    found: Sourced = getattr(real.node, name)
    own = [source.id for source in found.sources]
    assert set(cited(found.model_dump(mode="json"))) <= set(own)
    assert len(own) == len(set(own))


def test_evidence_names_counties_criteria_and_steps_that_exist(real: Atlas) -> None:
    assert {row.territory for row in real.node.sortings} <= {county.slug for county in real.territories.counties}
    assert {c for row in real.node.sortings for c in row.criteria} <= {c.id for c in real.node.condition.criteria}
    assert {e for row in real.node.sortings for e in row.examples} <= {step.id for step in real.node.guidance.steps}


def test_the_counties_by_state_are_all_counties(real: Atlas) -> None:
    told = {name: count(real, f"regions_{name}") for name in ("in_force", "unclear", "not_found", "priorities_unknown")}
    assert told["in_force"] + told["unclear"] + told["not_found"] == count(real, "regions")
    assert count(real, "regions_with_priorities") == told["in_force"] + told["unclear"] - told["priorities_unknown"]


def test_every_membership_rests_on_a_source_of_a_region_and_a_network_that_exist(real: Atlas) -> None:
    lists = real.node.memberships
    assert {member.network for member in lists.members} <= {network.id for network in lists.networks}
    platforms = {term.id for term in real.vocabularies["platforms"].terms}
    assert {network.platform for network in lists.networks if network.platform} <= platforms
    wrong = [
        (member.region, member.network, source)
        for member in lists.members
        for source in member.sources
        if source not in real.contributions[member.told_by or member.region].sources
    ]
    assert wrong == []


def test_the_crosswalk_holds_each_term_at_most_once_and_names_what_exists(real: Atlas) -> None:
    crossings = [(crossing.list, crossing.id) for crossing in real.node.crosswalk.crossings]
    there = {("national", area.id) for area in real.node.national.areas}
    there |= {(name, term.id) for name in ("platforms", "eusbsr") for term in real.vocabularies[name].terms}
    assert len(crossings) == len(set(crossings))
    assert set(crossings) <= there
    themes = {term.id for term in real.vocabularies["themes"].terms}
    assert {theme for crossing in real.node.crosswalk.crossings for theme in crossing.themes} <= themes


def test_words_of_the_glossary_have_addresses_of_their_own(real: Atlas) -> None:
    ids = [word.id for word in real.node.glossary.words]
    assert len(set(ids)) == len(ids)


def test_every_county_and_area_has_the_codes_of_its_outline(real: Atlas) -> None:
    """A second source agrees: Statistics Sweden's boundaries."""
    territories = real.territories
    ours = {(c.slug, c.county_code, c.nuts, c.iso_3166_2) for c in territories.counties}
    assert ours == {(s["slug"], s["scb"], s["nuts3"], s["iso"]) for s in shapes()["regions"]}
    nuts = {area.slug: area.nuts for area in territories.areas}
    assert {nuts[c.area or ""] == c.nuts[:4] for c in territories.counties} == {True}
    assert set(nuts.values()) == {shape["id"] for shape in shapes()["nuts2"]}


def test_neighbours_name_each_other(real: Atlas) -> None:
    counties = {county.slug: county for county in real.territories.counties}
    for county in counties.values():
        assert all(county.slug in counties[other].neighbours for other in county.neighbours), county.slug


def test_the_schemas_are_those_that_the_command_writes(root: Path, tmp_path: Path) -> None:
    assert main(["schema", str(tmp_path), "--root", str(root)]) == 0
    made = {file.name: file.read_text("utf-8") for file in tmp_path.iterdir()}
    there = {file.name: file.read_text("utf-8") for file in (root / "regions" / ".schema").iterdir()}
    assert made == there, "run `.venv/bin/smartspec schema`"


def test_the_owners_are_those_that_the_command_writes(root: Path) -> None:
    assert (root / FILE).read_text("utf-8") == owners_of(root), "run `.venv/bin/smartspec owners`"


def test_the_issue_form_offers_the_themes_of_the_codebook(root: Path, real: Atlas) -> None:
    form = yaml.safe_load((root / ".github/ISSUE_TEMPLATE/2-ny-prioritering.yml").read_text("utf-8"))
    (offered,) = (part["attributes"]["options"] for part in form["body"] if part.get("id") == "theme")
    themes = real.vocabularies["themes"].terms
    assert offered == [f"{theme.id} – {theme.name.sv} ({theme.name.en})" for theme in themes]
