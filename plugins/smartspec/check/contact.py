"""Rules against personal contact data."""

import re
from collections.abc import Iterator, Mapping

from ..model import Vocabulary
from ..problems import Mark, Problem
from ..read.dialogue import Desk
from ..read.document import Document, key_name, leaves
from ..read.folders import Folder

NUMBER = re.compile(r"(?<![\w/.])(?:\+46|0)[ -]?\d{1,3}[ -]\d{2,3}[ -]?\d{2}[ -]?\d{2,3}(?!\d)")
ADDRESS = re.compile(rf"[\w.+-]{{1,64}}@[\w-]{{1,63}}(?:\.[\w-]{{1,63}})+|{NUMBER.pattern}")


def nobody_is_called_or_written_to(folder: Folder, lists: Mapping[str, Vocabulary]) -> Iterator[Problem]:
    """No text holds an e-mail address or a telephone number."""
    for document in (*folder.documents.values(), *folder.table_rows):
        yield from _in_document(document)


def nobody_is_called_or_written_to_here(desk: Desk, lists: Mapping[str, Vocabulary]) -> Iterator[Problem]:
    """The same of what the node's editors write."""
    for document in desk.documents.values():
        yield from _in_document(document)


def _in_document(document: Document) -> Iterator[Problem]:
    yield from _in_facts(document)
    if document.prose:
        for number, line in enumerate(document.prose.split("\n")):
            for match in _pattern(line).finditer(line):
                mark = Mark(document.path, document.prose_line + number, match.start() + 1)
                yield Problem(mark, "personal-data", values={"value": match[0]})


def _in_facts(document: Document) -> Iterator[Problem]:
    for path, value in leaves(document.values):
        if path[-1:] not in (("url",), ("website",)) and (match := _pattern(value).search(value[:2000])):
            yield Problem(document.mark(*path), "personal-data", key_name(path), {"value": match[0]})


def _pattern(text: str) -> re.Pattern[str]:
    """What to look for. Addresses are slow to look for, and most texts can hold none."""
    return ADDRESS if "@" in text else NUMBER


RULES = (nobody_is_called_or_written_to,)
