"""What was read and found in a repository, kept between runs: a check then reads what has changed since.

As JSON it would have to be validated again, which is most of the work; so it is pickled, and only classes of this
package are taken back: no function is called, whoever wrote the file.
"""

import gc
import hashlib
import io
import pickle
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from copy import copy
from functools import partial
from importlib.metadata import version
from pathlib import Path
from typing import Any

from platformdirs import user_cache_path

from ..cache import code_of, keep, keep_newest, kept
from ..clock import today
from ..model import key_of
from ..read.file_set import FileSet
from ..read.lists import Lists
from ..read.prose import CONVERTER
from ..read.repository import Memory
from ..read.safe_walk import Walk

CACHE = user_cache_path("smartspec") / "read"
OWN = f"{__name__.partition('.')[0]}."
LISTS = ""
NODE = "node"
"""The names of the editors' lists, and of what they tell, among the folders."""
MOST_KEPT = 4
"""Repositories that are kept: one takes some megabytes, and whoever tries out things has many copies."""


def recall(root: Path) -> Memory:
    """What the last run knew of that repository; an empty memory where nothing is kept."""
    with _uncollected():
        return kept(_file(root), _read) or Memory()


def remember(root: Path, memory: Memory) -> None:
    """Keep what is known of a repository for the next run, unless it is what the last one kept.

    The lists and each folder are pickled by themselves, and what is as it was recalled is kept as it stood. After a
    change in the lists all are pickled: the folders hold what the rules found by them. What the files of a folder hold
    stands apart, as the next check asks for what was found in it.
    """
    now: dict[str, Any] = {LISTS: memory.lists, NODE: memory.node_files, **memory.folders}
    before = {name: kept for name, (value, kept) in memory.recalled.items() if now.get(name) is value}
    if before.keys() == now.keys():
        return
    if LISTS not in before or memory.lists is None:
        before = {}
    shared = {id(value): name for name, value in _shared(memory.lists).items()}
    parts = {name: before.get(name) or _in_two(value, shared if name else {}) for name, value in now.items()}
    keep(_file(root), pickle.dumps(parts, protocol=5))
    keep_newest(CACHE, MOST_KEPT)


def _shared(lists: tuple[Walk, Lists] | None) -> dict[str, object]:
    """What folders refer to, by name: the lists and their territories, which are known by identity."""
    return (
        {LISTS: lists[1], **{key_of(territory): territory for territory in lists[1].territories.all}} if lists else {}
    )


def _in_two(value: Any, shared: Mapping[int, str]) -> tuple[bytes, bytes]:
    """The value, but for what files hold; and that."""
    if not isinstance(value, tuple) or not isinstance(value[1], FileSet):
        return _pickled(value, shared), b""
    known = copy(value[1])
    known.fetch = None
    held = {name: getattr(value[1], name) for name in FileSet.HELD}
    for name in vars(known).keys() & held.keys():
        delattr(known, name)
    return _pickled((value[0], known), shared), _pickled(held, {})


def _pickled(value: object, shared: Mapping[int, str]) -> bytes:
    """The value, with the names of what it shares with others, which are given by identity."""
    file = io.BytesIO()
    pickler = _Naming(file, protocol=5)
    pickler.shared = shared
    pickler.dump(value)
    return file.getvalue()


def _file(root: Path) -> Path:
    """It depends on the code, on what converts the texts, and on the day: some rules ask what lies in the future."""
    made_with = (version(name).encode() for name in ("pydantic", "pyyaml"))
    parts = (str(root).encode(), code_of(("", "check", "model")), CONVERTER, today().isoformat().encode(), *made_with)
    return CACHE / hashlib.sha256(b"\0".join(parts)).hexdigest()[:32]


class _Naming(pickle.Pickler):
    """Keeps the name of what is shared."""

    shared: Mapping[int, str]

    def persistent_id(self, obj: Any) -> str | None:
        return self.shared.get(id(obj))


class _OwnClasses(pickle.Unpickler):
    """Takes back instances of this package's classes, what is shared, and nothing else that is not plain data."""

    def __init__(self, content: bytes, shared: Mapping[str, object] = {}) -> None:
        super().__init__(io.BytesIO(content))
        self._shared = shared

    def persistent_load(self, pid: Any) -> object:
        return self._shared[pid]

    def find_class(self, module: str, name: str) -> Any:
        found = super().find_class(module, name) if module.startswith(OWN) else None
        if not isinstance(found, type) or found.__module__ != module:
            raise pickle.UnpicklingError(f"{module}.{name}")
        return found


def _read(content: bytes) -> Memory:
    try:
        parts = {**_OwnClasses(content).load()}
        lists = _OwnClasses(parts[LISTS][0]).load()
        shared = _shared(lists)
        found = {name: _known(part, shared) if name != LISTS else lists for name, part in parts.items()}
        recalled = {name: (found[name], part) for name, part in parts.items()}
        del found[LISTS]
        return Memory(node_files=found.pop(NODE), folders=found, lists=lists, recalled=recalled)
    except Exception as error:  # whatever a foreign file makes of our classes
        raise ValueError(content[:40]) from error


def _known(part: tuple[bytes, bytes], shared: Mapping[str, object]) -> Any:
    """One of the parts, which fetches what its files hold when it is asked for."""
    value = _OwnClasses(part[0], shared).load()
    if value:
        value[1].fetch = partial(_held, part[1])
    return value


def _held(content: bytes) -> Mapping[str, Any]:
    with _uncollected():
        return {**_OwnClasses(content).load()}


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
