"""The forms on the site: their pages and settings, and Sveltia CMS as `make editor` has bundled it.

Without the bundle, or a forge that the forms can send to, the site has no forms and no link to any.
"""

import json
from collections.abc import Iterable
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import MkDocsException
from mkdocs.structure.files import File, Files

from ..check import checked_atlas
from ..language import words
from ..model import LANGUAGES
from ..pages.editor.forms import BUNDLE, editing_page, editor_files, editor_settings
from ..pages.page import DataFile, Page
from ..pages.writer import Writer
from ..problems import Problem
from .family import PageFamilyPlugin
from .settings import EDITOR_BUNDLE, load_settings, settings_of


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


def command(root: Path, only: str, lang: str) -> int:
    """Print the settings of the forms as JSON; exit status 1, and why, when the site has none."""
    try:
        settings = settings_of(load_settings(root))
    except MkDocsException as error:
        print(error)
        return 1
    forge = settings.forge
    atlas, _ = checked_atlas(root)
    gettext = words(lang).gettext
    if not forge:
        print(gettext("The site has no forms: run `make editor`, and set repo_url to https://github.com/owner/name."))
        return 1
    if only and only not in atlas.contributions:
        print(gettext("No such folder below regions/: %(name)s") % {"name": only})
        return 1
    printed = editor_settings(Writer(atlas, settings, LANGUAGES[0]), forge, only)
    print(json.dumps(printed, ensure_ascii=False, indent=2))
    return 0
