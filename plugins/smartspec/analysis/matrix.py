"""Counties by themes: what each county's current priorities say of each theme of the codebook."""

from dataclasses import dataclass
from typing import Literal

from ..model import Atlas, Territory
from .coverage import Placed, current_of

State = Literal["main", "developing", "touched", "none", "unknown"]
"""main: a main theme. developing: main theme only of priorities under development or proposed.
touched: touched by a priority. none: no priority touches it. unknown: no priorities are known."""


@dataclass(frozen=True)
class Cell:
    """One county and one theme, with the priorities that make it what it is."""

    theme: str
    state: State
    priorities: tuple[Placed, ...]


@dataclass(frozen=True)
class Row:
    """One county, one cell a theme in the codebook's order."""

    county: Territory
    cells: tuple[Cell, ...]


def theme_matrix(atlas: Atlas) -> tuple[Row, ...]:
    """One row a county, in the order of the official codes."""
    themes = [term.id for term in atlas.vocabularies["themes"].terms]
    return tuple(
        Row(county, tuple(_cell(theme, _current(atlas, county)) for theme in themes))
        for county in atlas.territories.counties
    )


def chosen_by(rows: tuple[Row, ...], theme: str) -> tuple[Territory, ...]:
    """The counties that have the theme as a main theme, also under development."""
    return tuple(
        row.county for row in rows for cell in row.cells if cell.theme == theme and cell.state in ("main", "developing")
    )


def _current(atlas: Atlas, county: Territory) -> list[Placed]:
    contribution = atlas.contribution(county)
    return current_of(contribution) if contribution else []


def _cell(theme: str, current: list[Placed]) -> Cell:
    if not current:
        return Cell(theme, "unknown", ())
    main = tuple(p for p in current if p.priority.facts.theme == theme)
    if main:
        settled = any(p.priority.facts.status not in ("developing", "proposed") for p in main)
        return Cell(theme, "main" if settled else "developing", main)
    touching = tuple(p for p in current if theme in p.priority.facts.touches)
    return Cell(theme, "touched" if touching else "none", touching)
