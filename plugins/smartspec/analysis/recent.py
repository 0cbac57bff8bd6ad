"""What has changed lately: which territories' files, by day, from the repository's history."""

import datetime
from collections.abc import Mapping

from ..model import Atlas, Territory, key_of
from ..model.files import TOP


def changed_since(atlas: Atlas, start: datetime.date) -> Mapping[str, tuple[Territory, ...]]:
    """The territories with a file changed on or after a day, by the day (YYYY-MM-DD) of their latest change.

    Latest day first; counties before programme areas, each in the official order. Empty where there is
    no history to read.
    """
    days: dict[str, list[Territory]] = {}
    for territory in atlas.territories.counties_and_areas:
        folder = f"{TOP}/{key_of(territory)}/"
        latest = max((day for file, day in atlas.changed.items() if file.startswith(folder)), default="")
        if latest >= start.isoformat():
            days.setdefault(latest, []).append(territory)
    return {day: tuple(days[day]) for day in sorted(days, reverse=True)}
