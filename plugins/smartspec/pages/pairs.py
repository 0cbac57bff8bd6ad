"""Two counties side by side, one county beside all others, and the page for any two."""

from collections.abc import Iterator, Mapping
from itertools import combinations

from ..analysis.comparison import Comparison, compared, with_own_page
from ..analysis.cooperation import declared, shared_programmes
from ..model import Territory
from . import addresses
from .comparison import compared_crumbs
from .offers import files_of
from .page import Page
from .writer import Draft, Writer

SCRIPT = "assets/s3-two.js"


def pair_pages(writer: Writer) -> Iterator[Page]:
    """The page for any two; one page a pair in the official order, and one a county, where the pairs are few."""
    own = with_own_page(writer.atlas, writer.settings.most_pairs)
    counties = writer.atlas.territories.counties
    every = len(own) == len(counties) * (len(counties) - 1) // 2
    yield _any_two_page(writer, every=every)
    comparison = compared(writer.atlas)
    for first, second in combinations(counties, 2):
        if (first.slug, second.slug) in own:
            yield _pair_page(writer, first, second, comparison)
    if every:
        yield from (_one_with_all_page(writer, county, comparison) for county in counties)


def _pair_page(writer: Writer, first: Territory, second: Territory, comparison: Comparison) -> Page:
    names = {"first": writer.territory_name(first), "second": writer.territory_name(second)}
    pair = (first.slug, second.slug)
    facts = {
        "first": first,
        "second": second,
        "overlap": comparison.overlaps.get(pair),
        "expected": comparison.chance.counties.get(pair),
        "draws": comparison.chance.draws,
        "programmes": shared_programmes(writer.atlas, first, second),
        "told": declared(writer.atlas, first, second),
        "unknown": [t for t in (first, second) if not _known(writer, t)],
    }
    description = writer.gettext("What %(first)s and %(second)s share and what only one of them has.") % names
    title = writer.gettext("%(first)s and %(second)s") % names
    about = (addresses.pair_address(first, second), "pair", title, description)
    return _page(writer, *about, facts, of=(first, second))


def _one_with_all_page(writer: Writer, county: Territory, comparison: Comparison) -> Page:
    pairs = (
        (other, comparison.overlaps.get((first.slug, second.slug)))
        for other in writer.atlas.territories.counties
        if other is not county
        for first, second in [addresses.in_official_order(county, other)]
    )
    facts = {"county": county, "pairs": list(pairs), "known": _known(writer, county)}
    name = {"territory": writer.territory_name(county)}
    title = writer.gettext("%(territory)s and each of the other regions") % name
    description = writer.gettext("Which themes %(territory)s shares with each of the other regions.") % name
    about = (addresses.one_with_all_address(county), "one-with-all", title, description)
    return _page(writer, *about, facts, of=(county,))


def _any_two_page(writer: Writer, *, every: bool) -> Page:
    facts = {"every": every, "data": addresses.TWO_DATA}
    description = writer.gettext("Choose two regions and see what they share.")
    title = writer.gettext("Compare two regions")
    return _page(writer, addresses.TWO, "two", title, description, facts, script=SCRIPT)


def _page(
    writer: Writer,
    address: str,
    kind: str,
    title: str,
    description: str,
    facts: Mapping[str, object],
    *,
    of: tuple[Territory, ...] = (),
    script: str | None = None,
) -> Page:
    """``of``: the counties whose current priorities the page sets side by side."""
    about = (address, kind, title, description, f"{kind}.html", facts, addresses.TERRITORIES_FILE)
    found = (contribution for county in of if (contribution := writer.atlas.contribution(county)))
    made_of = files_of(writer, (strategy for contribution in found for strategy in contribution.current))
    crumbs = compared_crumbs(writer)
    return writer.write(Draft(*about, crumbs, made_of=made_of, changed_with="regions/", script=script))


def _known(writer: Writer, county: Territory) -> bool:
    contribution = writer.atlas.contribution(county)
    return bool(contribution and any(strategy.priorities for strategy in contribution.current))
