"""Which columns of a list of operations are taken in: Kohesio's names, and the fields of CPR Art. 49(3)."""

from collections.abc import Callable
from dataclasses import dataclass

from ..check.initiatives import CURRENCY, END, EU_PART, ID, NAME, PAID, PERSON, RATE, START, TOTAL
from ..problems import Mark, Problem
from . import cells

TITLE = "Operation_Name_Programme_Language"
PLACE = "Location_Indicator_NUTS_code"
FUND, FUND_CODE = "Fund_Name", "Fund_Code"
COUNTRY, NUMBER = "Country", "Beneficiary_Local_Identifier"
READ: dict[str, Callable[[str], str]] = {
    ID: cells.identifier,
    TITLE: cells.words,
    "Operation_Name_English": cells.words,
    "Operation_Summary_Programme_Language": cells.words,
    "Operation_Summary_English": cells.words,
    NAME: cells.words,
    START: cells.date,
    END: cells.date,
    TOTAL: cells.amount,
    EU_PART: cells.amount,
    PAID: cells.amount,
    CURRENCY: str.upper,
    RATE: cells.rate,
    FUND: cells.words,
    "Programme_Name": cells.words,
    "Specific_Objective": cells.words,
    "Category_Of_Intervention": cells.words,
}
"""Columns whose cells are kept, and how each is read."""
JUDGED = (PLACE, COUNTRY, PERSON, NUMBER, FUND_CODE)
"""Columns that decide where a row goes and what of it is kept."""
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


def delimiter_of(first_line: str) -> str:
    """What divides the cells: of comma, semicolon and tab the one that yields most names that are known."""
    return max(DELIMITERS, key=lambda mark: sum(_own_name(name) is not None for name in first_line.split(mark)))


def layout_of(path: str, header: list[str]) -> tuple[Layout, list[Problem]]:
    """The layout, and what makes the whole list unusable."""
    places: dict[str, list[int]] = {}
    problems, left, seen = [], [], set()
    for number, name in enumerate(header):
        own, spelled = _own_name(name), name.strip().casefold()
        if own is None:
            left.append(name.strip())
        elif spelled in seen:
            problems.append(Problem(Mark(path, 1, number + 1), "duplicate-key", name.strip(), {"first": "1"}))
        else:
            places.setdefault(own, []).append(number)
        seen.add(spelled)
    for name in REQUIRED:
        if name not in places:
            problems.append(Problem(Mark(path), "csv-column-missing", name, {"value": name}))
    # A column under its own name goes before one that is only also called so.
    ordered = {
        own: tuple(sorted(numbers, key=lambda n: header[n].strip().casefold() != own.casefold()))
        for own, numbers in places.items()
    }
    return Layout(len(header), ordered, tuple(name for name in left if name)), problems


def _own_name(name: str) -> str | None:
    return NAMES.get(name.strip().strip('"').casefold())


NAMES = {name.casefold(): name for name in (*READ, *JUDGED)} | {k.casefold(): v for k, v in ALSO_CALLED.items()}
