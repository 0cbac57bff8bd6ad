"""Commands as people and workflows run them: in a process of their own, or called in this one."""

import contextlib
import io
import os
import subprocess
import sys
from pathlib import Path
from unittest import mock

from smartspec.__main__ import main

Done = subprocess.CompletedProcess[str]
BIN = Path(sys.executable).parent
QUIET = {"NO_MKDOCS_2_WARNING": "1"}


def ran(root: Path, *command: object, **environment: str) -> Done:
    """A command in that folder, with what is set besides what is set for the tests."""
    given = os.environ | QUIET | environment
    return subprocess.run(command, cwd=root, env=given, capture_output=True, text=True, encoding="utf-8")  # type: ignore[arg-type]


def smartspec(root: Path, *arguments: str, **environment: str) -> Done:
    """``python -m smartspec …`` in that folder."""
    return ran(root, sys.executable, "-m", "smartspec", *arguments, **environment)


def printed(root: Path, *arguments: str, encoding: str = "utf-8") -> subprocess.CompletedProcess[bytes]:
    """What ``smartspec …`` prints in that folder to a terminal of that encoding, called in this process.

    For commands that only read or write contributed files: to start a process takes ten times their own work. The
    user's cache is left alone. A traceback is raised.
    """
    streams = [io.TextIOWrapper(io.BytesIO(), encoding=encoding) for _ in range(2)]
    with (
        contextlib.chdir(root),
        contextlib.redirect_stdout(streams[0]),
        contextlib.redirect_stderr(streams[1]),
        mock.patch("smartspec.cli.check.keep_between_runs"),
    ):
        try:
            status = main([*arguments])
        except SystemExit as left:
            status = int(left.code or 0)
    for stream in streams:
        stream.flush()
    out, err = (stream.buffer.getvalue() for stream in streams)  # type: ignore[attr-defined]
    return subprocess.CompletedProcess(arguments, status, out, err)


def called(root: Path, *arguments: str) -> Done:
    """What ``smartspec …`` says in that folder, called in this process."""
    done = printed(root, *arguments)
    return subprocess.CompletedProcess(arguments, done.returncode, done.stdout.decode(), done.stderr.decode())


def check(root: Path, *arguments: str) -> Done:
    """``smartspec check`` of a repository."""
    return called(Path.cwd(), "check", "--root", str(root), *arguments)
