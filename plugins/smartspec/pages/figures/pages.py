"""The pages about the figures: the list of them, a page for each with its files, and the page that others embed."""

from collections.abc import Iterator
from dataclasses import dataclass

from ... import addresses
from ...model import key_of
from ...model.files import path_of
from ..csv_table import csv_file
from ..page import DataFile, Page, View
from ..proposals import Edit
from ..writer import Draft, Writer
from .figures import FIGURES, Figure, shown
from .sheet import sheet

MOST_PREVIEWED = 3


@dataclass(frozen=True)
class FiguresView(View):
    """What the list of figures shows."""

    figures: tuple[Figure, ...]
    most: int


@dataclass(frozen=True)
class FigureView(View):
    """What the page of one figure shows."""

    figure: Figure


def figure_pages(writer: Writer) -> Iterator[Page]:
    """The list of figures, and a page for each."""
    description = writer.gettext(
        "Pictures of the strategies, the themes and the money, each with its table, to download and to embed."
    )
    facts = FiguresView(tuple(FIGURES.values()), MOST_PREVIEWED)
    yield writer.write(Draft("figures", description, facts, addresses.TERRITORIES_FILE))
    for figure in FIGURES.values():
        yield _page(writer, figure)


def _page(writer: Writer, figure: Figure) -> Page:
    return writer.write(
        Draft(
            "figure",
            writer.gettext(figure.description),
            FigureView(figure),
            figure.source,
            address=addresses.figure_address(figure.id),
            title=figure.title_in(writer.edition),
            made_of=_tables(writer) if figure.stands_on == addresses.INITIATIVES else (),
            script="assets/s3-figure.js",
        )
    )


def _tables(writer: Writer) -> tuple[Edit, ...]:
    """The tables of initiatives that amounts come from."""
    listing = (one.territory for one in writer.atlas.contributions.values() if one.initiatives)
    files = ((path_of("initiatives", territory=key_of(place)), place) for place in listing)
    return tuple(Edit(file, writer.territory_name(place)) for file, place in files)


def figure_files(writer: Writer, style: str) -> Iterator[DataFile]:
    """Each figure as SVG with its own style, as CSV, and as a page to embed."""
    for figure in FIGURES.values():
        found = shown(writer.edition, figure.id)
        page = writer.whole_address(addresses.figure_address(figure.id))
        line = writer.gettext("Source: %(site)s, %(address)s") % {
            "site": writer.settings.names[writer.lang],
            "address": page,
        }
        foot = [line, writer.gettext("Picture CC BY 4.0, data CC0.")]
        foot += [writer.gettext("Boundaries: SCB (CC0), simplified.")] if found.drawn.shapes else []
        svg = sheet(found.title, found.drawn, foot, style, writer.lang)
        yield DataFile(addresses.localised(addresses.figure_file(figure.id, "svg"), writer.lang), svg)
        rows = ([cell.plain(writer.lang) for cell in row] for row in found.drawn.table.rows)
        yield csv_file(addresses.figure_file(figure.id, "csv"), writer.lang, found.drawn.table.header, rows)
        address = addresses.embed_address(figure.id)
        html = writer.fragment(address, "figures/embed.html", figure=figure, shown=found, page_address=page)
        yield DataFile(f"{addresses.localised(address, writer.lang)}index.html", f"{html}\n")
