"""The index of all priorities, and one page for every value that they can be found by."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from ... import addresses
from ...analysis.coverage import STANDINGS, Placed, Standing, standing
from ...analysis.facets import Described, described, with_value
from ...analysis.initiatives import linked_to
from ...analysis.theme_words import strengths_mentioning
from ...model import CODE_LISTS
from ...model.files import path_of
from ...model.values import N_
from ..csv_table import csv_file_of_lines, csv_lines, source_lines
from ..environment import name_in_source, name_is_ours, operation_name, period, plain_name, summary
from ..facets import Choice, Value
from ..page import DataFile, Page, View
from ..writer import Draft, Writer
from .facets import LISTS, choices, page_title, plain
from .themes import ThemeAnswer, by_place, theme_answer

HEADER = (
    N_("Priority"), N_("Name in the source"), N_("The name is our translation"),
    N_("Region or area"), N_("Programme area"), N_("Period"), N_("Counted as"),
    N_("Status of the priority"), N_("Main theme"), N_("Also touches"), N_("Industry (SNI 2007, names in Swedish)"),
    N_("Research (NABS 2007)"), N_("Funding"), N_("Language of the text"), N_("Summary"),
    N_("Strengths that mention the theme"), N_("Organisations"), N_("Linked initiatives"), N_("Sources"),
    N_("Page"),
)  # fmt: skip
"""The columns of the file for people; the page's address is the last, by which the script finds a row."""
OPEN = ("time", "theme", "region")
"""The facets that stand open from the start; the others open when someone wants them."""


Groups = dict[str, list[tuple[Placed, dict[str, str]]]]
"""Priorities of ``current`` and ``earlier`` strategies, each with its values by facet as addresses name them."""


class IndexView(View):
    """What the index of all priorities shows."""

    groups: Groups
    choices: Sequence[Choice]
    open: tuple[str, ...]


class ValueView(View):
    """What the page of one value of a facet shows."""

    groups: Groups
    value: Value
    standings: Mapping[Standing, str]
    answer: ThemeAnswer | None
    """What is told of a theme, where the value is one."""


def priority_pages(writer: Writer) -> Iterator[Page]:
    """The index, and the pages of the values."""
    items = in_order(writer)
    found = choices(writer, items)
    yield _index_page(writer, items, found)
    for choice in found:
        for value in choice.values:
            yield _value_page(writer, value, with_value(items, choice.facet, value.id), items)


def priority_files(writer: Writer) -> Iterator[DataFile]:
    """All priorities as CSV, and those of each value."""
    items = in_order(writer)
    found = choices(writer, items)
    names = {choice.facet: {value.id: plain(value, writer.lang) for value in choice.values} for choice in found}
    lines = {id(item): csv_lines([_row(writer, item, names)]) for item in items}
    header = csv_lines([writer.words(HEADER)])

    def file(address: str, those: Iterable[Described]) -> DataFile:
        text = "".join((header, *(lines[id(item)] for item in those)))
        return csv_file_of_lines(addresses.csv_beside(address), writer.lang, text)

    yield file(addresses.PRIORITIES, items)
    for choice in found:
        for value in choice.values:
            yield file(value.address, with_value(items, choice.facet, value.id))


def in_order(writer: Writer) -> tuple[Described, ...]:
    """Every priority by name in the page's language."""
    by_identity = {id(item.placed.priority): item for item in described(writer.atlas)}
    placed = writer.in_order(item.placed for item in by_identity.values())
    return tuple(by_identity[id(p.priority)] for p in placed)


def _index_page(writer: Writer, items: Sequence[Described], found: Sequence[Choice]) -> Page:
    facts = IndexView(_groups(items), found, OPEN)
    return writer.write(
        Draft(
            "priorities",
            writer.gettext("All priorities of regions and programme areas, by words, theme, place, period and code."),
            facts,
            script="assets/s3-priorities.js",
            wide=True,
        )
    )


def _value_page(writer: Writer, value: Value, items: Sequence[Described], all_: Sequence[Described]) -> Page:
    title, is_theme = page_title(writer, value), value.facet == "theme"
    facts = ValueView(
        groups=_groups(by_place(writer, items) if is_theme else items),
        value=value,
        standings=STANDINGS,
        answer=theme_answer(writer, value.id, items, all_) if is_theme else None,
    )
    return writer.write(
        Draft(
            "facet",
            writer.gettext("%(title)s: all that we have found, with links to their sources.") % {"title": title},
            facts,
            path_of(LISTS[value.facet]) if value.facet in LISTS else "",
            address=value.address,
            title=title,
            subject=value,
            swedish_part=writer.untranslated(value.name),
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


def _row(writer: Writer, item: Described, names: Mapping[str, Mapping[str, str]]) -> tuple[str, ...]:
    """One priority for people. Of codes only those given, no wider ones; ``names`` are those of each facet's values."""
    placed, facts, contribution = item.placed, item.placed.priority.facts, item.placed.contribution
    codes = [tag.code.partition(":") for tag in facts.codes]

    def said(facet: str, values: Iterable[str]) -> str:
        return "; ".join(names[facet].get(value, value) for value in values)

    return (
        plain_name(placed.priority, writer.lang),
        name_in_source(placed.priority) or writer.gettext("Not known"),
        writer.gettext("yes") if name_is_ours(placed.priority, writer.lang) else writer.gettext("no"),
        writer.territory_name(contribution.territory),
        said("area", item.values["area"]),
        period(placed.strategy, writer.lang),
        writer.gettext(STANDINGS[standing(placed, writer.year)]),
        *(said(facet, item.values[facet]) for facet in ("status", "theme", "touches")),
        *(said(wanted, [code for name, _, code in codes if name == wanted]) for wanted in CODE_LISTS),
        *(said(facet, item.values[facet]) for facet in ("instrument", "language")),
        summary(placed.priority, writer.lang),
        " ".join(one.text_in(writer.lang) for one in strengths_mentioning(writer.atlas, contribution, facts.theme)),
        "; ".join(facts.actors),
        "; ".join(operation_name(item.facts, writer.lang) for item in linked_to(writer.atlas, placed)),
        source_lines(contribution.cited(facts.sources)),
        writer.whole_address(addresses.priority_address(placed)),
    )
