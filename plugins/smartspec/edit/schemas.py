"""JSON Schemas (draft 2020-12) of contributed files, for editors that check and complete while somebody writes.

They follow the models and the node's lists. The reader takes every value as text, so a year may
stand as a number and a day without quotes; what depends on other files is for ``smartspec check``.
"""

import json
from collections.abc import Mapping, Sequence
from typing import Any

from ..language import words
from ..model.files import FILES
from .fields import PATTERNS, FieldForm, fields_of
from .repository import Repository
from .starting_files import in_two_languages

DRAFT = "https://json-schema.org/draft/2020-12/schema"
LANG = "sv"
MODELS = {kind.schema: kind.model for kind in FILES.values() if kind.schema}
"""The model of each schema, by the name of its own file without ``.json``."""
TRUE_OR_FALSE = (True, False, "true", "false")
Schema = dict[str, Any]


def schemas(repository: Repository) -> dict[str, str]:
    """The schemas as text, by the names of their files."""
    made = {
        name: {"$schema": DRAFT, "title": name, **_object(fields_of(model), repository)}
        for name, model in MODELS.items()
    }
    return {f"{name}.json": json.dumps(schema, ensure_ascii=False, indent=2) + "\n" for name, schema in made.items()}


def _object(fields: Sequence[FieldForm], repository: Repository) -> Schema:
    """The schema of some fields, each with its label and description."""
    properties = {field.name: _field(field, repository) for field in fields}
    required = [field.name for field in fields if field.required]
    must: Schema = {"required": required} if required else {}
    return {"type": "object", "properties": properties, **must, "additionalProperties": False}


def _field(field: FieldForm, repository: Repository) -> Schema:
    gettext = words(LANG).gettext
    told = {"title": gettext(field.label), "description": gettext(field.hint)}
    if not field.many:
        return told | _one(field, repository)
    fewest = {"minItems": field.fewest} if field.fewest else {}
    return told | {"type": "array", **fewest, "items": _one(field, repository)}


def _one(field: FieldForm, repository: Repository) -> Schema:
    if field.kind == "group":
        whole = _object(field.inner, repository)
        return {"anyOf": [_written(field.inner[0]), whole]} if in_two_languages(field) else whole
    if field.kind == "flag":
        return {"enum": list(TRUE_OR_FALSE)}
    if field.kind == "choice":
        return _offered({value: words(LANG).gettext(label) for value, label in field.choices.items()})
    if listed := repository.listed(field.listed_in):
        return _offered(listed)
    return _written(field)


def _written(field: FieldForm) -> Schema:
    """A scalar of any type: YAML takes some texts for numbers, the reader does not."""
    longest = {"maxLength": field.longest} if field.longest else {}
    pattern = {"pattern": form} if (form := field.pattern or PATTERNS.get(field.kind)) else {}
    return {"type": ["string", "number"], "minLength": 1, **longest, **pattern}


def _offered(values: Mapping[str, str]) -> Schema:
    return {"enum": list(values), "enumDescriptions": list(values.values())}
