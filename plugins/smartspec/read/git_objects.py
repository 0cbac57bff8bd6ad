"""Git's own objects, asked for within limits; nothing is checked out, so nothing of a proposal can run."""

import os
import subprocess
import tempfile
from pathlib import Path

MOST_LISTED = 4 * 1024 * 1024
"""Bytes of git's lists that are read; names may be as long as a proposer wants."""
LIMITED = 'ulimit -v 1048576 2>/dev/null; ulimit -t 20 2>/dev/null; exec git "$@"'
"""A gigabyte and twenty seconds for git, since a few small trees can name each other into billions of files."""
ENVIRONMENT = {
    "GIT_NO_REPLACE_OBJECTS": "1",
    "GIT_NO_LAZY_FETCH": "1",
    "GIT_OPTIONAL_LOCKS": "0",
    "LC_ALL": "C",
    "TZ": "UTC",
}


class UnknownCommit(Exception):
    """There is no such commit here, or no repository; the name that was asked for."""


class Unreadable(Exception):
    """Git could not answer, or not within its limits."""


def commit_of(root: Path, name: str) -> str:
    """The id of the commit that a name means in that folder's repository. Raises UnknownCommit."""
    try:
        found = git(root, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{name}^{{commit}}")
    except (Unreadable, OSError, ValueError) as error:
        raise UnknownCommit(name) from error
    if not found:
        raise UnknownCommit(name)
    return found.decode().strip()


def start_of(root: Path, base: str, head: str) -> str:
    """The commit where ``head`` left ``base``, as far as the history here tells; else ``base`` itself."""
    return git(root, "merge-base", base, head).decode().strip() or base


def git(root: Path, *arguments: str, given: bytes = b"", most: int = MOST_LISTED) -> bytes:
    """What git says, at most a byte more than ``most``; nothing when it answers no. Raises Unreadable."""
    command = ["sh", "-c", LIMITED, "git", "-C", str(root), *arguments]
    environment = {**os.environ, **ENVIRONMENT}
    with tempfile.TemporaryFile() as asked:  # a pipe could fill up at both ends
        asked.write(given)
        asked.seek(0)
        with subprocess.Popen(
            command, stdin=asked, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, env=environment
        ) as process:
            assert process.stdout is not None
            said = process.stdout.read(most + 1)
            if len(said) > most:
                process.kill()
    if process.returncode not in (0, 1) and len(said) <= most:
        raise Unreadable(arguments[0])
    return said
