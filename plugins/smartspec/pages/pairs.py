"""Two counties side by side: every pair has a page, also where one's priorities are not known."""

from collections.abc import Iterator
from itertools import combinations

from ..analysis.chance import Chance, of_counties
from ..analysis.overlap import Overlap, pairs
from ..model import Statement, Term, Territory
from . import addresses
from .page import Page
from .writer import Draft, Writer


def pair_pages(writer: Writer) -> Iterator[Page]:
    """One page for every two counties, in the official order."""
    known = {overlap.slugs: overlap for overlap in pairs(writer.atlas)}
    chance = of_counties(writer.atlas)
    for first, second in combinations(writer.atlas.territories.counties, 2):
        yield _pair_page(writer, first, second, known.get((first.slug, second.slug)), chance)


def _pair_page(writer: Writer, first: Territory, second: Territory, overlap: Overlap | None, chance: Chance) -> Page:
    names = {"first": writer.territory_name(first), "second": writer.territory_name(second)}
    facts = {
        "first": first,
        "second": second,
        "overlap": overlap,
        "expected": chance.counties.get((first.slug, second.slug)),
        "draws": chance.draws,
        "programmes": _shared_programmes(writer, first, second),
        "told": [*_told(writer, first, second), *_told(writer, second, first)],
        "unknown": [t for t in (first, second) if not _known(writer, t)],
    }
    description = writer.gettext("What %(first)s and %(second)s share and what only one of them has.") % names
    return writer.write(
        Draft(
            addresses.pair_address(first, second),
            "pair",
            writer.gettext("%(first)s and %(second)s") % names,
            description,
            "pair.html",
            facts,
            addresses.TERRITORIES_FILE,
            writer.crumbs((addresses.COMPARISON, writer.gettext("Compare"))),
            changed_with="regions/",
        )
    )


def _known(writer: Writer, county: Territory) -> bool:
    contribution = writer.atlas.contribution(county)
    return bool(contribution and any(strategy.priorities for strategy in contribution.current))


def _shared_programmes(writer: Writer, first: Territory, second: Territory) -> list[Term]:
    """Programmes that take in both, except those that take in the whole country."""
    lists = (writer.atlas.vocabularies[name] for name in ("programmes", "interreg"))
    terms = (term for vocabulary in lists for term in vocabulary.terms if not term.all_counties)
    return [term for term in terms if term.covers(first.slug) and term.covers(second.slug)]


def _told(writer: Writer, own: Territory, other: Territory) -> list[tuple[Territory, Statement]]:
    """What one county's page says of cooperation that names the other."""
    contribution = writer.atlas.contribution(own)
    stated = contribution.facts.cooperation if contribution else ()
    return [(own, statement) for statement in stated if other.name.sv in statement.sv]
