"""Git's own objects, asked for within limits; nothing is checked out, so nothing of a proposal can run.

The only place that asks git. Callers use plumbing (``rev-list``, ``diff-tree``, ``cat-file``), whose output no
format setting changes (``log.*``, ``color.*``, ``core.quotePath``); what git can run is switched off here.
"""

import os
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path

from ..problems import Mark, Problem, error, warning
from .safe_walk import MOST_BYTES

MOST_LISTED = 4 * 1024 * 1024
"""Bytes of git's lists that are read; names may be as long as a proposer wants."""
MOST_OF_A_COMPLAINT = 2_000
"""Bytes of git's error message that are read."""
LIMITED = 'ulimit -v 1048576 2>/dev/null; ulimit -t 20 2>/dev/null; exec git "$@"'
"""A gigabyte and twenty seconds for git, since a few small trees can name each other into billions of files."""
NOTHING_RUN = {
    "core.fsmonitor": "false",  # diff-tree looks at the index, and so would run it
    "core.hooksPath": os.devnull,
    "core.attributesFile": os.devnull,  # names filters and drivers
    "core.pager": "cat",
    "core.editor": "false",
    "core.askPass": "false",
    "core.sshCommand": "false",
    "core.gitProxy": "",
    "core.alternateRefsCommand": "false",
    "credential.helper": "",
    "diff.external": "",
    "log.showSignature": "false",
    "gpg.program": "false",
    "gpg.openpgp.program": "false",
    "gpg.x509.program": "false",
    "gpg.ssh.program": "false",
    "gpg.ssh.defaultKeyCommand": "false",
}
"""Every setting with a fixed name by which a clone's configuration can have git run something (``git help config``).

Those whose names are free run nothing here: drivers and filters need contents or patches, ``remote.<name>.uploadpack``
and kin a transport, and no transport is allowed; ``alias.*`` cannot stand for a command that git has.
"""
COMMAND = ("git", "--no-pager", *(part for setting in NOTHING_RUN.items() for part in ("-c", "=".join(setting))))
ENVIRONMENT = {
    "GIT_NO_REPLACE_OBJECTS": "1",
    "GIT_GRAFT_FILE": os.devnull,
    "GIT_NO_LAZY_FETCH": "1",
    "GIT_ALLOW_PROTOCOL": "",  # the same for git before 2.39.4: nothing is fetched by any means
    "GIT_OPTIONAL_LOCKS": "0",
    "GIT_TERMINAL_PROMPT": "0",
    "LC_ALL": "C",
    "TZ": "UTC",
}
KEPT = ("GIT_CONFIG", "GIT_EXEC_PATH", "GIT_CEILING_DIRECTORIES", "GIT_DISCOVERY_ACROSS_FILESYSTEM")
"""Variables of git's that are passed on: where it and the user's settings are. Others name another repository
(``GIT_DIR``, as in a hook), another index or a trace."""
CAUSES = (
    ("git: not found", "history-without-git"),
    ("not a git repository", "history-absent"),
    ("dubious ownership", "history-owner"),
    ("unsafe repository", "history-owner"),  # git before 2.35.3
    ("promisor remote", "history-partial"),
)
"""Fragments of git's error messages, and the rule that explains each."""


warning(
    "history-partial",
    "The clone lacks earlier versions of files, and nothing is fetched while they are read.",
    "What needs them, such as the change log, is left out.",
    "Clone anew without --filter.",
)
warning(
    "history-owner",
    "The history is not read: the folder belongs to another user, which git takes for a danger.",
    "The days of changes and the change log are left out, and lost addresses are not noticed.",
    "If you trust the folder, run git config --global --add safe.directory with its full path.",
)


class UnknownCommit(Exception):
    """There is no such commit here, or no repository; the name that was asked for."""


warning(
    "history-unreadable",
    "Git could not read the history: %(said)s.",
    "The days of changes and the change log are left out, and lost addresses are not noticed.",
    "Mend the setting if git names one; else look at the repository with git fsck, or clone anew.",
)
error(
    "proposal-unreadable",
    "The list of changed files could not be read within the limits.",
    "Allowed: ordinary files in ordinary folders.",
    "Make the proposal anew from the latest version.",
)


class Unreadable(Exception):
    """Git could not answer, or not within its limits; ``problem`` says why and what to do."""

    def __init__(self, asked: str, complaint: str = "", rule: str = "") -> None:
        super().__init__(asked, complaint)
        known = (cause for words, cause in CAUSES if words in complaint)
        first = next((line for line in complaint.splitlines() if line.startswith("fatal:")), complaint)
        values = {"said": first.removeprefix("fatal: ").strip() or f"git {asked}"}
        self.problem = Problem(Mark("."), rule or next(known, "history-unreadable"), values=values)

    def problems(self) -> list[Problem]:
        """The problem to report where a proposal or a change cannot be read, with its cause if it is known."""
        told = Mark(".").problem("proposal-unreadable")
        return [told] if self.problem.rule == "history-unreadable" else [told, self.problem]


warning(
    "history-absent",
    "The folder has no history: it is not a git repository, or nothing has been committed in it.",
    "The days of changes and the change log are left out, and lost addresses are not noticed.",
    "Get the folder with git clone, if they are wanted.",
)


def commit_of(root: Path, name: str) -> str:
    """The id of the commit that a name means in that folder's repository. Raises UnknownCommit and Unreadable."""
    try:
        found = git(root, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{name}^{{commit}}")
    except ValueError as error:
        raise UnknownCommit(name) from error
    except Unreadable as error:
        if error.problem.rule not in ("history-absent", "history-unreadable"):
            raise
        raise UnknownCommit(name) from error
    if not found:
        raise UnknownCommit(name)
    return found.decode().strip()


def start_of(root: Path, base: str, head: str) -> str:
    """The commit where ``head`` left ``base``, as far as the history here tells; else ``base`` itself."""
    return git(root, "merge-base", base, head).decode().strip() or base


warning(
    "history-without-git",
    "The history cannot be read: the program git is not installed, or cannot be found.",
    "The days of changes and the change log are left out, and lost addresses are not noticed.",
    "Install git.",
)


def git(root: Path, *arguments: str, given: bytes = b"", most: int = MOST_LISTED) -> bytes:
    """What git says, at most a byte more than ``most``; nothing when it answers no. Raises Unreadable."""
    command = ["sh", "-c", LIMITED, *COMMAND, "-C", str(root), *arguments]
    with tempfile.TemporaryFile() as asked, tempfile.TemporaryFile() as complaint:  # a pipe could fill up at both ends
        asked.write(given)
        asked.seek(0)
        try:
            process = subprocess.Popen(
                command, stdin=asked, stdout=subprocess.PIPE, stderr=complaint, env=_environment()
            )
        except OSError as error:
            raise Unreadable(arguments[0], str(error), "history-without-git") from error
        with process:
            assert process.stdout is not None
            said = process.stdout.read(most + 1)
            if len(said) > most:
                process.kill()
        complaint.seek(0)
        told = complaint.read(MOST_OF_A_COMPLAINT).decode("utf-8", "replace")
    if process.returncode not in (0, 1) and len(said) <= most:
        raise Unreadable(arguments[0], told)
    return said


def whole_answer(root: Path, *arguments: str, most: int, given: bytes = b"") -> bytes:
    """What git says, when that is at most ``most`` bytes. Raises Unreadable."""
    said = git(root, *arguments, given=given, most=most)
    if len(said) > most:
        raise Unreadable(arguments[0])
    return said


def contents(root: Path, ids: list[str]) -> Iterator[bytes]:
    """The contents of those objects, in order, from one process. Raises Unreadable."""
    asked = "".join(f"{identity}\n" for identity in ids).encode()
    answer = git(root, "cat-file", "--batch", given=asked, most=2 * MOST_BYTES) if ids else b""
    place = 0
    for _ in ids:
        head, _, _ = answer[place : place + 200].partition(b"\n")
        size = size_of(head.decode().rpartition(" ")[2])
        start = place + len(head) + 1
        if len(answer) < start + size:
            raise Unreadable("cat-file")
        yield answer[start : start + size]
        place = start + size + 1


def size_of(said: str) -> int:
    """A size as git tells it: ``-`` for what is no file, a word for an object that is not in this clone."""
    if said == "-":
        return 0
    if not said.isdigit():
        raise Unreadable("cat-file", rule="history-partial")
    return int(said)


def _environment() -> dict[str, str]:
    own = {name: value for name, value in os.environ.items() if not name.startswith("GIT_") or name.startswith(KEPT)}
    return own | ENVIRONMENT
