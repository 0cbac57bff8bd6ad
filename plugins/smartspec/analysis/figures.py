"""Named numbers about the material, for texts that must not go out of date."""

from collections.abc import Callable, Mapping

from ..model import Atlas
from .coverage import counties_with_priorities, current_priorities, theme_coverage


def _regions(atlas: Atlas) -> int:
    return len(atlas.territories.counties)


def _regions_with_strategy(atlas: Atlas) -> int:
    counties = (atlas.contribution(county) for county in atlas.territories.counties)
    return sum(bool(contribution and contribution.strategies) for contribution in counties)


def _regions_with_priorities(atlas: Atlas) -> int:
    return len(counties_with_priorities(atlas))


def _areas(atlas: Atlas) -> int:
    return len(atlas.territories.areas)


def _strategies(atlas: Atlas) -> int:
    return sum(len(contribution.strategies) for contribution in atlas.contributions.values())


def _priorities(atlas: Atlas) -> int:
    return len(current_priorities(atlas))


def _priorities_all_periods(atlas: Atlas) -> int:
    return sum(1 for _ in atlas.priorities())


def _themes(atlas: Atlas) -> int:
    return len(atlas.vocabularies["themes"].terms)


def _themes_chosen(atlas: Atlas) -> int:
    return sum(bool(entry.counties) for entry in theme_coverage(atlas))


def _sources(atlas: Atlas) -> int:
    return sum(len(contribution.sources) for contribution in atlas.contributions.values())


FIGURES: Mapping[str, Callable[[Atlas], int]] = {
    "regions": _regions,
    "regions_with_strategy": _regions_with_strategy,
    "regions_with_priorities": _regions_with_priorities,
    "areas": _areas,
    "strategies": _strategies,
    "priorities": _priorities,
    "priorities_all_periods": _priorities_all_periods,
    "themes": _themes,
    "themes_chosen": _themes_chosen,
    "sources": _sources,
}
"""By the name that editors write. The editors' page about macros explains what each counts."""
