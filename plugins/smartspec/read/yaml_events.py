"""Read YAML by its events: every scalar stays text and nothing hostile is ever composed.

PyYAML's loaders turn ``01`` into 1 and ``no`` into False, keep the last of two equal keys,
and libyaml's composer crashes the process on deep nesting. The event stream does none of
this, and each event knows its place.
"""

from typing import Any

import yaml

from ..model.values import N_
from ..problems import Mark, Problem, error
from ..text.hidden import FORBIDDEN, character
from .document import Document, Path, key_name

DEEPEST = 20
MOST_VALUES = 20_000
LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
YAML_SAYS = (
    N_("block mapping entries are not allowed in this context"),
    N_("block sequence entries are not allowed in this context"),
    N_("control characters are not allowed"),
    N_("could not find expected ':'"),
    N_("could not find expected directive name"),
    N_("did not find URI escaped octet"),
    N_("did not find expected '!'"),
    N_("did not find expected ',' or ']'"),
    N_("did not find expected ',' or '}'"),
    N_("did not find expected '-' indicator"),
    N_("did not find expected <document start>"),
    N_("did not find expected alphabetic or numeric character"),
    N_("did not find expected comment or line break"),
    N_("did not find expected digit or '.' character"),
    N_("did not find expected hexdecimal number"),
    N_("did not find expected key"),
    N_("did not find expected node content"),
    N_("did not find expected tag URI"),
    N_("did not find expected version number"),
    N_("did not find expected whitespace"),
    N_("did not find expected whitespace or line break"),
    N_("did not find the expected '>'"),
    N_("found a tab character that violates indentation"),
    N_("found a tab character where an indentation space is expected"),
    N_("found an incorrect leading UTF-8 octet"),
    N_("found an incorrect trailing UTF-8 octet"),
    N_("found an indentation indicator equal to 0"),
    N_("found character that cannot start any token"),
    N_("found duplicate %TAG directive"),
    N_("found duplicate %YAML directive"),
    N_("found extremely long version number"),
    N_("found incompatible YAML document"),
    N_("found invalid Unicode character escape code"),
    N_("found undefined tag handle"),
    N_("found unexpected ':'"),
    N_("found unexpected document indicator"),
    N_("found unexpected end of stream"),
    N_("found unexpected non-alphabetical character"),
    N_("found unknown directive name"),
    N_("found unknown escape character"),
    N_("mapping keys are not allowed in this context"),
    N_("mapping values are not allowed here"),
    N_("mapping values are not allowed in this context"),
)
"""What the YAML library says is wrong, so that the catalogues have it; anything else is told in its English."""


class _Stop(Exception):
    """The rest of the file is not worth reading."""


error(
    "yaml-syntax",
    "The line cannot be read: %(problem)s.",
    "Allowed: key: value, lists with “- ”, and text with a colon inside quotes.",
    "Look at this line and the one above; put the text in quotes if it holds “: ” or “#”.",
)
error(
    "yaml-anchor",
    "“&%(name)s” marks a value for reuse.",
    "References are not allowed.",
    "Write the value out in each place.",
)
error(
    "yaml-alias",
    "“*%(name)s” points to another value.",
    "References are not allowed.",
    "Write the value out in each place.",
)
error("yaml-tag", "“%(tag)s” gives the value a type.", "Types are not allowed.", "Remove “%(tag)s” and keep the text.")
error(
    "yaml-directive",
    "The file has a YAML directive.",
    "Directives are not allowed.",
    "Remove the line that starts with “%%”.",
)
error(
    "yaml-documents", "A second document starts here.", "Allowed: one document in each file.", "Remove the line “---”."
)
error(
    "yaml-depth",
    "The values are nested more than %(most)s levels deep.",
    "Allowed: at most %(most)s levels.",
    "Check the brackets and the indentation.",
)
error("yaml-size", "The file has more than %(most)s values.", "Allowed: at most %(most)s values.", "Divide the file.")


class _Builder:
    """Builds the tree of one document from its events, without recursion."""

    def __init__(self, path: str, first_line: int, last_line: int) -> None:
        self.path, self.first_line, self.last_line = path, first_line, last_line
        self.problems: list[Problem] = []
        self.marks: dict[Path, tuple[int, int]] = {}
        self.keys: dict[Path, tuple[int, int]] = {}
        self.stack: list[tuple[Any, Path]] = []
        self.key: list[str | None] = []
        self.values: Any = None
        self.complete = True
        self.documents = self.count = 0

    def place(self, mark: Any) -> tuple[int, int]:
        return min(mark.line + self.first_line, self.last_line), mark.column + 1  # the end lies after the last line

    def report(self, event: Any, rule: str, key: str = "", **values: str) -> None:
        self.problems.append(Problem(Mark(self.path, *self.place(event.start_mark)), rule, key, values))

    def take(self, event: Any) -> None:
        match event:
            case yaml.DocumentStartEvent():
                self.documents += 1
                if event.version or event.tags:
                    self.report(event, "yaml-directive")
                if self.documents > 1:
                    self.report(event, "yaml-documents")
                    raise _Stop
            case yaml.AliasEvent():
                self.report(event, "yaml-alias", name=str(event.anchor))
                self.complete = False
                self.scalar(event, f"*{event.anchor}")
            case yaml.ScalarEvent():
                self.refuse_extras(event)
                self.scalar(event, event.value)
            case yaml.MappingStartEvent() | yaml.SequenceStartEvent():
                self.refuse_extras(event)
                self.open(event, {} if isinstance(event, yaml.MappingStartEvent) else [])
            case yaml.MappingEndEvent() | yaml.SequenceEndEvent():
                self.stack.pop()
                self.key.pop()

    def refuse_extras(self, event: Any) -> None:
        if event.anchor:
            self.report(event, "yaml-anchor", name=event.anchor)
        if event.tag:
            self.report(event, "yaml-tag", tag=event.tag.replace("tag:yaml.org,2002:", "!!"))
        self.count += 1
        if self.count > MOST_VALUES:
            self.report(event, "yaml-size", most=str(MOST_VALUES))
            raise _Stop

    def scalar(self, event: Any, text: str) -> None:
        if hidden := FORBIDDEN.search(text):
            self.report(event, "forbidden-character", character=character(hidden[0]))
        if self.stack and isinstance(self.stack[-1][0], dict) and self.key[-1] is None:
            self.start_key(event, text)
        else:
            self.put(event, text)

    def start_key(self, event: Any, name: str) -> None:
        mapping, path = self.stack[-1]
        if name in mapping:
            first = self.keys[(*path, name)][0]
            self.report(event, "duplicate-key", key_name((*path, name)), first=str(first))
        else:
            self.keys.setdefault((*path, name), self.place(event.start_mark))
        self.key[-1] = name

    def put(self, event: Any, value: Any) -> Path:
        """Attach a value where it belongs and return its path."""
        if not self.stack:
            self.values = value
            self.marks[()] = self.place(event.start_mark)
            return ()
        parent, path = self.stack[-1]
        if isinstance(parent, list):
            parent.append(value)
            path = (*path, len(parent) - 1)
            self.marks.setdefault(path, self.place(event.start_mark))
            return path
        name = self.key[-1]
        if name is None:
            self.report(event, "yaml-syntax", problem=N_("a list or mapping cannot be a key"))
            raise _Stop
        self.key[-1] = None
        path = (*path, name)
        if name not in parent:
            parent[name] = value
            self.marks.setdefault(path, self.place(event.start_mark))
        return path

    def open(self, event: Any, value: Any) -> None:
        path = self.put(event, value)
        self.stack.append((value, path))
        self.key.append(None)
        if len(self.stack) > DEEPEST:
            self.report(event, "yaml-depth", most=str(DEEPEST))
            raise _Stop


def read_yaml(path: str, text: str, first_line: int = 1) -> tuple[Document, list[Problem]]:
    """The values of a YAML text (dicts, lists and str only) with their places, and its problems.

    ``first_line`` is the line of the file on which ``text`` starts.
    """
    builder = _Builder(path, first_line, first_line + text.count("\n"))
    try:
        for event in yaml.parse(text, Loader=LOADER):
            builder.take(event)
    except _Stop:
        builder.complete = False
    except yaml.YAMLError as error:
        builder.complete = False
        place = _fault(error, len(text.rstrip()))
        line, column = builder.place(place) if place else (first_line, 1)
        said = getattr(error, "problem", None) or getattr(error, "reason", None) or "?"
        builder.problems.append(Mark(path, line, column).problem("yaml-syntax", problem=str(said)))
    document = Document(path, builder.values, builder.marks, builder.keys, complete=builder.complete)
    return document, builder.problems


def _fault(error: yaml.YAMLError, length: int) -> Any:
    """Where to look: what runs on to the end of the file is at fault where it begins."""
    problem, context = getattr(error, "problem_mark", None), getattr(error, "context_mark", None)
    return context if context and (problem is None or problem.index >= length) else problem
