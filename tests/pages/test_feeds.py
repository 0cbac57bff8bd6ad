"""The calendar's and the news' feeds, read as strictly as their specifications are written."""

import datetime
import re
from dataclasses import replace
from typing import Any
from xml.etree import ElementTree as ET

import pytest
from small_country import COUNTRY
from smartspec.check import checked_atlas
from smartspec.model import Atlas, Dialogue, Event, EventFacts, NewsFacts, NewsItem
from smartspec.model.values import YEARS
from smartspec.pages.dialogue.calendar import calendar_file, calendar_page
from smartspec.pages.dialogue.news import news_file
from smartspec.pages.page import Settings
from smartspec.pages.writer import Writer

SITE = "https://s3.example/"
SETTINGS = Settings(SITE, {"sv": "Smart specialisering", "en": "Smart specialisation"}, "https://forge.example/edit/")
ATOM = "{http://www.w3.org/2005/Atom}"
HARD = 'Å, ä; ö\\n "citat" <b>&amp;</b> ' + "räksmörgås " * 12


@pytest.fixture(scope="module")
def real() -> Atlas:
    return checked_atlas(COUNTRY)[0]


def event(identity: str, **given: Any) -> Event:
    facts = {"title": {"sv": "Dag", "en": "Day"}, "start": identity[:10], "sources": ({"title": "Inbjudan"},)}
    return Event(identity, f"docs/calendar/{identity}.yml", EventFacts.model_validate(facts | given))


def news(identity: str, **given: Any) -> NewsItem:
    facts = {"title": {"sv": "Nytt", "en": "New"}, "summary": "Något nytt.", "sources": ({"title": "Logg"},)}
    return NewsItem(identity, f"docs/news/{identity}.md", NewsFacts.model_validate(facts | given))


def writer(real: Atlas, *, lang: str = "sv", today: str = "2026-11-25", changed: Any = None, **told: Any) -> Writer:
    return Writer(replace(real, dialogue=Dialogue(**told), changed=changed or {}), SETTINGS, lang, today)


Property = tuple[str, dict[str, str], str]


def components(text: str) -> list[list[Property]]:
    """The events of an iCalendar text as lists of (name, parameters, value), by RFC 5545 and no more leniently."""
    assert text.endswith("\r\n")
    assert "\n" not in text.replace("\r\n", "")
    lines = text.split("\r\n")[:-1]
    assert max(len(line.encode("utf-8")) for line in lines) <= 75
    unfolded: list[str] = []
    for line in lines:
        if line.startswith(" "):
            unfolded[-1] += line[1:]
        else:
            unfolded.append(line)
    read = [content_line(line) for line in unfolded]
    assert (read[0], read[-1]) == (("BEGIN", {}, "VCALENDAR"), ("END", {}, "VCALENDAR"))
    assert ("VERSION", {}, "2.0") in read
    assert [value for name, _, value in read if name == "PRODID" and value]
    starts = [number for number, line in enumerate(read) if line == ("BEGIN", {}, "VEVENT")]
    ends = [number for number, line in enumerate(read) if line == ("END", {}, "VEVENT")]
    assert all(start < end for start, end in zip(starts, ends, strict=True))
    return [read[start + 1 : end] for start, end in zip(starts, ends, strict=True)]


def content_line(line: str) -> Property:
    match = re.fullmatch(r"([A-Z-]+)((?:;[A-Z-]+=[^;:,\"]+)*):(.*)", line)
    assert match, line
    parameters = dict(part.split("=") for part in match[2].split(";")[1:])
    return match[1], parameters, match[3]


def properties(found: list[Property]) -> dict[str, str]:
    names = [name for name, _, _ in found]
    assert len(names) == len(set(names)), "a property that may stand once stands twice"
    assert {"UID", "DTSTAMP", "DTSTART", "SUMMARY"} <= set(names)
    values = {name: value for name, _, value in found}
    assert re.fullmatch(r"\d{8}T\d{6}Z", values["DTSTAMP"])
    for name, parameters, value in found:
        if name in ("DTSTART", "DTEND"):
            whole_day = parameters == {"VALUE": "DATE"}
            assert re.fullmatch(r"\d{8}" if whole_day else r"\d{8}T\d{6}Z", value)
    return values


def text_value(value: str) -> str:
    """A TEXT value without its escapes; an escape that RFC 5545 does not have is an error."""
    assert not re.search(r"(?<!\\)(?:\\\\)*[,;]", value), "a comma or semicolon is not escaped"
    assert not re.search(r"(?<!\\)(?:\\\\)*\\[^\\;,nN]", value)
    return re.sub(r"\\(.)", lambda match: "\n" if match[1] in "nN" else match[1], value)


def test_the_real_calendar_is_strictly_icalendar_with_every_event_once(real: Atlas) -> None:
    for lang in ("sv", "en"):
        made = calendar_file(Writer(real, SETTINGS, lang))
        found = [properties(component) for component in components(made.text)]
        assert made.path == f"{'' if lang == 'sv' else 'en/'}nod/kalender.ics"
        assert sorted(one["UID"] for one in found) == sorted(f"{e.id}@s3.example" for e in real.dialogue.events)
        assert len(found) >= 1


def test_swedish_time_becomes_universal_time_in_winter_and_in_summer(real: Atlas) -> None:
    winter = event("2027-03-04-a", start="2027-03-04 09:30", end="2027-03-04 16:00")
    summer = event("2027-07-04-b", start="2027-07-04 09:30")
    first, second = components(calendar_file(writer(real, events=(winter, summer))).text)
    assert (properties(first)["DTSTART"], properties(first)["DTEND"]) == ("20270304T083000Z", "20270304T150000Z")
    assert properties(second)["DTSTART"] == "20270704T073000Z"
    assert "DTEND" not in properties(second)


@pytest.mark.parametrize("given", [{}, {"end": "2027-12-31"}, {"end": "2027-12-31 16:00"}])
def test_whole_days_end_on_the_day_after_the_last(real: Atlas, given: dict[str, str]) -> None:
    (component,) = components(calendar_file(writer(real, events=(event("2027-12-31-a", **given),))).text)
    assert ("DTSTART", {"VALUE": "DATE"}, "20271231") in component
    assert ("DTEND", {"VALUE": "DATE"}, "20280101") in component


@pytest.mark.parametrize(
    ("first", "last"), [(f"{YEARS[0]}-01-01", f"{YEARS[0]}-01-01 23:59"), (f"{YEARS[-1]}-12-31", f"{YEARS[-1]}-12-31")]
)
def test_the_feed_and_the_page_hold_every_day_that_the_check_accepts(real: Atlas, first: str, last: str) -> None:
    events = (event(f"{first}-a", end=last), event(f"{first}-b", start=f"{first} 00:00", end=f"{first} 23:59"))
    edges = writer(real, events=events)
    assert len([properties(component) for component in components(calendar_file(edges).text)]) == 2
    assert f'id="{first}-a"' in calendar_page(edges).html


def test_any_text_survives_the_calendar(real: Atlas) -> None:
    hard = event("2027-03-04-a", title=HARD, summary=HARD, place=HARD)
    (component,) = components(calendar_file(writer(real, events=(hard,))).text)
    found = properties(component)
    assert {text_value(found[name]) for name in ("SUMMARY", "DESCRIPTION", "LOCATION")} == {HARD.strip()}


def test_an_events_stamp_is_the_day_its_file_was_last_changed(real: Atlas) -> None:
    one = event("2027-03-04-a")
    changed = writer(real, events=(one,), changed={one.file: "2026-12-24"})
    assert properties(components(calendar_file(changed).text)[0])["DTSTAMP"] == "20261224T000000Z"
    assert calendar_file(writer(real, events=(one,))).text == calendar_file(writer(real, events=(one,))).text


def headings(html: str) -> list[str]:
    return re.findall(r'<h2 id="(kommande|varit)">|<li class="s3-event" id="([^"]+)"', html)  # type: ignore[return-value]


@pytest.mark.parametrize(
    ("today", "order"),
    [
        ("2027-03-03", ["kommande", "2027-03-04-a", "2027-05-06-b"]),
        ("2027-03-05", ["kommande", "2027-03-04-a", "2027-05-06-b"]),
        ("2027-03-06", ["kommande", "2027-05-06-b", "varit", "2027-03-04-a"]),
        ("2027-05-07", ["kommande", "varit", "2027-05-06-b", "2027-03-04-a"]),
    ],
)
def test_an_event_is_coming_until_its_last_day_has_passed(real: Atlas, today: str, order: list[str]) -> None:
    events = (event("2027-03-04-a", end="2027-03-05"), event("2027-05-06-b"))
    html = calendar_page(writer(real, today=today, events=events)).html
    assert [one or other for one, other in headings(html)] == order
    assert ("Vi känner inte till några kommande evenemang." in html) == (order[1] == "varit")


@pytest.mark.parametrize(
    ("start", "end", "swedish", "english"),
    [
        ("2027-03-04", None, "4 mars 2027", "4 March 2027"),
        ("2027-03-04", "2027-03-04", "4 mars 2027", "4 March 2027"),
        ("2027-03-04 09:30", None, "4 mars 2027 kl. 09:30", "4 March 2027, 09:30"),
        ("2027-03-04 09:30", "2027-03-04 16:00", "4 mars 2027 kl. 09:30–16:00", "4 March 2027, 09:30–16:00"),
        ("2027-03-04", "2027-03-05", "4–5 mars 2027", "4–5 March 2027"),
        ("2027-03-04", "2027-03-04 16:00", "4 mars 2027", "4 March 2027"),
    ],
)
def test_days_and_times_are_told_as_people_say_them(
    real: Atlas, start: str, end: str | None, swedish: str, english: str
) -> None:
    one = event("2027-03-04-a", start=start, end=end)
    for lang, words in (("sv", swedish), ("en", english)):
        assert f">{words}</time>" in calendar_page(writer(real, lang=lang, events=(one,))).html


def feed_of(text: str) -> ET.Element:
    """A feed that has all that RFC 4287 asks of it."""
    feed = ET.fromstring(text)
    assert feed.tag == f"{ATOM}feed"
    assert feed.find(f"{ATOM}author/{ATOM}name").text  # type: ignore[union-attr]
    entries = feed.findall(f"{ATOM}entry")
    for element in (feed, *entries):
        for name in ("id", "title", "updated"):
            (only,) = element.findall(f"{ATOM}{name}")
            assert only.text
        assert len(element.findall(f"{ATOM}link[@rel='alternate']")) == 1
    identities = [str(one.text) for one in feed.iter(f"{ATOM}id")]
    assert len(identities) == len(set(identities)) == len(entries) + 1
    assert [one for one in identities if not re.fullmatch(r"tag:s3\.example,\d{4}-\d{2}-\d{2}:[a-z0-9/-]+", one)] == []
    for moment in (*feed.iter(f"{ATOM}updated"), *feed.iter(f"{ATOM}published")):
        datetime.datetime.strptime(str(moment.text), "%Y-%m-%dT%H:%M:%SZ")
    return feed


def texts(feed: ET.Element, name: str) -> list[str]:
    return [str(entry.findtext(f"{ATOM}{name}")) for entry in feed.findall(f"{ATOM}entry")]


def test_the_real_news_are_atom_with_every_item_once(real: Atlas) -> None:
    for lang in ("sv", "en"):
        made = news_file(Writer(real, SETTINGS, lang))
        feed = feed_of(made.text)
        assert made.path == f"{'' if lang == 'sv' else 'en/'}nod/nyheter.xml"
        links = [entry.find(f"{ATOM}link").get("href") for entry in feed.findall(f"{ATOM}entry")]  # type: ignore[union-attr]
        folder = f"{SITE}{'' if lang == 'sv' else 'en/'}nod/nyheter/"
        assert links == [f"{folder}{item.id}/" for item in real.dialogue.news]
        assert len(links) >= 1


def test_any_text_survives_the_feed(real: Atlas) -> None:
    same_day = tuple(news(f"2026-12-01-{name}", title=HARD, summary=HARD) for name in "ab")
    feed = feed_of(news_file(writer(real, news=same_day)).text)
    assert texts(feed, "title") == texts(feed, "summary") == [HARD.strip()] * 2


def test_a_feed_was_updated_when_its_latest_item_was(real: Atlas) -> None:
    items = (news("2026-12-01-b"), news("2026-11-01-a"))
    feed = feed_of(news_file(writer(real, news=items, changed={items[1].file: "2027-01-02"})).text)
    assert texts(feed, "updated") == ["2026-12-01T00:00:00Z", "2027-01-02T00:00:00Z"]
    assert texts(feed, "published") == ["2026-12-01T00:00:00Z", "2026-11-01T00:00:00Z"]
    assert feed.findtext(f"{ATOM}updated") == "2027-01-02T00:00:00Z"


def test_without_news_and_events_both_feeds_are_whole(real: Atlas) -> None:
    assert feed_of(news_file(writer(real)).text).findall(f"{ATOM}entry") == []
    assert components(calendar_file(writer(real)).text) == []
