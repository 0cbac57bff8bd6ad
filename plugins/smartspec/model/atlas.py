"""Everything contributed, in one object: regions, strategies, priorities."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Any, Generic, Literal, TypeVar

from .dialogue import Dialogue, Exchange
from .facts import (
    CountryFacts,
    PriorityFacts,
    PriorityTranslation,
    ProgrammeAreaFacts,
    RegionFacts,
    Source,
    StrategyFacts,
    StrategyTranslation,
)
from .gone import Gone
from .initiatives import InitiativeFacts, InitiativeLink
from .node import NodeLists
from .prose import Prose
from .values import Period
from .vocabulary import Tagging, Territories, Territory, Vocabularies

LANGUAGES = ("sv", "en")
AREAS = "programme-areas"
"""The folder of the programme areas' folders, beside those of counties."""
COUNTRY = "sverige"
"""The folder of what concerns the whole country, such as the operations of the national programme."""
Facts = TypeVar("Facts")
ToldAs = Literal["strategy", "list", "single"]


@dataclass(frozen=True)
class Translation(Generic[Facts]):
    """The English version of a page's words; facts stay with the Swedish file."""

    file: str
    facts: Facts
    prose: Prose


@dataclass(frozen=True)
class Priority:
    """One priority of one strategy; ``id`` is the file name and part of the address."""

    id: str
    file: str
    facts: PriorityFacts
    prose: Prose
    english: Translation[PriorityTranslation] | None = None


@dataclass(frozen=True)
class Strategy:
    """One strategy of one territory; ``id`` is the name of its folder, the period.

    ``period`` is None when it is not known.
    """

    id: str
    file: str
    period: Period | None
    facts: StrategyFacts
    prose: Prose
    priorities: tuple[Priority, ...]
    english: Translation[StrategyTranslation] | None = None

    @property
    def told_as(self) -> ToldAs:
        """What it is: without a period and a title of its own it is a list, of one priority only not even that."""
        if self.period or not self.facts.title_is_ours:
            return "strategy"
        return "single" if len(self.priorities) == 1 else "list"

    def priority(self, priority_id: str) -> Priority | None:
        """The priority with that id, or None."""
        return next((p for p in self.priorities if p.id == priority_id), None)


@dataclass(frozen=True, eq=False)
class Contribution:
    """The folder of one county or programme area, or of the country: everything that stands in it.

    Compared by identity, so that computed facts can be cached by it.
    """

    territory: Territory
    file: str
    facts: RegionFacts | ProgrammeAreaFacts | CountryFacts
    sources: Mapping[str, Source]
    strategies: tuple[Strategy, ...]
    initiatives: tuple[InitiativeFacts, ...] = ()
    links: tuple[InitiativeLink, ...] = ()
    exchange: tuple[Exchange, ...] = ()
    gone: tuple[Gone, ...] = ()
    """What its ``gone.yml`` says is no longer there."""
    remembered: dict[Any, Any] = field(default_factory=dict, init=False, repr=False)
    """What analysis has worked out of it."""

    @property
    def current(self) -> tuple[Strategy, ...]:
        """The strategies that have not ended, latest first: mostly one, two where it is not known which applies."""
        return tuple(s for s in reversed(self.strategies) if s.facts.status != "ended")

    def strategy(self, strategy_id: str) -> Strategy | None:
        """The strategy with that period folder, or None."""
        return next((s for s in self.strategies if s.id == strategy_id), None)

    def cited(self, ids: Iterable[str]) -> list[Source]:
        """Its sources of those ids; unknown ones are left out."""
        return [self.sources[one] for one in ids if one in self.sources]


@dataclass(frozen=True, eq=False)
class Atlas:
    """Everything read from one repository, in the order of the official codes.

    Compared by identity, so that computed facts can be cached by it.

    ``contributions`` holds territories that have handed something in that could be read;
    ``broken`` the slugs of those whose files have errors.
    """

    territories: Territories
    vocabularies: Vocabularies
    contributions: Mapping[str, Contribution]
    broken: frozenset[str] = frozenset()
    changed: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    """Day (YYYY-MM-DD) of the last recorded change, by file."""
    second_tagging: tuple[Tagging, ...] = ()
    dialogue: Dialogue = field(default_factory=Dialogue)
    """What the node itself tells: events, news, its own needs and offers."""
    node: NodeLists = field(default_factory=NodeLists)
    """What the node's editors keep for its own pages."""
    remembered: dict[Any, Any] = field(default_factory=dict, init=False, repr=False)
    """What analysis has worked out of it."""

    def contribution(self, territory: Territory) -> Contribution | None:
        """What the territory has handed in, or None."""
        return self.contributions.get(key_of(territory))

    def priorities(self) -> Iterator[tuple[Contribution, Strategy, Priority]]:
        """Every priority with the strategy and the territory it belongs to."""
        for contribution in self.contributions.values():
            for strategy in contribution.strategies:
                for priority in strategy.priorities:
                    yield contribution, strategy, priority


def key_of(territory: Territory) -> str:
    """The folder of a territory below ``regions/``: ``dalarna``, ``programme-areas/stockholm`` or ``sverige``."""
    return f"{AREAS}/{territory.slug}" if territory.kind == "area" else territory.slug
