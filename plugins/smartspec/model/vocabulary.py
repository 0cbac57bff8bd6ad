"""Lists that the national node curates in ``docs/vocabularies/``: themes, codes, territories."""

from collections.abc import Mapping
from typing import Annotated, Literal, TypeAlias

from pydantic import Field

from .values import N_, Bilingual, Code, Flag, Frozen, Labels, Line, Slug, WebAddress


class ListSource(Frozen):
    """Where a vocabulary was read."""

    title: Line = Field(description="The document's or page's own title")
    publisher: Line | None = Field(None, description="The organisation that published it")
    url: WebAddress | None = Field(None, description="Full web address of the document or page")
    accessed: Line | None = Field(None, description="'archived copy', or the day the page was read")
    note: Bilingual | None = Field(None, description="What a reader needs to know about the source")


class SearchTerms(Frozen):
    """What people may call a theme. A line holds words for the same thing, divided by commas."""

    sv: tuple[Line, ...] = Field((), description="In Swedish")
    en: tuple[Line, ...] = Field((), description="In English")


class Term(Frozen):
    """One entry of a vocabulary; ``name.en`` is absent when no checked English name exists."""

    id: Code = Field(description="The term's code, by which other files name it")
    name: Bilingual = Field(description="What the term is called")
    parent: Code | None = Field(None, description="Code of the term above it in the list")
    definition: Bilingual | None = Field(None, description="What the term means here")
    includes: Bilingual | None = Field(None, description="What is counted in")
    excludes: Bilingual | None = Field(None, description="What is not, and where it belongs instead")
    search_terms: SearchTerms | None = Field(None, description="Other words for it, by which it is found")
    context: SearchTerms | None = Field(
        None, description="Words that texts about it often have; texts are matched by them"
    )
    translated: Flag = Field(False, description="true when the English name is this project's own")
    note: Bilingual | None = Field(None, description="What a reader needs to know about the term")
    url: WebAddress | None = Field(None, description="A page about it")
    strand: Line | None = Field(None, description="Strand of Interreg: A, B or C")
    periods: tuple[Line, ...] = Field((), description="Programme periods in which there is such a programme")
    counties: tuple[Slug, ...] = Field((), description="Counties that a programme takes in")
    all_counties: Flag = Field(False, description="true when a programme takes in every county")

    def covers(self, county: str) -> bool:
        """Whether a programme takes in that county."""
        return self.all_counties or county in self.counties


class Vocabulary(Frozen):
    """A versioned list of terms with its sources; themes are the project's own codebook."""

    title: Bilingual = Field(description="What the list is called")
    version: Line = Field(description="Version of the list, as its owner or the node's editors number it")
    status: Bilingual = Field(description="Who stands behind the list, and how far it has been checked")
    sources: tuple[ListSource, ...] = Field((), description="Where the list was read")
    terms: tuple[Term, ...] = Field(description="The terms, in the list's order")

    def get(self, term_id: str) -> Term | None:
        """The term with that id, or None."""
        return next((term for term in self.terms if term.id == term_id), None)


CODE_LISTS = ("nace", "nabs")
"""The vocabularies whose terms priorities are coded with."""
Vocabularies: TypeAlias = Mapping[str, Vocabulary]
"""The editors' vocabularies by name: ``themes``, ``nace`` …"""


class Tagging(Frozen):
    """How a second tagger, who did not see the first one's tags, tagged a priority.

    ``first_theme`` is what the first had set, where the two differed and it was changed.
    """

    priority: Line
    theme: Slug
    touches: tuple[Slug, ...] = ()
    nace: tuple[Line, ...] = ()
    nabs: tuple[Line, ...] = ()
    first_theme: Slug | None = None
    settled: Line | None = None
    settled_english: Line | None = None


KINDS_OF_TERRITORY = {"county": N_("County"), "area": N_("Programme area"), "country": N_("Country")}
TerritoryKind = Annotated[Literal["county", "area", "country"], Labels(KINDS_OF_TERRITORY)]


class Territory(Frozen):
    """A county (NUTS 3), a programme area (NUTS 2) or the country, whose folder can hold facts."""

    slug: Slug = Field(description="Name of its folder, and in addresses")
    name: Bilingual = Field(description="Name in Swedish and English")
    kind: TerritoryKind = Field(description="What kind of territory it is")
    nuts: Line = Field(description="Code of the territory in NUTS")
    county_code: Line | None = Field(None, description="The county's official code, two digits")
    county_name: Line | None = Field(None, description="The county's official name in Swedish")
    iso_3166_2: Line | None = Field(None, description="Code of the county in ISO 3166-2")
    seat: Line | None = Field(None, description="The county's seat")
    organisation: Line | None = Field(None, description="The organisation responsible for regional development")
    area: Slug | None = Field(None, description="The programme area that a county lies in")
    neighbours: tuple[Slug, ...] = Field((), description="Counties with a common land border, longest first")
    note: Bilingual | None = Field(None, description="What a reader needs to know about the territory")


class Municipality(Frozen):
    """A row of ``municipalities.csv``: a municipality, and the county (by slug) that it lies in."""

    code: Line
    name: Line
    county: Slug


class PlaceName(Frozen):
    """A row of ``places.csv``: a name by which people look for a county (by slug), which may have other names too.

    Provinces, parts of the country, and what a place is called in English; a row for each county that it lies in.
    """

    name: Line
    county: Slug


class Territories(Frozen):
    """All counties and programme areas, in the official order of their codes, and the country."""

    title: Bilingual = Field(description="What the list is called")
    version: Line = Field(description="Version of the list, as its owner or the node's editors number it")
    status: Bilingual = Field(description="Who stands behind the list, and how far it has been checked")
    sources: tuple[ListSource, ...] = Field((), description="Where the list was read")
    counties: tuple[Territory, ...] = Field(description="All counties, in the order of their codes")
    areas: tuple[Territory, ...] = Field(description="All programme areas")
    country: Territory | None = Field(None, description="For what concerns all of it, as a national programme")

    @property
    def all(self) -> tuple[Territory, ...]:
        """Every territory that can have a folder."""
        return (*self.counties_and_areas, *((self.country,) if self.country else ()))

    @property
    def counties_and_areas(self) -> tuple[Territory, ...]:
        """All but the country."""
        return (*self.counties, *self.areas)

    @property
    def county_by_slug(self) -> dict[str, Territory]:
        """The counties; a county and an area may have the same slug."""
        return {county.slug: county for county in self.counties}

    @property
    def area_by_slug(self) -> dict[str, Territory]:
        """The programme areas."""
        return {area.slug: area for area in self.areas}

    @property
    def by_area(self) -> list[tuple[Territory, list[Territory]]]:
        """Each programme area with its counties, in the order of their codes."""
        return [(area, self.counties_of(area)) for area in self.areas]

    def counties_of(self, area: Territory) -> list[Territory]:
        """The counties of a programme area."""
        return [county for county in self.counties if county.area == area.slug]
