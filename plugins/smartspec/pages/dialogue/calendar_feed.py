"""The calendar as iCalendar (RFC 5545), to subscribe to."""

import datetime
from collections.abc import Iterable

import icalendar

from ... import addresses
from ...clock import SWEDISH_TIME
from ...model import Contribution, Event, Strategy, key_of
from ..environment import period
from ..page import DataFile
from ..writer import Writer
from .events import last_day


def calendar_file(writer: Writer) -> DataFile:
    """All events, coming and past, in one file for each language."""
    events = (_component(writer, event) for event in writer.atlas.dialogue.events)
    return _file(writer, addresses.CALENDAR_FEED, writer.gettext("Calendar"), events)


def ends_file(writer: Writer) -> DataFile:
    """The last year of every strategy that has not ended before the day that is now, as its last day."""
    found = (
        _end(writer, contribution, strategy, strategy.period.end)
        for contribution in writer.atlas.contributions.values()
        for strategy in contribution.strategies
        if strategy.period and strategy.period.end and not strategy.period.over(writer.year)
    )
    return _file(writer, addresses.ENDS_FEED, writer.gettext("Strategies that end"), found)


def _file(writer: Writer, path: str, title: str, events: Iterable[icalendar.Event]) -> DataFile:
    calendar = icalendar.Calendar()
    name = f"{title} – {writer.settings.names[writer.lang]}"
    calendar.add("prodid", f"-//smartspec//{path}//{writer.lang.upper()}")
    calendar.add("version", "2.0")
    calendar.add("name", name)
    calendar.add("x-wr-calname", name)
    for event in events:
        calendar.add_component(event)
    text = calendar.to_ical().decode("utf-8")
    return DataFile(addresses.localised(path, writer.lang), text)


def _end(writer: Writer, contribution: Contribution, strategy: Strategy, year: int) -> icalendar.Event:
    """A strategy's last year; sources give years, so that the day is only the last one that it can be."""
    territory, made = contribution.territory, icalendar.Event()
    told = {"name": writer.territory_name(territory), "period": period(strategy, writer.lang)}
    made.add("uid", f"{key_of(territory).replace('/', '.')}.{strategy.id}@{writer.settings.host}")
    made.add("dtstamp", _midnight(writer.atlas.changed.get(strategy.file) or f"{year}-01-01"))
    made.add("dtstart", datetime.date(year, 12, 31))
    made.add("dtend", datetime.date(year + 1, 1, 1))
    made.add("summary", writer.gettext("%(name)s: the strategy for %(period)s ends") % told)
    made.add("description", writer.gettext("The period is given in years. The day is the last one of the last year."))
    made.add("url", writer.whole_address(addresses.strategy_address(territory, strategy)))
    return made


def _component(writer: Writer, event: Event) -> icalendar.Event:
    facts, lang = event.facts, writer.lang
    made = icalendar.Event()
    made.add("uid", f"{event.id}@{writer.settings.host}")
    made.add("dtstamp", _stamp(writer, event))
    _add_times(made, event)
    made.add("summary", facts.title.text_in(lang))
    if facts.summary:
        made.add("description", facts.summary.text_in(lang))
    if facts.place:
        made.add("location", facts.place.text_in(lang))
    page = writer.whole_address(addresses.CALENDAR)
    made.add("url", facts.url or f"{page}#{event.id}")
    return made


def _stamp(writer: Writer, event: Event) -> datetime.datetime:
    """When the event was last revised: the day its file was, else its own, so that equal files give equal feeds."""
    revised = writer.atlas.changed.get(event.file) or event.facts.start[:10]
    return _midnight(revised)


def _midnight(day: str) -> datetime.datetime:
    return datetime.datetime.combine(datetime.date.fromisoformat(day), datetime.time(), datetime.UTC)


def _add_times(made: icalendar.Event, event: Event) -> None:
    """Whole days unless both ends have a time; the end of whole days is the day after, which is not part of it."""
    start, end = event.facts.start, event.facts.end
    if len(start) > 10 and (end is None or len(end) > 10):
        made.add("dtstart", _in_utc(start))
        if end:
            made.add("dtend", _in_utc(end))
    else:
        made.add("dtstart", datetime.date.fromisoformat(start[:10]))
        made.add("dtend", datetime.date.fromisoformat(last_day(event.facts)) + datetime.timedelta(days=1))


def _in_utc(moment: str) -> datetime.datetime:
    return datetime.datetime.fromisoformat(moment).replace(tzinfo=SWEDISH_TIME).astimezone(datetime.UTC)
