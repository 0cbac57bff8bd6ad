"""The calendar: what is coming, then what has been."""

from dataclasses import dataclass

from ...model import Event, EventFacts, Territory
from ..environment import day, days
from ..offers import new_event
from ..page import Page, View
from ..writer import Draft, Writer


@dataclass(frozen=True)
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
            events[-1].file if events else None,
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
