"""The editors' macros in pages of ``docs/``: all that are used wrongly are told at once, and stop the build."""

from pathlib import Path

from jinja2 import Environment
from mkdocs.config.base import LegacyConfig
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort
from mkdocs.plugins import BasePlugin, get_plugin_logger
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page

from ..check import checked_atlas
from ..pages.writer import Writer
from ..problems import Problem, render
from .editors_page import EditorsPage, editors_page, note
from .languages import language_of
from .settings import settings_of

log = get_plugin_logger("smartspec")


class EditorsMacrosPlugin(BasePlugin[LegacyConfig]):
    """``smartspec/macros``: the macros that pages in ``docs/`` may use when they say ``render_macros: true``."""

    def on_startup(self, *, command: str, dirty: bool) -> None:
        """Remember whether this is a preview: there a fault is shown in the page."""
        self.preview = command == "serve"
        self.page: EditorsPage | None = None
        self.problems: list[Problem] = []

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Begin anew, with what has been contributed now."""
        atlas, settings = checked_atlas(Path(config.config_file_path).parent)[0], settings_of(config)
        self.writers = {lang: Writer(atlas, settings, lang) for lang in settings.names}
        self.page, self.problems = None, []
        return files

    def on_page_markdown(self, markdown: str, *, page: Page, config: MkDocsConfig, files: Files) -> str:
        """Put placeholder tokens in the place of macros."""
        self.page = None
        if page.meta.get("render_macros") is not True:
            return markdown
        self.page = editors_page(page.file.src_uri, page.url, page.file.content_string, markdown, self.writers)
        return self.page.rendered(markdown)

    def on_page_content(self, html: str, *, page: Page, config: MkDocsConfig, files: Files) -> str:
        """Replace the placeholder tokens by the macros' HTML."""
        if not self.page:
            return html
        html = self.page.finished(html)
        self.problems += self.page.problems
        return note(self.page.problems, language_of(page.url)) + html

    def on_env(self, env: Environment, *, config: MkDocsConfig, files: Files) -> Environment:
        """All pages have been read: report every error, with file and line."""
        if self.problems and getattr(self, "preview", False):
            log.warning(f"\n{render(self.problems)}")
        elif self.problems:
            raise Abort(f"\n{render(self.problems)}")
        return env
