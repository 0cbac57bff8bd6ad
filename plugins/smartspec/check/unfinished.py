"""Rules about started files with texts still to be filled in.

A starting file marks each such text, so that it passes the check at once and is never
published by mistake: the build refuses it.
"""

import re
from collections.abc import Iterator
from pathlib import PurePosixPath

from ..problems import Mark, Problem, unfinished
from ..read.document import Document, leaves
from ..read.file_set import FileSet

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


RULES = (nothing_is_left_to_fill_in,)
