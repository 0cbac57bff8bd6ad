"""What the material holds for each criterion of the enabling condition, as the editors have sorted it.

A number of pieces of evidence is not a degree of fulfilment: it tells what has been collected
here. Nothing in this module judges.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field

from ..model import Atlas, Contribution, Sorting, Source, Statement, Strategy, Territory, key_of

OF_TERRITORY = ("strengths", "instruments", "cooperation", "related", "history")
OF_STRATEGY = (
    "background",
    "process",
    "governance",
    "action_plan",
    "indicators",
    "instruments",
    "horizontal",
)
SORTED = ("cooperation", "process", "governance", "action_plan", "indicators", "horizontal")
"""Lists of statements that are all read with the criteria in mind."""
DECISION = "2"
"""The criterion about who is responsible: a decision on the strategy belongs there too."""


@dataclass(frozen=True)
class Told:
    """A statement with where it stands; ``strategy`` is None when it is about the territory as a whole."""

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
        listed = self.contribution.sources
        return [listed[name] for name in self.statement.sources if name in listed]


@dataclass(frozen=True)
class Held:
    """What the material holds for one county and criterion.

    ``current`` is about the territory or a current strategy, ``earlier`` about one that has ended.
    ``decided`` are current strategies whose decision is known, for the criterion about responsibility.
    """

    criterion: str
    current: tuple[Told, ...] = ()
    earlier: tuple[Told, ...] = ()
    decided: tuple[Strategy, ...] = ()

    @property
    def pieces(self) -> int:
        """How many pieces of evidence are about what applies now."""
        return len(self.current) + len(self.decided)


@dataclass(frozen=True)
class Dossier:
    """All that is held for one county; ``unsorted`` are statements that no editor has sorted yet."""

    county: Territory
    contribution: Contribution | None = None
    held: tuple[Held, ...] = ()
    unsorted: tuple[Told, ...] = field(default=())


def told_by(contribution: Contribution) -> Iterator[Told]:
    """Every statement of a territory and its strategies, in the order of its files."""
    for name in OF_TERRITORY:
        for statement in getattr(contribution.facts, name):
            yield Told(contribution, statement, name)
    for strategy in contribution.strategies:
        for name in OF_STRATEGY:
            for statement in getattr(strategy.facts, name):
                yield Told(contribution, statement, name, strategy)


def dossier(atlas: Atlas, county: Territory) -> Dossier:
    """One county's evidence, one entry a criterion in the condition's order."""
    contribution = atlas.contribution(county)
    sortings = [sorting for sorting in atlas.node.sortings if sorting.territory == key_of(county)]
    told = [(one, _sorting(one, sortings)) for one in told_by(contribution)] if contribution else []
    decided = [s for s in contribution.current if s.facts.adopted or s.facts.decided_by] if contribution else []
    held = tuple(
        Held(
            criterion.id,
            tuple(one for one, how in told if how and criterion.id in how.criteria and not one.ended),
            tuple(one for one, how in told if how and criterion.id in how.criteria and one.ended),
            tuple(decided) if criterion.id == DECISION else (),
        )
        for criterion in atlas.node.condition.criteria
    )
    return Dossier(county, contribution, held, tuple(one for one, how in told if not how and one.kind in SORTED))


def dossiers(atlas: Atlas) -> tuple[Dossier, ...]:
    """Every county's, in the order of the official codes."""
    return tuple(dossier(atlas, county) for county in atlas.territories.counties)


def examples(atlas: Atlas, step: str) -> tuple[Told, ...]:
    """The statements that the editors have picked as examples of a step, in county order."""
    found = []
    for county in atlas.territories.counties:
        sortings = [s for s in atlas.node.sortings if s.territory == key_of(county) and step in s.examples]
        if contribution := atlas.contribution(county):
            found += [told for told in told_by(contribution) if _sorting(told, sortings)]
    return tuple(found)


def lost(atlas: Atlas) -> tuple[Sorting, ...]:
    """Rows that do not lead to exactly one statement of a territory that could be read."""
    return tuple(
        sorting
        for sorting in atlas.node.sortings
        if (contribution := atlas.contributions.get(sorting.territory))
        and sum(bool(_sorting(told, [sorting])) for told in told_by(contribution)) != 1
    )


def _sorting(told: Told, sortings: list[Sorting]) -> Sorting | None:
    return next((sorting for sorting in sortings if told.statement.sv.startswith(sorting.starts)), None)
