"""A contributed table to append rows to: unchanged lines are kept byte for byte."""

import csv
import io
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from ...model import InitiativeFacts
from .records import lines_of, records

ORDER = list(InitiativeFacts.model_fields)
ID = ORDER[0]
SEVERAL = ("Sources", "Instruments")
"""Columns whose cells hold several values, to which a list adds its own."""
MARK = "\ufeff"
LONGEST_NAME = max(map(len, ORDER))


@dataclass(frozen=True)
class CellDifference:
    """A cell of the table and the value that the imported list has; the column counts from 1."""

    line: int
    column: int
    name: str
    old: str
    new: str


class NotAppendable(Exception):
    """The table is not appendable; ``line`` is the first malformed one."""

    def __init__(self, line: int) -> None:
        super().__init__(str(line))
        self.line = line


@dataclass
class _Row:
    """A row or the header: its cells, its text as it stood (None: to be written anew) and its line (0: it is new)."""

    cells: list[str]
    raw: str | None
    line: int


class Table:
    """One ``initiatives.csv``. Rows that are not changed keep their text to the letter."""

    def __init__(self, text: str) -> None:
        """Raises NotAppendable when the text is no table with ids."""
        self._mark, text = (MARK, text[1:]) if text.startswith(MARK) else ("", text)
        lines = lines_of(text)
        self._end = next((line[len(line.rstrip("\r\n")) :] for line in lines[:1]), "") or "\n"
        self._delimiter = ";" if lines and lines[0].count(";") > lines[0].count(",") else ","
        self._rows: list[_Row] = []
        for record in records(text, self._delimiter):
            if record.fault or (self._rows and len(record.cells) != len(self._rows[0].cells)):
                raise NotAppendable(record.line)
            self._rows.append(_Row(record.cells, record.raw.rstrip("\r\n"), record.line))
        self._rows = self._rows or [_Row([ID], None, 1)]
        self._bytes = len(text.encode())
        self._header = [name.strip() for name in self._rows[0].cells]
        if ID not in self._header:
            raise NotAppendable(1)
        self._had = len(self._header)
        self._at = {name: at for at, name in enumerate(self._header)}
        self._by_id = {row.cells[self._at[ID]].strip(): row for row in self._rows[1:]}

    def __contains__(self, name: str) -> bool:
        return name in self._by_id

    def __len__(self) -> int:
        return len(self._rows) - 1

    @property
    def size(self) -> int:
        """Bytes of the table as it would be written, never fewer."""
        return self._bytes + (len(self._header) - self._had) * (len(self._rows) + LONGEST_NAME)

    def differences(self, values: Mapping[str, str]) -> Iterator[CellDifference]:
        """Where the row of that id says something else. Sources are left out: a row may have more than one."""
        row = self._by_id[values[ID]]
        for name, new in values.items():
            at = self._at.get(name, -1)
            old = row.cells[at].strip() if 0 <= at < len(row.cells) else ""
            there = name in SEVERAL and new in _parts(old)
            if old != new and name != "Sources" and _same(old) != _same(new) and not there:
                yield CellDifference(row.line, at + 1, name, old, new)

    def add(self, values: Mapping[str, str]) -> None:
        """A new row at the end."""
        self._columns_for(values)
        row = self._by_id[values[ID]] = _Row([values.get(name, "") for name in self._header], None, 0)
        self._rows.append(row)
        self._bytes += sum(len(cell.encode()) + cell.count('"') + 3 for cell in row.cells) + len(self._end)

    def replace(self, values: Mapping[str, str]) -> None:
        """The cells that a list gives, in the row of that id; its source joins those that are there."""
        self._columns_for(values)
        row = self._by_id[values[ID]]
        row.cells = [*row.cells, *[""] * (len(self._header) - len(row.cells))]
        row.raw = None
        for name, new in values.items():
            if name in self._at:  # a cell to be cleared needs no column of its own
                at = self._at[name]
                row.cells[at] = "; ".join(dict.fromkeys([*_parts(row.cells[at]), new])) if name in SEVERAL else new

    def text(self) -> str:
        """The whole table."""
        added = self._delimiter * (len(self._header) - self._had)
        out = io.StringIO()
        writer = csv.writer(out, delimiter=self._delimiter, lineterminator=self._end)
        top, *rows = self._rows
        for row in (_Row(self._header, None if added else top.raw, 1), *rows):
            if row.raw is None:
                writer.writerow([*row.cells, *[""] * (len(self._header) - len(row.cells))])
            else:
                out.write(f"{row.raw}{added}{self._end}")
        return self._mark + out.getvalue()

    def _columns_for(self, values: Mapping[str, str]) -> None:
        """Columns that the table does not have yet come last; in a table without rows, in the model's order."""
        new = [name for name in values if name not in self._at and values[name]]
        if not new:
            return
        self._header += sorted(new, key=ORDER.index)
        if len(self._rows) == 1:
            self._header.sort(key=lambda name: ORDER.index(name) if name in ORDER else len(ORDER))
        self._at = {name: at for at, name in enumerate(self._header)}


def _same(text: str) -> str:
    """The part of a cell that is compared."""
    number = text.replace(".", "", 1)
    return text.rstrip("0").rstrip(".") if "." in text and number.isdecimal() else text


def _parts(cell: str) -> list[str]:
    return [part for part in map(str.strip, cell.split(";")) if part]
