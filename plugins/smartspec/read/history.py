"""When each file was last changed, from the repository's own history.

Counted along the main line (first parents): a merged proposal changes its files on the day it was merged.
Without a history to read, Unreadable says why: no git, no repository, or a clone that holds only a part.
"""

import datetime
import time
from bisect import bisect_right
from collections.abc import Sequence
from functools import lru_cache
from itertools import groupby
from pathlib import Path
from typing import NamedTuple

from ..problems import warning
from .git_objects import UnknownCommit, Unreadable, commit_of, contents, git, start_of, whole_answer

NAMES = ("-r", "-z", "--name-only", "--no-renames", "--relative", "--ignore-submodules=none")
MOST_OF_A_HISTORY = 64 * 1024 * 1024
"""Bytes of git's answers that are read: some tens of thousands of commits."""


class Step(NamedTuple):
    """One commit of the main line, the one before it (None: it is the first), and its day (YYYY-MM-DD, UTC)."""

    commit: str
    before: str | None
    day: str


def last_changes(root: Path, *tops: str, commit: str = "HEAD") -> dict[str, str]:
    """Day (YYYY-MM-DD, UTC) on which each file below ``tops`` last changed, up to ``commit``. Raises Unreadable."""
    return _last_changes(root, tops, _tip(root, commit))


@lru_cache(maxsize=4)
def _last_changes(root: Path, tops: tuple[str, ...], tip: str) -> dict[str, str]:
    """Remembered by the commit, since a preview asks after every change of a file."""
    steps = {step.commit: step for step in _main_line(root, tip, *tops)}
    given = "".join(f"{step.commit} {step.before or ''}".rstrip() + "\n" for step in steps.values()).encode()
    asked = "diff-tree", "--stdin", "--root", *NAMES, "--", *tops
    listed = whole_answer(root, *asked, given=given, most=MOST_OF_A_HISTORY)
    changed: dict[str, str] = {}
    day = ""
    for name in listed.decode("utf-8", "replace").split("\0")[:-1]:
        if name in steps:
            day = steps[name].day
        else:
            changed.setdefault(name, day)
    return changed


MAIN = ("refs/remotes/origin/HEAD", "refs/remotes/origin/main", "refs/heads/main")
"""Where the published main line is, the first that there is: a branch's own commits have been published nowhere."""


def ever_published(root: Path, tip: str, *tops: str) -> frozenset[str]:
    """Every file below ``tops`` that was ever on the main line up to ``tip``. Raises Unreadable."""
    return frozenset(_last_changes(root, tops, tip))


def published_tip(root: Path, commit: str) -> str:
    """The latest commit of the main line that ``commit`` knows. Raises Unreadable."""
    tip = _tip(root, commit)
    listed = git(root, "for-each-ref", "--format=%(refname) %(objectname)", *MAIN).decode("utf-8", "replace")
    tips = dict(line.split(" ") for line in listed.splitlines())
    main = next((tips[name] for name in MAIN if name in tips), tip)
    return tip if main == tip else start_of(root, main, tip)


def published_versions(root: Path, tip: str, *paths: str) -> list[tuple[str, bytes]]:
    """Each content that those files have had on the main line up to ``tip``, with its path. Raises Unreadable."""
    if not paths:
        return []
    asked = "rev-list", "--objects", "--first-parent", tip, "--", *paths
    listed = whole_answer(root, *asked, most=MOST_OF_A_HISTORY).decode("utf-8", "replace")
    found = [(identity, path) for identity, _, path in (line.partition(" ") for line in listed.splitlines())]
    blobs = [(identity, path) for identity, path in found if path in paths]
    return list(zip((path for _, path in blobs), contents(root, [identity for identity, _ in blobs]), strict=True))


class DayOfChange(NamedTuple):
    """A day on which files changed: the states before (None: there was nothing) and after."""

    day: str
    before: str | None
    after: str


def days_of_change(root: Path, top: str) -> tuple[DayOfChange, ...]:
    """The days (UTC) on which something below ``top`` changed, latest first. Raises Unreadable."""
    days = (
        (day, list(steps))
        for day, steps in groupby(_main_line(root, _tip(root, "HEAD"), top), key=lambda step: step.day)
    )
    return tuple(DayOfChange(day, steps[-1].before, steps[0].commit) for day, steps in days)


def files_changed(root: Path, top: str, day: DayOfChange) -> list[str]:
    """The files below ``top`` that changed that day. Raises Unreadable."""
    listed = ("diff-tree", *NAMES, day.before) if day.before else ("ls-tree", "-r", "-z", "--name-only")
    names = whole_answer(root, *listed, day.after, "--", top, most=MOST_OF_A_HISTORY).decode("utf-8", "replace")
    return [name for name in names.split("\0") if name]


warning(
    "history-shallow",
    "The clone holds only the latest part of the history.",
    "The days of changes and the change log are left out, and lost addresses are not noticed.",
    "Get the rest with git fetch --unshallow; in a workflow, set fetch-depth: 0.",
)


def _main_line(root: Path, tip: str, *tops: str) -> list[Step]:
    """The commits of the main line up to ``tip`` that changed something below ``tops``, latest first, days in order."""
    asked = "rev-list", "--first-parent", "--topo-order", "--encoding=UTF-8", "--format=%H %ct %P", tip, "--", *tops
    lines = whole_answer(root, *asked, most=MOST_OF_A_HISTORY).decode().splitlines()[1::2]
    if not lines:
        raise Unreadable("rev-list", rule="history-absent")
    rows = [line.split(" ") for line in lines]
    moments = ordered([int(row[1] or 0) for row in reversed(rows)], int(time.time()))
    days = (datetime.datetime.fromtimestamp(moment, datetime.UTC).date().isoformat() for moment in reversed(moments))
    return [Step(row[0], row[2] or None, day) for row, day in zip(rows, days, strict=True)]


def _tip(root: Path, commit: str) -> str:
    """The full name of a commit in a history that is there as a whole."""
    if git(root, "rev-parse", "--is-shallow-repository").strip() != b"false":
        # The oldest commit that is here would wrongly seem to have changed everything.
        raise Unreadable("rev-parse", rule="history-shallow")
    try:
        return commit_of(root, commit)
    except UnknownCommit as error:
        raise Unreadable("rev-parse", rule="history-absent") from error


def state_of(root: Path) -> str | None:
    """The full name of the commit that stands in the repository; None where the history cannot be read."""
    try:
        return _tip(root, "HEAD")
    except Unreadable:
        return None


def ordered(clocks: Sequence[int], now: int) -> list[int]:
    """The commit times in order, corrected so that none precedes its parent's or lies in the future.

    The longest non-decreasing subsequence is trusted; any other commit gets the time of the trusted one before it,
    or else after it.
    """
    ends: list[int] = []  # ends[n]: the smallest time that a subsequence of length n + 1 can end with
    places = []
    for clock in clocks:
        places.append(bisect_right(ends, clock) if clock <= now else -1)
        if clock <= now:
            ends[places[-1] : places[-1] + 1] = [clock]
    believed: list[int | None] = [None] * len(clocks)
    wanted = len(ends) - 1
    for number in reversed(range(len(clocks))):
        if wanted >= 0 and places[number] == wanted:
            believed[number] = clocks[number]
            wanted -= 1
    last = next((clock for clock in believed if clock is not None), now)
    return [last := clock if clock is not None else last for clock in believed]
