"""Gives the macros plugin the editors' macros, and stops the build when one is used wrongly.

The macros plugin ends the process at the first fault and names no line of the file. So each
page is checked first, errors inside macros are collected, and all are reported at once.
"""

from collections.abc import Callable
from pathlib import Path

from jinja2 import Environment
from mkdocs.config.base import LegacyConfig
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort
from mkdocs.plugins import BasePlugin, event_priority, get_plugin_logger
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page
from mkdocs_macros.plugin import MacrosPlugin

from ..check import checked_atlas
from ..pages.macros.macros import MACROS
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
        self.engine: MacrosPlugin | None = None
        self.page: EditorsPage | None = None
        self.problems: list[Problem] = []

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Hand the macros over, by the hook that the macros plugin has for other plugins."""
        engine = config.plugins.get("macros")
        self.engine = engine if isinstance(engine, MacrosPlugin) else None
        self.page, self.problems = None, []
        if self.engine:
            atlas, settings = checked_atlas(Path(config.config_file_path).parent)[0], settings_of(config)
            self.writers = {lang: Writer(atlas, settings, lang) for lang in settings.names}
            new = (name for name in MACROS if name not in self.engine.macros)  # a preview asks again
            self.engine.register_macros({name: self._macro(name) for name in new})
        return files

    @event_priority(100)  # before the macros plugin
    def on_page_markdown(self, markdown: str, *, page: Page, config: MkDocsConfig, files: Files) -> str:
        """Check a page before it is rendered. One with errors is left unrendered."""
        self.page = None
        asked = page.meta.get("render_macros") is True
        if self.engine and asked:
            self.page = editors_page(page.file.src_uri, page.url, page.file.content_string, markdown, self.writers)
            self.page.check(markdown, str(page.title or ""))
        page.meta["render_macros"] = asked and not (self.page and self.page.problems)  # the plugin takes 1 for true
        return markdown

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

    def _macro(self, name: str) -> Callable[..., str]:
        def called(*given: object, **named: object) -> str:
            return self.page.call(name, given, named) if self.page else ""

        return called
