"""The values of the facets of initiatives: what each is called, and its page."""

from collections.abc import Mapping

from ... import addresses
from ...analysis.initiative_facets import NO_AMOUNT, counted, described_initiatives, words_by_slug
from ...analysis.organisations import Involvement, involvements
from ...language import words
from ...model import Atlas, Bilingual
from ...model.values import N_
from ..environment import KINDS_OF_AMOUNT

NATIONAL = N_("The national programme")


def value_names(atlas: Atlas, facet: str, lang: str) -> Mapping[str, Bilingual]:
    """What each value of a facet is called: places in the official order, years from the first."""
    gettext, territories = words(lang).gettext, atlas.territories
    if facet == "region":
        return {county.slug: county.name for county in territories.counties}
    if facet == "area":
        found = {place.slug: place.name for place in territories.areas}
        if territories.country:  # whose name would be read as all of them
            found[territories.country.slug] = Bilingual(sv=gettext(NATIONAL), en=gettext(NATIONAL))
        return found
    if facet in ("fund", "theme", "mentions"):
        terms = atlas.vocabularies["instruments" if facet == "fund" else "themes"].terms
        return {term.id: term.name for term in terms}
    if facet == "actor":
        return {one.organisation.id: with_name_now(one, lang) for one in involvements(atlas)}
    if facet == "kind":
        labels = KINDS_OF_AMOUNT | {NO_AMOUNT: N_("No amount that can be summed")}
        return {kind: Bilingual(sv=gettext(label), en=gettext(label)) for kind, label in labels.items()}
    if facet == "ends":
        return _names_of_ends(lang)
    if facet == "year":
        years = sorted(counted(described_initiatives(atlas), "year"))
        return {year: Bilingual(sv=year, en=year) for year in years}
    return {slug: Bilingual(sv=said) for slug, said in words_by_slug(atlas, facet).items()}


def with_name_now(one: Involvement, lang: str) -> Bilingual:
    """What an organisation is called; of an earlier name also what it is called now."""
    name = one.organisation.name
    if one.now is None:
        return name
    said = words(lang).gettext("%(name)s (now %(now)s)")
    sv, en = (said % {"name": name.text_in(own), "now": one.now.name.text_in(own)} for own in ("sv", "en"))
    return Bilingual(sv=sv, en=en if name.en else None)


def _names_of_ends(lang: str) -> Mapping[str, Bilingual]:
    gettext = words(lang).gettext
    named = {
        "later": gettext("Not reached"),
        "earlier": gettext("Passed"),
        "unknown": gettext("Not known"),
    }
    return {value: Bilingual(sv=name, en=name) for value, name in named.items()}


def page_of_value(atlas: Atlas, facet: str, value: str) -> str:
    """The page of what has that value; empty where there is none."""
    territories = atlas.territories
    places = {"region": territories.counties, "area": (*territories.areas, *filter(None, [territories.country]))}
    if facet in places:
        found = next((place for place in places[facet] if place.slug == value), None)
        return addresses.initiatives_address(found) if found else ""
    if facet == "actor":
        return addresses.actor_address(value)
    return addresses.initiatives_by(facet, value) if facet in ("theme", *addresses.INITIATIVE_PAGES) else ""
