"""Themes that two counties have come to share, or no longer share, with what chance would give them."""

from collections.abc import Mapping
from dataclasses import dataclass

from ..analysis.chance import Expectation
from ..analysis.comparison import compared
from ..analysis.neighbours import Pair
from ..analysis.overlap import Overlap, ThemeOfTwo, pairs
from ..model import Atlas, Territory


@dataclass(frozen=True)
class OverlapChange:
    """One theme that two counties share now and did not before (``new``), or the other way round.

    ``theme`` has the priorities from the state in which it is shared; ``chance`` is about the two
    counties' themes in all, now, and None where one of them has no current priorities any more.
    """

    first: Territory
    second: Territory
    theme: ThemeOfTwo
    new: bool
    chance: Expectation | None


def overlap_changes(before: Atlas, after: Atlas) -> tuple[OverlapChange, ...]:
    """All themes that two counties have come to share or ceased to, pairs in the official order, new ones first.

    Counties that could not be read in one of the states are left out.
    """
    unknown = before.broken | after.broken
    then, now = ({o.slugs: o for o in pairs(atlas) if not unknown & {*o.slugs}} for atlas in (before, after))
    new, lost = _only_in(now, then), _only_in(then, now)
    chance = compared(after).chance.counties if new or lost else {}
    return tuple(
        OverlapChange(overlap.first, overlap.second, theme, is_new, chance.get(overlap.slugs))
        for found, is_new in ((new, True), (lost, False))
        for overlap, theme in found
    )


def _only_in(these: Mapping[Pair, Overlap], others: Mapping[Pair, Overlap]) -> list[tuple[Overlap, ThemeOfTwo]]:
    there = {(pair, two.theme) for pair, overlap in others.items() for two in overlap.shared}
    return [(o, two) for pair, o in these.items() for two in o.shared if (pair, two.theme) not in there]
