"""Rules about canonical YAML, for files without other problems.

Reformatting moves lines, so it comes last: the lines in other messages stay right until they are fixed.
"""

from collections.abc import Iterator, Set

from ..model.values import N_
from ..problems import Mark, Problem, warning
from ..read.canonical import canonical_text, comment_problem
from ..read.document import Document
from ..read.folders import Folder

warning(
    "not-canonical",
    "The line “%(seen)s” is not written as the form editor writes it.",
    "Asked for: “%(wanted)s”.",
    "Run smartspec format, or leave it to whoever reviews.",
)


def canonical_problems(folder: Folder, silent: Set[str]) -> Iterator[Problem]:
    """A warning for each file that has a comment or is not canonical, but for ``silent`` ones."""
    for path, facts in folder.facts.items():
        document = folder.documents[path]
        if path in silent:
            continue
        if problem := comment_problem(document):
            yield problem
        elif (written := canonical_text(document, facts)) != document.text:
            line, seen, wanted = first_difference(document, written)
            yield Mark(path, line).problem("not-canonical", seen=seen, wanted=wanted)


def first_difference(document: Document, written: str) -> tuple[int, str, str]:
    """The first line, from 1, that differs from the canonical text, in both versions."""
    theirs, ours = document.text.split("\n"), written.split("\n")
    line = next((i for i, (a, b) in enumerate(zip(theirs, ours, strict=False)) if a != b), min(len(theirs), len(ours)))
    return line + 1, _shown(theirs, line), _shown(ours, line)


def _shown(lines: list[str], line: int) -> str:
    return (lines[line].strip() if line < len(lines) else "") or N_("an empty line")
