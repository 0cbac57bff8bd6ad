"""The conventions of a whole list, to read cells that are ambiguous by themselves."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from ...check.initiatives import END, RATE, START
from ...problems import error
from . import cells, days
from .columns import READ, Layout
from .records import Record, RejectedCell

AMOUNTS = [name for name, read in READ.items() if read is cells.amount]
TOLD_BY_THE_LIST = {RATE, START, END}
"""Columns whose cells are read by the conventions of the whole list."""


error(
    "rate-ambiguous",
    "The EU's part “%(value)s” can mean 1 per cent, or all of it.",
    "Allowed: 1 in a list where other rows are certainly in per cent, or with a per cent sign.",
    "Write 100 %% for all of it, or 1 %% for one per cent.",
)
error(
    "date-ambiguous",
    "“%(value)s” can mean %(first)s or %(second)s.",
    "Allowed: a day that can be read in one way.",
    "Write the day alone, as 2023-09-04.",
)


@dataclass(frozen=True)
class Conventions:
    """How one list writes rates and days."""

    in_per_cent: bool
    """Whether rates are certainly in per cent: one is above 1, and none is a fraction."""
    month_first: bool
    """Whether some dates are valid only with the month first, and none only with the day first."""
    several_currencies: bool
    """Whether amounts have different currencies beside them, so that one without any could be in either."""

    def be_clear(self, name: str, text: str) -> None:
        """Raises RejectedCell when the cell of that column is ambiguous."""
        if name == RATE and not self.in_per_cent and cells.bare_rate(text) == 1:
            raise RejectedCell("rate-ambiguous", value=text)
        if name != RATE and self.month_first and (match := days.DAY_FIRST.fullmatch(text)):
            first, second = int(match["d"]), int(match["m"])
            if first != second and max(first, second) <= 12:
                both = [f"{match['y']}-{month:02}-{day:02}" for day, month in ((first, second), (second, first))]
                raise RejectedCell("date-ambiguous", value=text, first=both[0], second=both[1])


def conventions_of(layout: Layout, records: Iterable[Record]) -> Conventions:
    """The conventions of a list, from all its rows."""
    rates: set[Decimal | None] = set()
    pairs: set[tuple[int, int]] = set()
    currencies: set[str] = set()
    for record in records:
        if len(record.cells) == layout.width:
            rates |= {cells.bare_rate(text) for text in layout.of(RATE, record.cells)}
            dates = (*layout.of(START, record.cells), *layout.of(END, record.cells))
            pairs |= {(int(match["d"]), int(match["m"])) for text in dates if (match := days.DAY_FIRST.fullmatch(text))}
            amounts = (text for name in AMOUNTS for text in layout.of(name, record.cells))
            currencies |= {cells.with_currency(text)[1] for text in amounts if not cells.PLAIN.fullmatch(text)}
    percents, fractions = {n for n in rates if n and n > 1}, {n for n in rates if n and n < 1}
    month_first = any(first <= 12 < second for first, second in pairs)
    day_first = any(second <= 12 < first for first, second in pairs)
    return Conventions(
        in_per_cent=bool(percents and not fractions),
        month_first=month_first and not day_first,
        several_currencies=len(currencies - {""}) > 1,
    )
