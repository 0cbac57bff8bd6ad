"""Rules about what no value may contain. Prose is checked for the same when it is converted."""

import html
from collections.abc import Iterator
from functools import lru_cache

from ..problems import Problem
from ..read.document import Document, leaves
from ..read.file_set import FileSet
from ..text import Fault, faults
from ..text.address import is_web_address
from ..text.contact import mail_in_address
from ..text.hidden import character

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


RULES = (nothing_is_hidden_and_nobody_called_or_written_to,)
