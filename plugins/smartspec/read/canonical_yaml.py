"""Facts as YAML in block style, byte for byte as the form editor's library writes it.

A text stands plain where YAML 1.2's core schema reads it back as that text, and in quotes
where it would be read as something else. Rules: ``plainString`` and ``quotedString`` of the
npm library yaml 2, with ``lineWidth: 0, singleQuote: true``.
"""

import json
import re
from collections.abc import Mapping, Sequence
from typing import TypeAlias

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
