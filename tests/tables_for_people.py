"""How tests read the CSV files of pages: as Excel in Swedish does, by the mark that tells of UTF-8 and semicolons."""

import csv
import io

BYTE_ORDER_MARK = "\ufeff"


def table(text: str) -> list[dict[str, str]]:
    """The rows of a file by the words of its header."""
    assert text.startswith(BYTE_ORDER_MARK), text[:40]
    return list(csv.DictReader(io.StringIO(text.removeprefix(BYTE_ORDER_MARK), newline=""), delimiter=";"))
