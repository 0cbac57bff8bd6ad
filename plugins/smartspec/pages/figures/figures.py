"""The figures: the list of them, and each as it is drawn for all pages that show it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial

from ... import addresses
from ...analysis.matrix import theme_matrix
from ...analysis.remembered import once
from ...model import Atlas
from ...model.files import path_of
from ...model.values import N_
from . import amounts
from .amounts import by_area, by_county, by_objective, by_year
from .drawn import Draw, Drawn, Edition, Table
from .maps import ATLAS, atlas_of_themes, keys, land, theme_panel
from .maps import network as drawn_network
from .strategies import condition, periods, themes_then_and_now


@dataclass(frozen=True)
class Figure:
    """A figure: its id, which is its address for ever, what it shows, where it also stands, and how it is drawn."""

    id: str
    title: str
    description: str
    stands_on: str
    draw: Draw
    source: str = ""
    """The file that it is drawn from, where that is not the list of territories."""
    titled: Callable[[Edition], str] | None = None
    """What it shows just now, where ``title`` does not say all; the address and lists of files keep that."""

    def title_in(self, edition: Edition) -> str:
        """Its title on pages."""
        return self.titled(edition) if self.titled else edition.gettext(self.title)


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


@dataclass(frozen=True)
class Shown:
    """A figure in the language of a page."""

    id: str
    title: str
    drawn: Drawn


def shown(edition: Edition, figure: str) -> Shown:
    """A figure for a page of any family; see ``figures/shown.html``."""
    found = drawn(edition.atlas, edition.lang, edition.today, figure)
    return Shown(figure, FIGURES[figure].title_in(edition), found)


@once
def drawn(atlas: Atlas, lang: str, today: str, figure: str) -> Drawn:
    """A figure, drawn once for all places where it stands."""
    return FIGURES[figure].draw(Edition(atlas, lang, today))


def figures_on(address: str) -> list[Figure]:
    """The figures that belong to the subject of a page."""
    return [figure for figure in FIGURES.values() if figure.stands_on == address]


def theme_map(edition: Edition, theme: str) -> Shown:
    """The map of one theme, for the page of that theme."""
    matrix, term = theme_matrix(edition.atlas), edition.atlas.vocabularies["themes"].get(theme)
    assert term, theme
    panel = theme_panel(edition, matrix, term)
    one = Drawn((panel,), keys(edition), Table((), ()), (), land(edition, ATLAS))
    return Shown(ATLAS, panel.title, one)
