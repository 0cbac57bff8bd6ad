"""Quality for editors: what can be mended in whose files, counted and never judged."""

import datetime
from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from itertools import groupby

from ... import addresses
from ...analysis.agreement import Agreement, agreements
from ...analysis.coverage import Placed
from ...analysis.quality import findings_in
from ...analysis.quality.certainty import tagged_twice
from ...analysis.quality.finding import FINDING_KINDS, Finding, Kind
from ...analysis.quality.sources import SourceCounts, count_sources
from ...analysis.suggestions import Suggestion, all_suggestions
from ...analysis.unlisted_names import look_alikes, unlisted
from ...check.age import last_change
from ...check.texts import to_fill_in
from ...diff.log import last_logged
from ...model import Atlas, Contribution, Territory, key_of
from ...model.files import path_of
from ...model.values import N_
from ..csv_table import csv_file
from ..page import DataFile, Page, View
from ..writer import Draft, Writer
from .finding_words import QualityWords

HEADER = (
    N_("Region or area"), N_("Kind"), N_("What it is about"), N_("Since"), N_("File"), N_("Field"), N_("What to do"),
)  # fmt: skip


@dataclass(frozen=True)
class Inspected:
    """One territory with what is to look at in its files; ``contribution`` is None where there is nothing."""

    territory: Territory
    contribution: Contribution | None
    findings: tuple[Finding, ...]
    sources: SourceCounts | None
    changed: str | None
    tagged: tuple[int, int]
    """Priorities tagged by two, and how many of them alike."""

    def of(self, kind: str) -> list[Finding]:
        """The findings of one kind."""
        return [finding for finding in self.findings if finding.kind == kind]


def quality_pages(writer: Writer) -> Iterator[Page]:
    """The overview of all territories, and one page for each that has handed something in."""
    inspected = _inspected(writer)
    yield _overview(writer, inspected)
    for found in inspected.values():
        if found.contribution:
            yield _territory_page(writer, found, found.contribution)


def quality_file(writer: Writer) -> DataFile:
    """Every finding as a row of a CSV file."""
    words = QualityWords(writer)
    found = (finding for inspected in _inspected(writer).values() for finding in inspected.findings)
    rows = (_row(writer, words, finding) for finding in found)
    return csv_file(addresses.QUALITY_CSV, writer.lang, writer.words(HEADER), rows)


def _row(writer: Writer, words: QualityWords, finding: Finding) -> tuple[str, ...]:
    kind, place = words.kind(finding.kind), finding.territory
    name = writer.territory_name(place)
    owner = name if place.kind != "area" else writer.gettext("The programme area %(name)s") % {"name": name}
    return owner, kind.name, words.row(finding), finding.since, finding.file, finding.key, kind.step


def _inspected(writer: Writer) -> dict[Territory, Inspected]:
    """Each programme area followed by its counties."""
    today = datetime.date.fromisoformat(writer.today)
    told = last_logged(writer.atlas, writer.settings.root)
    ordered = (territory for area, counties in writer.atlas.territories.by_area for territory in (area, *counties))
    return {territory: _inspect(writer.atlas, territory, today, told) for territory in ordered}


def _inspect(atlas: Atlas, territory: Territory, today: datetime.date, told: Mapping[str, str]) -> Inspected:
    """``told``: the day on which the content last changed, where the change log can say."""
    contribution = atlas.contribution(territory)
    if not contribution:
        return Inspected(territory, None, (), None, None, (0, 0))
    return Inspected(
        territory,
        contribution,
        findings_in(atlas, key_of(territory), today),
        count_sources(contribution, today),
        told.get(key_of(territory)) or last_change(contribution, atlas.changed),
        tagged_twice(atlas).of(contribution),
    )


class OverviewView(View):
    """What the template of the page shows."""

    words: QualityWords
    groups: list[tuple[Territory, list[Inspected]]]
    totals: Mapping[Kind, int]
    """How many there are of each kind that there is any of."""
    days: Set[str | None]
    """The days on which contents last changed: one and the same in every row would tell nothing."""
    agreements: list[tuple[str, Agreement]]
    alike: Sequence[tuple[str, str]]
    unlisted: Mapping[str, int]


def _overview(writer: Writer, inspected: dict[Territory, Inspected]) -> Page:
    atlas = writer.atlas
    rows = [(area, [inspected[t] for t in (area, *counties)]) for area, counties in atlas.territories.by_area]
    totals = {kind: sum(len(found.of(kind)) for found in inspected.values()) for kind in FINDING_KINDS}
    facts = OverviewView(
        words=QualityWords(writer),
        groups=rows,
        totals={kind: number for kind, number in totals.items() if number},
        days={found.changed for found in inspected.values() if found.contribution},
        agreements=agreements(atlas),
        alike=look_alikes(atlas),
        unlisted=unlisted(atlas),
    )
    description = writer.gettext("What can be corrected in the files of each region and programme area.")
    return writer.write(Draft("quality", description, facts))


class TerritoryView(View):
    """What the template of the page shows."""

    words: QualityWords
    found: Inspected
    kinds: list[tuple[str, list[tuple[str, list[Finding]]]]]
    place_of: dict[str, str]
    suggested: list[tuple[Placed, list[tuple[Suggestion, str]]]]
    """By priority, initiatives that may serve it, each with the row to paste."""
    links_file: str


def _territory_page(writer: Writer, found: Inspected, contribution: Contribution) -> Page:
    territory = found.territory
    name = writer.territory_name(territory)
    title = writer.gettext("Quality: %(name)s")
    if territory.kind == "area":
        title = writer.gettext("Quality: the programme area %(name)s")
    facts = TerritoryView(
        words=QualityWords(writer),
        found=found,
        kinds=[(kind, _by_file(found.of(kind))) for kind in FINDING_KINDS if found.of(kind)],
        place_of=_places(contribution),
        suggested=_suggested(writer, contribution),
        links_file=path_of("links", territory=key_of(territory)),
    )
    return writer.write(
        Draft(
            "quality-territory" if territory.kind == "county" else "quality-area",
            writer.gettext("What can be corrected in the files about %(name)s.") % {"name": name},
            facts,
            contribution.file,
            address=addresses.quality_address(territory),
            title=title % {"name": name},
            changed_with=f"regions/{key_of(territory)}/",
            subject=territory,
        )
    )


def _suggested(writer: Writer, contribution: Contribution) -> list[tuple[Placed, list[tuple[Suggestion, str]]]]:
    by = to_fill_in(writer.gettext("who says it"), writer.lang)
    basis = to_fill_in(writer.gettext("the sources that do"), writer.lang)
    found = all_suggestions(writer.atlas)[key_of(contribution.territory)]
    return [(placed, [(one, one.link(by, basis)) for one in those]) for placed, those in found]


def _by_file(findings: list[Finding]) -> list[tuple[str, list[Finding]]]:
    """The findings of each file, in the order of the files' names."""
    ordered = sorted(findings, key=lambda finding: finding.file)
    return [(file, list(group)) for file, group in groupby(ordered, key=lambda finding: finding.file)]


def _places(contribution: Contribution) -> dict[str, str]:
    """The address of the page that each file is shown on; files not listed are shown on the territory's."""
    territory = contribution.territory
    places = {}
    for strategy in contribution.strategies:
        address = addresses.strategy_address(territory, strategy)
        places[strategy.file] = address
        places |= {priority.file: f"{address}{priority.id}/" for priority in strategy.priorities}
    return places | {file.replace(".md", ".en.md"): address for file, address in places.items()}
