"""What no text may hold, judged on what a reader sees of it. Knows of no files; starts fast in a worker process."""

from collections.abc import Iterator
from typing import NamedTuple

from .contact import contacts, identity_numbers
from .hidden import FORBIDDEN, PILE


class Fault(NamedTuple):
    """A broken rule in a text; ``line`` counts from 0, ``value`` is the character or the contact data."""

    rule: str
    line: int
    value: str


def faults(text: str) -> Iterator[Fault]:
    """Hidden characters, contact data and persons' numbers in a text as a reader sees it.

    Entities, escapes and emphasis are resolved.
    """
    for match in FORBIDDEN.finditer(text):
        yield Fault("forbidden-character", text.count("\n", 0, match.start()), match[0])
    for match in PILE.finditer(text):
        yield Fault("piled-marks", text.count("\n", 0, match.start()), match[1])
    for line, value in contacts(text):
        yield Fault("personal-data", line, value)
    for line, value in identity_numbers(text):
        yield Fault("personal-number", line, value)
