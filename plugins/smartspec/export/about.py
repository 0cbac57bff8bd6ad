"""The pages about the open data: what there is and on what terms, and the API with a dictionary of its fields."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache

from ..model import CODE_LISTS
from ..model.values import AMOUNT, DATE, LABELS, MOMENT, N_
from ..pages.page import Page, View
from ..pages.writer import Draft, Writer
from .records import SCHEMA_VERSION
from .routes import ROUTES, TABLES, Route
from .schemas import Schema, code_lists, definitions, with_inner


@dataclass(frozen=True)
class FieldEntry:
    """A field of a record; texts are English until a page says them."""

    name: str
    type: str
    description: str
    form: str = ""
    """What a text looks like, where it has a form."""
    values: tuple[tuple[str, str], ...] = ()
    """Each allowed value with what it means; empty where the value says it."""
    lists: tuple[str, ...] = ()
    """Documents below the root of the API whose terms are allowed."""


@dataclass(frozen=True)
class RecordEntry:
    """The fields of a record; records that have the same are told together."""

    names: tuple[str, ...]
    fields: tuple[FieldEntry, ...]


class OpenDataView(View):
    """What the templates of both pages show."""

    version: str
    routes: tuple[Route, ...]
    records: tuple[RecordEntry, ...]
    tables: tuple[Route, ...]
    lists: tuple[Route, ...]
    codelists: tuple[str, ...]
    """The names of the node's lists of terms."""
    comparisons: tuple[str, ...]
    """Those of them that regions are compared by."""


def open_data_pages(writer: Writer) -> Iterator[Page]:
    """The page about the data, and the page about the API."""
    lists = tuple(route for route in ROUTES if not re.search("{|^(regions|codelists)/", route.path))
    # Said here and not by the template, in which words of the catalogue count as HTML: a field's may hold a "<".
    records = tuple(replace(one, fields=tuple(_said(writer, one))) for one in dictionary())
    codelists = ("territories", *writer.atlas.vocabularies)
    facts = OpenDataView(SCHEMA_VERSION, ROUTES, records, TABLES, lists, codelists, ("themes", *CODE_LISTS))
    description = writer.gettext("Everything on the site as files for programs, with terms, versions and examples.")
    yield writer.write(Draft("open-data", description, facts))
    description = writer.gettext("Every address of the API, and every field of its documents.")
    yield writer.write(Draft("open-data-api", description, facts))


def _said(writer: Writer, record: RecordEntry) -> Iterator[FieldEntry]:
    """The fields of a record in the language of the page."""
    for one in record.fields:
        description, form = (writer.gettext(said) if said else "" for said in (one.description, one.form))
        values = tuple((value, writer.gettext(label) if label else "") for value, label in one.values)
        yield replace(one, description=description, form=form, values=values)


def _fields_in(schema: Schema) -> Iterator[FieldEntry]:
    """The fields of a schema, for people."""
    for name, field in schema["properties"].items():
        inner = tuple(with_inner(field))
        values = tuple((value, one.get(LABELS, {}).get(value, "")) for one in inner for value in one.get("enum", ()))
        form = next((FORMS[one["pattern"]] for one in inner if one.get("pattern") in FORMS), "")
        yield FieldEntry(name, type_of(field), field.get("description", ""), form, values, code_lists(field))


FORMS = {
    f"^(?:{DATE.pattern})$": N_("Day as 2022-09-20, month as 2022-09 or year as 2022"),
    f"^(?:{MOMENT.pattern})$": N_("Day as 2027-03-04, with Swedish time as 2027-03-04 09:30"),
    AMOUNT: N_("Number in digits with a point before decimals, as 1234567.50"),
}
"""What a text of a certain form looks like, in English, by its pattern."""


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
def dictionary() -> tuple[RecordEntry, ...]:
    """The records that documents are made of; names of records that have no fields of their own are left out."""
    named: dict[tuple[FieldEntry, ...], list[str]] = {}
    for name, schema in definitions().items():
        if "properties" in schema:
            # Lists are alike but for what they hold, which is told beside their addresses.
            fields = (replace(one, type="[]") if one.name == "items" else one for one in _fields_in(schema))
            named.setdefault(tuple(fields), []).append(name)
    return tuple(RecordEntry(tuple(names), fields) for fields, names in named.items())
