"""Small repositories with something hostile in them, and what the check says of them."""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from commands import smartspec
from small_country import VALID, VOCABULARIES, lay_out

DALARNA = "regions/dalarna"
ENERGY = f"{DALARNA}/2022-2028/energi.md"
SECONDS = 5
"""Of the processor, that a check may take."""


def minimal(root: Path) -> Path:
    """The valid tree and the curated lists."""
    shutil.copytree(VALID, root / "regions")
    shutil.copytree(VOCABULARIES, root / "docs" / "vocabularies")
    return root


def whole(root: Path) -> Path:
    """All that a build needs."""
    lay_out(root)
    shutil.rmtree(root / "regions")
    shutil.copytree(VALID, root / "regions")
    return root


def with_prose(root: Path, text: str) -> Path:
    """A priority whose prose is that text."""
    file = minimal(root) / ENERGY
    head = file.read_text("utf-8").rsplit("---\n", 1)[0]
    file.write_text(f"{head}---\n{text}\n", "utf-8")
    return root


def with_line(root: Path, file: str, line: str) -> Path:
    """A line at the top of a file's facts."""
    path = minimal(root) / file
    text = path.read_text("utf-8")
    path.write_text(text.replace("---\n", f"---\n{line}\n", 1) if file.endswith(".md") else f"{line}\n{text}", "utf-8")
    return root


def with_file(root: Path, name: str, content: str) -> Path:
    """A file of that name and content, new or in the place of another."""
    (minimal(root) / name).write_bytes(content.encode("utf-8", "surrogatepass"))
    return root


@dataclass(frozen=True)
class Checked:
    """What the check said of one repository."""

    status: int
    processor: float
    err: str
    problems: list[dict[str, Any]]

    def rules(self, level: str = "error") -> set[str]:
        return {problem["rule"] for problem in self.problems if problem["level"] == level}

    def files(self) -> set[str]:
        return {problem["path"] for problem in self.problems if problem["level"] == "error"}


def checked(roots: Iterable[Path], trusted: Path) -> dict[str, Checked]:
    """Check each repository in its own process."""
    given = json.dumps({"roots": [str(root) for root in roots], "trusted": str(trusted)})
    command = [sys.executable, str(Path(__file__).with_name("checker.py"))]
    done = subprocess.run(command, input=given, capture_output=True, text=True, encoding="utf-8")
    assert done.returncode == 0, done.stderr
    return {
        os.path.basename(root): Checked(one["status"], one["processor"], one["err"], json.loads(one["out"] or "[]"))
        for root, one in json.loads(done.stdout).items()
    }


def built(root: Path, target: Path) -> str:
    """Build the site with the command that people use; what it said."""
    done = smartspec(root, "build", "--to", str(target))
    assert done.returncode == 0, done.stderr[-3000:]
    return done.stdout + done.stderr
