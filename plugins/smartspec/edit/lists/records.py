"""Records of a comma-separated file (RFC 4180), where one bad record never hides those after it."""

import csv
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from ...model.values import N_

UNCLOSED = N_("a quote is opened and never closed")
LONE = N_("a quote stands inside a cell that has none around it")
AFTER = N_("something stands between a closing quote and the next cell")


@dataclass(frozen=True, slots=True)
class Record:
    """One record: the line it starts on (from 1), its text as it stood, and its cells, or why it has none."""

    line: int
    raw: str
    cells: list[str]
    fault: str


class _Lines:
    """The lines of a text, which can be taken up again from any of them."""

    def __init__(self, text: str) -> None:
        self.lines = lines_of(text)
        self.at = 0

    def __iter__(self) -> "_Lines":
        return self

    def __next__(self) -> str:
        if self.at >= len(self.lines):
            raise StopIteration
        self.at += 1
        return self.lines[self.at - 1]


def lines_of(text: str) -> list[str]:
    """The lines with their ends: ``\\n``, ``\\r\\n`` or a lone ``\\r``."""
    return re.findall(r"[^\r\n]*(?:\r\n|\n|\r)|[^\r\n]+$", text)


def records(text: str, delimiter: str) -> Iterator[Record]:
    """Every record, but those whose cells are all empty. After a fault, reading goes on at the next line."""
    source = _Lines(text)
    reader = csv.reader(source, delimiter=delimiter, strict=True)
    while True:
        start = source.at
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            source.at = start + 1
            reader = csv.reader(source, delimiter=delimiter, strict=True)
            yield Record(start + 1, source.lines[start], [], AFTER if "expected after" in str(error) else UNCLOSED)
            continue
        if any(cell.strip() for cell in cells):
            raw = "".join(source.lines[start : source.at])
            lone = any('"' in cell for cell in cells) and not _well_quoted(delimiter).fullmatch(raw)
            yield Record(start + 1, raw, cells, LONE if lone else "")


@cache
def _well_quoted(delimiter: str) -> re.Pattern[str]:
    """A record as the standard has it: quotes only around cells, and doubled inside them."""
    cell = rf'(?:"(?:[^"]|"")*"|[^"{delimiter}\r\n]*)'
    return re.compile(rf"{cell}(?:{delimiter}{cell})*(?:\r\n|\n|\r)?")


class RejectedCell(Exception):
    """A cell cannot be imported: the rule it breaks, and the values for the rule's message."""

    def __init__(self, rule: str, **values: str) -> None:
        super().__init__(rule)
        self.rule, self.values = rule, values
