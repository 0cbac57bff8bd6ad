"""The front page: what Sweden bets on, as a map, a list and numbers."""

import datetime
from collections import Counter
from dataclasses import dataclass
from typing import Any

from ...analysis.coverage import (
    ThemeCoverage,
    current_of,
    current_priorities,
    standing,
    standing_of,
    theme_coverage,
)
from ...analysis.succession import with_last_year
from ...clock import quarter_start
from ...model import Contribution, Event, Strategy, Territory
from ..changes.log import RecentDay, recent_days
from ..dialogue.calendar import coming_events
from ..figures.land import shapes
from ..page import Page, View
from ..writer import Draft, Writer

MOST_COMMON, MOST_DAYS, MOST_EVENTS, MOST_ENDING = 3, 3, 3, 4
CLASSES = ((5, "s3-map-many"), (3, "s3-map-some"), (1, "s3-map-few"))


def overview_page(writer: Writer) -> Page:
    """The front page."""
    themes = chosen_themes(writer)
    facts = OverviewView(
        **vars(country_view(writer)),
        coming=coming_events(writer)[:MOST_EVENTS],
        themes=themes,
        widest=max((len(entry.counties) for entry in themes), default=1),
    )
    description = writer.gettext("What Sweden's regions have chosen to specialise in, with sources.")
    title = writer.settings.names[writer.lang]
    return writer.write(Draft("overview", description, facts, title=title, wide=True))


class MapView(View):
    """What the map and the list beside it show; classes are names of CSS classes by slug and by NUTS code."""

    shapes: dict[str, Any]
    counts: dict[str, int]
    unclear: dict[str, int]
    """How many of those are not decided, or of unclear status."""
    classes: dict[str, str]
    shared: dict[str, int]
    area_classes: dict[str, str]
    area_by_nuts: dict[str, Territory]


@dataclass(frozen=True)
class Endings:
    """The counties' current strategies that have a last year: those whose period has passed, and what ends next."""

    passed: list[tuple[Contribution, Strategy]]
    coming: list[tuple[Contribution, Strategy]]


def endings(writer: Writer) -> Endings:
    """What has run out, and what runs out next: some few, but all that end in the same year."""
    passed: list[tuple[Contribution, Strategy]] = []
    coming: list[tuple[Contribution, Strategy]] = []
    for contribution, strategy in with_last_year(writer.atlas):
        assert strategy.period
        (passed if strategy.period.over(writer.year) else coming).append((contribution, strategy))
    years = [strategy.period.end for _, strategy in coming if strategy.period and strategy.period.end is not None]
    if len(coming) > MOST_ENDING:
        coming = coming[: sum(year <= years[MOST_ENDING - 1] for year in years)]
    return Endings(passed, coming)


class CountryView(MapView):
    """What pages about the whole country show in short beside the map; ``since`` is the day that ``recent`` begins."""

    common: list[ThemeCoverage]
    unique: list[ThemeCoverage]
    since: str
    recent: tuple[RecentDay, ...]
    ending: Endings


class OverviewView(CountryView):
    """What the front page shows beside that."""

    coming: list[tuple[Event, str]]
    themes: list[ThemeCoverage]
    widest: int


def chosen_themes(writer: Writer) -> list[ThemeCoverage]:
    """The themes that any county has chosen, those that most have first."""
    return [entry for entry in theme_coverage(writer.atlas) if entry.counties]


def country_view(writer: Writer) -> CountryView:
    """What pages about the whole country show in short: news are those of the quarter."""
    themes, start = chosen_themes(writer), quarter_start(datetime.date.fromisoformat(writer.today)).isoformat()
    return CountryView(
        **vars(map_view(writer)),
        common=themes[:MOST_COMMON],
        unique=[entry for entry in themes if len(entry.counties) == 1],
        since=start,
        recent=recent_days(writer, start, MOST_DAYS),
        ending=endings(writer),
    )


def map_view(writer: Writer) -> MapView:
    """What the map and the list beside it show: counties by number of current priorities, areas by shared ones."""
    atlas = writer.atlas
    placed = current_priorities(atlas)
    counts = Counter(p.contribution.territory.slug for p in placed)
    unclear = Counter(p.contribution.territory.slug for p in placed if standing(p, writer.year) == "unclear")
    shared = {area.slug: len(current_of(atlas.contribution(area))) for area in atlas.territories.areas}
    return MapView(
        shapes=shapes(),
        counts=counts,
        unclear=unclear,
        classes={c.slug: _class(counts[c.slug], _unclear(writer, c)) for c in atlas.territories.counties},
        shared=shared,
        area_classes={area.nuts: _class(shared[area.slug]) for area in atlas.territories.areas},
        area_by_nuts={area.nuts: area for area in atlas.territories.areas},
    )


def _unclear(writer: Writer, county: Territory) -> bool:
    return standing_of(writer.atlas.contribution(county), writer.year) == "unclear"


def _class(count: int, unclear: bool = False) -> str:
    if unclear and count:
        return "s3-map-unclear"
    return next((name for least, name in CLASSES if count >= least), "s3-map-none")
