"""The page families that mkdocs.yml switches on, one line each."""

from collections.abc import Iterable, Iterator

from mkdocs.utils import get_build_datetime

from ..pages.codebook import codebook_pages
from ..pages.comparison import matrix_file, matrix_page
from ..pages.method import method_page
from ..pages.overview import overview_page
from ..pages.page import DataFile, Page
from ..pages.pairs import pair_pages
from ..pages.quality import quality_file, quality_pages
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


class QualityPlugin(PageFamilyPlugin):
    """``smartspec/quality``: what editors can mend, and where."""

    def make(self, writer: Writer, problems: list[Problem]) -> Iterable[Page]:
        """The overview and a page a territory. The day of the build follows SOURCE_DATE_EPOCH."""
        return quality_pages(writer, get_build_datetime().date())

    def data(self, writer: Writer) -> Iterable[DataFile]:
        """Every finding as CSV."""
        return [quality_file(writer, get_build_datetime().date())]


FAMILIES = (NationalNodePlugin, ComparisonPlugin, RegionsPlugin, CodebookPlugin, QualityPlugin)
