"""Tables as CSV, guarded against formula injection in spreadsheets."""

import csv
import io
import re
from collections.abc import Iterable, Sequence

from .. import addresses
from .page import DataFile

SIGNS = "=+-@"
FORMULA = re.compile(rf"(^|;)(\s*[{re.escape(SIGNS)}])")
"""Where a spreadsheet would begin a formula. A Swedish one also begins a cell at each semicolon."""


def csv_file(path: str, lang: str, header: Sequence[str], rows: Iterable[Sequence[object]]) -> DataFile:
    """A table as a file of the site; ``path`` is that of the Swedish version."""
    return DataFile(addresses.localised_file(path, lang), csv_text(header, rows))


def csv_for_people(path: str, lang: str, header: Sequence[str], rows: Iterable[Sequence[object]]) -> DataFile:
    """The same for those who open it in Excel: semicolons, and a byte order mark that tells of UTF-8."""
    return DataFile(addresses.localised_file(path, lang), "\ufeff" + csv_text(header, rows, ";"))


def csv_text(header: Sequence[str], rows: Iterable[Sequence[object]], delimiter: str = ",") -> str:
    """A table as CSV (RFC 4180, UTF-8) with every cell inert; None is an empty cell."""
    return csv_lines([header], delimiter) + csv_lines(rows, delimiter)


def csv_lines(rows: Iterable[Sequence[object]], delimiter: str = ",") -> str:
    """Rows of such a table."""
    out = io.StringIO()
    table = csv.writer(out, lineterminator="\r\n", delimiter=delimiter)
    table.writerows(["" if cell is None else inert(str(cell)) for cell in row] for row in rows)
    return out.getvalue()


def inert(text: str) -> str:
    """A cell escaped so that no spreadsheet takes it for a formula."""
    if ";" not in text and text.lstrip()[:1] not in SIGNS:  # nearly every cell, and there are many
        return text
    return FORMULA.sub(r"\1'\2", text)
