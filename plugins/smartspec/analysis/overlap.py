"""What two counties have in common: the main themes of their current priorities, side by side.

The measures say how much two sets of themes overlap. None of them says whether that is good:
research reads much overlap as imitation, practice as ground for working together. And with a
codebook of broad themes much of it comes by chance: see ``chance``. So every number here stands
next to the themes and priorities that it is made of.
"""

import math
from collections import Counter
from collections.abc import Callable, Hashable, Mapping, Sequence, Set
from dataclasses import dataclass
from itertools import combinations
from typing import Literal, TypeVar

from ..clock import today
from ..model import Atlas, PriorityFacts, Territory
from .coverage import Placed, current_priorities, standing
from .remembered import once

Item = TypeVar("Item", bound=Hashable)
FEW = 0.25
"""Share of the other counties, at most, for a theme to be one that few have."""


@dataclass(frozen=True)
class ThemeOfTwo:
    """A theme with each county's current priorities that have it as main theme; at most one side is empty."""

    theme: str
    first: tuple[Placed, ...]
    second: tuple[Placed, ...]


@dataclass(frozen=True)
class Overlap:
    """Two counties' main themes set side by side; themes in the codebook's order.

    ``jaccard`` and ``overlap_coefficient`` are shares, 0 to 1. So is ``rarity_weighted``, which
    is None where all themes of the two are ones that every county has.
    """

    first: Territory
    second: Territory
    shared: tuple[ThemeOfTwo, ...]
    only_first: tuple[ThemeOfTwo, ...]
    only_second: tuple[ThemeOfTwo, ...]
    jaccard: float
    overlap_coefficient: float
    rarity_weighted: float | None

    @property
    def slugs(self) -> tuple[str, str]:
        """The two counties' slugs, in the official order: the pair's key everywhere."""
        return self.first.slug, self.second.slug


def jaccard(first: Set[Item], second: Set[Item]) -> float:
    """Share of what either has that both have, 0 to 1: ``|A∩B| / |A∪B|`` (Jaccard 1901).

    Raises ValueError when both are empty: then there is nothing to compare.
    """
    return _share(len(first & second), len(first | second))


def overlap_coefficient(first: Set[Item], second: Set[Item]) -> float:
    """Share of the smaller set that the other has too, 0 to 1: ``|A∩B| / min(|A|, |B|)``.

    Szymkiewicz–Simpson's coefficient: 1 where one set holds the other, so that a short list is
    not counted as unlike only for being short. Raises ValueError when one is empty.
    """
    return _share(len(first & second), min(len(first), len(second)))


def rarities(chosen: Mapping[str, Set[Item]]) -> dict[Item, float]:
    """How rare each item is among those who have chosen: ``ln(N / n)``, from 0 (all have it) to ``ln N``.

    ``chosen`` gives each of ``N`` owners its items; ``n`` have the item. The weight is the inverse
    document frequency of text search (K. Spärck Jones, "A statistical interpretation of term
    specificity", 1972), without smoothing.
    """
    counts = Counter(item for items in chosen.values() for item in items)
    return {item: math.log(len(chosen) / count) for item, count in counts.items()}


def rarity_weighted_jaccard(first: Set[Item], second: Set[Item], weights: Mapping[Item, float]) -> float | None:
    """Jaccard's share with each item counted by its weight, 0 to 1: ``Σ_{A∩B} w / Σ_{A∪B} w``.

    A rare theme in common weighs more than one that most have. None where the weights of all
    items are 0, or there are none. Raises KeyError for an item that has no weight.
    """
    whole = math.fsum(weights[item] for item in first | second)
    return math.fsum(weights[item] for item in first & second) / whole if whole > 0 else None


@once
def themes_by_county(atlas: Atlas) -> Mapping[Territory, Mapping[str, tuple[Placed, ...]]]:
    """The current priorities of each county that has any, by main theme.

    Counties in the official order, themes in the codebook's. A county where two lists apply, since
    it is not known which one does, counts with both.
    """
    order = {term.id: place for place, term in enumerate(atlas.vocabularies["themes"].terms)}
    found: dict[Territory, dict[str, tuple[Placed, ...]]] = {}
    for placed in sorted(current_priorities(atlas), key=lambda p: order[p.priority.facts.theme]):
        themes = found.setdefault(placed.contribution.territory, {})
        themes[placed.priority.facts.theme] = (*themes.get(placed.priority.facts.theme, ()), placed)
    return {county: found[county] for county in atlas.territories.counties if county in found}


@dataclass(frozen=True)
class AlsoShared:
    """What two counties' current priorities share beside main themes.

    ``touched`` are themes that both have as main theme or touch; ``codes`` are those that both carry (``nace:C24``);
    ``actors`` are names that both give. In the order in which the first county's priorities name them.
    """

    touched: tuple[str, ...]
    codes: tuple[str, ...]
    actors: tuple[str, ...]

    def __bool__(self) -> bool:
        return bool(self.touched or self.codes or self.actors)


def also_shared(overlap: Overlap) -> AlsoShared:
    """What the two of an overlap share beside the main themes that it lists."""
    groups = (*overlap.shared, *overlap.only_first, *overlap.only_second)
    one = [placed.priority.facts for group in groups for placed in group.first]
    other = [placed.priority.facts for group in groups for placed in group.second]
    main = {group.theme for group in overlap.shared}
    return AlsoShared(
        tuple(theme for theme in _both(one, other, lambda p: (p.theme, *p.touches)) if theme not in main),
        _both(one, other, lambda p: tuple(tag.code for tag in p.codes)),
        _both(one, other, lambda p: p.actors),
    )


Depth = Literal["main", "unsettled", "touched", "none"]
"""unsettled: a main theme only of priorities that are not known to be in force."""


@dataclass(frozen=True)
class ThemeDepth:
    """How far each of two counties is in a theme: a main theme, settled or not, touched by a priority, or neither."""

    theme: str
    first: Depth
    second: Depth

    @property
    def shared(self) -> bool:
        """Whether both have it in some way."""
        return "none" not in (self.first, self.second)

    @property
    def shared_main(self) -> bool:
        """Whether it is a main theme of both, settled or not."""
        return {self.first, self.second} <= {"main", "unsettled"}


def depths(overlap: Overlap) -> tuple[ThemeDepth, ...]:
    """The themes that either has as main theme or touches: those that both have as main, in other ways, the others.

    Within each of the three in the order of the overlap, then of the two counties' priorities.
    """
    groups = (*overlap.shared, *overlap.only_first, *overlap.only_second)
    one, other = (
        dict.fromkeys(t for group in groups for placed in getattr(group, side) for t in placed.priority.facts.touches)
        for side in ("first", "second")
    )
    main = {group.theme: (group.first, group.second) for group in groups}
    every = []
    for theme in dict.fromkeys((*main, *one, *other)):
        first, second = main.get(theme, ((), ()))
        every.append(ThemeDepth(theme, _depth(first, theme in one), _depth(second, theme in other)))
    return tuple(sorted(every, key=lambda one: not one.shared_main and 2 - one.shared))


def _depth(main: Sequence[Placed], touched: bool) -> Depth:
    if main:
        return "main" if _settled(main) else "unsettled"
    return "touched" if touched else "none"


@once
def main_themes(atlas: Atlas) -> Mapping[str, frozenset[str]]:
    """The main themes of each county that has current priorities, by the county's slug, in official order."""
    return {county.slug: frozenset(themes) for county, themes in themes_by_county(atlas).items()}


def settled_themes(atlas: Atlas, county: Territory) -> frozenset[str]:
    """The main themes of a county's priorities in force, or of all its current ones where none is in force."""
    themes = themes_by_county(atlas).get(county, {})
    return frozenset({theme for theme, those in themes.items() if _settled(those)} or themes)


def unsettled_in(overlap: Overlap) -> tuple[Territory, ...]:
    """The counties of a pair that have a shared theme only by priorities that are not known to be in force."""
    first = all(_settled(item.first) for item in overlap.shared)
    second = all(_settled(item.second) for item in overlap.shared)
    return (*(() if first else (overlap.first,)), *(() if second else (overlap.second,)))


def _settled(priorities: Sequence[Placed]) -> bool:
    return any(standing(one, today().year) == "in-force" for one in priorities)


@dataclass(frozen=True)
class Uncommon:
    """A main theme of a county that few others have: ``having`` of the ``others`` with known priorities."""

    theme: str
    having: int
    others: int


def uncommon(atlas: Atlas, county: Territory) -> tuple[Uncommon, ...]:
    """The county's main themes that at most a quarter (``FEW``) of the others have, in the codebook's order.

    Where some of its priorities are in force, what rests only on others, of which it is unclear whether they apply
    or that are not yet decided, is left out.
    """
    chosen = dict(main_themes(atlas))
    chosen.pop(county.slug, None)
    own = settled_themes(atlas, county)
    counts = Counter(theme for themes in chosen.values() for theme in themes)
    order = (term.id for term in atlas.vocabularies["themes"].terms if term.id in own)
    found = (Uncommon(theme, counts[theme], len(chosen)) for theme in order)
    return tuple(one for one in found if one.having <= FEW * one.others)


def pairs(atlas: Atlas) -> tuple[Overlap, ...]:
    """Every two counties that both have current priorities, once each, in the official order.

    ``N(N-1)/2`` of them: 210 when all 21 counties have priorities. Rarity is counted among these N.
    """
    chosen = themes_by_county(atlas)
    weights = rarities({county.slug: frozenset(themes) for county, themes in chosen.items()})
    order = [term.id for term in atlas.vocabularies["themes"].terms if term.id in weights]
    return tuple(_overlap(first, second, order, weights) for first, second in combinations(chosen.items(), 2))


def _overlap(
    first: tuple[Territory, Mapping[str, tuple[Placed, ...]]],
    second: tuple[Territory, Mapping[str, tuple[Placed, ...]]],
    order: Sequence[str],
    weights: Mapping[str, float],
) -> Overlap:
    one, other = first[1], second[1]
    a, b = one.keys(), other.keys()
    groups: tuple[list[ThemeOfTwo], ...] = ([], [], [])
    for theme in order:
        if theme in a or theme in b:
            place = 0 if theme in a and theme in b else 1 if theme in a else 2
            groups[place].append(ThemeOfTwo(theme, one.get(theme, ()), other.get(theme, ())))
    shared, only_first, only_second = map(tuple, groups)
    return Overlap(
        first[0],
        second[0],
        shared,
        only_first,
        only_second,
        jaccard(a, b),
        overlap_coefficient(a, b),
        rarity_weighted_jaccard(a, b, weights),
    )


def _both(
    one: Sequence[PriorityFacts], other: Sequence[PriorityFacts], read: Callable[[PriorityFacts], tuple[str, ...]]
) -> tuple[str, ...]:
    theirs = {item for facts in other for item in read(facts)}
    return tuple(dict.fromkeys(item for facts in one for item in read(facts) if item in theirs))


def _share(part: int, whole: int) -> float:
    if whole == 0:
        raise ValueError("nothing to compare: a set is empty")
    return part / whole
