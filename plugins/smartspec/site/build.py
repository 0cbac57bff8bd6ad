"""Build the whole site beside the old one and swap them only when it is complete.

The engine empties its target first, so a build that fails or is killed half-way would
leave visitors with half a site. Here the last good site stays until the new one is whole.
"""

import gc
import logging
import shlex
import shutil
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import TextIO

from mkdocs.commands.build import build as engine_build
from mkdocs.exceptions import MkDocsException

from ..check import checked_atlas
from ..read.vocabularies import BrokenVocabulary
from .settings import load_settings
from .target import HalfFilled, Unusable, prepare, put, reason, swap

__all__ = ["Incomplete", "build_site", "command", "swap", "verified"]
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


def show_log(level: int) -> None:
    """Print the engine's log: in strict mode it counts its warnings but does not print them."""
    handler = logging.StreamHandler()
    handler.setLevel(level)
    handler.setFormatter(logging.Formatter("%(levelname)s %(message)s"))
    handler.addFilter(lambda record: not isinstance(sys.exception(), OSError))  # told once, by the command
    logging.getLogger("mkdocs").addHandler(handler)


def command(root: Path, target: Path) -> int:
    """Build, say how it went in one last line, and return the exit status."""
    started = time.monotonic()
    show_log(logging.WARNING)
    gc.disable()  # a build is short and keeps nearly everything it makes: collecting cost a sixth of its time
    kept = f"Den förra webbplatsen i {target}/ är orörd."
    try:
        pages = build_site(root, target, lambda line: _say(line, sys.stderr))
    except MkDocsException as error:
        failed = f"{error}\nInget byggdes. {kept}"
    except Unusable as error:
        failed = str(error)
    except Incomplete as error:
        failed = f"Sidor saknas eller är tomma: {error}. {kept}"
    except HalfFilled as error:
        failed = f"Webbplatsen i {target}/ är bara delvis utbytt: {error}. Rätta det och bygg igen."
    except OSError as error:
        failed = f"Inget byggdes: {reason(error)}. {kept}"
    else:
        seconds = time.monotonic() - started
        serve = f"python3 -m http.server --directory {shlex.quote(str(target))}"
        built = f"Byggde {pages} sidor i {target}/ på {seconds:.1f} s."
        _say(f"{built} Se dem på http://localhost:8000/ med: {serve}", sys.stdout)
        return 0
    _say(failed, sys.stderr)
    return 1


def _say(line: str, stream: TextIO) -> None:
    """Print; a terminal that is gone or a full disk behind it does not undo a build."""
    with suppress(OSError):
        print(line, file=stream, flush=True)
