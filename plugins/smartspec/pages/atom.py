"""Feeds of entries as Atom (RFC 4287), to subscribe to."""

from collections.abc import Sequence
from typing import NamedTuple
from xml.etree import ElementTree as ET

from .. import addresses
from .page import DataFile
from .writer import Writer

ATOM = "http://www.w3.org/2005/Atom"
BEFORE_ANY = "1970-01-01"
"""A feed without entries must also tell when it was updated."""


class Entry(NamedTuple):
    """One entry: ``address`` of its page in any language (``place``: an anchor there), days as YYYY-MM-DD."""

    address: str
    title: str
    published: str
    updated: str
    summary: str
    place: str = ""


def feed_file(writer: Writer, path: str, title: str, page: str, entries: Sequence[Entry]) -> DataFile:
    """The feed at ``path`` about what stands at the address ``page``, in the writer's language; latest entry first."""
    lang, site = writer.lang, writer.settings.site_url
    feed = ET.Element("feed", {"xmlns": ATOM, "xml:lang": lang})
    _add(feed, "id", _tag(writer, BEFORE_ANY, f"{lang}/{page}"))
    _add(feed, "title", f"{title} – {writer.settings.names[lang]}")
    _add(feed, "updated", _moment(max((entry.updated for entry in entries), default=BEFORE_ANY)))
    _add(_add(feed, "author"), "name", writer.settings.publisher or writer.settings.names[lang])
    _add(feed, "link", rel="self", type="application/atom+xml", href=site + path)
    _add(feed, "link", rel="alternate", type="text/html", href=site + addresses.localised(page, lang))
    for entry in entries:
        _add_entry(feed, writer, entry)
    ET.indent(feed)
    return DataFile(path, f'<?xml version="1.0" encoding="utf-8"?>\n{ET.tostring(feed, "unicode")}\n')


def _add_entry(feed: ET.Element, writer: Writer, entry: Entry) -> None:
    made = ET.SubElement(feed, "entry")
    address = addresses.localised(entry.address, writer.lang) + (f"#{entry.place}" if entry.place else "")
    _add(made, "id", _tag(writer, entry.published, address))
    _add(made, "title", entry.title)
    _add(made, "published", _moment(entry.published))
    _add(made, "updated", _moment(entry.updated))
    _add(made, "link", rel="alternate", type="text/html", href=writer.settings.site_url + address)
    _add(made, "summary", entry.summary, type="text")


def _tag(writer: Writer, day: str, name: str) -> str:
    """A name that stays when the page moves within its host (RFC 4151)."""
    return f"tag:{writer.settings.host},{day}:{name}"


def _moment(day: str) -> str:
    return f"{day}T00:00:00Z"


def _add(parent: ET.Element, name: str, text: str | None = None, **attributes: str) -> ET.Element:
    made = ET.SubElement(parent, name, attributes)
    made.text = text
    return made
