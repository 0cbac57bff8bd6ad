"""The three regions of the first slide deck: every priority's name and every source, against a frozen extract."""

import json
from pathlib import Path

import pytest
from smartspec.check import checked_atlas
from smartspec.model import Atlas

ROOT = Path(__file__).parents[2]
EXTRACT = json.loads((Path(__file__).parent / "facts.json").read_text("utf-8"))


@pytest.fixture(scope="module")
def atlas() -> Atlas:
    return checked_atlas(ROOT)[0]


@pytest.mark.parametrize("slug", EXTRACT)
def test_every_priority_has_its_page_with_exactly_its_names(atlas: Atlas, slug: str) -> None:
    pages = [p for s in atlas.contributions[slug].strategies for p in s.priorities]
    names = {(p.facts.name, p.english.facts.name if p.english else None, p.facts.confidence) for p in pages}
    expected = {(p["sv"], p["en"], p["confidence"]) for p in EXTRACT[slug]["priorities"]}
    assert expected <= names


@pytest.mark.parametrize("slug", EXTRACT)
def test_every_priority_keeps_its_actors_and_sources(atlas: Atlas, slug: str) -> None:
    pages = {p.facts.name: p.facts for s in atlas.contributions[slug].strategies for p in s.priorities}
    for expected in EXTRACT[slug]["priorities"]:
        found = pages[expected["sv"]]
        assert list(found.actors) == expected["actors"]
        assert set(expected["sources"]) <= set(found.sources)


@pytest.mark.parametrize("slug", EXTRACT)
def test_every_source_keeps_its_address_and_its_marks(atlas: Atlas, slug: str) -> None:
    sources = atlas.contributions[slug].sources
    for expected in EXTRACT[slug]["sources"]:
        found = sources[expected["id"]]
        assert (found.url, found.url_complete, found.accessed) == (
            expected["url"],
            expected["url_complete"],
            expected["accessed"],
        )


@pytest.mark.parametrize("slug", EXTRACT)
def test_the_organisation_and_its_website_are_those_of_the_extract(atlas: Atlas, slug: str) -> None:
    facts = atlas.contributions[slug].facts
    assert (facts.organisation, facts.website) == (EXTRACT[slug]["organisation"], EXTRACT[slug]["website"])  # type: ignore[union-attr]


def test_the_slide_decks_are_cited_where_they_speak_of_the_regions(atlas: Atlas) -> None:
    for slug, source in (("stockholm", "seed1"), ("varmland", "seed1"), ("dalarna", "seed-0"), ("dalarna", "seed-1")):
        contribution = atlas.contributions[slug]
        told = [*contribution.facts.history, *(b for s in contribution.strategies for b in s.facts.background)]
        assert any(source in statement.sources for statement in told), (slug, source)
