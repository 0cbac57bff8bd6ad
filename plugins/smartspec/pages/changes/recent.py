"""What is new in the material: day by day since a day, by kind of news, from the change log."""

from collections.abc import Iterator
from dataclasses import dataclass

from ...diff.log import LoggedDay, LoggedTerritory, logged_days
from ...model import Territory
from ...model.values import N_
from ..writer import Writer

NEWS = (
    (N_("Strategies entered"), ("strategy-added",)),
    (N_("Priorities entered"), ("priority-added",)),
    (N_("Earlier strategies and priorities entered"), ("strategy-added-ended", "priority-added-ended")),
    (N_("Ended or taken away"), ("strategy-removed", "priority-removed", "priority-ended")),
    (N_("Initiatives entered"), ("initiatives-added",)),
    (N_("Needs and offers entered"), ("exchange-added",)),
)
"""The kinds of news that are told by name, each with the kinds of messages that are that."""
DETAILS = N_("Changed details")
"""What is told of a day that has no news of those kinds."""


News = tuple[str, tuple[Territory, ...]]
"""A kind of news, and the territories that have it."""


@dataclass(frozen=True)
class RecentDay:
    """A day (YYYY-MM-DD) with each kind of news that it has, and the territories that have it."""

    day: str
    news: tuple[News, ...]


def recently(writer: Writer, start: str, most: int) -> tuple[RecentDay, ...]:
    """At most that many days with changes since a day, latest first; none where there is no history to read."""
    days = (day for day in logged_days(writer.atlas, writer.settings.root) if day.day >= start)
    found = (RecentDay(day.day, tuple(news_of(day))) for day in days)
    return tuple(day for day in found if day.news)[:most]


def news_of(day: LoggedDay) -> Iterator[News]:
    """Each kind of news that a day has, with the territories that have it; changed details where it has none."""
    kinds_of = [(logged.territory, _kinds(logged)) for logged in day.territories]
    found = [(label, tuple(place for place, has in kinds_of if has & set(kinds))) for label, kinds in NEWS]
    if any(places for _, places in found):
        yield from (one for one in found if one[1])
    elif changed := tuple(place for place, has in kinds_of if has):
        yield DETAILS, changed


def _kinds(logged: LoggedTerritory) -> set[str]:
    return {message.kind for told in logged.told.values() for message in told}
