"""The method page: how tags were set, how far two taggers agreed, and every measure with an example."""

from dataclasses import dataclass

from ...analysis.agreement import Agreement, Disagreement, agreements, both, coded, differences
from ...analysis.comparison import Comparison, compared
from ...analysis.coverage import Placed, all_priorities
from ...analysis.examples import PairExample, change_example, pair_example
from ...analysis.periods import CountyChange
from ...model.files import path_of
from ..page import Page, View
from ..writer import Draft, Writer


@dataclass(frozen=True)
class MethodView(View):
    """What the template of the page shows."""

    tagged: int
    all_priorities: int
    placed: dict[str, Placed]
    agreements: list[tuple[str, Agreement]]
    coded: int
    differences: tuple[Disagreement, ...]
    pair: PairExample | None
    then_and_now: CountyChange | None
    comparison: Comparison


def method_page(writer: Writer) -> Page:
    """What is measured and how, with the figures."""
    atlas = writer.atlas
    placed = {one.priority.file: one for one in all_priorities(atlas)}
    facts = MethodView(
        tagged=len(both(atlas)),
        all_priorities=len(placed),
        placed=placed,
        agreements=agreements(atlas),
        coded=len(coded(atlas)),
        differences=differences(atlas),
        pair=pair_example(atlas),
        then_and_now=change_example(atlas),
        comparison=compared(atlas),
    )
    description = writer.gettext(
        "How priorities get themes and codes and are compared: every measure with its formula, limits and an example."
    )
    return writer.write(Draft("method", description, facts, path_of("second-tagging")))
