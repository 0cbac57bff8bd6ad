"""What a reader sees of converted prose, with its lines. Runs only inside the limited worker process."""

import html
import re
from collections.abc import Iterator
from itertools import islice
from typing import NamedTuple

from markdown_it.token import Token

from ..text import Fault, faults
from ..text.contact import folded
from ..text.hidden import shows

MOST = 200
"""Faults that are told of one passage."""
MARKUP = re.compile(r"&(?:#\w{1,8}|\w{1,32});|\\([!-/:-@\[-`{-~])|[*_~`]|.")
INLINE = {"softbreak": "\n", "hardbreak": "\n", "source_ref": "[1]", "footnote_ref": "[1]"}
"""What a reader sees of marks without content; of a reference, a number in brackets."""


NOTES = ("source_ref", "footnote_ref")


class Passage(NamedTuple):
    """The visible text of a paragraph, heading, cell or block of code; its first line, and the one after its last."""

    start: int
    end: int
    text: str


def passages(tokens: list[Token]) -> Iterator[Passage]:
    """All visible text: entities, escapes and emphasis resolved, addresses of links left out."""
    start = end = 0
    for token in tokens:
        start, end = token.map or (start, end)  # cells of a table have no place of their own: their row's is kept
        if token.type == "inline":
            yield Passage(start, end, _seen(token.children or []))
        elif token.type in ("fence", "code_block"):
            yield Passage(start + (token.type == "fence"), end, token.content)


def hidden_or_personal(tokens: list[Token], lines: list[str]) -> Iterator[tuple[Fault, int, int]]:
    """What no text may hold, with its line from 0 and column from 1 in the source, as near as they can be told."""
    source = _Source(lines)
    places: dict[tuple[int, int, str], Iterator[tuple[int, int]]] = {}
    for passage in passages(tokens):
        for fault in islice(faults(passage.text), MOST):
            key = (passage.start, passage.end, fault.value)  # the cells of a row share their line
            found = places.setdefault(key, source.places(passage, fault.value))
            yield fault, *next(found, (min(passage.start + fault.line, max(passage.start, passage.end - 1)), 1))


def empty(tokens: list[Token]) -> Iterator[tuple[str, int]]:
    """Each heading and link of which nothing can be seen: its source or address, and its line from 0."""
    start = 0
    for index, token in enumerate(tokens):
        start = (token.map or (start,))[0]
        if token.type == "inline":
            if tokens[index - 1].type == "heading_open" and not shows(_seen(token.children or [])):
                yield token.content, start
            yield from ((address, start) for address in _empty_links(token.children or []))


def words_of(tokens: list[Token]) -> str:
    """The text for a search: all that is visible, without the numbers of notes, on one line."""
    parts: list[str] = []
    for token in tokens:
        if token.type == "inline":
            parts += (
                "" if child.type in NOTES else INLINE.get(child.type, child.content) for child in token.children or ()
            )
            parts.append(" ")
        elif token.type in ("fence", "code_block"):
            parts.append(f"{token.content} ")
    return " ".join("".join(parts).split())


def _empty_links(children: list[Token]) -> Iterator[str]:
    opened = [number for number, child in enumerate(children) if child.type == "link_open"]
    closed = [number for number, child in enumerate(children) if child.type == "link_close"]
    for first, last in zip(opened, closed, strict=False):  # links hold no links
        if not shows(_seen(children[first:last])):
            yield str(children[first].attrs.get("href", ""))


def _seen(children: list[Token]) -> str:
    return "".join(INLINE.get(child.type, child.content) for child in children)


class _Source:
    """Finds in the source what was seen in the text."""

    def __init__(self, lines: list[str]) -> None:
        self._lines = lines
        self._read: dict[tuple[int, bool], tuple[str, list[int]]] = {}

    def places(self, passage: Passage, value: str) -> Iterator[tuple[int, int]]:
        """Everywhere in those lines that the value is written, in whatever way."""
        as_character = len(value) == 1
        wanted = value if as_character else value.replace("_", "")
        for number in range(passage.start, min(passage.end, len(self._lines))):
            text, columns = self._resolved(number, fold=not as_character)
            at = text.find(wanted)
            while at >= 0:
                yield number, columns[at]
                at = text.find(wanted, at + 1)

    def _resolved(self, number: int, *, fold: bool) -> tuple[str, list[int]]:
        """A line without markup, and the column of each of its characters in the source."""
        if (number, fold) not in self._read:
            pieces: list[str] = []
            columns: list[int] = []
            for match in MARKUP.finditer(self._lines[number]):
                piece = _resolved(match)
                piece = folded(piece) if fold else piece
                pieces.append(piece)
                columns += [match.start() + 1] * len(piece)
            self._read[number, fold] = "".join(pieces), columns
        return self._read[number, fold]


def _resolved(match: re.Match[str]) -> str:
    if match[0] in "*_~`":
        return ""
    return match[1] or html.unescape(match[0])
