"""What chance would give: how often themes meet when counties choose blindly.

Broad themes are shared by chance alone. So the country is shuffled many times, in such a way that
each county keeps its number of themes and each theme its number of counties, and what is seen is
set against what the shuffled countries show.

The shuffle is the curveball algorithm (G. Strona et al., "A fast and unbiased procedure to randomize
ecological binary matrices with fixed row and column totals", Nature Communications 5, 2014), with
all counties trading at once, two by two (C. J. Carstens et al., "Parallel and I/O-efficient
randomisation of massive networks using global curveball trades", 2018). Every matrix with these
totals is then equally likely in the long run.
"""

import math
from collections.abc import Iterator, Mapping, Set
from dataclasses import dataclass
from functools import lru_cache
from itertools import combinations

import numpy as np
from numpy.typing import NDArray

from ..model import Atlas
from .overlap import main_themes

Bits = NDArray[np.bool_]
Numbers = NDArray[np.int64]

DRAWS = 10_000
SEED = 2026
CHAINS = 1000
"""Matrices that are shuffled side by side; each gives a draw in turn."""
FIRST = 40
"""Rounds of trades before a chain gives its first draw."""
BETWEEN = 5
"""Rounds of trades between one draw of a chain and its next."""
CELLS = 400_000
"""Cells that all chains have together at most: fewer chains side by side where the country is large."""


@dataclass(frozen=True)
class Expectation:
    """How many in common are seen, and how many by chance.

    ``expected`` and ``deviation`` are the mean and the standard deviation in the shuffled
    countries; ``at_least`` is the share of draws, 0 to 1, with as many in common or more.
    Among 210 pairs about ten have a share below 0.05 by chance alone.
    """

    observed: int
    expected: float
    deviation: float
    at_least: float


@dataclass(frozen=True)
class Chance:
    """What chance gives for every two counties (themes in common) and every two themes (counties in common).

    Keys are slugs and theme ids, in the order of the counties and of the themes.
    """

    draws: int
    seed: int
    counties: Mapping[tuple[str, str], Expectation]
    themes: Mapping[tuple[str, str], Expectation]


@dataclass(frozen=True)
class ThemeUptake:
    """How many have chosen a theme, and how many would if each drew its themes blindly from the codebook."""

    observed: int
    expected: float
    deviation: float

    @property
    def z(self) -> float | None:
        """Deviations above (or below) what chance gives; None where chance leaves no choice."""
        return (self.observed - self.expected) / self.deviation if self.deviation > 0 else None

    @property
    def usual(self) -> tuple[float, float]:
        """Two deviations below and above what is expected, from 0: about 95 of 100 come within them."""
        return max(0.0, self.expected - 2 * self.deviation), self.expected + 2 * self.deviation


def of_counties(atlas: Atlas, count: int = DRAWS, seed: int = SEED) -> Chance:
    """Chance for the counties with current priorities and the codebook's themes."""
    chosen = tuple((slug, frozenset(themes)) for slug, themes in main_themes(atlas).items())
    return _remembered(chosen, tuple(term.id for term in atlas.vocabularies["themes"].terms), count, seed)


@lru_cache(maxsize=2)
def _remembered(
    chosen: tuple[tuple[str, frozenset[str]], ...], themes: tuple[str, ...], count: int, seed: int
) -> Chance:
    """Remembered by the choices, since most changes of a file leave them as they are."""
    return by_chance(dict(chosen), list(themes), count, seed)


def by_chance(chosen: Mapping[str, Set[str]], themes: list[str], count: int = DRAWS, seed: int = SEED) -> Chance:
    """Chance for owners and the themes that each has chosen.

    ``themes`` lists all that could be chosen; those that none or all have chosen change nothing.
    The same arguments give the same result. Raises KeyError for a chosen theme that is not
    listed, ValueError for fewer than one draw.

    Two pairs of owners with the same two numbers of themes have the same chances, since swapping
    owners with equal totals turns one matrix with these totals into another. So the draws of all
    such pairs count together, which makes the estimate finer; likewise for themes.
    """
    if count < 1:
        raise ValueError(f"{count} draws: at least 1 is needed")
    matrix = matrix_of(chosen, themes)
    rows, columns = _twos(matrix), _twos(matrix.T)
    by_rows, by_columns = rows.nothing(), columns.nothing()
    for stack in draws(matrix, count, seed):
        by_rows += rows.tallied(stack)
        by_columns += columns.tallied(stack.transpose(0, 2, 1))
    return Chance(count, seed, rows.expectations(by_rows, list(chosen)), columns.expectations(by_columns, themes))


def choices_by_chance(chosen: Mapping[str, Set[str]], themes: list[str]) -> dict[str, ThemeUptake]:
    """How many would have each theme if each owner drew its number of themes from all, equally likely.

    A shuffle that keeps the themes' totals cannot tell this. An owner of ``k`` of ``C`` themes has
    a given one with ``p = k/C``: the expected number is ``Σ p``, the variance ``Σ p(1-p)``
    (Poisson's binomial distribution), the same for every theme.
    """
    matrix = matrix_of(chosen, themes)
    p = matrix.mean(axis=1)
    expected, deviation = float(p.sum()), math.sqrt(float((p * (1 - p)).sum()))
    return {
        theme: ThemeUptake(int(n), expected, deviation) for theme, n in zip(themes, matrix.sum(axis=0), strict=True)
    }


def matrix_of(chosen: Mapping[str, Set[str]], themes: list[str]) -> Bits:
    """Owners × themes, true where chosen. Raises KeyError for a theme that is not listed."""
    place = {theme: column for column, theme in enumerate(themes)}
    matrix = np.zeros((len(chosen), len(themes)), dtype=np.bool_)
    for row, items in enumerate(chosen.values()):
        matrix[row, [place[item] for item in items]] = True
    return matrix


def draws(matrix: Bits, count: int = DRAWS, seed: int = SEED) -> Iterator[Bits]:
    """``count`` matrices with the row and column totals of ``matrix`` (R × C), in arrays of n × R × C."""
    generator = np.random.default_rng(seed)
    chains = max(1, min(CHAINS, count, CELLS // max(1, matrix.size)))
    state = np.repeat(matrix[np.newaxis], chains, axis=0)
    for given in range(0, count, chains):
        for _ in range(BETWEEN if given else FIRST):
            state = _traded(state, generator)
        yield state[: count - given]


def _traded(state: Bits, generator: np.random.Generator) -> Bits:
    """One round of the curveball in each matrix of the stack (n × R × C): rows in random pairs trade.

    What only one of the two has is dealt out anew, each keeping its number. All matrices use the
    same pairs in a round, and are dealt independently. With an odd number of rows one sits out.
    """
    order = generator.permutation(state.shape[1])
    half = len(order) // 2
    first, second = order[:half], order[half : 2 * half]
    one, other = state[:, first], state[:, second]
    tradable = one ^ other
    dealt = _dealt(tradable, (one & tradable).sum(axis=2, keepdims=True), generator)
    traded = state.copy()
    traded[:, first] = one & other | dealt
    traded[:, second] = one & other | tradable & ~dealt
    return traded


def _dealt(tradable: Bits, number: Numbers, generator: np.random.Generator) -> Bits:
    """``number`` (… × 1) of the true cells of each row of ``tradable`` (… × C), all choices equally likely."""
    keys = np.where(tradable, generator.random(tradable.shape), 2.0)
    last = np.take_along_axis(np.sort(keys, axis=-1), np.maximum(number - 1, 0), axis=-1)
    chosen: Bits = (keys <= last) & (number > 0)
    return chosen


@dataclass(frozen=True)
class _Twos:
    """All pairs of a matrix's rows: how much they have in common, and which have the same two totals."""

    places: tuple[NDArray[np.intp], NDArray[np.intp]]
    observed: Numbers
    kind: Numbers
    width: int

    def nothing(self) -> Numbers:
        """An empty tally: kinds of pairs × numbers in common, 0 to all columns."""
        return np.zeros((int(self.kind.max(initial=-1)) + 1, self.width), dtype=np.int64)

    def tallied(self, stack: Bits) -> Numbers:
        """How often each kind of pair has each number in common, in an array of matrices."""
        found = self.kind[:, np.newaxis] * self.width + _in_common(stack, self.places)
        empty = self.nothing()
        return np.bincount(found.ravel(), minlength=empty.size).reshape(empty.shape)

    def expectations(self, tally: Numbers, names: list[str]) -> Mapping[tuple[str, str], Expectation]:
        """The expectation of each pair, by their names."""
        share = tally / tally.sum(axis=1, keepdims=True)
        number = np.arange(self.width)
        mean = share @ number
        deviation = np.sqrt((share * (number - mean[:, np.newaxis]) ** 2).sum(axis=1))
        at_least = tally[:, ::-1].cumsum(axis=1)[:, ::-1] / tally.sum(axis=1, keepdims=True)
        return {
            two: Expectation(int(seen), float(mean[kind]), float(deviation[kind]), float(at_least[kind, seen]))
            for two, seen, kind in zip(combinations(names, 2), self.observed, self.kind, strict=True)
        }


def _twos(matrix: Bits) -> _Twos:
    places = np.triu_indices(len(matrix), 1)
    totals = matrix.sum(axis=1)
    one, other = totals[places[0]], totals[places[1]]
    width = matrix.shape[1] + 1
    _, kind = np.unique(np.minimum(one, other) * width + np.maximum(one, other), return_inverse=True)
    return _Twos(places, _in_common(matrix[np.newaxis], places)[:, 0], kind.astype(np.int64), width)


def _in_common(stack: Bits, places: tuple[NDArray[np.intp], NDArray[np.intp]]) -> Numbers:
    """Columns that each pair of rows has in common: pairs × n, counted in bytes of eight columns."""
    packed = np.ascontiguousarray(np.packbits(stack, axis=2).transpose(2, 1, 0))
    common = np.zeros((len(places[0]), len(stack)), dtype=np.int64)
    for eight in packed:
        common += np.bitwise_count(eight[places[0]] & eight[places[1]])
    return common
