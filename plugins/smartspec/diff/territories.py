"""One territory's folder before and after."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from ..model import Contribution, Exchange, InitiativeFacts, InitiativeLink, Source, Strategy, Territory
from .things import FieldChange, PriorityChange, StrategyChange, changed_fields, priority_changes, strategy_change
from .translations import files_behind


@dataclass(frozen=True)
class Came:
    """Added, removed and changed objects of one kind; each as in the later state, where it is there."""

    added: tuple[Any, ...]
    removed: tuple[Any, ...]
    changed: tuple[Any, ...]

    def __bool__(self) -> bool:
        return bool(self.added or self.removed or self.changed)


@dataclass(frozen=True)
class TerritoryChange:
    """What differs in one territory's folder; ``before`` or ``after`` is None where it has handed in nothing.

    ``behind`` are the files whose English no longer says what the Swedish does.
    """

    territory: Territory
    before: Contribution | None
    after: Contribution | None
    fields: tuple[FieldChange, ...]
    strategies: tuple[StrategyChange, ...]
    priorities: tuple[PriorityChange, ...]
    sources: Came
    initiatives: Came
    links: Came
    exchange: Came
    behind: tuple[str, ...]


def territory_change(
    territory: Territory, before: Contribution | None, after: Contribution | None
) -> TerritoryChange | None:
    """What differs between two states of a territory's folder, or None when nothing does."""
    change = TerritoryChange(
        territory,
        before,
        after,
        changed_fields(before.facts, after.facts) if before and after else (),
        tuple(_strategies(before, after)),
        tuple(_priorities(before, after)),
        _came(_sources(before), _sources(after)),
        _came(_initiatives(before), _initiatives(after)),
        _came(_links(before), _links(after)),
        _came(_exchange(before), _exchange(after)),
        files_behind(before, after),
    )
    tables = change.sources, change.initiatives, change.links, change.exchange
    return (
        change
        if any((change.fields, change.strategies, change.priorities, *tables)) or (before is None) != (after is None)
        else None
    )


def _periods(before: Contribution | None, after: Contribution | None) -> Sequence[str]:
    """The period folders of both, those that are still there first."""
    there = [strategy.id for strategy in after.strategies] if after else []
    return [*there, *(s.id for s in (before.strategies if before else ()) if s.id not in there)]


def _strategies(before: Contribution | None, after: Contribution | None) -> Iterator[StrategyChange]:
    for period in _periods(before, after):
        if change := strategy_change(_strategy(before, period), _strategy(after, period)):
            yield change


def _priorities(before: Contribution | None, after: Contribution | None) -> Iterator[PriorityChange]:
    for period in _periods(before, after):
        yield from priority_changes(_strategy(before, period), _strategy(after, period))


def _strategy(contribution: Contribution | None, period: str) -> Strategy | None:
    return contribution.strategy(period) if contribution else None


def _sources(contribution: Contribution | None) -> dict[str, Source]:
    return dict(contribution.sources) if contribution else {}


def _initiatives(contribution: Contribution | None) -> dict[str, InitiativeFacts]:
    rows = contribution.initiatives if contribution else ()
    return {row.Operation_Unique_Identifier: row for row in rows}


def _links(contribution: Contribution | None) -> dict[tuple[str, str], InitiativeLink]:
    return {(link.operation, link.priority): link for link in contribution.links} if contribution else {}


def _exchange(contribution: Contribution | None) -> dict[str, Exchange]:
    return {one.id: one for one in contribution.exchange} if contribution else {}


def _came(before: Mapping[Any, Any], after: Mapping[Any, Any]) -> Came:
    return Came(
        tuple(after[key] for key in after if key not in before),
        tuple(before[key] for key in before if key not in after),
        tuple(after[key] for key in after if key in before and before[key] != after[key]),
    )
