"""A plugin that adds one family of finished pages to the site.

Pages enter the engine as generated files whose page is ready from the start, so neither
Markdown extensions nor macros ever see what was contributed.
"""

import logging
from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache
from pathlib import Path

import jinja2
from mkdocs.config.base import LegacyConfig
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import BasePlugin, get_plugin_logger
from mkdocs.structure.files import File, Files, InclusionLevel

from ..check import checked_atlas, missing_history
from ..language import words
from ..model import LANGUAGES, Atlas
from ..pages.page import DataFile, Page
from ..pages.writer import Writer
from ..problems import Mark, Problem, error, render
from ..read.lists import BrokenVocabulary
from .generated import GeneratedPage, Surroundings
from .settings import settings_of
from .theme import bundled, spare_restyling, use_theme

error(
    "page-taken",
    "The page would lie at /%(address)s, where the site has one of its own.",
    "Allowed: an address that nothing else has.",
    "Rename the file, or move it.",
)
log = get_plugin_logger("smartspec")
MOST_NOTES = 20
own_log = logging.getLogger("smartspec")
"""For warnings that must not fail the build: in strict mode the engine counts those of its own logger as errors."""


@lru_cache(maxsize=1)
def tell_what_is_left_out(root: Path, atlas: Atlas) -> None:
    """Log once which files were skipped, and why there are no dates of changes where the history cannot be read."""
    passed = [problem for problem in checked_atlas(root)[1] if problem.level == "note"]
    for problem in (*passed[:MOST_NOTES], *filter(None, [missing_history(root)])):
        own_log.warning(problem.line("sv"))
    if len(passed) > MOST_NOTES:
        said = words("sv").gettext("... and %(num)s more notes; see smartspec check --verbose")
        own_log.warning(said % {"num": len(passed) - MOST_NOTES})


def checked(root: Path) -> tuple[Atlas, list[Problem]]:
    """What ``checked_atlas`` gives. Raises Abort, with all errors as text, where an editors' list cannot be used."""
    try:
        return checked_atlas(root)
    except BrokenVocabulary as broken:
        raise Abort(f"\n{render(p for p in broken.problems if p.stops_the_build)}") from broken


class PageFamilyPlugin(BasePlugin[LegacyConfig]):
    """Base of the page families; a subclass names the functions that make its pages and files, of one or of many."""

    pages: tuple[Callable[[Writer], Page | Iterable[Page]], ...] = ()
    files: tuple[Callable[[Writer], DataFile | Iterable[DataFile]], ...] = ()
    script = ""
    """A script of its pages only, as it is bundled."""

    def make(self, writer: Writer) -> Iterator[Page]:
        """The pages of this family in one language."""
        for made in (make(writer) for make in self.pages):
            yield from [made] if isinstance(made, Page) else made

    def data(self, writer: Writer) -> Iterator[DataFile]:
        """The data files of this family in one language, and once its script."""
        for made in (make(writer) for make in self.files):
            yield from [made] if isinstance(made, DataFile) else made
        if self.script and writer.lang == LANGUAGES[0]:
            yield DataFile(f"assets/{self.script}", bundled(self.script))

    def on_startup(self, *, command: str, dirty: bool) -> None:
        """Remember whether this is a preview: only then may a broken territory stay on the site."""
        self.preview = command == "serve"

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """The pages of every family need the templates and scripts of the theme."""
        use_theme(config)
        return config

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Add the pages. In a build, any error in contributed files stops it, after listing all."""
        spare_restyling(files, config)
        atlas, problems = self._checked(Path(config.config_file_path).parent)
        settings = settings_of(config)
        written = {file.dest_uri: file.src_uri for file in files if not file.generated_by}
        taken = []
        for lang in LANGUAGES:
            writer = Writer(atlas, settings, lang, problems=problems)
            for page in self.make(writer):
                file = generated(page, config).file
                if file.dest_uri in written:
                    taken.append(Mark(f"docs/{written[file.dest_uri]}").problem("page-taken", address=page.url))
                else:
                    files.append(file)
            for found in self.data(writer):
                files.append(File.generated(config, found.path, content=found.content))
        if taken:
            raise Abort(f"\n{render(taken)}")
        return files

    def on_env(self, env: jinja2.Environment, *, config: MkDocsConfig, files: Files) -> jinja2.Environment:
        """Let the template of generated pages print them whole."""
        if not isinstance(env.globals.get("s3_generated"), Surroundings):
            env.globals["s3_generated"] = Surroundings(env)
        return env

    def _checked(self, root: Path) -> tuple[Atlas, list[Problem]]:
        atlas, problems = checked(root)
        errors = [problem for problem in problems if problem.stops_the_build]
        if errors and not getattr(self, "preview", False):
            raise Abort(f"\n{render(errors)}")
        if errors:
            log.warning(f"\n{render(errors)}")
        tell_what_is_left_out(root, atlas)
        return atlas, problems

    def on_serve(
        self, server: LiveReloadServer, /, *, config: MkDocsConfig, builder: Callable[..., object]
    ) -> LiveReloadServer:
        """In a preview, also rebuild when contributed files change."""
        server.watch(str(Path(config.config_file_path).parent / "regions"))
        return server


def generated(page: Page, config: MkDocsConfig, known: Files | None = None) -> GeneratedPage:
    """The engine's page, with its file, for a page of a family.

    A file that is ``known`` is used again: the navigation knows its entries by their files.
    """
    src_uri = f"{page.url}index.md"
    file = known.get_file_from_path(src_uri) if known else None
    file = file or File.generated(config, src_uri, content="", inclusion=InclusionLevel.NOT_IN_NAV)
    return GeneratedPage(page, dict(titles_in(config.nav)).get(src_uri), file, config)


def titles_in(nav: object) -> Iterator[tuple[str, str]]:
    """File and title of every entry of mkdocs.yml's navigation that has both."""
    for entry in nav if isinstance(nav, list) else ():
        for title, inner in entry.items() if isinstance(entry, dict) else ():
            if isinstance(inner, str):
                yield inner, title
            else:
                yield from titles_in(inner)
