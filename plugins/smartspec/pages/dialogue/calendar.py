"""The calendar: what is coming, then what has been, also as iCalendar (RFC 5545), to subscribe to."""

import datetime
from collections.abc import Iterable

import icalendar

from ... import addresses
from ...clock import SWEDISH_TIME
from ...model import Contribution, Event, EventFacts, Strategy, Territory, key_of
from ..environment import day, days, period
from ..offers import new_event
from ..page import DataFile, Page, View
from ..writer import Draft, Writer


class CalendarView(View):
    """What the template of the page shows."""

    coming: list[tuple[Event, str]]
    past: list[tuple[Event, str]]
    territories: dict[str, Territory]


def calendar_page(writer: Writer) -> Page:
    """All events, divided by the day that is now."""
    events = writer.atlas.dialogue.events
    past = [event for event in reversed(events) if last_day(event.facts) < writer.today]
    # A county and an area may share a slug (stockholm): then the county is meant.
    territories = (*writer.atlas.territories.areas, *writer.atlas.territories.counties)
    facts = CalendarView(
        coming=coming_events(writer),
        past=[(event, when(writer, event.facts)) for event in past],
        territories={territory.slug: territory for territory in territories},
    )
    return writer.write(
        Draft(
            "calendar",
            writer.gettext("Events about smart specialisation: those to come and those that have been."),
            facts,
            events[-1].file if events else "",
            additions=(new_event(writer),),
        )
    )


def coming_events(writer: Writer) -> list[tuple[Event, str]]:
    """The events that have not ended, soonest first, with their days in words."""
    coming = (event for event in writer.atlas.dialogue.events if last_day(event.facts) >= writer.today)
    return [(event, when(writer, event.facts)) for event in coming]


def last_day(facts: EventFacts) -> str:
    """The day on which the event ends, YYYY-MM-DD."""
    return (facts.end or facts.start)[:10]


def when(writer: Writer, facts: EventFacts) -> str:
    """The event's days and times in words: ``4 mars 2027 kl. 09:30–16:00``."""
    start, end = facts.start, facts.end
    first = _moment(writer, start)
    if end is None or end == start:
        return first
    if end[:10] == start[:10]:
        return f"{first}–{end[11:]}" if end[11:] and start[11:] else first
    if len(start) == len(end) == 10:
        return days(start, end, writer.lang)
    return f"{first} – {_moment(writer, end)}"


def _moment(writer: Writer, moment: str) -> str:
    words = day(moment[:10], writer.lang)
    return writer.gettext("%(day)s, %(time)s") % {"day": words, "time": moment[11:]} if moment[11:] else words


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
    told = {"name": writer.territory_name(territory), "period": period(strategy, writer.lang), "year": year}
    made.add("uid", f"{key_of(territory).replace('/', '.')}.{strategy.id}@{writer.settings.host}")
    made.add("dtstamp", _midnight(writer.atlas.changed.get(strategy.file) or f"{year}-01-01"))
    made.add("dtstart", datetime.date(year, 12, 31))
    made.add("dtend", datetime.date(year + 1, 1, 1))
    made.add("summary", writer.gettext("%(name)s: the strategy for %(period)s ends in %(year)s") % told)
    made.add("description", writer.gettext("The period is given in years. The day is the last one of the last year."))
    made.add("url", writer.whole_address(addresses.strategy_address(territory, strategy)))
    return made


def _component(writer: Writer, event: Event) -> icalendar.Event:
    facts, lang = event.facts, writer.lang
    made = icalendar.Event()
    made.add("uid", f"{event.id}@{writer.settings.host}")
    # When it was last revised: the day its file was, else its own, so that equal files give equal feeds.
    made.add("dtstamp", _midnight(writer.atlas.changed.get(event.file) or facts.start[:10]))
    _add_times(made, event)
    made.add("summary", facts.title.text_in(lang))
    if facts.summary:
        made.add("description", facts.summary.text_in(lang))
    if facts.place:
        made.add("location", facts.place.text_in(lang))
    made.add("url", facts.url or writer.whole_address(addresses.event_place(event)))
    return made


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
