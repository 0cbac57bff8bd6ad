"""Tables as CSV that can be opened in a spreadsheet without anything in them being run."""

import csv
import io
import re
from collections.abc import Iterable, Sequence

FORMULA = re.compile(r"(^|;)(\s*)([=+\-@])")
"""Where a spreadsheet would begin a formula. A Swedish one also begins a cell at each semicolon."""


def inert(text: str) -> str:
    """A cell that no spreadsheet takes for a formula."""
    return FORMULA.sub(r"\1\2'\3", text)


def csv_text(header: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A table as CSV (RFC 4180, comma, UTF-8) with every cell inert; contributed cells hold no line breaks."""
    out = io.StringIO()
    table = csv.writer(out, lineterminator="\r\n")
    table.writerow(header)
    table.writerows([inert(cell) for cell in row] for row in rows)
    return out.getvalue()
