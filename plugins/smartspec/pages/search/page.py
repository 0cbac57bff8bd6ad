"""The page that shows all results of a search, and says what to do where there is no script."""

from ... import addresses
from ..page import Page, View
from ..writer import Draft, Writer


def search_page(writer: Writer) -> Page:
    """``/sok/``: a form, the results under it, and ways on."""
    return writer.write(
        Draft(
            addresses.SEARCH,
            "search",
            writer.gettext("Search"),
            writer.gettext("Search among all pages: regions, priorities, strategies, themes and codes."),
            View(),
            crumbs=writer.crumbs(),
        )
    )
