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


class Table:
    """One ``initiatives.csv``. Rows that are not changed keep their text to the letter."""

    def __init__(self, text: str) -> None:
        """Raises NotAppendable when the text is no table with ids."""
        self._mark, text = (MARK, text[1:]) if text.startswith(MARK) else ("", text)
        lines = lines_of(text)
        self._end = next((line[len(line.rstrip("\r\n")) :] for line in lines[:1]), "") or "\n"
        self._delimiter = ";" if lines and lines[0].count(";") > lines[0].count(",") else ","
        self._raw: list[str] = []
        self._lines: list[int] = []
        self._cells: list[list[str]] = []
        self._changed: set[int] = set()
        for record in records(text, self._delimiter):
            if record.fault or (self._cells and len(record.cells) != len(self._cells[0])):
                raise NotAppendable(record.line)
            self._raw.append(record.raw.rstrip("\r\n"))
            self._lines.append(record.line)
            self._cells.append(record.cells)
        if not self._cells:
            self._cells, self._raw, self._lines, self._changed = [[ID]], [""], [1], {0}
        self._bytes = len(text.encode())
        self._header = [name.strip() for name in self._cells[0]]
        if ID not in self._header:
            raise NotAppendable(1)
        self._had = len(self._header)
        self._at = {name: at for at, name in enumerate(self._header)}
        self._rows = {cells[self._at[ID]].strip(): number for number, cells in enumerate(self._cells) if number}

    def __contains__(self, name: str) -> bool:
        return name in self._rows

    def __len__(self) -> int:
        return len(self._cells) - 1

    @property
    def size(self) -> int:
        """Bytes of the table as it would be written, never fewer."""
        return self._bytes + (len(self._header) - self._had) * (len(self._cells) + LONGEST_NAME)

    def differences(self, values: Mapping[str, str]) -> Iterator[CellDifference]:
        """Where the row of that id says something else. Sources are left out: a row may have more than one."""
        number = self._rows[values[ID]]
        cells = self._cells[number]
        for name, new in values.items():
            at = self._at.get(name, -1)
            old = cells[at].strip() if 0 <= at < len(cells) else ""
            if (
                old != new
                and name != "Sources"
                and _same(old) != _same(new)
                and not (name in SEVERAL and new in _parts(old))
            ):
                yield CellDifference(self._lines[number], at + 1, name, old, new)

    def add(self, values: Mapping[str, str]) -> None:
        """A new row at the end."""
        self._columns_for(values)
        self._rows[values[ID]] = number = len(self._cells)
        self._cells.append([values.get(name, "") for name in self._header])
        self._bytes += sum(len(cell.encode()) + cell.count('"') + 3 for cell in self._cells[-1]) + len(self._end)
        self._raw.append("")
        self._lines.append(0)
        self._changed.add(number)

    def replace(self, values: Mapping[str, str]) -> None:
        """The cells that a list gives, in the row of that id; its source joins those that are there."""
        self._columns_for(values)
        number = self._rows[values[ID]]
        cells = self._cells[number] = [*self._cells[number], *[""] * (len(self._header) - len(self._cells[number]))]
        for name, new in values.items():
            if name in self._at:  # a cell to be cleared needs no column of its own
                at = self._at[name]
                cells[at] = _joined(cells[at], new) if name in SEVERAL else new
        self._changed.add(number)

    def text(self) -> str:
        """The whole table."""
        added = self._delimiter * (len(self._header) - self._had)
        out = io.StringIO()
        writer = csv.writer(out, delimiter=self._delimiter, lineterminator=self._end)
        for number, cells in enumerate(self._cells):
            if number == 0 and (added or 0 in self._changed):
                writer.writerow(self._header)
            elif number in self._changed:
                writer.writerow([*cells, *[""] * (len(self._header) - len(cells))])
            else:
                out.write(f"{self._raw[number]}{added}{self._end}")
        return self._mark + out.getvalue()

    def _columns_for(self, values: Mapping[str, str]) -> None:
        """Columns that the table does not have yet come last; in a table without rows, in the model's order."""
        new = [name for name in values if name not in self._at and values[name]]
        if not new:
            return
        self._header += sorted(new, key=ORDER.index)
        if len(self._cells) == 1:
            self._header.sort(key=lambda name: ORDER.index(name) if name in ORDER else len(ORDER))
        self._at = {name: at for at, name in enumerate(self._header)}


def _same(text: str) -> str:
    """The part of a cell that is compared."""
    number = text.replace(".", "", 1)
    return text.rstrip("0").rstrip(".") if "." in text and number.isdecimal() else text


def _joined(old: str, new: str) -> str:
    return "; ".join(dict.fromkeys([*_parts(old), new]))


def _parts(cell: str) -> list[str]:
    return [part for part in map(str.strip, cell.split(";")) if part]
