"""Lists as tables for programs: the columns follow from the records by rule, with type, words and allowed values.

One value is one column, ``name`` in both languages is ``name_sv`` and ``name_en``, a thing that has a document of
its own is its key, and a list is one cell whose values are divided by ``|``. CSV is not complete: JSON is.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache
from typing import Any

from ..language import words
from ..pages.csv_table import csv_for_programs
from .material import Material
from .routes import TABLES, Served
from .schemas import Schema, code_lists, strict

DIVIDER = "|"
INSTEAD = "¦"
"""What stands for the divider in a text."""
FOREIGN = {
    "priorities": {"territory": "regions", "strategy": "strategies"},
    "strategies": {"territory": "regions"},
    "initiatives": {"territory": "regions"},
    "sources": {"territory": "regions"},
}
"""Columns that hold keys of another table."""


@dataclass(frozen=True)
class Column:
    """One column: the way to its value in a record, its type (of each value, where it is a list) and its words."""

    name: str
    way: tuple[str, ...]
    type: str
    description: str
    values: tuple[str, ...] = ()
    pattern: str = ""
    needed: bool = False
    listed: bool = False
    part: str = ""
    """What the column holds of what ``description`` describes, where several columns share that."""
    lists: tuple[str, ...] = ()
    """Documents below the root of the API whose terms are allowed."""

    def told(self, lang: str) -> str:
        """The description in a language."""
        gettext = words(lang).gettext
        said = [gettext(text) for text in (self.description, self.part) if text]
        if self.values:
            said.append(gettext("One of: %(values)s") % {"values": ", ".join(self.values)})
        if self.lists:
            said.append(gettext("Terms of %(lists)s") % {"lists": ", ".join(self.lists)})
        if self.listed:
            said.append(gettext("Several values in a cell are divided by %(sign)s") % {"sign": DIVIDER})
        return ". ".join(said)

    def cell(self, record: Mapping[str, Any]) -> object:
        """The cell of a record; None where nothing is known."""
        found = _found(record, self.way)
        if not self.listed:
            return _plain(found)
        return DIVIDER.join(str(_plain(one) or "").replace(DIVIDER, INSTEAD) for one in found) or None


@dataclass(frozen=True)
class Table:
    """A list as a table."""

    name: str
    title: str
    columns: tuple[Column, ...]

    @property
    def key(self) -> str:
        """The column that identifies a row; empty where no single one does."""
        return "key" if any(column.name == "key" for column in self.columns) else ""

    def text(self, records: Iterable[Mapping[str, Any]]) -> str:
        """The table as CSV whose cells are inert in spreadsheets."""
        rows = ([column.cell(record) for column in self.columns] for record in records)
        return csv_for_programs([column.name for column in self.columns], rows)


@cache
def tables() -> tuple[Table, ...]:
    """Every list as a table."""
    found = []
    for route in TABLES:
        assert route.item
        schema = strict(route.item.record)
        found.append(Table(route.schema, route.summary, tuple(_columns(schema, schema.get("$defs", {})))))
    return tuple(found)


def table_files(material: Material, found: Iterable[Served]) -> Iterator[tuple[Table, str]]:
    """Each table with its text; what has been made as a document is not made again."""
    items = {one.route.schema: one.values["items"] for one in found if one.route.item}
    for table, route in zip(tables(), TABLES, strict=True):
        made = items.get(table.name) or [item for _, values in route.documents(material) for item in values["items"]]
        yield table, table.text(made)


def _columns(schema: Schema, parts: Mapping[str, Schema]) -> Iterator[Column]:
    for column in _of_fields(schema, parts):
        yield replace(column, lists=code_lists(schema["properties"][column.way[0]]))


def _of_fields(schema: Schema, parts: Mapping[str, Schema]) -> Iterator[Column]:
    for name, field in schema["properties"].items():
        told, needed = field.get("description", ""), {"type": "null"} not in field.get("anyOf", ())
        one = _resolved(field, parts)
        if one.get("type") == "array":
            yield from _of_list(name, _resolved(one["items"], parts), parts, told)
        elif "properties" in one:
            taken = schema["properties"].keys() - {name}  # a field of the record goes before a part of another's
            yield from (column for column in _of_object(name, one, parts, told) if column.name not in taken)
        elif "additionalProperties" not in one:
            yield Column(name, (name,), _type(one), told, tuple(one.get("enum", ())), _form(one), needed)


def _of_object(name: str, one: Schema, parts: Mapping[str, Schema], told: str) -> Iterator[Column]:
    if "key" in one["properties"]:
        yield Column(name, (name, "key"), "string", told)
        return
    for inner, field in one["properties"].items():
        found = _resolved(field, parts)
        if "type" in found and found["type"] not in ("object", "array"):
            yield Column(
                f"{name}_{inner}", (name, inner), _type(found), told, tuple(found.get("enum", ())), _form(found),
                part=field.get("description", ""),
            )  # fmt: skip


def _of_list(name: str, item: Schema, parts: Mapping[str, Schema], told: str) -> Iterator[Column]:
    if "properties" not in item:
        yield Column(name, (name,), _type(item), told, tuple(item.get("enum", ())), listed=True)
    elif "key" in item["properties"]:
        yield Column(name, (name, "key"), "string", told, listed=True)
    else:
        for inner, field in item["properties"].items():
            found = _resolved(field, parts)
            if found.get("type") == "string":
                part = field.get("description", "")
                yield Column(f"{name}_{inner}", (name, inner), "string", told, listed=True, part=part)


def _resolved(field: Schema, parts: Mapping[str, Schema]) -> Schema:
    """The schema behind a reference, and without null."""
    if "$ref" in field:
        return _resolved(parts[field["$ref"].rpartition("/")[2]], parts)
    given = [one for one in field.get("anyOf", ()) if one.get("type") != "null"]
    return _resolved(given[0], parts) if len(given) == 1 else field


def _type(field: Schema) -> str:
    """What a cell holds: an amount, which JSON has as a text so that no digit is lost, is a number here."""
    return "number" if field.get("format") == "decimal" else str(field.get("type", "string"))


def _form(field: Schema) -> str:
    """What the texts of a column look like: a day may be known to its month or year only, so it is no date."""
    return str(field.get("pattern", "")) if _type(field) == "string" else ""


def _found(value: Any, way: tuple[str, ...]) -> Any:
    """The value at the end of the way; through a list, each one's."""
    if not way:
        return value
    if isinstance(value, list):
        return [_found(one, way) for one in value]
    return None if value is None else _found(value[way[0]], way[1:])


def _plain(value: Any) -> object:
    return {True: "true", False: "false"}[value] if isinstance(value, bool) else value
