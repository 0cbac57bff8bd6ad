"""The canonical text of a contributed file: facts in the order of the model, then the prose."""

from collections.abc import Iterator
from typing import Any

import yaml

from ..model import Frozen
from ..model.files import has_prose
from ..problems import Mark, Problem, warning
from .canonical_yaml import Value, yaml_text
from .document import Document
from .yaml_events import LOADER

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
    must = {name for name, field in type(facts).model_fields.items() if field.is_required()}
    values = facts.model_dump(exclude_unset=True)
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
