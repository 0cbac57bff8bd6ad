"""Every file of the open data, by its path from the site's root."""

from collections.abc import Iterator

from ..addresses import DATA
from ..pages.page import DataFile, Publisher
from .catalogue import catalogue
from .codebook import codebook
from .context import context
from .documents import Material
from .openapi import openapi
from .package import CITATION, LICENCE, citation, csv_on_the_web, datapackage, licence, package
from .rdf import Graph
from .routes import compact, served
from .schemas import RECORDS, published
from .tables import table_files

PACKAGE = "data/smart-specialisering.zip"


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
    tables = {f"{table.name}.csv": text for table, text in made}
    tables["csv-metadata.json"] = compact(csv_on_the_web(made))
    about = {CITATION: citation(material, name), LICENCE: licence()}
    whole = package(
        {f"json/{one.path}": one.text for one in found if not one.route.item}  # lists are the tables
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


def _graph(name: str, graph: Graph) -> dict[str, str]:
    return {f"{name}.ttl": graph.turtle(), f"{name}.rdf": graph.xml(), f"{name}.jsonld": graph.jsonld()}
