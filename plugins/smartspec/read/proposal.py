"""What a proposal changes, from git's objects alone: nothing of it is checked out, so nothing of it can run."""

import os
import subprocess
import tempfile
from dataclasses import dataclass
from pathlib import Path

from .git_tree import UnknownCommit

MOST_CHANGES = 1_000
"""Changed files that are looked at."""
MOST_LISTED = 4 * 1024 * 1024
"""Bytes of git's list of changes that are read; its names may be as long as the proposer wants."""
LIMITED = 'ulimit -v 1048576 2>/dev/null; ulimit -t 20 2>/dev/null; exec git "$@"'
"""A gigabyte and twenty seconds for git, since a few small trees can name each other into billions of files."""
ENVIRONMENT = {"GIT_NO_REPLACE_OBJECTS": "1", "GIT_NO_LAZY_FETCH": "1", "GIT_OPTIONAL_LOCKS": "0", "LC_ALL": "C"}
REMOVED, SUBMODULE = "000000", "160000"


class Unreadable(Exception):
    """Git could not list the changes, or not within its limits."""


@dataclass(frozen=True)
class Change:
    """One file as the proposal leaves it: git's mode, and its size in bytes (0 when it is removed)."""

    path: str
    mode: str
    size: int = 0


@dataclass(frozen=True)
class Proposal:
    """The changes, by path; ``more`` when they are not all of them."""

    changes: tuple[Change, ...]
    more: bool = False


def read_proposal(root: Path, base: str, head: str) -> Proposal:
    """What ``head`` changes since it left ``base``.

    Raises UnknownCommit with the name of a revision that is not there, and Unreadable.
    """
    old, new = _commit(root, base), _commit(root, head)
    start = _git(root, "merge-base", old, new).decode().strip() or old
    # Without --no-renames a file could come in under the name of one that is only moved.
    listed = _git(root, "diff-tree", "-r", "--raw", "-z", "--no-renames", "--no-abbrev", start, new, "--")
    *parts, unfinished = listed[:MOST_LISTED].split(b"\0")
    pairs = list(zip(parts[::2], parts[1::2], strict=False))
    more = len(pairs) > MOST_CHANGES or len(listed) > MOST_LISTED or bool(unfinished)
    return Proposal(_with_sizes(root, pairs[:MOST_CHANGES]), more)


def _with_sizes(root: Path, pairs: list[tuple[bytes, bytes]]) -> tuple[Change, ...]:
    """Each line of ``diff-tree --raw`` (``:mode mode object object status``) and path as a change."""
    lines = [(head.split(b" "), os.fsdecode(path)) for head, path in pairs]
    objects = [parts[3] for parts, _ in lines if parts[1].decode() not in (REMOVED, SUBMODULE)]
    asked = _git(root, "cat-file", "--batch-check=%(objectname) %(objectsize)", given=b"\n".join(objects) + b"\n")
    sizes = dict(line.split(b" ") for line in asked.splitlines())
    return tuple(
        Change(path, parts[1].decode(), int(size) if (size := sizes.get(parts[3], b"0")).isdigit() else 0)
        for parts, path in lines
    )


def _commit(root: Path, name: str) -> str:
    found = _git(root, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{name}^{{commit}}").decode().strip()
    if not found:
        raise UnknownCommit(name)
    return found


def _git(root: Path, *arguments: str, given: bytes = b"") -> bytes:
    """What git says, at most a byte more than MOST_LISTED. Nothing when it answers no."""
    command = ["sh", "-c", LIMITED, "git", "-C", str(root), *arguments]
    environment = {**os.environ, **ENVIRONMENT}
    with tempfile.TemporaryFile() as asked:  # a pipe could fill up at both ends
        asked.write(given)
        asked.seek(0)
        with subprocess.Popen(
            command, stdin=asked, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, env=environment
        ) as git:
            assert git.stdout is not None
            said = git.stdout.read(MOST_LISTED + 1)
            if len(said) > MOST_LISTED:
                git.kill()
    if git.returncode not in (0, 1) and len(said) <= MOST_LISTED:
        raise Unreadable(arguments[0])
    return said
