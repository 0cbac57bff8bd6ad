"""The editors' own limits, from ``mkdocs.yml``: the check holds them too, so they are read without the engine."""

import re
from collections.abc import Iterator
from dataclasses import fields, replace
from typing import Any

from ..problems import Problem, error
from .document import Document, decoded, key_name
from .limits import Limits
from .tree import Tree
from .yaml_events import read_yaml

SETTINGS = "mkdocs.yml"
PLACE = ("extra", "smartspec", "limits")
NUMBER = re.compile(r"[1-9]\d{0,8}", re.ASCII)


error(
    "setting-name",
    "There is no such limit to set.",
    "Allowed here: %(allowed)s.",
    "Check the spelling, or remove the line.",
)


def read_limits(tree: Tree) -> tuple[Limits, list[Problem]]:
    """The limits of that state of the repository; what is not set, or set wrongly, has its usual number."""
    try:
        text, _ = decoded(SETTINGS, tree.read(SETTINGS))
    except FileNotFoundError:
        return Limits(), []
    document, _ = read_yaml(SETTINGS, text)  # its tags are the engine's own
    found = _within(document.values, *PLACE)
    if not found:
        return Limits(), []
    if not isinstance(found, dict):
        return Limits(), [Problem(document.mark(*PLACE), "setting-name", key_name(PLACE), _names())]
    numbers = {name: int(value) for name, value in found.items() if name in _known() and _is_number(value)}
    return replace(Limits(), **numbers), list(_wrong(document, found))


def _within(values: Any, *path: str) -> Any:
    for part in path:
        values = values.get(part) if isinstance(values, dict) else None
    return values


error(
    "setting-number",
    "Here stands “%(value)s”.",
    "Allowed: a whole number from 1 to 999999999, or nothing.",
    "Write the number, or remove the line.",
)


def _wrong(document: Document, found: dict[str, Any]) -> Iterator[Problem]:
    for name, value in found.items():
        path = (*PLACE, name)
        if name not in _known():
            yield Problem(document.key_mark(*path), "setting-name", key_name(path), _names())
        elif value and not _is_number(value):
            yield Problem(document.mark(*path), "setting-number", key_name(path), {"value": str(value)})


def _is_number(value: Any) -> bool:
    return isinstance(value, str) and NUMBER.fullmatch(value) is not None


def _known() -> list[str]:
    return [field.name for field in fields(Limits)]


def _names() -> dict[str, str]:
    return {"allowed": ", ".join(_known())}
