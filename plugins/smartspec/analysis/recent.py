"""What has changed lately: which territories' files, by day, from the repository's history."""

import datetime
from collections.abc import Mapping

from ..model import Atlas, Territory, key_of
from ..model.files import TOP
from .remembered import once


def changed_since(atlas: Atlas, start: datetime.date) -> Mapping[str, tuple[Territory, ...]]:
    """The territories with a file changed on or after a day, by the day (YYYY-MM-DD) of their latest change.

    Latest day first; counties before programme areas, each in the official order. Empty where there is
    no history to read.
    """
    days: dict[str, list[Territory]] = {}
    known = last_changes(atlas)
    for territory in atlas.territories.counties_and_areas:
        latest = known.get(f"{TOP}/{key_of(territory)}/", "")
        if latest >= start.isoformat():
            days.setdefault(latest, []).append(territory)
    return {day: tuple(days[day]) for day in sorted(days, reverse=True)}


@once
def last_changes(atlas: Atlas) -> Mapping[str, str]:
    """The day (YYYY-MM-DD) on which each file last changed, and anything in each folder, whose name ends in ``/``."""
    found = dict(atlas.changed)
    for name, day in atlas.changed.items():
        parts = name.split("/")
        for depth in range(1, len(parts)):
            folder = "/".join(parts[:depth]) + "/"
            found[folder] = max(day, found.get(folder, day))
    return found
