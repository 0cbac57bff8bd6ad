"""What two counties could complete each other with: different themes that tend to be found together.

This is the project's own measure, not one from research: say so wherever it is shown. It rests on
how often themes occur in the same counties, and 21 counties are a small sample.
"""

import math
from collections import Counter
from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass
from itertools import combinations, permutations, product

from ..model import Atlas, Territory
from .overlap import themes_by_county

LEAST = 3
"""Counties that must have a theme before anything is said about what goes together with it."""

Proximity = Mapping[tuple[str, str], float]
"""By two themes, in either order."""


@dataclass(frozen=True)
class Related:
    """A theme that only the first has and one that only the second has, and their proximity."""

    first: str
    second: str
    proximity: float


@dataclass(frozen=True)
class Complement:
    """What two counties could complete each other with.

    ``only_first`` and ``only_second`` are the main themes that the other neither has nor touches: what the two
    share in some way is no difference between them. ``value`` is ``complementarity`` of these. ``related`` holds
    the pairs of them of proximity above 0, nearest first.
    """

    first: Territory
    second: Territory
    only_first: frozenset[str]
    only_second: frozenset[str]
    value: float | None
    related: tuple[Related, ...]

    @property
    def slugs(self) -> tuple[str, str]:
        """The two counties' slugs, in the official order: the pair's key everywhere."""
        return self.first.slug, self.second.slug


def proximities(chosen: Mapping[str, Set[str]], least: int = LEAST) -> dict[tuple[str, str], float]:
    """How much two themes go together, 0 to 1: ``n_cd / max(n_c, n_d)``, under (c, d) and (d, c).

    The lower of the shares "of those that have one, how many have the other" (C. A. Hidalgo et al.,
    "The product space conditions the development of nations", 2007). ``n_cd`` of the owners in
    ``chosen`` have both. Themes that fewer than ``least`` have are left out.
    """
    single = Counter(theme for themes in chosen.values() for theme in themes)
    both = Counter(two for themes in chosen.values() for two in permutations(themes, 2))
    common = sorted(theme for theme, number in single.items() if number >= least)
    return {(c, d): both[c, d] / max(single[c], single[d]) for c, d in permutations(common, 2)}


def complementarity(first: Set[str], second: Set[str], proximity: Proximity) -> float | None:
    """Mean proximity of the themes only one has to those only the other has, 0 to 1: different but related.

    ``Σ_{c∈A∖B} Σ_{d∈B∖A} φ_cd / (|A∖B|·|B∖A|)``, over the pairs of themes whose proximity is
    known. None where there are none: one holds the other, or the themes are too rare. Own measure.
    """
    known = [proximity[two] for two in product(first - second, second - first) if two in proximity]
    return math.fsum(known) / len(known) if known else None


def complements(atlas: Atlas, least: int = LEAST) -> tuple[Complement, ...]:
    """Every two counties that both have current priorities, once each, in the official order."""
    chosen = themes_by_county(atlas)
    proximity = proximities({county.slug: frozenset(themes) for county, themes in chosen.items()}, least)
    touched = {
        county: {theme for those in themes.values() for placed in those for theme in placed.priority.facts.touches}
        for county, themes in chosen.items()
    }
    found = []
    for (first, one), (second, other) in combinations(chosen.items(), 2):
        only_one = [theme for theme in one if theme not in other and theme not in touched[second]]
        only_other = [theme for theme in other if theme not in one and theme not in touched[first]]
        a, b = frozenset(only_one), frozenset(only_other)
        related = _related(only_one, only_other, proximity)
        found.append(Complement(first, second, a, b, complementarity(a, b, proximity), related))
    return tuple(found)


def _related(one: Sequence[str], other: Sequence[str], proximity: Proximity) -> tuple[Related, ...]:
    found = [Related(a, b, near) for a, b in product(one, other) if (near := proximity.get((a, b), 0)) > 0]
    return tuple(sorted(found, key=lambda related: -related.proximity))
