"""Write new files and changed ones: all of them or none, and no file is written over unasked."""

import shutil
import tempfile
from collections.abc import Mapping
from contextlib import ExitStack
from pathlib import Path

from ..check import problems_of
from ..model.atlas import AREAS
from ..model.files import TOP, VOCABULARIES
from ..problems import Problem
from ..read.repository import read_repository
from .lists.replacing import replace_text


def problems_with(root: Path, files: Mapping[str, str]) -> list[Problem]:
    """What the check would say of those files if they were there. A text still to be filled in is no fault.

    Raises BrokenVocabulary.
    """
    with tempfile.TemporaryDirectory() as folder:
        trial = Path(folder)
        for name in {VOCABULARIES, *(_territory(path) for path in files if path.startswith(f"{TOP}/"))}:
            if (root / name).is_dir():
                shutil.copytree(root / name, trial / name, symlinks=True)
        for path, text in files.items():
            (trial / path).parent.mkdir(parents=True, exist_ok=True)
            (trial / path).write_text(text, "utf-8", newline="")
        found = problems_of(read_repository(trial))
    own = (problem for problem in found if problem.level != "unfinished")
    return [p for p in own if any(f"{file}/".startswith(f"{p.mark.path}/") for file in files)]


def _territory(path: str) -> str:
    """The folder of the territory that a file is about."""
    return "/".join(path.split("/")[: 3 if path.startswith(f"{TOP}/{AREAS}/") else 2])


def write_all(root: Path, new: Mapping[str, str], changed: Mapping[str, str]) -> None:
    """Put the files there. Raises OSError, also when a new file is there already; then all is as it was."""
    with ExitStack() as undo:
        for path, text in new.items():
            _put(root / path, text, undo)
        for path, text in changed.items():
            undo.callback(replace_text, root / path, (root / path).read_bytes().decode("utf-8"))
            replace_text(root / path, text)
        undo.pop_all()


def _put(file: Path, text: str, undo: ExitStack) -> None:
    for folder in reversed([parent for parent in file.parents if not parent.exists()]):
        folder.mkdir()
        undo.callback(folder.rmdir)
    with file.open("x", encoding="utf-8", newline="") as stream:
        undo.callback(file.unlink)
        stream.write(text)
