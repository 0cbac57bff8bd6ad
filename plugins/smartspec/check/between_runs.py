"""What was read and found in a repository, kept between runs: a check then reads what has changed since.

As JSON it would have to be validated again, which is most of the work; so it is pickled, and only classes of this
package are taken back: no function is called, whoever wrote the file.
"""

import gc
import hashlib
import io
import pickle
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.metadata import version
from pathlib import Path
from typing import Any

from platformdirs import user_cache_path

from ..cache import code_of, keep, keep_newest, kept
from ..clock import today
from ..read.repository import Memory

CACHE = user_cache_path("smartspec") / "read"
OWN = f"{__name__.partition('.')[0]}."
MOST_KEPT = 4
"""Repositories that are kept: one takes some megabytes, and whoever tries out things has many copies."""


def recall(root: Path) -> Memory:
    """What the last run knew of that repository; an empty memory where nothing is kept."""
    with _uncollected():
        return kept(_file(root), _read) or Memory()


def remember(root: Path, memory: Memory) -> None:
    """Keep what is known of a repository for the next run: folders and lists as one, since they refer to each other."""
    keep(_file(root), pickle.dumps((memory.folders, memory.lists), protocol=5))
    keep_newest(CACHE, MOST_KEPT)


def _file(root: Path) -> Path:
    """It depends on the code and on the day: some rules ask what lies in the future."""
    parts = (str(root).encode(), code_of(("", "check", "model", "read", "text")), today().isoformat().encode())
    made_with = (version(name).encode() for name in ("pydantic", "pyyaml"))
    return CACHE / hashlib.sha256(b"\0".join((*parts, *made_with))).hexdigest()[:32]


class _OwnClasses(pickle.Unpickler):
    """Takes back instances of this package's classes, and nothing else that is not plain data."""

    def find_class(self, module: str, name: str) -> Any:
        found = super().find_class(module, name) if module.startswith(OWN) else None
        if not isinstance(found, type) or found.__module__ != module:
            raise pickle.UnpicklingError(f"{module}.{name}")
        return found


def _read(content: bytes) -> Memory:
    try:
        folders, lists = _OwnClasses(io.BytesIO(content)).load()
        return Memory(folders={**folders}, lists=lists)
    except Exception as error:  # whatever a foreign file makes of our classes
        raise ValueError(content[:40]) from error


@contextmanager
def _uncollected() -> Iterator[None]:
    """Meanwhile nothing is collected: a hundred thousand objects come at once, and all of them stay."""
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            gc.enable()
