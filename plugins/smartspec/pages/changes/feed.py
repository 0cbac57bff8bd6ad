"""On which days what about one territory was changed as Atom, to subscribe to.

An entry names what was changed and leads to the change log. It quotes nothing: what is taken away from the site can
not be taken back from those who have read a feed.
"""

from collections.abc import Iterator

from ... import addresses
from ...diff.log import LoggedDay, LoggedTerritory, logged_days
from ...language import words
from ...model import key_of
from ..atom import Entry, feed_file
from ..environment import day
from ..page import DataFile
from ..writer import Writer

MOST_ENTRIES = 12
"""Days that a feed goes back; the change log has them all."""
MOST_NAMED = 8
"""Things that an entry names."""


def change_feeds(writer: Writer) -> Iterator[DataFile]:
    """A feed for each territory that has material, one entry a day, in the writer's language."""
    days: dict[str, list[tuple[LoggedDay, LoggedTerritory]]] = {}
    for logged in logged_days(writer.settings.root, writer.atlas):
        for about in logged.territories:
            days.setdefault(key_of(about.territory), []).append((logged, about))
    for contribution in writer.atlas.contributions.values():
        territory = contribution.territory
        if territory.kind != "country":
            path = addresses.localised(addresses.changes_feed(territory), writer.lang)
            title = f"{writer.gettext('Change log')}: {writer.territory_name(territory)}"
            entries = [_entry(writer, *found) for found in days.get(key_of(territory), ())[:MOST_ENTRIES]]
            yield feed_file(writer, path, title, addresses.territory_address(territory), entries)


def _entry(writer: Writer, logged: LoggedDay, about: LoggedTerritory) -> Entry:
    told = about.told[writer.lang]
    named = list(dict.fromkeys(one.subject for one in told if one.subject))
    number = words(writer.lang).ngettext("%(num)s change", "%(num)s changes", len(told)) % {"num": len(told)}
    title = f"{writer.territory_name(about.territory)}, {day(logged.day, writer.lang)}"
    summary = f"{number}: {', '.join(named[:MOST_NAMED])}" + (" …" if len(named) > MOST_NAMED else "")
    page = addresses.changes_address(logged.day[:4])
    place = f"d-{logged.day}-{about.territory.kind}-{about.territory.slug}"  # its heading in the change log
    return Entry(page, title, logged.day, logged.day, summary.removesuffix(": "), place)
