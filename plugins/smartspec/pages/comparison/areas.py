"""The programme areas side by side, and each area's shared priorities against its counties' own."""

from dataclasses import dataclass

from ... import addresses
from ...analysis.areas import AreaRow, area_rows
from ...model.values import N_
from ..csv_table import csv_file
from ..environment import plain_name
from ..page import DataFile, Page, View
from ..writer import Draft, Writer

FILE = "jamfor/programomraden.csv"
HEADER = (
    N_("Programme area"), N_("Theme"), N_("Shared priorities of the area"), N_("Counties with the theme"),
    N_("Priorities of the counties"),
)  # fmt: skip


@dataclass(frozen=True)
class AreasComparedView(View):
    """What the template of the page shows."""

    rows: tuple[AreaRow, ...]
    csv: str


def areas_compared_page(writer: Writer) -> Page:
    """Areas by themes, then one section an area."""
    description = writer.gettext("The shared priorities of the programme areas beside those of their counties.")
    facts = AreasComparedView(area_rows(writer.atlas), FILE)
    return writer.write(Draft("areas-compared", description, facts, addresses.TERRITORIES_FILE))


def areas_compared_file(writer: Writer) -> DataFile:
    """The same as CSV: one row an area and theme."""
    rows = (
        (
            writer.territory_name(row.area),
            writer.term_name("themes", cell.theme),
            "; ".join(plain_name(p.priority, writer.lang) for p in cell.shared),
            "; ".join(map(writer.territory_name, cell.counties)),
            "; ".join(plain_name(p.priority, writer.lang) for p in cell.own),
        )
        for row in area_rows(writer.atlas)
        for cell in row.cells
    )
    return csv_file(FILE, writer.lang, writer.words(HEADER), rows)
