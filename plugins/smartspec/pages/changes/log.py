"""The change log: what was changed about the regions, day by day, in words and as Atom, to subscribe to.

A feed names what was changed and leads to the log. It quotes nothing: what is taken away from the site can not be
taken back from those who have read a feed.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from typing import NamedTuple

from markupsafe import Markup, escape

from ... import addresses
from ...analysis.coverage import all_priorities
from ...diff.log import LoggedDay, LoggedTerritory, logged_days
from ...diff.messages import ChangeMessage
from ...language import words
from ...model import Atlas, Territory, key_of
from ...model.values import N_
from ..atom import Entry as FeedEntry
from ..atom import feed_file
from ..csv_table import csv_file
from ..environment import day as in_words
from ..environment import swedish
from ..page import DataFile, Page, View
from ..writer import Draft, Writer

NEWS = (
    (N_("Strategies entered"), ("strategy-added",)),
    (N_("Priorities entered"), ("priority-added",)),
    (N_("Earlier strategies and priorities entered"), ("strategy-added-ended", "priority-added-ended")),
    (N_("Ended or taken away"), ("strategy-removed", "priority-removed", "priority-ended")),
    (N_("Initiatives entered"), ("initiatives-added",)),
    (N_("Needs and offers entered"), ("exchange-added",)),
)
"""The kinds of news that have a label, each with its kinds of messages."""
DETAILS = N_("Changed details")
"""The label of a day that has no news of those kinds."""


News = tuple[str, tuple[Territory, ...]]
"""A kind of news, and the territories that have it."""


@dataclass(frozen=True)
class RecentDay:
    """A day (YYYY-MM-DD) with each kind of news that it has, and the territories that have it."""

    day: str
    news: tuple[News, ...]


def recent_days(writer: Writer, start: str, most: int) -> tuple[RecentDay, ...]:
    """At most that many days with changes since a day, latest first; none where there is no history to read."""
    days = (day for day in logged_days(writer.atlas, writer.settings.root) if day.day >= start)
    recent = (RecentDay(day.day, tuple(news_of(day))) for day in days)
    return tuple(day for day in recent if day.news)[:most]


def news_of(day: LoggedDay) -> Iterator[News]:
    """Each kind of news that a day has, with the territories that have it; changed details where it has none."""
    kinds_of = [(logged.territory, _kinds(logged)) for logged in day.territories]
    by_label = [(label, tuple(place for place, has in kinds_of if has & set(kinds))) for label, kinds in NEWS]
    if news := [(label, places) for label, places in by_label if places]:
        yield from news
    elif changed := tuple(place for place, has in kinds_of if has):
        yield DETAILS, changed


def _kinds(logged: LoggedTerritory) -> set[str]:
    return {message.kind for messages in logged.messages.values() for message in messages}


MOST_DAYS = 12
"""Days on the first page of the log; each year has a page of its own."""
MOST_ENTRIES = 12
"""Days that a feed goes back; the change log has them all."""
MOST_NAMED = 8
"""Things that an entry names."""
AT_ONCE = 3
"""Changes of one territory on one day that are shown at once; more can be opened."""
FIRST = (
    "territory-",
    "strategy-",
    "priority-added",
    "priority-removed",
    "priority-renamed",
    "priority-rethemed",
    "priority-ended",
    "priority-status",
    "exchange-",
    "initiatives-added",
    "initiatives-removed",
)
"""How the kinds of changes begin that most visitors want to know of; the others are behind a fold."""
HEADER = (N_("Day"), N_("Region or area"), N_("Strategy or priority"), N_("Change"), N_("File"), N_("Page"))


class Entry(NamedTuple):
    """A territory on one day: all that changed, what is shown at once of it, and the rest."""

    territory: Territory
    messages: tuple[ChangeMessage, ...]

    @property
    def first(self) -> tuple[ChangeMessage, ...]:
        """What most visitors want to know of, at most ``AT_ONCE``."""
        return tuple(message for message in self.messages if message.kind.startswith(FIRST))[:AT_ONCE]

    @property
    def more(self) -> tuple[ChangeMessage, ...]:
        """The rest, in the same order."""
        first = set(map(id, self.first))
        return tuple(message for message in self.messages if id(message) not in first)


class ChangeLogView(View):
    """What the template of the page shows."""

    days: list[tuple[LoggedDay, list[News], list[Entry]]]
    years: tuple[str, ...]
    there: frozenset[str]
    sentence: Callable[[ChangeMessage], Markup]


def change_log_pages(writer: Writer) -> Iterator[Page]:
    """The latest days with changes, latest first, and a page for each year back to the first."""
    days = logged_days(writer.atlas, writer.settings.root)
    years = tuple(dict.fromkeys(day.day[:4] for day in days))
    description = writer.gettext("What has been changed about the regions on this site, day by day.")
    yield writer.write(Draft("changes", description, _view(writer, days[:MOST_DAYS], years)))
    for year in years:
        facts = _view(writer, tuple(day for day in days if day.day.startswith(year)), years)
        address, title = addresses.changes_address(year), f"{writer.gettext('Change log')} {year}"
        yield writer.write(Draft("changes-of-year", description, facts, address=address, title=title))


def _view(writer: Writer, days: Sequence[LoggedDay], years: tuple[str, ...]) -> ChangeLogView:
    return ChangeLogView(
        days=[(day, list(news_of(day)), _entries(writer, day)) for day in days],
        years=years,
        there=frozenset(_there(writer.atlas)),
        sentence=partial(sentence_as_html, lang=writer.lang),
    )


def sentence_as_html(message: ChangeMessage, lang: str) -> Markup:
    """The sentence of a message, with names in Swedish marked as such where the page is in another language."""
    return Markup(message.sentence(lang, escape, escape if lang == "sv" else swedish))


def change_log_file(writer: Writer) -> DataFile:
    """The same as CSV: one row a change."""
    rows = (
        (day.day, name, message.subject, message.sentence(writer.lang), message.file, page)
        for day in logged_days(writer.atlas, writer.settings.root)
        for entry in _entries(writer, day)
        for name in [writer.territory_name(entry.territory)]
        for message in entry.messages
        for page in [message.address and writer.whole_address(message.address)]
    )
    return csv_file(addresses.CHANGES_CSV, writer.lang, writer.words(HEADER), rows)


def _entries(writer: Writer, day: LoggedDay) -> list[Entry]:
    return [Entry(logged.territory, logged.messages[writer.lang]) for logged in day.territories]


def _there(atlas: Atlas) -> Iterator[str]:
    """The addresses that lead somewhere now: what has been removed since has no page."""
    for contribution in atlas.contributions.values():
        yield addresses.territory_address(contribution.territory)
        for strategy in contribution.strategies:
            yield addresses.strategy_address(contribution.territory, strategy)
    yield from map(addresses.priority_address, all_priorities(atlas))


def change_feeds(writer: Writer) -> Iterator[DataFile]:
    """A feed for each territory that has material, one entry a day, in the writer's language."""
    days: dict[str, list[tuple[LoggedDay, LoggedTerritory]]] = {}
    for logged in logged_days(writer.atlas, writer.settings.root):
        for about in logged.territories:
            days.setdefault(key_of(about.territory), []).append((logged, about))
    for contribution in writer.atlas.contributions.values():
        territory = contribution.territory
        if territory.kind != "country":
            path = addresses.localised(addresses.changes_feed(territory), writer.lang)
            title = f"{writer.gettext('Change log')}: {writer.territory_name(territory)}"
            entries = [_entry(writer, *changed) for changed in days.get(key_of(territory), ())[:MOST_ENTRIES]]
            yield feed_file(writer, path, title, addresses.territory_address(territory), entries)


def _entry(writer: Writer, logged: LoggedDay, about: LoggedTerritory) -> FeedEntry:
    messages = about.messages[writer.lang]
    named = list(dict.fromkeys(message.subject for message in messages if message.subject))
    number = words(writer.lang).ngettext("%(num)s change", "%(num)s changes", len(messages)) % {"num": len(messages)}
    title = f"{writer.territory_name(about.territory)}, {in_words(logged.day, writer.lang)}"
    summary = f"{number}: {', '.join(named[:MOST_NAMED])}" + (" …" if len(named) > MOST_NAMED else "")
    page = addresses.changes_address(logged.day[:4])
    place = f"d-{logged.day}-{about.territory.kind}-{about.territory.slug}"  # its heading in the change log
    return FeedEntry(page, title, logged.day, logged.day, summary.removesuffix(": "), place)
