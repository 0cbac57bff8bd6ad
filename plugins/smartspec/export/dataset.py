"""Documents about the data set itself: its index, the API's own facts, and the lists that its codes are from."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from .. import addresses
from ..model import Frozen, Territories, Vocabulary
from ..model.values import N_
from ..pages.structured import CC_BY
from .material import CC0, MODIFIED, Material, One, head, key_of_record, kind_of_document
from .records import SCHEMA_VERSION, Added, Count, Kind, Names, T, Told


def _terms(name: str, kind: str, model: type[Frozen], things: Callable[[Material], Iterable[One[T]]]) -> Kind[One[T]]:
    added: Added[Any] = {**head(kind), **kind_of_document(kind), **key_of_record(N_("Name of the list in addresses"))}
    return Kind(name, added, model, lambda it: it.item.model_dump(mode="json"), things)


VOCABULARY = _terms(
    "Vocabulary",
    "vocabulary",
    Vocabulary,
    lambda m: (One(m, one, name) for name, one in m.atlas.vocabularies.items()),
)

CODES = _terms("Territories", "territories", Territories, lambda m: [One(m, m.atlas.territories, "territories")])

INDEX = Kind[One[Mapping[str, int]]](
    "Index",
    {
        **head("index"),
        **kind_of_document("index"),
        "title": Told(Names, N_("Name of the site in each language"), lambda it: dict(it.material.names)),
        "modified": Told(str | None, MODIFIED, lambda it: max(it.material.atlas.changed.values(), default=None)),
        "commit": Told(
            str | None,
            N_("The state of the repository that all is made of; null where its history is not known"),
            lambda it: it.material.commit,
        ),
        "lists": Told(
            dict[str, Count],
            N_("The lists, by name"),
            lambda it: {
                name: {"address": it.material.data(f"{name}.json"), "total": total} for name, total in it.item.items()
            },
        ),
        "openapi": Told(str, N_("Address of the description in OpenAPI"), lambda it: it.material.data("openapi.json")),
        "documentation": Told(
            Names, N_("The page about the open data in each language"), lambda it: it.material.both(addresses.OPEN_DATA)
        ),
        "license": Told(str, N_("Licence of facts, names and summaries"), lambda _: CC0),
        "text_license": Told(str, N_("Licence of the texts of pages"), lambda _: CC_BY),
    },
)
"""The way in: what there is, how much of it (totals by name of the list), and on what terms."""

API_INFO = Kind[One[None]](
    "ApiInfo",
    {
        **head("api-info"),
        **kind_of_document("api-info"),
        "api_name": Told(str, N_("Name of the API"), lambda it: it.material.names["sv"], "apiName"),
        "api_version": Told(str, N_("Version of the API (SemVer)"), lambda _: SCHEMA_VERSION, "apiVersion"),
        "api_status": Told(str, N_("active, or deprecated with a day of its end"), lambda _: "active", "apiStatus"),
        "api_documentation": Told(
            str, N_("Page about the API"), lambda it: it.material.url(addresses.OPEN_DATA_API), "apiDocumentation"
        ),
    },
    things=lambda m: [One(m, None)],
)
"""The API's own facts, named as Sweden's national profile for REST APIs has them."""
