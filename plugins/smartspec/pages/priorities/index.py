"""The index of all priorities, and one page for every value that they can be found by."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial

from ... import addresses
from ...analysis.coverage import Placed
from ...analysis.facets import Described, described, with_value
from ...model import CODE_LISTS
from ...model.files import path_of
from ..csv_table import csv_text
from ..environment import period, plain_name, summary
from ..facets import Choice, Value
from ..figures.figures import Shown, theme_map
from ..page import DataFile, Page, View
from ..structured import Subject
from ..writer import Draft, Writer
from .facets import LISTS, choices, page_title

COLUMNS = (
    "id", "url", "name", "summary", "territory", "territory_name", "programme_area", "period", "time", "status",
    "theme", "touches", "nace", "nabs", "instruments", "languages",
)  # fmt: skip

SOURCES = {facet: path_of(name) for facet, name in LISTS.items()}
"""The file behind the values of a facet, where it is not that of the territories."""
OPEN = ("time", "theme", "region")
"""The facets that stand open from the start; the others open when someone wants them."""


Groups = dict[str, list[tuple[Placed, dict[str, str]]]]
"""Priorities of ``current`` and ``earlier`` strategies, each with its values by facet as addresses name them."""


@dataclass(frozen=True)
class IndexView(View):
    """What the index of all priorities shows."""

    groups: Groups
    choices: Sequence[Choice]
    open: tuple[str, ...]
    csv: str
    columns: tuple[str, ...]


@dataclass(frozen=True)
class ValueView(View):
    """What the page of one value of a facet shows."""

    groups: Groups
    choice: Choice
    value: Value
    csv: str
    picture: Callable[[], Shown] | None
    """The map of the theme, where the value is one."""


def priority_pages(writer: Writer) -> Iterator[Page]:
    """The index, and the pages of the values."""
    items = in_order(writer)
    found = choices(writer, items)
    yield _index_page(writer, items, found)
    for choice in found:
        for value in choice.values:
            yield _value_page(writer, choice, value, with_value(items, choice.facet, value.id))


def priority_files(writer: Writer) -> Iterator[DataFile]:
    """All priorities as CSV, and those of each value."""
    items = in_order(writer)
    yield _csv_file(writer, addresses.csv_beside(addresses.PRIORITIES), items)
    for choice in choices(writer, items):
        for value in choice.values:
            yield _csv_file(writer, addresses.csv_beside(value.address), with_value(items, choice.facet, value.id))


def in_order(writer: Writer) -> tuple[Described, ...]:
    """Every priority by name in the page's language."""
    by_identity = {id(item.placed.priority): item for item in described(writer.atlas)}
    placed = writer.in_order(item.placed for item in by_identity.values())
    return tuple(by_identity[id(p.priority)] for p in placed)


def _index_page(writer: Writer, items: Sequence[Described], found: Sequence[Choice]) -> Page:
    facts = IndexView(
        groups=_groups(items),
        choices=found,
        open=OPEN,
        csv=addresses.localised(addresses.csv_beside(addresses.PRIORITIES), writer.lang),
        columns=COLUMNS,
    )
    return writer.write(
        Draft(
            addresses.PRIORITIES,
            "priorities",
            writer.gettext("Priorities"),
            writer.gettext("All priorities of regions and programme areas, by words, theme, place, period and code."),
            facts,
            addresses.TERRITORIES_FILE,
            writer.crumbs(),
            changed_with="regions/",
            script="assets/s3-priorities.js",
            wide=True,
        )
    )


def _value_page(writer: Writer, choice: Choice, value: Value, items: Sequence[Described]) -> Page:
    title = page_title(writer, value)
    facts = ValueView(
        groups=_groups(items),
        choice=choice,
        value=value,
        csv=addresses.localised(addresses.csv_beside(value.address), writer.lang),
        picture=partial(theme_map, writer, value.id) if value.facet == "theme" else None,
    )
    return writer.write(
        Draft(
            value.address,
            "facet",
            title,
            writer.gettext("%(title)s: all in the material, with links to their sources.") % {"title": title},
            facts,
            SOURCES.get(value.facet, addresses.TERRITORIES_FILE),
            writer.crumbs((addresses.PRIORITIES, writer.gettext("Priorities"))),
            changed_with="regions/",
            subject=Subject(theme=value.term) if value.facet == "theme" else None,
        )
    )


def _groups(items: Sequence[Described]) -> Groups:
    """The priorities of current and of earlier strategies, each with its values as addresses name them."""
    groups: Groups = {"current": [], "earlier": []}
    for item in items:
        groups["current" if item.is_current else "earlier"].append((item.placed, _slugs(item)))
    return groups


def _slugs(item: Described) -> dict[str, str]:
    """By facet, where the priority has any value of it; several are separated by spaces."""
    return {
        addresses.FACETS[facet]: " ".join(addresses.facet_value(facet, value) for value in values)
        for facet, values in item.values.items()
        if values
    }


def _csv_file(writer: Writer, path: str, items: Iterable[Described]) -> DataFile:
    rows = (_row(writer, item) for item in items)
    return DataFile(addresses.localised(path, writer.lang), csv_text(COLUMNS, rows))


def _row(writer: Writer, item: Described) -> tuple[str, ...]:
    """One priority as CSV. Several values of a cell are separated by spaces; codes are those given, no wider ones."""
    placed, values = item.placed, item.values
    territory, priority = placed.contribution.territory, placed.priority
    address = addresses.priority_address(placed)
    codes = [tag.code.partition(":") for tag in priority.facts.codes]
    return (
        address,
        writer.whole_address(address),
        plain_name(priority, writer.lang),
        summary(priority, writer.lang),
        territory.slug,
        writer.territory_name(territory),
        " ".join(values["area"]),
        period(placed.strategy, writer.lang),
        " ".join(values["time"]),
        priority.facts.status,
        priority.facts.theme,
        " ".join(values["touches"]),
        *(" ".join(code for name, _, code in codes if name == wanted) for wanted in CODE_LISTS),
        " ".join(values["instrument"]),
        " ".join(values["language"]),
    )
