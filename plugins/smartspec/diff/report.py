"""A whole difference in words: a part for each territory, the overlaps, and the pages to look at."""

from babel.numbers import format_decimal

from .. import addresses
from ..analysis.coverage import Placed
from ..model import Atlas, key_of
from ..model.values import N_
from . import Difference
from .affected_pages import affected_pages
from .messages import ChangeMessage, Part, Report
from .overlaps import OverlapChange
from .territory_messages import territory_messages
from .wording import Wording


def report_of(difference: Difference, after: Atlas, lang: str) -> Report:
    """The difference in that language; ``after`` is the later state, whose codebook names the themes."""
    wording = Wording(after, lang)
    unreadable = (
        ChangeMessage(
            "unreadable", N_("The files have errors, so what changes cannot be told. smartspec check lists them.")
        ),
    )
    parts = [Part(key_of(t), t.name.text_in(lang), unreadable) for t in difference.unreadable]
    for change in difference.territories:
        told = tuple(territory_messages(change, wording))
        parts.append(Part(key_of(change.territory), change.territory.name.text_in(lang), told))
    if difference.overlaps:
        told = tuple(_overlap(change, wording) for change in difference.overlaps)
        parts.append(Part("overlaps", wording.gettext("Overlap with other regions"), told))
    return Report(tuple(part for part in parts if part.told), tuple(affected_pages(difference)))


def _overlap(change: OverlapChange, wording: Wording) -> ChangeMessage:
    values = {
        "first": change.first.name.text_in(wording.lang),
        "second": change.second.name.text_in(wording.lang),
        "theme": wording.theme(change.theme.theme),
        "names": " – ".join(_names(side) for side in (change.theme.first, change.theme.second)),
    }
    address = addresses.pair_address(change.first, change.second)
    if not change.new:
        message = N_("%(first)s and %(second)s no longer share %(theme)s (%(names)s).")
        return ChangeMessage("overlap-lost", message, values, "", address)
    if not change.chance:
        return ChangeMessage(
            "overlap-new", N_("%(first)s and %(second)s now share %(theme)s: %(names)s."), values, "", address
        )
    values |= {
        "observed": str(change.chance.observed),
        "expected": format_decimal(change.chance.expected, "0.0", locale=wording.lang),
    }
    message = N_(
        "%(first)s and %(second)s now share %(theme)s: %(names)s. "
        "Main themes in common in all: %(observed)s; by chance it would be %(expected)s."
    )
    return ChangeMessage("overlap-new", message, values, "", address)


def _names(side: tuple[Placed, ...]) -> str:
    return ", ".join(placed.priority.facts.name for placed in side)
