"""The booklets of a repository: one for each region and one for the country, in every language.

They are put into docs/, from where the engine publishes them; pages link to those that are there.
"""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

from .. import addresses
from ..check import checked_atlas
from ..export.booklet import About, booklet
from ..model import LANGUAGES, Contribution
from ..pages.environment import day
from ..pages.node.national import national_page
from ..pages.page import Page
from ..pages.regions.territories import region_pages
from ..pages.writer import Writer
from ..problems import render
from .family import tell_what_is_left_out
from .settings import load_settings, settings_of


def write_books(root: Path) -> list[Path]:
    """Write every booklet of ``root`` below its docs/; the files.

    Raises ValueError, with all errors as text, when contributed files have any.
    """
    atlas, problems = checked_atlas(root)
    if errors := [problem for problem in problems if problem.stops_the_build]:
        raise ValueError(render(errors))
    tell_what_is_left_out(root, atlas)
    settings = settings_of(load_settings(root, plugins=[]))
    written = []
    for lang in LANGUAGES:
        writer = Writer(atlas, settings, lang)
        for chapters in chapters_of(writer):
            file = root / "docs" / addresses.localised(addresses.booklet_file(chapters[0].address), lang)
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(booklet(_about(writer, chapters[0]), chapters, settings.site_url))
            written.append(file)
    return written


def chapters_of(writer: Writer) -> Iterator[list[Page]]:
    """The pages of each booklet: the country's, and for each region its page, what holds now, and its priorities."""
    by_address = {page.address: page for page in region_pages(writer)}
    yield [national_page(writer), by_address[addresses.REGIONS]]
    for county in writer.atlas.territories.counties:
        if held := writer.atlas.contribution(county):
            yield [by_address[address] for address in _addresses(held)]


def _addresses(held: Contribution) -> Iterator[str]:
    yield addresses.territory_address(held.territory)
    for strategy in held.current:
        address = addresses.strategy_address(held.territory, strategy)
        yield address
        yield from (f"{address}{priority.id}/" for priority in strategy.priorities)


def _about(writer: Writer, first: Page) -> About:
    made = writer.gettext("This booklet is made from pages of the site as they were on %(day)s.")
    more = writer.gettext("Pictures, tables to download and what has been changed since are on the site.")
    return About(
        first.title,
        writer.settings.names[writer.lang],
        writer.settings.site_url + first.url,
        writer.gettext("Contents"),
        (made % {"day": day(writer.today, writer.lang)}, more, writer.gettext("Texts CC BY 4.0, data CC0.")),
        writer.lang,
        date.fromisoformat(writer.today),
    )
