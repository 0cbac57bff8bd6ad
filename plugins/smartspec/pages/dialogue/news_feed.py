"""The news as Atom (RFC 4287), to subscribe to."""

from urllib.parse import urlsplit
from xml.etree import ElementTree as ET

from ... import addresses
from ...model import NewsItem
from ..environment import plain
from ..page import DataFile, localised
from ..writer import Writer

ATOM = "http://www.w3.org/2005/Atom"
BEFORE_ANY = "1970-01-01"
"""A feed without entries must also tell when it was updated."""


def news_file(writer: Writer) -> DataFile:
    """All news, latest first, in one file for each language."""
    news, lang, site = writer.atlas.dialogue.news, writer.lang, writer.settings.site_url
    path = addresses.localised_file(addresses.NEWS_FEED, lang)
    feed = ET.Element("feed", {"xmlns": ATOM, "xml:lang": lang})
    _add(feed, "id", _tag(writer, BEFORE_ANY, f"{lang}/{addresses.NEWS}"))
    _add(feed, "title", f"{writer.gettext('News')} – {writer.settings.names[lang]}")
    _add(feed, "updated", _moment(max((_updated(writer, item) for item in news), default=BEFORE_ANY)))
    _add(_add(feed, "author"), "name", writer.settings.publisher or writer.settings.names[lang])
    _add(feed, "link", rel="self", type="application/atom+xml", href=site + path)
    _add(feed, "link", rel="alternate", type="text/html", href=site + localised(addresses.NEWS, lang))
    for item in news:
        _add_entry(feed, writer, item)
    ET.indent(feed)
    return DataFile(path, f'<?xml version="1.0" encoding="utf-8"?>\n{ET.tostring(feed, "unicode")}\n')


def _add_entry(feed: ET.Element, writer: Writer, item: NewsItem) -> None:
    lang, facts = writer.lang, item.facts
    entry = ET.SubElement(feed, "entry")
    address = localised(addresses.news_address(item), lang)
    _add(entry, "id", _tag(writer, item.day, address))
    _add(entry, "title", plain(facts.title, lang))
    _add(entry, "published", _moment(item.day))
    _add(entry, "updated", _moment(_updated(writer, item)))
    _add(entry, "link", rel="alternate", type="text/html", href=writer.settings.site_url + address)
    _add(entry, "summary", plain(facts.summary, lang), type="text")


def _updated(writer: Writer, item: NewsItem) -> str:
    return max(item.day, writer.atlas.changed.get(item.file, item.day))


def _tag(writer: Writer, day: str, name: str) -> str:
    """A name that stays when the page moves within its host (RFC 4151)."""
    return f"tag:{urlsplit(writer.settings.site_url).hostname or 'smartspec.invalid'},{day}:{name}"


def _moment(day: str) -> str:
    return f"{day}T00:00:00Z"


def _add(parent: ET.Element, name: str, text: str | None = None, **attributes: str) -> ET.Element:
    made = ET.SubElement(parent, name, attributes)
    made.text = text
    return made
