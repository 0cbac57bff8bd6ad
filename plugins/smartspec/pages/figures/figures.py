"""The figures: the list of them, a page for each, its files, and the page that others embed."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache, partial

from ... import addresses
from ...analysis.matrix import theme_matrix
from ...analysis.remembered import once
from ...model import Atlas, key_of
from ...model.files import path_of
from ...model.values import N_
from ..csv_table import csv_file
from ..page import DataFile, Page, View
from ..proposals import Edit
from ..writer import Draft, Writer
from . import amounts
from .amounts import by_area, by_county, by_objective, by_year
from .drawn import Draw, Drawn, Edition, Table
from .maps import ATLAS, atlas_of_themes, keys, land, theme_panel
from .maps import network as drawn_network
from .sheet import height_in_frame, sheet
from .strategies import condition, periods, themes_then_and_now


@dataclass(frozen=True)
class Figure:
    """A figure: its id, which is its address for ever, what it shows, where it also stands, and how it is drawn."""

    id: str
    title: str
    description: str
    stands_on: str
    draw: Draw
    source: str = addresses.TERRITORIES_FILE
    titled: Callable[[Edition], str] | None = None
    """What it shows just now, where ``title`` does not say all; the address and lists of files keep that."""

    def title_in(self, writer: Writer) -> str:
        """Its title on pages."""
        if self.titled:
            return self.titled(Edition(writer.atlas, writer.lang, writer.today))
        return writer.gettext(self.title)


FIGURES: Mapping[str, Figure] = {
    figure.id: figure
    for figure in (
        Figure(
            "tidslinje",
            N_("Strategies and their periods"),
            N_("Every region's strategies along the years, and which have run out."),
            addresses.REGIONS,
            periods,
        ),
        Figure(
            ATLAS,
            N_("Where each theme is chosen"),
            N_("A small map for each theme: main theme, touched, not chosen, not known."),
            addresses.COMPARISON,
            atlas_of_themes,
            path_of("themes"),
        ),
        Figure(
            "natverk",
            N_("What joins the regions"),
            N_("Regions that share more themes than chance gives, and regions that cooperate, on the map."),
            addresses.OVERLAP,
            drawn_network,
        ),
        Figure(
            "teman-da-och-nu",
            N_("Main themes then and now"),
            N_("How many regions have each theme in their earlier list and in their later."),
            addresses.PERIODS,
            themes_then_and_now,
            path_of("themes"),
        ),
        Figure(
            "villkor",
            N_("Evidence by region and criterion"),
            N_("How much we have found on each criterion of the EU's condition, region by region."),
            addresses.CONDITION,
            condition,
            path_of("condition"),
        ),
        Figure(
            "belopp-per-omrade",
            N_("Amount by programme area"),
            N_("Amounts of one kind, as one list stated them, by programme area."),
            addresses.INITIATIVES,
            by_area,
            titled=partial(amounts.title, "area"),
        ),
        Figure(
            "belopp-per-mal",
            N_("Amount by objective"),
            N_("Amounts of one kind, as one list stated them, by objective."),
            addresses.INITIATIVES,
            by_objective,
            titled=partial(amounts.title, "objective"),
        ),
        Figure(
            "belopp-per-lan",
            N_("Amount by county"),
            N_("Amounts of one kind, as one list stated them, on the map of counties."),
            addresses.INITIATIVES,
            by_county,
            titled=partial(amounts.title, "region"),
        ),
        Figure(
            "belopp-per-ar",
            N_("Amount by year of start"),
            N_("Amounts of one kind, as one list stated them, by the year in which the initiatives began."),
            addresses.INITIATIVES,
            by_year,
            titled=partial(amounts.title, "year"),
        ),
    )
}
"""Every figure by its id, in the order in which they are listed."""
MOST_PREVIEWED = 3


@dataclass(frozen=True)
class Shown:
    """A figure in the language of a page."""

    id: str
    title: str
    drawn: Drawn


@dataclass(frozen=True)
class FiguresView(View):
    """What the list of figures shows."""

    figures: Sequence[tuple[Figure, Callable[[], Shown]]]
    most: int


@dataclass(frozen=True)
class FigureView(View):
    """What the page of one figure shows."""

    figure: Figure
    shown: Callable[[], Shown]
    snippet: Callable[[], str]


def shown(writer: Writer, figure: str) -> Shown:
    """A figure for a page of any family; see ``figures/shown.html``."""
    found = drawn(writer.atlas, writer.lang, writer.today, figure)
    return Shown(figure, FIGURES[figure].title_in(writer), found)


def figures_on(address: str) -> list[Figure]:
    """The figures that belong to the subject of a page."""
    return [figure for figure in FIGURES.values() if figure.stands_on == address]


def theme_map(writer: Writer, theme: str) -> Shown:
    """The map of one theme, for the page of that theme."""
    edition = Edition(writer.atlas, writer.lang, writer.today)
    matrix, term = _themes(writer.atlas), writer.atlas.vocabularies["themes"].get(theme)
    assert term, theme
    panel = theme_panel(edition, matrix, term)
    one = Drawn((panel,), keys(edition), Table((), ()), (), land(edition, ATLAS))
    return Shown(ATLAS, panel.title, one)


_themes = lru_cache(maxsize=2)(theme_matrix)


@once
def drawn(atlas: Atlas, lang: str, today: str, figure: str) -> Drawn:
    """A figure, drawn once for all places where it stands."""
    return FIGURES[figure].draw(Edition(atlas, lang, today))


def figure_pages(writer: Writer) -> Iterator[Page]:
    """The list of figures, and a page for each."""
    found = [(figure, partial(shown, writer, figure.id)) for figure in FIGURES.values()]
    description = writer.gettext(
        "Pictures of the strategies, the themes and the money, each with its table, to download and to embed."
    )
    about = (addresses.FIGURES, "figures", writer.gettext("Pictures"), description)
    facts = FiguresView(found, MOST_PREVIEWED)
    yield writer.write(Draft(*about, facts, addresses.TERRITORIES_FILE, writer.crumbs(), changed_with="regions/"))
    for figure in FIGURES.values():
        yield _page(writer, figure)


def _page(writer: Writer, figure: Figure) -> Page:
    facts = FigureView(figure, partial(shown, writer, figure.id), partial(snippet, writer, figure.id))
    about = (
        addresses.figure_address(figure.id),
        "figure",
        figure.title_in(writer),
        writer.gettext(figure.description),
    )
    crumbs = writer.crumbs((addresses.FIGURES, writer.gettext("Pictures")))
    made_of = _tables(writer) if figure.stands_on == addresses.INITIATIVES else ()
    draft = Draft(
        *about, facts, figure.source, crumbs, made_of=made_of, changed_with="regions/", script="assets/s3-figure.js"
    )
    return writer.write(draft)


def _tables(writer: Writer) -> tuple[Edit, ...]:
    """The tables of initiatives that amounts come from."""
    listing = (one.territory for one in writer.atlas.contributions.values() if one.initiatives)
    files = ((path_of("initiatives", territory=key_of(place)), place) for place in listing)
    return tuple(Edit(file, writer.territory_name(place)) for file, place in files)


def snippet(writer: Writer, figure: str) -> str:
    """What another site puts into its page to show the figure."""
    found = shown(writer, figure)
    facts = {"shown": found, "height": height_in_frame(found.drawn)}
    return writer.fragment(addresses.embed_address(figure), "figures/snippet.html", **facts)


def figure_files(writer: Writer, style: str) -> Iterator[DataFile]:
    """Each figure as SVG with its own style, as CSV, and as a page to embed."""
    for figure in FIGURES.values():
        found = shown(writer, figure.id)
        page = writer.whole_address(addresses.figure_address(figure.id))
        line = writer.gettext("Source: %(site)s, %(address)s") % {
            "site": writer.settings.names[writer.lang],
            "address": page,
        }
        licence = writer.gettext("Picture CC BY 4.0, data CC0.")
        svg = sheet(found.title, found.drawn, (line, licence, *_boundaries(writer, found.drawn)), style, writer.lang)
        yield DataFile(addresses.localised(addresses.figure_file(figure.id, "svg"), writer.lang), svg)
        rows = ([cell.plain(writer.lang) for cell in row] for row in found.drawn.table.rows)
        yield csv_file(addresses.figure_file(figure.id, "csv"), writer.lang, found.drawn.table.header, rows)
        address = addresses.embed_address(figure.id)
        html = writer.fragment(address, "figures/embed.html", figure=figure, shown=found, page_address=page)
        yield DataFile(f"{addresses.localised(address, writer.lang)}index.html", f"{html}\n")


def _boundaries(writer: Writer, found: Drawn) -> tuple[str, ...]:
    return (writer.gettext("Boundaries: SCB (CC0), simplified."),) if found.shapes else ()
