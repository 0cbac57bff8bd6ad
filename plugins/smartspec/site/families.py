"""The page families that mkdocs.yml switches on, one line each."""

from collections.abc import Iterable, Iterator

from ..pages.codebook import codebook_pages
from ..pages.comparison import matrix_file, matrix_page
from ..pages.condition import condition_file, condition_pages
from ..pages.europe import europe_file, europe_pages
from ..pages.method import method_page
from ..pages.national import national_page
from ..pages.node import node_page
from ..pages.overview import overview_page
from ..pages.page import DataFile, Page
from ..pages.pairs import pair_pages
from ..pages.support import support_pages
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
    """``smartspec/node``: the overview of the country, and the pages of the node's tasks."""

    def make(self, writer: Writer, problems: list[Problem]) -> Iterator[Page]:
        """The front page, and what answers each task of the node."""
        yield overview_page(writer)
        yield node_page(writer)
        yield from support_pages(writer)
        yield national_page(writer)
        yield from condition_pages(writer)
        yield from europe_pages(writer)

    def data(self, writer: Writer) -> Iterable[DataFile]:
        """Evidence by region and criterion, and regions by network and programme, as CSV."""
        return [condition_file(writer), europe_file(writer)]


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


FAMILIES = (NationalNodePlugin, ComparisonPlugin, RegionsPlugin, CodebookPlugin)
