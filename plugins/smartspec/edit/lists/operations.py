"""One row of a list of operations → one initiative, or every reason why not."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from functools import lru_cache

from ...check.initiatives import CURRENCY, ID, NAME, PERSON, PLACE
from ...model.values import LONGEST_PARAGRAPH
from ...problems import Mark, Problem, error, warning
from ...text.contact import contacts
from ...text.hidden import FORBIDDEN, character
from . import cells, persons
from .candidate_row import CandidateRow
from .columns import COUNTRY, FOLDER, FUND_CODE, JUDGED, NUMBER, READ, REQUIRED, SUMMARIES, TITLE, Layout
from .conventions import AMOUNTS, TOLD_BY_THE_LIST, Conventions
from .places import Places
from .records import Record, RejectedCell

SWEDEN = {"se", "swe", "sweden", "sverige"}
INSTRUMENTS = {"ERDF": "eruf", "ESF": "esf", "ESF+": "esf"}
"""Kohesio's codes of funds, in the node's list of instruments."""
TEXTS = [name for name, read in READ.items() if read in (cells.words, cells.code)]
TOTALS = re.compile(r"(?:del|total)?summa(?: totalt)?|s:a|totalt?|sum|sub-?total|grand total|varav:?", re.IGNORECASE)
"""What stands in place of a code where a row is the sum of others."""


@dataclass(frozen=True, slots=True)
class Operation:
    """A row that can be imported: its folder, and its cells by column; an empty cell clears the old value."""

    key: str
    mark: Mark
    values: dict[str, str]


error(
    "csv-quotes",
    "The row cannot be read: %(problem)s.",
    "Allowed: quotes around whole cells, and two quotes for each one inside (RFC 4180).",
    "Save the list again as CSV, or correct the quotes in the row.",
)
error(
    "not-an-operation",
    "The row “%(value)s” is a note or a sum of other rows.",
    "Allowed: one initiative on each row.",
    "Remove the row. If it changes what other rows say, correct them by it.",
)
error(
    "amount-unit",
    "“%(value)s” says that amounts are in thousands or millions.",
    "Allowed: amounts written out, in whole kronor or euro.",
    "Write the amounts out in the list, and then remove these words.",
)
error(
    "amount-bare",
    "The amount %(value)s has no currency beside it, as others in the list do, and they are not all in the same.",
    "Allowed: a currency beside each amount, or in the column %(column)s.",
    "Fill in the currency that the source states.",
)
error(
    "country",
    "The country is “%(value)s”.",
    "Allowed: SE, Sweden or Sverige.",
    "Remove the row, or correct the country.",
)
warning(
    "summary-left-out",
    "The summary has %(length)s characters and is left out.",
    "Allowed: at most %(most)s characters.",
    "Shorten it in the list and import again with --update, if it is to be there.",
)


@dataclass
class Judge:
    """Validates the rows of one list in order."""

    path: str
    layout: Layout
    places: Places
    conventions: Conventions
    source: str
    to: str | None
    """The folder for all rows; without it each row's NUTS code decides."""
    first: dict[str, tuple[int, int]] = field(default_factory=dict)
    """The line on which each id first stood, and what all cells of its row are told apart by."""
    contested: dict[str, int] = field(default_factory=dict)
    """Ids that stand again in a row that says something else, with its line: nobody knows which of them is right."""

    def judged(self, record: Record) -> tuple[Operation | None, list[Problem]]:
        """The operation, or None and the problems of its row."""
        if note := self._note(record):
            return None, [note]
        record = self._to_width(record)
        if problems := list(self._unreadable(record)):
            return None, problems
        stripped = [cell.strip() for cell in record.cells]
        row = CandidateRow(self.path, record, {own: _filled(stripped, at) for own, at in self.layout.places.items()})
        row.given |= {name: (self.layout.meaning(name, text), at) for name, (text, at) in row.given.items()}
        self._be_an_operation(row)
        self._be_written_out(row, stripped)
        if row.problems:
            return None, row.problems
        self._read_cells(row)
        key = self._key(row)
        _leave_persons_out(row)
        self._be_new(row)
        row.values["Sources"] = self.source
        if not row.problems:
            row.problems += row.judge_as_contributed()
        taken = Operation(key, Mark(self.path, record.line), row.values) if key and not row.problems else None
        return taken, row.problems or row.notes

    def _to_width(self, record: Record) -> Record:
        """Without the empty cells that stand after the last column, or with those that the row leaves out there."""
        width, cells_ = self.layout.width, record.cells
        if len(cells_) > width and not any(cell.strip() for cell in cells_[width:]):
            return replace(record, cells=cells_[:width])
        missing = width - len(cells_)
        return replace(record, cells=[*cells_, *[""] * missing]) if 0 < missing <= self.layout.trailing else record

    def _unreadable(self, record: Record) -> Iterator[Problem]:
        mark = Mark(self.path, record.line)
        if record.fault:
            yield mark.problem("csv-quotes", problem=record.fault)
        elif len(record.cells) != self.layout.width:
            yield mark.problem("csv-width", seen=str(len(record.cells)), expected=str(self.layout.width))
        elif FORBIDDEN.search(record.raw):
            for number, cell in enumerate(record.cells, 1):
                if match := FORBIDDEN.search(cell):
                    yield Mark(self.path, record.line, number).problem(
                        "forbidden-character", character=character(match[0])
                    )

    def _note(self, record: Record) -> Problem | None:
        """What a row says that is nothing but one cell, as footnotes and sources below a list are."""
        filled = [(number, cell.strip()) for number, cell in enumerate(record.cells, 1) if cell.strip()]
        if record.fault or len(filled) != 1 or self.layout.width <= len(REQUIRED):
            return None
        (number, text), *_ = filled
        return Mark(self.path, record.line, number).problem("not-an-operation", value=text[:100])

    def _be_an_operation(self, row: CandidateRow) -> None:
        column = ID if row.said(ID) else TITLE
        if TOTALS.fullmatch(row.said(column).rstrip(": ")):
            row.refuse(column, RejectedCell("not-an-operation", value=row.said(column)))

    def _be_written_out(self, row: CandidateRow, stripped: list[str]) -> None:
        """No cell that is not taken in, as of a column for the unit, says that the row's amounts are in thousands."""
        for number in self.layout.unread:
            if cells.UNIT.fullmatch(stripped[number].strip("()[] ")):
                mark = Mark(self.path, row.record.line, number + 1)
                row.problems.append(mark.problem("amount-unit", value=stripped[number]))

    def _read_cells(self, row: CandidateRow) -> None:
        row.values |= {name: value for name, value in self.layout.fixed.items() if name not in JUDGED}
        currencies: dict[str, str] = {}
        for name, (text, _) in row.given.items():
            try:
                if name in AMOUNTS:
                    text, beside = cells.with_currency(text)
                    currencies |= {name: beside} if beside else {}
                if text and name in READ:
                    if name in TOLD_BY_THE_LIST:
                        self.conventions.be_clear(name, text)
                    value = _read(name, text)
                    if _is_too_long(name, value):
                        row.leave_out(name, "summary-left-out", length=str(len(value)), most=str(LONGEST_PARAGRAPH))
                    else:
                        row.values[name] = value
                elif not text and name in REQUIRED:
                    raise RejectedCell("empty")
            except RejectedCell as refused:
                row.refuse(name, refused)
        if currencies and not row.said(CURRENCY) and self.conventions.several_currencies:
            for name in (name for name in AMOUNTS if row.values.get(name) and name not in currencies):
                row.refuse(name, RejectedCell("amount-bare", value=row.said(name), column=CURRENCY))
        for name, beside in currencies.items():
            if row.values.setdefault(CURRENCY, beside) != beside:
                told = {"value": row.said(name), "first": beside, "second": row.values[CURRENCY]}
                row.refuse(name, RejectedCell("amount-currency", **told))
        if instrument := INSTRUMENTS.get(row.said(FUND_CODE).upper()):
            row.values["Instruments"] = instrument

    def _key(self, row: CandidateRow) -> str | None:
        country = row.said(COUNTRY)
        if country and country.casefold() not in SWEDEN:
            row.refuse(COUNTRY, RejectedCell("country", value=country))
        try:
            codes = self.places.codes(row.said(PLACE))
        except RejectedCell as refused:
            row.refuse(PLACE, refused)
            return None
        folder = (row.said(FOLDER) or self.layout.fixed.get(FOLDER, "")) if self.to is None else ""
        try:
            key = self.places.within(folder, codes) if folder else self.places.key(codes, self.to)
        except RejectedCell as refused:
            row.refuse(FOLDER if folder else PLACE, refused)
            return None
        if len(codes) > 1 or (folder and codes and key == folder):  # of a single one, its own folder says as much
            row.values[PLACE] = ", ".join(codes)
        return key

    def _be_new(self, row: CandidateRow) -> None:
        name, line = row.values.get(ID), row.record.line
        if not name:
            return
        own = line, hash(tuple(row.record.cells))
        if (earlier := self.first.setdefault(name, own)) != own:
            row.refuse(ID, RejectedCell("same-id", value=name, first=str(earlier[0])))
            if earlier[1] != own[1]:
                self.contested.setdefault(name, line)

    def withdrawn(self, operations: list[Operation]) -> Iterator[tuple[Operation, Problem]]:
        """Those whose id turned out to stand for something else further down, each with its problem."""
        for one in operations:
            if again := self.contested.get(name := one.values[ID]):
                values = {"value": name, "first": str(again)}
                column = self.layout.places[ID][0] + 1
                yield one, Problem(replace(one.mark, column=column), "same-id", ID, values)


def _filled(cells_: list[str], numbers: tuple[int, ...]) -> tuple[str, int]:
    number = next((number for number in numbers if cells_[number]), numbers[0]) if len(numbers) > 1 else numbers[0]
    return cells_[number], number + 1


def _is_too_long(name: str, value: str) -> bool:
    return name in SUMMARIES and len(value) > LONGEST_PARAGRAPH


error(
    "spreadsheet-error",
    "“%(value)s” is an error that a spreadsheet left.",
    "Allowed: the value itself, or an empty cell.",
    "Correct the formula in the spreadsheet, and save it as CSV again.",
)


@lru_cache(maxsize=20_000)  # funds, programmes and days stand in many rows
def _read(name: str, text: str) -> str:
    if text[0] == "#" and cells.SPREADSHEET_ERROR.fullmatch(text):
        raise RejectedCell("spreadsheet-error", value=text)
    if text[0] in "=@":
        raise RejectedCell("formula", value=text)
    value = READ[name](text)
    if name in TEXTS and not _is_too_long(name, value):
        if contact := next(contacts(value[:2000]), None):
            raise RejectedCell("personal-data", value=contact[1])
        if persons.persons_number_in(value):
            raise RejectedCell("personal-number")
    return value


error(
    "person-in-text",
    "The text holds the name of a beneficiary who is a private person.",
    "The names of private persons are not published.",
    "Write the text without the name.",
)


def _leave_persons_out(row: CandidateRow) -> None:
    """Keep that the beneficiary is a private person, never who it is."""
    column = PERSON
    try:
        private = cells.flag(row.said(PERSON))
        column = NUMBER
        private = private or persons.is_persons(row.said(NUMBER))
        column = NAME
        told_otherwise = bool(row.said(PERSON) or any(map(str.isdigit, row.said(NUMBER))))  # not only a dash
        if not private and not told_otherwise and persons.looks_like_a_person(row.values.get(NAME, "")):
            raise RejectedCell("beneficiary-person", column=PERSON)
    except RejectedCell as refused:
        return row.refuse(column, refused)
    if not private:
        return
    name = row.values.get(NAME, "").casefold()
    row.values |= {NAME: "", PERSON: "true"}
    for column in TEXTS:
        if name and name in row.values.get(column, "").casefold():
            row.refuse(column, RejectedCell("person-in-text"))
