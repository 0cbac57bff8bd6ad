"""What was read and found in a repository, kept between runs: a check then reads what has changed since.

As JSON it would have to be validated again, which is most of the work; so it is pickled, and only classes of this
package are taken back: no function is called, whoever wrote the file.
"""

import gc
import hashlib
import io
import pickle
from collections.abc import Iterator, MutableMapping
from contextlib import contextmanager
from importlib.metadata import version
from pathlib import Path
from typing import Any, NamedTuple

from platformdirs import user_cache_path

from ..cache import code_of, keep, keep_newest, kept
from ..clock import today
from ..problems import Problem
from ..read.repository import Memory

CACHE = user_cache_path("smartspec") / "read"
OWN = f"{__name__.partition('.')[0]}."
MOST_KEPT = 4
"""Repositories that are kept: one takes some megabytes, and whoever tries out things has many copies."""

Found = MutableMapping[Any, tuple[Any, list[Problem]]]
"""What was found in each folder, or in the editors' lists, with what that depends on beside them."""


class Recalled(NamedTuple):
    """What one run leaves to the next. The parts refer to each other, so that they are kept as one."""

    folders: dict[str, Any]
    lists: Any
    found: tuple[dict[Any, tuple[Any, list[Problem]]], ...]


def recall(root: Path, *found: Found) -> Memory:
    """What the last run knew of that repository; an empty memory where nothing is kept. Fills in what was ``found``."""
    with _uncollected():
        recalled = kept(_file(root), _read)
    if recalled is None or len(recalled.found) != len(found):
        return Memory()
    for ours, theirs in zip(found, recalled.found, strict=True):
        ours.update(theirs)
    return Memory(folders=recalled.folders, lists=recalled.lists)


def remember(root: Path, memory: Memory, *found: Found) -> None:
    """Keep what is known of a repository for the next run."""
    judged = [*(folder for _, folder in memory.folders.values()), *(memory.lists or ())[1:]]
    theirs = tuple({one: those[one] for one in judged if one in those} for those in found)
    keep(_file(root), pickle.dumps(tuple(Recalled(memory.folders, memory.lists, theirs)), protocol=5))
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


def _read(content: bytes) -> Recalled:
    try:
        return Recalled(*_OwnClasses(io.BytesIO(content)).load())
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
