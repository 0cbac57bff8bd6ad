"""The news as Atom, to subscribe to."""

from ... import addresses
from ...model import NewsItem
from ..atom import Entry, feed_file
from ..page import DataFile
from ..writer import Writer


def news_file(writer: Writer) -> DataFile:
    """All news, latest first, in one file for each language."""
    path = addresses.localised(addresses.NEWS_FEED, writer.lang)
    entries = [_entry(writer, item) for item in writer.atlas.dialogue.news]
    return feed_file(writer, path, writer.gettext("News"), addresses.NEWS, entries)


def _entry(writer: Writer, item: NewsItem) -> Entry:
    title, summary = (text.text_in(writer.lang) for text in (item.facts.title, item.facts.summary))
    updated = max(item.day, writer.atlas.changed.get(item.file, item.day))
    return Entry(addresses.news_address(item), title, item.day, updated, summary)
