"""JSON Schemas (draft 2020-12) of documents, strict for tests and published with what is added, and OpenAPI 3.1.1."""

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache, partial
from typing import Any

from pydantic.json_schema import models_json_schema

from .. import addresses
from ..edit.schemas import DRAFT
from ..language import words
from ..model import CODE_LISTS
from ..model.values import AMOUNT, DATE, LABELS, LISTED_IN, MOMENT, N_
from ..pages.opendata.about import Dictionary, Entry, FieldEntry, RecordEntry
from .material import CC0, Material
from .records import SCHEMA_VERSION, Record, Values
from .routes import LISTS, ROUTES, TABLES, Route, Served

Schema = dict[str, Any]
RECORDS: dict[str, type[Record]] = {route.schema: route.kind.record for route in ROUTES}
"""The record of each schema."""


@cache
def definitions() -> dict[str, Schema]:
    """Every record and every part of one, by name; made once, since it takes longer than all documents."""
    every = (*RECORDS.values(), *(route.item.record for route in TABLES if route.item))
    _, found = models_json_schema([(record, "serialization") for record in every])
    parts: dict[str, Schema] = found["$defs"]
    return parts


def strict(record: type[Record]) -> Schema:
    """The schema that a record of this version follows: no other field, no other value of a choice."""
    schema: Schema = complete(_whole(record), open_=False)
    return schema


def _whole(record: type[Record]) -> Schema:
    """The definition of a record with those that it refers to."""
    own, parts = definitions()[record.__name__], definitions()
    needed: dict[str, Schema] = {}
    asked = list(_referred(own))
    while asked:
        name = asked.pop()
        if name not in needed:
            needed[name] = parts[name]
            asked += _referred(parts[name])
    return ({"$defs": dict(sorted(needed.items()))} if needed else {}) | own


def _referred(schema: Any) -> Iterator[str]:
    if isinstance(schema, dict):
        if isinstance(named := schema.get("$ref"), str):
            yield named.removeprefix("#/$defs/")
        schema = list(schema.values())
    for inner in schema if isinstance(schema, list) else ():
        yield from _referred(inner)


def published(material: Material, name: str) -> Schema:
    """The same for others' programs, which a new field and a new value of a choice must not break."""
    schema: Schema = complete(_whole(RECORDS[name]), open_=True)
    return {"$schema": DRAFT, "$id": material.data(f"schemas/{name}.json")} | schema


def complete(schema: Any, *, open_: bool, within: str = "#/$defs/") -> Any:
    """Every field is always present; the values of a choice are examples in an open schema.

    ``within`` is where the definitions lie that are referred to.
    """
    inner = partial(complete, open_=open_, within=within)
    if isinstance(schema, list):
        return [inner(part) for part in schema]
    if not isinstance(schema, dict):
        return schema
    left_out = {"default", LABELS}
    if "properties" not in schema:
        left_out.add("title")  # the field's own name once more
    if open_ and schema.get("additionalProperties") is False:
        left_out.add("additionalProperties")
    done = {key: inner(value) for key, value in schema.items() if key not in left_out}
    if isinstance(properties := schema.get("properties"), dict) and schema.get("type") == "object":
        done["properties"] = {name: inner(value) for name, value in properties.items()}
        done["required"] = list(properties)
    if isinstance(named := done.get("$ref"), str):
        done["$ref"] = named.replace("#/$defs/", within)
    if open_ and isinstance(done.get("enum"), list):
        done["examples"] = done.pop("enum")
    return done


def fields_in(schema: Schema) -> Iterator[FieldEntry]:
    """The fields of a schema, for people."""
    for name, field in schema["properties"].items():
        inner = tuple(_inner(field))
        values = tuple((value, one.get(LABELS, {}).get(value, "")) for one in inner for value in one.get("enum", ()))
        lists = tuple(file for one in inner for file in _code_lists(one.get(LISTED_IN, "")))
        form = next((FORMS[one["pattern"]] for one in inner if one.get("pattern") in FORMS), "")
        yield FieldEntry(name, type_of(field), field.get("description", ""), form, values, lists)


def _code_lists(name: str) -> tuple[str, ...]:
    """The documents that have the terms of a list; what stands in the region's own files has none."""
    names = {"": (), "codes": CODE_LISTS, "sources": (), "strategies": (), "priorities": ()}.get(name, (name,))
    return tuple(f"codelists/{one}.json" for one in names)


FORMS = {
    f"^(?:{DATE.pattern})$": N_("Day as 2022-09-20, month as 2022-09 or year as 2022"),
    f"^(?:{MOMENT.pattern})$": N_("Day as 2027-03-04, with Swedish time as 2027-03-04 09:30"),
    AMOUNT: N_("Number in digits with a point before decimals, as 1234567.50"),
}
"""What a text of a certain form looks like, in English, by its pattern."""


def _inner(field: Schema) -> Iterator[Schema]:
    """The schema of a field, and those of its values."""
    yield field
    for one in (*field.get("anyOf", ()), field.get("items"), field.get("additionalProperties")):
        if isinstance(one, dict):
            yield from _inner(one)


def type_of(field: Schema) -> str:
    """The type of a field in short, as ``string``, ``Statement[]`` or ``string | null``."""
    if "$ref" in field:
        return str(field["$ref"]).rpartition("/")[2]
    if "anyOf" in field:
        return " | ".join(type_of(one) for one in field["anyOf"])
    if field.get("type") == "array":
        return f"{type_of(field['items'])}[]"
    if field.get("type") == "object" and isinstance(field.get("additionalProperties"), dict):
        return f"{{…: {type_of(field['additionalProperties'])}}}"
    return str(field.get("type") or type(field.get("const")).__name__)


@cache
def dictionary() -> Dictionary:
    """What people read of the API; names of records that have no fields of their own are left out."""
    named: dict[tuple[FieldEntry, ...], list[str]] = {}
    for name, schema in definitions().items():
        if "properties" in schema:
            # Lists are alike but for what they hold, which is told beside their addresses.
            fields = (replace(one, type="[]") if one.name == "items" else one for one in fields_in(schema))
            named.setdefault(tuple(fields), []).append(name)
    records = tuple(RecordEntry(tuple(names), fields) for fields, names in named.items())
    entries = (
        Entry(route.path, route.summary, route.kind.name, route.item.name if route.item else "") for route in ROUTES
    )
    return Dictionary(SCHEMA_VERSION, tuple(entries), records, tuple(route.schema for route in LISTS))


LIMITATIONS = (
    "The API is files that are read only: there are no queries, no keys and no limit to the number of calls. "
    "Lists hold every record. null means not known, and [] that our material has none; "
    "neither means that there is none."
)


def openapi(material: Material, found: tuple[Served, ...]) -> Values:
    """The description of every address at which the material has a document, each with one of them as example."""
    first = {one.route: one for one in reversed(found)}
    return {
        "openapi": "3.1.1",
        "info": {
            "title": material.names["en"],
            "summary": "Strategies for smart specialisation of Sweden's regions",
            "description": LIMITATIONS,
            "version": SCHEMA_VERSION,
            "termsOfService": material.url(addresses.OPEN_DATA, "en"),
            "contact": {"name": material.names["en"], "url": material.url(addresses.OPEN_DATA, "en")},
            "license": {"name": "CC0 1.0", "url": CC0},
            "x-limitations": LIMITATIONS,
        },
        "externalDocs": {"url": material.url(addresses.OPEN_DATA_API, "en")},
        "servers": [{"url": material.data("").rstrip("/")}],
        "paths": {f"/{route.path}": _path(route, first[route]) for route in ROUTES if route in first},
        "components": {"schemas": complete(definitions(), open_=True, within="#/components/schemas/")},
    }


def _path(route: Route, example: Served) -> Values:
    names = re.findall(r"{(\w+)}", route.path)
    pattern = re.escape(route.path)
    for name in names:
        pattern = pattern.replace(re.escape(f"{{{name}}}"), f"(?P<{name}>[^/]+)")
    match = re.fullmatch(pattern, example.path)
    parameters: list[dict[str, Any]] = [
        {"name": name, "in": "path", "required": True, "schema": {"type": "string"}, "example": match[name]}
        for name in names
        if match
    ]
    schema = {"$ref": f"#/components/schemas/{route.kind.name}"}
    get = {
        "operationId": operation(route),
        "summary": route.summary,
        "x-summary-sv": words("sv").gettext(route.summary),
        "parameters": parameters,
        "responses": {
            "200": {"description": route.summary, "content": {"application/json": {"schema": schema}}},
            "404": {"description": "There is no such thing"},
        },
    }
    return {"get": {key: value for key, value in get.items() if value != []}}


def operation(route: Route) -> str:
    """The name of a call: ``get_regions_region_strategy``."""
    return "get_" + "_".join(re.findall(r"\w+", route.path.removesuffix(".json"))).replace("-", "_")
