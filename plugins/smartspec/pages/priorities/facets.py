"""What facets and their values are called, in the language of the page."""

from collections.abc import Iterable
from typing import Any

from ... import addresses
from ...analysis.coverage import STANDINGS
from ...analysis.facets import READ, UNDATED, Described, counts
from ...model import CODE_LISTS, Bilingual, Term
from ...model.values import STATUS
from ..facets import Choice, Value
from ..writer import Writer, alphabetical

LISTS = {"theme": "themes", "touches": "themes", "instrument": "instruments", "nace": "nace", "nabs": "nabs"}
"""The vocabulary behind the values of a facet, where there is one."""
LONG = {"nace", "period"}
BY_NAME = {"theme", "touches", "region"}
"""Facets whose values stand by name; the others keep the order of their list, and periods the latest first."""


def choices(writer: Writer, items: Iterable[Described]) -> tuple[Choice, ...]:
    """Every facet with its values. Of short lists also those that no priority has now: links to them must hold."""
    titles, listed = _titles(writer), tuple(items)
    return tuple(
        Choice(facet, addresses.FACETS[facet], titles[facet], _values(writer, listed, facet)) for facet in READ
    )


def plain(value: Value, lang: str) -> str:
    """The value's code and name as a string."""
    return f"{value.code} {value.name.text_in(lang)}".strip()


def page_title(writer: Writer, value: Value) -> str:
    """A heading that makes sense alone."""
    _ = writer.gettext
    said = {
        "time": _("Priorities by state of the strategy: %(value)s"),
        "theme": _("Priorities with the theme %(value)s"),
        "region": _("Priorities in %(value)s"),
        "area": _("Priorities in the programme area %(value)s"),
        "touches": _("Priorities that touch %(value)s"),
        "standing": _("Priorities counted as: %(value)s"),
        "status": _("Priorities by their own status: %(value)s"),
        "period": _("Priorities for the period %(value)s"),
        "instrument": _("Priorities with funding from %(value)s"),
        "nace": _("Priorities with the code SNI %(value)s"),
        "nabs": _("Priorities with the code NABS %(value)s"),
        "language": _("Priorities with text in %(value)s"),
    }
    if value.id == UNDATED:
        return _("Priorities without a known period")
    shown = plain(value, writer.lang)
    lower = value.facet in ("time", "standing", "status") or (value.facet, writer.lang) == ("language", "sv")
    return said[value.facet] % {"value": shown.lower() if lower else shown}


def _titles(writer: Writer) -> dict[str, str]:
    _ = writer.gettext
    return {
        "time": _("Ended or not"),
        "theme": _("Main theme"),
        "region": _("Region"),
        "area": _("Programme area"),
        "touches": _("Also touches"),
        "standing": _("Counted as"),
        "status": _("Status of the priority"),
        "period": _("Period"),
        "instrument": _("Funding"),
        "nace": _("Industry (SNI 2007)"),
        "nabs": _("Research (NABS 2007)"),
        "language": _("Language of the text"),
    }


def _values(writer: Writer, items: tuple[Described, ...], facet: str) -> tuple[Value, ...]:
    found = counts(items, facet)
    named = (
        Value(
            facet,
            id_,
            addresses.facet_value(facet, id_),
            count=found.get(id_, 0),
            address=addresses.facet_address(facet, id_),
            **about,
        )
        for id_, about in _known(writer, facet, found).items()
    )
    if facet in BY_NAME:
        return tuple(sorted(named, key=lambda value: alphabetical(plain(value, writer.lang))))
    return tuple(named)


def _known(writer: Writer, facet: str, found: Iterable[str]) -> dict[str, dict[str, Any]]:
    """What is known of the values, in the order that they are shown. Of long lists only those that are found."""
    atlas, wanted = writer.atlas, set(found)
    if facet in LISTS:
        terms = (t for t in atlas.vocabularies[LISTS[facet]].terms if t.id in wanted or facet not in LONG)
        return {term.id: _of_term(facet, term) for term in terms}
    if facet in ("region", "area"):
        places = atlas.territories.counties if facet == "region" else atlas.territories.areas
        return {place.slug: {"name": place.name, "territory": place} for place in places}
    names = _periods(writer, wanted) if facet in LONG else _words(writer)[facet]
    return {word: {"name": Bilingual(sv=name, en=name)} for word, name in names.items()}


def _of_term(facet: str, term: Term) -> dict[str, Any]:
    coded = facet in CODE_LISTS
    return {
        "name": term.name,
        "term": term,
        "code": term.id if coded else "",
        "level": int(coded and bool(term.parent)),
    }


def _periods(writer: Writer, folders: Iterable[str]) -> dict[str, str]:
    """Folders as people write the years, the latest first and the unknown last."""
    dated = sorted((folder for folder in folders if folder != UNDATED), reverse=True)
    return {folder: folder.replace("-", "–") for folder in dated} | {UNDATED: writer.gettext("Not known")}


def _words(writer: Writer) -> dict[str, dict[str, str]]:
    """The values that are words of the code."""
    _ = writer.gettext
    return {
        "time": {"current": _("Not ended"), "earlier": _("Ended")},
        "standing": {value: _(label) for value, label in STANDINGS.items()},
        "status": {value: _(label) for value, label in STATUS.items()},
        "language": {"sv": _("Swedish"), "en": _("English")},
    }
