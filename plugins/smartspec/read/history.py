"""When each file was last changed, from the repository's own history."""

from pathlib import Path
from typing import NamedTuple

from .git_objects import Unreadable, git

EACH_COMMIT = ("--format=%x00%cd", "--date=format-local:%Y-%m-%d", "--name-only", "--no-renames", "--relative")
MOST_OF_A_HISTORY = 64 * 1024 * 1024
"""Bytes of the log that are read: some tens of thousands of commits."""


def last_changes(root: Path, *tops: str, commit: str = "HEAD") -> dict[str, str]:
    """Day (YYYY-MM-DD, UTC) of the latest commit, up to ``commit``, that touched each file below ``tops``.

    Empty where there is no history to read: no git, no repository, or a shallow clone,
    whose oldest commit would wrongly seem to have changed everything.
    """
    if _git(root, "rev-parse", "--is-shallow-repository").strip() != "false":
        return {}
    log = _git(root, "-c", "core.quotePath=false", "log", *EACH_COMMIT, commit, "--", *tops)
    changed: dict[str, str] = {}
    for commit in log.split("\0")[1:]:
        day, *names = filter(None, commit.split("\n"))
        for name in names:
            changed.setdefault(name, day)
    return changed


class DayOfChange(NamedTuple):
    """A day on which files changed: the states before (None: there was nothing) and after, and the files."""

    day: str
    before: str | None
    after: str
    files: tuple[str, ...]


def days_of_change(root: Path, top: str, most: int) -> tuple[DayOfChange, ...]:
    """The latest days (UTC) on which something below ``top`` changed, at most so many, latest first.

    A merged proposal counts on the day it was merged. Empty where there is no history; see ``last_changes``.
    """
    if _git(root, "rev-parse", "--is-shallow-repository").strip() != "false":
        return ()
    log = _git(root, "log", "--first-parent", "--format=%H %cd", "--date=format-local:%Y-%m-%d", "--", top)
    days: dict[str, list[str]] = {}
    for line in log.splitlines():
        commit, day = line.split()
        days.setdefault(day, []).append(commit)
    return tuple(_day(root, top, day, commits) for day, commits in list(days.items())[:most])


def _day(root: Path, top: str, day: str, commits: list[str]) -> DayOfChange:
    """``commits``: latest first."""
    before = _git(root, "rev-parse", "--verify", "--quiet", f"{commits[-1]}^").strip() or None
    listed = ("diff", "--relative", before) if before else ("ls-tree", "-r")
    names = _git(root, *listed, "--name-only", "-z", commits[0], "--", top)
    return DayOfChange(day, before, commits[0], tuple(filter(None, names.split("\0"))))


def _git(root: Path, *arguments: str) -> str:
    """What git says of its history, in days of UTC; nothing where there is none to read."""
    try:
        return git(root, *arguments, most=MOST_OF_A_HISTORY).decode("utf-8", "replace")
    except (Unreadable, OSError):
        return ""
