"""A contributed file as a tree of text values, each with its place in the file."""

import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from itertools import islice
from typing import Any, TypeAlias

from ..model.files import has_prose
from ..problems import Mark, Problem, error
from ..text.hidden import FORBIDDEN, character

Path: TypeAlias = tuple[str | int, ...]
MOST_REPORTED = 20
"""Hidden characters, and conflict markers, that are reported for one file."""
MERGE = re.compile(r"^(?:<{7}|>{7}|\|{7})(?: .*)?$|^={7}$", re.MULTILINE)
ONLY_MERGE = re.compile(r"^(?:(?:<{7}|>{7})(?: .*)?|\|{7} [^|\n]+)$", re.MULTILINE)
"""Begins and ends what two versions have; the lines between them can also be a heading's or a table's."""


@dataclass(frozen=True)
class Document:
    """The facts of one file (all scalars text) and, for Markdown, the prose after them."""

    path: str
    values: Any = None
    marks: Mapping[Path, tuple[int, int]] = field(default_factory=dict)
    keys: Mapping[Path, tuple[int, int]] = field(default_factory=dict)
    prose: str = ""
    prose_line: int = 1
    """Line of the file where the prose starts."""
    text: str = ""
    """The whole file as it was read, of contributed files."""
    complete: bool = True
    """False when reading stopped early: values missing here may follow later in the file."""

    def get(self, *path: str) -> Any:
        """The value at that path of keys; None where there is none, or what is above it is no mapping."""
        value = self.values
        for key in path:
            value = value.get(key) if isinstance(value, dict) else None
        return value

    def mark(self, *path: str | int) -> Mark:
        """The place of that value, or of the nearest one around it."""
        for length in range(len(path), -1, -1):
            if place := self.marks.get(path[:length]):
                return Mark(self.path, *place)
        return Mark(self.path)

    def key_mark(self, *path: str | int) -> Mark:
        """The place of that key."""
        return Mark(self.path, *place) if (place := self.keys.get(path)) else self.mark(*path)

    def problem(self, rule: str, /, *path: str | int, **values: str) -> Problem:
        """The rule broken by the value at that path."""
        return Problem(self.mark(*path), rule, key_name(path), values)

    def find(self, *wanted: str) -> Iterator[tuple[Path, str]]:
        """Every text that is not empty under a key of one of those names, at any depth, with its path."""
        for path, name, value in self._named:
            if name in wanted:
                yield path, value

    @cached_property
    def _named(self) -> list[tuple[Path, str, str]]:
        """Every text that is not empty or blank, with its path and the last key on it."""
        return [
            (path, names[-1], value)
            for path, value in leaves(self.values)
            if value.strip() and (names := [part for part in path if isinstance(part, str)])
        ]


def leaves(value: Any, path: Path = ()) -> Iterator[tuple[Path, str]]:
    """All texts of a tree (a file's values, or a dumped model) with their paths, in its order."""
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from leaves(inner, (*path, key))
    elif isinstance(value, list | tuple):
        for index, inner in enumerate(value):
            yield from leaves(inner, (*path, index))
    elif isinstance(value, str):
        yield path, value


def key_name(path: Path) -> str:
    """A path for messages, lists counted from 1: ``process[2].sources[1]``."""
    name = ""
    for part in path:
        name += f"[{part + 1}]" if isinstance(part, int) else f".{part}" if name else part
    return name


error(
    "not-utf8",
    "The file is not UTF-8: byte %(byte)s.",
    "Allowed: text saved as UTF-8.",
    "Save the file again with the encoding UTF-8.",
)
error(
    "forbidden-character",
    "The text holds the invisible character %(character)s.",
    "Allowed: visible characters, spaces and line breaks.",
    "Remove it; it often comes along when text is pasted.",
)
error(
    "merge",
    "The line “%(value)s” is left from a merge that was not finished.",
    "Lines that git sets around two versions (<<<<<<<, =======, >>>>>>>) are not published.",
    "Choose the version that is to stand, and remove the other one and the lines that git set.",
)


def decoded(path: str, content: bytes) -> tuple[str, list[Problem]]:
    """The text of a file in NFC with ``\\n`` line ends, and what makes it unreadable as text."""
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = content[: error.start].decode("utf-8", "replace")
        byte = f"0x{content[error.start]:02X}"
        return "", [_place(path, before).problem("not-utf8", byte=byte)]
    text = unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n"))
    problems = [
        _place(path, text[: match.start()]).problem("forbidden-character", character=character(match[0]))
        for match in islice(FORBIDDEN.finditer(text), MOST_REPORTED)
    ]
    merges = (_place(path, before).problem("merge", value=line) for before, line in _merges(path, text))
    return text, [*problems, *islice(merges, MOST_REPORTED)]


def _merges(path: str, text: str) -> Iterator[tuple[str, str]]:
    """Each conflict marker of git's, with the text before it."""
    sure = ONLY_MERGE.search(text)
    for match in MERGE.finditer(text):
        before = text[: match.start()]
        if sure or (match[0][0] == "=" and not (has_prose(path) and _ends_in_text(before))):
            yield before, match[0]


def _ends_in_text(before: str) -> bool:
    """Whether the last line is one of text, which a row of ``=`` below it makes a heading."""
    last = before[:-1].rpartition("\n")[2].strip()
    return bool(last) and last != "---"


def _place(path: str, before: str) -> Mark:
    return Mark(path, before.count("\n") + 1, len(before) - before.rfind("\n"))
