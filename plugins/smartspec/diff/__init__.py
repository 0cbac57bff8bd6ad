"""What a change means: two states of the repository compared object by object, not line by line.

Objects are identified by their addresses: a priority by territory, period and file name. A strategy whose
folder has another name is the same where ``gone.yml`` says that it has moved. Nothing here says whether a
change is good.
"""

from dataclasses import dataclass

from ..model import Atlas, Territory, key_of
from .overlaps import OverlapChange, overlap_changes
from .territory_changes import TerritoryChange, territory_change


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
