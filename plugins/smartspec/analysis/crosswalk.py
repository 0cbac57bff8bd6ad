"""From national areas, EU platforms and policy areas to what counties have chosen, by the editors' crosswalk."""

from dataclasses import dataclass

from ..model import Atlas, Crossing, Territory
from .coverage import Placed, current_priorities


@dataclass(frozen=True)
class Crossed:
    """A term of another list with the themes near it and the counties that have one as main theme.

    ``chosen`` holds each such county, in the order of the official codes, with its priorities.
    """

    crossing: Crossing
    themes: tuple[str, ...]
    chosen: tuple[tuple[Territory, tuple[Placed, ...]], ...]


def crossed(atlas: Atlas, name: str) -> dict[str, Crossed]:
    """Every term of the list ``name`` that the crosswalk knows, by its id."""
    found = {}
    for crossing in atlas.node.crosswalk.crossings:
        if crossing.list == name:
            known = [term.id for term in atlas.vocabularies["themes"].terms]
            themes = tuple(theme for theme in known if crossing.all_themes or theme in crossing.themes)
            found[crossing.id] = Crossed(crossing, themes, _chosen(atlas, themes))
    return found


def near(atlas: Atlas, name: str, themes: set[str]) -> tuple[str, ...]:
    """The terms of the list ``name`` that lie near any of those themes, in the crosswalk's order."""
    crossings = (crossing for crossing in atlas.node.crosswalk.crossings if crossing.list == name)
    return tuple(crossing.id for crossing in crossings if themes & set(crossing.themes))


def _chosen(atlas: Atlas, themes: tuple[str, ...]) -> tuple[tuple[Territory, tuple[Placed, ...]], ...]:
    found: dict[Territory, list[Placed]] = {}
    for placed in current_priorities(atlas):
        if placed.priority.facts.theme in themes:
            found.setdefault(placed.contribution.territory, []).append(placed)
    return tuple((county, tuple(own)) for county, own in found.items())
