"""Counties by themes, or by codes: what each county's current priorities say of each column."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Literal

from ..clock import today
from ..model import Atlas, Term, Territory
from .agreement import codes_of, group_of
from .coverage import Placed, current_of, standing
from .remembered import once

State = Literal["main", "unclear", "developing", "touched", "coded", "none", "unknown"]
"""main: a main theme in a strategy in force. unclear: only where it is unclear whether strategy or priority applies.
developing: main theme only of priorities under development or proposed.
touched: touched by a priority. coded: a priority carries the code. none: no priority has the theme
or the code. unknown: no priorities are known."""
CHOSEN = ("main", "unclear", "developing", "coded")


@dataclass(frozen=True)
class Cell:
    """One county and one column (a theme, or a group of codes), with the priorities that make it what it is."""

    column: str
    state: State
    priorities: tuple[Placed, ...]


@dataclass(frozen=True)
class MatrixRow:
    """One county, one cell a column in the vocabulary's order."""

    county: Territory
    cells: tuple[Cell, ...]


@dataclass(frozen=True)
class Matrix:
    """Counties by columns, rows in the order of the official codes."""

    columns: tuple[Term, ...]
    rows: tuple[MatrixRow, ...]

    def chosen_by(self, column: str) -> tuple[Territory, ...]:
        """The counties that have the theme as a main theme, however settled, or carry the code."""
        return tuple(row.county for row, cell in self.column(column) if cell.state in CHOSEN)

    def column(self, column: str) -> tuple[tuple[MatrixRow, Cell], ...]:
        """The cells of one column that rest on at least one priority."""
        return tuple(
            (row, cell) for row in self.rows for cell in row.cells if cell.column == column and cell.priorities
        )


@once
def theme_matrix(atlas: Atlas) -> Matrix:
    """Counties by the themes of the codebook."""
    return _matrix(atlas, atlas.vocabularies["themes"].terms, _theme_cell)


def code_matrix(atlas: Atlas, vocabulary: str) -> Matrix:
    """Counties by the groups of a code list: the sections of ``nace`` (SNI 2007), the chapters of ``nabs``.

    A code is only set where the text plainly carries it, so an empty cell says little.
    """

    def cell(column: str, current: Sequence[Placed]) -> Cell:
        found = tuple(
            p for p in current if any(group_of(vocabulary, code) == column for code in codes_of(p.priority, vocabulary))
        )
        return Cell(column, "coded" if found else "none", found)

    return _matrix(atlas, tuple(t for t in atlas.vocabularies[vocabulary].terms if not t.parent), cell)


def _matrix(atlas: Atlas, columns: tuple[Term, ...], cell: Callable[[str, Sequence[Placed]], Cell]) -> Matrix:
    rows = []
    for county in atlas.territories.counties:
        current = current_of(atlas.contribution(county))
        cells = (cell(term.id, current) if current else Cell(term.id, "unknown", ()) for term in columns)
        rows.append(MatrixRow(county, tuple(cells)))
    return Matrix(columns, tuple(rows))


def _theme_cell(theme: str, current: Sequence[Placed]) -> Cell:
    main = tuple(p for p in current if p.priority.facts.theme == theme)
    if main:
        settled = [p for p in main if p.priority.facts.status not in ("developing", "proposed")]
        in_force = any(standing(placed, today().year) == "in-force" for placed in settled)
        return Cell(theme, "main" if in_force else "unclear" if settled else "developing", main)
    touching = tuple(p for p in current if theme in p.priority.facts.touches)
    return Cell(theme, "touched" if touching else "none", touching)
