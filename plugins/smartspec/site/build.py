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
from ..read.vocabularies import BrokenVocabulary
from .settings import load_settings
from .target import Unusable, prepare, put

FOUND_BEFORE = ("index.html", "en/index.html", "sitemap.xml", "404.html", "assets/s3.css")


class Incomplete(Exception):
    """The new site lacks something that every site has."""


def build_site(root: Path, target: Path, say: Callable[[str], None]) -> int:
    """Build the site of ``root`` and put it at ``target``; the number of pages.

    Raises the engine's exceptions, Incomplete, Unusable or OSError; then ``target`` is untouched. After HalfFilled
    it is not.
    """
    load_settings(root)
    target = _resolved(target)
    beside = prepare(root, target)
    try:
        config = load_settings(root, site_dir=str(beside / "new"))
        config.plugins.on_startup(command="build", dirty=False)
        say("Läser och kontrollerar bidragen ...")
        with suppress(BrokenVocabulary):  # the plugins read it again, from memory, and tell what is wrong
            say(f"Bygger sidorna om {len(checked_atlas(root)[0].contributions)} län och programområden ...")
        engine_build(config)
        config.plugins.on_shutdown()
        say("Granskar att allt finns med ...")
        pages = verified(beside / "new")
        put(beside / "new", target)
    finally:
        shutil.rmtree(beside, ignore_errors=True)
    return pages


def _resolved(target: Path) -> Path:
    try:
        return target.resolve()
    except (OSError, RuntimeError) as error:  # links in a circle
        raise Unusable(f"{target} leder ingenstans: {error}.") from None


def verified(site: Path) -> int:
    """The number of pages of a finished site. Raises Incomplete when a part is missing."""
    missing = [name for name in FOUND_BEFORE if not (site / name).is_file()]
    pages = list(site.rglob("*.html"))
    empty = [str(page.relative_to(site)) for page in pages if page.stat().st_size < 500]
    if missing or empty:
        raise Incomplete(", ".join(missing + empty))
    return len(pages)
