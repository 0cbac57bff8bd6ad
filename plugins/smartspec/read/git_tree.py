"""Contributed files read out of one commit, by git's own objects; nothing is checked out and nothing is run.

The same limits hold as on disk, and links and submodules are reported in the same way.
"""

import os
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path, PurePosixPath

from ..model.files import SCHEMAS, TOP
from ..model.values import N_
from ..problems import Mark, Problem
from . import safe_walk
from .file_names import collisions, name_problem, not_a_file, taken_names
from .git_objects import Unreadable, commit_of, git, whole_answer
from .history import MOST_OF_A_HISTORY, ever_published, last_changes, published_tip
from .safe_walk import Walk

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
            found.problems.append(_not_a_file(top, at))
        elif at is not None:
            _visit(at, top, 1, found, blobs)
        found.files.update(zip(blobs, self._contents([blob.id for blob in blobs.values()]), strict=True))
        found.report_excess()
        return found

    def read(self, path: str) -> bytes:
        """See Tree."""
        at = self._at(path)
        if not isinstance(at, Blob) or at.mode in NOT_FILES:
            raise FileNotFoundError(2, os.strerror(2), path)
        return next(self._contents([at.id]))

    def changes(self, *tops: str) -> dict[str, str]:
        """See Tree."""
        return last_changes(self.root, *tops, commit=self.commit)

    def published(self, *tops: str) -> frozenset[str]:
        """See Tree."""
        return ever_published(self.root, *tops, commit=self.commit)

    def versions(self, *paths: str) -> list[tuple[str, bytes]]:
        """See Tree."""
        if not paths:
            return []
        asked = "rev-list", "--objects", "--first-parent", published_tip(self.root, self.commit), "--", *paths
        listed = whole_answer(self.root, *asked, most=MOST_OF_A_HISTORY).decode("utf-8", "replace")
        found = [(identity, path) for identity, _, path in (line.partition(" ") for line in listed.splitlines())]
        blobs = [(identity, path) for identity, path in found if path in paths]
        return list(zip((path for _, path in blobs), self._contents([one for one, _ in blobs]), strict=True))

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
            folder[name] = Blob(mode, identity, _size(size))
        return top

    def _contents(self, ids: list[str]) -> Iterator[bytes]:
        """The contents of those objects, in order, from one process."""
        asked = "".join(f"{identity}\n" for identity in ids).encode()
        answer = git(self.root, "cat-file", "--batch", given=asked, most=2 * safe_walk.MOST_BYTES) if ids else b""
        place = 0
        for _ in ids:
            head, _, _ = answer[place : place + 200].partition(b"\n")
            size = _size(head.decode().rpartition(" ")[2])
            start = place + len(head) + 1
            if len(answer) < start + size:
                raise Unreadable("cat-file")
            yield answer[start : start + size]
            place = start + size + 1


def _size(said: str) -> int:
    """A size as git tells it: ``-`` for what is no file, a word for an object that is not in this clone."""
    if said == "-":
        return 0
    if not said.isdigit():
        raise Unreadable("cat-file", rule="history-partial")
    return int(said)


def _visit(folder: Listing, path: str, depth: int, found: Walk, blobs: dict[str, Blob]) -> None:
    found.problems += collisions(path, sorted(folder))
    taken = taken_names(folder)
    for name in sorted(folder):
        if found.full:
            found.cut_short = True
            return
        entry, inner = folder[name], f"{path}/{name}"
        if (inner == SCHEMAS and not isinstance(entry, Blob)) or found.pass_by(inner, name):
            continue
        if isinstance(entry, Blob) and entry.mode in NOT_FILES:
            found.problems.append(_not_a_file(inner, entry))
        elif problem := name_problem(inner, name, taken, folder=not isinstance(entry, Blob)):
            found.problems.append(problem)
        elif isinstance(entry, Blob):
            _take(entry, inner, found, blobs)
        elif depth >= safe_walk.DEEPEST:
            found.problems.append(Problem(Mark(inner), "too-deep"))
        else:
            found.folders.append(inner)
            _visit(entry, inner, depth + 1, found, blobs)


def _take(blob: Blob, path: str, found: Walk, blobs: dict[str, Blob]) -> None:
    if blob.size > safe_walk.LARGEST:
        values = {"size": str(blob.size), "most": str(safe_walk.LARGEST)}
        found.problems.append(Problem(Mark(path), "too-big", values=values))
    else:
        blobs[path] = blob
        found.files[path] = b""  # counted at once, and read with all others
        found.size += blob.size


def _not_a_file(path: str, blob: Blob) -> Problem:
    return not_a_file(path, path.rsplit("/", 1)[-1], NOT_FILES.get(blob.mode, "a file"))
