"""What people read of the API: its addresses and its fields, from the same tables that documents are made of."""

from functools import cache

from ..pages.opendata.about import Dictionary, Entry, FieldEntry, RecordEntry
from .records import SCHEMA_VERSION
from .routes import LISTS, ROUTES
from .schemas import definitions, fields_in


@cache
def dictionary() -> Dictionary:
    """The dictionary; names of records that have no fields of their own are left out."""
    records = (
        RecordEntry(name, tuple(FieldEntry(*field) for field in fields_in(schema)))
        for name, schema in definitions().items()
        if "properties" in schema
    )
    entries = tuple(Entry(route.path, route.summary, route.kind.name) for route in ROUTES)
    return Dictionary(SCHEMA_VERSION, entries, tuple(records), tuple(route.schema for route in LISTS))
