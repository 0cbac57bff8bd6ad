"""The enabling condition: what the material holds for each criterion, for all regions and for one. Never a verdict."""

from collections.abc import Iterator

from ... import addresses
from ...analysis.evidence import Dossier, Held, dossiers
from ...model import Criterion, Gap, Territory
from ...model.values import N_
from ..csv_table import csv_file
from ..page import DataFile, Page, View
from ..writer import Draft, Writer

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


class OverviewView(View):
    """What the template of the page shows."""

    groups: list[tuple[Territory, list[Dossier]]]


def _overview(writer: Writer, found: tuple[Dossier, ...]) -> Page:
    by_slug = {dossier.county.slug: dossier for dossier in found}
    by_area = writer.atlas.territories.by_area
    facts = OverviewView([(area, [by_slug[county.slug] for county in counties]) for area, counties in by_area])
    description = writer.gettext("What we have found on each criterion of the EU's condition, region by region.")
    return writer.write(Draft("conditions", description, facts, sources=writer.atlas.node.condition.sources))


class PageOfView(View):
    """What the template of the page shows."""

    dossier: Dossier
    held: list[tuple[Criterion, Held]]
    under: dict[str, list[str]]
    """By the Swedish text of each statement, the criteria that it is counted under."""
    gaps: list[Gap]


def _page_of(writer: Writer, dossier: Dossier) -> Page:
    county, contribution = dossier.county, dossier.contribution
    name = writer.territory_name(county)
    under: dict[str, list[str]] = {}
    for held in dossier.held:
        for told in (*held.current, *held.earlier):
            under.setdefault(told.statement.sv, []).append(held.criterion)
    facts = PageOfView(
        dossier=dossier,
        under=under,
        held=list(zip(writer.atlas.node.condition.criteria, dossier.held, strict=False)),
        gaps=[gap for strategy in contribution.current for gap in strategy.facts.gaps] if contribution else [],
    )
    return writer.write(
        Draft(
            "condition",
            writer.gettext("What we have found on good governance of the strategy in %(name)s.") % {"name": name},
            facts,
            address=addresses.condition_address(county),
            title=writer.gettext("%(name)s and the EU's condition") % {"name": name},
            crumbs=writer.crumbs_in(county),
            sources=contribution.sources.values() if contribution else (),
            changed_with=f"regions/{county.slug}/",
            subject=county,
        )
    )
