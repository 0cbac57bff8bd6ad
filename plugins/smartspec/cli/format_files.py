"""``smartspec format``: contributed files rewritten in the one form, none of their facts changed."""

import sys
from collections.abc import Iterator
from pathlib import Path

from ..language import words
from ..problems import Problem, below, render
from ..read.canonical import canonical_text, comment_problem
from ..read.folders import Folder
from ..read.repository import read_repository


def format_files(root: Path, paths: list[str], lang: str) -> int:
    """Rewrite what is below ``paths`` (all of it when there are none) and say which files. Raises BrokenVocabulary.

    A file with errors, or with a comment that would be lost, is left as it is; exit status 1 when there is one.
    """
    folders = read_repository(root).folders.values()
    left = sorted(problem for folder in folders for problem in _left(folder) if below(problem.mark.path, paths))
    refused = {problem.mark.path for problem in left}
    read = ((path, folder.documents[path], facts) for folder in folders for path, facts in folder.facts.items())
    wanted = {path: canonical_text(document, facts) for path, document, facts in read if below(path, paths)}
    written = [path for path, text in wanted.items() if path not in refused and _rewrite(root / path, text)]
    print("".join(f"{path}\n" for path in written) + render(left, lang), end="")
    said = words(lang).ngettext("%(num)s file rewritten.", "%(num)s files rewritten.", len(written))
    print(said % {"num": len(written)}, file=sys.stderr)
    return 1 if left else 0


def _rewrite(file: Path, text: str) -> bool:
    """Whether the file had to be written: also line ends and the order of accents are part of its form."""
    content = text.encode("utf-8")
    if file.read_bytes() == content:
        return False
    file.write_bytes(content)
    return True


def _left(folder: Folder) -> Iterator[Problem]:
    """What keeps files from being rewritten: faults of form in them, and comments."""
    yield from (problem for problem in folder.problems if problem.level == "error")
    for path in folder.facts:
        if problem := comment_problem(folder.documents[path]):
            yield problem
