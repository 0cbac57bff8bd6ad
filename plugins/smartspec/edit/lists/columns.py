"""Which columns of a list of operations are imported, and what each kind of list calls them."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field

from ...check.initiatives import (
    CURRENCY,
    DECIDED,
    END,
    EU_PART,
    ID,
    KIND,
    NAME,
    PAID,
    PERSON,
    PLACE,
    RATE,
    START,
    STATE,
    SUPPORT,
    TOTAL,
)
from ...model import ColumnMapping
from ...model.files import FILES
from ...problems import Mark, Problem, error
from . import cells, days
from .records import Record

TITLE = "Operation_Name_Programme_Language"
SUMMARIES = ("Operation_Summary_Programme_Language", "Operation_Summary_English")
FUND, FUND_CODE = "Fund_Name", "Fund_Code"
COUNTRY, NUMBER, FOLDER = "Country", "Beneficiary_Local_Identifier", "Folder"
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
    SUPPORT: cells.amount,
    KIND: str.lower,
    STATE: days.date,
    DECIDED: days.date,
    CURRENCY: str.upper,
    RATE: cells.rate,
    FUND: cells.words,
    "Programme_Name": cells.words,
    "Specific_Objective": cells.words,
    "Thematic_Objective": cells.words,
    "Category_Of_Intervention": cells.code,
}
"""Columns whose cells are kept, and how each is read."""
JUDGED = (PLACE, COUNTRY, PERSON, NUMBER, FUND_CODE, FOLDER)
"""Columns that decide a row's folder and which of its values are kept."""
FIXED_ONLY = ("Instruments", "Fund_Name_English")
"""Columns that a mapping can fill in for all rows, and no list has."""
REQUIRED = (ID, TITLE)
DELIMITERS = ",;\t"
Mappings = Mapping[str, ColumnMapping]


@dataclass(frozen=True)
class Layout:
    """The first row of a list: where each column that is used stands, and which are left."""

    width: int
    places: dict[str, tuple[int, ...]]
    left: tuple[str, ...]
    divided_by: Mapping[str, str] = field(default_factory=dict)
    meanings: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    fixed: Mapping[str, str] = field(default_factory=dict)
    unread: tuple[int, ...] = ()
    """Where the cells of columns that are left stand, from 0."""
    trailing: int = 0
    """Columns at the end without a name, whose cells a row may leave out."""

    def of(self, name: str, cells_: list[str]) -> list[str]:
        """The cells of that column's kind, stripped."""
        return [cells_[at].strip() for at in self.places.get(name, ())]

    def meaning(self, name: str, text: str) -> str:
        """What the list's words stand for, each of them where a cell holds several; other words stay as they are."""
        known, mark = self.meanings.get(name), self.divided_by.get(name)
        parts = [" ".join(part.split()) for part in text.split(mark)] if mark else [" ".join(text.split())]
        return "|".join(known.get(part.casefold(), part) for part in parts if part) if known else text


class Names:
    """What the mappings that can be chosen call their columns."""

    def __init__(self, mappings: Mappings) -> None:
        self.mappings = mappings
        self._known = {spelled(name) for one in mappings.values() for column in one.columns for name in column.called}

    def known(self, name: str) -> str | None:
        """The name as it is compared, where any mapping has it."""
        return found if (found := spelled(name)) in self._known else None

    def delimiter_of(self, first_line: str) -> str:
        """What divides the cells: of comma, semicolon and tab the one that yields most names that are known."""
        parts = {mark: first_line.split(mark) for mark in DELIMITERS}
        return max(DELIMITERS, key=lambda mark: (sum(map(bool, map(self.known, parts[mark]))), len(parts[mark])))

    def are_in(self, cells_: list[str]) -> bool:
        """Whether a row is one of names, as the second one of a list with names in two languages is."""
        filled = [cell for cell in cells_ if cell.strip()]
        return len(filled) > 1 and all(map(self.known, filled))

    def completed(self, header: list[str], second: list[str]) -> list[str]:
        """The names of a header in two rows, where one that is known stands below one that is not (``Tid``)."""
        below = [*second, *[""] * (len(header) - len(second))]
        there = {spelled(name) for name in header}
        return [
            under if not self.known(name) and self.known(under) and spelled(under) not in there else name
            for name, under in zip(header, below, strict=False)
        ]

    def fitting(self, header: list[str]) -> list[str]:
        """The mappings that recognise a header, the one that has a use for most of it first."""
        there = {spelled(name) for name in header}
        fit = {name: one for name, one in self.mappings.items() if there.issuperset(map(spelled, one.recognised_by))}
        return sorted(fit, key=lambda name: (-_used(fit[name], there), name))

    def nearest(self, header: list[str]) -> list[str]:
        """The mapping that has a use for most of a header that none recognises, where that is more than one name."""
        there = {spelled(name) for name in header}
        used = {name: _used(one, there) for name, one in self.mappings.items()}
        best = max(used, key=lambda name: used[name], default="")
        return [best] if used.get(best, 0) > 1 else []


def spelled(name: str) -> str:
    """A column's name as it is compared."""
    return " ".join(name.strip().strip('"').casefold().split())


def _used(mapping: ColumnMapping, there: set[str]) -> int:
    return sum(any(spelled(name) in there for name in column.called) for column in mapping.columns)


error(
    "columns-unknown",
    "No kind of list is known by these columns: %(value)s.",
    "Known by their columns: %(allowed)s.",
    "Choose one with --columns, or write a mapping in %(folder)s from one of those that are there.",
)
error(
    "columns-several",
    "The columns fit more than one kind of list: %(value)s.",
    "Allowed: one kind.",
    "Choose it with --columns.",
)
error(
    "columns-target",
    "The mapping %(name)s fills in “%(value)s”, which an import does not know.",
    "Allowed: %(allowed)s.",
    "Correct the mapping in %(folder)s.",
)


def layout_of(path: str, record: Record, names: Names, chosen: str | None) -> tuple[Layout | None, list[Problem]]:
    """The layout that the row of names gives, and what makes the whole list unusable."""
    header = record.cells
    fit = [chosen] if chosen else names.fitting(header) or names.nearest(header)
    there = {spelled(name) for name in header}
    if not fit:
        return None, [_unknown(path, record, names)]
    if len(fit) > 1 and len({_used(names.mappings[name], there) for name in fit[:2]}) == 1:
        return None, [Mark(path, record.line).problem("columns-several", value=", ".join(fit[:2]))]
    mapping = names.mappings[fit[0]]
    problems = [*_unknown_targets(path, fit[0], mapping), *_twice(path, record)]
    layout = _laid(header, mapping)
    for name in REQUIRED:
        if name not in layout.places:
            called = next((column.called for column in mapping.columns if column.column == name), (name,))
            problems.append(Problem(Mark(path, record.line), "csv-column-missing", name, {"value": called[0]}))
    return layout, problems


def _unknown(path: str, record: Record, names: Names) -> Problem:
    seen = ", ".join(name.strip() for name in record.cells if name.strip())
    known = "; ".join(f"{name} ({', '.join(one.recognised_by)})" for name, one in names.mappings.items())
    return Mark(path, record.line).problem(
        "columns-unknown", value=seen[:600], allowed=known, folder=FILES["columns"].folder
    )


def _unknown_targets(path: str, name: str, mapping: ColumnMapping) -> Iterator[Problem]:
    known = (*READ, *JUDGED, *FIXED_ONLY)
    for target in (*(one.column for one in mapping.columns), *(one.column for one in mapping.fixed)):
        if target not in known:
            values = {"name": name, "value": target, "allowed": ", ".join(known), "folder": FILES["columns"].folder}
            yield Problem(Mark(path), "columns-target", target, values)


def _twice(path: str, record: Record) -> Iterator[Problem]:
    seen: set[str] = set()
    for number, name in enumerate(record.cells, 1):
        if name.strip() and spelled(name) in seen:
            yield Problem(Mark(path, record.line, number), "duplicate-key", name.strip(), {"first": str(record.line)})
        seen.add(spelled(name))


def _laid(header: list[str], mapping: ColumnMapping) -> Layout:
    at = {spelled(name): number for number, name in reversed(list(enumerate(header)))}
    places = {
        column.column: tuple(at[spelled(name)] for name in column.called if spelled(name) in at)
        for column in mapping.columns
    }
    used = {number for found in places.values() for number in found}
    return Layout(
        len(header),
        {name: found for name, found in places.items() if found},
        tuple(name.strip() for number, name in enumerate(header) if number not in used and name.strip()),
        {column.column: column.divided_by for column in mapping.columns if column.divided_by},
        {c.column: {spelled(m.says): m.means for m in c.meanings} for c in mapping.columns if c.meanings},
        {fixed.column: fixed.value for fixed in mapping.fixed},
        tuple(number for number in range(len(header)) if number not in used),
        len(header) - max((number for number, name in enumerate(header, 1) if name.strip()), default=0),
    )
