"""What people read of the API: its addresses and its fields, from the same tables that documents are made of."""

from dataclasses import replace
from functools import cache

from ..pages.opendata.about import Dictionary, Entry, FieldEntry, RecordEntry
from .records import SCHEMA_VERSION
from .routes import LISTS, ROUTES
from .schemas import definitions, fields_in


@cache
def dictionary() -> Dictionary:
    """The dictionary; names of records that have no fields of their own are left out."""
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
