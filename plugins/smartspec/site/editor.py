"""The forms on the site: their pages and settings, and Sveltia CMS as `make editor` has bundled it.

Without the bundle, or a forge that the forms can send to, the site has no forms and no link to any.
"""

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files

from ..pages.editor.forms import BUNDLE, editing_pages, editor_files
from .family import PageFamilyPlugin
from .settings import EDITOR_BUNDLE, settings_of


class EditorPlugin(PageFamilyPlugin):
    """``smartspec/editor``: editing by form."""

    pages = (editing_pages,)
    files = (editor_files,)

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Add the pages, and what they run."""
        files = super().on_files(files, config=config)
        bundle = sorted(path for path in EDITOR_BUNDLE.rglob("*") if path.is_file())
        for path in bundle if settings_of(config).forge else ():
            name = f"{BUNDLE}{path.relative_to(EDITOR_BUNDLE).as_posix()}"
            files.append(File.generated(config, name, abs_src_path=str(path)))
        return files
