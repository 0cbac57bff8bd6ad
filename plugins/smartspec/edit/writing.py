"""Write new files and changed ones: all of them or none, and no file is written over unasked."""

import os
import shutil
import tempfile
from collections.abc import Mapping
from contextlib import ExitStack
from pathlib import Path

from ..check import problems_of
from ..model.files import TOP, VOCABULARIES, parts_of
from ..problems import Problem
from ..read.repository import read_repository


def problems_with(root: Path, files: Mapping[str, str]) -> list[Problem]:
    """What the check would say of those files if they were there. A text still to be filled in is no fault.

    Raises BrokenVocabulary.
    """
    with tempfile.TemporaryDirectory() as folder:
        trial = Path(folder)
        territories = {f"{TOP}/{parts['territory']}" for parts in map(parts_of, files) if "territory" in parts}
        for name in (VOCABULARIES, *territories):
            if (root / name).is_dir():
                shutil.copytree(root / name, trial / name, symlinks=True)
        for path, text in files.items():
            (trial / path).parent.mkdir(parents=True, exist_ok=True)
            (trial / path).write_text(text, "utf-8", newline="")
        found = problems_of(read_repository(trial))
    own = (problem for problem in found if problem.level != "unfinished")
    return [p for p in own if any(f"{file}/".startswith(f"{p.mark.path}/") for file in files)]


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


def replace_text(path: Path, text: str) -> None:
    """Replace a file in one step, so that a run that is stopped leaves the old one or the new one."""
    descriptor, beside = tempfile.mkstemp(prefix=".import-", dir=path.parent)
    try:
        with open(descriptor, "w", encoding="utf-8", newline="") as stream:
            stream.write(text)
        os.chmod(beside, path.stat().st_mode & 0o777 if path.exists() else 0o644)
        os.replace(beside, path)
    except BaseException:
        os.unlink(beside)
        raise
