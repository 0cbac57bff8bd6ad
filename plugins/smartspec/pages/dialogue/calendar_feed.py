"""The calendar as iCalendar (RFC 5545), to subscribe to."""

import datetime
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

import icalendar

from ... import addresses
from ...model import Event
from ..environment import plain
from ..page import DataFile, localised
from ..writer import Writer
from .events import last_day

SWEDISH_TIME = ZoneInfo("Europe/Stockholm")


def calendar_file(writer: Writer) -> DataFile:
    """All events, coming and past, in one file for each language."""
    calendar = icalendar.Calendar()
    name = f"{writer.gettext('Calendar')} – {writer.settings.names[writer.lang]}"
    calendar.add("prodid", f"-//smartspec//{addresses.CALENDAR_FEED}//{writer.lang.upper()}")
    calendar.add("version", "2.0")
    calendar.add("name", name)
    calendar.add("x-wr-calname", name)
    for event in writer.atlas.dialogue.events:
        calendar.add_component(_component(writer, event))
    text = calendar.to_ical().decode("utf-8")
    return DataFile(addresses.localised_file(addresses.CALENDAR_FEED, writer.lang), text)


def _component(writer: Writer, event: Event) -> icalendar.Event:
    facts, lang = event.facts, writer.lang
    made = icalendar.Event()
    made.add("uid", f"{event.id}@{urlsplit(writer.settings.site_url).hostname or 'smartspec.invalid'}")
    made.add("dtstamp", _stamp(writer, event))
    _add_times(made, event)
    made.add("summary", plain(facts.title, lang))
    if facts.summary:
        made.add("description", plain(facts.summary, lang))
    if facts.place:
        made.add("location", plain(facts.place, lang))
    page = writer.settings.site_url + localised(addresses.CALENDAR, lang)
    made.add("url", facts.url or f"{page}#{event.id}")
    return made


def _stamp(writer: Writer, event: Event) -> datetime.datetime:
    """When the event was last revised: the day its file was, else its own, so that equal files give equal feeds."""
    revised = writer.atlas.changed.get(event.file) or event.facts.start[:10]
    return datetime.datetime.combine(datetime.date.fromisoformat(revised), datetime.time(), datetime.UTC)


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
