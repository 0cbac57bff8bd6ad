"""The API in OpenAPI 3.1.1, from the table of its addresses."""

import re
from typing import Any

from .. import addresses
from ..language import words
from .material import CC0, Material
from .records import SCHEMA_VERSION, Values
from .routes import ROUTES, Route, Served
from .schemas import complete, definitions

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
