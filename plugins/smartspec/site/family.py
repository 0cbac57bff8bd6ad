"""A plugin that adds one family of finished pages to the site.

Pages enter the engine as generated files whose Markdown step is empty; their HTML is put
in after it, so neither Markdown extensions nor macros ever see what was contributed.
"""

from collections.abc import Callable, Iterable
from html import escape
from pathlib import Path
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort
from mkdocs.plugins import BasePlugin, get_plugin_logger
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page as EnginePage
from mkdocs.structure.toc import AnchorLink, TableOfContents

from ..check import checked_atlas
from ..model import LANGUAGES, Heading
from ..pages.page import Page
from ..pages.writer import Writer
from ..problems import Problem, render
from ..read.vocabularies import BrokenVocabulary
from .settings import settings_of

log = get_plugin_logger("smartspec")
Maker = Callable[[Writer, list[Problem]], Iterable[Page]]


class PageFamilyPlugin(BasePlugin):
    """Base of the page families; a subclass says which pages it makes."""

    def make(self, writer: Writer, problems: list[Problem]) -> Iterable[Page]:
        """The pages of this family in one language."""
        raise NotImplementedError

    def on_startup(self, *, command: str, dirty: bool) -> None:
        """Remember whether this is a preview: only then may a broken territory stay on the site."""
        self.preview = command == "serve"

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Add the pages. In a build, any error in contributed files stops it, after listing all."""
        root = Path(config.config_file_path).parent
        try:
            atlas, problems = checked_atlas(root)
        except BrokenVocabulary as broken:
            raise Abort(f"\n{render(broken.problems)}") from broken
        if atlas.broken or any(problem.level == "error" for problem in problems):
            errors = [problem for problem in problems if problem.level == "error"]
            if not getattr(self, "preview", False):
                raise Abort(f"\n{render(errors)}")
            log.warning(f"\n{render(errors)}")
        self.pages: dict[str, Page] = {}
        settings = settings_of(config)
        for lang in LANGUAGES:
            for page in self.make(Writer(atlas, settings, lang), problems):
                src_uri = f"{page.url}index.md"
                self.pages[src_uri] = page
                files.append(File.generated(config, src_uri, content="", inclusion=InclusionLevel.NOT_IN_NAV))
        return files

    def on_nav(self, nav: Navigation, *, config: MkDocsConfig, files: Files) -> Navigation:
        """Remember which pages have a title in mkdocs.yml's navigation; they keep it."""
        self.in_nav = {page.file.src_uri for page in nav.pages}
        return nav

    def on_serve(self, server: Any, *, config: MkDocsConfig, builder: Any) -> Any:
        """In a preview, also rebuild when contributed files change."""
        root = Path(config.config_file_path).parent
        server.watch(str(root / "regions"))
        return server

    def on_page_content(self, html: str, *, page: EnginePage, config: MkDocsConfig, files: Files) -> str:
        """Put in the finished page; nothing of its words is left to the engine's templates unescaped."""
        own = self.pages.get(page.file.src_uri)
        if own is None:
            return html
        if page.file.src_uri not in self.in_nav:
            page.title = escape(own.title)
        page.meta = {"description": escape(own.description), "hide": ["navigation"], "s3": own}
        page.toc = table_of_contents(own.title, own.toc)
        return own.html


def table_of_contents(title: str, headings: Iterable[Heading]) -> TableOfContents:
    """The engine's table of contents: the page's title, with its headings of level 2 and 3 below."""
    top = AnchorLink(escape(title), "start", 1)
    for heading in headings:
        link = AnchorLink(escape(heading.text), heading.id, heading.level)
        (top.children[-1] if heading.level == 3 and top.children else top).children.append(link)
    return TableOfContents([top])
