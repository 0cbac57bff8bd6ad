"""Overlap and gaps: what many have chosen against what chance would give, and what nobody has."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from ...analysis.chance import Expectation, ThemeUptake
from ...analysis.comparison import UNUSUAL, Comparison, compared, with_own_page
from ...analysis.complement import Complement
from ...analysis.cooperation import declared_pairs, networks_of, shared_programmes
from ...analysis.coverage import ThemeCoverage, theme_coverage
from ...analysis.overlap import Overlap, unsettled_in
from ...model import Network, Term, Territory
from ...model.values import N_
from ..csv_table import csv_file, decimal
from ..page import DataFile, Page, View
from ..writer import Draft, Writer

FILE = "jamfor/par.csv"
HEADER = (
    N_("Region"), N_("Other region"), N_("Shared main themes"), N_("How many"), N_("Expected by chance"),
    N_("Share in common (Jaccard)"), N_("Of the one with fewer (overlap coefficient)"), N_("Weighted by rarity"),
    N_("Share of random draws with at least as many"),
)  # fmt: skip
MOST = 12
"""Pairs that are listed as completing each other; the rest stand on the regions' pages."""


@dataclass(frozen=True)
class ChosenTheme:
    """One theme with who has it, and how that compares with blind choice: ``more``, ``fewer`` or ``as chance``."""

    coverage: ThemeCoverage
    choice: ThemeUptake
    verdict: str


class OverlapView(View):
    """What the template of the page shows."""

    comparison: Comparison
    themes: list[ChosenTheme]
    unusual: list[tuple[Overlap, Expectation]]
    undeclared: list[tuple[Overlap, tuple[Term | Network, ...]]]
    """Those of which the material does not say that the two work together; the programmes and networks of both."""
    unsettled: Callable[[Overlap], tuple[Territory, ...]]
    """The counties of a pair that have a shared theme only by priorities that are not in force."""
    threshold: float
    completing: Sequence[Complement]
    csv: str


def overlap_page(writer: Writer) -> Page:
    """The country's overlaps and gaps."""
    atlas, comparison = writer.atlas, compared(writer.atlas)
    own = with_own_page(atlas, writer.settings.most_pairs)
    unusual = [found for found in comparison.unusual() if found[0].slugs in own]
    facts = OverlapView(
        comparison=comparison,
        themes=[_chosen(entry, comparison.choices[entry.theme]) for entry in theme_coverage(atlas)],
        unusual=unusual,
        undeclared=[(one, _both_in(writer, one)) for one, _ in unusual if one.slugs not in declared_pairs(atlas)],
        unsettled=unsettled_in,
        threshold=UNUSUAL,
        completing=_completing(comparison),
        csv=FILE,
    )
    description = writer.gettext(
        "What many regions have chosen, what nobody has, and which pairs overlap or complement each other."
    )
    return writer.write(Draft("overlap", description, facts))


def _both_in(writer: Writer, overlap: Overlap) -> tuple[Term | Network, ...]:
    """The programmes for less than the country that take in both counties, and the networks that both are part of."""
    first, second = overlap.first, overlap.second
    theirs = networks_of(writer.atlas, second)
    networks = (network for network in networks_of(writer.atlas, first) if network in theirs)
    return (*shared_programmes(writer.atlas, first, second), *networks)


def overlap_file(writer: Writer) -> DataFile:
    """Every two counties that can be compared and have a page, with shared themes and measures, as CSV."""
    comparison, own = compared(writer.atlas), with_own_page(writer.atlas, writer.settings.most_pairs)
    rows = (
        (
            *map(writer.territory_name, (o.first, o.second)),
            "; ".join(writer.term_name("themes", item.theme) for item in o.shared),
            len(o.shared),
            *("" if number is None else decimal(f"{number:.4f}", writer.lang) for number in numbers),
        )
        for pair, o in comparison.overlaps.items()
        if pair in own
        for chance in [comparison.chance.counties[pair]]
        for numbers in [(chance.expected, o.jaccard, o.overlap_coefficient, o.rarity_weighted, chance.at_least)]
    )
    return csv_file(FILE, writer.lang, writer.words(HEADER), rows)


def _chosen(entry: ThemeCoverage, choice: ThemeUptake) -> ChosenTheme:
    z = choice.z or 0
    return ChosenTheme(entry, choice, "more" if z >= 2 else "fewer" if z <= -2 else "as chance")


def _completing(comparison: Comparison) -> Sequence[Complement]:
    """The pairs with the highest complementarity, in the official order: they are not ranked."""
    known = [complement for complement in comparison.complements.values() if complement.value]
    highest = sorted(known, key=lambda complement: -(complement.value or 0))[:MOST]
    slugs = {complement.slugs for complement in highest}
    return [complement for complement in known if complement.slugs in slugs]
