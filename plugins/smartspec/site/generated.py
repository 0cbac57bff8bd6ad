"""A page of the engine whose content a page family writes; nothing is read and no Markdown converted."""

from collections.abc import Iterable
from html import escape

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page as EnginePage
from mkdocs.structure.toc import AnchorLink, TableOfContents

from ..addresses import localised
from ..model import Heading
from ..pages.page import Page

TEMPLATE = "generated.html"


class GeneratedPage(EnginePage):
    """The content is written when the page is built, and can be forgotten then: ``surroundings`` does both.

    What the theme's templates print unescaped (title, description, headings) is escaped here.
    """

    def __init__(self, own: Page, title: str | None, file: File, config: MkDocsConfig) -> None:
        super().__init__(title or escape(own.title), file, config)
        self.own = own
        if own.canonical:
            self.canonical_url = f"{config.site_url or ''}{localised(own.canonical, own.lang)}"

    def read_source(self, config: MkDocsConfig) -> None:
        """There is no source to read."""
        self.markdown = ""
        hide = ["navigation", "toc"] if self.own.wide else ["navigation"]
        self.meta = {"description": escape(self.own.description), "hide": hide, "s3": self.own, "template": TEMPLATE}

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
    top = AnchorLink(escape(title), "start", 1)
    for heading in headings:
        link = AnchorLink(escape(heading.text), heading.id, heading.level)
        (top.children[-1] if heading.level == 3 and top.children else top).children.append(link)
    return TableOfContents([top])
