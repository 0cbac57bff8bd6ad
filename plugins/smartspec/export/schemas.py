"""JSON Schemas (draft 2020-12) of documents, strict for tests and published with what is added, and OpenAPI 3.1.1."""

import re
from collections.abc import Iterator
from functools import cache, partial
from typing import Any

from pydantic.json_schema import models_json_schema

from .. import addresses
from ..edit.schemas import DRAFT
from ..language import words
from ..model import CODE_LISTS
from ..model.values import LABELS, LISTED_IN
from .material import CC0, Material
from .records import SCHEMA_VERSION, Record, Values
from .routes import ROUTES, TABLES, Route, Served

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


def with_inner(field: Schema) -> Iterator[Schema]:
    """The schema of a field, and those of its values."""
    yield field
    for one in (*field.get("anyOf", ()), field.get("items"), field.get("additionalProperties")):
        if isinstance(one, dict):
            yield from with_inner(one)


def code_lists(field: Schema) -> tuple[str, ...]:
    """Documents below the root of the API that have a field's terms; what lies in the region's own files has none."""
    named = {"": (), "codes": CODE_LISTS, "sources": (), "strategies": (), "priorities": ()}
    lists = (one.get(LISTED_IN, "") for one in with_inner(field))
    return tuple(f"codelists/{one}.json" for name in lists for one in named.get(name, (name,)))


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
