"""Which columns of a list of operations are imported: Kohesio's names, and the fields of CPR Art. 49(3)."""

from collections.abc import Callable
from dataclasses import dataclass

from ...check.initiatives import CURRENCY, END, EU_PART, ID, NAME, PAID, PERSON, PLACE, RATE, START, TOTAL
from ...problems import Mark, Problem
from . import cells, days
from .records import Record

TITLE = "Operation_Name_Programme_Language"
SUMMARIES = ("Operation_Summary_Programme_Language", "Operation_Summary_English")
FUND, FUND_CODE = "Fund_Name", "Fund_Code"
COUNTRY, NUMBER = "Country", "Beneficiary_Local_Identifier"
READ: dict[str, Callable[[str], str]] = {
    ID: cells.identifier,
    TITLE: cells.words,
    "Operation_Name_English": cells.words,
    SUMMARIES[0]: cells.words,
    SUMMARIES[1]: cells.words,
    NAME: cells.words,
    START: days.date,
    END: days.date,
    TOTAL: cells.amount,
    EU_PART: cells.amount,
    PAID: cells.amount,
    CURRENCY: str.upper,
    RATE: cells.rate,
    FUND: cells.words,
    "Programme_Name": cells.words,
    "Specific_Objective": cells.words,
    "Category_Of_Intervention": cells.code,
}
"""Columns whose cells are kept, and how each is read."""
JUDGED = (PLACE, COUNTRY, PERSON, NUMBER, FUND_CODE)
"""Columns that decide a row's folder and which of its values are kept."""
ALSO_CALLED = {
    "Operation_Expected_End_Date": END,
    "NUTS3_Code": PLACE,
    "NUTS2_Code": PLACE,
    "CountryCode": COUNTRY,
}
"""Other names in Kohesio's lists; the first column of a kind that is filled in counts."""
REQUIRED = (ID, TITLE)
DELIMITERS = ",;\t"


@dataclass(frozen=True)
class Layout:
    """The first row of a list: where each column that is used stands, and which are left."""

    width: int
    places: dict[str, tuple[int, ...]]
    left: tuple[str, ...]

    def of(self, name: str, cells_: list[str]) -> list[str]:
        """The cells of that column's kind, stripped."""
        return [cells_[at].strip() for at in self.places.get(name, ())]


def delimiter_of(first_line: str) -> str:
    """What divides the cells: of comma, semicolon and tab the one that yields most names that are known."""
    return max(DELIMITERS, key=lambda mark: sum(own_name(name) is not None for name in first_line.split(mark)))


def layout_of(path: str, record: Record) -> tuple[Layout, list[Problem]]:
    """The layout that the row of names gives, and what makes the whole list unusable."""
    header = record.cells
    places: dict[str, list[int]] = {}
    problems, left, seen = [], [], set()
    for number, name in enumerate(header):
        own, spelled = own_name(name), name.strip().casefold()
        if own is None:
            left.append(name.strip())
        elif spelled in seen:
            problems.append(
                Problem(Mark(path, record.line, number + 1), "duplicate-key", name.strip(), {"first": str(record.line)})
            )
        else:
            places.setdefault(own, []).append(number)
        seen.add(spelled)
    for name in REQUIRED:
        if name not in places:
            problems.append(Problem(Mark(path, record.line), "csv-column-missing", name, {"value": name}))
    # A column under its own name goes before one that is only also called so.
    ordered = {
        own: tuple(sorted(numbers, key=lambda n: header[n].strip().casefold() != own.casefold()))
        for own, numbers in places.items()
    }
    return Layout(len(header), ordered, tuple(name for name in left if name)), problems


def own_name(name: str) -> str | None:
    """Our name of the column, or None when it is not imported."""
    return NAMES.get(name.strip().strip('"').casefold())


NAMES = {name.casefold(): name for name in (*READ, *JUDGED)} | {k.casefold(): v for k, v in ALSO_CALLED.items()}
