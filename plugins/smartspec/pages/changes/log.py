"""The change log: what was changed about the regions, day by day, in words."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from ... import addresses
from ...analysis.coverage import Placed
from ...diff.log import LoggedDay, logged_days
from ...diff.sentence import ChangeMessage
from ...diff.sentences import territory_messages
from ...diff.values import Wording
from ...model import Atlas, Territory
from ..csv_table import csv_file
from ..page import DataFile, Page, View
from ..writer import Draft, Writer

AT_ONCE = 6
"""Changes of one territory on one day that are shown at once; more can be opened."""
HEADER = ("day", "territory", "kind", "subject", "change", "file", "page")


class Entry(NamedTuple):
    """A territory on one day."""

    territory: Territory
    told: tuple[ChangeMessage, ...]


@dataclass(frozen=True)
class ChangeLogView(View):
    """What the template of the page shows."""

    days: list[tuple[LoggedDay, list[Entry]]]
    at_once: int
    there: frozenset[str]
    csv: str


def change_log_page(writer: Writer) -> Page:
    """The latest days with changes, latest first."""
    facts = ChangeLogView(
        days=[(day, _entries(writer, day)) for day in _days(writer)],
        at_once=AT_ONCE,
        there=frozenset(_there(writer.atlas)),
        csv=addresses.localised_file(addresses.CHANGES_CSV, writer.lang),
    )
    return writer.write(
        Draft(
            addresses.CHANGES,
            "changes",
            writer.gettext("Change log"),
            writer.gettext("What has been changed about the regions on this site, day by day."),
            facts,
            crumbs=writer.crumbs_below_node(),
        )
    )


def change_log_file(writer: Writer) -> DataFile:
    """The same as CSV: one row a change."""
    rows = (
        (day.day, entry.territory.slug, told.kind, told.subject, told.sentence(writer.lang), told.file, told.address)
        for day in _days(writer)
        for entry in _entries(writer, day)
        for told in entry.told
    )
    return csv_file(addresses.CHANGES_CSV, writer.lang, HEADER, rows)


def _days(writer: Writer) -> tuple[LoggedDay, ...]:
    return logged_days(writer.settings.root, writer.atlas) if writer.settings.root else ()


def _entries(writer: Writer, day: LoggedDay) -> list[Entry]:
    wording = Wording(writer.atlas, writer.lang)
    return [Entry(change.territory, tuple(territory_messages(change, wording))) for change in day.changes]


def _there(atlas: Atlas) -> Iterator[str]:
    """The addresses that lead somewhere now: what has been removed since has no page."""
    for contribution in atlas.contributions.values():
        yield addresses.territory_address(contribution.territory)
        for strategy in contribution.strategies:
            yield addresses.strategy_address(contribution.territory, strategy)
    for placed in atlas.priorities():
        yield addresses.priority_address(Placed(*placed))
