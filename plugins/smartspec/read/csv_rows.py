"""A table of contributed rows (RFC 4180; semicolons from Swedish spreadsheets are understood)."""

import csv
import io
from collections.abc import Mapping

from ..problems import Mark, Problem
from .document import Document
from .validate import hint

LISTS = ("Partners", "Instruments", "Sources", "basis", "touches", "nace", "nabs", "criteria", "examples")
MOST_ROWS = 5_000
MOST_COLUMNS = 100
"""Names in the first row that are judged; further ones stay unread, with those before them as faults."""


def read_rows(path: str, text: str, columns: Mapping[str, bool]) -> tuple[list[Document], list[Problem]]:
    """One document a row, its values keyed by column; empty cells are left out.

    ``columns`` are those that may be there, and whether they must. Cells of the columns in
    ``LISTS`` are divided at semicolons. The column of a mark is the cell's number in its row.
    """
    header_line = text.split("\n", 1)[0]
    delimiter = ";" if header_line.count(";") > header_line.count(",") else ","
    rows = csv.reader(io.StringIO(text), delimiter=delimiter, strict=True)
    documents: list[Document] = []
    problems: list[Problem] = []
    header: list[str] | None = None
    try:
        while True:
            line = rows.line_num + 1
            row = next(rows)
            if header is None:
                header = [name.strip() for name in row]
                problems += _header_problems(path, header, columns)
            elif len(row) != len(header):
                if row:
                    values = {"seen": str(len(row)), "expected": str(len(header))}
                    problems.append(Problem(Mark(path, line), "csv-width", values=values))
            elif len(documents) < MOST_ROWS:
                documents.append(_row(path, line, header, row))
            else:
                problems.append(Problem(Mark(path, line), "csv-rows", values={"most": str(MOST_ROWS)}))
                break
    except StopIteration:
        pass
    except csv.Error as error:
        problems.append(Problem(Mark(path, line), "csv-syntax", values={"problem": str(error)}))
    return documents, problems


def _header_problems(path: str, header: list[str], columns: Mapping[str, bool]) -> list[Problem]:
    missing = [name for name, required in columns.items() if required and name not in header]
    problems = [Problem(Mark(path), "csv-column-missing", name, {"value": name}) for name in missing]
    for number, name in enumerate(header[:MOST_COLUMNS], 1):
        if name not in columns:
            values = {"value": name, "allowed": ", ".join(columns), "hint": hint(name, list(columns))}
            problems.append(Problem(Mark(path, 1, number), "csv-column", name, values))
        elif name in header[: number - 1]:
            problems.append(Problem(Mark(path, 1, number), "duplicate-key", name, {"first": "1"}))
    return problems


def _row(path: str, line: int, header: list[str], row: list[str]) -> Document:
    values: dict[str, str | list[str]] = {}
    marks: dict[tuple[str | int, ...], tuple[int, int]] = {(): (line, 1)}
    for number, (name, cell) in enumerate(zip(header, row, strict=True), 1):
        marks[(name,)] = (line, number)
        if cell.strip():
            parts = [part.strip() for part in cell.split(";") if part.strip()]
            values[name] = parts if name in LISTS else cell.strip()
    return Document(path, values, marks, marks)
