"""Every file of the open data, by its path from the site's root."""

from collections.abc import Iterator

from ..addresses import DATA
from ..pages.page import DataFile
from .documents import Material
from .openapi import openapi
from .routes import Served, compact, served
from .schemas import RECORDS, published


def open_data_files(material: Material) -> Iterator[DataFile]:
    """Documents, schemas and the description of the API."""
    found = served(material)
    for one in found:
        yield DataFile(f"{DATA}{one.path}", one.text)
    yield from _descriptions(material, found)


def _descriptions(material: Material, found: tuple[Served, ...]) -> Iterator[DataFile]:
    for name in RECORDS:
        yield DataFile(f"{DATA}schemas/{name}.json", compact(published(material, name)))
    yield DataFile(f"{DATA}openapi.json", compact(openapi(material, found)))
