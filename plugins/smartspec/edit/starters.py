"""What a starting file says: the required fields of its model, each given, suggested or plainly still to be filled in.

``smartspec new``, the files to copy on the support page and the links to the forge's editor all start files here.
A text in Swedish is asked for in Swedish and one in English in English, whoever starts the file:
the hint then stands where the text will.
"""

from collections.abc import Mapping
from typing import Any

from ..check.unfinished import to_fill_in
from ..language import words
from ..model import LANGUAGES, Frozen, Vocabularies
from ..read.canonical import file_text
from .fields import FieldForm, fields_of

Given = Mapping[str, Any]
SUGGESTED = {"confidence": "low"}
"""What stands in a field until somebody chooses, by the field's name."""


def starting_values(
    model: type[Frozen], given: Given, lang: str = "sv", lists: Vocabularies | None = None
) -> dict[str, Any]:
    """The values of a new file, in the order of its model. Optional fields that are not given are left out.

    With ``lists``, where nobody can be asked, a choice that is not given is the first that there is; without them
    that raises ValueError, as does any other value that no text can stand for, such as a day.
    """
    fields = ((field, given.get(field.name)) for field in fields_of(model))
    return {f.name: _whole(f, value, lang, lists) for f, value in fields if f.required or value is not None}


def starting_text(
    model: type[Frozen],
    given: Given,
    prose: str | None = None,
    lang: str = "sv",
    lists: Vocabularies | None = None,
) -> str:
    """The values as the text of a file."""
    return file_text(model.model_validate(starting_values(model, given, lang, lists)), prose)


def _whole(field: FieldForm, value: Any, lang: str, lists: Vocabularies | None) -> Any:
    """The value, with what is missing inside it still to be filled in."""
    if field.many:
        return [_one(field, item, lang, lists) for item in (value if value is not None else [None])]
    return _one(field, value, lang, lists)


def _one(field: FieldForm, value: Any, lang: str, lists: Vocabularies | None) -> Any:
    if field.kind != "group":
        return _left_open(field, lang, lists) if value is None else value
    given = value or {}
    if in_two_languages(field):
        return {name: given.get(name) or _hinted(field, name) for name in LANGUAGES}
    inner = ((part, given.get(part.name)) for part in field.inner)
    return {part.name: _whole(part, found, lang, lists) for part, found in inner if part.required or found is not None}


def _left_open(field: FieldForm, lang: str, lists: Vocabularies | None) -> str:
    if field.name in SUGGESTED:
        return SUGGESTED[field.name]
    if lists is not None and field.kind in ("choice", "listed"):
        return next(iter(field.choices)) if field.kind == "choice" else lists[field.listed_in].terms[0].id
    if field.kind not in ("line", "paragraph") or field.pattern:
        raise ValueError(field.name)
    return _hinted(field, lang)


def _hinted(field: FieldForm, lang: str) -> str:
    return to_fill_in(words(lang).gettext(field.hint), lang)


def in_two_languages(field: FieldForm) -> bool:
    """Whether the field is one text in Swedish and English."""
    return tuple(part.name for part in field.inner) == LANGUAGES
