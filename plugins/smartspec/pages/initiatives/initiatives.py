"""Financed initiatives: the whole country, and each region, programme area and theme."""

from collections.abc import ItemsView, Iterable, Iterator, Sequence
from dataclasses import dataclass

from ... import addresses
from ...analysis.initiative_facets import described_initiatives, with_facet
from ...analysis.money import (
    Holding,
    Initiative,
    all_initiatives,
    by_amount,
    by_programme,
    paid_by,
    shared_by_county,
    under_theme,
)
from ...analysis.organisations import Involvement, involvements
from ...model import Bilingual, InitiativeFacts, Source, Term, Territory, key_of
from ...model.files import path_of
from ..csv_table import csv_text
from ..page import DataFile, Page, View
from ..regions.territories import counties_of, initiatives_of
from ..writer import ALPHABET, Draft, Writer
from .index import OPEN, IndexChoice, InitiativeIndex

MOST_SHOWN = 300
"""Rows that a page shows; the CSV file has all."""
NOT_IN_FILE = ("Operation_Unique_Identifier", "Sources", "Instruments", "Partners")
COLUMNS = [name for name in InitiativeFacts.model_fields if name not in NOT_IN_FILE]
ORGANISATIONS_FILE = path_of("organisations")
INSTRUMENTS_FILE = path_of("instruments")
THEMES_FILE = path_of("themes")


@dataclass(frozen=True)
class PartView(View):
    """What the page about the initiatives of one territory, theme, programme or objective shows.

    ``shared`` are those that a county shares with others, whose amounts are not the county's alone.
    """

    holding: Holding
    shared: Holding
    shared_shown: Sequence[Initiative]
    shown: Sequence[Initiative]
    cited: dict[str, list[str]]
    territory: Territory | None
    theme: Term | None
    index: str
    """The index with the same chosen."""
    summary: Bilingual | None
    """What the country's own folder says of itself."""


@dataclass(frozen=True)
class NationalView(View):
    """What the page about all initiatives shows."""

    holding: Holding
    first: Sequence[Initiative]
    choices: Sequence[IndexChoice]
    open: tuple[str, ...]
    data: str
    regions: list[tuple[Territory, list[tuple[Territory, Holding]]]]
    covered: int
    areas: list[tuple[Territory, Holding]]
    themes: list[tuple[Term, Holding]]
    instruments: list[tuple[Term, Holding]]
    programmes: ItemsView[str, Holding]
    country: Territory | None
    csv: str


def initiative_pages(writer: Writer) -> Iterator[Page]:
    """The page of all initiatives, and one a region, programme area and theme."""
    everything = all_initiatives(writer.atlas)
    yield _national_page(writer, everything)
    territories = writer.atlas.territories
    for territory in sorted(territories.all, key=lambda one: one.kind):
        yield _territory_page(writer, territory)
    for theme in writer.atlas.vocabularies["themes"].terms:
        yield _theme_page(writer, theme, under_theme(everything, theme.id))
    described = described_initiatives(writer.atlas)
    for choice in InitiativeIndex(writer).choices:
        for value in choice.values if choice.facet in addresses.INITIATIVE_PAGES else ():
            found = with_facet(described, choice.facet, value.slug)
            yield _value_page(writer, choice, value.slug, value.name.sv, found)


def actor_pages(writer: Writer) -> Iterator[Page]:
    """The list of organisations, and a page for each that takes part in anything."""
    found = [one for one in involvements(writer.atlas) if one.count]
    found.sort(key=lambda one: _name_of(writer, one).lower().translate(ALPHABET))
    yield _actors_page(writer, found)
    for one in found:
        yield _actor_page(writer, one)


def initiative_index_file(writer: Writer) -> DataFile:
    """All initiatives for the script of the index."""
    return InitiativeIndex(writer).file()


@dataclass(frozen=True)
class ActorsView(View):
    """What the list of organisations shows: by first letter."""

    letters: list[tuple[str, list[Involvement]]]
    number: int
    status: str


@dataclass(frozen=True)
class ActorView(View):
    """What the page of one organisation shows."""

    involvement: Involvement
    cited: dict[str, list[str]]
    index: str


def _name_of(writer: Writer, one: Involvement) -> str:
    name = one.organisation.name
    return (name.en if writer.lang == "en" else None) or name.sv


def _actors_page(writer: Writer, found: Sequence[Involvement]) -> Page:
    letters: dict[str, list[Involvement]] = {}
    for one in found:
        first = _name_of(writer, one)[0].upper()
        letters.setdefault(first if first.isalpha() else "0–9", []).append(one)
    status = writer.atlas.node.organisations.status
    said = (status.en if writer.lang == "en" else None) or status.sv
    return writer.write(
        Draft(
            addresses.ACTORS,
            "actors",
            writer.gettext("Organisations"),
            writer.gettext("Organisations that take part in priorities and financed initiatives, and in which."),
            ActorsView(list(letters.items()), len(found), said),
            ORGANISATIONS_FILE,
            writer.crumbs(),
            changed_with="regions/",
        )
    )


def _actor_page(writer: Writer, one: Involvement) -> Page:
    sources, cited = _sources((*one.responsible, *one.partner))
    name = _name_of(writer, one)
    return writer.write(
        Draft(
            addresses.actor_address(one.organisation.id),
            "actor",
            name,
            writer.gettext("What %(name)s takes part in: initiatives with amounts, and priorities.") % {"name": name},
            ActorView(one, cited, addresses.filtered_initiatives("actor", one.organisation.id)),
            ORGANISATIONS_FILE,
            writer.crumbs((addresses.ACTORS, writer.gettext("Organisations"))),
            sources,
            changed_with="regions/",
        )
    )


def initiatives_file(writer: Writer) -> DataFile:
    """All initiatives as CSV: one row a territory that lists one, so that nothing a source says is merged."""
    header = ["territory", "id", *COLUMNS, "Partners", "Instruments", "priorities", "sources"]
    rows = (_file_row(item, place) for item in all_initiatives(writer.atlas) for place in range(len(item.rows)))
    return DataFile(addresses.localised_file(addresses.INITIATIVES_CSV, writer.lang), csv_text(header, rows))


def _national_page(writer: Writer, everything: Sequence[Initiative]) -> Page:
    areas, atlas = writer.atlas.territories.areas, writer.atlas
    regions = [(area, [(c, _holding(writer, c)) for c in counties_of(writer, area)]) for area in areas]
    instruments = [(term, Holding(paid_by(everything, term.id))) for term in atlas.vocabularies["instruments"].terms]
    themes = [(term, Holding(under_theme(everything, term.id))) for term in atlas.vocabularies["themes"].terms]
    index = InitiativeIndex(writer)
    facts = NationalView(
        holding=Holding(tuple(everything)),
        first=index.first,
        choices=index.choices,
        open=OPEN,
        data=addresses.localised_file(addresses.INITIATIVES_DATA, writer.lang),
        regions=regions,
        covered=sum(holding.count > 0 for _, holdings in regions for _, holding in holdings),
        areas=[(area, _holding(writer, area)) for area in areas],
        themes=themes,
        instruments=[(term, holding) for term, holding in instruments if holding.count],
        programmes=by_programme(everything).items(),
        country=atlas.territories.country,
        csv=addresses.localised_file(addresses.INITIATIVES_CSV, writer.lang),
    )
    return writer.write(
        Draft(
            addresses.INITIATIVES,
            "initiatives",
            writer.gettext("Initiatives"),
            writer.gettext("What is known of financed initiatives, with totals that say how much they cover."),
            facts,
            INSTRUMENTS_FILE,
            writer.crumbs(),
            changed_with="regions/",
            script="assets/s3-initiatives.js",
            wide=True,
        )
    )


def _territory_page(writer: Writer, territory: Territory) -> Page:
    name, own = writer.territory_name(territory), writer.atlas.contribution(territory)
    title = writer.gettext("Initiatives in %(name)s")
    if territory.kind == "area":
        title = writer.gettext("Initiatives in the programme area %(name)s")
    elif territory.kind != "county":
        title = writer.gettext("Initiatives of the national programme")
    table = path_of("initiatives", territory=key_of(territory))
    facet = "region" if territory.kind == "county" else "area"
    part = Part(
        addresses.initiatives_address(territory),
        title % {"name": name},
        table if own and own.initiatives and territory.kind != "area" else addresses.TERRITORIES_FILE,
        addresses.filtered_initiatives(facet, territory.slug),
        changed_with="regions/" if territory.kind == "area" else f"regions/{key_of(territory)}/",
        territory=territory,
    )
    shared = shared_by_county(writer.atlas).get(territory.slug, ()) if territory.kind == "county" else ()
    return _part(writer, part, initiatives_of(writer, territory), shared)


def _theme_page(writer: Writer, theme: Term, initiatives: Sequence[Initiative]) -> Page:
    name = (theme.name.en if writer.lang == "en" else None) or theme.name.sv
    title = writer.gettext("Initiatives within the theme %(name)s") % {"name": name}
    chosen = addresses.filtered_initiatives("theme", theme.id)
    part = Part(addresses.theme_initiatives_address(theme.id), title, THEMES_FILE, chosen, theme=theme)
    return _part(writer, part, initiatives)


def _value_page(writer: Writer, choice: IndexChoice, slug: str, name: str, initiatives: Sequence[Initiative]) -> Page:
    of = {
        "programme": writer.gettext("Initiatives of the programme %(name)s"),
        "objective": writer.gettext("Initiatives with the objective: %(name)s"),
    }
    address = addresses.initiatives_by(choice.facet, slug)
    chosen = addresses.filtered_initiatives(choice.facet, slug)
    part = Part(address, of[choice.facet] % {"name": name}, addresses.TERRITORIES_FILE, chosen)
    return _part(writer, part, initiatives)


@dataclass(frozen=True)
class Part:
    """A page about a part of all initiatives."""

    address: str
    title: str
    source: str
    index: str
    changed_with: str = "regions/"
    territory: Territory | None = None
    theme: Term | None = None


def _part(writer: Writer, part: Part, initiatives: Sequence[Initiative], shared: Sequence[Initiative] = ()) -> Page:
    shown, shared_shown = _largest_first(initiatives)[:MOST_SHOWN], _largest_first(shared)[:MOST_SHOWN]
    sources, cited = _sources((*shown, *shared_shown))
    contribution = writer.atlas.contribution(part.territory) if part.territory else None
    facts = PartView(
        holding=Holding(tuple(initiatives)),
        shared=Holding(tuple(shared)),
        shared_shown=shared_shown,
        shown=shown,
        cited=cited,
        territory=part.territory,
        theme=part.theme,
        index=part.index,
        summary=contribution.facts.summary if contribution and contribution.territory.kind == "country" else None,
    )
    description = writer.gettext("%(title)s: totals, what they cover, and sources.") % {"title": part.title}
    return writer.write(
        Draft(
            part.address,
            "initiatives-part",
            part.title,
            description,
            facts,
            part.source,
            writer.crumbs((addresses.INITIATIVES, writer.gettext("Initiatives"))),
            sources,
            changed_with=part.changed_with,
        )
    )


def _largest_first(initiatives: Sequence[Initiative]) -> list[Initiative]:
    """Those with amounts by size, then the others in their order."""
    return [*by_amount(initiatives), *(item for item in initiatives if not item.amounts)]


def _holding(writer: Writer, territory: Territory) -> Holding:
    return Holding(initiatives_of(writer, territory))


def _sources(initiatives: Iterable[Initiative]) -> tuple[dict[str, Source], dict[str, list[str]]]:
    """The sources of several territories under names that differ, and those of each initiative."""
    sources: dict[str, Source] = {}
    cited: dict[str, list[str]] = {}
    for item in initiatives:
        for row in item.rows:
            for name in row.facts.Sources:
                own = f"{row.contribution.territory.slug}--{name}"
                sources[own] = row.contribution.sources[name].model_copy(update={"id": own})
                cited.setdefault(item.id, []).append(own)
    return sources, cited


def _file_row(item: Initiative, place: int) -> list[str]:
    listed = item.rows[place]
    contribution, facts = listed.contribution, listed.facts
    linked = (p for p in item.priorities if p.contribution is contribution)
    sources = (contribution.sources[name] for name in facts.Sources)
    plain = (_plain(getattr(facts, name)) for name in COLUMNS)
    lists = (facts.Partners, facts.Instruments, map(addresses.priority_address, linked), map(_source_line, sources))
    return [key_of(contribution.territory), item.id, *plain, *("; ".join(found) for found in lists)]


def _plain(value: object) -> str:
    return "" if value is None else str(value).lower() if isinstance(value, bool) else str(value)


def _source_line(source: Source) -> str:
    return f"{source.title} <{source.url}>" if source.url and source.url_complete else source.title
