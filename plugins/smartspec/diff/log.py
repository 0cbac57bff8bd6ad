"""The change log: what each day's merged changes meant, from the repository's own history."""

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from ..model import Atlas, Territory, key_of
from ..model.files import TOP
from ..problems import Problem
from ..read.git_objects import Unreadable
from ..read.git_tree import InCommit
from ..read.history import DayOfChange, days_of_change
from ..read.lists import Lists
from ..read.repository import Reading, read_territories
from . import TerritoryChange, territory_changes

MOST_DAYS = 12


@dataclass(frozen=True)
class LoggedDay:
    """One day (YYYY-MM-DD, UTC) and what it changed, territory by territory.

    ``unreadable`` changed too, but in a form that cannot be read by today's rules.
    """

    day: str
    changes: tuple[TerritoryChange, ...]
    unreadable: tuple[Territory, ...] = ()


@dataclass(frozen=True)
class ChangeLog:
    """The latest days on which something that the pages say changed, latest first.

    ``unknown`` is why there are none, where the history cannot be read.
    """

    days: tuple[LoggedDay, ...] = ()
    unknown: Problem | None = None


@lru_cache(maxsize=2)
def change_log(root: Path, atlas: Atlas) -> ChangeLog:
    """The change log of a repository. Earlier states are read by today's codebook."""
    like = Reading(Lists(atlas.territories, dict(atlas.vocabularies)))
    try:
        days = tuple(_logged(root, day, like) for day in days_of_change(root, TOP, MOST_DAYS))
    except Unreadable as error:
        return ChangeLog(unknown=error.problem)
    return ChangeLog(tuple(day for day in days if day.changes or day.unreadable))


def logged_days(root: Path, atlas: Atlas) -> tuple[LoggedDay, ...]:
    """The days of the change log; none without a history."""
    return change_log(root, atlas).days


def _logged(root: Path, day: DayOfChange, like: Reading) -> LoggedDay:
    territories = (*like.territories.counties, *like.territories.areas)
    keys = {key_of(t) for t in territories if any(f.startswith(f"{TOP}/{key_of(t)}/") for f in day.files)}
    before = (
        _atlas(root, day.before, keys, like) if day.before else Reading(Lists(like.territories, {})).atlas(frozenset())
    )
    after = _atlas(root, day.after, keys, like)
    unreadable = tuple(t for t in territories if key_of(t) in before.broken | after.broken)
    return LoggedDay(day.day, territory_changes(before, after), unreadable)


def _atlas(root: Path, commit: str, keys: set[str], like: Reading) -> Atlas:
    return read_territories(InCommit(root, commit), keys, like).atlas_of_readable()
