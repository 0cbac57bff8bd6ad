"""Every region's priorities, periods, organisation and sources, against a frozen extract of the facts."""

import json
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest
from smartspec.check import checked_atlas
from smartspec.model import Atlas, Contribution, Priority, RegionFacts, Strategy

ROOT = Path(__file__).parents[2]
EXTRACT: dict[str, Any] = json.loads((Path(__file__).parent / "facts.json").read_text("utf-8"))
REGIONS = [slug for slug in EXTRACT if (ROOT / "regions" / slug).is_dir()]


@pytest.fixture(scope="module")
def atlas() -> Atlas:
    return checked_atlas(ROOT)[0]


def placed(contribution: Contribution) -> list[tuple[Strategy, Priority]]:
    return [(strategy, priority) for strategy in contribution.strategies for priority in strategy.priorities]


def found(atlas: Atlas, slug: str, expected: dict[str, Any]) -> tuple[Strategy, Priority]:
    """The page of a priority in the extract: the same names, and a period that says what the extract says."""
    named = [(s, p) for s, p in placed(atlas.contributions[slug]) if p.facts.name == expected["sv"]]
    named = [(s, p) for s, p in named if p.english and p.english.facts.name == expected["en"]]
    for strategy, priority in named:
        if expected["period"] in said_of_period(strategy):
            return strategy, priority
    raise AssertionError((expected["sv"], expected["en"], expected["period"], [said_of_period(s) for s, _ in named]))


def said_of_period(strategy: Strategy) -> str:
    note = strategy.facts.period_note
    return f"{strategy.id.replace('-', '–')} | {note.sv if note else ''}"


def ascii_address(address: str | None) -> str | None:
    """An address as browsers send it: other letters percent-encoded."""
    return quote(address, safe="%/:?=&#+,;@!$'()*~[]") if address else None


@pytest.mark.parametrize("slug", REGIONS)
def test_every_priority_has_its_page_with_exactly_its_names_and_period(atlas: Atlas, slug: str) -> None:
    for expected in EXTRACT[slug]["priorities"]:
        found(atlas, slug, expected)


@pytest.mark.parametrize("slug", REGIONS)
def test_every_priority_keeps_its_confidence_actors_parts_and_sources(atlas: Atlas, slug: str) -> None:
    for expected in EXTRACT[slug]["priorities"]:
        facts = found(atlas, slug, expected)[1].facts
        assert (facts.confidence, list(facts.actors)) == (expected["confidence"], expected["actors"])
        parts = [part["name_sv"] for part in expected["sub_areas"]]  # some facts name parts only in a sentence
        assert [part.sv for part in facts.sub_areas][: len(parts)] == parts
        assert set(expected["sources"]) <= set(facts.sources)


@pytest.mark.parametrize("slug", REGIONS)
def test_names_that_are_our_translation_say_so(atlas: Atlas, slug: str) -> None:
    for expected in EXTRACT[slug]["priorities"]:
        priority = found(atlas, slug, expected)[1]
        marked = priority.facts.translated or bool(priority.english and priority.english.facts.translated)
        assert marked == expected["translated"], expected["sv"]


@pytest.mark.parametrize("slug", REGIONS)
def test_every_source_keeps_its_address_and_its_marks(atlas: Atlas, slug: str) -> None:
    sources = atlas.contributions[slug].sources
    kept = ("url", "url_complete", "accessed")
    shared = {source.id: source for c in atlas.contributions.values() for source in c.sources.values()}
    for expected in EXTRACT[slug]["sources"]:
        source = sources.get(expected["id"]) or shared.get(expected["id"])
        assert source, expected["id"]
        wanted = {**expected, "url": ascii_address(expected["url"])}
        assert [getattr(source, name) for name in kept] == [wanted[name] for name in kept], expected["id"]


@pytest.mark.parametrize("slug", REGIONS)
def test_the_organisation_and_its_website_are_those_of_the_extract(atlas: Atlas, slug: str) -> None:
    facts = atlas.contributions[slug].facts
    assert isinstance(facts, RegionFacts)
    website = EXTRACT[slug]["website"].split(" ")[0]  # two have a second address in brackets after it
    assert (facts.organisation, facts.website) == (EXTRACT[slug]["organisation"], website)


def test_the_slide_decks_are_cited_where_they_speak_of_the_regions(atlas: Atlas) -> None:
    for slug, source in (("stockholm", "seed1"), ("varmland", "seed1"), ("dalarna", "seed-0"), ("dalarna", "seed-1")):
        contribution = atlas.contributions[slug]
        told = [*contribution.facts.history, *(b for s in contribution.strategies for b in s.facts.background)]
        assert any(source in statement.sources for statement in told), (slug, source)
