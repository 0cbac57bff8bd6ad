"""Pages → search documents: the name of each, what sums it up, its keywords and its own words."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from string import ascii_uppercase
from typing import Any

from ... import addresses
from ...addresses import PAGES
from ...analysis.coverage import Placed, status_of
from ...analysis.organisations import Involvement
from ...model import CODE_LISTS, Atlas, Priority, Term, Territory
from ...model.node import KINDS_OF_ORGANISATION, WORDS_OF_KINDS
from ...model.values import STATUS, Status
from ..environment import period, plain_name, summary
from ..facets import Value
from ..page import Cited, Page, territory_of
from ..writer import Writer
from .documents import SearchDocument, names_of_operations, words_in
from .looked_for import looked_for
from .meanings import other_names
from .texts import around, in_language, organisations_named, statements, told_of

EARLIER, UNCLEAR, DERIVED, LISTED, BESIDE, ACTOR = 0.5, 0.9, 0.5, 0.3, 0.25, 0.2
"""What a hit weighs: in a strategy that has ended, or may have; on a derived page; on a page that lists what has a
code, or a territory's initiatives; on the whole codebook, or what a page of a theme leads to; on an organisation's."""
FEW_PLACES = 3
"""Where an organisation takes part tells something of it as long as it is in no more counties and areas."""
OTHER = {"sv": "en", "en": "sv"}
TERM_LISTS = {
    addresses.CODEBOOK: ("themes",),
    addresses.LISTS["nace"]: ("nace",),
    addresses.LISTS["nabs"]: ("nabs",),
    addresses.PROGRAMMES: addresses.LISTS_OF_PROGRAMMES,
}
"""The lists that a page of the codebook shows."""


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
        """One document for each page of the language, but none for the search's own page."""
        own = (page for page in pages if page.lang == self.lang and PAGES[page.kind].searched != "never")
        return map(self._described, own)

    def _described(self, page: Page) -> SearchDocument:
        """The document of a page, by what that is about."""
        subject = page.subject
        if isinstance(subject, Cited):
            priority = subject.priority
            return self._priority(page, subject, priority) if priority else self._strategy(page, subject)
        if isinstance(subject, Involvement):
            return self._actor(page, subject)
        if isinstance(subject, Territory) and page.address == addresses.territory_address(subject):
            return self._territory(page, subject)
        if isinstance(subject, Territory) and page.address == addresses.initiatives_address(subject):
            return self._initiatives(page, subject)
        return self._plain(page)

    @cached_property
    def _looked_for(self) -> Mapping[str, tuple[str, ...]]:
        return looked_for(self.atlas, self.lang)

    def _words_for(self, page: Page) -> tuple[str, ...]:
        """Words by which people look for a page, or for what lies in its folder: of each county, each year."""
        folder = addresses.folder_of(page.address)
        return self._looked_for.get(page.address) or (PAGES[page.kind].derived and self._looked_for.get(folder)) or ()

    @cached_property
    def _organisations_named(self) -> Mapping[str, tuple[str, ...]]:
        return organisations_named(self.atlas)

    def _priority(self, page: Page, cited: Cited, priority: Priority) -> SearchDocument:
        facts, english, territory = priority.facts, priority.english, cited.contribution.territory
        terms = [self._term("themes", facts.theme), *(self._term("themes", name) for name in facts.touches)]
        terms += [self._term(*tag.code.split(":", 1)) for tag in facts.codes]
        terms += [self._term("instruments", name) for name in facts.instruments]
        said = [*(term.name for term in terms if term), *facts.sub_areas]
        codes = _told_apart(tag.code.split(":", 1)[1] for tag in facts.codes)
        prose = english.prose if english and self.lang == "en" else priority.prose
        other = (facts.name, facts.summary) if self.lang == "en" else (english.facts.name,) if english else ()
        return self._document(
            page,
            place=f"{self.writer.territory_name(territory)}, {period(cited.strategy, self.lang)}",
            summary=summary(priority, self.lang),
            keywords=(
                *in_language(self.lang, said),
                *_told_apart(codes),
                *facts.actors,
                *self._about(territory),
            ),
            other=(*other, *in_language(OTHER[self.lang], said)),
            text=" · ".join([prose.text, *statements(facts, self.lang)]),
            theme=facts.theme,
            touches=facts.touches,
            actors=facts.actors,
            names=self._organisations_named[page.address],
            **self._standing(status_of(Placed(cited.contribution, cited.strategy, priority))),
        )

    def _strategy(self, page: Page, cited: Cited) -> SearchDocument:
        strategy, facts, english = cited.strategy, cited.strategy.facts, cited.strategy.english
        prose = english.prose if english and self.lang == "en" else strategy.prose
        titles = (plain_name(strategy, self.lang), *(other.title for other in facts.other_titles))
        return self._document(
            page,
            place=plain_name(strategy, self.lang),
            summary=summary(strategy, self.lang),
            keywords=(*titles, *self._about(cited.contribution.territory)),
            other=(facts.title,) if self.lang == "en" else (english.facts.title,) if english else (),
            text=" · ".join([prose.text, *statements(facts, self.lang)]),
            **self._standing(facts.status),
        )

    def _territory(self, page: Page, territory: Territory) -> SearchDocument:
        contribution = self.atlas.contribution(territory)
        text = [*statements(contribution.facts, self.lang), names_of_operations(contribution)] if contribution else []
        area = next((a for a in self.atlas.territories.areas if a.slug == territory.area), None)
        without = territory.kind == "county" and not (contribution and contribution.strategies)
        return self._document(
            page,
            place=self.writer.territory_name(area) if area else "",
            summary=page.description,
            keywords=(
                *self._about(territory),
                *([self.writer.gettext("without a strategy")] if without else []),
                *([self.writer.gettext("contact")] if territory.kind == "county" else []),
            ),
            other=tuple(in_language(OTHER[self.lang], [territory.name])),
            text=" · ".join(text),
        )

    def _initiatives(self, page: Page, territory: Territory) -> SearchDocument:
        """A territory's list of initiatives: found by the name of each and by who takes part."""
        contribution = self.atlas.contribution(territory)
        return self._document(
            page,
            summary=page.description,
            keywords=self._looked_for.get(addresses.INITIATIVES, ()),
            text=names_of_operations(contribution) if contribution else "",
            weight=LISTED,
        )

    def _actor(self, page: Page, involvement: Involvement) -> SearchDocument:
        """An organisation, found by each spelling of its name, its kind, the counties that it takes part in, what it
        takes part in there, and the sentences that name it.
        """
        organisation = involvement.organisation
        said = {word.lower() for word in page.title.split()}
        also = {word.lower(): word for name in organisation.also for word in name.split()}
        spelled = " ".join(word for key, word in also.items() if key not in said)
        kind = organisation.kind or ""
        kinds = self.writer.words(words[kind] for words in (KINDS_OF_ORGANISATION, WORDS_OF_KINDS) if kind in words)
        earlier = in_language(self.lang, [one.name for one in involvement.earlier])
        counties = around(involvement)
        where = [self.writer.territory_name(one) for one in counties] if len(counties) <= FEW_PLACES else []
        return self._document(
            page,
            place=", ".join(where),
            keywords=tuple(filter(None, (spelled, *kinds, *earlier))),
            other=tuple(name for name in in_language(OTHER[self.lang], [organisation.name]) if name != page.title),
            text=" · ".join(dict.fromkeys(filter(None, (*told_of(involvement, self.atlas, self.lang), *where)))),
            weight=ACTOR,
            county=counties[0].slug if len(counties) == 1 and counties[0].kind == "county" else "",
        )

    def _plain(self, page: Page) -> SearchDocument:
        terms = [term for name in TERM_LISTS.get(page.address, ()) for term in self.atlas.vocabularies[name].terms]
        names = [term.name for term in terms]
        kind, value = PAGES[page.kind], page.subject if isinstance(page.subject, Value) else None
        compared = (self.writer.gettext("Compare"),) if kind.group == "comparisons" and kind.derived else ()
        # People write the number of a code without the letter of its section.
        number = value.id.lstrip(ascii_uppercase) if value and value.facet in CODE_LISTS else ""
        text = " ".join(said for term in terms for said in statements(term, self.lang))
        return self._document(
            page,
            summary=page.description,
            keywords=(
                *in_language(self.lang, names),
                *(term.id for term in terms if term.id[0].isupper()),
                *(self._codes_of_territories if page.address == addresses.LISTS["territories"] else ()),
                *(self._codes_of_areas if page.address == addresses.AREAS else ()),
                *([number] if number else ()),
                *compared,
                *self._words_for(page),
            ),
            other=tuple(in_language(OTHER[self.lang], names)),
            text=text or (words_in(page.html) if kind.searched == "text" else ""),
            theme=value.id if value and value.facet == "theme" else "",
            weight=_weight(page),
        )

    @cached_property
    def _codes_of_territories(self) -> tuple[str, ...]:
        listed = self.atlas.territories.counties_and_areas
        return tuple(code for one in listed for code in (one.nuts, one.county_code) if code)

    @cached_property
    def _codes_of_areas(self) -> tuple[str, ...]:
        return tuple(area.nuts for area in self.atlas.territories.areas if area.nuts)

    def _standing(self, status: Status) -> dict[str, Any]:
        """What the status of a strategy or a priority says of its page."""
        weight = {"ended": EARLIER, "unknown": UNCLEAR}.get(status, 1)
        return {"state": self.writer.gettext(STATUS[status]), "weight": weight}

    def _document(self, page: Page, **known: object) -> SearchDocument:
        known = {"county": _county(page), **known}
        return SearchDocument(page.address, page.kind, PAGES[page.kind].group, page.title, **known)  # type: ignore[arg-type]

    def _about(self, territory: Territory) -> tuple[str, ...]:
        """What a territory is called, and the area that it lies in or the counties that it holds."""
        around = [t for t in self.atlas.territories.areas if t.slug == territory.area]
        around += [t for t in self.atlas.territories.counties if t.area == territory.slug]
        names = [self.writer.territory_name(one) for one in (territory, *around)]
        official = (territory.organisation, territory.county_name, territory.nuts)
        return (*names, *(name for name in official if name), *other_names(self.atlas, territory))

    def _term(self, vocabulary: str, term_id: str) -> Term | None:
        return self.atlas.vocabularies[vocabulary].get(term_id)


def _county(page: Page) -> str:
    """The id of the county that a page is about; empty where it is about an area, the country or something else."""
    territory = territory_of(page.subject)
    return territory.slug if territory and territory.kind == "county" else ""


def _weight(page: Page) -> float:
    """What a hit weighs on a page that is neither a strategy's nor a priority's, nor of one list or organisation."""
    subject = page.subject
    facet = subject.facet if isinstance(subject, Value) else ""
    if page.kind == "codebook" or facet == "touches" or isinstance(subject, Term):
        return BESIDE
    if page.address in addresses.LISTS.values():
        return 1
    if facet in CODE_LISTS or _county(page):
        return LISTED
    return DERIVED if PAGES[page.kind].derived else 1


def _told_apart(codes: Iterable[str]) -> list[str]:
    """Codes by which somebody may search, such as C24: numbers alone, and ids that are names, say nothing."""
    return [code for code in codes if code[0].isupper()]
