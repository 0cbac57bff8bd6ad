"""The node's lists name only what exists, cite only sources they have, and quote the tasks word by word."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from smartspec.analysis.evidence import lost
from smartspec.check import checked_atlas
from smartspec.model import Atlas
from smartspec.model.node import Sourced

ROOT = Path(__file__).parents[2]
WORDS = [
    "Ha kunskap om finansierade satsningar i regionalfondens programområden",
    "Stötta regioner och län i deras arbete med smart specialisering",
    "Stötta regionerna med kunskap (och överblick) om nationella prioriteringar och framtida konkurrenskraft",
    "Stötta regionerna i att samverka med EU och med vårt närområde (Östersjön)",
    "För att uppnå ovanstående är viktigt med en god kommunikation. Plan och verktyg för detta bör tas fram.",
]
"""The tasks as the slide deck has them."""


@pytest.fixture(scope="module")
def atlas() -> Atlas:
    return checked_atlas(ROOT)[0]


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


@pytest.mark.parametrize("name", ["tasks", "guidance", "condition", "national", "glossary"])
def test_a_list_cites_the_sources_it_has_and_no_others(atlas: Atlas, name: str) -> None:
    found: Sourced = getattr(atlas.node, name)
    named = list(cited(found.model_dump(mode="json")))
    own = {source.id for source in found.sources}
    given = {"toscana-notizie", "ris3cz"} if name == "condition" else set()
    assert set(named) | given == own
    assert len(own) == len(found.sources)


def test_the_five_tasks_are_in_the_deck_s_own_words(atlas: Atlas) -> None:
    assert [task.words.sv for task in atlas.node.tasks.tasks] == WORDS


def test_every_row_of_evidence_leads_to_exactly_one_statement_of_a_county_that_exists(atlas: Atlas) -> None:
    slugs = {county.slug for county in atlas.territories.counties}
    assert {row.territory for row in atlas.node.sortings} <= slugs
    assert len(atlas.node.sortings) > 100
    assert [f"{row.territory}: {row.starts}" for row in lost(atlas)] == [], "sort the changed statement anew"


def test_evidence_names_criteria_and_steps_that_exist(atlas: Atlas) -> None:
    criteria = {criterion.id for criterion in atlas.node.condition.criteria}
    steps = {step.id for step in atlas.node.guidance.steps}
    assert {c for row in atlas.node.sortings for c in row.criteria} == criteria == set("1234567")
    assert {e for row in atlas.node.sortings for e in row.examples} == steps


def test_every_membership_rests_on_a_source_of_a_region_and_a_network_that_exist(atlas: Atlas) -> None:
    lists = atlas.node.memberships
    assert {member.network for member in lists.members} == {network.id for network in lists.networks}
    platforms = {term.id for term in atlas.vocabularies["platforms"].terms}
    assert {network.platform for network in lists.networks if network.platform} <= platforms
    wrong = [
        (member.region, member.network, source)
        for member in lists.members
        for source in member.sources
        if source not in atlas.contributions[member.told_by or member.region].sources
        or member.region not in atlas.contributions
    ]
    assert wrong == []


def test_the_crosswalk_holds_each_term_once_and_names_themes_of_the_codebook(atlas: Atlas) -> None:
    themes = {term.id for term in atlas.vocabularies["themes"].terms}
    crossings = atlas.node.crosswalk.crossings
    assert {theme for crossing in crossings for theme in crossing.themes} <= themes
    expected = {("national", area.id) for area in atlas.node.national.areas}
    expected |= {(name, term.id) for name in ("platforms", "eusbsr") for term in atlas.vocabularies[name].terms}
    assert sorted((crossing.list, crossing.id) for crossing in crossings) == sorted(expected)


def test_every_text_of_the_lists_is_there_in_english_too(atlas: Atlas) -> None:
    def swedish_only(item: object) -> Iterator[str]:
        if isinstance(item, list):
            for part in item:
                yield from swedish_only(part)
        elif isinstance(item, dict):
            if "sv" in item and not item.get("en"):
                yield item["sv"]
            for value in item.values():
                yield from swedish_only(value)

    assert list(swedish_only(atlas.node.model_dump(mode="json"))) == []


def test_words_of_the_glossary_have_addresses_of_their_own(atlas: Atlas) -> None:
    ids = [word.id for word in atlas.node.glossary.words]
    assert len(set(ids)) == len(ids) > 40
