"""National priorities beside what the regions have chosen."""

from dataclasses import dataclass

from ... import addresses
from ...analysis.coverage import Placed, ThemeCoverage, counties_with_priorities, current_priorities, theme_coverage
from ...analysis.crosswalk import Crossed, crossed
from ...model import Bilingual, National, NationalArea
from ...model.files import path_of
from ..collected import by_id
from ..page import Page, View
from ..writer import Draft, Writer


@dataclass(frozen=True)
class NationalView(View):
    """What the template of the page shows."""

    national: National
    areas: list[tuple[NationalArea, Crossed | None]]
    status: Bilingual
    themes: tuple[ThemeCoverage, ...]
    known: int
    developing: list[Placed]
    csv: str


def national_page(writer: Writer) -> Page:
    """The national strategy's areas with the regions whose themes lie near them, and what is on its way."""
    atlas, national = writer.atlas, writer.atlas.node.national
    developing = (p for p in current_priorities(atlas) if p.priority.facts.status in ("developing", "proposed"))
    near = crossed(atlas, "national")
    facts = NationalView(
        national=national,
        areas=[(area, near.get(area.id)) for area in national.areas],
        status=atlas.node.crosswalk.status,
        themes=theme_coverage(atlas),
        known=len(counties_with_priorities(atlas)),
        developing=writer.in_order(developing),
        csv=addresses.localised_file(addresses.MATRIX_FILES["themes"], writer.lang),
    )
    return writer.write(
        Draft(
            addresses.NATIONAL,
            "national",
            writer.gettext("National overview"),
            writer.gettext("National priorities beside what Sweden's regions have chosen, and what lies ahead."),
            facts,
            path_of("national"),
            writer.crumbs_below_node(),
            by_id(national.sources),
            changed_with="regions/",
        )
    )
