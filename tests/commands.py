"""Commands as people and workflows run them: in a process of their own."""

import os
import subprocess
import sys
from pathlib import Path

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


def check(root: Path, *arguments: str) -> Done:
    """``smartspec check`` of a repository."""
    return ran(Path.cwd(), sys.executable, "-m", "smartspec", "check", "--root", str(root), *arguments)
