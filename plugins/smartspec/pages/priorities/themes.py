"""What the page of a theme answers: who has chosen it, on what grounds, what is financed and who takes part."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from ...analysis.cooperation import near
from ...analysis.coverage import Placed
from ...analysis.exchange import ExchangeEntry, all_listed
from ...analysis.facets import Described, with_value
from ...analysis.holdings import Holding
from ...analysis.initiative_facets import by_value, mentioning
from ...analysis.initiatives import Initiative, linked_to
from ...analysis.matrix import State, theme_matrix
from ...analysis.organisations import NamedActor, actors_of
from ...analysis.theme_words import strengths_mentioning
from ...model import Network, Statement, Term, Territory, key_of
from ...model.values import N_
from ..writer import Writer

STATES: Mapping[State, str] = {
    "main": N_("Main theme"),
    "unclear": N_("Main theme, but unclear whether it applies"),
    "developing": N_("Main theme, under development"),
    "touched": N_("Touched by a priority"),
}
"""How a theme is chosen in a county, as the map of it has them."""


@dataclass(frozen=True)
class Grounds:
    """What is known of one priority with the theme; ``strengths`` is None where they stand with another one above it.

    ``mentioning`` is how many initiatives of its territory have a word for the theme.
    """

    strengths: tuple[Statement, ...] | None
    initiatives: tuple[Initiative, ...]
    mentioning: int


@dataclass(frozen=True)
class ThemeAnswer:
    """What the page of a theme shows beside its priorities."""

    states: Sequence[tuple[str, Sequence[Territory]]]
    areas: Sequence[Territory]
    """Programme areas with the main theme in a priority that has not ended."""
    earlier: Sequence[Territory]
    """Those that have it in ended strategies only."""
    touched: Sequence[Placed]
    grounds: Mapping[str, Grounds]
    """Of each priority that has not ended, by its file."""
    actors: Sequence[NamedActor]
    financed: Holding
    """Initiatives that are linked to a priority with the theme."""
    mentioning: Holding
    """Initiatives with a word for the theme in their name or description."""
    exchange: Sequence[ExchangeEntry]
    platforms: Sequence[tuple[Term, Sequence[Network]]]
    """Platforms of the EU near the theme, with the partnerships there that Swedish regions are in."""
    policy_areas: Sequence[Term]
    """Those of the EU Strategy for the Baltic Sea Region near the theme."""


def theme_answer(writer: Writer, theme: str, priorities: Sequence[Described], all_: Sequence[Described]) -> ThemeAnswer:
    """The answer for one theme, of the priorities that have it and of all, each in the order that pages have."""
    atlas, counties = writer.atlas, theme_matrix(writer.atlas).column(theme)
    priorities = by_place(writer, priorities)
    current = [item.placed for item in priorities if item.is_current]
    states = [(label, [row.county for row, cell in counties if cell.state == state]) for state, label in STATES.items()]
    areas = _territories(placed for placed in current if placed.contribution.territory.kind == "area")
    now = {key_of(place) for place in (*areas, *(row.county for row, _ in counties))}
    ended = _territories(item.placed for item in priorities if not item.is_current)
    return ThemeAnswer(
        states=[(label, places) for label, places in states if places],
        areas=areas,
        earlier=[place for place in ended if key_of(place) not in now],
        touched=[item.placed for item in by_place(writer, with_value(all_, "touches", theme)) if item.is_current],
        grounds=dict(_grounds(writer, theme, current)),
        actors=actors_of(atlas, current),
        financed=Holding(by_value(atlas, "theme").get(theme, ())),
        mentioning=Holding(by_value(atlas, "mentions").get(theme, ())),
        exchange=[one for one in all_listed(atlas, writer.today) if one.exchange.facts.theme == theme],
        platforms=[(one, _partnerships(writer, one)) for one in _near(writer, "platforms", theme)],
        policy_areas=list(_near(writer, "eusbsr", theme)),
    )


def by_place(writer: Writer, items: Sequence[Described]) -> list[Described]:
    """Priorities by where they are: counties in the official order, then programme areas."""
    order = {key_of(place): number for number, place in enumerate(writer.atlas.territories.counties_and_areas)}
    return sorted(items, key=lambda item: order[key_of(item.placed.contribution.territory)])


def _grounds(writer: Writer, theme: str, current: Sequence[Placed]) -> Iterator[tuple[str, Grounds]]:
    told = set()
    for placed in current:
        contribution, atlas = placed.contribution, writer.atlas
        territory = contribution.territory
        strengths = None if territory in told else strengths_mentioning(atlas, contribution, theme)
        told.add(territory)
        yield placed.priority.file, Grounds(strengths, linked_to(atlas, placed), mentioning(atlas, theme, territory))


def _territories(placed: Iterator[Placed]) -> list[Territory]:
    return list(dict.fromkeys(one.contribution.territory for one in placed))


def _near(writer: Writer, name: str, theme: str) -> Iterator[Term]:
    listed = writer.atlas.vocabularies[name]
    return filter(None, (listed.get(term) for term in near(writer.atlas, name, {theme})))


def _partnerships(writer: Writer, platform: Term) -> list[Network]:
    return [network for network in writer.atlas.node.memberships.networks if network.platform == platform.id]
