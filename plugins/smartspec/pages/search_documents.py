"""Pages → what a search knows about each: its name, what sums it up, its keywords and its own words."""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

from markupsafe import Markup

from ..analysis.coverage import Placed
from ..model import Atlas, Bilingual, Contribution, Frozen, Gap, Statement, Strategy, Term, Territory
from . import addresses
from .citations import CITE
from .environment import period, plain_name, summary
from .page import Page
from .writer import Writer

TAG = re.compile(r"<[^>]+>")
EARLIER, PAIR = 0.8, 0.5
"""What a hit weighs in a strategy that has ended, and on one of the many pages about two regions."""
OTHER = {"sv": "en", "en": "sv"}
BY_KIND = {"region": "regions", "no-material": "regions", "priority": "priorities", "strategy": "strategies"}
BY_FOLDER = {
    addresses.AREAS: "areas",
    addresses.COMPARISON: "comparisons",
    addresses.REGIONS: "regions",
    addresses.CODEBOOK: "themes",
    "prioriteringar/": "themes",
}
TERM_LISTS = {
    addresses.CODEBOOK: ("themes",),
    addresses.LISTS["nace"]: ("nace",),
    addresses.LISTS["nabs"]: ("nabs",),
    addresses.PROGRAMMES: ("programmes", "interreg", "platforms", "eusbsr"),
}
"""The lists that a page of the codebook shows."""


@dataclass(frozen=True)
class SearchDocument:
    """One page as the search knows it; ``other`` is in the other language, so that its names are found too.

    ``group`` is one of ``group_names``; ``weight`` is multiplied with how well the page answers.
    """

    address: str
    kind: str
    group: str
    title: str
    place: str = ""
    summary: str = ""
    keywords: tuple[str, ...] = ()
    other: tuple[str, ...] = ()
    text: str = ""
    weight: float = 1


def group_names(gettext: Callable[[str], str]) -> dict[str, str]:
    """What results are grouped under, in the order in which groups that answer equally well are shown."""
    return {
        "priorities": gettext("Priorities"),
        "regions": gettext("Regions"),
        "areas": gettext("Programme areas"),
        "strategies": gettext("Strategies"),
        "themes": gettext("Themes and codes"),
        "comparisons": gettext("Comparisons"),
        "about": gettext("About the site and the method"),
    }


def group_of(kind: str, address: str) -> str:
    """The group of a page: by its kind, else by the folder that it lies in."""
    folder = address.partition("/")[0] + "/"
    return BY_KIND.get(kind) or BY_FOLDER.get(folder, "about")


def words_in(html: str) -> str:
    """The text of a page's own HTML."""
    return " ".join(Markup(TAG.sub(" ", CITE.sub("", html))).unescape().split())


@dataclass(frozen=True)
class Describer:
    """Describes the pages of one language for the search."""

    writer: Writer

    @property
    def atlas(self) -> Atlas:
        """What the pages are made of."""
        return self.writer.atlas

    @property
    def lang(self) -> str:
        """The language of the pages."""
        return self.writer.lang

    def describe(self, pages: Iterable[Page]) -> Iterator[SearchDocument]:
        """One document a page, but none of the search's own page."""
        for page in pages:
            if page.address in self._placed:
                yield self._priority(page, self._placed[page.address])
            elif page.address in self._strategies:
                yield self._strategy(page, *self._strategies[page.address])
            elif page.address in self._territories:
                yield self._territory(page, self._territories[page.address])
            elif page.address != addresses.SEARCH:
                yield self._plain(page)

    @cached_property
    def _placed(self) -> dict[str, Placed]:
        placed = (Placed(*of) for of in self.atlas.priorities())
        return {addresses.priority_address(one): one for one in placed}

    @cached_property
    def _strategies(self) -> dict[str, tuple[Contribution, Strategy]]:
        found = ((c, s) for c in self.atlas.contributions.values() for s in c.strategies)
        return {addresses.strategy_address(c.territory, s): (c, s) for c, s in found}

    @cached_property
    def _territories(self) -> dict[str, Territory]:
        both = (*self.atlas.territories.counties, *self.atlas.territories.areas)
        return {addresses.territory_address(territory): territory for territory in both}

    def _priority(self, page: Page, placed: Placed) -> SearchDocument:
        contribution, strategy, priority = placed.contribution, placed.strategy, placed.priority
        facts, english = priority.facts, priority.english
        terms = [self._term("themes", facts.theme), *(self._term("themes", name) for name in facts.touches)]
        terms += [self._term(*tag.code.split(":", 1)) for tag in facts.codes]
        terms += [self._term("instruments", name) for name in facts.instruments]
        said = [*(term.name for term in terms if term), *facts.sub_areas]
        prose = english.prose if english and self.lang == "en" else priority.prose
        other = (facts.name, facts.summary) if self.lang == "en" else (english.facts.name,) if english else ()
        return self._document(
            page,
            place=f"{self.writer.territory_name(contribution.territory)}, {period(strategy, self.lang)}",
            summary=summary(priority, self.lang),
            keywords=(*self._in(self.lang, said), *facts.actors, *self._about(contribution.territory)),
            other=(*other, *self._in(OTHER[self.lang], said)),
            text=" ".join([words_in(prose.html), *self._statements(facts)]),
            weight=EARLIER if strategy.facts.status == "ended" else 1,
        )

    def _strategy(self, page: Page, contribution: Contribution, strategy: Strategy) -> SearchDocument:
        facts, english = strategy.facts, strategy.english
        prose = english.prose if english and self.lang == "en" else strategy.prose
        titles = (plain_name(strategy, self.lang), *(other.title for other in facts.other_titles))
        return self._document(
            page,
            place=plain_name(strategy, self.lang),
            summary=summary(strategy, self.lang),
            keywords=(*titles, *self._about(contribution.territory)),
            other=(facts.title,) if self.lang == "en" else (english.facts.title,) if english else (),
            text=" ".join([words_in(prose.html), *self._statements(facts)]),
            weight=EARLIER if facts.status == "ended" else 1,
        )

    def _territory(self, page: Page, territory: Territory) -> SearchDocument:
        contribution = self.atlas.contribution(territory)
        text = list(self._statements(contribution.facts)) if contribution else []
        for row in contribution.initiatives if contribution else ():
            names = (row.Operation_Name_Programme_Language, row.Operation_Name_English, row.Beneficiary_Name)
            text += [name for name in (*names, *row.Partners) if name]
        area = next((a for a in self.atlas.territories.areas if a.slug == territory.area), None)
        return self._document(
            page,
            place=self.writer.territory_name(area) if area else "",
            summary=page.description,
            keywords=self._about(territory),
            other=tuple(self._in(OTHER[self.lang], [territory.name])),
            text=" ".join(text),
        )

    def _plain(self, page: Page) -> SearchDocument:
        terms = [t.name for name in TERM_LISTS.get(page.address, ()) for t in self.atlas.vocabularies[name].terms]
        return self._document(
            page,
            summary=page.description,
            keywords=tuple(self._in(self.lang, terms)),
            other=tuple(self._in(OTHER[self.lang], terms)),
            text=" ".join(heading.text for heading in page.toc),
            weight=PAIR if page.kind == "pair" else 1,
        )

    def _document(self, page: Page, **known: object) -> SearchDocument:
        group = group_of(page.kind, page.address)
        return SearchDocument(page.address, page.kind, group, page.title, **known)  # type: ignore[arg-type]

    def _about(self, territory: Territory) -> tuple[str, ...]:
        """What a territory is called, and the area that it lies in or the counties that it holds."""
        around = [t for t in self.atlas.territories.areas if t.slug == territory.area]
        around += [t for t in self.atlas.territories.counties if t.area == territory.slug]
        names = [self.writer.territory_name(one) for one in (territory, *around)]
        official = (territory.organisation, territory.county_name, territory.nuts, territory.seat)
        return (*names, *(name for name in official if name))

    def _term(self, vocabulary: str, term_id: str) -> Term | None:
        return self.atlas.vocabularies[vocabulary].get(term_id)

    def _in(self, lang: str, texts: Iterable[Bilingual]) -> Iterator[str]:
        """The texts in that language, where they have been translated."""
        return (text for one in texts if (text := one.sv if lang == "sv" else one.en))

    def _statements(self, facts: Frozen) -> Iterator[str]:
        """Every statement, gap and bilingual text among some facts."""
        for _, value in facts:
            for one in value if isinstance(value, tuple) else (value,):
                if isinstance(one, Bilingual | Statement | Gap):
                    yield one.sv if self.lang == "sv" or not one.en else one.en
