"""The rows of several territories together: how many a page shows, their sources, and all of them as CSV."""

from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache

from ... import addresses
from ...analysis.money import Initiative, all_initiatives, by_amount
from ...model import Atlas, InitiativeFacts, Source, key_of
from ..csv_table import csv_lines
from ..page import DataFile
from ..writer import Writer

MOST_SHOWN = 300
"""Rows of a list that is shown whole; a longer one has a CSV file of its own beside it."""
SHOWN_OF_LONGER = 100
"""Rows that a longer list shows: the largest."""
SHOWN_FIRST = 40
"""Rows that stand in the index itself; the browser fetches the others when it can, and lists have them otherwise."""
MOST_OF_MANY = 25
"""Values of a facet that has very many, as organisations; further ones are found by words and on their own pages."""
NOT_IN_FILE = ("Operation_Unique_Identifier", "Sources", "Instruments", "Partners")
COLUMNS = [name for name in InitiativeFacts.model_fields if name not in NOT_IN_FILE]
HEADER = ("territory", "id", *COLUMNS, "Partners", "Instruments", "priorities", "sources")


def largest_first(initiatives: Sequence[Initiative]) -> list[Initiative]:
    """The rows that a list shows: those with amounts by size, then the others in their order."""
    ordered = [*by_amount(initiatives), *(item for item in initiatives if not item.amounts)]
    return ordered if len(ordered) <= MOST_SHOWN else ordered[:SHOWN_OF_LONGER]


def cited_sources(initiatives: Iterable[Initiative]) -> tuple[dict[str, Source], dict[str, list[str]]]:
    """The sources of several territories under names that differ, and those of each initiative."""
    sources: dict[str, Source] = {}
    cited: dict[str, list[str]] = {}
    for item in initiatives:
        for row in item.rows:
            for name in row.facts.Sources:
                own = f"{row.contribution.territory.slug}--{name}"
                sources[own] = row.contribution.sources[name].model_copy(update={"id": own})
                cited.setdefault(item.id, []).append(own)
    return sources, cited


def initiatives_csv(writer: Writer, path: str, initiatives: Iterable[Initiative]) -> DataFile:
    """Initiatives as CSV: one row a territory that lists one, so that nothing a source says is merged."""
    header, lines = csv_lines([HEADER]), _lines(writer.atlas)
    text = "".join((header, *(lines[item.id] for item in initiatives)))
    return DataFile(addresses.localised(path, writer.lang), text)


@lru_cache(maxsize=2)
def _lines(atlas: Atlas) -> Mapping[str, str]:
    """The lines of each initiative, by id: many files have them, and no language changes them."""
    return {
        item.id: csv_lines(_file_row(item, place) for place in range(len(item.rows))) for item in all_initiatives(atlas)
    }


def _file_row(item: Initiative, place: int) -> list[str]:
    listed = item.rows[place]
    contribution, facts = listed.contribution, listed.facts
    linked = (p for p in item.priorities if p.contribution is contribution)
    sources = (contribution.sources[name] for name in facts.Sources)
    plain = (_plain(getattr(facts, name)) for name in COLUMNS)
    lists = (facts.Partners, facts.Instruments, map(addresses.priority_address, linked), map(_source_line, sources))
    return [key_of(contribution.territory), item.id, *plain, *("; ".join(found) for found in lists)]


def _plain(value: object) -> str:
    return "" if value is None else str(value).lower() if isinstance(value, bool) else str(value)


def _source_line(source: Source) -> str:
    return f"{source.title} <{source.url}>" if source.url and source.url_complete else source.title
