"""Every file of the open data, by its path from the site's root."""

from collections.abc import Collection, Iterable, Iterator

from ..addresses import DATA, PACKAGE
from ..pages.page import DataFile, Publisher
from .catalogue import catalogue
from .codebook import codebook
from .material import Material
from .openapi import openapi
from .package import CITATION, LICENCE, citation, csv_on_the_web, datapackage, licence, package
from .rdf import Graph, context
from .routes import SOURCES, Served, compact, served
from .schemas import RECORDS, published
from .tables import Table, table_files


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
    served_tables = tuple((table, text) for table, text in made if table.name != SOURCES.schema)
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
        | {f"{DATA}tables/{path}": text for path, text in _described(served_tables).items()}
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
