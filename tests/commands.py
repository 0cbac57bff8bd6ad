"""Commands as people and workflows run them: in a process of their own."""

import subprocess
import sys
from pathlib import Path


def check(root: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """``python -m smartspec check`` of a repository."""
    command = [sys.executable, "-m", "smartspec", "check", "--root", str(root), *arguments]
    return subprocess.run(command, capture_output=True, text=True, encoding="utf-8")
