"""A table of contributed rows (RFC 4180; semicolons from Swedish spreadsheets are understood)."""

import csv
import io
import re
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from typing import get_origin

from pydantic.fields import FieldInfo

from ..model import Frozen
from ..model.values import N_
from ..problems import Mark, Problem, error
from .document import Document, Path
from .validate import hint

MOST_ROWS = 5_000
MOST_COLUMNS = 100
"""Names in the first row that are judged; further ones stay unread, with those before them as faults."""
MOST_ABOVE = 20
"""Lines at the top of a file among which the row of names is looked for."""
CONTENT = re.compile(r'[^\s,;"]')
CSV_SAYS = (
    N_("',' expected after '\"'"),
    N_("';' expected after '\"'"),
    N_("field larger than field limit (131072)"),
    N_("unexpected end of data"),
)
"""What Python's csv module says is wrong, so that the catalogues have it."""


error(
    "csv-empty",
    "The table is empty.",
    "Allowed: the names of the columns on the first row, and then a row for each thing.",
    "Fill in the table, or remove the file.",
)
error(
    "csv-width",
    "The row has %(seen)s cells.",
    "Each row has as many cells as the first, %(expected)s.",
    "Check commas and quotes in the row.",
)
error(
    "csv-rows",
    "The table has more than %(most)s rows.",
    "Allowed: at most %(most)s rows.",
    "Remove rows that are not needed.",
)
error(
    "csv-syntax",
    "The row cannot be read: %(problem)s.",
    "Allowed: cells separated by commas, with quotes around cells that hold a comma.",
    "Check the quotes in the row.",
)


def read_rows(path: str, text: str, model: type[Frozen]) -> tuple[list[Document], list[Problem]]:
    """One document a row, its values keyed by column; empty cells are left out.

    The columns are the fields of ``model``. Cells of a field that holds several values are divided at semicolons.
    The column of a mark is the cell's number in its row. Rows of empty cells, which spreadsheets leave, are skipped.
    """
    columns = model.model_fields
    lists = {name for name, field in columns.items() if get_origin(field.annotation) is tuple}
    lines = text.split("\n")
    if above := above_the_header(path, lines, lambda name: name if name in columns else None):
        return [], [above]
    header_line = next((line for line in lines if not is_blank(line)), lines[0])
    delimiter = ";" if header_line.count(";") > header_line.count(",") else ","
    rows = csv.reader(io.StringIO(text), delimiter=delimiter, strict=True)
    documents: list[Document] = []
    problems: list[Problem] = []
    header: list[str] | None = None
    places: dict[Path, int] = {}
    said: dict[str, str] = {}
    try:
        while True:
            line = rows.line_num + 1
            row = next(rows)
            if not any(cell.strip() for cell in row):
                continue
            if header is None:
                header = [name.strip() for name in row]
                problems += _header_problems(path, line, header, columns)
                places = {(name,): number for number, name in enumerate(header, 1)}
            elif len(row) != len(header):
                problems.append(Mark(path, line).problem("csv-width", seen=str(len(row)), expected=str(len(header))))
            elif len(documents) < MOST_ROWS:
                documents.append(_row(path, line, header, row, lists, places, said))
            else:
                problems.append(Mark(path, line).problem("csv-rows", most=str(MOST_ROWS)))
                break
    except StopIteration:
        pass
    except csv.Error as error:
        problems.append(Mark(path, line).problem("csv-syntax", problem=str(error)))
    if header is None and not problems:
        problems.append(Mark(path).problem("csv-empty"))
    return documents, problems


error(
    "csv-above",
    "Above the names of the columns stands “%(value)s”.",
    "The names of the columns stand on the first row.",
    "Delete what stands above line %(line)s.",
)


def above_the_header(path: str, lines: Sequence[str], known: Callable[[str], str | None]) -> Problem | None:
    """What stands above the row of names, such as a title or ``sep=;``, if that is not the first row.

    ``known`` gives the column that a name stands for, or None.
    """

    def names(line: str) -> int:
        cells = (line.replace('"', " ").split(mark) for mark in ",;\t")
        return max(len({known(cell.strip()) for cell in row} - {None}) for row in cells)

    header = next((number for number, line in enumerate(lines[:MOST_ABOVE]) if names(line) > 1), 0)
    for number, line in enumerate(lines[:header], 1):
        if not is_blank(line):
            whole, bare = line.strip(), line.strip().rstrip(",;\t")
            seen = bare if len(whole) - len(bare) > 1 else whole  # the mark in “sep=;” is no empty cell
            return Mark(path, number).problem("csv-above", value=seen, line=str(header + 1))
    return None


def is_blank(line: str) -> bool:
    """Whether no cell of a line has anything in it, whatever divides them."""
    return not CONTENT.search(line)


error(
    "duplicate-key",
    "The same name stands here again; it first stood on line %(first)s.",
    "Each key, and each column, may stand once.",
    "Merge the two, or remove one.",
)
error("csv-column", "There is no column “%(value)s”.", "Allowed: %(allowed)s.", "Check the spelling in the first row.")
error(
    "csv-column-missing",
    "The column “%(value)s” is missing.",
    "It must be there.",
    "Add it to the first row, and a cell to each row.",
)


def _header_problems(path: str, line: int, header: list[str], columns: Mapping[str, FieldInfo]) -> list[Problem]:
    missing = [name for name, field in columns.items() if field.is_required() and name not in header]
    problems = [Problem(Mark(path, line), "csv-column-missing", name, {"value": name}) for name in missing]
    for number, name in enumerate(header[:MOST_COLUMNS], 1):
        if name not in columns:
            values = {"value": name, "allowed": ", ".join(columns), "hint": hint(name, list(columns))}
            problems.append(Problem(Mark(path, line, number), "csv-column", name, values))
        elif name in header[: number - 1]:
            problems.append(Problem(Mark(path, line, number), "duplicate-key", name, {"first": str(line)}))
    return problems


class _PlacesInRow(Mapping[Path, tuple[int, int]]):
    """Where the cells of one row stand: its line, and the column's number, which all rows of the table share."""

    __slots__ = ("columns", "line")

    def __init__(self, line: int, columns: Mapping[Path, int]) -> None:
        self.line, self.columns = line, columns

    def __getitem__(self, path: Path) -> tuple[int, int]:
        return self.line, self.columns[path] if path else 1

    def __iter__(self) -> Iterator[Path]:
        yield ()
        yield from self.columns

    def __len__(self) -> int:
        return len(self.columns) + 1


class _Row(Document):
    """One row of a table, whose texts are found by their column and not by looking through all of them."""

    def find(self, *wanted: str) -> Iterator[tuple[Path, str]]:
        """Every text in those columns, with its path, in the order of the columns."""
        for name, value in self.values.items():
            if name not in wanted:
                continue
            if isinstance(value, str):
                yield (name,), value
            else:
                yield from (((name, number), part) for number, part in enumerate(value))


def _row(
    path: str,
    line: int,
    header: list[str],
    row: list[str],
    lists: Collection[str],
    columns: Mapping[Path, int],
    said: dict[str, str],
) -> Document:
    """One row. ``lists``: columns of several values. ``said`` holds each text once: funds stand in many rows."""
    values: dict[str, str | list[str]] = {}
    for name, cell in zip(header, row, strict=True):
        if text := cell.strip():
            if name in lists:
                values[name] = [said.setdefault(part, part) for part in map(str.strip, text.split(";")) if part]
            else:
                values[name] = said.setdefault(text, text)
    places = _PlacesInRow(line, columns)
    return _Row(path, values, places, places)
