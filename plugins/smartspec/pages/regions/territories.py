"""Pages about counties and programme areas, with their strategies and priorities."""

from collections.abc import Iterator
from typing import Any

from ... import addresses
from ...analysis.chance import Expectation
from ...analysis.comparison import compared, with_own_page
from ...analysis.complement import Complement
from ...analysis.cooperation import PROGRAMMES, networks_of
from ...analysis.coverage import Placed, current_statements
from ...analysis.exchange import ExchangeEntry, listed_by
from ...analysis.holdings import Holding
from ...analysis.initiatives import initiatives_of
from ...analysis.overlap import Overlap, Uncommon, main_themes, uncommon
from ...model import LANGUAGES, Contribution, Network, Statement, Strategy, Term, Territory, TerritoryFacts, key_of
from ...problems import Problem
from ..figures.land import shapes
from ..offers import new_exchange, new_priority
from ..page import DataFile, Page, View
from ..proposals import Addition
from ..writer import Draft, Writer
from .lists import list_of_areas, list_of_regions
from .strategies import citation_files, strategies_file, strategy_pages


def region_pages(writer: Writer) -> Iterator[Page]:
    """The list of regions and every county's pages; a broken county gets a page that says so."""
    yield list_of_regions(writer)
    for county in writer.atlas.territories.counties:
        yield from _territory_pages(writer, county)


def area_pages(writer: Writer) -> Iterator[Page]:
    """The list of programme areas and every area's pages."""
    yield list_of_areas(writer)
    for area in writer.atlas.territories.areas:
        yield from _territory_pages(writer, area)


def region_files(writer: Writer) -> Iterator[DataFile]:
    """Every strategy as CSV, and once what the pages of strategies and priorities have beside them."""
    yield strategies_file(writer)
    if writer.lang != LANGUAGES[0]:
        return
    for territory in writer.atlas.territories.counties_and_areas:
        if contribution := writer.atlas.contribution(territory):
            yield from citation_files(writer, contribution)


def _territory_pages(writer: Writer, territory: Territory) -> Iterator[Page]:
    contribution = writer.atlas.contribution(territory)
    if contribution:
        yield _territory_page(writer, contribution)
        yield from strategy_pages(writer, contribution)
    else:
        yield _page_without_material(writer, territory)


class TerritoryView(View):
    """What the template of the page shows."""

    territory: Territory
    contribution: Contribution
    facts: TerritoryFacts
    uncommon: tuple[Uncommon, ...]
    main_themes: int
    """How many main themes its current priorities have."""
    shapes: dict[str, Any]
    holding: Holding
    programmes: list[Term]
    networks: tuple[Network, ...]
    alike: list[tuple[Territory, Overlap, Expectation]]
    completing: tuple[Complement, ...]
    compared_with: list[Territory]
    current: list[tuple[Strategy, list[Placed]]]
    earlier: list[Strategy]
    area: Territory | None
    counties: list[Territory]
    instruments: list[Statement]
    discrepancies: list[Statement]
    exchange: tuple[ExchangeEntry, ...]
    gaps: list[Statement]


def _territory_page(writer: Writer, contribution: Contribution) -> Page:
    territory, current = contribution.territory, contribution.current
    paired = _compared_with(writer, territory)
    area, counties = _around(writer, territory)
    told = contribution.facts
    assert isinstance(told, TerritoryFacts)
    facts = TerritoryView(
        territory=territory,
        contribution=contribution,
        facts=told,
        uncommon=uncommon(writer.atlas, territory),
        main_themes=len(main_themes(writer.atlas).get(territory.slug, ())),
        shapes=shapes(),
        holding=Holding(initiatives_of(writer.atlas, territory)),
        programmes=_programmes_of(writer, territory),
        networks=networks_of(writer.atlas, territory),
        alike=_alike(writer, territory),
        completing=compared(writer.atlas).completing(territory),
        compared_with=paired,
        current=[(s, writer.in_order(Placed(contribution, s, p) for p in s.priorities)) for s in current],
        earlier=[s for s in reversed(contribution.strategies) if s not in current],
        area=area,
        counties=counties,
        instruments=current_statements(contribution, "instruments"),
        discrepancies=current_statements(contribution, "discrepancies"),
        exchange=listed_by(contribution, writer.today),
        gaps=current_statements(contribution, "gaps"),
    )
    description = contribution.facts.summary.text_in(writer.lang)
    return writer.write(_draft(writer, territory, description, facts, contribution))


def _alike(writer: Writer, county: Territory) -> list[tuple[Territory, Overlap, Expectation]]:
    """The counties most alike, each with what the two share and what chance would give."""
    comparison = compared(writer.atlas)
    return [
        (
            overlap.second if overlap.first is county else overlap.first,
            overlap,
            comparison.chance.counties[overlap.slugs],
        )
        for overlap in comparison.most_alike(county)
    ]


def _compared_with(writer: Writer, county: Territory) -> list[Territory]:
    """The counties that have a page together with this one: all others, or its neighbours in a large country."""
    own = with_own_page(writer.atlas, writer.settings.most_pairs)
    paired = {slug for pair in own if county.slug in pair for slug in pair} - {county.slug}
    return [other for other in writer.atlas.territories.counties if other.slug in paired]


def _programmes_of(writer: Writer, county: Territory) -> list[Term]:
    """The programmes of the Regional Fund and of Interreg that take in a county."""
    lists = (writer.atlas.vocabularies[name] for name in PROGRAMMES)
    return [term for vocabulary in lists for term in vocabulary.terms if term.covers(county.slug)]


class WithoutMaterialView(View):
    """What the template of the page shows."""

    territory: Territory
    problems: list[Problem]
    area: Territory | None
    counties: list[Territory]


def _page_without_material(writer: Writer, territory: Territory) -> Page:
    problems = [p for p in writer.problems if p.mark.path.startswith(f"regions/{key_of(territory)}/")]
    facts = WithoutMaterialView(territory, problems, *_around(writer, territory))
    said = writer.gettext("%(name)s has not sent in any material yet.") % {"name": writer.territory_name(territory)}
    return writer.write(_draft(writer, territory, said, facts, None))


def _around(writer: Writer, territory: Territory) -> tuple[Territory | None, list[Territory]]:
    """The area that a county lies in, and the counties that an area holds."""
    territories = writer.atlas.territories
    if territory.kind == "county":
        return territories.area_by_slug[territory.area or ""], []
    return None, territories.counties_of(territory)


def _draft(
    writer: Writer, territory: Territory, description: str, facts: View, contribution: Contribution | None
) -> Draft:
    county = territory.kind == "county"
    kind, additions = "no-material", tuple[Addition, ...]()
    if contribution:
        kind = "region" if county else "area"
        additions = (*new_priority(writer, contribution, *contribution.current), new_exchange(writer, contribution))
    return Draft(
        kind,
        description,
        facts,
        contribution.file if contribution else "",
        address=addresses.territory_address(territory),
        title=writer.territory_name(territory),
        crumbs=writer.crumbs("region" if county else "area"),
        sources=contribution.sources.values() if contribution else (),
        additions=additions,
        changed_with=f"regions/{key_of(territory)}/",
        subject=territory,
        feed=addresses.localised(addresses.changes_feed(territory), writer.lang) if contribution else "",
        document=addresses.document_of(key_of(territory)) if contribution else None,
    )
