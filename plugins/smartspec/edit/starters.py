"""What a starting file says: the required fields of its model, each given or plainly still to be filled in.

A text in Swedish is asked for in Swedish and one in English in English, whoever starts the file:
the hint then stands where the text will.
"""

from collections.abc import Mapping
from typing import Any

from ..check.unfinished import to_fill_in
from ..language import words
from ..model import Frozen
from ..model.files import FILES
from ..read.canonical import file_text
from .fields import FieldForm, fields_of

Given = Mapping[str, Any]
LANGUAGES = ("sv", "en")


def starter(model: type[Frozen], given: Given, lang: str = "sv") -> dict[str, Any]:
    """The values of a new file, in the order of its model. Optional fields that are not given are left out.

    Raises ValueError for a required field that nothing can stand for and that is not given: a choice, a day.
    """
    fields = ((field, given.get(field.name)) for field in fields_of(model))
    return {f.name: _whole(f, value, lang) for f, value in fields if f.required or value is not None}


def starting_text(model: type[Frozen], given: Given, prose: str | None = None, lang: str = "sv") -> str:
    """The same as the text of a file."""
    return file_text(model.model_validate(starter(model, given, lang)), prose)


def starting_file(name: str, given: Given) -> str:
    """The text of a file of that kind."""
    kind = FILES[name]
    return starting_text(kind.model, given, "" if kind.prose else None, "en" if kind.translates else "sv")


def _whole(field: FieldForm, value: Any, lang: str) -> Any:
    """The value, with what is missing inside it still to be filled in."""
    if field.many:
        return [_one(field, item, lang) for item in (value if value is not None else [None])]
    return _one(field, value, lang)


def _one(field: FieldForm, value: Any, lang: str) -> Any:
    if field.kind != "group":
        return _left_open(field, lang) if value is None else value
    given = value or {}
    if in_two_languages(field):
        return {name: given.get(name) or _hinted(field, name) for name in LANGUAGES}
    inner = ((part, given.get(part.name)) for part in field.inner)
    return {part.name: _whole(part, found, lang) for part, found in inner if part.required or found is not None}


def _left_open(field: FieldForm, lang: str) -> str:
    if field.kind not in ("line", "paragraph") or field.pattern:
        raise ValueError(field.name)
    return _hinted(field, lang)


def _hinted(field: FieldForm, lang: str) -> str:
    return to_fill_in(words(lang).gettext(field.hint), lang)


def in_two_languages(field: FieldForm) -> bool:
    """Whether the field is one text in Swedish and English."""
    return tuple(part.name for part in field.inner) == LANGUAGES
