"""Every address below ``/data/v1/``, what it holds and how it is filled: one table for files, OpenAPI and pages."""

import json
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from ..model.values import N_
from . import comparison, dataset, documents, lists
from .documents import Contributed, whole
from .material import Material, One, listing
from .records import Kind, Values

COUNTY, AREA = "regions/{region}", "regions/programme-areas/{area}"


@dataclass(frozen=True)
class Route:
    """One address, or one for each thing of a kind: ``{…}`` in it stands for the thing's slugs.

    ``documents`` gives them by their paths. ``item`` is what a list consists of.
    """

    path: str
    schema: str
    kind: Kind[Any]
    summary: str
    documents: Callable[[Material], Iterable[tuple[str, Values]]]
    item: Kind[Any] | None = None


def _list(name: str, item: Kind[Any], summary: str) -> Route:
    """A route to a list of records."""
    path, kind = f"{name}.json", listing(name, item)
    return Route(path, name, kind, summary, lambda m: [(path, kind.values(One(m, list(item.things(m)))))], item)


def _comparison(name: str, kind: Kind[Any], item: Kind[Any], summary: str) -> Route:
    """A route to a list of what is compared, which is no table."""
    path = f"comparison/{name}.json"
    return Route(path, name, kind, summary, lambda m: [(path, kind.values(One(m, list(item.things(m)))))])


def _each(path: str, of: str, schema: str, kind: Kind[Contributed[Any]], summary: str) -> Route:
    """A route to the document of each contributed thing of that kind of territory."""

    def made(material: Material) -> Iterator[tuple[str, Values]]:
        found = whole(kind, material)
        return ((it.document, made) for it, made in found if it.contribution.territory.kind == of)

    return Route(f"{path}.json", schema, kind, summary, made)


def _made(path: str, schema: str, kind: Kind[One[Any]], summary: str) -> Route:
    """A route to documents of what does not stand in a territory's folder."""
    return Route(
        path, schema, kind, summary, lambda m: [(path.format(list=it.key), kind.values(it)) for it in kind.things(m)]
    )


LISTS = (
    _list("regions", lists.TERRITORY_IN_LIST, N_("Regions, programme areas and the country")),
    _list("strategies", lists.STRATEGY_IN_LIST, N_("Strategies of all periods")),
    _list("priorities", lists.PRIORITY_IN_LIST, N_("Priorities of all periods")),
    _list("initiatives", lists.INITIATIVE, N_("Financed initiatives")),
    _list("organisations", lists.ORGANISATION, N_("Organisations that take part")),
    _list("exchange", lists.EXCHANGE, N_("Needs and offers")),
    _list("events", lists.EVENT, N_("Events")),
    _list("news", lists.NEWS, N_("News")),
    _list("gone", lists.GONE, N_("What is no longer there, and where it went")),
)
"""The lists that are tables too; they hold every record of their kind."""
CHANGES = _list("changes", lists.CHANGE, N_("What has changed about the regions, day by day"))
SOURCES = _list("sources", lists.SOURCE, N_("Every source that is cited"))
"""A table only: in documents each thing has its own sources, and a territory all of them."""
TABLES = (*LISTS, SOURCES)
STRATEGY, PRIORITY = "/{strategy}", "/{strategy}/{priority}"
ROUTES = (
    # The index is made of the lists: ``served`` has them.
    _made("index.json", "index", dataset.INDEX, N_("The way in: lists, counts and terms")),
    _made("api-info.json", "api-info", dataset.API_INFO, N_("Facts about the API")),
    *LISTS,
    CHANGES,
    _each(COUNTY, "county", "region", documents.REGION, N_("A region")),
    _each(AREA, "area", "programme-area", documents.AREA, N_("A programme area")),
    _each("regions/sverige", "country", "country", documents.COUNTRY, N_("The country as a whole")),
    _each(COUNTY + STRATEGY, "county", "strategy", documents.STRATEGY, N_("A region's strategy")),
    _each(AREA + STRATEGY, "area", "strategy", documents.STRATEGY, N_("A programme area's strategy")),
    _each(COUNTY + PRIORITY, "county", "priority", documents.PRIORITY, N_("A region's priority")),
    _each(AREA + PRIORITY, "area", "priority", documents.PRIORITY, N_("A programme area's priority")),
    _made(
        "codelists/territories.json",
        "territories",
        dataset.CODES,
        N_("Counties and programme areas with their codes"),
    ),
    _made(
        "codelists/{list}.json",
        "vocabulary",
        dataset.VOCABULARY,
        N_("A list of terms: themes, codes, funds, programmes"),
    ),
    _comparison(
        "pairs",
        comparison.PAIRS,
        comparison.PAIR,
        N_("Every two regions: the themes that both have, and how many chance would give"),
    ),
    _comparison(
        "periods",
        listing("periods", comparison.PASSAGE),
        comparison.PASSAGE,
        N_("Then and now: what became of each region's priorities from one strategy to the next"),
    ),
    _made(
        "comparison/{list}.json",
        "matrix",
        comparison.MATRIX,
        N_("All regions by themes, or by groups of a list of codes"),
    ),
)
"""Every document of the API."""


@dataclass(frozen=True)
class Served:
    """A document as it is served: its route, its path below ``/data/v1/`` and its values by published names."""

    route: Route
    path: str
    values: Values

    @property
    def text(self) -> str:
        """The document as compact JSON (UTF-8)."""
        return compact(self.values)


def compact(values: object) -> str:
    """JSON without spaces, in one line."""
    return json.dumps(values, ensure_ascii=False, separators=(",", ":")) + "\n"


def served(material: Material) -> tuple[Served, ...]:
    """Every document of the material."""
    found = [Served(route, path, values) for route in ROUTES for path, values in route.documents(material)]
    totals = {one.route.schema: one.values["total"] for one in found if one.route.item}
    index = dataset.INDEX.values(One(material, totals))
    return (Served(ROUTES[0], ROUTES[0].path, index), *found)
