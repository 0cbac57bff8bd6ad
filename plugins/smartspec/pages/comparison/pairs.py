"""Two counties side by side, one county beside all others, and the page for any two."""

from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass
from itertools import combinations

from ... import addresses
from ...analysis.areas import SharedPriority, shared_in_area
from ...analysis.chance import Expectation
from ...analysis.comparison import Comparison, compared, with_own_page
from ...analysis.complement import Complement
from ...analysis.cooperation import declared, declared_pairs, networks_of, shared_programmes
from ...analysis.coverage import standing_of
from ...analysis.neighbours import Pair
from ...analysis.overlap import AlsoShared, Overlap, ThemeDepth, also_shared, depths
from ...model import Network, Priority, Term, Territory
from ...model.facts import Cooperation
from ..offers import edits_of
from ..page import Page, View
from ..writer import Draft, Writer


def pair_pages(writer: Writer) -> Iterator[Page]:
    """The page to choose two from, one page a pair in the official order, and one a county beside all others."""
    own = with_own_page(writer.atlas, writer.settings.most_pairs)
    counties = writer.atlas.territories.counties
    yield _chooser(writer, own)
    comparison = compared(writer.atlas)
    for first, second in combinations(counties, 2):
        if (first.slug, second.slug) in own:
            yield _pair_page(writer, first, second, comparison)
    yield from (_one_with_all_page(writer, county, comparison) for county in counties)


class PairView(View):
    """What the template of the page shows."""

    first: Territory
    second: Territory
    overlap: Overlap | None
    also: AlsoShared | None
    depths: tuple[ThemeDepth, ...]
    in_area: tuple[SharedPriority, ...]
    complement: Complement | None
    expected: Expectation | None
    draws: int
    programmes: tuple[Term, ...]
    told: tuple[tuple[Territory, Cooperation], ...]
    unknown: list[Territory]
    unclear: list[Territory]
    """Those of the two of which it is not known whether any of their strategies applies."""


def _pair_page(writer: Writer, first: Territory, second: Territory, comparison: Comparison) -> Page:
    names = {"first": writer.territory_name(first), "second": writer.territory_name(second)}
    pair = (first.slug, second.slug)
    overlap = comparison.overlaps.get(pair)
    facts = PairView(
        first=first,
        second=second,
        overlap=overlap,
        also=also_shared(overlap) if overlap else None,
        depths=depths(overlap) if overlap else (),
        in_area=shared_in_area(writer.atlas, first, second),
        complement=comparison.complements.get(pair),
        expected=comparison.chance.counties.get(pair),
        draws=comparison.chance.draws,
        programmes=shared_programmes(writer.atlas, first, second),
        told=declared(writer.atlas, first, second),
        unknown=[t for t in (first, second) if not _known(writer, t)],
        unclear=[t for t in (first, second) if standing_of(writer.atlas.contribution(t), writer.year) == "unclear"],
    )
    description = writer.gettext("What %(first)s and %(second)s share and what only one of them has.") % names
    return writer.write(
        Draft(
            "pair",
            description,
            facts,
            address=addresses.pair_address(first, second),
            title=writer.gettext("%(first)s and %(second)s") % names,
            made_of=edits_of(writer, _priorities(overlap, first, second)),
        )
    )


@dataclass(frozen=True)
class Beside:
    """Another county, with what it shares with the one that the page is about."""

    county: Territory
    overlap: Overlap | None
    """Of the two in the official order; None where the priorities of one are not known."""
    touched: tuple[str, ...]
    """Themes that both have or touch, beside the main themes that they share; none where the two have no page."""
    programmes: tuple[Term, ...]
    networks: tuple[Network, ...]
    cooperate: bool
    """Whether the material names a cooperation between the two."""


class OneWithAllView(View):
    """What the template of the page shows."""

    county: Territory
    others: list[Beside]
    known: bool
    has_page: Callable[[Territory], bool]


def _beside(writer: Writer, county: Territory, other: Territory, comparison: Comparison) -> Beside:
    first, second = addresses.in_official_order(county, other)
    overlap = comparison.overlaps.get((first.slug, second.slug))
    theirs = networks_of(writer.atlas, other)
    return Beside(
        other,
        overlap,
        also_shared(overlap).touched if overlap and writer.has_pair_page(county, other) else (),
        shared_programmes(writer.atlas, county, other),
        tuple(network for network in networks_of(writer.atlas, county) if network in theirs),
        (first.slug, second.slug) in declared_pairs(writer.atlas),
    )


def _one_with_all_page(writer: Writer, county: Territory, comparison: Comparison) -> Page:
    counties = writer.atlas.territories.counties
    others = [_beside(writer, county, other, comparison) for other in counties if other is not county]
    any_overlap = next((one.overlap for one in others if one.overlap), None)  # each has all of the county's priorities
    facts = OneWithAllView(
        county=county,
        others=others,
        known=_known(writer, county),
        has_page=lambda other: writer.has_pair_page(county, other),
    )
    name = {"territory": writer.territory_name(county)}
    return writer.write(
        Draft(
            "one-with-all",
            writer.gettext("What %(territory)s shares with each of the other regions: themes, programmes, networks.")
            % name,
            facts,
            address=addresses.one_with_all_address(county),
            title=writer.gettext("%(territory)s compared with all the others") % name,
            made_of=edits_of(writer, _priorities(any_overlap, county)),
        )
    )


class ChooserView(View):
    """What the page to choose two regions on shows."""

    own: list[str]


def _chooser(writer: Writer, own: Collection[Pair]) -> Page:
    """``own``: the pairs that have a page. Only where some have none must the form know which."""
    counties = len(writer.atlas.territories.counties)
    some = [f"{first}/{second}" for first, second in sorted(own)] if len(own) < counties * (counties - 1) // 2 else []
    description = writer.gettext("Choose two regions and see what they share.")
    return writer.write(Draft("two", description, ChooserView(some)))


def _priorities(overlap: Overlap | None, *counties: Territory) -> Iterator[Priority]:
    """The priorities of those counties in a comparison of two, the first county's first."""
    if overlap is None:
        return
    themes = (*overlap.shared, *overlap.only_first, *overlap.only_second)
    sides = ((overlap.first, [t.first for t in themes]), (overlap.second, [t.second for t in themes]))
    yield from (p.priority for county, lists in sides if county in counties for placed in lists for p in placed)


def _known(writer: Writer, county: Territory) -> bool:
    contribution = writer.atlas.contribution(county)
    return bool(contribution and any(strategy.priorities for strategy in contribution.current))
