"""The method page: how tags were set, and how far two taggers agreed on them."""

from ..analysis.agreement import both, differences, on_codes, on_themes
from ..analysis.coverage import Placed
from . import addresses
from .page import Page
from .writer import Draft, Writer


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
    }
    return writer.write(
        Draft(
            addresses.METHOD,
            "method",
            writer.gettext("Method"),
            writer.gettext("How priorities are tagged, and how far two taggers who work apart agree."),
            "method.html",
            facts,
            "docs/vocabularies/second-tagging.csv",
            writer.crumbs(),
        )
    )
