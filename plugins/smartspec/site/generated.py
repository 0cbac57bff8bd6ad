"""A page of the engine whose content a page family writes, with what the theme prints around it.

Nothing is read and no Markdown converted. The theme's templates are run for one page of each kind that differs in
words and links only, with placeholders where a page's own words belong; the others are filled in. A test holds that
the result is what the templates give for each page, byte for byte.
"""

from collections.abc import Iterable, Sequence
from copy import copy
from dataclasses import replace
from functools import cached_property, lru_cache
from html import escape as escaped
from typing import Any

import jinja2
from jinja2 import pass_context
from jinja2.runtime import Context
from markupsafe import Markup, escape
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page as EnginePage
from mkdocs.structure.toc import AnchorLink, TableOfContents

from ..addresses import localised
from ..model import Heading
from ..pages.page import Body, Crumb, Page

TEMPLATE = "generated.html"


class GeneratedPage(EnginePage):
    """The content is written when the page is built, and can be forgotten then: ``Surroundings`` does both.

    What the theme's templates print unescaped (title, description, headings) is escaped here.
    """

    def __init__(self, own: Page, title: str | None, file: File, config: MkDocsConfig) -> None:
        super().__init__(title or escaped(own.title), file, config)
        self.own = own
        if own.canonical:
            self.canonical_url = f"{config.site_url or ''}{localised(own.canonical, own.lang)}"

    def read_source(self, config: MkDocsConfig) -> None:
        """There is no source to read."""
        self.markdown = ""
        hide = ["navigation", "toc"] if self.own.wide else ["navigation"]
        self.meta = {"description": escaped(self.own.description), "hide": hide, "template": TEMPLATE}

    def render(self, config: MkDocsConfig, files: Files) -> None:
        """Nothing is rendered yet: changes that plugins made to the Markdown are ignored."""
        self.content = ""
        self.present_anchor_ids: set[str] = set()  # known when the page has been built

    def written(self) -> None:
        """Have the content written."""
        self.content, self.toc = self.own.html, table_of_contents(self.own.title, self.own.toc)
        self.present_anchor_ids = {"start", *(heading.id for heading in self.own.toc)}


def table_of_contents(title: str, headings: Iterable[Heading]) -> TableOfContents:
    """The engine's table of contents: the page's title, with its headings of level 2 and 3 below."""
    top = AnchorLink(escaped(title), "start", 1)
    for heading in headings:
        link = AnchorLink(escaped(heading.text), heading.id, heading.level)
        (top.children[-1] if heading.level == 3 and top.children else top).children.append(link)
    return TableOfContents([top])


THEME_PAGE = "main.html"
OPEN, CLOSE = "\ue000", "\ue001"
"""Around a placeholder's name: characters for private use, which no contributed text may hold."""


def _placeholder(name: str) -> str:
    return f"{OPEN}{name}{CLOSE}"


class Surroundings:
    """Renders generated pages by the templates of ``env``; its instance is the templates' ``s3_generated``."""

    def __init__(self, env: jinja2.Environment) -> None:
        self._env = env
        self._known: dict[object, list[str]] = {}
        self._between = ""
        """What the theme prints between two items of a table of contents."""

    @pass_context
    def __call__(self, context: Context) -> str:
        """The page of that context, whole. Its content is forgotten afterwards: a large site has no room for all."""
        page = context["page"]
        page.written()
        in_navigation = page.url in _urls_in(context["nav"])
        alike = not in_navigation and Markup(page.title).striptags() != context["config"].site_name
        html = self.filled(context) if alike else self.rendered(context)
        page.content, page.toc = "", TableOfContents([])
        page.own.forget()
        return html

    def rendered(self, context: Context) -> str:
        """The page by the templates alone."""
        return self._env.get_template(THEME_PAGE).render(context.get_all())

    def filled(self, context: Context) -> str:
        """The page by what is known of others like it."""
        page = context["page"]
        kind = _kind(context, page)
        if kind not in self._known:
            self._known[kind] = self._pieces(context, page)
        words = self._words(context, page)
        return "".join(words[piece] if number % 2 else piece for number, piece in enumerate(self._known[kind]))

    def _pieces(self, context: Context, page: GeneratedPage) -> list[str]:
        """The page with placeholders, in pieces: every second one is the name of a placeholder."""
        marked = copy(page)
        marked.title = f"{OPEN}title<i>{CLOSE}"  # where tags are taken away, another placeholder is left
        marked.content = f"{OPEN}<h1{CLOSE}"  # a page without a heading would be given one
        marked.canonical_url = page.canonical_url and _placeholder("canonical")
        crumbs = tuple(Crumb(crumb.address, _placeholder(f"crumb {n}")) for n, crumb in enumerate(page.own.crumbs))
        body = Body("", _placeholder("before"), _placeholder("after"), page.own.toc, _placeholder("head"))
        document = page.own.document and _placeholder("document")
        own = replace(page.own, crumbs=crumbs, write=lambda _: body, document=document)
        marked.meta = {**page.meta, "description": _placeholder("description")}
        marked.own = own
        items = [AnchorLink(_placeholder(name), name, 2) for name in ("first", "last")] if _items(page) else []
        marked.toc = TableOfContents([AnchorLink("", "start", 1)])
        marked.toc.items[0].children += items
        given: dict[str, Any] = {**context.get_all(), "page": marked, "s3_alternates": _alternates(context)}
        if context.get("s3_switch"):
            given["s3_switch"] = context["s3_switch"] | {"url": _placeholder("switch")}
        html = self._env.get_template(THEME_PAGE).render(given)
        html = html.replace(f"{OPEN}title{CLOSE}", _placeholder("plain title"))
        html = html.replace(marked.title, _placeholder("title")).replace(marked.content, _placeholder("content"))
        if items:
            before, _, rest = html.partition(self._item(items[0]))
            self._between, _, after = rest.partition(self._item(items[1]))
            html = f"{before}{_placeholder('items')}{after}"
        return _pieces_of(html)

    def _item(self, item: AnchorLink) -> str:
        """An item of a table of contents. Most have nothing below them, and those differ in two words."""
        if item.children:
            return self._rendered_item(item)
        before, _, between, _, after = self._childless
        return f"{before}{item.id}{between}{item.title}{after}"

    @cached_property
    def _childless(self) -> list[str]:
        """An item without children, in pieces around its address and its title."""
        return _pieces_of(self._rendered_item(AnchorLink(_placeholder("title"), _placeholder("id"), 2)))

    def _rendered_item(self, item: AnchorLink) -> str:
        return self._env.get_template("partials/toc-item.html").render(toc_item=item)

    def _words(self, context: Context, page: GeneratedPage) -> dict[str, str]:
        """What stands in the place of each placeholder."""
        own = page.own
        words = {
            "title": page.title,
            "plain title": str(escape(Markup(page.title).striptags())),
            "description": page.meta["description"],
            "canonical": page.canonical_url,
            "before": own.before,
            "content": own.html,
            "after": own.after,
            "head": own.head,
            "document": own.document or "",
        }
        words |= {f"crumb {n}": str(escape(crumb.title)) for n, crumb in enumerate(own.crumbs)}
        words |= {f"alternate {n}": other["link"] for n, other in enumerate(context.get("s3_alternates") or ())}
        words["items"] = self._between.join(map(self._item, _items(page)))
        if context.get("s3_switch"):
            words["switch"] = context["s3_switch"]["url"]
        return words


def _pieces_of(html: str) -> list[str]:
    """What stands around the placeholders, with their names as every second piece."""
    return [part for piece in html.split(OPEN) for part in piece.split(CLOSE)]


def _kind(context: Context, page: GeneratedPage) -> object:
    """What is the same for two pages whose surroundings differ in words and in links to themselves only."""
    own, here = page.own, page.url.split("/")
    shared = tuple(_shared(here, url.split("/")) for url in _urls_in(context["nav"]))  # decides on relative links
    has = (bool(own.toc), own.many_parts, own.script, own.wide, len(own.crumbs), context.get("s3_switch") is None)
    links = (bool(own.canonical), bool(own.document))
    return own.lang, own.kind, len(here), shared, has, links


@lru_cache(maxsize=1)
def _urls_in(navigation: Navigation) -> tuple[str, ...]:
    """Where its entries lead; the engine works out each when it is asked, and each page asks for all."""
    return tuple(item.url for item in navigation.items)


def _shared(here: Sequence[str], there: Sequence[str]) -> int:
    return next((n for n, (a, b) in enumerate(zip(here, there, strict=False)) if a != b), min(len(here), len(there)))


def _items(page: GeneratedPage) -> Sequence[AnchorLink]:
    found: Sequence[AnchorLink] = page.toc.items[0].children
    return found


def _alternates(context: Context) -> list[dict[str, str]]:
    given = context.get("s3_alternates") or ()
    return [other | {"link": _placeholder(f"alternate {n}")} for n, other in enumerate(given)]
