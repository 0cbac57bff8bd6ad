"""News: a list, latest first, and a page for each."""

from collections.abc import Iterator

from ... import addresses
from ...model import NewsItem
from ..environment import plain
from ..page import Page
from ..writer import Draft, Writer


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
            {"items": items, "feed": addresses.localised_file(addresses.NEWS_FEED, writer.lang)},
            items[0].file if items else None,
            writer.crumbs_below_node(),
            changed_with="docs/news/",
        )
    )


def _item(writer: Writer, item: NewsItem) -> Page:
    facts = item.facts
    return writer.write(
        Draft(
            addresses.news_address(item),
            "news-item",
            plain(facts.title, writer.lang),
            plain(facts.summary, writer.lang),
            {"item": item, "facts": facts, "prose": item.english if writer.lang == "en" else item.prose},
            item.file,
            writer.crumbs_below_node((addresses.NEWS, writer.gettext("News"))),
            swedish=writer.lang == "en" and facts.title.en is None,
        )
    )
