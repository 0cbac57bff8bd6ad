"""What a change means: two states of the repository compared object by object, not line by line.

Objects are identified by their addresses: a priority by territory, period and file name. A strategy whose
folder has another name is the same where ``gone.yml`` says that it has moved. Nothing here says whether a
change is good.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from ..analysis.chance import Expectation
from ..analysis.comparison import compared
from ..analysis.neighbours import Pair
from ..analysis.overlap import Overlap, ThemeOfTwo, pairs
from ..model import Atlas, Territory, key_of
from .changes import TerritoryChange, territory_change


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
        for overlaps, is_new in ((new, True), (lost, False))
        for overlap, theme in overlaps
    )


def _only_in(these: Mapping[Pair, Overlap], others: Mapping[Pair, Overlap]) -> list[tuple[Overlap, ThemeOfTwo]]:
    there = {(pair, two.theme) for pair, overlap in others.items() for two in overlap.shared}
    return [(o, two) for pair, o in these.items() for two in o.shared if (pair, two.theme) not in there]


@dataclass(frozen=True)
class Difference:
    """From one state to another; territories in the official order.

    ``unreadable`` have errors in the later state, so that nothing can be said of them.
    """

    territories: tuple[TerritoryChange, ...]
    overlaps: tuple[OverlapChange, ...]
    unreadable: tuple[Territory, ...] = ()


def difference(before: Atlas, after: Atlas) -> Difference:
    """All that differs between two atlases. A territory that is broken in the later one is ``unreadable``."""
    territories = after.territories.counties_and_areas
    unreadable = tuple(territory for territory in territories if key_of(territory) in after.broken)
    return Difference(territory_changes(before, after), overlap_changes(before, after), unreadable)


def territory_changes(before: Atlas, after: Atlas) -> tuple[TerritoryChange, ...]:
    """What differs in each territory that is broken in neither atlas, in the official order."""
    territories = after.territories.counties_and_areas
    readable = (t for t in territories if key_of(t) not in before.broken | after.broken)
    changes = (territory_change(t, before.contribution(t), after.contribution(t)) for t in readable)
    return tuple(change for change in changes if change)
