"""The forms on the site: their pages and settings, and Sveltia CMS as `make editor` has bundled it.

Without the bundle, or a forge that the forms can send to, the site has no forms and no link to any.
"""

from collections.abc import Iterable

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files

from ..model import LANGUAGES
from ..pages.editor.forms import BUNDLE, editing_page, editor_files
from ..pages.page import DataFile, Page
from ..pages.writer import Writer
from ..problems import Problem
from .family import PageFamilyPlugin
from .settings import EDITOR_BUNDLE, settings_of


class EditorPlugin(PageFamilyPlugin):
    """``smartspec/editor``: editing by form."""

    def make(self, writer: Writer, problems: list[Problem]) -> Iterable[Page]:
        """The page that tells how to edit by form."""
        forge = writer.settings.forge
        return [editing_page(writer, forge)] if forge else []

    def data(self, writer: Writer) -> Iterable[DataFile]:
        """The forms and their settings, which are in Swedish only."""
        forge = writer.settings.forge
        return editor_files(writer, forge) if forge and writer.lang == LANGUAGES[0] else []

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Add the pages, and what they run."""
        files = super().on_files(files, config=config)
        bundle = sorted(path for path in EDITOR_BUNDLE.rglob("*") if path.is_file())
        for path in bundle if settings_of(config).forge else ():
            name = f"{BUNDLE}{path.relative_to(EDITOR_BUNDLE).as_posix()}"
            files.append(File.generated(config, name, abs_src_path=str(path)))
        return files
