"""What people read of the API: its addresses and its fields, from the same tables that documents are made of."""

from functools import cache

from pydantic.json_schema import models_json_schema

from ..pages.opendata.about import Dictionary, Entry, FieldEntry, RecordEntry
from .records import SCHEMA_VERSION
from .routes import LISTS, ROUTES
from .schemas import RECORDS, fields_in


@cache
def dictionary() -> Dictionary:
    """The dictionary; names of records that have no fields of their own are left out."""
    _, definitions = models_json_schema([(record, "serialization") for record in RECORDS.values()])
    records = (
        RecordEntry(name, tuple(FieldEntry(*field) for field in fields_in(schema)))
        for name, schema in definitions["$defs"].items()
        if "properties" in schema
    )
    entries = tuple(Entry(route.path, route.summary, route.kind.name) for route in ROUTES)
    return Dictionary(SCHEMA_VERSION, entries, tuple(records), tuple(route.schema for route in LISTS))
