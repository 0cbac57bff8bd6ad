"""The change log: what was changed about the regions, day by day, in words."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from ... import addresses
from ...analysis.coverage import all_priorities
from ...diff.log import LoggedDay, logged_days
from ...diff.sentence import ChangeMessage
from ...model import Atlas, Territory
from ...model.values import N_
from ..csv_table import csv_file
from ..page import DataFile, Page, View
from ..writer import Draft, Writer
from .recent import News, news_of

MOST_DAYS = 12
"""Days on the first page of the log; each year has a page of its own."""
AT_ONCE = 3
"""Changes of one territory on one day that are shown at once; more can be opened."""
FIRST = (
    "territory-",
    "strategy-",
    "priority-added",
    "priority-removed",
    "priority-renamed",
    "priority-rethemed",
    "priority-ended",
    "priority-status",
    "exchange-",
    "initiatives-added",
    "initiatives-removed",
)
"""How the kinds of changes begin that most visitors want to know of; the others are behind a fold."""
HEADER = (N_("Day"), N_("Region or area"), N_("Strategy or priority"), N_("Change"), N_("File"), N_("Page"))


class Entry(NamedTuple):
    """A territory on one day: all that changed, what is shown at once of it, and the rest."""

    territory: Territory
    told: tuple[ChangeMessage, ...]

    @property
    def first(self) -> tuple[ChangeMessage, ...]:
        """What most visitors want to know of, at most ``AT_ONCE``."""
        return tuple(told for told in self.told if told.kind.startswith(FIRST))[:AT_ONCE]

    @property
    def more(self) -> tuple[ChangeMessage, ...]:
        """The rest, in the same order."""
        first = set(map(id, self.first))
        return tuple(told for told in self.told if id(told) not in first)


@dataclass(frozen=True)
class ChangeLogView(View):
    """What the template of the page shows."""

    days: list[tuple[LoggedDay, list[News], list[Entry]]]
    years: tuple[str, ...]
    there: frozenset[str]
    csv: str


def change_log_pages(writer: Writer) -> Iterator[Page]:
    """The latest days with changes, latest first, and a page for each year back to the first."""
    days = logged_days(writer.settings.root, writer.atlas)
    years = tuple(dict.fromkeys(day.day[:4] for day in days))
    title = writer.gettext("Change log")
    described = writer.gettext("What has been changed about the regions on this site, day by day.")
    facts = _view(writer, days[:MOST_DAYS], years)
    yield writer.write(Draft(addresses.CHANGES, "changes", title, described, facts, crumbs=writer.crumbs_below_node()))
    for year in years:
        facts = _view(writer, tuple(day for day in days if day.day.startswith(year)), years)
        crumbs = writer.crumbs_below_node((addresses.CHANGES, title))
        about = (addresses.changes_address(year), "changes-of-year", f"{title} {year}", described, facts)
        yield writer.write(Draft(*about, crumbs=crumbs))


def _view(writer: Writer, days: Sequence[LoggedDay], years: tuple[str, ...]) -> ChangeLogView:
    return ChangeLogView(
        days=[(day, list(news_of(day)), _entries(writer, day)) for day in days],
        years=years,
        there=frozenset(_there(writer.atlas)),
        csv=addresses.localised(addresses.CHANGES_CSV, writer.lang),
    )


def change_log_file(writer: Writer) -> DataFile:
    """The same as CSV: one row a change."""
    rows = (
        (day.day, name, told.subject, told.sentence(writer.lang), told.file, page)
        for day in logged_days(writer.settings.root, writer.atlas)
        for entry in _entries(writer, day)
        for name in [writer.territory_name(entry.territory)]
        for told in entry.told
        for page in [told.address and writer.whole_address(told.address)]
    )
    return csv_file(addresses.CHANGES_CSV, writer.lang, writer.words(HEADER), rows)


def _entries(writer: Writer, day: LoggedDay) -> list[Entry]:
    return [Entry(logged.territory, logged.told[writer.lang]) for logged in day.territories]


def _there(atlas: Atlas) -> Iterator[str]:
    """The addresses that lead somewhere now: what has been removed since has no page."""
    for contribution in atlas.contributions.values():
        yield addresses.territory_address(contribution.territory)
        for strategy in contribution.strategies:
            yield addresses.strategy_address(contribution.territory, strategy)
    yield from map(addresses.priority_address, all_priorities(atlas))
