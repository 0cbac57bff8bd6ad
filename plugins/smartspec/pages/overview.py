"""The front page: what Sweden bets on, as a map, a list and numbers."""

import json
from functools import cache
from pathlib import Path
from typing import Any

from ..analysis.coverage import counties_with_priorities, current_priorities, theme_coverage
from . import addresses
from .page import Page
from .territories import counties_of
from .writer import Draft, Writer

MAP = Path(__file__).parent / "map" / "paths.json"
CLASSES = ((5, "s3-map-many"), (3, "s3-map-some"), (1, "s3-map-few"))


@cache
def shapes() -> dict[str, Any]:
    """The outlines of counties and NUTS 2 areas (SCB, CC0, simplified), as SVG paths."""
    found: dict[str, Any] = json.loads(MAP.read_text("utf-8"))
    return found


def overview_page(writer: Writer) -> Page:
    """The front page."""
    atlas = writer.atlas
    placed = current_priorities(atlas)
    themes = [entry for entry in theme_coverage(atlas) if entry.counties]
    facts = {
        **map_facts(writer),
        "with_priorities": len(counties_with_priorities(atlas)),
        "priorities": len(placed),
        "themes": themes,
        "widest": max((len(entry.counties) for entry in themes), default=1),
    }
    description = writer.gettext("What Sweden's regions have chosen to specialise in, with sources.")
    return writer.write(
        Draft(
            addresses.OVERVIEW,
            "overview",
            writer.settings.names[writer.lang],
            description,
            "overview.html",
            facts,
            addresses.TERRITORIES_FILE,
            changed_with="regions/",
        )
    )


def map_facts(writer: Writer) -> dict[str, Any]:
    """What the map and the list beside it show: counties by number of current priorities."""
    atlas = writer.atlas
    placed = current_priorities(atlas)
    counts = {c.slug: sum(p.contribution.territory is c for p in placed) for c in atlas.territories.counties}
    return {
        "shapes": shapes(),
        "counts": counts,
        "classes": {slug: _class(count) for slug, count in counts.items()},
        "grouped": [(area, counties_of(writer, area)) for area in atlas.territories.areas],
        "by_slug": {county.slug: county for county in atlas.territories.counties},
    }


def _class(count: int) -> str:
    return next((name for least, name in CLASSES if count >= least), "s3-map-none")
