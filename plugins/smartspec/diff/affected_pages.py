"""Which pages a change affects, so that a reviewer knows where to look."""

from collections.abc import Collection, Iterator, Set

from .. import addresses
from ..analysis.coverage import Placed
from ..model import Contribution, Frozen, Priority, Prose, Strategy
from ..read.document import leaves
from . import Difference
from .changes import PriorityChange, StrategyChange, TerritoryChange
from .messages import AffectedPage

IN_LISTS = {"added", "removed", "moved", "renamed", "rethemed"}
"""Kinds of change to a priority that every list of priorities shows, also those of a theme."""
ON_ITS_STRATEGY = IN_LISTS | {"ended", "status"}
NOT_ON_THE_TERRITORY_PAGE = {"summary", "sources", "confidence"}
"""Fields of a strategy that only its own page shows."""
Seen = Iterator[tuple[str, str]]


def affected_pages(difference: Difference) -> Iterator[AffectedPage]:
    """The pages of territories, strategies, priorities, themes and pairs that change, each once.

    Lists and figures that count many territories change with them and are not named one by one.
    """
    seen: dict[str, str] = {}
    for change in difference.territories:
        for address, state in _pages_of(change):
            seen.setdefault(address, state)
    for overlap in difference.overlaps:
        seen.setdefault(addresses.pair_address(overlap.first, overlap.second), "changed")
    yield from (AffectedPage(address, state) for address, state in seen.items())


def _pages_of(change: TerritoryChange) -> Seen:
    there = change.after or change.before
    assert there
    if _on_the_territory_page(change):
        yield addresses.territory_address(change.territory), _state(change.before, change.after)
    for strategy in change.strategies:
        own = strategy.after or strategy.before
        assert own
        yield addresses.strategy_address(change.territory, own), _state(strategy.before, strategy.after)
        if strategy.before and strategy.moved:
            yield addresses.strategy_address(change.territory, strategy.before), "gone"
    for priority in change.priorities:
        yield from _of_priority(priority, there)
    if change.after:
        yield from _citing(change.after, {s.id for s in (*change.sources.changed, *change.sources.removed)})


def _of_priority(change: PriorityChange, there: Contribution) -> Seen:
    """Its page, the one it had, and the lists that show it."""
    if change.after:
        yield _address(change.after, change.strategy, there), _state(change.before, change.after)
    if change.before and (not change.after or change.after.id != change.before.id):
        yield _address(change.before, change.strategy, there), "gone"
    if _shown(change, ON_ITS_STRATEGY):
        yield addresses.strategy_address(there.territory, change.strategy), "changed"
    if _shown(change, IN_LISTS):
        for theme in dict.fromkeys(p.facts.theme for p in (change.after, change.before) if p):
            yield addresses.facet_address("theme", theme), "changed"


def _on_the_territory_page(change: TerritoryChange) -> bool:
    """Whether the territory's own page says something else: it lists its strategies and their priorities."""
    came_or_went = (change.before is None) != (change.after is None)
    tables = change.initiatives or change.exchange
    priorities = any(_shown(priority, ON_ITS_STRATEGY) for priority in change.priorities)
    return bool(came_or_went or change.fields or tables or priorities or any(map(_on_its_territory, change.strategies)))


def _on_its_territory(change: StrategyChange) -> bool:
    names = {field.name for field in change.fields}
    return change.moved or not (change.before and change.after) or bool(names - NOT_ON_THE_TERRITORY_PAGE)


def _shown(change: PriorityChange, kinds: Collection[str]) -> bool:
    return any(kind in kinds for kind in change.kinds) or any(field.name == "summary" for field in change.fields)


def _citing(contribution: Contribution, ids: Set[str]) -> Seen:
    """The pages of all that cites one of those sources."""
    if not ids:
        return
    if any(_cites(facts, None, ids) for facts in (contribution.facts, *(s.facts for s in contribution.current))):
        yield addresses.territory_address(contribution.territory), "changed"
    for strategy in contribution.strategies:
        if _cites(strategy.facts, strategy.prose, ids):
            yield addresses.strategy_address(contribution.territory, strategy), "changed"
        for priority in strategy.priorities:
            if _cites(priority.facts, priority.prose, ids):
                yield _address(priority, strategy, contribution), "changed"


def _cites(facts: Frozen, prose: Prose | None, ids: Set[str]) -> bool:
    cited = {text for path, text in leaves(facts.model_dump()) if "sources" in path or path[-1] == "basis"}
    return not ids.isdisjoint(cited.union(prose.cites if prose else ()))


def _address(priority: Priority, strategy: Strategy, contribution: Contribution) -> str:
    return addresses.priority_address(Placed(contribution, strategy, priority))


def _state(before: object, after: object) -> str:
    return "new" if before is None else "gone" if after is None else "changed"
