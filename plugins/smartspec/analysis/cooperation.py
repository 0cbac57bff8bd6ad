"""What counties have in common besides priorities: what is told of cooperation, shared programmes, networks.

The editors' crosswalk leads from national areas, EU platforms and policy areas to what counties have chosen.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import combinations

from ..model import Atlas, Contribution, Crossing, Network, Term, Territory, TerritoryFacts
from ..model.facts import Cooperation
from .coverage import Placed, current_priorities
from .remembered import once

PROGRAMMES = ("programmes", "interreg")


def declared(atlas: Atlas, first: Territory, second: Territory) -> tuple[tuple[Territory, Cooperation], ...]:
    """What either county's page says of cooperation with the other named, and what an area's page says of both.

    Each with whose page it is. Nothing found means that the material names no cooperation, not that
    there is none.
    """
    areas = (told for area in atlas.territories.areas for told in _told(atlas, area, first, second))
    return (*_told(atlas, first, second), *_told(atlas, second, first), *areas)


@once
def declared_pairs(atlas: Atlas) -> frozenset[tuple[str, str]]:
    """Every two counties that work or have worked together, as the material says, by slugs in the official order."""
    return frozenset(pair for pair, kinds in kinds_declared(atlas).items() if "joint" in kinds)


@once
def kinds_declared(atlas: Atlas) -> Mapping[tuple[str, str], tuple[str, ...]]:
    """What joins every two counties that the material names together, by slugs in the official order."""
    both = combinations(atlas.territories.counties, 2)
    found = ((a, b, declared(atlas, a, b)) for a, b in both)
    return {
        (a.slug, b.slug): tuple(dict.fromkeys(one.kind for _, one in told if one.kind)) for a, b, told in found if told
    }


def shared_programmes(atlas: Atlas, first: Territory, second: Territory) -> tuple[Term, ...]:
    """Programmes of the Regional Fund and Interreg that take in both, except those for the whole country."""
    return tuple(term for term in programmes_of(atlas, first) if term.covers(second.slug))


@once
def programmes_of(atlas: Atlas, county: Territory) -> tuple[Term, ...]:
    """Those that take in the county but not the whole country, in the order of the lists."""
    listed = (term for name in PROGRAMMES for term in atlas.vocabularies[name].terms)
    return tuple(term for term in listed if not term.all_counties and term.covers(county.slug))


@once
def networks_of(atlas: Atlas, county: Territory) -> tuple[Network, ...]:
    """The networks that sources name the county as part of, in the order of the list."""
    lists = atlas.node.memberships
    names = {member.network for member in lists.members if member.region == county.slug}
    return tuple(network for network in lists.networks if network.id in names)


def names(county: Territory, text: str) -> bool:
    """Whether a Swedish text names the county, also as ``Jämtland`` and in the genitive."""
    return bool(_called(county).search(text))


@lru_cache(maxsize=1024)
def _called(county: Territory) -> re.Pattern[str]:
    short = (county.county_name or "").removesuffix(" län").removesuffix("s")
    return re.compile("|".join(rf"\b{re.escape(name)}s?\b" for name in sorted({county.name.sv, short} - {""})))


@once
def _named(atlas: Atlas) -> Mapping[str, frozenset[str]]:
    """The counties, by slug, that each statement on cooperation names: found once, not once for each two counties."""
    texts = {told.sv for contribution in atlas.contributions.values() for told in _stated(contribution)}
    counties = atlas.territories.counties
    return {text: frozenset(county.slug for county in counties if names(county, text)) for text in texts}


def _stated(contribution: Contribution | None) -> Sequence[Cooperation]:
    facts = contribution.facts if contribution else None
    return facts.cooperation if isinstance(facts, TerritoryFacts) else ()


def _told(atlas: Atlas, own: Territory, *named: Territory) -> tuple[tuple[Territory, Cooperation], ...]:
    slugs = {county.slug for county in named}
    stated = _stated(atlas.contribution(own))
    return tuple((own, told) for told in stated if _named(atlas)[told.sv] >= slugs)


@dataclass(frozen=True)
class Crossed:
    """A term of another list with the themes near it and the counties that have one as main theme.

    ``chosen`` holds each such county, in the order of the official codes, with its priorities.
    """

    crossing: Crossing
    themes: tuple[str, ...]
    chosen: tuple[tuple[Territory, tuple[Placed, ...]], ...]


def crossed(atlas: Atlas, name: str) -> dict[str, Crossed]:
    """Every term of the list ``name`` that the crosswalk knows, by its id."""
    found = {}
    for crossing in atlas.node.crosswalk.crossings:
        if crossing.list == name:
            known = [term.id for term in atlas.vocabularies["themes"].terms]
            themes = tuple(theme for theme in known if crossing.all_themes or theme in crossing.themes)
            found[crossing.id] = Crossed(crossing, themes, _chosen(atlas, themes))
    return found


def near(atlas: Atlas, name: str, themes: set[str]) -> tuple[str, ...]:
    """The terms of the list ``name`` that lie near any of those themes, in the crosswalk's order."""
    crossings = (crossing for crossing in atlas.node.crosswalk.crossings if crossing.list == name)
    return tuple(crossing.id for crossing in crossings if themes & set(crossing.themes))


def _chosen(atlas: Atlas, themes: tuple[str, ...]) -> tuple[tuple[Territory, tuple[Placed, ...]], ...]:
    found: dict[Territory, list[Placed]] = {}
    for placed in current_priorities(atlas):
        if placed.priority.facts.theme in themes:
            found.setdefault(placed.contribution.territory, []).append(placed)
    return tuple((county, tuple(own)) for county, own in found.items())
