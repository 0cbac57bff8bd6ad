"""When each county's strategies apply: the periods of their folders, and what has run out."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from ..model import Atlas, Strategy, Territory
from ..model.values import N_, STATUS

State = Literal["in-force", "coming", "unclear", "passed", "over"]
"""in-force: adopted, and its period has not passed. coming: proposed or under development.

unclear: it is not known whether it applies. passed: the period has passed, and nothing of what follows is known.
over: has ended.
"""
STATES: Mapping[State, str] = {
    "in-force": STATUS["adopted"],
    "coming": N_("Proposed or under development"),
    "unclear": STATUS["unknown"],
    "passed": N_("The period has passed, and nothing is known of what follows"),
    "over": N_("Has ended"),
}
"""What each state is called."""


@dataclass(frozen=True)
class TimelineRow:
    """One county with its strategies in the order of their periods, each with its state; none where none is known."""

    county: Territory
    strategies: tuple[tuple[Strategy, State], ...]


def timeline(atlas: Atlas, year: int) -> tuple[TimelineRow, ...]:
    """Every county's strategies as they stand in ``year``, in the order of the official codes."""
    rows = []
    for county in atlas.territories.counties:
        contribution = atlas.contribution(county)
        strategies = contribution.strategies if contribution else ()
        rows.append(TimelineRow(county, tuple((strategy, state_of(strategy, year)) for strategy in strategies)))
    return tuple(rows)


def state_of(strategy: Strategy, year: int) -> State:
    """How a strategy stands in ``year``."""
    if strategy.facts.status == "ended":
        return "over"
    if strategy.period and strategy.period.over(year):
        return "passed"
    if strategy.facts.status == "adopted":
        return "in-force"
    return "unclear" if strategy.facts.status == "unknown" else "coming"
