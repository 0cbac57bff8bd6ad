"""What Typst makes: booklets of each region and of the country, cards of each region and theme; in every language.

They are put into docs/, from where the engine publishes them; pages name those that are there.
"""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

from .. import addresses
from ..analysis.coverage import current_of
from ..analysis.matrix import theme_matrix
from ..check import publishable_atlas
from ..export.typeset import About, Card, booklet, png
from ..model import LANGUAGES, Contribution
from ..model.values import STATUS
from ..pages.environment import day, period, plain_name
from ..pages.figures.drawn import Edition
from ..pages.figures.maps import HATCHED, kinds_of_theme, theme_panel
from ..pages.figures.marks import Kind
from ..pages.node.national import national_pages
from ..pages.page import Page
from ..pages.regions.territories import region_pages
from ..pages.writer import Writer
from .family import tell_what_is_left_out
from .settings import load_settings, settings_of


def write_books(root: Path, lang: str) -> list[Path]:
    """Write every booklet and card of ``root`` below its docs/; the files.

    Raises NothingDone, with all errors as text in ``lang``, when contributed files have any.
    """
    atlas = publishable_atlas(root, lang)
    tell_what_is_left_out(root, atlas)
    settings = settings_of(load_settings(root, plugins=[]))
    written = []
    for writer in (Writer(atlas, settings, language) for language in LANGUAGES):
        for chapters in chapters_of(writer):
            made = booklet(_about(writer, chapters[0]), chapters, settings.site_url)
            written.append(_written(root, writer.lang, addresses.booklet_file(chapters[0].address), made))
        for address, card in cards_of(writer):
            written.append(_written(root, writer.lang, addresses.card_file(address), png(card)))
    return written


def _written(root: Path, lang: str, name: str, content: bytes) -> Path:
    file = root / "docs" / addresses.localised(name, lang)
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(content)
    return file


def cards_of(writer: Writer) -> Iterator[tuple[str, Card]]:
    """The address and the card of each region and each theme."""
    edition, matrix = Edition(writer.atlas, writer.lang, writer.today), theme_matrix(writer.atlas)
    site, counties = writer.settings.names[writer.lang], writer.atlas.territories.counties
    for county in counties:
        if held := writer.atlas.contribution(county):
            kinds: dict[str, Kind] = {one.slug: "solid" if one is county else "hollow" for one in counties}
            card = Card(writer.territory_name(county), site, list(_bets(writer, held)), kinds, writer.lang)
            yield addresses.territory_address(county), card
    missing = writer.gettext(HATCHED)
    for term in matrix.columns:
        panel = theme_panel(edition, matrix, term)
        card = Card(panel.title, site, (panel.about, missing), kinds_of_theme(matrix, term.id), writer.lang)
        yield addresses.facet_address("theme", term.id), card


def _bets(writer: Writer, held: Contribution) -> Iterator[str]:
    """What a region bets on, a line for each of its current strategies."""
    for strategy in held.current:
        if strategy.priorities:
            status = strategy.facts.status
            unclear = f" ({writer.gettext(STATUS[status])})" if status != "adopted" else ""
            names = ", ".join(plain_name(priority, writer.lang) for priority in strategy.priorities)
            yield f"{writer.gettext('Priorities')}, {period(strategy, writer.lang)}{unclear}: {names}"
    if not current_of(held):
        yield writer.gettext("We have not found the region's priorities.")


def chapters_of(writer: Writer) -> Iterator[list[Page]]:
    """The pages of each booklet: the country's, and for each region its page, what holds now, and its priorities."""
    by_address = {page.address: page for page in region_pages(writer)}
    yield [*national_pages(writer), by_address[addresses.REGIONS]]
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
