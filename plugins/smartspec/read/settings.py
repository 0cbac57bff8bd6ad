"""The editors' own limits, from ``mkdocs.yml``: the check holds them too, so they are read without the engine."""

import re
from dataclasses import fields, replace

from ..problems import Problem, error
from .document import decoded, key_name
from .limits import Limits
from .tree import Tree
from .yaml_events import read_yaml

SETTINGS = "mkdocs.yml"
PLACE = ("extra", "smartspec", "limits")
KNOWN = [field.name for field in fields(Limits)]
NUMBER = re.compile(r"[1-9]\d{0,8}", re.ASCII)


error(
    "setting-name",
    "There is no such limit to set.",
    "Allowed here: %(allowed)s.",
    "Check the spelling, or remove the line.",
)
error(
    "setting-number",
    "Here stands “%(value)s”.",
    "Allowed: a whole number from 1 to 999999999, or nothing.",
    "Write the number, or remove the line.",
)


def read_limits(tree: Tree) -> tuple[Limits, list[Problem]]:
    """The limits of that state of the repository; what is not set, or set wrongly, has its usual number."""
    try:
        text, _ = decoded(SETTINGS, tree.read(SETTINGS))
    except FileNotFoundError:
        return Limits(), []
    document, _ = read_yaml(SETTINGS, text)  # its tags are the engine's own
    found = document.values
    for part in PLACE:
        found = found.get(part) if isinstance(found, dict) else None
    if not found:
        return Limits(), []
    known = {"allowed": ", ".join(KNOWN)}
    if not isinstance(found, dict):
        return Limits(), [document.problem("setting-name", *PLACE, **known)]
    numbers, problems = {}, []
    for name, value in found.items():
        path = (*PLACE, name)
        if name not in KNOWN:
            problems.append(Problem(document.key_mark(*path), "setting-name", key_name(path), known))
        elif isinstance(value, str) and NUMBER.fullmatch(value):
            numbers[name] = int(value)
        elif value:
            problems.append(document.problem("setting-number", *path, value=str(value)))
    return replace(Limits(), **numbers), problems
