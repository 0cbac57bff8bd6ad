"""Turns a template and its facts into a page, with what every page has around it."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import KW_ONLY, dataclass, field, fields, replace
from functools import partial
from typing import Any

from markupsafe import Markup

from .. import addresses
from ..analysis.comparison import with_own_page
from ..analysis.counts import count
from ..analysis.coverage import Placed, current_of, standing_of
from ..analysis.holdings import main_state
from ..analysis.organisations import organisations_by_name, spelled
from ..analysis.recent import last_changes
from ..clock import today
from ..edit.cms import form_of
from ..language import words
from ..model import Atlas, Bilingual, Source, Territory
from ..model.files import path_of
from ..problems import Problem
from .citations import Citations, Headings
from .environment import BEING_WRITTEN, count_shown, environment, plain_name
from .figures.drawn import Edition
from .figures.figures import shown, theme_map
from .links import Links, fragments
from .page import Body, Crumb, Page, Settings, Subject, View
from .proposals import Addition, Edit, correction_by_mail, proposals
from .reference import reference
from .structured import json_ld

_CARD = Markup(
    '<meta property="og:image" content="{address}"><meta property="og:image:alt" content="{title}">'
    '<meta property="og:image:width" content="1200"><meta property="og:image:height" content="630">'
    '<meta name="twitter:card" content="summary_large_image">'
)
ADDRESS = re.compile(r"(?:[a-z0-9-]+/)*")
_ALPHABET = str.maketrans({"å": "z1", "ä": "z2", "ö": "z3"})


@dataclass(frozen=True)
class Draft:
    """What a page family decides about a page; the writer adds the rest.

    Address, title, path and source are those that ``PAGES`` has for the kind, unless they are given.
    """

    kind: str
    description: str
    facts: View = field(default_factory=View)
    """A frozen dataclass, whose fields the template names."""
    source: str = ""
    """The file that the page is made of, where ``PAGES`` does not say it for all of the kind."""
    _: KW_ONLY
    address: str = ""
    title: str = ""
    crumbs: tuple[Crumb, ...] = ()
    sources: Iterable[Source] = ()
    """What the template may cite by id."""
    made_of: tuple[Edit, ...] = ()
    """The files to change where the page is put together from them; otherwise it is the source."""
    additions: tuple[Addition, ...] = ()
    changed_with: str = ""
    """Folder that the page is made of beside its source, where ``PAGES`` does not say it for all of the kind."""
    swedish: bool = False
    """Whether the words of the page are Swedish in every language: there is no translation."""
    swedish_part: str = ""
    """The end of the title where that is Swedish in every language: a name that nobody has translated."""
    script: str | None = None
    """A script of this page only, from the site's root."""
    wide: bool = False
    """Whether the page needs the whole width, so that no table of contents stands beside it."""
    canonical: str = ""
    """The address that is to be found instead of the page's own."""
    unlisted: bool = False
    """Whether it stands in no sitemap."""
    subject: Subject | None = None
    """What the page is about: the search, search engines and those who cite the page are told."""
    feed: str = ""
    """A feed of what changes on the page, from the site's root."""
    document: str | None = None
    """The document with the same facts for programs, from the site's root."""


@dataclass(frozen=True)
class Writer:
    """Writes pages of one atlas in one language."""

    atlas: Atlas
    settings: Settings
    lang: str
    today: str = field(default_factory=lambda: today().isoformat())
    """The day that is now (YYYY-MM-DD), for what is coming and what is old."""
    problems: Sequence[Problem] = ()
    """What is wrong in files that a preview shows all the same."""

    @property
    def year(self) -> int:
        """The year that is now."""
        return int(self.today[:4])

    @property
    def edition(self) -> Edition:
        """What figures on the pages are drawn from."""
        return Edition(self.atlas, self.lang, self.today)

    def untranslated(self, name: Bilingual) -> str:
        """The name where it stands in Swedish on pages in another language."""
        return name.sv if self.lang != "sv" and not name.en else ""

    def write(self, draft: Draft) -> Page:
        """The page, whose body is written when it is asked for."""
        kind = addresses.PAGES[draft.kind]
        address, title = draft.address or kind.address, draft.title or self.gettext(kind.title)
        if not ADDRESS.fullmatch(address):
            raise ValueError(f"not an address of a page: {address!r}")  # it becomes folders
        source, crumbs = draft.source or (kind.source and path_of(kind.source)), draft.crumbs or self.crumbs(draft.kind)
        draft = replace(draft, address=address, title=title, source=source, crumbs=crumbs)
        document = draft.document and addresses.relative(addresses.localised(address, self.lang), draft.document)
        return Page(
            address=address,
            lang=self.lang,
            kind=draft.kind,
            title=title,
            description=draft.description,
            write=partial(self._body, draft),
            source=source,
            crumbs=crumbs,
            script=draft.script,
            wide=draft.wide,
            canonical=draft.canonical,
            unlisted=draft.unlisted,
            changed=self._changed(draft),
            document=document,
            subject=draft.subject,
        )

    def _body(self, draft: Draft, page: Page) -> Body:
        context = self._context(draft, page)
        templates = ("before.html", addresses.template_of(draft.kind), "after.html")
        before, html, after = self._rendered(context, *templates)  # the last one lists what the others have cited
        return Body(html, before, after, tuple(context["heading"].headings), self._head(draft, page))

    def _head(self, draft: Draft, page: Page) -> str:
        said = []
        if draft.kind in ("region", "facet") and (card := self._made(addresses.card_file(draft.address))):
            said.append(_CARD.format(address=self.settings.site_url + card, title=draft.title))
        if draft.feed:
            feed = addresses.relative(addresses.localised(draft.address, self.lang), draft.feed)
            # The space in rel keeps the theme's script from asking each alternate for a sitemap.
            said.append(Markup('<link rel="alternate " type="application/atom+xml" href="{}">').format(feed))
        said.append(json_ld(page, self.atlas, self.settings.site_url, draft.document))
        return "".join(said)

    def fragment(self, address: str, template: str, /, **facts: object) -> str:
        """HTML for a place in another page, which lies at that address."""
        draft = Draft("overview", "", address=address)
        return self._rendered(self._context(draft, self.write(draft)) | facts, template)[0].strip()

    def _rendered(self, context: Mapping[str, Any], *templates: str) -> list[str]:
        """The templates filled in, one after the other, for the page of that context."""
        before = BEING_WRITTEN.set(context)
        try:
            return [environment(self.lang).get_template(template).render(context) for template in templates]
        finally:
            BEING_WRITTEN.reset(before)

    def _context(self, draft: Draft, page: Page) -> dict[str, Any]:
        """What a template may name: the page, its facts, and what every page knows."""
        permalink = self.settings.site_url + page.url
        edits = draft.made_of or ((Edit(draft.source),) if draft.source else ())
        headings, links = Headings(), Links(page.url, self.lang, fragments(self.atlas, self.lang))
        return {
            "lang": self.lang,
            "today": self.today,
            "page": draft,
            "atlas": self.atlas,
            "settings": self.settings,
            "site_name": self.settings.names[self.lang],
            "heading": headings,
            "cite": Citations(draft.sources, self.gettext("Source"), headings),
            "url": links.to,
            "file_url": links.to_file,
            "territory_url": lambda t: links.to(addresses.territory_address(t)),
            "strategy_url": lambda t, s: links.to(addresses.strategy_address(t, s)),
            "condition_url": lambda county: links.to(addresses.condition_address(county)),
            "pair_url": lambda a, b: links.to(self.pair_address(a, b)),
            "priority_url": lambda p: links.to(addresses.priority_address(p)),
            "alike_on_all_pages": links.alike_on_all_pages,
            "current_of": lambda held: self.in_order(current_of(held)),
            "standing_of": lambda contribution: standing_of(contribution, self.year),
            "this_year": self.year,
            "main_list_day": main_state(self.atlas),
            "main_list": self.atlas.node.national.main_list,
            "count": lambda name, of=None: count_shown(name, count(self.atlas, name, of), of, self.lang),
            "addresses": addresses,
            "permalink": permalink,
            "changed": page.changed,
            "proposals": proposals(self.settings, permalink, edits, draft.additions),
            "mail_url": correction_by_mail(self.settings, self.lang, page.title, permalink, page.description),
            "reference": reference(page, self.settings),
            "booklet": self._made(addresses.booklet_file(page.address)) if page.kind in ("region", "national") else "",
            "form_url": self._form(page.url, draft.source),
            "drawn": partial(shown, self.edition),
            "theme_map": partial(theme_map, self.edition),
            "whole_address": self.whole_address,
            "term": self._term,
            "organisation": lambda name: organisations_by_name(self.atlas).get(spelled(name)),
        } | {one.name: getattr(draft.facts, one.name) for one in fields(draft.facts)}

    def _made(self, file: str) -> str:
        """A file that ``smartspec book`` makes, in the page's language; empty where it has not been made."""
        file, root = addresses.localised(file, self.lang), self.settings.root
        return file if root and (root / "docs" / file).is_file() else ""

    def _form(self, origin: str, source: str) -> str:
        """The link to the form that a page's facts can be edited in; empty when there is none."""
        form = form_of(source) if self.settings.forge else ""
        return addresses.relative(origin, f"{addresses.EDITOR}{form}") if form else ""

    def whole_address(self, address: str) -> str:
        """The web address of a page."""
        return self.settings.site_url + addresses.localised(address, self.lang)

    def pair_address(self, first: Territory, second: Territory) -> str:
        """Where two counties stand side by side: a page of their own, or the first one's page beside all others."""
        own = self.has_pair_page(first, second)
        return addresses.pair_address(first, second) if own else addresses.row_address(first, second)

    def has_pair_page(self, first: Territory, second: Territory) -> bool:
        """Whether the two counties have a page of their own."""
        pair = tuple(county.slug for county in addresses.in_official_order(first, second))
        return pair in with_own_page(self.atlas, self.settings.most_pairs)

    def _changed(self, draft: Draft) -> str | None:
        """The last change of what the page is made of: its file, its translation, its folder."""
        if not draft.source:
            return None
        swedish = draft.source.replace(".en.md", ".md")
        known, english = last_changes(self.atlas), re.sub(r"\.md$", ".en.md", swedish)
        folder = draft.changed_with or addresses.PAGES[draft.kind].made_of
        return max(filter(None, map(known.get, (swedish, english, folder))), default=None)

    def _term(self, vocabulary: str, term_id: str) -> Any:
        return self.atlas.vocabularies[vocabulary].get(term_id)

    def crumbs(self, kind: str, *steps: tuple[str, str]) -> tuple[Crumb, ...]:
        """The path to a page of that kind: the kinds of pages above it, then those steps (address, title)."""
        above = addresses.PAGES[kind].under
        if not above:
            return ()
        own = addresses.PAGES[above]
        steps = ((own.address, self.gettext(own.title)), *steps)
        return (*self.crumbs(above), *(Crumb(address, title) for address, title in steps))

    def crumbs_in(self, territory: Territory, *steps: tuple[str, str]) -> tuple[Crumb, ...]:
        """The path to a page below that of a territory."""
        here = (addresses.territory_address(territory), self.territory_name(territory))
        return self.crumbs("region" if territory.kind == "county" else "area", here, *steps)

    def in_order(self, placed: Iterable[Placed]) -> list[Placed]:
        """Priorities by name in the page's language; å, ä and ö come last."""
        return sorted(placed, key=lambda p: alphabetical(plain_name(p.priority, self.lang)))

    def gettext(self, message: str) -> str:
        """An interface word in the page's language."""
        return words(self.lang).gettext(message)

    def words(self, messages: Iterable[str]) -> list[str]:
        """Interface words in the page's language, such as the headers of a table."""
        return [self.gettext(message) for message in messages]

    def term_name(self, vocabulary: str, term_id: str | None) -> str:
        """A term's name as plain text; its id where the list lacks it, and nothing where there is none."""
        term = self._term(vocabulary, term_id) if term_id else None
        return term.name.text_in(self.lang) if term else term_id or ""

    def territory_name(self, territory: Territory) -> str:
        """A territory's name in the page's language."""
        return territory.name.text_in(self.lang)


def alphabetical(name: str) -> str:
    """The key that sorts names in the Swedish order, where å, ä and ö come last."""
    return name.lower().translate(_ALPHABET)
