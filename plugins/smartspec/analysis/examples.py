"""The worked examples of the method page: the measures step by step for two real counties."""

import math
from collections import Counter
from dataclasses import dataclass
from itertools import permutations

from ..model import Atlas
from .chance import Expectation
from .comparison import compared
from .complement import Complement, proximities
from .overlap import Overlap, main_themes, rarities
from .periods import CountyChange, changes

PAIR = ("dalarna", "gavleborg")
CHANGED = "varmland"


@dataclass(frozen=True)
class ThemeWeight:
    """A theme that either of two has, how many have it, and its rarity ``ln(N / n)``."""

    theme: str
    shared: bool
    counties: int
    weight: float


@dataclass(frozen=True)
class ThemeProximity:
    """Two themes, how many counties have both and each of them, and their proximity."""

    first: str
    second: str
    both: int
    one: int
    other: int
    proximity: float


@dataclass(frozen=True)
class PairExample:
    """Everything that the measures of one pair are worked out from.

    ``sizes`` are |A| and |B|, ``shared`` is |A∩B|, ``either`` |A∪B|; ``known`` is N, the counties
    with current priorities; ``themes`` is C, the themes of the codebook.
    """

    overlap: Overlap
    complement: Complement
    expected: Expectation
    sizes: tuple[int, int]
    shared: int
    either: int
    known: int
    themes: int
    weights: tuple[ThemeWeight, ...]
    proximities: tuple[ThemeProximity, ...]

    @property
    def weight_shared(self) -> float:
        """Sum of the weights of what both have."""
        return math.fsum(weight.weight for weight in self.weights if weight.shared)

    @property
    def weight_either(self) -> float:
        """Sum of the weights of what either has."""
        return math.fsum(weight.weight for weight in self.weights)

    @property
    def evenly(self) -> float:
        """Themes in common to expect if all themes were equally common: ``|A| |B| / C``."""
        return self.sizes[0] * self.sizes[1] / self.themes


def pair_example(atlas: Atlas) -> PairExample | None:
    """The example of the two counties of ``PAIR``; None where they cannot be compared."""
    comparison = compared(atlas)
    overlap = comparison.overlaps.get(PAIR)
    if overlap is None:
        return None
    chosen = main_themes(atlas)
    counts, rarity = Counter(theme for themes in chosen.values() for theme in themes), rarities(chosen)
    one, other = (chosen[slug] for slug in PAIR)
    order = [term.id for term in atlas.vocabularies["themes"].terms if term.id in one | other]
    weights = tuple(ThemeWeight(theme, theme in one & other, counts[theme], rarity[theme]) for theme in order)
    complement, near = comparison.complements[PAIR], proximities(chosen)
    both = Counter(two for themes in chosen.values() for two in permutations(themes, 2))
    return PairExample(
        overlap,
        complement,
        comparison.chance.counties[PAIR],
        (len(one), len(other)),
        len(one & other),
        len(one | other),
        len(chosen),
        len(atlas.vocabularies["themes"].terms),
        weights,
        tuple(
            ThemeProximity(c, d, both[c, d], counts[c], counts[d], near[c, d])
            for c, d in permutations(order, 2)
            if c in complement.only_first and d in complement.only_second and (c, d) in near
        ),
    )


def change_example(atlas: Atlas) -> CountyChange | None:
    """The latest step of the county ``CHANGED``; None where there is none."""
    county = atlas.territories.county_by_slug.get(CHANGED)
    contribution = atlas.contribution(county) if county else None
    steps = changes(contribution) if contribution else ()
    return steps[-1] if steps else None
