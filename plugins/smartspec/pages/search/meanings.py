"""What the editors' lists say that words mean: other words for the same, places and the county that they lie in."""

import re
from collections.abc import Iterable

from ...model import Atlas, Territory

LONGEST_SHORT_NAME = 5
SHORT_NAME = re.compile(rf"(?=(?:.*[A-ZÅÄÖ]){{2}})[A-ZÅÄÖa-zåäö]{{2,{LONGEST_SHORT_NAME}}}")
"""A few letters, of which at least two are capitals, and the first begins a longer name too: KTH, LiU, but not AB."""
BETWEEN = re.compile(r"[,()]")


def meanings(atlas: Atlas) -> dict[str, object]:
    """What the editors' lists say that words mean: other words for the themes and for
    what the glossary names, and the places of each county.
    """
    places: dict[str, list[str]] = {}
    for one in atlas.node.municipalities:
        places.setdefault(one.county, []).append(one.name)
    listed = [(term.id, term.search_terms) for term in atlas.vocabularies["themes"].terms]
    listed += [("", term.search_terms) for term in atlas.vocabularies["instruments"].terms]
    themes = [(name, terms.sv, terms.en) for name, terms in listed if terms]
    named = [word.name for word in atlas.node.glossary.words]
    named += [term.name for term in atlas.vocabularies["instruments"].terms]
    themes.append(("", _alternatives(name.sv for name in named), _alternatives(name.en or "" for name in named)))
    explained = [word.name for word in atlas.node.glossary.words]
    themes.append(("", tuple(_with_short_names(atlas)), ()))
    return {
        "themes": themes,
        "places": {county: "|".join(names) for county, names in places.items()},
        "counties": {county.slug: _names(atlas, county) for county in atlas.territories.counties},
        "explained": [_parts(name.sv for name in explained), _parts(name.en or "" for name in explained)],
    }


def context(atlas: Atlas, lang: str) -> list[tuple[str, list[str]]]:
    """The words by which a text in that language is matched: of each theme, lines of words for the same thing."""
    return [
        (term.id, [line for terms in (term.search_terms, term.context) if terms for line in getattr(terms, lang)])
        for term in atlas.vocabularies["themes"].terms
    ]


def other_names(atlas: Atlas, territory: Territory) -> tuple[str, ...]:
    """Provinces and other names by which people look for a county."""
    return tuple(place.name for place in atlas.node.places if place.county == territory.slug)


def _names(atlas: Atlas, county: Territory) -> tuple[str, ...]:
    """What a county is called, in each language and with “län”, and its other names."""
    names = (county.name.sv, county.name.en or "", county.county_name, *other_names(atlas, county))
    return tuple(dict.fromkeys(name for name in names if name))


def _with_short_names(atlas: Atlas) -> Iterable[str]:
    """A line for each organisation that has a short name beside a long one: “KTH, Kungliga Tekniska högskolan”."""
    for one in atlas.node.organisations.organisations:
        parts = {part.lower(): part for part in _parts((one.name.sv, one.name.en or "", *one.also))}
        long = [part for part in parts.values() if " " in part or len(part) > LONGEST_SHORT_NAME]
        first = {part[0].lower() for part in long}
        short = [part for part in parts.values() if SHORT_NAME.fullmatch(part) and part[0].lower() in first]
        if short:
            yield ", ".join([*short, *long])


def _parts(names: Iterable[str]) -> list[str]:
    """Each name by itself: “smart specialisering (S3)” → “smart specialisering”, “S3”."""
    return [part.strip() for name in names for part in BETWEEN.split(name) if part.strip()]


def _alternatives(names: Iterable[str]) -> tuple[str, ...]:
    """The names that have others beside them, as lines: “smart specialisering (S3)” → “smart specialisering, S3”."""
    lists = ([part.strip() for part in BETWEEN.split(name) if part.strip()] for name in names)
    return tuple(", ".join(parts) for parts in lists if len(parts) > 1)
