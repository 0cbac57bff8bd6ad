"""What day it is, and counting days in months. Nothing else in the package asks the system for the date."""

import calendar
import datetime
import os
import re
from zoneinfo import ZoneInfo

SWEDISH_TIME = ZoneInfo("Europe/Stockholm")
EPOCH = "SOURCE_DATE_EPOCH"
LAST = 4_133_980_799
"""The last second of 2100, which is the last year that anything may be dated."""


def fault_of_epoch() -> str:
    """SOURCE_DATE_EPOCH where it is no moment up to 2100. An empty one is unset: the site engine reads it too."""
    epoch = os.environ.get(EPOCH, "")
    if not epoch.strip():
        os.environ.pop(EPOCH, None)
        return ""
    return "" if re.fullmatch(r"\d{1,10}", epoch, re.ASCII) and int(epoch) <= LAST else epoch


def today() -> datetime.date:
    """The day in Sweden; SOURCE_DATE_EPOCH sets another moment, so that a build can be made again."""
    epoch = os.environ.get(EPOCH)
    now = datetime.datetime.fromtimestamp(int(epoch), SWEDISH_TIME) if epoch else datetime.datetime.now(SWEDISH_TIME)
    return now.date()


def months_before(day: datetime.date, months: int) -> datetime.date:
    """The same day of an earlier month, or the last day of that month. Raises ValueError before the year 1."""
    year, month = divmod(day.year * 12 + day.month - 1 - months, 12)
    if year < 1:
        raise ValueError(months)
    return datetime.date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def quarter_start(day: datetime.date) -> datetime.date:
    """The first day of the quarter that a day lies in."""
    return months_before(day, (day.month - 1) % 3).replace(day=1)
