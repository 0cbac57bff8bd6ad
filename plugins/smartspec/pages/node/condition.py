"""The enabling condition: what the material holds for each criterion, for all regions and for one. Never a verdict."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial

from ... import addresses
from ...analysis.evidence import Dossier, Held, PlacedStatement, dossiers
from ...model import Condition, Criterion, Gap, Source, Territory
from ...model.files import path_of
from ...model.values import N_
from ..collected import by_id
from ..csv_table import csv_file
from ..figures.figures import Shown, shown
from ..page import DataFile, Page, View
from ..writer import Draft, Writer

SOURCE = path_of("condition")
HEADER = (
    N_("Region"), N_("Criterion"), N_("What the criterion is about"), N_("Pieces of evidence about what applies now"),
    N_("Pieces of evidence from strategies that have ended"),
)  # fmt: skip


def condition_pages(writer: Writer) -> Iterator[Page]:
    """The table of regions and criteria, and a page for every county."""
    found = dossiers(writer.atlas)
    yield _overview(writer, found)
    for dossier in found:
        yield _page_of(writer, dossier)


def condition_file(writer: Writer) -> DataFile:
    """The table as CSV: one row a county and criterion, with the number of pieces of evidence."""
    names = {one.id: one.short.text_in(writer.lang) for one in writer.atlas.node.condition.criteria}
    rows = (
        (writer.territory_name(dossier.county), held.criterion, names[held.criterion], held.pieces, len(held.earlier))
        for dossier in dossiers(writer.atlas)
        for held in dossier.held
    )
    return csv_file(addresses.CONDITION_CSV, writer.lang, writer.words(HEADER), rows)


@dataclass(frozen=True)
class OverviewView(View):
    """What the template of the page shows."""

    condition: Condition
    groups: list[tuple[Territory, list[Dossier]]]
    csv: str
    picture: Callable[[], Shown]


def _overview(writer: Writer, found: tuple[Dossier, ...]) -> Page:
    condition = writer.atlas.node.condition
    by_slug = {dossier.county.slug: dossier for dossier in found}
    facts = OverviewView(
        condition=condition,
        groups=[(area, [by_slug[c.slug] for c in counties]) for area, counties in writer.atlas.territories.by_area],
        csv=addresses.localised(addresses.CONDITION_CSV, writer.lang),
        picture=partial(shown, writer, "villkor"),
    )
    return writer.write(
        Draft(
            addresses.CONDITION,
            "conditions",
            writer.gettext("The condition of good governance"),
            writer.gettext("What we have found on each criterion of the EU's condition, region by region."),
            facts,
            SOURCE,
            writer.crumbs_below_node(),
            by_id(condition.sources),
            changed_with="regions/",
        )
    )


@dataclass(frozen=True)
class PageOfView(View):
    """What the template of the page shows."""

    territory: Territory
    dossier: Dossier
    held: list[tuple[Criterion, Held]]
    years: Callable[[PlacedStatement], list[str]]
    gaps: list[Gap]


def _page_of(writer: Writer, dossier: Dossier) -> Page:
    county, contribution = dossier.county, dossier.contribution
    name = writer.territory_name(county)
    facts = PageOfView(
        territory=county,
        dossier=dossier,
        held=list(zip(writer.atlas.node.condition.criteria, dossier.held, strict=False)),
        years=_years,
        gaps=[gap for strategy in contribution.current for gap in strategy.facts.gaps] if contribution else [],
    )
    return writer.write(
        Draft(
            addresses.condition_address(county),
            "condition",
            writer.gettext("%(name)s and the EU's condition") % {"name": name},
            writer.gettext("What we have found on good governance of the strategy in %(name)s.") % {"name": name},
            facts,
            path_of("sortings"),
            writer.crumbs(writer.list_of(county), (addresses.territory_address(county), name)),
            contribution.sources if contribution else None,
            changed_with=f"regions/{county.slug}/",
        )
    )


def _years(told: PlacedStatement) -> list[str]:
    """The years of a statement's sources, each once; a source without a year counts as nothing."""
    return list(dict.fromkeys(_year(source) for source in told.sources if source.year))


def _year(source: Source) -> str:
    return source.year or ""
