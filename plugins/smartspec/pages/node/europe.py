"""The EU and the Baltic Sea: networks, programmes and platforms per region and theme, and who could work together."""

import csv
import io
from collections.abc import Iterator
from typing import get_args

from ... import addresses
from ...analysis.cooperation import programmes_of
from ...analysis.coverage import counties_with_priorities
from ...analysis.crosswalk import crossed, near
from ...analysis.overlap import main_themes
from ...analysis.partners import networks_of, partners
from ...model import Membership, Network, Term, Territory
from ...model.node import NetworkKind
from ..collected import Collected
from ..page import DataFile, Page
from ..writer import Draft, Writer

KINDS = get_args(NetworkKind)


def europe_pages(writer: Writer) -> Iterator[Page]:
    """The overview, and who could work with whom."""
    yield _overview(writer)
    yield _partners(writer)


def europe_file(writer: Writer) -> DataFile:
    """Counties with their networks, programmes and nearby policy areas as CSV; lists are divided by semicolons."""
    out = io.StringIO()
    rows = csv.writer(out, lineterminator="\r\n")
    rows.writerow(["county", "county_code", "networks", "programmes", "policy_areas_near_themes"])
    for county, networks, programmes, areas in _rows(writer):
        lists = ([item.id for item in items] for items in (networks, programmes, areas))
        rows.writerow([county.slug, county.county_code, *("; ".join(ids) for ids in lists)])
    return DataFile(addresses.localised_file(addresses.EUROPE_CSV, writer.lang), out.getvalue())


def _overview(writer: Writer) -> Page:
    atlas, lists = writer.atlas, writer.atlas.node.memberships
    collected = Collected(atlas.contributions.values())

    def cited(member: Membership) -> list[str]:
        return collected.names(member.told_by or member.region, member.sources)

    facts = {
        "lists": lists,
        "kinds": [(kind, [n for n in lists.networks if n.kind == kind]) for kind in KINDS],
        "members": {n.id: [m for m in lists.members if m.network == n.id] for n in lists.networks},
        "partnerships": {
            term.id: [n for n in lists.networks if n.platform == term.id]
            for term in atlas.vocabularies["platforms"].terms
        },
        "counties": {county.slug: county for county in atlas.territories.counties},
        "rows": _rows(writer),
        "crossed": {name: crossed(atlas, name) for name in ("platforms", "eusbsr")},
        "status": atlas.node.crosswalk.status,
        "cited": cited,
        "csv": addresses.localised_file(addresses.EUROPE_CSV, writer.lang),
    }
    return writer.write(
        Draft(
            addresses.EUROPE,
            "europe",
            writer.gettext("The EU and the Baltic Sea"),
            writer.gettext("Networks, programmes and platforms that Sweden's regions can work through."),
            facts,
            "docs/vocabularies/memberships.yml",
            writer.crumbs_below_node(),
            collected.sources,
            changed_with="regions/",
        )
    )


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
    atlas = writer.atlas
    known = counties_with_priorities(atlas)
    facts = {
        "found": [(county, county in known, partners(atlas, county)) for county in atlas.territories.counties],
    }
    return writer.write(
        Draft(
            addresses.PARTNERS,
            "partners",
            writer.gettext("Who could we work with?"),
            writer.gettext("Regions with the same theme and a shared programme, region by region."),
            facts,
            "docs/vocabularies/interreg.yml",
            writer.crumbs_below_node(
                (addresses.EUROPE, writer.gettext("The EU and the Baltic Sea")),
            ),
            changed_with="regions/",
        )
    )
