"""What the material holds for each criterion of the enabling condition, as the editors have sorted it.

The number of pieces of evidence is not a degree of fulfilment: it counts what has been collected
here. Nothing in this module assesses.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from ..model import Atlas, Contribution, Sorting, Source, Statement, Strategy, Territory, key_of

OF_TERRITORY = ("strengths", "instruments", "cooperation", "related", "history")
OF_STRATEGY = ("background", "process", "governance", "action_plan", "indicators", "instruments", "horizontal")
SORTED = ("cooperation", "process", "governance", "action_plan", "indicators", "horizontal")
"""Lists of statements that are all read with the criteria in mind."""
DECISION = "2"
"""The criterion about who is responsible: a decision on the strategy belongs there too."""


@dataclass(frozen=True)
class PlacedStatement:
    """A statement with its territory and strategy; ``strategy`` is None when it is about the territory as a whole."""

    contribution: Contribution
    statement: Statement
    kind: str
    strategy: Strategy | None = None

    @property
    def ended(self) -> bool:
        """Whether it is about a strategy that has ended."""
        return self.strategy is not None and self.strategy not in self.contribution.current

    @property
    def sources(self) -> list[Source]:
        """The sources it cites, in its own order."""
        return self.contribution.cited(self.statement.sources)


@dataclass(frozen=True)
class Held:
    """What the material holds for one county and criterion.

    ``current`` is about the territory or a current strategy, ``earlier`` about one that has ended.
    ``decided`` are current strategies of which it is known who decided, for the criterion about responsibility.
    """

    criterion: str
    current: tuple[PlacedStatement, ...]
    earlier: tuple[PlacedStatement, ...]
    decided: tuple[Strategy, ...]

    @property
    def pieces(self) -> int:
        """How many pieces of evidence are about what applies now."""
        return len(self.current) + len(self.decided)


@dataclass(frozen=True)
class Dossier:
    """All that is held for one county; ``unsorted`` are statements that no editor has sorted yet."""

    county: Territory
    contribution: Contribution | None
    held: tuple[Held, ...]
    unsorted: tuple[PlacedStatement, ...]


def statements_of(contribution: Contribution) -> Iterator[PlacedStatement]:
    """Every statement of a territory and its strategies, in the order of its files."""
    for name in OF_TERRITORY:
        for statement in getattr(contribution.facts, name):
            yield PlacedStatement(contribution, statement, name)
    for strategy in contribution.strategies:
        for name in OF_STRATEGY:
            for statement in getattr(strategy.facts, name):
                yield PlacedStatement(contribution, statement, name, strategy)


def dossier(atlas: Atlas, county: Territory) -> Dossier:
    """One county's evidence, one entry a criterion in the condition's order."""
    contribution = atlas.contribution(county)
    sortings = [sorting for sorting in atlas.node.sortings if sorting.territory == key_of(county)]
    placed = [(one, _sorting(one, sortings)) for one in statements_of(contribution)] if contribution else []
    decided = [s for s in contribution.current if s.facts.decided_by] if contribution else []
    held = tuple(
        Held(
            criterion.id,
            tuple(one for one, how in placed if how and criterion.id in how.criteria and not one.ended),
            tuple(one for one, how in placed if how and criterion.id in how.criteria and one.ended),
            tuple(decided) if criterion.id == DECISION else (),
        )
        for criterion in atlas.node.condition.criteria
    )
    return Dossier(county, contribution, held, tuple(one for one, how in placed if not how and one.kind in SORTED))


def dossiers(atlas: Atlas) -> tuple[Dossier, ...]:
    """Every county's, in the order of the official codes."""
    return tuple(dossier(atlas, county) for county in atlas.territories.counties)


def examples(atlas: Atlas, step: str) -> tuple[PlacedStatement, ...]:
    """The statements that the editors have picked as examples of a step, in county order."""
    found = []
    for county in atlas.territories.counties:
        sortings = [s for s in atlas.node.sortings if s.territory == key_of(county) and step in s.examples]
        if contribution := atlas.contribution(county):
            found += [placed for placed in statements_of(contribution) if _sorting(placed, sortings)]
    return tuple(found)


def _sorting(placed: PlacedStatement, sortings: list[Sorting]) -> Sorting | None:
    return next((sorting for sorting in sortings if placed.statement.sv.startswith(sorting.starts)), None)
