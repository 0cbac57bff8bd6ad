"""The method page: how tags were set, how far two taggers agreed, and every measure with an example."""

from ... import addresses
from ...analysis.agreement import both, differences, on_codes, on_themes
from ...analysis.comparison import compared
from ...analysis.coverage import Placed
from ...analysis.examples import change_example, pair_example
from ..page import Page
from ..writer import Draft, Writer


def method_page(writer: Writer) -> Page:
    """What is measured and how, with the figures."""
    atlas = writer.atlas
    placed = {p.file: Placed(c, s, p) for c, s, p in atlas.priorities()}
    measured = bool(both(atlas))
    facts = {
        "tagged": len(both(atlas)),
        "all_priorities": len(placed),
        "placed": placed,
        "agreements": [
            ("themes", on_themes(atlas)),
            ("nace", on_codes(atlas, "nace")),
            ("nabs", on_codes(atlas, "nabs")),
        ]
        if measured
        else [],
        "differences": differences(atlas),
        "pair": pair_example(atlas),
        "then_and_now": change_example(atlas),
        "comparison": compared(atlas),
        "most_pairs": writer.settings.most_pairs,
    }
    description = writer.gettext(
        "How priorities are tagged and compared: every measure with its formula, limits and an example."
    )
    return writer.write(
        Draft(
            addresses.METHOD,
            "method",
            writer.gettext("Method"),
            description,
            facts,
            "docs/vocabularies/second-tagging.csv",
            writer.crumbs(),
        )
    )
