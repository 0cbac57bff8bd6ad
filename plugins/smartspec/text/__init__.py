"""What no text may hold, judged on what a reader sees of it. Knows of no files; starts fast in a worker process."""

from collections.abc import Iterator
from typing import NamedTuple

from .contact import contacts
from .hidden import FORBIDDEN


class Fault(NamedTuple):
    """A broken rule in a text; ``line`` counts from 0, ``value`` is the character or the contact data."""

    rule: str
    line: int
    value: str


def faults(text: str) -> Iterator[Fault]:
    """Hidden characters and contact data in a text as a reader sees it: entities, escapes and emphasis resolved."""
    for match in FORBIDDEN.finditer(text):
        yield Fault("forbidden-character", text.count("\n", 0, match.start()), match[0])
    for line, value in contacts(text):
        yield Fault("personal-data", line, value)
