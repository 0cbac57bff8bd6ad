"""One row of a list of operations → one initiative, or every reason why not."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache

from ..check.initiatives import ID, NAME, PERSON, faults_in_row
from ..model import InitiativeFacts
from ..problems import Mark, Problem
from ..read.document import Document
from ..read.validate import validated
from ..text.contact import contacts
from ..text.hidden import FORBIDDEN, character
from . import cells, persons
from .cells import Refused
from .columns import COUNTRY, FUND_CODE, NUMBER, PLACE, READ, REQUIRED, Layout
from .places import Places
from .records import Record

SWEDEN = {"se", "swe", "sweden", "sverige"}
INSTRUMENTS = {"ERDF": "eruf", "ESF": "esf", "ESF+": "esf"}
"""Kohesio's codes of funds, in the node's list of instruments."""
TEXTS = [name for name, read in READ.items() if read is cells.words]


@dataclass(frozen=True, slots=True)
class Operation:
    """A row that can be taken in: the folder it belongs to, and its cells by column; an empty one clears."""

    key: str
    mark: Mark
    values: dict[str, str]


@dataclass(slots=True)
class Row:
    """A row while it is judged: what stands in it, what of that is kept, and what is wrong with it."""

    path: str
    record: Record
    given: dict[str, tuple[str, int]]
    """The first cell of each kind that is filled in, with its number from 1."""
    values: dict[str, str] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)

    def said(self, name: str) -> str:
        """The text of a column, or nothing."""
        return self.given[name][0] if name in self.given else ""

    def refuse(self, name: str, refused: Refused) -> None:
        """Note what is wrong with a cell."""
        at = self.given[name][1] if name in self.given else 1
        self.problems.append(Problem(Mark(self.path, self.record.line, at), refused.rule, name, refused.values))

    def judge_as_contributed(self) -> list[Problem]:
        """What the rules for rows that people write say of what is kept."""
        lists = {name: [self.values[name]] for name in ("Instruments", "Sources") if name in self.values}
        kept = {name: text for name, text in self.values.items() if text} | lists
        if not _faults(Document(self.path, kept)):
            return []
        marks: dict[tuple[str | int, ...], tuple[int, int]] = {(): (self.record.line, 1)}
        marks |= {(name,): (self.record.line, at) for name, (_, at) in self.given.items()}
        return _faults(Document(self.path, kept, marks, marks))  # places cost time, and most rows need none


@dataclass
class Judge:
    """Judges the rows of one list, one after the other."""

    path: str
    layout: Layout
    places: Places
    source: str
    to: str | None = None
    """The folder for all rows; without it each row's NUTS code decides."""
    first: dict[str, int] = field(default_factory=dict)
    """The line on which each id first stood."""

    def judged(self, record: Record) -> tuple[Operation | None, list[Problem]]:
        """The operation, or None with the faults of its row."""
        if problems := list(self._unreadable(record)):
            return None, problems
        stripped = [cell.strip() for cell in record.cells]
        row = Row(self.path, record, {own: _filled(stripped, at) for own, at in self.layout.places.items()})
        _read_cells(row)
        key = self._key(row)
        _leave_persons_out(row)
        self._be_new(row)
        row.values["Sources"] = self.source
        if not row.problems:
            row.problems += row.judge_as_contributed()
        taken = Operation(key, Mark(self.path, record.line), row.values) if key and not row.problems else None
        return taken, row.problems

    def _unreadable(self, record: Record) -> Iterator[Problem]:
        mark = Mark(self.path, record.line)
        if record.fault:
            yield Problem(mark, "csv-quotes", values={"problem": record.fault})
        elif len(record.cells) != self.layout.width:
            seen = {"seen": str(len(record.cells)), "expected": str(self.layout.width)}
            yield Problem(mark, "csv-width", values=seen)
        elif FORBIDDEN.search(record.raw):
            for number, cell in enumerate(record.cells, 1):
                if match := FORBIDDEN.search(cell):
                    values = {"character": character(match[0])}
                    yield Problem(Mark(self.path, record.line, number), "forbidden-character", values=values)

    def _key(self, row: Row) -> str | None:
        country = row.said(COUNTRY)
        if country and country.casefold() not in SWEDEN:
            row.refuse(COUNTRY, Refused("country", value=country))
        codes = self.places.codes(row.said(PLACE))
        if len(codes) > 1:  # of a single one, the folder says as much
            row.values[PLACE] = ", ".join(codes)
        try:
            return self.to or self.places.key(codes)
        except Refused as refused:
            row.refuse(PLACE, refused)
            return None

    def _be_new(self, row: Row) -> None:
        name, line = row.values.get(ID), row.record.line
        if name and (earlier := self.first.setdefault(name, line)) != line:
            row.refuse(ID, Refused("same-id", value=name, first=str(earlier)))


def _filled(cells_: list[str], numbers: tuple[int, ...]) -> tuple[str, int]:
    number = next((number for number in numbers if cells_[number]), numbers[0]) if len(numbers) > 1 else numbers[0]
    return cells_[number], number + 1


def _faults(document: Document) -> list[Problem]:
    return [*validated(document, InitiativeFacts)[1], *faults_in_row(document)]


def _read_cells(row: Row) -> None:
    for name, (text, _) in row.given.items():
        try:
            if text and name in READ:
                row.values[name] = _read(name, text)
            elif not text and name in REQUIRED:
                raise Refused("empty")
        except Refused as refused:
            row.refuse(name, refused)
    if instrument := INSTRUMENTS.get(row.said(FUND_CODE).upper()):
        row.values["Instruments"] = instrument


@lru_cache(maxsize=20_000)  # funds, programmes and days stand in many rows
def _read(name: str, text: str) -> str:
    if text[0] == "#" and cells.SPREADSHEET_ERROR.fullmatch(text):
        raise Refused("spreadsheet-error", value=text)
    if text[0] in "=@":
        raise Refused("formula", value=text)
    if name in TEXTS:
        if contact := next(contacts(text[:2000]), None):
            raise Refused("personal-data", value=contact[1])
        if ("-" in text or "+" in text) and persons.persons_number_in(text):
            raise Refused("personal-number")
    return READ[name](text)


def _leave_persons_out(row: Row) -> None:
    """Keep that the beneficiary is a private person, never who it is."""
    try:
        private = cells.flag(row.said(PERSON))
    except Refused as refused:
        return row.refuse(PERSON, refused)
    if not (private or persons.is_persons(row.said(NUMBER))):
        return
    name = row.values.get(NAME, "").casefold()
    row.values |= {NAME: "", PERSON: "true"}
    for column in TEXTS:
        if name and name in row.values.get(column, "").casefold():
            row.refuse(column, Refused("person-in-text"))
