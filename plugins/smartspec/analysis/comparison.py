"""Every two counties compared in every way, worked out once for all pages."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import combinations, groupby
from typing import TypeVar

from ..model import Atlas, Territory
from . import chance
from .chance import Chance, Expectation, ThemeUptake, choices_by_chance
from .complement import Complement, complements
from .neighbours import NeighbourEffect, Pair, neighbour_effect, neighbouring
from .overlap import Overlap, main_themes, pairs
from .remembered import once

MANY_PAIRS = 300
"""More pairs than these do not each get a page of their own: 21 counties have 210, 25 have 300."""
DRAWS_OF_MANY = 1_000
"""Enough for many pairs, since those with the same two numbers of themes count together."""
UNUSUAL = 0.1
"""Share of draws, at most, with as many themes in common, for two to be said to overlap more than chance gives."""
MOST_ALIKE = 3
MOST_COMPLETING = 3
MOST_TIED = 12
"""So many stand together at most. Ties that would be more are left out, since nothing says which of them to show."""

Item = TypeVar("Item")


@dataclass(frozen=True)
class Comparison:
    """What comes out of comparing the counties with current priorities; pairs by slugs in the official order."""

    overlaps: Mapping[Pair, Overlap]
    complements: Mapping[Pair, Complement]
    chance: Chance
    choices: Mapping[str, ThemeUptake]
    neighbours: NeighbourEffect | None

    @property
    def chosen(self) -> int:
        """How many themes have been chosen in all, each county's counted."""
        return sum(choice.observed for choice in self.choices.values())

    def unusual(self) -> tuple[tuple[Overlap, Expectation], ...]:
        """The pairs that overlap more than chance gives: rarely (``UNUSUAL``) as many in common, in official order."""
        found = ((overlap, self.chance.counties[pair]) for pair, overlap in self.overlaps.items())
        return tuple((o, e) for o, e in found if len(o.shared) > 1 and e.at_least <= UNUSUAL)

    def most_alike(self, county: Territory) -> tuple[Overlap, ...]:
        """The pairs that share most of what either has (Jaccard), then most of what is rare; ties stay together."""
        own = [self.overlaps[pair] for pair in self._pairs.get(county.slug, ()) if self.overlaps[pair].shared]
        return _first(own, lambda o: (o.jaccard, o.rarity_weighted or 0), MOST_ALIKE)

    def completing(self, county: Territory) -> tuple[Complement, ...]:
        """The pairs that could complete each other best (``complementarity``); ties stay together."""
        found = (self.complements.get(pair) for pair in self._pairs.get(county.slug, ()))
        own = [complement for complement in found if complement and complement.value]
        return _first(own, lambda c: (c.value or 0,), MOST_COMPLETING)

    @cached_property
    def _pairs(self) -> Mapping[str, list[Pair]]:
        """The pairs that each county is in: looking through all of them for each county takes the third power."""
        found: dict[str, list[Pair]] = {}
        for pair in self.overlaps:
            for slug in pair:
                found.setdefault(slug, []).append(pair)
        return found

    def themes_of_nobody(self) -> tuple[str, ...]:
        """The themes of the codebook that no county has as a main theme."""
        return tuple(theme for theme, choice in self.choices.items() if choice.observed == 0)


@once
def with_own_page(atlas: Atlas, most: int = MANY_PAIRS) -> frozenset[Pair]:
    """The pairs that get a page of their own: all when they are few, else neighbours, whose number grows slowly."""
    number = len(atlas.territories.counties)
    if number * (number - 1) // 2 > most:
        return neighbouring(atlas)
    return frozenset(combinations([county.slug for county in atlas.territories.counties], 2))


@once
def compared(atlas: Atlas) -> Comparison:
    """The comparison of an atlas; remembered, since pages of both languages and several kinds need it."""
    overlaps = {overlap.slugs: overlap for overlap in pairs(atlas)}
    chosen, themes = main_themes(atlas), [term.id for term in atlas.vocabularies["themes"].terms]
    return Comparison(
        overlaps,
        {complement.slugs: complement for complement in complements(atlas)},
        chance.of_counties(atlas, DRAWS_OF_MANY if len(overlaps) > MANY_PAIRS else chance.DRAWS),
        choices_by_chance(chosen, themes),
        neighbour_effect({pair: overlap.jaccard for pair, overlap in overlaps.items()}, neighbouring(atlas)),
    )


def _first(found: Iterable[Item], by: Callable[[Item], tuple[float, ...]], number: int) -> tuple[Item, ...]:
    """The first of each by falling value, and those that tie with the last of them (see ``MOST_TIED``)."""
    shown: list[Item] = []
    for _, tied in groupby(sorted(found, key=by, reverse=True), by):
        group = list(tied)
        if len(shown) >= number or len(shown) + len(group) > MOST_TIED:
            break
        shown += group
    return tuple(shown)
