"""A whole difference in words: a part for each territory, the overlaps, and the pages to look at."""

from babel.numbers import format_decimal

from .. import addresses
from ..analysis.coverage import Placed
from ..model import Atlas, Territory, key_of
from . import Difference, OverlapChange
from .affected_pages import pages_to_see
from .sentence import Part, Telling, Told
from .sentences import told_of_territory
from .values import Speaker, _


def telling(difference: Difference, after: Atlas, lang: str) -> Telling:
    """The difference in that language; ``after`` is the later state, whose codebook names the themes."""
    speaker = Speaker(after, lang)
    parts = [_unreadable(territory, speaker) for territory in difference.unreadable]
    for change in difference.territories:
        told = tuple(told_of_territory(change, speaker))
        parts.append(Part(key_of(change.territory), _name(change.territory, lang), told))
    if difference.overlaps:
        told = tuple(_overlap(change, speaker) for change in difference.overlaps)
        parts.append(Part("overlaps", speaker.gettext("Overlap with other regions"), told))
    return Telling(tuple(part for part in parts if part.told), tuple(pages_to_see(difference)))


def _unreadable(territory: Territory, speaker: Speaker) -> Part:
    message = _("The files have errors, so what changes cannot be told. smartspec check lists them.")
    return Part(key_of(territory), _name(territory, speaker.lang), (Told("unreadable", message),))


def _overlap(change: OverlapChange, speaker: Speaker) -> Told:
    values = {
        "first": _name(change.first, speaker.lang),
        "second": _name(change.second, speaker.lang),
        "theme": speaker.theme(change.theme.theme),
        "names": " – ".join(_names(side) for side in (change.theme.first, change.theme.second)),
    }
    address = addresses.pair_address(change.first, change.second)
    if not change.new:
        message = _("%(first)s and %(second)s no longer share %(theme)s (%(names)s).")
        return Told("overlap-lost", message, values, "", address)
    if not change.chance:
        return Told("overlap-new", _("%(first)s and %(second)s now share %(theme)s: %(names)s."), values, "", address)
    values |= {
        "observed": str(change.chance.observed),
        "expected": format_decimal(change.chance.expected, "0.0", locale=speaker.lang),
    }
    message = _(
        "%(first)s and %(second)s now share %(theme)s: %(names)s. "
        "Main themes in common in all: %(observed)s; by chance it would be %(expected)s."
    )
    return Told("overlap-new", message, values, "", address)


def _names(side: tuple[Placed, ...]) -> str:
    return ", ".join(placed.priority.facts.name for placed in side)


def _name(territory: Territory, lang: str) -> str:
    return (territory.name.en if lang == "en" else None) or territory.name.sv
