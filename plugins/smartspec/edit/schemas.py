"""JSON Schemas (draft 2020-12) of contributed files, for editors that check and complete while somebody writes.

They follow the models and the node's lists. The reader takes every value as text, so a year may
stand as a number and a day without quotes; what depends on other files is for ``smartspec check``.
"""

import json
from collections.abc import Iterable, Mapping
from typing import Any

from ..language import words
from ..model import CODE_LISTS, Frozen
from ..model.files import FILES
from .existing import Repository
from .fields import PATTERNS, FieldForm, fields_of
from .starters import in_two_languages

DRAFT = "https://json-schema.org/draft/2020-12/schema"
LANG = "sv"
MODELS = {kind.schema: kind.model for kind in FILES.values() if kind.schema}
"""The model of each schema, by the name of its own file without ``.json``."""
TRUE_OR_FALSE = (True, False, "true", "false")
Schema = dict[str, Any]


def schemas(repository: Repository) -> dict[str, str]:
    """The schemas as text, by the names of their files."""
    return {f"{name}.json": _text(_whole(name, model, repository)) for name, model in MODELS.items()}


def _text(schema: Schema) -> str:
    return json.dumps(schema, ensure_ascii=False, indent=2) + "\n"


def _whole(name: str, model: type[Frozen], repository: Repository) -> Schema:
    made = model.model_json_schema()
    parts: Mapping[str, Schema] = made.get("$defs", {})
    told = _object(made, fields_of(model), parts, repository)
    return {"$schema": DRAFT, "title": name, **told}


def _object(made: Schema, fields: Iterable[FieldForm], parts: Mapping[str, Schema], repository: Repository) -> Schema:
    """The schema of a model, its fields with labels and descriptions."""
    properties = {f.name: _field(made["properties"][f.name], f, parts, repository) for f in fields}
    required = {"required": made["required"]} if made.get("required") else {}
    return {"type": "object", "properties": properties, **required, "additionalProperties": False}


def _field(made: Schema, field: FieldForm, parts: Mapping[str, Schema], repository: Repository) -> Schema:
    gettext = words(LANG).gettext
    told = {"title": gettext(field.label), "description": gettext(field.hint)}
    made = _given(made, parts)
    if not field.many:
        return told | _one(made, field, parts, repository)
    bounds: Schema = {name: made[name] for name in ("minItems", "maxItems") if name in made}
    return told | {"type": "array", **bounds, "items": _one(_given(made["items"], parts), field, parts, repository)}


def _one(made: Schema, field: FieldForm, parts: Mapping[str, Schema], repository: Repository) -> Schema:
    if field.kind == "group":
        whole = _object(made, field.inner, parts, repository)
        bare = _written(_given(made["properties"]["sv"], parts)) if in_two_languages(field) else None
        return {"anyOf": [bare, whole]} if bare else whole
    if field.kind == "flag":
        return {"enum": list(TRUE_OR_FALSE)}
    if field.kind == "choice":
        return _offered({value: words(LANG).gettext(label) for value, label in field.choices.items()})
    if listed := _listed(field.listed_in, repository):
        return _offered(listed)
    form: Schema = {"pattern": PATTERNS[field.kind]} if field.kind in PATTERNS else {}
    return _written(made) | form


def _written(made: Schema) -> Schema:
    """A scalar of any type: YAML takes some texts for numbers, the reader does not."""
    kept: Schema = {name: made[name] for name in ("maxLength", "pattern") if name in made}
    return {"type": ["string", "number"], "minLength": 1, **kept}


def _offered(values: Mapping[str, str]) -> Schema:
    return {"enum": list(values), "enumDescriptions": list(values.values())}


def _listed(name: str, repository: Repository) -> Mapping[str, str]:
    if name == "codes":
        return {f"{list_}:{term}": called for list_ in CODE_LISTS for term, called in repository.listed(list_).items()}
    return repository.listed(name) if name == "territories" or name in repository.vocabularies else {}


def _given(made: Schema, parts: Mapping[str, Schema]) -> Schema:
    """The schema that a reference stands for, without the possibility of nothing: a field is left out instead."""
    if "$ref" in made:
        return parts[made["$ref"].rpartition("/")[2]]
    given = [option for option in made.get("anyOf", ()) if option.get("type") != "null"]
    return _given(given[0], parts) if given else made
