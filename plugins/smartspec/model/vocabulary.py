"""Lists that the national node curates in ``docs/vocabularies/``: themes, codes, territories."""

from collections.abc import Mapping
from typing import Literal, TypeAlias

from pydantic import Field

from .values import Bilingual, Flag, Frozen, Line, Slug, WebAddress


class ListSource(Frozen):
    """Where a vocabulary was read."""

    title: Line = Field(description="The document's or page's own title")
    publisher: Line | None = Field(None, description="The organisation that published it")
    url: WebAddress | None = Field(None, description="Full web address of the document or page")
    accessed: Line | None = Field(None, description="'archived copy', or the day the page was read")
    note: Bilingual | None = Field(None, description="What a reader needs to know about the source")


class SearchTerms(Frozen):
    """What people may call a theme. A line holds words for the same thing, divided by commas."""

    sv: tuple[Line, ...] = ()
    en: tuple[Line, ...] = ()


class Term(Frozen):
    """One entry of a vocabulary; ``name.en`` is absent when no checked English name exists."""

    id: Line
    name: Bilingual
    parent: Line | None = None
    definition: Bilingual | None = None
    includes: Bilingual | None = None
    excludes: Bilingual | None = None
    search_terms: SearchTerms | None = None
    context: SearchTerms | None = None
    """Words that texts about a theme often have. A text is matched by them; nobody is led here by one of them."""
    translated: Flag = False
    note: Bilingual | None = None
    url: WebAddress | None = None
    strand: Line | None = None
    periods: tuple[Line, ...] = ()
    counties: tuple[Slug, ...] = ()
    all_counties: Flag = False

    def covers(self, county: str) -> bool:
        """Whether a programme takes in that county."""
        return self.all_counties or county in self.counties


class Vocabulary(Frozen):
    """A versioned list of terms with its sources; themes are the project's own codebook."""

    title: Bilingual
    version: Line
    status: Bilingual
    sources: tuple[ListSource, ...] = ()
    terms: tuple[Term, ...]

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


TerritoryKind = Literal["county", "area", "country"]


class Territory(Frozen):
    """A county (NUTS 3), a programme area (NUTS 2) or the country, whose folder can hold facts."""

    slug: Slug
    name: Bilingual
    kind: TerritoryKind
    nuts: Line
    county_code: Line | None = None
    county_name: Line | None = None
    iso_3166_2: Line | None = None
    seat: Line | None = None
    organisation: Line | None = None
    area: Slug | None = None
    neighbours: tuple[Slug, ...] = Field((), description="Counties with a common land border, longest first")
    note: Bilingual | None = None


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

    title: Bilingual
    version: Line
    status: Bilingual
    sources: tuple[ListSource, ...] = ()
    counties: tuple[Territory, ...]
    areas: tuple[Territory, ...]
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
