"""Financed initiatives: the whole country, and each region, programme area and theme."""

from collections.abc import ItemsView, Iterable, Iterator, Sequence
from dataclasses import dataclass

from ... import addresses
from ...analysis.money import Holding, Initiative, all_initiatives, by_programme, paid_by, under_theme
from ...model import InitiativeFacts, Source, Term, Territory, key_of
from ...model.files import path_of
from ..csv_table import csv_text
from ..page import DataFile, Page, View
from ..regions.territories import counties_of, initiatives_of
from ..writer import Draft, Writer

MOST_SHOWN = 300
"""Rows that a page shows; the CSV file has all."""
NOT_IN_FILE = ("Operation_Unique_Identifier", "Sources", "Instruments", "Partners")
COLUMNS = [name for name in InitiativeFacts.model_fields if name not in NOT_IN_FILE]
INSTRUMENTS_FILE = path_of("instruments")
THEMES_FILE = path_of("themes")


@dataclass(frozen=True)
class PartView(View):
    """What the page about the initiatives of one territory or theme shows; the other is None."""

    holding: Holding
    shown: Sequence[Initiative]
    cited: dict[str, list[str]]
    territory: Territory | None
    theme: Term | None


@dataclass(frozen=True)
class NationalView(View):
    """What the page about all initiatives shows."""

    holding: Holding
    shown: Sequence[Initiative]
    regions: list[tuple[Territory, list[tuple[Territory, Holding]]]]
    covered: int
    areas: list[tuple[Territory, Holding]]
    themes: list[tuple[Term, Holding]]
    instruments: list[tuple[Term, Holding]]
    programmes: ItemsView[str, Holding]
    linked: int
    csv: str


def initiative_pages(writer: Writer) -> Iterator[Page]:
    """The page of all initiatives, and one a region, programme area and theme."""
    everything = all_initiatives(writer.atlas)
    yield _national_page(writer, everything)
    territories = writer.atlas.territories
    for territory in (*territories.areas, *territories.counties):
        yield _territory_page(writer, territory)
    for theme in writer.atlas.vocabularies["themes"].terms:
        yield _theme_page(writer, theme, under_theme(everything, theme.id))


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
    facts = NationalView(
        holding=Holding(tuple(everything)),
        shown=everything[:MOST_SHOWN],
        regions=regions,
        covered=sum(holding.count > 0 for _, holdings in regions for _, holding in holdings),
        areas=[(area, _holding(writer, area)) for area in areas],
        themes=themes,
        instruments=[(term, holding) for term, holding in instruments if holding.count],
        programmes=by_programme(everything).items(),
        linked=sum(bool(item.priorities) for item in everything),
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
        )
    )


def _territory_page(writer: Writer, territory: Territory) -> Page:
    county, name = territory.kind == "county", writer.territory_name(territory)
    of_area = writer.gettext("Initiatives in the programme area %(name)s")
    title = writer.gettext("Initiatives in %(name)s") if county else of_area
    own = writer.atlas.contribution(territory) if county else None
    table = path_of("initiatives", territory=key_of(territory))
    source = table if own and own.initiatives else addresses.TERRITORIES_FILE
    changed_with = f"regions/{key_of(territory)}/" if county else "regions/"
    address = addresses.initiatives_address(territory)
    return _part(
        writer, address, title % {"name": name}, territory, initiatives_of(writer, territory), source, changed_with
    )


def _theme_page(writer: Writer, theme: Term, initiatives: Sequence[Initiative]) -> Page:
    name = (theme.name.en if writer.lang == "en" else None) or theme.name.sv
    title = writer.gettext("Initiatives within the theme %(name)s") % {"name": name}
    address = addresses.theme_initiatives_address(theme.id)
    return _part(writer, address, title, theme, initiatives, THEMES_FILE, "regions/")


def _part(
    writer: Writer,
    address: str,
    title: str,
    about: Territory | Term,
    initiatives: Sequence[Initiative],
    source: str,
    changed_with: str,
) -> Page:
    sources, cited = _sources(initiatives[:MOST_SHOWN])
    facts = PartView(
        holding=Holding(tuple(initiatives)),
        shown=initiatives[:MOST_SHOWN],
        cited=cited,
        territory=about if isinstance(about, Territory) else None,
        theme=about if isinstance(about, Term) else None,
    )
    description = writer.gettext("%(title)s: totals, what they cover, and sources.") % {"title": title}
    return writer.write(
        Draft(
            address,
            "initiatives-part",
            title,
            description,
            facts,
            source,
            writer.crumbs((addresses.INITIATIVES, writer.gettext("Initiatives"))),
            sources,
            changed_with=changed_with,
        )
    )


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
