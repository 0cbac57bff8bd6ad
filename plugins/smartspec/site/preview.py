"""The site while it is being written: each page is built when somebody asks for it.

It is put into a folder by the engine's own functions, from which the engine's own server takes it: so what is shown is
what the build writes. Nothing is rendered that nobody looks at, and only files that have changed are read again.
"""

import logging
import os
import re
import shutil
import threading
import traceback
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

import jinja2
from mkdocs.commands.build import _build_page, _build_theme_template, _populate_page
from mkdocs.structure.files import File, Files, InclusionLevel, get_files, set_exclusions
from mkdocs.structure.nav import Navigation, get_navigation
from mkdocs.structure.pages import Page as EnginePage

from ..addresses import PAGES
from ..model import Atlas
from ..model.files import FOLDERS
from ..pages.page import Page
from ..pages.writer import Writer
from ..problems import Problem, render
from ..read.settings import FILE
from .family import PageFamilyPlugin, checked, generated, titles_in
from .generated import GeneratedPage, Surroundings
from .languages import language_of
from .search import SearchPlugin
from .settings import EngineError, load_settings, settings_of
from .theme import BUILT, OVERRIDES, spare_restyling

log = logging.getLogger("mkdocs.smartspec")
Stamp = frozenset[tuple[str, int, int]]


class Preview:
    """The pages of the repository at ``root``, each put into ``folder`` when it is asked for.

    ``error`` is what stops all of them, as text for people; empty when nothing does.
    """

    def __init__(self, root: Path, folder: Path) -> None:
        self.root, self.folder, self.error = root, folder, ""
        self.restarted: Callable[[], None] = lambda: None
        """Called when the settings have been read anew: they may be others."""
        self._lock = threading.RLock()
        self._look: Stamp | None = None
        self._docs: Stamp | None = None
        self._atlas: Atlas | None = None
        self._problems: list[Problem] = []
        self._pages: dict[tuple[str, str], dict[str, Page]] = {}
        """By page family and language, the pages by address."""
        self._made: set[str] = set()
        self._files: Files | None = None
        """All files of the site, generated ones too; None until a page needs to know them."""
        self._indexed = False
        self._latest = ""

    def start(self) -> None:
        """Read the settings. Raises EngineError."""
        self._look = _stamp(self._looks())
        self.config = load_settings(self.root, site_dir=str(self.folder), strict=False)
        self.config.plugins.on_startup(command="serve", dirty=False)
        self.config = self.config.plugins.on_config(self.config)
        self.config.plugins.on_pre_build(config=self.config)
        self._env = self.config.theme.get_env()
        self._theme = Files([])
        self._theme.add_files_from_theme(self._env, self.config)
        spare_restyling(self._theme, self.config)
        self._docs = None

    def _looks(self) -> Iterator[Path]:
        """What decides on every page: settings and theme."""
        yield self.root / FILE
        yield from map(Path, dict.fromkeys([str(OVERRIDES), str(self.root / "overrides")]))

    def follow(self) -> bool:
        """Notice what has changed, and forget what was made of it; whether anything has."""
        with self._lock:
            try:
                changed = self._changed()
            except Exception as error:
                self.error, changed, self._look, self._atlas = _in_words(error), True, None, None
            if changed:
                self._made.clear()
            return changed

    def _changed(self) -> bool:
        restarted = self._look is None or self._look != _stamp(self._looks())
        if restarted:
            self.start()
            self.restarted()
        restarted = restarted or self._docs is None
        atlas, problems = checked(self.root)
        told = atlas is not self._atlas
        if told:
            if errors := [problem for problem in problems if problem.stops_the_build]:
                log.warning(f"\n{render(errors)}")
            self._atlas, self._problems, self._pages, self._files = atlas, problems, {}, None
        docs = _stamp(path for path in Path(self.config.docs_dir).iterdir() if f"docs/{path.name}" not in FOLDERS)
        written = docs != self._docs
        if restarted or written:
            self._docs = docs
            self._gather()
        self.error = ""
        return restarted or told or written

    def _gather(self) -> None:
        """Find the editors' pages, and the navigation, for which it is enough to know where generated pages are."""
        files = get_files(self.config)
        for src_uri, title in titles_in(self.config.nav):
            if src_uri not in files.src_uris:
                file = File.generated(self.config, src_uri, content="", inclusion=InclusionLevel.NOT_IN_NAV)
                EnginePage(title, file, self.config)
                files.append(file)
        self._files = None
        self._known = self._navigated(files)
        for plugin in self._plugins():
            if isinstance(plugin, SearchPlugin):
                plugin.index_at_once = False
        self._env.globals["s3_generated"] = Surroundings(self._env)
        self._env = self.config.plugins.on_env(self._env, config=self.config, files=files)

    def _navigated(self, files: Files) -> tuple[Files, Navigation]:
        set_exclusions(files, self.config)
        nav = get_navigation(files, self.config)
        return files, self.config.plugins.on_nav(nav, config=self.config, files=files)

    def _all_files(self) -> Files:
        if self._files is None:
            files = get_files(self.config)
            for file in self._theme:
                files.append(file)
            files = self.config.plugins.on_files(files, config=self.config)
            self._files, self._indexed = files, False
            self._known = self._navigated(files)
        return self._files

    def make(self, path: str) -> None:
        """Put the file at that path of the site into the folder, as it is now; remove what should not be there."""
        with self._lock:
            if path.endswith(".html"):
                self.follow()
                self._latest = path
            if self.error or path in self._made:
                return
            try:
                found = self._put(path)
            except Exception as error:
                self.error, self._look = _in_words(error), None
                return
            if not found:
                (self.folder / path).unlink(missing_ok=True)
            self._made.add(path)

    def latest(self) -> None:
        """Make the page that was asked for last: somebody is looking at it."""
        if self._latest:
            self.make(self._latest)

    def _put(self, path: str) -> bool:
        if (page := self._generated(path)) is not None:
            self._build(page)
            return True
        if self._put_asset(path):
            return True
        if (template := path.removesuffix(".gz")) in self.config.theme.static_templates:
            files = self._all_files()
            _build_theme_template(template, self._env, files, self.config, self._known[1])
            return True
        return self._put_file(path)

    def _put_asset(self, path: str) -> bool:
        """Whether the path is of the theme or one of our scripts; the editors' files come before those."""
        if Path(self.config.docs_dir, path).exists():
            return False
        bundled = BUILT / path.removeprefix("assets/")
        if path.startswith("assets/") and bundled.is_file():
            (self.folder / path).parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(bundled, self.folder / path)
            return True
        for file in self._theme:
            if file.dest_uri == path:
                file.copy_file()
                return True
        return False

    def _put_file(self, path: str) -> bool:
        """An editor's page, a data file, or the index of the search, which needs all pages."""
        for files in (self._all_files, self._indexed_files):
            for file in files():
                if file.dest_uri == path:
                    if file.is_documentation_page():
                        self._build(file.page or EnginePage(None, file, self.config))
                    else:
                        file.copy_file()
                    return True
        return False

    def _indexed_files(self) -> Files:
        files = self._all_files()
        if not self._indexed:
            for file in files.documentation_pages():
                page = file.page or EnginePage(None, file, self.config)
                _populate_page(page, self.config, files)
            for plugin in self._plugins():
                if isinstance(plugin, SearchPlugin):
                    plugin.index(files, self.config)
            self._indexed = True
        return files

    def _generated(self, path: str) -> GeneratedPage | None:
        url = path.removesuffix("index.html")
        if url == path:
            return None
        lang = language_of(url)
        for family in families_at(url.removeprefix("en/") if lang == "en" else url):
            if found := self._pages_of(family, lang).get(url):
                return generated(found, self.config, self._known[0])
        return None

    def _pages_of(self, family: str, lang: str) -> dict[str, Page]:
        if (family, lang) not in self._pages:
            plugin = self.config.plugins.get(f"smartspec/{family}")
            assert self._atlas
            writer = Writer(self._atlas, settings_of(self.config), lang, problems=self._problems)
            made = plugin.make(writer) if isinstance(plugin, PageFamilyPlugin) else ()
            self._pages[family, lang] = {page.url: page for page in made}
        return self._pages[family, lang]

    def _build(self, page: EnginePage) -> None:
        files, nav = self._known
        _populate_page(page, self.config, files)
        _build_page(page, self.config, files.documentation_pages(), nav, self._env)

    def _plugins(self) -> Iterable[object]:
        return self.config.plugins.values()


def families_at(address: str) -> list[str]:
    """The page families that may have a page at that address."""
    return list(dict.fromkeys(kind.family for kind in PAGES.values() if re.fullmatch(_pattern(kind.address), address)))


def _pattern(address: str) -> str:
    return re.sub(r"\\{\w+\\}", "[^/]+(?:/[^/]+)?" if address.startswith("{") else "[^/]+", re.escape(address))


def _in_words(error: Exception) -> str:
    """What is wrong, for whoever wrote the file; the rest is for the terminal."""
    if isinstance(error, EngineError):
        return str(error).strip()
    if isinstance(error, jinja2.TemplateSyntaxError):
        return f"{error.filename}:{error.lineno}: {error.message}"
    traceback.print_exception(error)
    return f"{type(error).__name__}: {error}"


def _stamp(paths: Iterable[Path]) -> Stamp:
    """Changes when a file below those paths does."""
    return frozenset(_files_of(paths))


def _files_of(paths: Iterable[Path]) -> Iterator[tuple[str, int, int]]:
    for path in paths:
        for folder, _, names in os.walk(path) if path.is_dir() else [(str(path.parent), [], [path.name])]:
            for name in names:
                file = os.path.join(folder, name)
                try:
                    status = os.lstat(file)
                except FileNotFoundError:
                    continue
                yield file, status.st_mtime_ns, status.st_ino
