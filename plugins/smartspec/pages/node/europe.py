"""The EU and the Baltic Sea: networks, programmes and platforms per region and theme, and who could work together."""

from collections.abc import Callable, Iterator, Sequence
from typing import get_args

from ... import addresses
from ...analysis.cooperation import Crossed, crossed, near, networks_of, programmes_of
from ...analysis.overlap import main_themes
from ...model import Membership, Network, Source, Term, Territory
from ...model.node import NetworkKind
from ...model.values import N_
from ..csv_table import csv_file
from ..page import DataFile, Page, View
from ..writer import Draft, Writer

HEADER = (N_("Region"), N_("Networks and partnerships"), N_("Programmes"), N_("Policy areas near the main themes"))


def europe_pages(writer: Writer) -> Iterator[Page]:
    """The overview, and who could work with whom."""
    yield _overview(writer)
    yield _partners(writer)


def europe_file(writer: Writer) -> DataFile:
    """Counties with their networks, programmes and nearby policy areas as CSV; lists are divided by semicolons."""
    rows = (
        (
            writer.territory_name(county),
            "; ".join(_names(writer, networks)),
            "; ".join(_programme(writer, item) for item in programmes),
            "; ".join(_names(writer, areas)),
        )
        for county, networks, programmes, areas in _rows(writer)
    )
    return csv_file(addresses.EUROPE_CSV, writer.lang, writer.words(HEADER), rows)


def _names(writer: Writer, items: Sequence[Network | Term]) -> list[str]:
    return [item.name.text_in(writer.lang) for item in items]


def _programme(writer: Writer, item: Term) -> str:
    """As the page names it: a programme without a strand is one of the Regional Fund's."""
    name = item.name.text_in(writer.lang)
    return name if item.strand else f"{writer.gettext('ERDF')}: {name}"


class OverviewView(View):
    """What the template of the page shows."""

    kinds: tuple[str, ...]
    rows: list[tuple[Territory, tuple[Network, ...], tuple[Term, ...], list[Term]]]
    crossed: dict[str, dict[str, Crossed]]
    cited: Callable[[Membership], list[Source]]


def _overview(writer: Writer) -> Page:
    atlas = writer.atlas

    def cited(member: Membership) -> list[Source]:
        teller = atlas.contributions.get(member.told_by or member.region)
        return teller.cited(member.sources) if teller else []

    facts = OverviewView(
        kinds=get_args(NetworkKind),
        rows=_rows(writer),
        crossed={name: crossed(atlas, name) for name in ("platforms", "eusbsr")},
        cited=cited,
    )
    description = writer.gettext("Networks, programmes and platforms that Sweden's regions can work through.")
    return writer.write(Draft("europe", description, facts))


def _rows(writer: Writer) -> list[tuple[Territory, tuple[Network, ...], tuple[Term, ...], list[Term]]]:
    """Every county with its networks, its programmes and the policy areas near its main themes."""
    atlas, themes = writer.atlas, main_themes(writer.atlas)
    areas = {term.id: term for term in atlas.vocabularies["eusbsr"].terms}
    rows = []
    for county in atlas.territories.counties:
        close = near(atlas, "eusbsr", set(themes.get(county.slug, ())))
        of_county = [areas[name] for name in close if name in areas]
        rows.append((county, networks_of(atlas, county), programmes_of(atlas, county), of_county))
    return rows


def _partners(writer: Writer) -> Page:
    description = writer.gettext("What each region shares with each of the others: themes, programmes and networks.")
    return writer.write(Draft("partners", description))
