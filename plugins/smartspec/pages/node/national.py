"""The country to read before a meeting, and the national priorities beside what the regions have chosen."""

from collections.abc import Iterator
from dataclasses import dataclass

from ... import addresses
from ...analysis.cooperation import Crossed, crossed
from ...analysis.coverage import current_priorities, standing_of
from ...analysis.evidence import dossiers
from ...analysis.holdings import Holding, Sum
from ...analysis.initiatives import all_initiatives
from ...model import Bilingual, Criterion, National, NationalArea, Strategy, Territory
from ...model.values import N_, STATUS
from ..page import Page, View
from ..writer import Draft, Writer
from .overview import CountryView, country_view

STATES = (
    ("in-force", "regions_in_force", STATUS["adopted"]),
    ("unclear", "regions_unclear", STATUS["unknown"]),
    (None, "regions_not_found", N_("Not found")),
)
"""How a county's strategy can stand, the count of those counties, and what it is called."""
ON_THE_WAY = ("proposed", "developing")


@dataclass(frozen=True)
class StateRow:
    """The counties whose strategies stand alike, each with its current strategies; ``counted`` names how many."""

    label: str
    counted: str
    counties: list[tuple[Territory, tuple[Strategy, ...]]]


class BriefingView(CountryView):
    """What the template of the page to read before a meeting shows."""

    national: National
    states: list[StateRow]
    sum_of_most: Sum | None
    lasting: Holding
    """The initiatives that have not reached their end date."""
    criteria: list[tuple[Criterion, int]]
    """Each criterion of the EU's condition, with the number of counties of which we have found something on it."""
    on_the_way: list[str]
    """The statuses on the way to adopted that any current priority has."""
    strategies_csv: str


class PrioritiesView(View):
    """What the template of the national priorities shows."""

    national: National
    areas: list[tuple[NationalArea, Crossed | None]]
    status: Bilingual


def national_pages(writer: Writer) -> Iterator[Page]:
    """The page to read before a meeting, and the national priorities and money in full."""
    yield _briefing(writer)
    yield _priorities(writer)


def _briefing(writer: Writer) -> Page:
    atlas, national = writer.atlas, writer.atlas.node.national
    held = [(county, atlas.contribution(county)) for county in atlas.territories.counties]
    have = {placed.priority.facts.status for placed in current_priorities(atlas)}
    found, financed = dossiers(atlas), Holding(all_initiatives(atlas))
    facts = BriefingView(
        **vars(country_view(writer)),
        national=national,
        states=[
            StateRow(label, counted, [(c, h.current if h else ()) for c, h in held if standing_of(h, writer.year) == s])
            for s, counted, label in STATES
        ],
        sum_of_most=financed.main_sum,
        lasting=financed.lasting,
        criteria=[
            (criterion, sum(bool(dossier.held[place].pieces) for dossier in found))
            for place, criterion in enumerate(atlas.node.condition.criteria)
        ],
        on_the_way=[status for status in ON_THE_WAY if status in have],
        strategies_csv=addresses.localised(addresses.STRATEGIES_CSV, writer.lang),
    )
    description = writer.gettext(
        "The country to read before a meeting: which strategies apply, what runs out, what is new."
    )
    return writer.write(Draft("national", description, facts, sources=national.sources, wide=True))


def _priorities(writer: Writer) -> Page:
    atlas, national = writer.atlas, writer.atlas.node.national
    near = crossed(atlas, "national")
    facts = PrioritiesView(
        national, [(area, near.get(area.id)) for area in national.areas], atlas.node.crosswalk.status
    )
    description = writer.gettext(
        "What the sources say of national priorities and money, beside what the regions have chosen."
    )
    return writer.write(Draft("national-priorities", description, facts, sources=national.sources))
