"""Build the whole site beside the old one and swap them only when it is complete.

The engine empties its target first, so a build that fails or is killed half-way would
leave visitors with half a site. Here the last good site stays until the new one is whole.
"""

import shutil
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from mkdocs.commands.build import build as engine_build

from ..check import checked_atlas
from ..language import words
from ..read.lists import BrokenVocabulary
from .settings import load_settings
from .target import MARK, Unusable, prepare, put

FOUND_BEFORE = ("index.html", "en/index.html", "sitemap.xml", "404.html", MARK)


class Incomplete(Exception):
    """The new site lacks something that every site has."""


def build_site(root: Path, target: Path, say: Callable[[str], None], lang: str = "sv") -> int:
    """Build the site of ``root`` and put it at ``target``; the number of pages. ``say`` is told how far it has come.

    Raises the engine's exceptions, Incomplete, Unusable or OSError; then ``target`` is untouched. After HalfFilled
    it is not.
    """
    load_settings(root)
    gettext, target = words(lang).gettext, _resolved(target, lang)
    beside = prepare(root, target, lang)
    try:
        config = load_settings(root, site_dir=str(beside / "new"))
        config.plugins.on_startup(command="build", dirty=False)
        say(gettext("Reading and checking the contributions ..."))
        with suppress(BrokenVocabulary):  # the plugins read it again, from memory, and tell what is wrong
            number = len(checked_atlas(root)[0].contributions)
            say(gettext("Building the pages about %(number)s counties and programme areas ...") % {"number": number})
        engine_build(config)
        config.plugins.on_shutdown()
        say(gettext("Checking that nothing is missing ..."))
        pages = verified(beside / "new")
        put(beside / "new", target, lang)
    finally:
        shutil.rmtree(beside, ignore_errors=True)
    return pages


def _resolved(target: Path, lang: str) -> Path:
    try:
        return target.resolve()
    except (OSError, RuntimeError) as error:  # links in a circle
        said = words(lang).gettext("%(target)s leads nowhere: %(error)s.")
        raise Unusable(said % {"target": target, "error": error}) from None


def verified(site: Path) -> int:
    """The number of pages of a finished site. Raises Incomplete when a part is missing."""
    missing = [name for name in FOUND_BEFORE if not (site / name).is_file()]
    pages = list(site.rglob("*.html"))
    empty = [str(page.relative_to(site)) for page in pages if page.stat().st_size < 500]
    if missing or empty:
        raise Incomplete(", ".join(missing + empty))
    return len(pages)
