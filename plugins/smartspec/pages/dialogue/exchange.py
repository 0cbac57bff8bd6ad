"""Cooperation: what regions need and what they offer, side by side."""

from collections.abc import Iterable
from dataclasses import dataclass

from ... import addresses
from ...analysis.exchange import ExchangeEntry, Overview, all_listed, overview
from ...model import Source, Term
from ...model.files import path_of
from ..csv_table import csv_file
from ..offers import new_exchange
from ..page import DataFile, Page, View
from ..writer import Draft, Writer

COLUMNS = (
    "owner", "id", "kind", "form", "theme", "text", "date", "valid_until", "applies", "self_stated", "sources",
    "contact",
)  # fmt: skip
APPLIES = {"current": "yes", "old": "perhaps not", "undated": "unknown"}


@dataclass(frozen=True)
class ExchangeView(View):
    """What the template of the page shows."""

    listed: tuple[ExchangeEntry, ...]
    found: Overview
    forms: tuple[Term, ...]
    counts: list[tuple[ExchangeEntry, int, int]]
    handed_in: bool
    csv: str


def exchange_page(writer: Writer) -> Page:
    """Needs with the offers that could meet them, and how to hand in one."""
    listed = all_listed(writer.atlas, writer.today)
    facts = ExchangeView(
        listed=listed,
        found=overview(listed),
        forms=writer.atlas.vocabularies["forms"].terms,
        counts=_counts(listed),
        handed_in=any(entry.exchange.facts.self_stated for entry in listed),
        csv=addresses.localised(addresses.EXCHANGE_CSV, writer.lang),
    )
    return writer.write(
        Draft(
            addresses.EXCHANGE,
            "exchange",
            writer.gettext("Cooperation between regions"),
            writer.gettext("What regions need from each other and what they offer, theme by theme."),
            facts,
            path_of("forms"),
            writer.crumbs(),
            sources=_sources(listed),
            additions=(new_exchange(writer, None),),
            changed_with="regions/",
        )
    )


def exchange_file(writer: Writer) -> DataFile:
    """Every need and offer as CSV, with whether it applies on the day of the build."""
    rows = (_row(entry, writer.lang) for entry in all_listed(writer.atlas, writer.today))
    return csv_file(addresses.EXCHANGE_CSV, writer.lang, COLUMNS, rows)


def _row(entry: ExchangeEntry, lang: str) -> tuple[object, ...]:
    facts = entry.exchange.facts
    owner = entry.territory.slug if entry.territory else "node"
    stated = "true" if facts.self_stated else "false"
    contact = facts.contact.website if facts.contact else None
    return (
        owner, entry.exchange.id, facts.kind, facts.form, facts.theme, facts.text.text_in(lang), facts.date,
        facts.valid_until, APPLIES[entry.age], stated, "; ".join(facts.sources), contact
    )  # fmt: skip


def _counts(listed: Iterable[ExchangeEntry]) -> list[tuple[ExchangeEntry, int, int]]:
    """For each owner one of its entries, the number of its needs and that of its offers."""
    by_owner: dict[str, list[ExchangeEntry]] = {}
    for entry in listed:
        by_owner.setdefault(entry.owner_key, []).append(entry)
    return [(entries[0], *_needs_and_offers(entries)) for entries in by_owner.values()]


def _needs_and_offers(entries: list[ExchangeEntry]) -> tuple[int, int]:
    needs = sum(entry.exchange.facts.kind == "need" for entry in entries)
    return needs, len(entries) - needs


def _sources(listed: Iterable[ExchangeEntry]) -> dict[str, Source]:
    """All sources that entries cite, under names that differ between territories."""
    return {
        f"{entry.owner_key}-{source}": entry.owner.sources[source].model_copy(
            update={"id": f"{entry.owner_key}-{source}"}
        )
        for entry in listed
        for source in entry.exchange.facts.sources
        if entry.owner
    }
