"""What editors can write into the pages in ``docs/``: names, links, lists and numbers from the material.

Each macro answers with finished HTML from the project's own templates, so a contributed name
stays text. The site puts it into the page after the Markdown has been converted.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from ... import addresses
from ...analysis.counts import COUNTS
from ...analysis.coverage import all_priorities, current_priorities
from ...model import CODE_LISTS, Term, Territory
from ...model.values import N_
from ..node.overview import map_view
from ..writer import Writer

ON_THEIR_OWN = ("priorities", "map", "contact")
"""Macros that give paragraphs: they stand in a paragraph of their own."""


class UnknownName(Exception):
    """A macro was given a name that leads nowhere. ``kind`` is what was asked for, ``choices`` what there is."""

    def __init__(self, kind: str, name: object, choices: Sequence[str], form: str = "") -> None:
        super().__init__(kind, name)
        self.kind, self.name, self.choices = kind, str(name), list(choices)
        self.allowed = form or ", ".join(choices)


@dataclass(frozen=True)
class EditorsMacros:
    """The macros for one page; ``address`` is its path within its language. All raise UnknownName."""

    writer: Writer
    address: str

    def region(self, name: str) -> str:
        """The region's name as a link."""
        return self._territory("region", name, self.writer.atlas.territories.counties)

    def area(self, name: str) -> str:
        """The programme area's name as a link."""
        return self._territory("area", name, self.writer.atlas.territories.areas)

    def priority(self, name: str) -> str:
        """A priority's name as a link; ``name`` is its file without ``regions/`` and ``.md``."""
        by_name = {p.priority.file[len("regions/") : -len(".md")]: p for p in all_priorities(self.writer.atlas)}
        form = "<region>/<period>/<priority>, dalarna/2022-2028/smarta-energisystem"
        return self._written("priority", placed=_found(N_("priority"), name, by_name, form))

    def priorities(self, theme: str | None = None, region: str | None = None, area: str | None = None) -> str:
        """The current priorities of all regions, or those with a main theme, of a region, of an area's regions."""
        territories = self.writer.atlas.territories
        listed = list(current_priorities(self.writer.atlas))
        if theme is not None:
            found = self._theme(theme)
            listed = [p for p in listed if p.priority.facts.theme == found.id]
        if region is not None:
            county = _found(N_("region"), region, _by_slug(territories.counties))
            listed = [p for p in listed if p.contribution.territory is county]
        if area is not None:
            _found(N_("area"), area, _by_slug(territories.areas))
            listed = [p for p in listed if p.contribution.territory.area == area]
        return self._written("priorities", priorities=listed, of_one_region=region is not None)

    def map(self) -> str:
        """The map of the overview with the list of regions beside it."""
        return self._written("map", **vars(map_view(self.writer)))

    def contact(self) -> str:
        """Who publishes the site and how to reach them, as the site's settings say; what is not set is said too."""
        return self._written("contact")

    def count(self, name: str) -> str:
        """A number, in the way of writing of the page's language."""
        _found(N_("count"), name, COUNTS)
        return self._written("count", name=name)

    def theme(self, name: str) -> str:
        """A theme's name as a link to its place in the codebook."""
        found = self._theme(name)
        return self._written("term", entry=found, address=f"{addresses.CODEBOOK}#{found.id}")

    def term(self, name: str) -> str:
        """An entry of another list as a link: ``nace:C24``, ``nabs:05``, ``programmes:stockholm``."""
        places = {
            f"{vocabulary}:{entry.id}": (entry, f"{addresses.LISTS[vocabulary]}#{entry.id.lower()}")
            for vocabulary in CODE_LISTS
            for entry in self.writer.atlas.vocabularies[vocabulary].terms
        } | {
            f"{vocabulary}:{entry.id}": (entry, f"{addresses.PROGRAMMES}#{vocabulary}-{entry.id}")
            for vocabulary in addresses.LISTS_OF_PROGRAMMES
            for entry in self.writer.atlas.vocabularies[vocabulary].terms
        }
        form = "nace:C24, nabs:05, programmes:stockholm, interreg:…, platforms:…, eusbsr:…"
        entry, address = _found(N_("term"), name, places, form)
        return self._written("term", entry=entry, address=address)

    def _theme(self, name: str) -> Term:
        terms = {term.id: term for term in self.writer.atlas.vocabularies["themes"].terms}
        found: Term = _found(N_("theme"), name, terms)
        return found

    def _territory(self, kind: str, name: str, territories: Sequence[Territory]) -> str:
        return self._written("territory", territory=_found(kind, name, _by_slug(territories)))

    def _written(self, template: str, **facts: object) -> str:
        """A template filled in as on a page of its own at the same address."""
        return self.writer.fragment(self.address, f"macros/{template}.html", **facts)


MACROS = ("region", "area", "priority", "priorities", "map", "contact", "count", "theme", "term")
"""The names of all of them."""


def _by_slug(territories: Sequence[Territory]) -> dict[str, Territory]:
    return {territory.slug: territory for territory in territories}


def _found(kind: str, name: object, choices: Mapping[str, Any], form: str = "") -> Any:
    if not isinstance(name, str) or name not in choices:
        raise UnknownName(kind, name, list(choices), form)
    return choices[name]
