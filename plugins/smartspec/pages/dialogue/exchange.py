"""Cooperation: what regions need and what they offer, side by side."""

from collections.abc import Iterable

from ... import addresses
from ...analysis.exchange import ExchangeEntry, Overview, all_listed, overview
from ...model.dialogue import KINDS_OF_EXCHANGE
from ...model.values import N_
from ..csv_table import csv_file
from ..offers import new_exchange
from ..page import DataFile, Page, View
from ..writer import Draft, Writer

HEADER = (
    N_("Who"), N_("Need or offer"), N_("What it is"), N_("Theme"), N_("Text"), N_("When it was stated"),
    N_("Last day that it holds"), N_("Does it apply?"), N_("Posted by the region itself"), N_("Sources"),
    N_("Contact"), N_("File"),
)  # fmt: skip
APPLIES = {"current": N_("yes"), "old": N_("perhaps not"), "undated": N_("not known")}


class ExchangeView(View):
    """What the template of the page shows."""

    listed: tuple[ExchangeEntry, ...]
    found: Overview
    counts: list[tuple[ExchangeEntry, int, int]]
    handed_in: bool


def exchange_page(writer: Writer) -> Page:
    """Needs with the offers that could meet them, and how to hand in one."""
    listed = all_listed(writer.atlas, writer.today)
    facts = ExchangeView(
        listed=listed,
        found=overview(listed),
        counts=_counts(listed),
        handed_in=any(entry.exchange.facts.self_stated for entry in listed),
    )
    description = writer.gettext("What regions need from each other and what they offer, theme by theme.")
    additions = (new_exchange(writer, None),)
    return writer.write(Draft("exchange", description, facts, additions=additions))


def exchange_file(writer: Writer) -> DataFile:
    """Every need and offer as CSV, with whether it applies on the day of the build."""
    rows = (_row(writer, entry) for entry in all_listed(writer.atlas, writer.today))
    return csv_file(addresses.EXCHANGE_CSV, writer.lang, writer.words(HEADER), rows)


def _row(writer: Writer, entry: ExchangeEntry) -> tuple[object, ...]:
    facts = entry.exchange.facts
    owner = writer.territory_name(entry.territory) if entry.territory else writer.gettext("The national node")
    stated = N_("yes") if facts.self_stated else N_("no")
    contact = facts.contact.website if facts.contact else None
    return (
        owner, writer.gettext(KINDS_OF_EXCHANGE[facts.kind]), writer.term_name("forms", facts.form),
        writer.term_name("themes", facts.theme),
        facts.text.text_in(writer.lang), facts.date, facts.valid_until, writer.gettext(APPLIES[entry.age]),
        writer.gettext(stated), "; ".join(one.title for one in entry.sources), contact, entry.exchange.file,
    )  # fmt: skip


def _counts(listed: Iterable[ExchangeEntry]) -> list[tuple[ExchangeEntry, int, int]]:
    """For each owner one of its entries, the number of its needs and that of its offers."""
    by_owner: dict[str, list[ExchangeEntry]] = {}
    for entry in listed:
        by_owner.setdefault(entry.owner_key, []).append(entry)
    needs = {owner: sum(one.exchange.facts.kind == "need" for one in those) for owner, those in by_owner.items()}
    return [(those[0], needs[owner], len(those) - needs[owner]) for owner, those in by_owner.items()]
