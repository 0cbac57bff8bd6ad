"""National priorities beside what the regions have chosen."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from ... import addresses
from ...analysis.coverage import Placed, ThemeCoverage, current_priorities, theme_coverage
from ...analysis.crosswalk import Crossed, crossed
from ...model import Bilingual, National, NationalArea, Strategy, Territory
from ...model.files import path_of
from ..citations import by_id
from ..figures.figures import Shown, shown
from ..figures.maps import ATLAS
from ..page import Page
from ..writer import Draft, Writer
from .overview import Endings, MapView, endings, map_view


@dataclass(frozen=True)
class NationalView(MapView):
    """What the template of the page shows."""

    national: National
    areas: list[tuple[NationalArea, Crossed | None]]
    status: Bilingual
    themes: tuple[ThemeCoverage, ...]
    ending: Endings
    status_of: list[tuple[Territory, tuple[Strategy, ...]]]
    """The current strategies and lists of each county."""
    developing: list[Placed]
    csv: str
    periods_picture: Callable[[], Shown]
    themes_picture: Callable[[], Shown]
    strategies_csv: str


def national_page(writer: Writer) -> Page:
    """The national strategy's areas with the regions whose themes lie near them, and what is on its way."""
    atlas, national = writer.atlas, writer.atlas.node.national
    developing = (p for p in current_priorities(atlas) if p.priority.facts.status in ("developing", "proposed"))
    near = crossed(atlas, "national")
    counties = [(county, atlas.contribution(county)) for county in atlas.territories.counties]
    facts = NationalView(
        **vars(map_view(writer)),
        national=national,
        areas=[(area, near.get(area.id)) for area in national.areas],
        status=atlas.node.crosswalk.status,
        themes=theme_coverage(atlas),
        ending=endings(writer),
        status_of=[(county, held.current if held else ()) for county, held in counties],
        developing=writer.in_order(developing),
        csv=addresses.localised(addresses.MATRIX_FILES["themes"], writer.lang),
        periods_picture=partial(shown, writer.edition, "tidslinje"),
        themes_picture=partial(shown, writer.edition, ATLAS),
        strategies_csv=addresses.localised(addresses.STRATEGIES_CSV, writer.lang),
    )
    description = writer.gettext(
        "Which strategies apply and what runs out next, what the regions have chosen, and national priorities."
    )
    sources = by_id(national.sources)
    return writer.write(Draft("national", description, facts, path_of("national"), sources=sources, wide=True))
