"""What of our Python modules goes into the catalogues: a method for ``pybabel extract``, named in pyproject.toml.

Babel's own method for Python reads neither calls inside f-strings nor what a field of a model is called.
"""

import ast
from collections.abc import Container, Iterator
from typing import Any, BinaryIO

from .fields import label_of

RULES = ("error", "unfinished", "warning", "note")
"""What adds a rule: its name, then its sentences (see ``problems``)."""
Message = tuple[int, str, tuple[str | None, ...], list[str]]
"""Line, name of the function, its arguments and comments for translators, as Babel wants them."""


def extract(module: BinaryIO, keywords: Container[str], comment_tags: object, options: object) -> Iterator[Message]:
    """Arguments of functions among ``keywords``, sentences of rules, and labels and descriptions of fields."""
    for node in ast.walk(ast.parse(module.read())):
        if isinstance(node, ast.Call):
            name, texts = _name(node.func), tuple(_text(argument) for argument in node.args)
            if name in keywords:
                yield node.lineno, name, texts, []
            elif name in RULES and len(texts) == 4:
                yield from ((node.lineno, "N_", (text,), [texts[0] or ""]) for text in texts[1:] if text)
        elif isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name):
            yield from _of_field(node.target.id, node.value)


def _of_field(name: str, value: ast.expr | None) -> Iterator[Message]:
    if isinstance(value, ast.Call) and _name(value.func) == "Field":
        told = next((_text(given.value) for given in value.keywords if given.arg == "description"), None)
        if told:
            yield value.lineno, "N_", (told,), []
            if label_of(name) != name:  # columns are called what their file calls them, in every language
                yield value.lineno, "N_", (label_of(name),), []


def _name(function: Any) -> str:
    """``gettext`` of ``gettext(…)`` and of ``writer.gettext(…)``."""
    name: str = getattr(function, "attr", getattr(function, "id", ""))
    return name


def _text(argument: ast.expr) -> str | None:
    return argument.value if isinstance(argument, ast.Constant) and isinstance(argument.value, str) else None
