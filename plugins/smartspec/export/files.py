"""Every file of the open data, by its path from the site's root, and the package that holds them all in one.

Tables are described by Data Package 2.0 and by CSV on the Web.
"""

import hashlib
import io
import json
import zipfile
from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import Any

from .. import addresses
from ..addresses import DATA, PACKAGE
from ..language import words
from ..model import LANGUAGES
from ..pages.page import DataFile, Publisher
from ..pages.structured import CC_BY
from .catalogue import catalogue
from .codebook import codebook
from .material import CC0, Material
from .rdf import Graph, context
from .records import Values
from .routes import Served, compact, served
from .schemas import RECORDS, openapi, published
from .tables import DIVIDER, FOREIGN, Column, Table, table_files

FIRST_DAY = (1980, 1, 1, 0, 0, 0)
"""The time of every file in the package: the earliest that the format can say."""
CITATION, LICENCE = "CITATION.cff", "LICENCE.txt"


def datapackage(material: Material, made: Iterable[tuple[Table, str]]) -> Values:
    """The description by Data Package 2.0; paths are those within the package."""
    return {
        "$schema": "https://datapackage.org/profiles/2.0/datapackage.json",
        "name": "smart-specialisering",
        "title": material.names["en"],
        "homepage": material.url(addresses.OPEN_DATA),
        "version": material.version,
        "licenses": [{"name": "CC0-1.0", "path": CC0, "title": "CC0 1.0"}],
        "resources": [_resource(table, text) for table, text in made],
    }


def _resource(table: Table, text: str) -> Values:
    content = text.encode()
    foreign = FOREIGN.get(table.name, {})
    schema: dict[str, Any] = {
        "fields": [_field(column) for column in table.columns],
        "missingValues": [""],
    }
    if table.key:
        schema["primaryKey"] = [table.key]
    if foreign:
        schema["foreignKeys"] = [
            {"fields": [own], "reference": {"resource": other, "fields": ["key"]}} for own, other in foreign.items()
        ]
    return {
        "name": table.name,
        "title": table.title,
        "path": f"csv/{table.name}.csv",
        "type": "table",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "bytes": len(content),
        "hash": f"sha256:{hashlib.sha256(content).hexdigest()}",
        "dialect": {"delimiter": ",", "lineTerminator": "\r\n", "quoteChar": '"', "doubleQuote": True, "header": True},
        "schema": schema,
    }


def _field(column: Column) -> Values:
    limits: Values = {"required": True} if column.needed else {}
    if column.values and not column.listed:
        limits["enum"] = list(column.values)
    if column.pattern and not column.listed:
        limits["pattern"] = column.pattern
    kind: Values = {"type": column.type}
    if column.listed:
        kind = {"type": "list", "delimiter": DIVIDER, "itemType": "string"}
    own = {"name": column.name, "title": column.name, "description": column.told("en")}
    return own | {"description_sv": column.told("sv")} | kind | ({"constraints": limits} if limits else {})


def csv_on_the_web(made: Iterable[tuple[Table, str]]) -> Values:
    """The same as CSVW, for the files beside it."""
    return {
        "@context": ["http://www.w3.org/ns/csvw", {"@language": "en"}],
        "tables": [_csvw_table(table) for table, _ in made],
    }


def _csvw_table(table: Table) -> Values:
    schema: Values = {"columns": [_csvw_column(column) for column in table.columns]}
    if table.key:
        schema["primaryKey"] = table.key
    if foreign := FOREIGN.get(table.name):
        schema["foreignKeys"] = [
            {"columnReference": own, "reference": {"resource": f"{other}.csv", "columnReference": "key"}}
            for own, other in foreign.items()
        ]
    title = {"en": table.title, "sv": words("sv").gettext(table.title)}
    return {"url": f"{table.name}.csv", "dc:title": title, "tableSchema": schema}


def _csvw_column(column: Column) -> Values:
    told = {lang: column.told(lang) for lang in ("en", "sv")}
    base = {"number": "decimal"}.get(column.type, column.type)
    kind: Values | str = {"base": base, "format": column.pattern} if column.pattern and not column.listed else base
    own: Values = {"name": column.name, "titles": column.name, "dc:description": told, "datatype": kind}
    return own | ({"separator": DIVIDER} if column.listed else {}) | ({"required": True} if column.needed else {})


def citation(material: Material, publisher: str) -> str:
    """How to cite the data set, in the Citation File Format 1.2.0."""
    facts: dict[str, object] = {
        "cff-version": "1.2.0",
        "type": "dataset",
        "title": material.names["en"],
        "message": "If you use the data, cite it as below, and the sources that it names.",
        "authors": [{"name": publisher or material.names["sv"]}],
        "license": ["CC0-1.0", "CC-BY-4.0"],
        "url": material.url(addresses.OPEN_DATA),
        "version": material.version,
    }
    if changed := material.atlas.changed:
        facts["date-released"] = max(changed.values())
    # JSON is YAML: nothing in a name can end its value.
    return "".join(f"{key}: {json.dumps(value, ensure_ascii=False)}\n" for key, value in facts.items())


def licence() -> str:
    """The terms, in both languages."""
    facts = (
        "Facts, names and summaries: CC0, free for any use. "
        "The texts of pages (the field text): CC BY 4.0, free for any use if you name the source."
    )
    told = (words(lang).gettext(facts) for lang in LANGUAGES)
    return "\n\n".join([*told, f"{CC0}\n{CC_BY}"]) + "\n"


def package(files: Mapping[str, str]) -> bytes:
    """The files, by their paths, as one zip: the same files give the same bytes."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for path in sorted(files):
            about = zipfile.ZipInfo(path, FIRST_DAY)
            about.compress_type, about.create_system, about.external_attr = zipfile.ZIP_DEFLATED, 3, 0o644 << 16
            archive.writestr(about, files[path])
    return out.getvalue()


def open_data_files(material: Material, publisher: Publisher | None, name: str = "") -> Iterator[DataFile]:
    """Documents, schemas, tables, codebook, package, and the catalogue where there is a publisher.

    ``name`` is whom to cite; empty where the site has no publisher.
    """
    found = served(material)
    documents = {one.path: one.text for one in found}
    made = tuple(table_files(material, found))
    described = {
        "openapi.json": compact(openapi(material, found)),
        "context.jsonld": compact(context(material.data("context.jsonld"))),
        **_graph("codebook", codebook(material)),
    }
    tables = _described(made)
    about = {CITATION: citation(material, name), LICENCE: licence()}
    whole = package(
        _together(found)
        | {f"csv/{path}": text for path, text in tables.items()}
        | described
        | about
        | {"datapackage.json": compact(datapackage(material, made))}
    )
    files = (
        {f"{DATA}{path}": text for path, text in (documents | described).items()}
        | {f"{DATA}schemas/{kind}.json": compact(published(material, kind)) for kind in RECORDS}
        | {f"{DATA}tables/{path}": text for path, text in tables.items()}
        | {f"data/{path}": text for path, text in about.items()}
    )
    for path, text in files.items():
        yield DataFile(path, text)
    yield DataFile(PACKAGE, whole)
    if publisher:
        sizes = {path: len(text.encode()) for path, text in files.items()} | {PACKAGE: len(whole)}
        for path, text in _graph("catalogue", catalogue(material, publisher, sizes)).items():
            yield DataFile(f"{DATA}{path}", text)


def _described(made: Collection[tuple[Table, str]]) -> dict[str, str]:
    """Tables as files, with their description beside them."""
    return {f"{table.name}.csv": text for table, text in made} | {"csv-metadata.json": compact(csv_on_the_web(made))}


def _together(found: Iterable[Served]) -> dict[str, str]:
    """All documents of a kind in one file, one a line: they are much alike, so they take half the space. Lists are
    left out: those are the tables.
    """
    files: dict[str, str] = {}
    for one in found:
        if not one.route.item:
            path = f"json/{one.route.schema}.jsonl"
            files[path] = files.get(path, "") + one.text
    return files


def _graph(name: str, graph: Graph) -> dict[str, str]:
    return {f"{name}.ttl": graph.turtle(), f"{name}.rdf": graph.xml(), f"{name}.jsonld": graph.jsonld()}
