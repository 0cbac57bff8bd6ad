"""The canonical text of a contributed file: facts in the order of the model, then the prose.

Facts are YAML in block style, byte for byte as the form editor's library writes it. A text stands plain where YAML
1.2's core schema reads it back as that text, and in quotes where it would be read as something else. Rules:
``plainString`` and ``quotedString`` of the npm library yaml 2, with ``lineWidth: 0, singleQuote: true``.
"""

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, TypeAlias

import yaml

from ..model import Frozen
from ..model.files import has_prose
from ..problems import Mark, Problem, warning
from .document import Document
from .yaml_events import LOADER

Value: TypeAlias = "str | bool | Sequence[Value] | Mapping[str, Value]"
INDICATES = re.compile(r"""^[\n\t ,\[\]{}#&*!|>'"%@`]|^[?-]\Z|^[?-][ \t]|[\n:][ \t]|[ \t]\n|[\n\t ]#|[\n\t :]\Z""")
"""What a plain scalar may not begin with, contain or end with."""
NOT_TEXT = re.compile(
    r"""(?:~|[Nn]ull|NULL)?
    |[Tt]rue|TRUE|[Ff]alse|FALSE
    |0o[0-7]+|[-+]?[0-9]+|0x[0-9a-fA-F]+
    |[-+]?\.(?:inf|Inf|INF)|\.nan|\.NaN|\.NAN
    |[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)[eE][-+]?[0-9]+
    |[-+]?(?:\.[0-9]+|[0-9]+\.[0-9]*)""",
    re.VERBOSE,
)
"""What the core schema reads as nothing, a truth value or a number."""
CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f]")


def yaml_text(values: Mapping[str, Value]) -> str:
    """The keys and their values, one a line, lists and mappings two spaces further in. Ends with a line end."""
    return "".join(f"{line}\n" for line in _mapping(values, ""))


def scalar(text: str) -> str:
    """A text of one line as it stands in the file: plain, or in quotes where it must be."""
    if CONTROL.search(text):
        return json.dumps(text, ensure_ascii=False)
    if INDICATES.search(text) or NOT_TEXT.fullmatch(text):
        return _quoted(text)
    return text


def _quoted(text: str) -> str:
    if "'" in text and '"' not in text:
        return json.dumps(text, ensure_ascii=False)
    return "'" + text.replace("'", "''") + "'"


def _mapping(values: Mapping[str, Value], indent: str) -> list[str]:
    lines = []
    for key, value in values.items():
        name = f"{indent}{scalar(key)}:"
        if isinstance(value, str | bool):
            lines.append(f"{name} {_one(value)}")
        elif not value:
            lines.append(f"{name} []")
        else:
            lines += [name, *_lines(value, f"{indent}  ")]
    return lines


def _lines(value: Value, indent: str) -> list[str]:
    if isinstance(value, str | bool):
        return [indent + _one(value)]
    if isinstance(value, Mapping):
        return _mapping(value, indent)
    lines = []
    for item in value:
        first, *others = _lines(item, f"{indent}  ")
        lines += [f"{indent}- {first[len(indent) + 2 :]}", *others]
    return lines


def _one(value: str | bool) -> str:
    return str(value).lower() if isinstance(value, bool) else scalar(value)


warning(
    "yaml-comment",
    "A comment (#) stands among the facts.",
    "Comments are no facts: the form editor loses them.",
    "Move what it says to a field for notes, or remove it.",
)


def file_text(facts: Frozen, prose: str | None) -> str:
    """The file that says these facts; ``prose`` is None for a file that is facts only (``.yml``).

    Empty lists are left out, but for one that the file must have.
    A text that may stand in two languages and stood bare becomes ``sv:``.
    """
    return values_text(type(facts), facts.model_dump(exclude_unset=True), prose)


def values_text(model: type[Frozen], values: dict[str, Any], prose: str | None) -> str:
    """The same of values that need not be right yet, in the order that they are given in."""
    must = {name for name, field in model.model_fields.items() if field.is_required()}
    empty: dict[str, Value] = {name: [] for name in values if name in must and values[name] == ()}
    written = yaml_text(_without_empty(values) | empty)
    if prose is None:
        return written
    body = prose.strip("\n")
    return f"---\n{written}---\n" + (f"\n{body}\n" if body.strip() else "")


def canonical_text(document: Document, facts: Frozen) -> str:
    """The text that a file should have, given what it says."""
    return file_text(facts, document.prose if has_prose(document.path) else None)


def _without_empty(values: dict[str, Any]) -> dict[str, Value]:
    return {key: _kept(value) for key, value in values.items() if value not in ((), None, "")}


def _kept(value: Any) -> Value:
    if isinstance(value, dict):
        return _without_empty(value)
    kept: Value = [_kept(item) for item in value] if isinstance(value, tuple) else value
    return kept


def comment_problem(document: Document) -> Problem | None:
    """A warning for the first comment in the YAML of a file: the form editor loses comments."""
    facts = document.text
    if has_prose(document.path):
        facts = "\n" + "\n".join(facts.split("\n")[1 : document.prose_line - 2])
    line = _first_comment(facts) if "#" in facts else None
    return Mark(document.path, line).problem("yaml-comment") if line else None


def _first_comment(text: str) -> int | None:
    place = 0
    events: Iterator[Any] = yaml.parse(text, Loader=LOADER)  # the library's types leave out that each has marks
    for event in events:
        start, end = event.start_mark.index, event.end_mark.index
        if "#" in text[place:start]:
            return text.count("\n", 0, text.index("#", place)) + 1
        place = max(place, end if isinstance(event, yaml.ScalarEvent) else start)
    return None
