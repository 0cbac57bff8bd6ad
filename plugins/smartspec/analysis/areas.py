"""Programme areas side by side, and each area's shared priorities against its counties' own.

An area's shared priorities are not the sum of its counties'. The crosswalk tells which county
priorities have the same main theme as a shared one, or touch it; no source says that the one
carries out the other.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from ..model import Atlas, Territory
from .coverage import Placed, current_of
from .remembered import once


@dataclass(frozen=True)
class SharedPriority:
    """An area's shared priority with the counties' priorities that have its main theme, and those that touch it."""

    shared: Placed
    same: tuple[Placed, ...]
    touching: tuple[Placed, ...]


@dataclass(frozen=True)
class AreaCell:
    """One area and one theme: shared priorities with it as main theme, and its counties' priorities with it."""

    theme: str
    shared: tuple[Placed, ...]
    own: tuple[Placed, ...]

    @property
    def counties(self) -> tuple[Territory, ...]:
        """The counties that have the theme as a main theme."""
        return tuple(dict.fromkeys(placed.contribution.territory for placed in self.own))


@dataclass(frozen=True)
class AreaRow:
    """One programme area with its counties. ``known`` are those with current priorities."""

    area: Territory
    counties: tuple[Territory, ...]
    known: tuple[Territory, ...]
    cells: tuple[AreaCell, ...]
    crosswalk: tuple[SharedPriority, ...]
    alone: tuple[Placed, ...]
    """The counties' priorities whose main theme no shared priority has; none where no shared ones are known."""


@once
def area_rows(atlas: Atlas) -> tuple[AreaRow, ...]:
    """One row a programme area, in the official order; cells in the codebook's order."""
    return tuple(_row(atlas, area) for area in atlas.territories.areas)


def shared_in_area(atlas: Atlas, first: Territory, second: Territory) -> tuple[SharedPriority, ...]:
    """The shared priorities of the area that both counties lie in, each with what the two have of its theme."""
    if first.area != second.area:
        return ()
    row = next((row for row in area_rows(atlas) if row.area.slug == first.area), None)
    return tuple(_of_two(shared, first, second) for shared in row.crosswalk) if row else ()


def _of_two(shared: SharedPriority, *counties: Territory) -> SharedPriority:
    same, touching = (
        tuple(placed for placed in those if placed.contribution.territory in counties)
        for those in (shared.same, shared.touching)
    )
    return SharedPriority(shared.shared, same, touching)


def _row(atlas: Atlas, area: Territory) -> AreaRow:
    shared = current_of(atlas.contribution(area))
    counties = tuple(atlas.territories.counties_of(area))
    own = [placed for county in counties for placed in current_of(atlas.contribution(county))]
    themes = [term.id for term in atlas.vocabularies["themes"].terms]
    covered = {placed.priority.facts.theme for placed in shared}
    return AreaRow(
        area,
        counties,
        tuple(dict.fromkeys(placed.contribution.territory for placed in own)),
        tuple(AreaCell(theme, _with(shared, theme), _with(own, theme)) for theme in themes),
        tuple(_shared_priority(placed, own) for placed in shared),
        tuple(placed for placed in own if placed.priority.facts.theme not in covered) if shared else (),
    )


def _with(placed: Sequence[Placed], theme: str) -> tuple[Placed, ...]:
    return tuple(p for p in placed if p.priority.facts.theme == theme)


def _shared_priority(shared: Placed, own: Sequence[Placed]) -> SharedPriority:
    theme = shared.priority.facts.theme
    touching = tuple(p for p in own if theme in p.priority.facts.touches and p.priority.facts.theme != theme)
    return SharedPriority(shared, _with(own, theme), touching)
