"""``smartspec cms``: the settings of the forms on the site, as JSON."""

import json
from pathlib import Path

from ..check import checked_atlas
from ..language import words
from ..model import LANGUAGES
from ..pages.editor.forms import editor_settings
from ..pages.writer import Writer
from ..site.settings import load_settings, settings_of


def cms(root: Path, folder: str, lang: str) -> int:
    """Print the settings; exit status 1, and why, when the site has no forms. Raises BrokenVocabulary."""
    settings = settings_of(load_settings(root))
    forge = settings.forge
    atlas, _ = checked_atlas(root)
    gettext = words(lang).gettext
    if not forge:
        print(gettext("The site has no forms: run `make editor`, and set repo_url to https://github.com/owner/name."))
        return 1
    if folder and folder not in atlas.contributions:
        print(gettext("No such folder below regions/: %(name)s") % {"name": folder})
        return 1
    printed = editor_settings(Writer(atlas, settings, LANGUAGES[0]), forge, folder)
    print(json.dumps(printed, ensure_ascii=False, indent=2))
    return 0
