"""Every address below ``/data/v1/``, what it holds and how it is filled: one table for files, OpenAPI and pages."""

import json
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from ..model import Territory
from ..model.values import N_
from . import documents, records
from .documents import Material, Values, head, written
from .records import Record, listing

Parts = dict[str, str]
"""What stands in the place of the braces of a route's path."""
AREAS, COUNTRY = "regions/programme-areas/{area}", "regions/sverige"


@dataclass(frozen=True)
class Route:
    """One address, or one for each thing of a kind: ``{…}`` in it stands for the thing's slugs.

    ``documents`` gives the values of each document. ``item`` is the record of a list.
    """

    path: str
    schema: str
    record: type[Record]
    summary: str
    documents: Callable[[Material], Iterable[tuple[Parts, Values]]]
    item: type[Record] | None = None


def _one(document: Callable[[Material], Values]) -> Callable[[Material], Iterable[tuple[Parts, Values]]]:
    return lambda material: [({}, document(material))]


def _list(name: str, item: type[Record], summary: str, values: Callable[[Material], Iterable[Values]]) -> Route:
    """A route to a list of records."""

    def document(material: Material) -> Values:
        items = [written(item, one) for one in values(material)]
        return head(material, name) | {"kind": name, "total": len(items), "items": items}

    return Route(f"{name}.json", name, listing(name, item), summary, _one(document), item)


def _of(kind: str) -> Callable[[Material], Iterator[tuple[Parts, Values]]]:
    def found(material: Material) -> Iterator[tuple[Parts, Values]]:
        for contribution, values in documents.territories(material):
            if contribution.territory.kind == kind:
                yield _parts(contribution.territory), values

    return found


def _strategies_of(kind: str) -> Callable[[Material], Iterator[tuple[Parts, Values]]]:
    def found(material: Material) -> Iterator[tuple[Parts, Values]]:
        for contribution, strategy, values in documents.strategies(material):
            if contribution.territory.kind == kind:
                yield _parts(contribution.territory) | {"strategy": strategy.id}, values

    return found


def _priorities_of(kind: str) -> Callable[[Material], Iterator[tuple[Parts, Values]]]:
    def found(material: Material) -> Iterator[tuple[Parts, Values]]:
        for placed, values in documents.priorities(material):
            territory = placed.contribution.territory
            if territory.kind == kind:
                yield _parts(territory) | {"strategy": placed.strategy.id, "priority": placed.priority.id}, values

    return found


def _parts(territory: Territory) -> Parts:
    return {"area" if territory.kind == "area" else "region": territory.slug}


def _vocabularies(material: Material) -> Iterator[tuple[Parts, Values]]:
    return (({"list": name}, values) for name, values in documents.lists_of_terms(material))


def _none(material: Material) -> Iterable[tuple[Parts, Values]]:
    """The index is made of the lists: ``served`` has them."""
    return ()


_COUNTY = "regions/{region}"
LISTS = (
    _list("regions", records.TerritoryInList, N_("Regions, programme areas and the country"), documents.territory_list),
    _list("strategies", records.StrategyInList, N_("Strategies of all periods"), documents.strategy_list),
    _list("priorities", records.PriorityInList, N_("Priorities of all periods"), documents.priority_list),
    _list("initiatives", records.Initiative, N_("Financed initiatives"), documents.initiative_list),
    _list("organisations", records.Organisations, N_("Organisations that take part"), documents.organisation_list),
    _list("exchange", records.Exchange, N_("Needs and offers"), documents.exchange_list),
    _list("events", records.Event, N_("Events"), documents.event_list),
    _list("news", records.News, N_("News"), documents.news_list),
)
"""The lists, which hold every record of their kind."""
SOURCES = _list("sources", records.SourceRecord, N_("Every source that is cited"), documents.source_list)
"""A table only: in documents each thing has its own sources, and a territory all of them."""
TABLES = (*LISTS, SOURCES)
"""The lists that are tables too."""


ROUTES = (
    Route("index.json", "index", records.Index, N_("The way in: lists, counts and terms"), _none),
    Route("api-info.json", "api-info", records.ApiInfo, N_("Facts about the API"), _one(documents.api_info)),
    *LISTS,
    Route(f"{_COUNTY}.json", "region", records.Region, N_("A region"), _of("county")),
    Route(f"{AREAS}.json", "programme-area", records.ProgrammeArea, N_("A programme area"), _of("area")),
    Route(f"{COUNTRY}.json", "country", records.Country, N_("The country as a whole"), _of("country")),
    Route(
        f"{_COUNTY}/{{strategy}}.json",
        "strategy",
        records.Strategy,
        N_("A region's strategy"),
        _strategies_of("county"),
    ),
    Route(
        f"{AREAS}/{{strategy}}.json",
        "strategy",
        records.Strategy,
        N_("A programme area's strategy"),
        _strategies_of("area"),
    ),
    Route(
        f"{_COUNTY}/{{strategy}}/{{priority}}.json",
        "priority",
        records.Priority,
        N_("A region's priority"),
        _priorities_of("county"),
    ),
    Route(
        f"{AREAS}/{{strategy}}/{{priority}}.json",
        "priority",
        records.Priority,
        N_("A programme area's priority"),
        _priorities_of("area"),
    ),
    Route(
        "codelists/territories.json",
        "territories",
        records.TerritoriesRecord,
        N_("Counties and programme areas with their codes"),
        _one(documents.territories_with_codes),
    ),
    Route(
        "codelists/{list}.json",
        "vocabulary",
        records.VocabularyRecord,
        N_("A list of terms: themes, codes, funds, programmes"),
        _vocabularies,
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
    found = []
    for route in ROUTES:
        made = route.documents(material)
        found += [Served(route, route.path.format(**parts), written(route.record, v)) for parts, v in made]
    totals = {one.route.schema: one.values["total"] for one in found if one.route.item}
    first = ROUTES[0]
    index = Served(first, first.path, written(first.record, documents.index(material, totals)))
    return (index, *found)
