"""What data there is and on what terms, and the API with a dictionary of its fields."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from ...model import CODE_LISTS
from ..page import Page, View
from ..writer import Draft, Writer


@dataclass(frozen=True)
class Entry:
    """An address of the API: its path below the root with ``{…}`` for slugs, and what it holds, in English."""

    path: str
    summary: str
    record: str
    item: str = ""
    """The record of which a list has many."""


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


@dataclass(frozen=True)
class Dictionary:
    """The addresses of the API and the records that documents are made of."""

    version: str
    entries: tuple[Entry, ...]
    records: tuple[RecordEntry, ...]
    tables: tuple[str, ...]
    """The names of the tables for programs."""


@dataclass(frozen=True)
class OpenDataView(View):
    """What the templates of both pages show."""

    dictionary: Dictionary
    lists: tuple[Entry, ...]
    codelists: tuple[str, ...]
    """The names of the node's lists of terms."""
    comparisons: tuple[str, ...]
    """Those of them that regions are compared by."""


def open_data_pages(writer: Writer, dictionary: Dictionary) -> Iterator[Page]:
    """The page about the data, and the page about the API."""
    lists = tuple(entry for entry in dictionary.entries if not re.search("{|^(regions|codelists)/", entry.path))
    # Said here and not by the template, in which words of the catalogue count as HTML: a field's may hold a "<".
    records = tuple(replace(one, fields=tuple(_said(writer, one))) for one in dictionary.records)
    codelists = ("territories", *writer.atlas.vocabularies)
    facts = OpenDataView(replace(dictionary, records=records), lists, codelists, ("themes", *CODE_LISTS))
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
