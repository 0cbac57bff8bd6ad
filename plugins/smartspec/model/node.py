"""What the national node's editors keep for the node's own pages, in ``docs/vocabularies/``.

Tasks, guidance, the enabling condition, national areas, networks and the glossary. Each list
names its own sources, and every text cites some of them.
"""

from typing import Annotated, Literal

from pydantic import Field

from .facts import Citations, Source, Statement
from .values import N_, Bilingual, Flag, Frozen, Labels, Line, PageAddress, Paragraph, Slug, SourceId, WebAddress
from .vocabulary import Municipality, PlaceName, SearchTerms


class Sourced(Frozen):
    """A list with its sources and what is to be said of it, each sentence citing some of them."""

    sources: tuple[Source, ...] = ()
    said: tuple[Statement, ...] = ()


class Task(Frozen):
    """One of the node's five tasks: ``words`` in Swedish are the source's own, in English ours."""

    id: Slug
    name: Bilingual
    words: Bilingual
    sources: Citations


class Tasks(Sourced):
    """``tasks.yml``: what the node is there for."""

    tasks: tuple[Task, ...] = ()


class Step(Frozen):
    """One part of a region's work, with what sources say about it."""

    id: Slug
    name: Bilingual
    said: tuple[Statement, ...]


class Guidance(Sourced):
    """``guidance.yml``: support for a region's work; ``ask`` says who does what, by function."""

    steps: tuple[Step, ...] = ()
    ask: tuple[Statement, ...] = ()


class Criterion(Frozen):
    """One criterion of the enabling condition. The words are ours: the legal text could not be read."""

    id: Slug
    name: Bilingual
    short: Bilingual
    counts: Bilingual = Field(description="What is sorted under it here")


class Condition(Sourced):
    """``enabling-condition.yml``: enabling condition 1.1 of the EU funds with its criteria."""

    name: Bilingual = Bilingual(sv="–")
    criteria: tuple[Criterion, ...] = ()


class Sorting(Frozen):
    """A row of ``evidence.csv``: how one statement of a region was sorted by the editors.

    ``starts`` is how its Swedish text begins. No criteria: it was read and belongs to none.
    ``examples`` are the steps of the guidance that it is an example of.
    """

    territory: Slug
    starts: Paragraph
    criteria: tuple[Line, ...] = ()
    examples: tuple[Slug, ...] = ()


class NationalArea(Frozen):
    """One of the national strategy's areas."""

    id: Slug
    name: Bilingual
    sources: Citations


class National(Sourced):
    """``national.yml``: national priorities, as far as the sources carry; ``ahead`` is what may change them.

    ``money`` are the sums of the State that a meeting asks for, in round numbers. ``main_list`` says what the list
    holds that most initiatives come from: it stands beside every sum of that list.
    """

    main_list: Bilingual | None = None
    money: tuple[Statement, ...] = ()
    areas: tuple[NationalArea, ...] = ()
    challenges: tuple[NationalArea, ...] = ()
    ahead: tuple[Statement, ...] = ()


class Crossing(Frozen):
    """Themes of the codebook that lie near a term of another list, with who says so and why."""

    list: Literal["national", "platforms", "eusbsr"]
    id: Slug
    themes: tuple[Slug, ...] = ()
    all_themes: Flag = False
    by: Slug
    basis: Bilingual


class Crosswalk(Frozen):
    """``crosswalk.yml``: from national areas, EU platforms and Baltic Sea policy areas to themes."""

    status: Bilingual = Bilingual(sv="–")
    crossings: tuple[Crossing, ...] = ()

    def themes(self, name: str, term: str) -> Crossing | None:
        """The crossing of that term of that list, or None."""
        return next((c for c in self.crossings if (c.list, c.id) == (name, term)), None)


NetworkKind = Literal["network", "partnership", "office", "hub", "label"]


class Network(Frozen):
    """Something that regions are members of; ``platform`` is the EU platform that a partnership sits under."""

    id: Slug
    name: Bilingual
    kind: NetworkKind
    platform: Slug | None = None
    translated: Flag = False
    note: Bilingual | None = None


class Membership(Frozen):
    """A region's part in a network.

    ``sources`` are ids of the region's own ``sources.yml``, or of the one of ``told_by``.
    """

    region: Slug
    network: Slug
    sources: Citations
    told_by: Slug | None = None
    note: Bilingual | None = None


class Memberships(Frozen):
    """``memberships.yml``: networks and the regions in them."""

    status: Bilingual = Bilingual(sv="–")
    networks: tuple[Network, ...] = ()
    members: tuple[Membership, ...] = ()


class Word(Frozen):
    """A word of the glossary in both languages.

    ``seen``: the Swedish word stands in a Swedish source. ``sources`` carry the word or its meaning.
    """

    id: Slug
    name: Bilingual
    meaning: Bilingual | None = None
    note: Bilingual | None = None
    seen: Flag = True
    sources: tuple[SourceId, ...] = ()


class Glossary(Sourced):
    """``glossary.yml``: the words of smart specialisation in Swedish and English."""

    words: tuple[Word, ...] = ()


KINDS_OF_ORGANISATION = {
    "region": N_("Region, county council or regional body"),
    "municipality": N_("Municipality"),
    "state": N_("Government agency"),
    "university": N_("University or research institute"),
    "science-park": N_("Science park"),
}
WORDS_OF_KINDS = {
    "university": N_("university, university college, higher education institution, academy, researchers"),
    "science-park": N_("innovation park, research park, technology park, innovation environment"),
    "state": N_("government authority, national authority, central government"),
    "municipality": N_("municipality, local authority"),
}
"""Words by which people look for organisations of a kind beside what it is called, where there are any."""
OrganisationKind = Annotated[
    Literal["region", "municipality", "state", "university", "science-park"], Labels(KINDS_OF_ORGANISATION)
]


class Organisation(Frozen):
    """An organisation that takes part somewhere, never a person; ``id`` is part of its page's address.

    ``also`` are other spellings that sources use. ``now`` is the organisation that has come in its place, under a new
    name or as the whole that it became part of, as the editors read it. ``number`` is its organisation number, where a
    source has it.
    """

    id: Slug = Field(description="Name of the organisation in addresses")
    name: Bilingual = Field(description="The organisation's own name")
    also: tuple[Line, ...] = Field((), description="Other spellings that sources use")
    kind: OrganisationKind | None = Field(None, description="What kind of organisation it is")
    website: WebAddress | None = Field(None, description="The organisation's own website")
    number: Line | None = Field(None, description="Organisation number, where a source has it")
    now: Slug | None = Field(
        None, description="The organisation on the list that has come in its place, as the editors read it"
    )


class Organisations(Frozen):
    """``organisations.yml``: the names that are brought together, by hand and never silently."""

    status: Bilingual = Bilingual(sv="–")
    organisations: tuple[Organisation, ...] = ()


class CommonWords(Frozen):
    """``common-words.yml``: words that calls and applications have whatever they are about; one form of each."""

    words: SearchTerms = SearchTerms(sv=(), en=())


class PageTerms(Frozen):
    """Words by which people look for a page of the site, or for each page of a folder, whose own words are others."""

    page: PageAddress
    search_terms: SearchTerms


class PageSearchTerms(Frozen):
    """``page-search-terms.yml``: other words for pages of the site, by the page's address."""

    pages: tuple[PageTerms, ...] = ()


class NodeLists(Frozen):
    """All of the node's lists; empty where there is none."""

    tasks: Tasks = Tasks()
    guidance: Guidance = Guidance()
    condition: Condition = Condition()
    sortings: tuple[Sorting, ...] = ()
    national: National = National()
    crosswalk: Crosswalk = Crosswalk()
    memberships: Memberships = Memberships()
    glossary: Glossary = Glossary()
    municipalities: tuple[Municipality, ...] = ()
    places: tuple[PlaceName, ...] = ()
    organisations: Organisations = Organisations()
    common_words: CommonWords = CommonWords()
    page_search_terms: PageSearchTerms = PageSearchTerms()
