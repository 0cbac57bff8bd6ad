"""All counties side by side, by theme and by the groups of two code lists, and the programme areas side by side."""

from collections.abc import Callable, Iterator, Mapping
from functools import partial
from typing import NamedTuple

from ... import addresses
from ...analysis.areas import AreaRow, area_rows
from ...analysis.coverage import Placed
from ...analysis.matrix import Matrix, MatrixRow, State, code_matrix, theme_matrix
from ...model import CODE_LISTS, Territory
from ...model.files import path_of
from ...model.values import N_
from ..csv_table import csv_file
from ..environment import plain_name
from ..figures.figures import Shown, shown
from ..page import DataFile, Page, View
from ..writer import Draft, Writer

COLUMN = {"themes": N_("Theme"), "nace": N_("Section of SNI 2007"), "nabs": N_("Chapter of NABS 2007")}
NO_CODE = N_("no code")


class StateStyle(NamedTuple):
    """How the state of a cell is shown: its words, the class of its cell, and the class that gives its sign."""

    words: str
    cell_class: str
    sign_class: str


STATES: Mapping[State, StateStyle] = {
    "main": StateStyle(N_("main theme"), "s3-is-main", "s3-sign-main"),
    "unclear": StateStyle(
        N_("main theme, unclear whether the strategy applies"), "s3-is-developing", "s3-sign-developing"
    ),
    "developing": StateStyle(N_("main theme, under development"), "s3-is-developing", "s3-sign-developing"),
    "touched": StateStyle(N_("touched"), "s3-is-touched", "s3-sign-touched"),
    "coded": StateStyle(N_("has the code"), "s3-is-coded", "s3-sign-coded"),
    "none": StateStyle(N_("not chosen"), "s3-is-none", "s3-sign-none"),
    "unknown": StateStyle(N_("priorities not known"), "s3-is-unknown", "s3-sign-unknown"),
}
"""Each state; without a code it is not a choice (``in_words``)."""


def matrix_pages(writer: Writer) -> Iterator[Page]:
    """Counties by themes, by sections of SNI 2007 and by chapters of NABS 2007."""
    description, facts = writer.gettext("Regions and themes side by side: who chose what."), _view(writer, "themes")
    yield writer.write(Draft("matrix", description, facts))
    description = writer.gettext("Regions side by side by the codes that their priorities have.")
    for name in CODE_LISTS:
        title = writer.gettext("Regions and %(list)s") % {
            "list": writer.atlas.vocabularies[name].title.text_in(writer.lang)
        }
        address, facts = addresses.MATRICES[name], _view(writer, name)
        yield writer.write(Draft("code-matrix", description, facts, path_of(name), address=address, title=title))


def matrix_files(writer: Writer) -> Iterator[DataFile]:
    """The same tables as CSV: one row a county and column, with the names of the priorities."""
    areas = writer.atlas.territories.area_by_slug
    for name in addresses.MATRICES:
        rows = (
            (
                *(writer.territory_name(place) for place in (row.county, areas[row.county.area or ""])),
                _column(writer, name, cell.column),
                writer.gettext(in_words(name, cell.state)),
                _names(writer, cell.priorities),
            )
            for row in _matrix(writer, name).rows
            for cell in row.cells
        )
        header = (N_("Region"), N_("Programme area"), COLUMN[name], N_("State"), N_("Priorities"))
        yield csv_file(addresses.MATRIX_FILES[name], writer.lang, writer.words(header), rows)


def in_words(name: str, state: State) -> str:
    """What the state of a cell of that matrix is called, in English."""
    return NO_CODE if state == "none" and name != "themes" else STATES[state].words


def _column(writer: Writer, name: str, column: str) -> str:
    said = writer.term_name(name, column)
    return said if name == "themes" else f"{column} {said}"


class MatrixView(View):
    """What the template of the page shows."""

    name: str
    matrix: Matrix
    groups: list[tuple[Territory, list[MatrixRow]]]
    states: Mapping[State, StateStyle]
    in_words: Callable[[str, State], str]
    csv: str
    picture: Callable[[], Shown]


def _view(writer: Writer, name: str) -> MatrixView:
    atlas, matrix = writer.atlas, _matrix(writer, name)
    by_slug = {row.county.slug: row for row in matrix.rows}
    return MatrixView(
        name=name,
        matrix=matrix,
        groups=[(area, [by_slug[c.slug] for c in counties]) for area, counties in atlas.territories.by_area],
        states=STATES,
        in_words=in_words,
        csv=addresses.localised(addresses.MATRIX_FILES[name], writer.lang),
        picture=partial(shown, writer.edition, "temaatlas"),
    )


def _matrix(writer: Writer, name: str) -> Matrix:
    return theme_matrix(writer.atlas) if name == "themes" else code_matrix(writer.atlas, name)


def _names(writer: Writer, priorities: tuple[Placed, ...]) -> str:
    return "; ".join(plain_name(p.priority, writer.lang) for p in priorities)


FILE = "jamfor/programomraden.csv"
HEADER = (
    N_("Programme area"), N_("Theme"), N_("Shared priorities of the area"), N_("Counties with the theme"),
    N_("Priorities of the counties"),
)  # fmt: skip


class AreasComparedView(View):
    """What the template of the page shows."""

    rows: tuple[AreaRow, ...]
    csv: str


def areas_compared_page(writer: Writer) -> Page:
    """Areas by themes, then one section an area."""
    description = writer.gettext("The shared priorities of the programme areas beside those of their counties.")
    facts = AreasComparedView(area_rows(writer.atlas), FILE)
    return writer.write(Draft("areas-compared", description, facts))


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
