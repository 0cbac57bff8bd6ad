"""Outdated material: old sources, folders without changes, strategies whose period has passed.

None of it is wrong, so it is reported only on request, and only as a warning.
"""

import datetime
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from ..clock import months_before
from ..model import Atlas, Contribution, Source, key_of
from ..model.files import path_of
from ..model.values import DATE
from ..problems import Problem, warning
from ..read.document import Path
from ..read.repository import Reading

LIMIT = re.compile(r"([1-9]\d{0,3})([dmy])", re.ASCII)
YEAR = re.compile(r"\b(?:19|20)\d{2}\b", re.ASCII)


warning(
    "strategy-past",
    "The period %(value)s has passed, but the status is still adopted.",
    "A strategy whose period has passed has the status ended where a later one is known, else unknown.",
    "Find out whether it still applies. Change the status, and add the strategy that follows, if there is one.",
)
warning(
    "stale-source",
    "The source “%(value)s” is from %(since)s.",
    "Asked for: nothing from before %(oldest)s.",
    "See whether there is a newer version, or read it again and write the day in accessed.",
)
warning(
    "stale-territory",
    "No file in the folder has been changed since %(since)s.",
    "Asked for: a change after %(oldest)s.",
    "Read through the pages, and correct what no longer is right.",
)


@dataclass(frozen=True)
class Aged:
    """One thing that is older than it should be; ``since`` is a day, month or year."""

    rule: Literal["strategy-past", "stale-source", "stale-territory"]
    file: str
    path: Path
    since: str
    value: str = ""


def oldest_allowed(limit: str, today: datetime.date) -> datetime.date:
    """The day that lies ``90d``, ``18m`` or ``2y`` before today. Raises ValueError for any other form."""
    match = LIMIT.fullmatch(limit)
    if not match:
        raise ValueError(limit)
    number, unit = int(match[1]), match[2]
    if unit == "d":
        return today - datetime.timedelta(days=number)
    try:
        return months_before(today, number * (12 if unit == "y" else 1))
    except ValueError:
        raise ValueError(limit) from None


def aged(
    contribution: Contribution, changed: Mapping[str, str], oldest: datetime.date, today: datetime.date
) -> Iterator[Aged]:
    """What is older than ``oldest`` in one territory's files, and strategies that have passed by ``today``."""
    for strategy in contribution.strategies:
        if strategy.facts.status == "adopted" and strategy.period and strategy.period.over(today.year):
            yield Aged("strategy-past", strategy.file, ("status",), str(strategy.period.end), strategy.id)
    for index, source in enumerate(contribution.sources.values()):
        since = source_date(source)
        if since and since < oldest.isoformat()[: len(since)]:
            yield Aged("stale-source", sources_file(contribution), ("sources", index), since, source.id)
    last = last_change(contribution, changed)
    if last and last < oldest.isoformat():
        yield Aged("stale-territory", contribution.file, (), last)


def source_date(source: Source) -> str | None:
    """The day the source was read, else the latest year it can be from; None when neither is known."""
    if source.accessed and DATE.fullmatch(source.accessed):
        return source.accessed
    return max(YEAR.findall(source.year or ""), default=None)


def sources_file(contribution: Contribution) -> str:
    """Where the territory's sources stand."""
    return path_of("sources", territory=key_of(contribution.territory))


def folder_of(contribution: Contribution) -> str:
    """The territory's folder, ending in ``/``."""
    return contribution.file.rpartition("/")[0] + "/"


def last_change(contribution: Contribution, changed: Mapping[str, str]) -> str | None:
    """The day (YYYY-MM-DD) that any of the territory's files was last changed, or None when not known."""
    own = folder_of(contribution)
    return max((day for file, day in changed.items() if file.startswith(own)), default=None)


def age_problems(reading: Reading, atlas: Atlas, oldest: datetime.date, today: datetime.date) -> Iterator[Problem]:
    """The same as warnings, each with its place in the file."""
    for key, contribution in atlas.contributions.items():
        documents = reading.folders[key].documents
        for found in aged(contribution, atlas.changed, oldest, today):
            yield documents[found.file].problem(
                found.rule, *found.path, value=found.value, since=found.since, oldest=oldest.isoformat()
            )
