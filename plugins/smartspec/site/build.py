"""Build the whole site beside the old one and swap them only when it is complete.

The engine empties its target first, so a build that fails or is killed half-way would
leave visitors with half a site. Here the last good site stays until the new one is whole.
"""

import ctypes
import gc
import logging
import os
import shutil
import sys
import tempfile
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from mkdocs.commands.build import build as engine_build
from mkdocs.config import load_config
from mkdocs.exceptions import Abort, BuildError

from ..check import checked_atlas
from ..read.vocabularies import BrokenVocabulary

AT_FDCWD, RENAME_EXCHANGE, RENAME_SWAP = -100, 2, 2
FOUND_BEFORE = ("index.html", "en/index.html", "sitemap.xml", "404.html", "assets/s3.css")


class Incomplete(Exception):
    """The new site lacks something that every site has."""


def build_site(root: Path, target: Path, say: Callable[[str], None]) -> int:
    """Build the site of ``root`` and put it at ``target``; the number of pages.

    Raises the engine's Abort or BuildError, or Incomplete; then ``target`` is untouched.
    """
    target = target.resolve()
    _clear_leftovers(target)
    target.parent.mkdir(parents=True, exist_ok=True)
    beside = Path(tempfile.mkdtemp(prefix=f".{target.name}-", dir=target.parent))
    try:
        config = load_config(str(root / "mkdocs.yml"), site_dir=str(beside / "new"))
        config.plugins.on_startup(command="build", dirty=False)
        say("Läser och kontrollerar bidragen ...")
        with suppress(BrokenVocabulary):  # the plugins read it again, from memory, and tell what is wrong
            say(f"Bygger sidorna om {len(checked_atlas(root)[0].contributions)} län och programområden ...")
        engine_build(config)
        config.plugins.on_shutdown()
        say("Granskar att allt finns med ...")
        pages = verified(beside / "new")
        swap(beside / "new", target)
    finally:
        shutil.rmtree(beside, ignore_errors=True)
    return pages


def verified(site: Path) -> int:
    """The number of pages of a finished site. Raises Incomplete when a part is missing."""
    missing = [name for name in FOUND_BEFORE if not (site / name).is_file()]
    pages = list(site.rglob("*.html"))
    empty = [str(page.relative_to(site)) for page in pages if page.stat().st_size < 500]
    if missing or empty:
        raise Incomplete(", ".join(missing + empty))
    return len(pages)


def swap(new: Path, target: Path) -> None:
    """Put ``new`` in the place of ``target`` in one step; what was there ends up at ``new``.

    Exchanges the two names where the system can, so that no moment is without a site.
    """
    os.chmod(new, 0o755)
    if not target.exists():
        os.rename(new, target)
    elif not _exchange(os.fsencode(new), os.fsencode(target)):
        old = new.with_name("old")
        os.rename(target, old)
        os.rename(new, target)


def _exchange(one: bytes, other: bytes) -> bool:
    """renameat2(2) on Linux, renamex_np(2) on macOS; False where neither works."""
    try:
        libc = ctypes.CDLL(None, use_errno=True)
        if sys.platform == "darwin":
            return bool(libc.renamex_np(one, other, RENAME_SWAP) == 0)
        return bool(libc.renameat2(AT_FDCWD, one, AT_FDCWD, other, RENAME_EXCHANGE) == 0)
    except (OSError, AttributeError):
        return False


def _clear_leftovers(target: Path) -> None:
    """Remove what builds that were killed more than an hour ago left beside the site."""
    for leftover in target.parent.glob(f".{target.name}-*"):
        if leftover.is_dir() and time.time() - leftover.stat().st_mtime > 3600:
            shutil.rmtree(leftover, ignore_errors=True)


def _warnings_to_stderr() -> logging.Handler:
    """The engine counts its warnings in strict mode but leaves it to us to print them."""
    handler = logging.StreamHandler()
    handler.setLevel(logging.WARNING)
    handler.setFormatter(logging.Formatter("%(levelname)s %(message)s"))
    return handler


def command(root: Path, target: Path) -> int:
    """Build, say how it went in one last line, and return the exit status."""
    started = time.monotonic()
    logging.getLogger("mkdocs").addHandler(_warnings_to_stderr())
    gc.disable()  # a build is short and keeps nearly everything it makes: collecting cost a sixth of its time
    try:
        pages = build_site(root, target, lambda line: print(line, file=sys.stderr, flush=True))
    except (Abort, BuildError) as error:
        print(f"{error}\nInget byggdes. Den förra webbplatsen i {target}/ är orörd.", file=sys.stderr)
        return 1
    except Incomplete as error:
        print(f"Sidor saknas eller är tomma: {error}. Den förra webbplatsen är orörd.", file=sys.stderr)
        return 1
    seconds = time.monotonic() - started
    print(f"Byggde {pages} sidor i {target}/ på {seconds:.1f} s. Öppna {target}/index.html i en webbläsare.")
    return 0
