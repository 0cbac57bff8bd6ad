"""News: a list, latest first, and a page for each."""

from collections.abc import Iterator
from dataclasses import dataclass

from ... import addresses
from ...model import NewsItem, Prose
from ..page import Page, View
from ..writer import Draft, Writer


@dataclass(frozen=True)
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
    return writer.write(Draft("news", description, View(), items[0].file if items else None))


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
