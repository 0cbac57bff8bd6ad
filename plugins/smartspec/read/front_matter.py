"""A Markdown file: a block of facts between two lines ``---``, then prose."""

import re
from dataclasses import replace

from ..model.files import has_prose
from ..problems import Mark, Problem, error
from .document import Document
from .yaml_events import read_yaml

BLOCK = re.compile(r"---[ \t]*\n(.*?)^---[ \t]*(?:\n|\Z)", re.DOTALL | re.MULTILINE)


error(
    "front-matter-missing",
    "The file does not start with a block of facts between two lines “---”.",
    "The first line is “---”, then facts, then “---”, then the text.",
    "Add the block at the top; see CONTRIBUTING.md.",
)


def read_front_matter(path: str, text: str) -> tuple[Document, list[Problem]]:
    """The facts and the prose of a Markdown file, and the problems of their delimiters."""
    match = BLOCK.match(text)
    if not match:
        return Document(path, complete=False), [Mark(path).problem("front-matter-missing")]
    document, problems = read_yaml(path, match[1], first_line=2)
    prose = text[match.end() :]
    return replace(document, prose=prose, prose_line=match[0].count("\n") + 1), problems


def read_facts(path: str, text: str) -> tuple[Document, list[Problem]]:
    """What a file says, in whichever form files of that name have, and what is wrong with the form."""
    return read_front_matter(path, text) if has_prose(path) else read_yaml(path, text)
