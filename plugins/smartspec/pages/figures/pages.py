"""The pages about the figures: a list, a page for each with its files, one to embed, and each on a sheet as SVG."""

from collections.abc import Iterator, Sequence

from markupsafe import Markup

from ... import addresses
from ...model import key_of
from ...model.files import path_of
from ..csv_table import csv_file
from ..page import DataFile, Page, View
from ..proposals import Edit
from ..writer import Draft, Writer
from .drawn import Drawn
from .figures import FIGURES, Figure, shown
from .marks import SIZE, SMALL, WIDTH, Drawing, wrapped

MARGIN, GAP = 16, 14
COLUMNS = 5
"""Drawings beside each other, where there are many."""
_SHEET = Markup(
    '<svg xmlns="http://www.w3.org/2000/svg" class="s3-drawing" xml:lang="{lang}" viewBox="0 0 {width:g} {height:g}"'
    ' width="{width:g}" height="{height:g}" role="img" aria-labelledby="title desc">\n'
    '<title id="title">{title}</title>\n<desc id="desc">{said}</desc>\n<style>{style}</style>\n{shapes}'
    '<rect class="s3-d-paper" width="{width:g}" height="{height:g}"/>\n'
    '<g transform="translate({margin} {margin})">{body}</g>\n</svg>\n'
)
_PLACED = Markup('<g transform="translate({x:.1f} {y:.1f})">{body}</g>')
PAPER = ".s3-d-paper { fill: var(--s3-paper); }\nsvg.s3-drawing:not([hidden]) { max-width: none; }\n"


def sheet(title: str, drawn: Drawn, source: Sequence[str], style: str, lang: str) -> str:
    """The file; ``style`` is its style sheet, ``source`` the lines at its foot."""
    whole = laid_out(title, drawn, source)
    return str(
        _SHEET.format(
            lang=lang,
            width=whole.width + 2 * MARGIN,
            height=whole.height + 2 * MARGIN,
            title=title,
            said=" ".join((*drawn.said, *source)),
            style=Markup(style + PAPER),  # of our own theme, and nothing of it is contributed
            shapes=drawn.shapes,
            margin=MARGIN,
            body=whole.body,
        )
    )


def laid_out(title: str, drawn: Drawn, source: Sequence[str]) -> Drawing:
    """Everything on the sheet but its margins."""
    panels = drawn.panels
    columns = min(COLUMNS, len(panels))
    width = WIDTH if columns == 1 else sum(panel.drawing.width for panel in panels[:columns]) + GAP * (columns - 1)
    whole = Drawing("sheet", width)
    whole.height = whole.paragraph(title, 0, SIZE * 1.2, width, size=SIZE * 1.2, strong=True) - 8
    whole.below(drawn.legend)
    for start in range(0, len(panels), columns):
        _row(whole, drawn, start, columns)
    for sentence in (*drawn.said, *source):
        whole.height = whole.paragraph(sentence, 0, whole.height + SMALL + 4, width, size=SMALL) - SMALL
    return whole


def _row(whole: Drawing, drawn: Drawn, start: int, columns: int) -> None:
    row = drawn.panels[start : start + columns]
    titles = [wrapped(panel.title, panel.drawing.width - 6, SMALL) if len(drawn.panels) > 1 else [] for panel in row]
    top = whole.height + GAP + max(map(len, titles)) * SMALL * 1.3
    x = 0.0
    for panel, lines in zip(row, titles, strict=True):
        for number, line in enumerate(lines):
            whole.text(line, x, top - (len(lines) - number - 1) * SMALL * 1.3 - 6, size=SMALL, kind="strong")
        whole.marks.append(_PLACED.format(x=x, y=top, body=panel.drawing.body))
        whole.said += [(left + x, right + x, y + top) for left, right, y in panel.drawing.said]
        x += panel.drawing.width + GAP
    whole.height = top + max(panel.drawing.height for panel in row)


MOST_PREVIEWED = 3


class FiguresView(View):
    """What the list of figures shows."""

    figures: tuple[Figure, ...]
    most: int


class FigureView(View):
    """What the page of one figure shows."""

    figure: Figure


def figure_pages(writer: Writer) -> Iterator[Page]:
    """The list of figures, and a page for each."""
    description = writer.gettext(
        "Pictures of the strategies, the themes and the money, each with its table, to download and to embed."
    )
    facts = FiguresView(tuple(FIGURES.values()), MOST_PREVIEWED)
    yield writer.write(Draft("figures", description, facts))
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
