"""Where contributed files are read from: the folder on disk, or one commit of its repository.

A commit is read by git's own objects; nothing is checked out and nothing is run. The same limits hold as on disk, and
links and submodules are reported in the same way.
"""

import os
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path, PurePosixPath
from typing import Protocol

from ..model.files import TOP
from ..model.values import N_
from . import safe_walk
from .file_names import collisions, not_a_file, taken_names
from .git_objects import Unreadable, commit_of, contents, size_of, whole_answer
from .safe_walk import Walk, too_big, walk


class Tree(Protocol):
    """A state of the repository in ``root``; paths are from there, with ``/``."""

    root: Path
    commit: str
    """The commit that its history is told up to."""

    def walk(self, top: str) -> Walk:
        """All ordinary files below ``top``, and what else lies there as problems."""

    def read(self, path: str) -> bytes:
        """The content of one file of the project's own. Raises FileNotFoundError."""


class OnDisk:
    """The files as they lie in the folder now."""

    commit = "HEAD"

    def __init__(self, root: Path) -> None:
        self.root = root

    def walk(self, top: str) -> Walk:
        """See Tree."""
        return walk(self.root, top)

    def read(self, path: str) -> bytes:
        """See Tree."""
        return (self.root / path).read_bytes()


NOT_FILES = {"120000": N_("a symbolic link"), "160000": N_("another repository")}
MOST_OF_A_TREE = 16 * 1024 * 1024
"""Bytes of the list of a commit's files that are read."""


@dataclass(frozen=True)
class Blob:
    """One entry of a commit's tree: git's mode and id, and the size in bytes (0 for what is no file)."""

    mode: str
    id: str
    size: int


Listing = dict[str, "Blob | Listing"]


class InCommit:
    """The files as one commit has them. Raises UnknownCommit; what it is asked may raise Unreadable."""

    def __init__(self, root: Path, name: str) -> None:
        self.root = root
        self.commit = commit_of(root, name)

    def walk(self, top: str) -> Walk:
        """See Tree."""
        found = Walk()
        blobs: dict[str, Blob] = {}
        at = self._at(top)
        if isinstance(at, Blob):
            found.problems.append(not_a_file(top, PurePosixPath(top).name, NOT_FILES.get(at.mode, "a file")))
        elif at is not None:
            _visit(at, top, 1, found, blobs)
        found.files.update(zip(blobs, contents(self.root, [blob.id for blob in blobs.values()]), strict=True))
        found.report_excess()
        return found

    def read(self, path: str) -> bytes:
        """See Tree."""
        at = self._at(path)
        if not isinstance(at, Blob) or at.mode in NOT_FILES:
            raise FileNotFoundError(2, os.strerror(2), path)
        return next(contents(self.root, [at.id]))

    def _at(self, path: str) -> "Blob | Listing | None":
        at: Blob | Listing | None = self._top
        for part in PurePosixPath(path).parts:
            at = at.get(part) if isinstance(at, dict) else None
        return at

    @cached_property
    def _top(self) -> Listing:
        asked = "ls-tree", "-r", "-z", "--long", self.commit, "--", TOP, "docs"
        listed = whole_answer(self.root, *asked, most=MOST_OF_A_TREE)
        top: Listing = {}
        for line in filter(None, listed.split(b"\0")):
            described, path = line.split(b"\t", 1)
            mode, _, identity, size = described.decode().split()
            *parts, name = path.decode("utf-8", "surrogateescape").split("/")
            folder = top
            for part in parts:
                inner = folder.setdefault(part, {})
                if isinstance(inner, Blob):  # a file and a folder of one name: no tool of git's makes such a tree
                    raise Unreadable("ls-tree")
                folder = inner
            folder[name] = Blob(mode, identity, size_of(size))
        return top


def _visit(folder: Listing, path: str, depth: int, found: Walk, blobs: dict[str, Blob]) -> None:
    found.problems += collisions(path, sorted(folder))
    taken = taken_names(folder)
    for name in sorted(folder):
        if found.full:
            found.cut_short = True
            return
        entry, inner = folder[name], f"{path}/{name}"
        other = NOT_FILES.get(entry.mode, "") if isinstance(entry, Blob) else ""
        if not found.admits(inner, taken, depth, folder=not isinstance(entry, Blob), other=other):
            continue
        if not isinstance(entry, Blob):
            found.folders.append(inner)
            _visit(entry, inner, depth + 1, found, blobs)
        elif entry.size > safe_walk.LARGEST:
            found.problems.append(too_big(inner, entry.size))
        else:
            blobs[inner] = entry
            found.files[inner] = b""  # counted at once, and read with all others
            found.size += entry.size
