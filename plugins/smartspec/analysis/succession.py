"""What came before and after: priorities and strategies that replace each other."""

from dataclasses import dataclass

from ..model import Atlas, Contribution, Priority, PriorityFacts, Strategy, StrategyFacts
from .coverage import Placed
from .timeline import state_of


def predecessors(contribution: Contribution, priority: Priority) -> tuple[Placed, ...]:
    """The earlier priorities that this one replaces or was made from."""
    return tuple(found for name in priority.facts.forerunners if (found := _placed(contribution, name)))


def successors(contribution: Contribution, strategy: Strategy, priority: Priority) -> tuple[Placed, ...]:
    """The later priorities that replace this one or were made from it."""
    own = f"{strategy.id}/{priority.id}"
    return tuple(
        Placed(contribution, later, candidate)
        for later in contribution.strategies
        for candidate in later.priorities
        if own in candidate.facts.forerunners
    )


def later_strategies(contribution: Contribution, strategy: Strategy) -> tuple[Strategy, ...]:
    """The strategies that replace this one, by a source or by the editors' reading."""
    return tuple(s for s in contribution.strategies if strategy.id in s.facts.replaces)


def followers(contribution: Contribution, strategy: Strategy) -> tuple[Strategy, ...]:
    """The strategies that come after one: those that say so, else the next in time."""
    if stated := later_strategies(contribution, strategy):
        return stated
    if strategy.period is None:
        return ()
    after = [s for s in contribution.strategies if s.period and s.period.start > strategy.period.start]
    return tuple(after[:1])


@dataclass(frozen=True)
class Now:
    """What a territory has in place of a strategy that no longer applies."""

    in_force: tuple[Strategy, ...]
    unclear: tuple[Strategy, ...]
    """Others that have not ended, of which it is not known whether they apply, also as their period has passed."""


def now_instead(contribution: Contribution, strategy: Strategy, year: int) -> Now | None:
    """What applies in ``year`` instead of a strategy that has ended or run out; None while neither is so."""
    if state_of(strategy, year) not in ("over", "passed"):
        return None
    others = [(one, state_of(one, year)) for one in contribution.current if one is not strategy]
    return Now(
        tuple(one for one, state in others if state == "in-force"),
        tuple(one for one, state in others if state in ("unclear", "passed")),
    )


def is_reading(facts: StrategyFacts | PriorityFacts) -> bool:
    """Whether only the editors say that it follows on what it is said to follow."""
    follows = facts.replaces if isinstance(facts, StrategyFacts) else facts.forerunners
    return bool(follows) and not facts.succession_basis


def with_last_year(atlas: Atlas) -> tuple[tuple[Contribution, Strategy], ...]:
    """The counties' current strategies whose period has a last year: earliest first, then in the official order."""
    found = [
        (strategy.period.end, contribution, strategy)
        for contribution in filter(None, map(atlas.contribution, atlas.territories.counties))
        for strategy in contribution.current
        if strategy.period and strategy.period.end is not None
    ]
    return tuple((contribution, strategy) for _, contribution, strategy in sorted(found, key=lambda one: one[0]))


def _placed(contribution: Contribution, name: str) -> Placed | None:
    period, _, priority_id = name.partition("/")
    strategy = contribution.strategy(period)
    priority = strategy.priority(priority_id) if strategy else None
    return Placed(contribution, strategy, priority) if strategy and priority else None
