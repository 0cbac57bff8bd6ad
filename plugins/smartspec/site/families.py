"""The page families that mkdocs.yml switches on, one line each."""

from collections.abc import Iterator

from .. import addresses
from ..diff.log import change_log
from ..export.about import open_data_pages
from ..export.files import open_data_files
from ..model import LANGUAGES
from ..pages.changes.log import change_feeds, change_log_file, change_log_pages
from ..pages.codebook.lists import codebook_pages, method_page
from ..pages.comparison.matrices import areas_compared_file, areas_compared_page, matrix_files, matrix_pages
from ..pages.comparison.overlaps import overlap_file, overlap_page
from ..pages.comparison.pairs import pair_pages
from ..pages.comparison.periods import period_file, period_pages
from ..pages.dialogue.calendar import calendar_file, calendar_page, ends_file
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
from ..pages.node.support import node_page, support_pages
from ..pages.page import DataFile, Page
from ..pages.priorities.index import priority_files, priority_pages
from ..pages.quality.findings import quality_file, quality_pages
from ..pages.regions.gone import gone_pages
from ..pages.regions.territories import area_pages, region_files, region_pages
from ..pages.writer import Writer
from .editor import EditorPlugin
from .family import PageFamilyPlugin, own_log
from .release import material_of
from .search import SearchPlugin
from .theme import figure_style


class RegionsPlugin(PageFamilyPlugin):
    """``smartspec/regions``: regions, programme areas, strategies and priorities."""

    pages = (region_pages, area_pages, gone_pages)
    files = (region_files,)


class NationalNodePlugin(PageFamilyPlugin):
    """``smartspec/node``: the overview of the country, and the pages of the node's tasks."""

    pages = (overview_page, node_page, support_pages, national_pages, condition_pages, europe_pages)
    files = (condition_file, europe_file)


class CodebookPlugin(PageFamilyPlugin):
    """``smartspec/codebook``: themes and classifications, and the method behind them."""

    pages = (codebook_pages, method_page)


class ComparisonPlugin(PageFamilyPlugin):
    """``smartspec/comparison``: regions side by side, as matrices, in pairs, by area, then and now."""

    pages = (matrix_pages, pair_pages, areas_compared_page, period_pages, overlap_page)
    files = (matrix_files, areas_compared_file, period_file, overlap_file)


class PrioritiesPlugin(PageFamilyPlugin):
    """``smartspec/priorities``: the index of priorities, and a page for every value they can be found by."""

    pages = (priority_pages,)
    files = (priority_files,)
    script = "s3-priorities.js"


class DialoguePlugin(PageFamilyPlugin):
    """``smartspec/dialogue``: needs and offers, calendar, news."""

    pages = (exchange_page, calendar_page, news_pages)
    files = (exchange_file, calendar_file, ends_file, news_file)


class QualityPlugin(PageFamilyPlugin):
    """``smartspec/quality``: what editors can mend, and where."""

    pages = (quality_pages,)
    files = (quality_file,)


class ChangesPlugin(PageFamilyPlugin):
    """``smartspec/changes``: the change log, from the repository's history."""

    pages = (change_log_pages,)
    files = (change_log_file, change_feeds)

    def make(self, writer: Writer) -> Iterator[Page]:
        """The log. Where only what it is made from is missing, that is said once."""
        root, first = writer.settings.root, writer.lang == LANGUAGES[0]
        unknown = change_log(writer.atlas, root).unknown if root and first else None
        if unknown and writer.atlas.changed:
            own_log.warning(unknown.line("sv"))
        return super().make(writer)


class InitiativesPlugin(PageFamilyPlugin):
    """``smartspec/initiatives``: financed initiatives, and what they cost as far as it is known."""

    pages = (initiative_pages, actor_pages)
    files = (initiatives_files, initiative_index_file)
    script = "s3-initiatives.js"


class FiguresPlugin(PageFamilyPlugin):
    """``smartspec/figures``: pictures with their tables, as files and to be embedded by others."""

    pages = (figure_pages,)

    def data(self, writer: Writer) -> Iterator[DataFile]:
        """Each figure as SVG and CSV and as a page to embed, and once the style sheet of those."""
        style = figure_style()
        yield from figure_files(writer, style)
        if writer.lang == LANGUAGES[0]:
            yield DataFile(addresses.FIGURE_STYLE, style)


class OpenDataPlugin(PageFamilyPlugin):
    """``smartspec/opendata``: the material as documents for programs, and pages about them."""

    pages = (open_data_pages,)

    def data(self, writer: Writer) -> Iterator[DataFile]:
        """Every document, once: each holds both languages."""
        if writer.lang == LANGUAGES[0]:
            material = material_of(writer.settings, writer.atlas)
            yield from open_data_files(material, writer.settings.data_publisher, writer.settings.publisher)


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
