"""Tables as CSV, in one way for people and in one for programs.

For people, beside the lists on the site: they are opened in Excel, so semicolons between columns, a byte order mark
that tells of UTF-8, and words of the page's language in headers and cells. For programs, below ``data/``: commas and
keys that never change. Both have the line ends of RFC 4180, and every cell is inert in a spreadsheet.
"""

import csv
import io
import re
from collections.abc import Iterable, Sequence

from .. import addresses
from ..model import Source
from .page import DataFile

SIGNS = "=+-@＝＋－＠"
"""What begins a formula; the wide ones do where a system writes Chinese, Japanese or Korean."""
FORMULA = re.compile(rf"(^|;)(\s*[{re.escape(SIGNS)}])")
"""Where a spreadsheet would begin a formula. A Swedish one also begins a cell at each semicolon."""
BYTE_ORDER_MARK = "\ufeff"
Row = Sequence[object]


def csv_file(path: str, lang: str, header: Iterable[str], rows: Iterable[Row]) -> DataFile:
    """A table for people as a file of the site; ``path`` is that of the Swedish version."""
    return csv_file_of_lines(path, lang, csv_lines([list(header)]) + csv_lines(rows))


def csv_file_of_lines(path: str, lang: str, lines: str) -> DataFile:
    """The same of lines that are there, as ``csv_lines`` makes them."""
    return DataFile(addresses.localised(path, lang), BYTE_ORDER_MARK + lines)


def csv_lines(rows: Iterable[Row]) -> str:
    """Rows of a table for people; None is an empty cell."""
    return _lines(rows, ";")


def csv_for_programs(header: Sequence[str], rows: Iterable[Row]) -> str:
    """A table for programs; None is an empty cell."""
    return _lines([header], ",") + _lines(rows, ",")


def decimal(number: str, lang: str) -> str:
    """A decimal number as a spreadsheet in that language reads it."""
    return number.replace(".", ",") if lang == "sv" else number


def source_lines(sources: Iterable[Source]) -> str:
    """Sources in one cell, each with its address where the whole of that is known."""
    return "; ".join(f"{s.title} <{s.url}>" if s.url and s.url_complete else s.title for s in sources)


def _lines(rows: Iterable[Row], delimiter: str) -> str:
    out = io.StringIO()
    table = csv.writer(out, lineterminator="\r\n", delimiter=delimiter)
    table.writerows(["" if cell is None else inert(str(cell)) for cell in row] for row in rows)
    return out.getvalue()


def inert(text: str) -> str:
    """A cell escaped so that no spreadsheet takes it for a formula."""
    if ";" not in text and text.lstrip()[:1] not in SIGNS:  # nearly every cell, and there are many
        return text
    return FORMULA.sub(r"\1'\2", text)
