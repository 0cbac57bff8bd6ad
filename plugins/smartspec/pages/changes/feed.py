"""What was changed about one territory as Atom, to subscribe to."""

from collections.abc import Iterator

from ... import addresses
from ...diff.log import LoggedDay, LoggedTerritory, logged_days
from ...model import Territory, key_of
from ..atom import Entry, feed_file
from ..environment import day
from ..page import DataFile
from ..writer import Writer

MOST_ENTRIES = 12
"""Days that a feed goes back; the change log has them all."""
MOST_TOLD = 12
"""Changes of one day that an entry tells."""


def change_feeds(writer: Writer) -> Iterator[DataFile]:
    """A feed for each territory that has material, one entry a day, in the writer's language."""
    days: dict[str, list[tuple[LoggedDay, LoggedTerritory]]] = {}
    for logged in logged_days(writer.settings.root, writer.atlas) if writer.settings.root else ():
        for about in logged.territories:
            days.setdefault(key_of(about.territory), []).append((logged, about))
    for contribution in writer.atlas.contributions.values():
        territory = contribution.territory
        if territory.kind != "country":
            path = addresses.localised_file(addresses.changes_feed(territory), writer.lang)
            title = f"{writer.gettext('Change log')}: {writer.territory_name(territory)}"
            entries = [_entry(writer, *found) for found in days.get(key_of(territory), ())[:MOST_ENTRIES]]
            yield feed_file(writer, path, title, addresses.territory_address(territory), entries)


def _entry(writer: Writer, logged: LoggedDay, about: LoggedTerritory) -> Entry:
    told = about.told[writer.lang]
    lines = [f"{one.subject}: {one.sentence(writer.lang)}".removeprefix(": ") for one in told[:MOST_TOLD]]
    title = f"{writer.territory_name(about.territory)}, {day(logged.day, writer.lang)}"
    summary = " ".join(lines) + (" …" if len(told) > MOST_TOLD else "")
    page = addresses.changes_address(logged.day[:4])
    return Entry(page, title, logged.day, logged.day, summary, _place(logged, about.territory))


def _place(logged: LoggedDay, territory: Territory) -> str:
    """Where the change log tells of it."""
    return f"d-{logged.day}-{territory.kind}-{territory.slug}"
