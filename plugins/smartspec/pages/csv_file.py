"""Tables for machines beside the pages, in a form that no spreadsheet runs as formulas."""

import csv
import io
from collections.abc import Iterable, Sequence


def csv_text(header: Sequence[str], rows: Iterable[Iterable[str]]) -> str:
    """The table as CSV (RFC 4180)."""
    out = io.StringIO()
    table = csv.writer(out, lineterminator="\r\n")
    table.writerow(header)
    table.writerows([inert(cell) for cell in row] for row in rows)
    return out.getvalue()


def inert(text: str) -> str:
    """A cell that no spreadsheet takes for a formula."""
    return f"'{text}" if text[:1] in ("=", "+", "-", "@", "\t", "\r") else text
