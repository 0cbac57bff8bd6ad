"""A published list as a file: its text, however it was saved, and its layout and rows."""

import re
import unicodedata
from dataclasses import replace
from itertools import islice

from ...check.initiatives import PLACE
from ...problems import Mark, Problem, error
from ...read.csv_rows import above_the_header, is_blank
from ...read.document import decoded
from ...read.safe_walk import read_file
from . import cells
from .columns import FOLDER, REQUIRED, Layout, Names, layout_of
from .records import Record, lines_of, records

LARGEST_LIST = 32 * 1024 * 1024
MOST_LISTED = 100_000
"""Bytes and rows of a list, which is read into memory at once."""


error(
    "list-format",
    "The file is no CSV but %(value)s, whatever its name ends in.",
    "Allowed: text with a separator between cells (CSV).",
    "Open it in a spreadsheet and save the list as “CSV UTF-8”.",
)
FORMATS = (
    (b"PK\x03\x04", "Excel (.xlsx)"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "Excel (.xls)"),
    (b"%PDF-", "PDF"),
    (b"<?xml", "XML"),
    (b"<!doctype html", "HTML"),
    (b"<html", "HTML"),
    (b"{", "JSON"),
)
"""How files of other kinds begin."""
UTF_16 = (b"\xff\xfe", b"\xfe\xff")
IN_WINDOWS_1252 = re.compile(r"[\x00-\x7fåäöÅÄÖéÉèÈüÜæÆøØáÁàÀçÇóÓñÑïÏëË\xa0§°´·€–—‘’“”…•»«²³½]*")
"""What a Swedish list saved by an older Windows holds; other letters show that it was saved in some other way."""


def text_of(path: str) -> tuple[str, str, list[Problem]]:
    """The text of a list and how it was saved, where that is not UTF-8; or what makes it unreadable."""
    content, problems = read_file(path, LARGEST_LIST)
    if problems:
        return "", "", problems
    start = content[:64].removeprefix(b"\xef\xbb\xbf").lstrip()
    if kind := next((name for mark, name in FORMATS if start[: len(mark)].lower() == mark.lower()), None):
        return "", "", [Mark(path).problem("list-format", value=kind)]
    encodings = ("utf-16",) if content.startswith(UTF_16) else ("utf-8-sig", "cp1252")
    for encoding in encodings:
        try:
            text = unicodedata.normalize("NFC", content.decode(encoding))
        except UnicodeDecodeError:
            continue
        if encoding != "cp1252" or IN_WINDOWS_1252.fullmatch(text):
            return text, SAVED_AS.get(encoding, ""), []
    return "", "", decoded(path, content)[1]


SAVED_AS = {"utf-16": "UTF-16", "cp1252": "Windows-1252"}


error(
    "place-missing",
    "No column says where the initiatives are.",
    "Allowed: a column Location_Indicator_NUTS_code, NUTS3_Code or NUTS2_Code, or --to FOLDER.",
    "Add --to with the folder for all rows, for example --to dalarna.",
)


def laid_out(
    path: str, text: str, names: Names, columns: str | None, *, anywhere: bool
) -> tuple[Layout | None, list[Record], list[Problem]]:
    """The layout and the rows of a list, or the problems that make the whole list unusable.

    ``columns`` is the mapping to read it by, if one is chosen; ``anywhere``: rows need not say where they belong.
    """
    lines = lines_of(text)
    if above := above_the_header(path, lines, names.known):
        unit = cells.UNIT.search(above.values["value"])
        return None, [], [above, *([_in_thousands(above.mark, unit[0])] if unit else [])]
    first = next((line for line in lines if not is_blank(line)), "")
    found = list(islice(records(text, names.delimiter_of(first)), MOST_LISTED + 2)) if first else []
    if not found:
        return None, [], [Mark(path).problem("csv-empty")]
    header, *rows = found
    if rows and names.are_in(rows[0].cells):  # the names once more in another language, or below merged cells
        header = replace(header, cells=names.completed(header.cells, rows[0].cells))
        rows = rows[1:]
    if len(rows) > MOST_LISTED:
        return None, [], [Mark(path, rows[-1].line).problem("csv-rows", most=str(MOST_LISTED))]
    layout, problems = layout_of(path, header, names, columns)
    if layout:
        problems += _not_written_out(path, layout, [header, *rows])
    if layout and not problems and not anywhere and not {PLACE, FOLDER} & {*layout.places, *layout.fixed}:
        problems = [Problem(Mark(path), "place-missing", PLACE)]
    return None if problems else layout, rows, problems


def _not_written_out(path: str, layout: Layout, found: list[Record]) -> list[Problem]:
    """Where the header, or a row that is no operation, says that all amounts are in thousands or the like."""
    needed = [layout.places[name][0] for name in REQUIRED if name in layout.places]
    for number, record in enumerate(found):
        filled = [cell.strip() for cell in record.cells]
        if number and len(filled) > max(needed, default=0) and all(filled[at] for at in needed):
            continue
        for column, cell in enumerate(filled, 1):
            if cells.UNIT.search(cell):
                return [_in_thousands(Mark(path, record.line, column), cell)]
    return []


def _in_thousands(mark: Mark, said: str) -> Problem:
    return mark.problem("amount-unit", value=said[:100])
