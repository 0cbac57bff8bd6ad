"""Tables for spreadsheets and programs: CSV files whose cells stay what they are."""

import csv
import io
from collections.abc import Iterable, Sequence

from . import addresses
from .page import DataFile


def csv_file(path: str, lang: str, header: Sequence[str], rows: Iterable[Sequence[object]]) -> DataFile:
    """A table as RFC 4180 has it, in UTF-8; ``path`` is that of the Swedish version."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(header)
    writer.writerows([inert(str(cell)) if cell is not None else "" for cell in row] for row in rows)
    return DataFile(addresses.localised_file(path, lang), out.getvalue())


def inert(text: str) -> str:
    """A cell that no spreadsheet takes for a formula."""
    return f"'{text}" if text[:1] in ("=", "+", "-", "@", "\t", "\r") else text
