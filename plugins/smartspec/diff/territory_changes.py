"""One territory's folder before and after."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from ..model import Contribution, Strategy, Territory
from .strategy_changes import (
    FieldChange,
    PriorityChange,
    StrategyChange,
    changed_fields,
    priority_changes,
    strategy_change,
)
from .translations import files_behind


@dataclass(frozen=True)
class ObjectChanges:
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
    sources: ObjectChanges
    initiatives: ObjectChanges
    links: ObjectChanges
    exchange: ObjectChanges
    behind: tuple[str, ...]


def territory_change(
    territory: Territory, before: Contribution | None, after: Contribution | None
) -> TerritoryChange | None:
    """What differs between two states of a territory's folder, or None when nothing does."""
    pairs = _strategies_of_both(before, after)
    change = TerritoryChange(
        territory,
        before,
        after,
        fields=changed_fields(before.facts, after.facts) if before and after else (),
        strategies=tuple(change for pair in pairs if (change := strategy_change(*pair))),
        priorities=tuple(change for pair in pairs for change in priority_changes(*pair)),
        sources=_changes(before, after, lambda one: one.sources),
        initiatives=_changes(before, after, lambda one: {i.Operation_Unique_Identifier: i for i in one.initiatives}),
        links=_changes(before, after, lambda one: {(link.operation, link.priority): link for link in one.links}),
        exchange=_changes(before, after, lambda one: {need.id: need for need in one.exchange}),
        behind=files_behind(before, after),
    )
    tables = change.sources, change.initiatives, change.links, change.exchange
    differs = any((change.fields, change.strategies, change.priorities, *tables))
    return change if differs or (before is None) != (after is None) else None


def _strategies_of_both(
    before: Contribution | None, after: Contribution | None
) -> list[tuple[Strategy | None, Strategy | None]]:
    """Each strategy before and after, those that are still there first.

    One whose folder has another name, as ``gone.yml`` says, is the same.
    """
    old, new = ({strategy.id: strategy for strategy in (one.strategies if one else ())} for one in (before, after))
    was = {to: key for to, key in _moved_folders(after) if to in new and to not in old and key in old}
    pairs = [(old.pop(was.get(period, period), None), new[period]) for period in new]
    return [*pairs, *((strategy, None) for strategy in old.values())]


def _moved_folders(after: Contribution | None) -> Iterator[tuple[str, str]]:
    """The folder of each strategy that has moved, as it is called and as it was called."""
    for gone in after.gone if after else ():
        if gone.facts.kind == "moved":
            yield gone.to[0].rpartition("/")[2], gone.key.rpartition("/")[2]


def _changes(
    before: Contribution | None, after: Contribution | None, things: Callable[[Contribution], Mapping[Any, Any]]
) -> ObjectChanges:
    """What came, went and changed among ``things``, which gives those of one state by what identifies them."""
    old, new = (things(one) if one else {} for one in (before, after))
    return ObjectChanges(
        tuple(new[key] for key in new if key not in old),
        tuple(old[key] for key in old if key not in new),
        tuple(new[key] for key in new if key in old and old[key] != new[key]),
    )
