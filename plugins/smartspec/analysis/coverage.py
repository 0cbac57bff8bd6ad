"""What the material covers: how many regions, which themes, chosen by whom."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from ..clock import today
from ..model import Atlas, Contribution, Priority, Statement, Strategy, Territory
from ..model.values import N_, Status
from .remembered import once
from .timeline import state_of

Standing = Literal["in-force", "unclear", "area", "ended"]
STANDINGS: Mapping[Standing, str] = {
    "in-force": N_("In a region's strategy that is in force"),
    "unclear": N_("A region's, but unclear whether it applies, or not yet decided"),
    "area": N_("Shared by a programme area"),
    "ended": N_("In a strategy that has ended"),
}
"""The four groups that all priorities are counted in, each once: what each is called."""


@dataclass(frozen=True)
class Placed:
    """A priority with the strategy and territory it belongs to."""

    contribution: Contribution
    strategy: Strategy
    priority: Priority


@dataclass(frozen=True)
class ThemeCoverage:
    """The counties with at least one current priority whose main theme this is."""

    theme: str
    counties: tuple[Territory, ...]
    priorities: tuple[Placed, ...]

    @property
    def unclear(self) -> tuple[Territory, ...]:
        """Those of the counties where it is not known that any of the priorities is in force."""
        year = today().year
        sure = {p.contribution.territory for p in self.priorities if standing(p, year) == "in-force"}
        return tuple(county for county in self.counties if county not in sure)


def all_priorities(atlas: Atlas) -> Iterator[Placed]:
    """Every priority of every period, of counties and programme areas."""
    return (Placed(*found) for found in atlas.priorities())


def status_of(placed: Placed) -> Status:
    """What applies to a priority: its strategy's status, and where that is in force its own."""
    its = placed.strategy.facts.status
    return placed.priority.facts.status if its == "adopted" else its


def standing(placed: Placed, year: int) -> Standing:
    """The group that a priority is counted in, as its strategy stands in ``year`` and it stands itself."""
    status = status_of(placed)
    if status == "ended":
        return "ended"
    if placed.contribution.territory.kind == "area":
        return "area"
    applies = status == "adopted" and state_of(placed.strategy, year) == "in-force"
    return "in-force" if applies else "unclear"


def standing_of(contribution: Contribution | None, year: int) -> Literal["in-force", "unclear"] | None:
    """Whether any strategy of a territory is in force in ``year``; None where all have ended or none is known."""
    if contribution is None or not contribution.current:
        return None
    in_force = any(state_of(strategy, year) == "in-force" for strategy in contribution.current)
    return "in-force" if in_force else "unclear"


@once
def current_priorities(atlas: Atlas) -> tuple[Placed, ...]:
    """The priorities of each county's current strategies, in county order."""
    return tuple(p for county in atlas.territories.counties for p in current_of(atlas.contribution(county)))


def current_of(contribution: Contribution | None) -> list[Placed]:
    """The priorities of one territory's current strategies; none where it has handed in nothing."""
    if contribution is None:
        return []
    return [Placed(contribution, s, priority) for s in contribution.current for priority in s.priorities]


def current_statements(contribution: Contribution, kind: str) -> list[Statement]:
    """The territory's own statements of one kind, by the name of their field, then those of its current strategies."""
    holders = (contribution.facts, *(strategy.facts for strategy in contribution.current))
    return [statement for holder in holders for statement in getattr(holder, kind)]


def counties_with_priorities(atlas: Atlas) -> tuple[Territory, ...]:
    """The counties whose current strategy has at least one priority."""
    return tuple(dict.fromkeys(placed.contribution.territory for placed in current_priorities(atlas)))


def theme_coverage(atlas: Atlas) -> tuple[ThemeCoverage, ...]:
    """One entry a theme of the codebook, most counties first, then in the codebook's order."""
    placed = current_priorities(atlas)
    covered = []
    for theme in atlas.vocabularies["themes"].terms:
        chosen = tuple(p for p in placed if p.priority.facts.theme == theme.id)
        counties = tuple(dict.fromkeys(p.contribution.territory for p in chosen))
        covered.append(ThemeCoverage(theme.id, counties, chosen))
    return tuple(sorted(covered, key=lambda c: -len(c.counties)))


def same_theme(atlas: Atlas, placed: Placed) -> tuple[Placed, ...]:
    """Other counties' current priorities with the same main theme."""
    chosen = _current_by_theme(atlas).get(placed.priority.facts.theme, ())
    return tuple(other for other in chosen if other.contribution is not placed.contribution)


@once
def _current_by_theme(atlas: Atlas) -> Mapping[str, tuple[Placed, ...]]:
    return _by_theme(current_priorities(atlas))


def priorities_by_theme(atlas: Atlas) -> Mapping[str, tuple[Placed, ...]]:
    """Every priority of every period by main theme, in county order."""
    return _by_theme(all_priorities(atlas))


def _by_theme(placed: Iterable[Placed]) -> Mapping[str, tuple[Placed, ...]]:
    found: dict[str, list[Placed]] = {}
    for one in placed:
        found.setdefault(one.priority.facts.theme, []).append(one)
    return {theme: tuple(those) for theme, those in found.items()}
