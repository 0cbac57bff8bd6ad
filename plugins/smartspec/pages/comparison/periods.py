"""Then and now: what became of each county's priorities, and of the country's."""

from collections.abc import Iterator, Sequence

from ... import addresses
from ...analysis.passages import GROUNDS, PASSAGE_KINDS
from ...analysis.periods import CountryChange, CountyChange, changes, country
from ...analysis.succession import followers
from ...model import Strategy, Territory
from ...model.values import N_
from ..csv_table import csv_file
from ..environment import period, plain_name
from ..offers import edits_of
from ..page import DataFile, Page, View
from ..writer import Draft, Writer

FILE = "jamfor/perioder.csv"
HEADER = (
    N_("Region"), N_("Earlier strategy"), N_("Later strategy"), N_("What says that the later strategy follows"),
    N_("What happened"), N_("What says so"), N_("Then"), N_("Now"),
)  # fmt: skip


def period_pages(writer: Writer) -> Iterator[Page]:
    """The country's page, and one for each county, also where no earlier strategy is known."""
    yield _country_page(writer)
    for county in writer.atlas.territories.counties:
        yield _county_page(writer, county)


def period_file(writer: Writer) -> DataFile:
    """Every passage of every county as CSV: one row each."""
    rows = (
        (
            writer.territory_name(county),
            "; ".join(period(strategy, writer.lang) for strategy in step.before),
            period(step.after, writer.lang),
            writer.gettext(GROUNDS[step.order] if step.order else N_("nothing: the earlier one has ended")),
            writer.gettext(PASSAGE_KINDS[passage.kind]),
            writer.gettext(GROUNDS[passage.ground]) if passage.ground else "",
            "; ".join(plain_name(p.priority, writer.lang) for p in passage.before),
            "; ".join(plain_name(p.priority, writer.lang) for p in passage.after),
        )
        for county in writer.atlas.territories.counties
        for step in _steps(writer, county)
        for passage in step.passages
    )
    return csv_file(FILE, writer.lang, writer.words(HEADER), rows)


class CountryView(View):
    """What the template of the page shows."""

    country: CountryChange
    kinds: Sequence[str]
    """What happened to any priority: the columns of the table."""
    without: list[Territory]
    csv: str


def _country_page(writer: Writer) -> Page:
    found = country(writer.atlas)
    with_steps = {change.contribution.territory.slug for change in found.changes}
    without = [c for c in writer.atlas.territories.counties if c.slug not in with_steps]
    kinds = [kind for kind in PASSAGE_KINDS if any(change.of_kind(kind) for change in found.changes)]
    facts = CountryView(found, kinds, without, FILE)
    description = writer.gettext("What became of the regions' priorities from one strategy to the next.")
    return writer.write(Draft("periods", description, facts))


class CountyView(View):
    """What the template of the page shows."""

    county: Territory
    steps: list[CountyChange]
    strategies: tuple[Strategy, ...]
    nothing_after: tuple[Strategy, ...]
    """Those whose period has passed, where nothing is known of what follows."""


def _county_page(writer: Writer, county: Territory) -> Page:
    contribution = writer.atlas.contribution(county)
    strategies = contribution.strategies if contribution else ()
    facts = CountyView(
        county=county,
        steps=list(reversed(_steps(writer, county))),
        strategies=strategies,
        nothing_after=tuple(
            s
            for s in strategies
            if contribution and s.period and s.period.over(writer.year) and not followers(contribution, s)
        ),
    )
    name = {"territory": writer.territory_name(county)}
    compared = (strategy for step in _steps(writer, county) for strategy in (step.after, *step.before))
    priorities = (priority for strategy in compared for priority in strategy.priorities)
    return writer.write(
        Draft(
            "periods-of-one",
            writer.gettext("What became of the priorities of %(territory)s from one strategy to the next.") % name,
            facts,
            address=addresses.periods_address(county),
            title=writer.gettext("%(territory)s then and now") % name,
            made_of=edits_of(writer, (*strategies, *priorities)),
            subject=county,
        )
    )


def _steps(writer: Writer, county: Territory) -> tuple[CountyChange, ...]:
    contribution = writer.atlas.contribution(county)
    return changes(contribution) if contribution else ()
