"""When files and folders last changed, from the repository's history."""

from collections.abc import Mapping

from ..model import Atlas
from .remembered import once


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
