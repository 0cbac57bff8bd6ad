"""Who could work with whom: counties with the same main theme and a programme that takes in both.

A list, not a ranking: it is in the order of the official codes, and leaves out programmes that
take in the whole country, because those hold for every two.
"""

from dataclasses import dataclass

from ..model import Atlas, Network, Term, Territory
from .cooperation import programmes_of
from .overlap import ThemeOfTwo, themes_by_county


@dataclass(frozen=True)
class Partner:
    """Another county, with the themes and the programmes that the two share; neither is empty."""

    county: Territory
    themes: tuple[ThemeOfTwo, ...]
    programmes: tuple[Term, ...]


def partners(atlas: Atlas, county: Territory) -> tuple[Partner, ...]:
    """The others that share a main theme and a programme with the county, in the order of their codes."""
    chosen = themes_by_county(atlas)
    own = chosen.get(county, {})
    programmes = programmes_of(atlas, county)
    found = []
    for other, theirs in chosen.items():
        common = tuple(ThemeOfTwo(theme, placed, theirs[theme]) for theme, placed in own.items() if theme in theirs)
        shared = tuple(term for term in programmes if term.covers(other.slug))
        if other.slug != county.slug and common and shared:
            found.append(Partner(other, common, shared))
    return tuple(found)


def networks_of(atlas: Atlas, county: Territory) -> tuple[Network, ...]:
    """The networks that sources name the county as part of, in the order of the list."""
    lists = atlas.node.memberships
    names = {member.network for member in lists.members if member.region == county.slug}
    return tuple(network for network in lists.networks if network.id in names)
