"""When each file was last changed, from the repository's own history."""

import os
import subprocess
from pathlib import Path

EACH_COMMIT = ("--format=%x00%cd", "--date=format-local:%Y-%m-%d", "--name-only", "--no-renames", "--relative")


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


def _git(root: Path, *arguments: str) -> str:
    environment = {**os.environ, "TZ": "UTC", "LC_ALL": "C.UTF-8"}
    try:
        done = subprocess.run(
            ["git", "-C", str(root), *arguments], capture_output=True, env=environment, timeout=60, check=True
        )
    except (OSError, subprocess.SubprocessError):
        return ""
    return done.stdout.decode("utf-8", "replace")
