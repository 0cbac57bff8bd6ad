"""The two lists: of regions, and of programme areas with what is said of their money."""

import re
from dataclasses import dataclass

from ...analysis.coverage import Placed, current_of, current_statements
from ...model import Source, Statement, Territory
from ..page import Page, View
from ..writer import Draft, Writer


class AreasView(View):
    """What the list of programme areas shows."""

    areas: list["AreaEntry"]


@dataclass(frozen=True)
class AreaEntry:
    """An area in the list: what it shares, what is said of its money, and calls among its sources."""

    area: Territory
    shared: list[Placed]
    money: Statement | None
    cited: list[Source]
    """The sources of ``money``."""
    calls: list[Source]


def list_of_regions(writer: Writer) -> Page:
    """The counties of each programme area, with the timeline of their strategies."""
    description = writer.gettext("Sweden's %(regions)s regions with their strategies for smart specialisation.")
    regions = {"regions": len(writer.atlas.territories.counties)}
    return writer.write(Draft("regions", description % regions, View()))


def list_of_areas(writer: Writer) -> Page:
    """Every programme area with its counties and shared priorities."""
    areas = [_area_entry(writer, area) for area in writer.atlas.territories.areas]
    description = writer.gettext(
        "The eight programme areas of the Regional Fund, the counties they hold, and where to look for open calls."
    )
    return writer.write(Draft("areas", description, AreasView(areas)))


MONEY = re.compile(r"\b(?:miljon|miljard)")
"""A statement about a programme that tells an amount."""

CALLS = "/utlysningar/"
"""What the addresses of Tillväxtverket's calls have in common."""


def _area_entry(writer: Writer, area: Territory) -> AreaEntry:
    own = writer.atlas.contribution(area)
    money = next((one for one in current_statements(own, "instruments") if MONEY.search(one.sv)), None) if own else None
    sources = own.sources.values() if own else ()
    return AreaEntry(
        area,
        writer.in_order(current_of(own)) if own else [],
        money,
        own.cited(money.sources) if own and money else [],
        sorted((s for s in sources if s.url and s.url_complete and CALLS in s.url), key=lambda s: s.year or ""),
    )
