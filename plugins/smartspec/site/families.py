"""The page families that mkdocs.yml switches on, one line each."""

from collections.abc import Iterable, Iterator

from .. import addresses
from ..clock import today
from ..diff.log import change_log
from ..export.files import open_data_files
from ..export.schemas import dictionary
from ..model import LANGUAGES
from ..pages.changes.log import change_feeds, change_log_file, change_log_pages
from ..pages.codebook.lists import codebook_pages
from ..pages.codebook.method import method_page
from ..pages.comparison.areas import areas_compared_files, areas_compared_page
from ..pages.comparison.matrices import matrix_files, matrix_pages
from ..pages.comparison.overlaps import overlap_files, overlap_page
from ..pages.comparison.pairs import pair_pages
from ..pages.comparison.periods import period_files, period_pages
from ..pages.dialogue.calendar_feed import calendar_file, ends_file
from ..pages.dialogue.events import calendar_page
from ..pages.dialogue.exchange import exchange_file, exchange_page
from ..pages.dialogue.news import news_file, news_pages
from ..pages.figures.pages import figure_files, figure_pages
from ..pages.initiatives.actors import actor_pages
from ..pages.initiatives.index import initiative_index_file
from ..pages.initiatives.initiatives import initiative_pages, initiatives_files
from ..pages.node.condition import condition_file, condition_pages
from ..pages.node.europe import europe_file, europe_pages
from ..pages.node.national import national_pages
from ..pages.node.overview import overview_page
from ..pages.node.support import support_pages
from ..pages.node.tasks import node_page
from ..pages.opendata.about import open_data_pages
from ..pages.page import DataFile, Page
from ..pages.priorities.index import priority_files, priority_pages
from ..pages.quality.findings import quality_file, quality_pages
from ..pages.regions.gone import gone_pages
from ..pages.regions.territories import area_pages, region_files, region_pages
from ..pages.writer import Writer
from ..problems import Problem
from .editor import EditorPlugin
from .family import PageFamilyPlugin, own_log
from .release import material_of
from .search import SearchPlugin, bundled
from .theme import figure_style


class RegionsPlugin(PageFamilyPlugin):
    """``smartspec/regions``: regions, programme areas, strategies and priorities."""

    def make(self, writer: Writer, problems: list[Problem]) -> Iterator[Page]:
        """Every page about a territory."""
        yield from region_pages(writer, problems)
        yield from area_pages(writer, problems)
        yield from gone_pages(writer)

    def data(self, writer: Writer) -> Iterable[DataFile]:
        """How strategies and priorities are cited, for reference managers."""
        return region_files(writer)


class NationalNodePlugin(PageFamilyPlugin):
    """``smartspec/node``: the overview of the country, and the pages of the node's tasks."""

    def make(self, writer: Writer, problems: list[Problem]) -> Iterator[Page]:
        """The front page, and what answers each task of the node."""
        yield overview_page(writer)
        yield node_page(writer)
        yield from support_pages(writer)
        yield from national_pages(writer)
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
        """The matrices, every two regions, the areas, then and now, overlap and gaps."""
        yield from matrix_pages(writer)
        yield from pair_pages(writer)
        yield areas_compared_page(writer)
        yield from period_pages(writer)
        yield overlap_page(writer)

    def data(self, writer: Writer) -> Iterator[DataFile]:
        """The same tables as CSV."""
        yield from matrix_files(writer)
        yield from areas_compared_files(writer)
        yield from period_files(writer)
        yield from overlap_files(writer)


class PrioritiesPlugin(PageFamilyPlugin):
    """``smartspec/priorities``: the index of priorities, and a page for every value they can be found by."""

    def make(self, writer: Writer, problems: list[Problem]) -> Iterable[Page]:
        """The index and the pages of the values."""
        return priority_pages(writer)

    def data(self, writer: Writer) -> Iterator[DataFile]:
        """The same lists as CSV, and once the script of the index."""
        yield from priority_files(writer)
        if writer.lang == LANGUAGES[0]:
            yield DataFile("assets/s3-priorities.js", bundled("s3-priorities.js"))


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
        yield ends_file(writer)
        yield news_file(writer)


class QualityPlugin(PageFamilyPlugin):
    """``smartspec/quality``: what editors can mend, and where."""

    def make(self, writer: Writer, problems: list[Problem]) -> Iterable[Page]:
        """The overview and a page a territory."""
        return quality_pages(writer, today())

    def data(self, writer: Writer) -> Iterable[DataFile]:
        """Every finding as CSV."""
        return [quality_file(writer, today())]


class ChangesPlugin(PageFamilyPlugin):
    """``smartspec/changes``: the change log, from the repository's history."""

    def make(self, writer: Writer, problems: list[Problem]) -> Iterable[Page]:
        """The log. Where only what it is made from is missing, that is said once."""
        root, first = writer.settings.root, writer.lang == LANGUAGES[0]
        unknown = change_log(writer.atlas, root).unknown if root and first else None
        if unknown and writer.atlas.changed:
            own_log.warning(unknown.line("sv"))
        return change_log_pages(writer)

    def data(self, writer: Writer) -> Iterator[DataFile]:
        """The log as CSV, and each territory's part of it as Atom."""
        yield change_log_file(writer)
        yield from change_feeds(writer)


class InitiativesPlugin(PageFamilyPlugin):
    """``smartspec/initiatives``: financed initiatives, and what they cost as far as it is known."""

    def make(self, writer: Writer, problems: list[Problem]) -> Iterator[Page]:
        """The country, each part of all initiatives, and each organisation."""
        yield from initiative_pages(writer)
        yield from actor_pages(writer)

    def data(self, writer: Writer) -> Iterator[DataFile]:
        """All initiatives as CSV and for the index's script, and once that script."""
        yield from initiatives_files(writer)
        yield initiative_index_file(writer)
        if writer.lang == LANGUAGES[0]:
            yield DataFile("assets/s3-initiatives.js", bundled("s3-initiatives.js"))


class FiguresPlugin(PageFamilyPlugin):
    """``smartspec/figures``: pictures with their tables, as files and to be embedded by others."""

    def make(self, writer: Writer, problems: list[Problem]) -> Iterable[Page]:
        """The list of figures, and a page for each."""
        return figure_pages(writer)

    def data(self, writer: Writer) -> Iterator[DataFile]:
        """Each figure as SVG and CSV and as a page to embed, and once the style sheet of those."""
        style = figure_style()
        yield from figure_files(writer, style)
        if writer.lang == LANGUAGES[0]:
            yield DataFile(addresses.FIGURE_STYLE, style)


class OpenDataPlugin(PageFamilyPlugin):
    """``smartspec/opendata``: the material as documents for programs, and pages about them."""

    def make(self, writer: Writer, problems: list[Problem]) -> Iterable[Page]:
        """What data there is, and the API."""
        return open_data_pages(writer, dictionary())

    def data(self, writer: Writer) -> Iterable[DataFile]:
        """Every document, once: each holds both languages."""
        if writer.lang != LANGUAGES[0]:
            return ()
        settings = writer.settings
        return open_data_files(material_of(settings, writer.atlas), settings.data_publisher, settings.publisher)


FAMILIES = (
    NationalNodePlugin,
    ComparisonPlugin,
    RegionsPlugin,
    PrioritiesPlugin,
    InitiativesPlugin,
    FiguresPlugin,
    CodebookPlugin,
    DialoguePlugin,
    QualityPlugin,
    ChangesPlugin,
    OpenDataPlugin,
    EditorPlugin,
    SearchPlugin,
)
