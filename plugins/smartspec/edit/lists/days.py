"""Normalise the dates of lists of operations to the ISO date in Sweden."""

import datetime
import re

from ...clock import SWEDISH_TIME
from .records import RejectedCell

YEARS = range(1990, 2061)
DAY_FIRST = re.compile(r"(?P<d>\d{1,2})[-/.](?P<m>\d{1,2})[-/.](?P<y>\d{4})", re.ASCII)
DAY_PATTERNS = (
    re.compile(r"(?P<y>\d{4})(?:[-/](?P<m>\d{1,2})(?:[-/](?P<d>\d{1,2}))?)?", re.ASCII),
    re.compile(r"(?P<y>\d{4})(?P<m>\d{2})(?P<d>\d{2})", re.ASCII),
    DAY_FIRST,
)
DAY_NUMBER = re.compile(r"([1-9]\d{4})(?:[.,]0+)?", re.ASCII)
"""A day as spreadsheets keep it: the number of days since 30 December 1899."""
FIRST_DAY = datetime.date(1899, 12, 30)
WORDS = re.compile(r"(?:(?P<d>\d{1,2})\s+)?(?P<m>[a-zåäö]{3,9})\.?\s+(?P<y>\d{4})")
MONTHS = (
    ("januari", "jan"), ("februari", "feb"), ("mars", "mar"), ("april", "apr"), ("maj", "maj"), ("juni", "jun"),
    ("juli", "jul"), ("augusti", "aug"), ("september", "sep"), ("oktober", "okt"), ("november", "nov"),
    ("december", "dec"),
)  # fmt: skip
MONTH_NUMBERS = {name: number for number, names in enumerate(MONTHS, 1) for name in names}
TIMED = re.compile(
    r"(?P<day>\S.*?\d)(?:T|\s+)(?P<clock>\d{2}:\d{2}(?::\d{2})?)(?:[.,]\d{1,9})?\s?(?P<zone>Z|UTC|[+-]\d{2}(?::?\d{2})?)?",
    re.ASCII,
)
MIDNIGHT, LAST_MINUTE = datetime.time(0), datetime.time(23, 59)


def date(text: str) -> str:
    """``04/09/2023`` (day first, as Kohesio writes it) or ``4 september 2023`` → ``2023-09-04``.

    A moment with a zone becomes the day that it falls on in Sweden. Raises RejectedCell.
    """
    timed = TIMED.fullmatch(text)
    day = _day(timed["day"] if timed else text, text)
    if not timed:
        return day
    if len(day) != len("2023-09-04"):
        raise RejectedCell("date-form", value=text)
    return _day_in_sweden(day, timed["clock"], timed["zone"] or "", text)


def _day(day: str, text: str) -> str:
    match = next((found for form in DAY_PATTERNS if (found := form.fullmatch(day))), None)
    if match:
        year, month, number = match["y"], match["m"], match["d"]
    elif match := DAY_NUMBER.fullmatch(day):
        counted = FIRST_DAY + datetime.timedelta(days=int(match[1]))
        year, month, number = str(counted.year), str(counted.month), str(counted.day)
    elif (match := WORDS.fullmatch(day.lower())) and match["m"] in MONTH_NUMBERS:
        year, month, number = match["y"], str(MONTH_NUMBERS[match["m"]]), match["d"]
    else:
        raise RejectedCell("date-form", value=text)
    try:
        datetime.date(int(year), int(month or 1), int(number or 1))
    except ValueError:
        raise RejectedCell("date-impossible", value=text) from None
    _be_likely(int(year), text)
    return "-".join(part.zfill(2) for part in (year, month, number) if part)


def _day_in_sweden(day: str, clock: str, zone: str, text: str) -> str:
    try:
        written = datetime.datetime.fromisoformat(f"{day}T{clock}{zone.replace('UTC', 'Z') or 'Z'}")
    except ValueError:
        raise RejectedCell("date-form", value=text) from None
    swedish = written.astimezone(SWEDISH_TIME)
    there, here = written.date().isoformat(), swedish.date().isoformat()
    if there == here or not (zone or swedish.time() == MIDNIGHT):
        return there
    # Without a zone, a time that is midnight in Sweden once it is read as UTC was probably converted. With one, a day
    # that begins or ends as written, but not in Sweden, was probably never converted.
    written_as_a_whole_day = swedish.time() != MIDNIGHT and not MIDNIGHT < written.time() < LAST_MINUTE
    if not zone or written_as_a_whole_day:
        raise RejectedCell("date-ambiguous", value=text, first=there, second=here)
    _be_likely(swedish.year, text)
    return here


def _be_likely(year: int, text: str) -> None:
    if year not in YEARS:
        raise RejectedCell("date-year", value=text, first=str(YEARS[0]), last=str(YEARS[-1]))
