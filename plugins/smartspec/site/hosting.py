"""Files that hosts and crawlers ask for, beside the pages."""

from pathlib import Path

from mkdocs.config.base import LegacyConfig
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import BasePlugin, event_priority
from mkdocs.structure.files import File, Files

from ..check import checked_atlas
from ..model import LANGUAGES
from ..pages.hosting import host_files
from ..pages.writer import Writer
from .settings import settings_of


class HostingPlugin(BasePlugin[LegacyConfig]):
    """``smartspec/hosting``: header rules, redirects, robots.txt and llms.txt."""

    @event_priority(-50)  # when every family has said which pages there are
    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Add the files. One that the owner keeps in docs/ is left as it is."""
        atlas, _ = checked_atlas(Path(config.config_file_path).parent)
        tops = {f"{file.url.split('/')[0]}/" for file in files.documentation_pages() if "/" in file.url[1:]}
        for found in host_files(Writer(atlas, settings_of(config), LANGUAGES[0]), tops - {"./"}):
            if found.path not in files.src_uris:
                files.append(File.generated(config, found.path, content=found.content))
        return files
