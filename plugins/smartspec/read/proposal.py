"""What a proposal changes, from git's objects alone: nothing of it is checked out, so nothing of it can run."""

import os
from dataclasses import dataclass
from pathlib import Path

from ..model.files import TOP
from .git_objects import MOST_LISTED, Unreadable, commit_of, git, start_of

MOST_CHANGES = 1_000
"""Changed files that are looked at."""
REMOVED, SUBMODULE = "000000", "160000"


@dataclass(frozen=True)
class ChangedFile:
    """One file as the proposal leaves it: git's mode, and its size in bytes (0 when it is removed)."""

    path: str
    mode: str
    size: int


@dataclass(frozen=True)
class Proposal:
    """The changes, by path; ``more`` when they are not all of them. ``there``: what then lies in ``regions/``."""

    changes: tuple[ChangedFile, ...]
    more: bool
    there: frozenset[str]


def read_proposal(root: Path, base: str, head: str) -> Proposal:
    """What ``head`` changes since it left ``base``.

    Raises UnknownCommit with the name of a revision that is not there, and Unreadable.
    """
    old, new = commit_of(root, base), commit_of(root, head)
    start = start_of(root, old, new)
    # Without --no-renames a file could come in under the name of one that is only moved.
    # A .gitmodules of the clone could say that submodules are ignored.
    form = "-r", "--raw", "-z", "--no-renames", "--no-abbrev", "--ignore-submodules=none"
    listed = git(root, "diff-tree", *form, start, new, "--")
    *parts, unfinished = listed[:MOST_LISTED].split(b"\0")
    pairs = list(zip(parts[::2], parts[1::2], strict=False))
    more = len(pairs) > MOST_CHANGES or len(listed) > MOST_LISTED or bool(unfinished)
    there = git(root, "ls-tree", "-r", "-z", "--name-only", "--full-tree", new, "--", TOP)
    names = frozenset(map(os.fsdecode, there[:MOST_LISTED].split(b"\0")[:-1]))
    return Proposal(_with_sizes(root, pairs[:MOST_CHANGES]), more, names)


def _with_sizes(root: Path, pairs: list[tuple[bytes, bytes]]) -> tuple[ChangedFile, ...]:
    """Each line of ``diff-tree --raw`` (``:mode mode object object status``) and path as a change."""
    lines = [(head.split(b" "), os.fsdecode(path)) for head, path in pairs]
    objects = [parts[3] for parts, _ in lines if parts[1].decode() not in (REMOVED, SUBMODULE)]
    given = b"".join(name + b"\n" for name in objects)
    told = git(root, "cat-file", "--batch-check=%(objectname) %(objectsize)", given=given)
    sizes = dict(line.split(b" ") for line in told.splitlines())
    if b"missing" in sizes.values():
        raise Unreadable("cat-file", rule="history-partial")
    return tuple(ChangedFile(path, parts[1].decode(), int(sizes.get(parts[3], 0))) for parts, path in lines)
