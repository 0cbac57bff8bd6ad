"""What two counties have in common besides their priorities: what is told of cooperation, and shared programmes."""

import re
from functools import lru_cache
from itertools import combinations

from ..model import Atlas, Statement, Term, Territory, TerritoryFacts

PROGRAMMES = ("programmes", "interreg")


def declared(atlas: Atlas, first: Territory, second: Territory) -> tuple[tuple[Territory, Statement], ...]:
    """What either county's page says of cooperation with the other named, and what an area's page says of both.

    Each with whose page it is. Nothing found means that the material names no cooperation, not that
    there is none.
    """
    areas = (told for area in atlas.territories.areas for told in _told(atlas, area, first, second))
    return (*_told(atlas, first, second), *_told(atlas, second, first), *areas)


@lru_cache(maxsize=2)
def declared_pairs(atlas: Atlas) -> frozenset[tuple[str, str]]:
    """Every two counties of which the material names a cooperation, by slugs in the official order."""
    both = combinations(atlas.territories.counties, 2)
    return frozenset((first.slug, second.slug) for first, second in both if declared(atlas, first, second))


def shared_programmes(atlas: Atlas, first: Territory, second: Territory) -> tuple[Term, ...]:
    """Programmes of the Regional Fund and Interreg that take in both, except those for the whole country."""
    return tuple(term for term in programmes_of(atlas, first) if term.covers(second.slug))


def programmes_of(atlas: Atlas, county: Territory) -> tuple[Term, ...]:
    """Those that take in the county but not the whole country, in the order of the lists."""
    return tuple(term for term in regional_programmes(atlas) if term.covers(county.slug))


def regional_programmes(atlas: Atlas) -> tuple[Term, ...]:
    """Programmes of the Regional Fund and Interreg that are for a part of the country."""
    return tuple(term for name in PROGRAMMES for term in atlas.vocabularies[name].terms if not term.all_counties)


def names(county: Territory, text: str) -> bool:
    """Whether a Swedish text names the county, also as ``Jämtland`` and in the genitive."""
    short = (county.county_name or "").removesuffix(" län").removesuffix("s")
    called = {county.name.sv, short} - {""}
    return any(re.search(rf"\b{re.escape(name)}s?\b", text) for name in called)


def _told(atlas: Atlas, own: Territory, *named: Territory) -> tuple[tuple[Territory, Statement], ...]:
    contribution = atlas.contribution(own)
    stated = contribution.facts.cooperation if contribution and isinstance(contribution.facts, TerritoryFacts) else ()
    return tuple((own, told) for told in stated if all(names(county, told.sv) for county in named))
