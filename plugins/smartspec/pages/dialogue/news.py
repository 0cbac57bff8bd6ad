"""News: a list, latest first, and a page for each."""

from collections.abc import Iterator
from dataclasses import dataclass

from ... import addresses
from ...model import NewsFacts, NewsItem, Prose
from ...model.files import FILES
from ..page import Page, View
from ..writer import Draft, Writer


@dataclass(frozen=True)
class NewsView(View):
    """What the list of news shows."""

    items: tuple[NewsItem, ...]
    feed: str


@dataclass(frozen=True)
class ItemView(View):
    """What the page of one piece of news shows; ``prose`` is in the page's language."""

    item: NewsItem
    facts: NewsFacts
    prose: Prose


def news_pages(writer: Writer) -> Iterator[Page]:
    """The list and every piece of news."""
    yield _list(writer)
    for item in writer.atlas.dialogue.news:
        yield _item(writer, item)


def _list(writer: Writer) -> Page:
    items = writer.atlas.dialogue.news
    return writer.write(
        Draft(
            addresses.NEWS,
            "news",
            writer.gettext("News"),
            writer.gettext("What is new on this site and in the work with smart specialisation."),
            NewsView(items, addresses.localised(addresses.NEWS_FEED, writer.lang)),
            items[0].file if items else None,
            writer.crumbs_below_node(),
            changed_with=f"{FILES['news'].folder}/",
        )
    )


def _item(writer: Writer, item: NewsItem) -> Page:
    facts = item.facts
    return writer.write(
        Draft(
            addresses.news_address(item),
            "news-item",
            facts.title.text_in(writer.lang),
            facts.summary.text_in(writer.lang),
            ItemView(item, facts, item.english if writer.lang == "en" else item.prose),
            item.file,
            writer.crumbs_below_node((addresses.NEWS, writer.gettext("News"))),
            swedish=writer.lang == "en" and facts.title.en is None,
        )
    )
