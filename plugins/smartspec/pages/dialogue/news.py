"""News: a list, latest first, a page for each, and all as Atom, to subscribe to."""

from collections.abc import Iterator

from ... import addresses
from ...model import NewsItem, Prose
from ..atom import Entry, feed_file
from ..offers import new_news
from ..page import DataFile, Page, View
from ..proposals import Edit
from ..writer import Draft, Writer


class ItemView(View):
    """What the page of one piece of news shows; ``prose`` is in the page's language."""

    item: NewsItem
    prose: Prose


def news_pages(writer: Writer) -> Iterator[Page]:
    """The list and every piece of news."""
    yield _list(writer)
    for item in writer.atlas.dialogue.news:
        yield _item(writer, item)


def _list(writer: Writer) -> Page:
    items = writer.atlas.dialogue.news
    description = writer.gettext("What is new on this site and in the work with smart specialisation.")
    source = items[0].file if items else ""
    made_of = tuple(Edit(item.file, item.facts.title.text_in(writer.lang)) for item in items)
    return writer.write(Draft("news", description, View(), source, additions=(new_news(writer),), made_of=made_of))


def _item(writer: Writer, item: NewsItem) -> Page:
    facts = item.facts
    return writer.write(
        Draft(
            "news-item",
            facts.summary.text_in(writer.lang),
            ItemView(item, item.english if writer.lang == "en" else item.prose),
            item.file,
            address=addresses.news_address(item),
            title=facts.title.text_in(writer.lang),
            swedish=writer.lang == "en" and facts.title.en is None,
        )
    )


def news_file(writer: Writer) -> DataFile:
    """All news, latest first, in one file for each language."""
    path = addresses.localised(addresses.NEWS_FEED, writer.lang)
    entries = [_entry(writer, item) for item in writer.atlas.dialogue.news]
    return feed_file(writer, path, writer.gettext("News"), addresses.NEWS, entries)


def _entry(writer: Writer, item: NewsItem) -> Entry:
    title, summary = (text.text_in(writer.lang) for text in (item.facts.title, item.facts.summary))
    updated = max(item.day, writer.atlas.changed.get(item.file, item.day))
    return Entry(addresses.news_address(item), title, item.day, updated, summary)
