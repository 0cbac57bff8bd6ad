"""What strategies and priorities lack: facts, codes, and the link from one period to the next."""

from collections.abc import Iterator

from ...model import Contribution
from ..succession import followers, predecessors, successors
from .finding import Finding
from .translations import name_of

FIELDS = ("adopted", "decided_by", "vision", "url", "process", "governance", "action_plan", "indicators")
"""What a current strategy is expected to tell: the enabling condition and the pages ask for it."""


def strategy_findings(contribution: Contribution) -> Iterator[Finding]:
    """Missing facts of current strategies, priorities without codes, and broken succession."""
    territory = contribution.territory
    for strategy in contribution.current:
        missing = [name for name in FIELDS if not getattr(strategy.facts, name)]
        missing += ["period"] if strategy.period is None else []
        for name in missing:
            yield Finding(territory, "field", strategy.file, name, name_of(strategy))
    for strategy in contribution.strategies:
        for priority in strategy.priorities:
            if not priority.facts.codes:
                yield Finding(territory, "code", priority.file, "codes", name_of(priority))
    yield from _dead_ends(contribution)


def _dead_ends(contribution: Contribution) -> Iterator[Finding]:
    """Earlier priorities without a successor, where a later one without a predecessor may be it."""
    for strategy in contribution.strategies:
        later = followers(contribution, strategy)
        open_ends = [p for s in later for p in s.priorities if not predecessors(contribution, p)]
        for priority in strategy.priorities if open_ends else ():
            if not successors(contribution, strategy, priority):
                # The link is written in the later file: it is the one to open.
                file = open_ends[0].file if len(open_ends) == 1 else later[-1].file
                yield Finding(
                    contribution.territory, "successor", file, "replaces", name_of(priority), since=strategy.id
                )
