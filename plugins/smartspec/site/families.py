"""The page families that mkdocs.yml switches on, one line each."""

from collections.abc import Iterable, Iterator

from ..pages.calendar_feed import calendar_file
from ..pages.codebook import codebook_pages
from ..pages.comparison import matrix_file, matrix_page
from ..pages.events import calendar_page
from ..pages.exchange import exchange_file, exchange_page
from ..pages.method import method_page
from ..pages.news import news_pages
from ..pages.news_feed import news_file
from ..pages.overview import overview_page
from ..pages.page import DataFile, Page
from ..pages.pairs import pair_pages
from ..pages.territories import area_pages, region_pages
from ..pages.writer import Writer
from ..problems import Problem
from .family import PageFamilyPlugin


class RegionsPlugin(PageFamilyPlugin):
    """``smartspec/regions``: regions, programme areas, strategies and priorities."""

    def make(self, writer: Writer, problems: list[Problem]) -> Iterator[Page]:
        """Every page about a territory."""
        yield from region_pages(writer, problems)
        yield from area_pages(writer, problems)


class NationalNodePlugin(PageFamilyPlugin):
    """``smartspec/node``: the overview of the country."""

    def make(self, writer: Writer, problems: list[Problem]) -> Iterable[Page]:
        """The front page."""
        return [overview_page(writer)]


class CodebookPlugin(PageFamilyPlugin):
    """``smartspec/codebook``: themes and classifications, and the method behind them."""

    def make(self, writer: Writer, problems: list[Problem]) -> Iterator[Page]:
        """The curated lists, and how they are used."""
        yield from codebook_pages(writer)
        yield method_page(writer)


class ComparisonPlugin(PageFamilyPlugin):
    """``smartspec/comparison``: regions side by side."""

    def make(self, writer: Writer, problems: list[Problem]) -> Iterator[Page]:
        """The matrix of regions and themes, and a page for every two regions."""
        yield matrix_page(writer)
        yield from pair_pages(writer)

    def data(self, writer: Writer) -> Iterable[DataFile]:
        """The matrix as CSV."""
        return [matrix_file(writer)]


class DialoguePlugin(PageFamilyPlugin):
    """``smartspec/dialogue``: needs and offers, calendar, news."""

    def make(self, writer: Writer, problems: list[Problem]) -> Iterator[Page]:
        """What regions and node tell each other and everyone."""
        yield exchange_page(writer)
        yield calendar_page(writer)
        yield from news_pages(writer)

    def data(self, writer: Writer) -> Iterator[DataFile]:
        """The same for programs: CSV, iCalendar, Atom."""
        yield exchange_file(writer)
        yield calendar_file(writer)
        yield news_file(writer)


FAMILIES = (NationalNodePlugin, ComparisonPlugin, RegionsPlugin, CodebookPlugin, DialoguePlugin)
