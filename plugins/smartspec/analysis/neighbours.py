"""Whether neighbours choose more alike than others: research has found that strategies mostly copy the neighbours'.

M. Di Cataldo, V. Monastiriotis and A. Rodríguez-Pose, "How 'smart' are smart specialisation strategies?" (2020),
compare a region's choices with its neighbours'; the test is Mantel's: N. Mantel, "The detection of disease
clustering and a generalized regression approach" (1967).
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from ..model import Atlas

DRAWS = 10_000
SEED = 2026
Pair = tuple[str, str]


@dataclass(frozen=True)
class NeighbourEffect:
    """How alike neighbours are, and how alike the others: means of a similarity, 0 to 1.

    ``at_least`` is the share of draws, 0 to 1, with a difference as large or larger when the
    counties change places on the map at random.
    """

    neighbours: tuple[Pair, ...]
    others: int
    among_neighbours: float
    among_others: float
    at_least: float
    draws: int

    @property
    def difference(self) -> float:
        """Mean among neighbours minus mean among the others, −1 to 1."""
        return self.among_neighbours - self.among_others


def neighbouring(atlas: Atlas) -> frozenset[Pair]:
    """Every two counties with a common land border, in the official order."""
    place = {county.slug: number for number, county in enumerate(atlas.territories.counties)}
    return frozenset(
        (county.slug, other)
        for county in atlas.territories.counties
        for other in county.neighbours
        if place[county.slug] < place[other]
    )


def neighbour_effect(
    similarity: Mapping[Pair, float], neighbours: Collection[Pair], count: int = DRAWS, seed: int = SEED
) -> NeighbourEffect | None:
    """Set the mean similarity of neighbours against that of all other pairs.

    ``similarity`` has every two owners once; pairs of ``neighbours`` that are not in it are left
    out. None where there are no neighbours, or nothing but neighbours. In each draw the owners
    swap places, which keeps both the map and all similarities (Mantel 1967).
    """
    near = tuple(pair for pair in similarity if pair in neighbours)
    far = len(similarity) - len(near)
    if not near or not far:
        return None
    names = list(dict.fromkeys(name for pair in similarity for name in pair))
    matrix = _matrix(similarity, names)
    one, other = ([names.index(pair[side]) for pair in near] for side in (0, 1))
    places = np.random.default_rng(seed).permuted(np.tile(np.arange(len(names)), (count, 1)), axis=1)
    drawn = matrix[places[:, one], places[:, other]].sum(axis=1)
    seen = float(matrix[one, other].sum())
    total = sum(similarity.values())
    # All pairs together keep their sum, so the difference of the means grows with the neighbours' sum alone.
    at_least = float((drawn >= seen - 1e-9).mean())
    return NeighbourEffect(near, far, seen / len(near), (total - seen) / far, at_least, count)


def _matrix(similarity: Mapping[Pair, float], names: list[str]) -> NDArray[np.float64]:
    place = {name: number for number, name in enumerate(names)}
    matrix = np.zeros((len(names), len(names)))
    for (first, second), value in similarity.items():
        matrix[place[first], place[second]] = matrix[place[second], place[first]] = value
    return matrix
