"""Rules about the texts of files: what no value may contain, what is still to be filled in, and canonical YAML.

Prose is checked for the same when it is converted. A starting file marks each text that is to be filled in, so that it
passes the check at once and is never published by mistake: the build refuses it. Reformatting moves lines, so canonical
YAML comes last, for files without other problems: the lines in other messages stay right until they are fixed.
"""

import html
import re
from collections.abc import Iterator, Set
from functools import lru_cache
from pathlib import PurePosixPath

from ..model.values import N_
from ..problems import Mark, Problem, unfinished, warning
from ..read.canonical import canonical_text, comment_problem
from ..read.document import Document, leaves
from ..read.file_set import FileSet
from ..read.folders import Folder
from ..text import Fault, faults
from ..text.address import is_web_address
from ..text.contact import mail_in_address
from ..text.hidden import character

MARKS = {"sv": "FYLL I", "en": "FILL IN"}
NAME = "fyll-i-namn"
"""What the name of a file holds that is still to be named."""
MARKED = re.compile(rf"^(?:{'|'.join(MARKS.values())}) – .*", re.MULTILINE)


def to_fill_in(hint: str, lang: str) -> str:
    """A text that is still to be written, with what belongs there."""
    return f"{MARKS[lang]} – {hint}"


def nothing_is_left_to_fill_in(files: FileSet) -> Iterator[Problem]:
    """No text of the files, and no name of one, is a starting file's."""
    for document in files.documents.values():
        if NAME in (name := PurePosixPath(document.path).name):
            yield Mark(document.path).problem("unfinished-name", name=name)
        yield from _in_document(document)
    for row in files.table_rows:
        yield from _in_document(row)


unfinished(
    "unfinished-name",
    "The name “%(name)s” is still to be filled in.",
    "The name is part of the page's address.",
    "Rename the file after what it is about.",
)


unfinished(
    "unfinished",
    "“%(value)s” is still to be filled in.",
    "The site is not published while it stands there.",
    "Write what the source says, or remove the line if it may be left out.",
)


def _in_document(document: Document) -> Iterator[Problem]:
    for path, value in leaves(document.values):
        if MARKED.match(value):
            yield document.problem("unfinished", *path, value=value)
    for number, line in enumerate(document.prose.split("\n")):
        if MARKED.match(line):
            yield Problem(Mark(document.path, document.prose_line + number), "unfinished", "", {"value": line})


ADDRESSES = ("url", "website")
IDENTIFIERS = ("id", "operation", "Operation_Unique_Identifier", "number")
"""Fields whose digits are no telephone numbers; that of an organisation has a rule of its own."""


def nothing_is_hidden_and_nobody_called_or_written_to(files: FileSet) -> Iterator[Problem]:
    """No value holds a hidden character, an e-mail address or a telephone number."""
    for document in (*files.documents.values(), *files.table_rows):
        yield from faults_in(document)


def faults_in(document: Document) -> Iterator[Problem]:
    """What no value of one document may hold."""
    for path, value in leaves(document.values):
        for rule, _, found in _faults(str(path[-1]) if path else "", value):
            values = {"character": character(found)} if rule == "forbidden-character" else {"value": found}
            yield document.problem(rule, *path, **values)


@lru_cache(maxsize=2**16)
def _faults(field: str, value: str) -> list[Fault]:
    """The faults of a value, also with entities resolved: pages show them as text, but other programs may not.

    Remembered: most values stay as they are while one of their file is written.
    """
    if field in ADDRESSES:
        mail = mail_in_address(value) if is_web_address(value) else None
        return [Fault("personal-data", 0, mail)] if mail else []
    if field in IDENTIFIERS:
        return []
    seen = html.unescape(value)
    # Literal hidden characters were reported when the file was read.
    return [fault for fault in faults(seen) if fault.rule != "forbidden-character" or seen != value]


RULES = (nothing_is_hidden_and_nobody_called_or_written_to, nothing_is_left_to_fill_in)


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
