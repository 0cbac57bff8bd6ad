"""The programme areas side by side, and each area's shared priorities against its counties' own."""

from collections.abc import Iterator
from dataclasses import dataclass

from ... import addresses
from ...analysis.areas import AreaRow, area_rows
from ...model import Term
from ..csv_table import csv_file
from ..environment import plain_name
from ..page import DataFile, Page, View
from ..writer import Draft, Writer
from .matrices import compared_crumbs

FILE = "jamfor/programomraden.csv"
HEADER = ("programme_area", "nuts", "theme", "shared_priorities", "counties", "county_priorities")


@dataclass(frozen=True)
class AreasComparedView(View):
    """What the template of the page shows."""

    rows: tuple[AreaRow, ...]
    themes: tuple[Term, ...]
    csv: str


def areas_compared_page(writer: Writer) -> Page:
    """Areas by themes, then one section an area."""
    facts = AreasComparedView(
        rows=area_rows(writer.atlas),
        themes=writer.atlas.vocabularies["themes"].terms,
        csv=addresses.localised(FILE, writer.lang),
    )
    return writer.write(
        Draft(
            addresses.AREAS_COMPARED,
            "areas-compared",
            writer.gettext("Programme areas side by side"),
            writer.gettext("The shared priorities of the programme areas beside those of their counties."),
            facts,
            addresses.TERRITORIES_FILE,
            compared_crumbs(writer),
            changed_with="regions/",
        )
    )


def areas_compared_files(writer: Writer) -> Iterator[DataFile]:
    """The same as CSV: one row an area and theme."""
    rows = (
        (
            row.area.slug,
            row.area.nuts,
            cell.theme,
            "; ".join(plain_name(p.priority, writer.lang) for p in cell.shared),
            "; ".join(county.slug for county in cell.counties),
            "; ".join(plain_name(p.priority, writer.lang) for p in cell.own),
        )
        for row in area_rows(writer.atlas)
        for cell in row.cells
    )
    yield csv_file(FILE, writer.lang, HEADER, rows)
