"""Every kind of document and record: what the site adds to the model's facts, and how it is filled from the material.

No time of the build stands in any: the same files give the same bytes.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from typing import Any, Generic, Literal

from .. import addresses
from ..addresses import DATA, localised_file
from ..analysis.comparison import MANY_PAIRS
from ..analysis.coverage import Placed
from ..analysis.money import links_of
from ..analysis.organisations import Involvement, involvements
from ..analysis.succession import later_strategies, predecessors, successors
from ..diff.log import LoggedDay
from ..model import (
    LANGUAGES,
    Atlas,
    Contribution,
    CountryFacts,
    Event,
    EventFacts,
    Exchange,
    ExchangeFacts,
    Frozen,
    InitiativeFacts,
    NewsFacts,
    NewsItem,
    Organisation,
    Priority,
    PriorityFacts,
    PriorityTranslation,
    ProgrammeAreaFacts,
    Prose,
    RegionFacts,
    Source,
    Strategy,
    StrategyFacts,
    StrategyTranslation,
    Territories,
    Territory,
    Vocabulary,
    key_of,
)
from ..model.values import N_
from .records import (
    SCHEMA_VERSION,
    Added,
    Count,
    Kind,
    Links,
    Names,
    Place,
    Reference,
    T,
    Text,
    Told,
    Values,
    Years,
    brief,
    taken,
)

REFERENCES, KEYS = tuple[Reference, ...], tuple[str, ...]
NUTS = "http://data.europa.eu/nuts/code/"
CC0 = "https://creativecommons.org/publicdomain/zero/1.0/"
CC_BY = "https://creativecommons.org/licenses/by/4.0/"


@dataclass(frozen=True, eq=False)
class Material:
    """What documents are made of: everything contributed, and the site's address and names."""

    atlas: Atlas
    site_url: str
    names: Mapping[str, str]
    days: tuple[LoggedDay, ...] = ()
    """The change log."""
    commit: str | None = None
    """The state of the repository; None where the history is not known."""
    version: str = SCHEMA_VERSION
    """What the data set is cited by."""
    most_pairs: int = MANY_PAIRS
    """With more pairs of counties than that the site compares neighbours only."""

    def url(self, address: str, lang: str = "sv") -> str:
        """The whole address of a page or a file."""
        return self.site_url + localised_file(address, lang)

    def data(self, path: str) -> str:
        """The whole address of a document."""
        return self.url(f"{DATA}{path}")

    def both(self, address: str) -> Values:
        """The whole address of a page in each language."""
        return {lang: self.url(address, lang) for lang in LANGUAGES}


@dataclass(frozen=True)
class One(Generic[T]):
    """One thing that a record tells of: ``key`` is its folder and file, ``address`` its page within a language."""

    material: Material
    item: T
    key: str = ""
    address: str = ""

    @property
    def id(self) -> str:
        """What identifies it."""
        return self.material.url(self.address)


@dataclass(frozen=True)
class Contributed(One[T]):
    """What stands in a file of a territory's folder, and has a document of its own; ``part`` is what it tells of."""

    contribution: Contribution = field(kw_only=True)
    part: Priority | Strategy | Contribution = field(kw_only=True)

    @property
    def document(self) -> str:
        """The path of its document."""
        return f"regions/{self.key}.json"

    @property
    def reference(self) -> Values:
        """It, as another document names it."""
        return {"key": self.key, "id": self.id, "name": _two(self.part, NAMED[type(self.part)])}

    @cached_property
    def facts(self) -> Values:
        """What is contributed about it, where what a translation has too stands in both languages."""
        facts = self.part.facts.model_dump(mode="json")
        shared = TRANSLATIONS[type(self.part)].model_fields.keys() & facts.keys()
        return facts | {name: _two(self.part, name) for name in shared}


NAMED = {Strategy: "title", Priority: "name"}
TRANSLATIONS: Mapping[type, type[Frozen]] = {
    Strategy: StrategyTranslation,
    Priority: PriorityTranslation,
    Contribution: Frozen,  # says both languages itself
}


def _of_territory(material: Material, one: Contribution) -> Contributed[Contribution]:
    return Contributed(material, one, key_of(one.territory), territory_page(one.territory), contribution=one, part=one)


def _of_strategy(material: Material, contribution: Contribution, one: Strategy) -> Contributed[Strategy]:
    territory = contribution.territory
    key, address = f"{key_of(territory)}/{one.id}", addresses.strategy_address(territory, one)
    return Contributed(material, one, key, address, contribution=contribution, part=one)


def _of_priority(material: Material, one: Placed) -> Contributed[Placed]:
    key, address = priority_key(one), addresses.priority_address(one)
    return Contributed(material, one, key, address, contribution=one.contribution, part=one.priority)


def _named(material: Material, priorities: Iterable[Placed]) -> list[Values]:
    return [_of_priority(material, one).reference for one in priorities]


def territory_page(territory: Territory) -> str:
    """The page about a territory; the country's is that of its initiatives."""
    about = addresses.initiatives_address if territory.kind == "country" else addresses.territory_address
    return about(territory)


def priority_key(placed: Placed) -> str:
    """Where a priority's file lies below ``regions/``, without its ending."""
    return f"{key_of(placed.contribution.territory)}/{placed.strategy.id}/{placed.priority.id}"


def _place(material: Material, territory: Territory) -> Values:
    return {
        "key": key_of(territory),
        "id": material.url(territory_page(territory)),
        "name": {"sv": territory.name.sv, "en": territory.name.en},
        "kind": territory.kind,
        "nuts": territory.nuts,
        "nuts_id": f"{NUTS}{territory.nuts}",
        "iso_3166_2": territory.iso_3166_2,
        "programme_area": f"programme-areas/{territory.area}" if territory.area else None,
    }


def _strategies(it: Contributed[Any], strategies: Iterable[Strategy]) -> list[Values]:
    return [_of_strategy(it.material, it.contribution, one).reference for one in strategies]


def _linked_to(placed: Placed) -> list[str]:
    """Keys of the initiatives that have been linked to a priority."""
    links = links_of(placed.contribution, f"{placed.strategy.id}/{placed.priority.id}")
    return sorted({f"{key_of(placed.contribution.territory)}/{link.operation}" for link in links})


def _two(item: Any, field: str) -> Values:
    """A field in both languages."""
    return {"sv": getattr(item.facts, field), "en": getattr(item.english.facts, field) if item.english else None}


def _references(it: Contributed[Any]) -> Values:
    """The sources that facts and texts cite, in the order of the territory's list; a territory's are all of them."""
    known = it.contribution.sources
    if isinstance(it.part, Contribution):
        cited = set(known)
    else:
        cited = {*_cited_in(it.facts), *(source for prose in _proses(it.part) if prose for source in prose.cites)}
    return {id_: one.model_dump(mode="json") for id_, one in known.items() if id_ in cited}


def _cited_in(value: Any) -> Iterator[str]:
    if isinstance(value, dict):
        for key, inner in value.items():
            if key in ("sources", "basis"):
                yield from [inner] if isinstance(inner, str) else inner
            else:
                yield from _cited_in(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _cited_in(inner)


def _modified(it: Contributed[Any]) -> str | None:
    english = None if isinstance(it.part, Contribution) else it.part.english
    files = [it.part.file, *([english.file] if english else [])]
    return max((day for file in files if (day := it.material.atlas.changed.get(file))), default=None)


def _links(it: Contributed[Any]) -> Values:
    return {"self": it.material.data(it.document), "html": it.material.both(it.address), "source_file": it.part.file}


def head(schema: str) -> Added[Any]:
    """What a file of its own says first."""
    means = N_("The JSON-LD context, which makes it RDF"), N_("The JSON Schema that it follows")
    return {
        "context": Told(str, means[0], lambda it: it.material.data("context.jsonld"), "@context"),
        "schema_address": Told(str, means[1], lambda it: it.material.data(f"schemas/{schema}.json"), "$schema"),
        "schema_version": Told(str, N_("Version of the schema (SemVer)"), lambda _: SCHEMA_VERSION),
    }


def kind_of_document(name: str, means: str = N_("What the document is about")) -> Added[Any]:
    """What a document says that it is."""
    return {"kind": Told(Literal[name], means, lambda _: name)}


def kind_of_record(name: str) -> Added[Any]:
    """What a record in a list says that it is."""
    return kind_of_document(name, N_("What the record is about"))


def _key(means: str = N_("Folder and file of the contribution, the same in every document")) -> Added[Any]:
    return {"key": Told(str, means, lambda it: it.key)}


IDENTIFIED: Added[Any] = {
    **_key(),
    "id": Told(str, N_("Permanent address, which identifies the thing"), lambda it: it.id),
}
"""What everything with a page has."""
MODIFIED = N_("Day of the last recorded change; null where the history is not known")


def _whole(schema: str) -> Added[Any]:
    """What a document about one contributed thing has."""
    cited = N_("The sources that the document cites, by id; a territory's document has all of its")
    return {
        **head(schema),
        **IDENTIFIED,
        "modified": Told(str | None, MODIFIED, _modified),
        "references": Told(dict[str, Source], cited, _references),
        "links": Told(Links, N_("Addresses of the document, the pages and the file"), _links),
    }


def _in_territory() -> Added[Any]:
    means = N_("The county or programme area that it belongs to")
    return {"territory": Told(Place, means, lambda it: _place(it.material, it.contribution.territory))}


def _years(strategy: Callable[[Any], Strategy]) -> Added[Any]:
    means = N_("Years of the strategy; null where they are not known")

    def found(it: One[Any]) -> Values | None:
        own = strategy(it.item)
        if own.period is None:
            return None
        return {"start": own.period[0], "end": own.period[1], "approximate": own.facts.period_approximate}

    return {"period": Told(Years | None, means, found)}


def _text(prose: Callable[[Any], tuple[Prose, Prose | None]]) -> Added[Any]:
    """Links to places of the page are made whole: the text is read elsewhere."""

    def found(it: One[Any]) -> Values:
        pairs = zip(LANGUAGES, prose(it.item), strict=True)
        return {
            lang: said.html.replace('href="#', f'href="{it.material.url(it.address, lang)}#') if said else None
            for lang, said in pairs
        } | {"license": "CC-BY-4.0"}

    return {"text": Told(Text, N_("The text of the page as sanitised HTML"), found)}


def _proses(one: Priority | Strategy) -> tuple[Prose, Prose | None]:
    return one.prose, one.english.prose if one.english else None


PRIORITY = Kind[Contributed[Placed]](
    "Priority",
    {
        **_whole("priority"),
        **kind_of_document("priority"),
        **_in_territory(),
        "strategy": Told(
            Reference,
            N_("The strategy that it stands in"),
            lambda it: _of_strategy(it.material, it.contribution, it.item.strategy).reference,
        ),
        **_years(lambda one: one.strategy),
        "predecessors": Told(
            REFERENCES,
            N_("Earlier priorities that it follows"),
            lambda it: _named(it.material, predecessors(it.contribution, it.item.priority)),
        ),
        "successors": Told(
            REFERENCES,
            N_("Later priorities that follow it"),
            lambda it: _named(it.material, successors(it.contribution, it.item.strategy, it.item.priority)),
        ),
        "initiatives": Told(
            KEYS, N_("Operations that somebody has linked to it, by their keys"), lambda it: _linked_to(it.item)
        ),
        **_text(lambda one: _proses(one.priority)),
    },
    PriorityFacts,
    lambda it: it.facts,
    lambda m: (_of_priority(m, Placed(*found)) for found in m.atlas.priorities()),
    PriorityTranslation,
)
STRATEGY = Kind[Contributed[Strategy]](
    "Strategy",
    {
        **_whole("strategy"),
        **kind_of_document("strategy"),
        **_in_territory(),
        **_years(lambda one: one),
        "priorities": Told(
            REFERENCES,
            N_("The priorities of the strategy"),
            lambda it: _named(it.material, (Placed(it.contribution, it.item, one) for one in it.item.priorities)),
        ),
        "successors": Told(
            REFERENCES,
            N_("Later strategies that say that they follow it"),
            lambda it: _strategies(it, later_strategies(it.contribution, it.item)),
        ),
        **_text(_proses),
    },
    StrategyFacts,
    lambda it: it.facts,
    lambda m: (_of_strategy(m, c, one) for c in m.atlas.contributions.values() for one in c.strategies),
    StrategyTranslation,
)


def _territory(name: str, schema: str, kind: str, model: type[Frozen]) -> Kind[Contributed[Contribution]]:
    means = N_("Name and codes of the territory"), N_("The strategies of all periods")
    added: Added[Contributed[Contribution]] = {
        **_whole(schema),
        "territory": Told(Place, means[0], lambda it: _place(it.material, it.item.territory)),
        "strategies": Told(REFERENCES, means[1], lambda it: _strategies(it, it.item.strategies)),
        **kind_of_document(kind),
    }

    def things(material: Material) -> Iterator[Contributed[Contribution]]:
        every = material.atlas.contributions.values()
        return (_of_territory(material, one) for one in every if one.territory.kind == kind)

    return Kind(name, added, model, lambda it: it.facts, things)


TERRITORIES = {
    "county": _territory("Region", "region", "county", RegionFacts),
    "area": _territory("ProgrammeArea", "programme-area", "area", ProgrammeAreaFacts),
    "country": _territory("Country", "country", "country", CountryFacts),
}


@lru_cache(maxsize=5)
def whole(kind: Kind[Contributed[Any]], material: Material) -> tuple[tuple[Contributed[Any], Values], ...]:
    """Every thing of a kind with its document, made once for itself and for the lists."""
    return tuple((one, kind.values(one)) for one in kind.things(material))


def _in_list(name: str, added: Added[Values], *kinds: Kind[Any]) -> Kind[Values]:
    """The record of a thing in a list, made of its document."""
    means = N_("Address of the thing's own document, which has all its fields")
    address: Added[Values] = {"document": Told(str, means, lambda document: document["links"]["self"])}
    return Kind(name, {**added, **address}, things=lambda m: (made for one in kinds for _, made in whole(one, m)))


def _briefly(kind: Kind[Any]) -> Kind[Values]:
    """Without its head, its text and its statements."""
    kept = brief(kind.record, {*head(""), "text", "references", "links"})
    return _in_list(f"{kind.name}InList", taken(kind.record, kept), kind)


STRATEGY_IN_LIST, PRIORITY_IN_LIST = _briefly(STRATEGY), _briefly(PRIORITY)
TERRITORY_IN_LIST = _in_list(
    "TerritoryInList",
    {
        **taken(Place, Place.model_fields, "territory"),
        **taken(TERRITORIES["county"].record, ("summary",)),
        "website": Told(str | None, N_("The organisation's own website"), lambda document: document.get("website")),
        "strategies": Told(
            KEYS,
            N_("The strategies of all periods, by their keys"),
            lambda document: [one["key"] for one in document["strategies"]],
        ),
        **taken(TERRITORIES["county"].record, ("modified",)),
    },
    *TERRITORIES.values(),
)


def _owner() -> Added[One[tuple[Contribution, Any]]]:
    means = N_("The territory whose list it stands in, by its key")
    return {"territory": Told(str, means, lambda it: key_of(it.item[0].territory))}


def _initiatives(material: Material) -> Iterator[One[tuple[Contribution, InitiativeFacts]]]:
    """Every row of every territory's initiatives: one that two territories list is there twice."""
    for contribution in material.atlas.contributions.values():
        for row in contribution.initiatives:
            number = row.Operation_Unique_Identifier
            place = addresses.initiative_place(contribution.territory, number)
            yield One(material, (contribution, row), f"{key_of(contribution.territory)}/{number}", place)


def _served(contribution: Contribution, row: InitiativeFacts) -> list[str]:
    """Keys of the priorities that an initiative has been linked to."""
    linked = {one.priority for one in contribution.links if one.operation == row.Operation_Unique_Identifier}
    return sorted(f"{key_of(contribution.territory)}/{priority}" for priority in linked)


INITIATIVE = Kind[One[tuple[Contribution, InitiativeFacts]]](
    "Initiative",
    {
        **IDENTIFIED,
        **kind_of_record("initiative"),
        **_owner(),
        "priorities": Told(
            KEYS, N_("Priorities that somebody has linked it to, by their keys"), lambda it: _served(*it.item)
        ),
    },
    InitiativeFacts,
    lambda it: it.item[1].model_dump(mode="json"),
    _initiatives,
)


def _of_organisation(material: Material, one: Involvement) -> One[Involvement]:
    return One(material, one, one.organisation.id, addresses.actor_address(one.organisation.id))


ORGANISATION = Kind[One[Involvement]](
    "Organisation",
    {
        **_key(N_("Name of the organisation in addresses")),
        "page": Told(str, N_("Permanent address of the organisation's page"), lambda it: it.id),
        **kind_of_record("organisation"),
        "responsible_for": Told(
            KEYS,
            N_("Operations that it is responsible for, by their numbers"),
            lambda it: [item.id for item in it.item.responsible],
        ),
        "partner_in": Told(
            KEYS,
            N_("Operations that it is a partner in, by their numbers"),
            lambda it: [item.id for item in it.item.partner],
        ),
        "priorities": Told(
            KEYS,
            N_("Priorities that name it, by their keys"),
            lambda it: [priority_key(one) for one in it.item.priorities],
        ),
    },
    Organisation,
    lambda it: it.item.organisation.model_dump(mode="json"),
    lambda m: (_of_organisation(m, one) for one in involvements(m.atlas) if one.count),
    renamed={"kind": "organisation_kind"},
)


SOURCE = Kind[One[tuple[Contribution, Source]]](
    "SourceInList",
    {**_key(N_("Territory and id of the source")), **kind_of_record("source"), **_owner()},
    Source,
    lambda it: it.item[1].model_dump(mode="json"),
    lambda m: (
        One(m, (c, one), f"{key_of(c.territory)}/{one.id}")
        for c in m.atlas.contributions.values()
        for one in c.sources.values()
    ),
)


def _exchange(material: Material) -> Iterator[One[tuple[str, Exchange]]]:
    stated = [(key_of(c.territory), one) for c in material.atlas.contributions.values() for one in c.exchange]
    for owner, one in (*stated, *(("node", one) for one in material.atlas.dialogue.exchange)):
        yield One(material, (owner, one), f"{owner}/exchange/{one.id}", addresses.EXCHANGE)


EXCHANGE = Kind[One[tuple[str, Exchange]]](
    "Exchange",
    {
        **IDENTIFIED,
        "owner": Told(
            str, N_("The territory that it comes from, by its key; node is the national node"), lambda it: it.item[0]
        ),
    },
    ExchangeFacts,
    lambda it: it.item[1].facts.model_dump(mode="json"),
    _exchange,
)


EVENT = Kind[One[Event]](
    "Event",
    {**IDENTIFIED, **kind_of_record("event")},
    EventFacts,
    lambda it: it.item.facts.model_dump(mode="json"),
    lambda m: (One(m, one, f"calendar/{one.id}", addresses.CALENDAR) for one in m.atlas.dialogue.events),
)
NEWS = Kind[One[NewsItem]](
    "News",
    {
        **IDENTIFIED,
        **kind_of_record("news"),
        "day": Told(str, N_("Day of publication"), lambda it: it.item.day),
        **_text(lambda one: (one.prose, one.english)),
    },
    NewsFacts,
    lambda it: it.item.facts.model_dump(mode="json"),
    lambda m: (One(m, one, f"news/{one.id}", addresses.news_address(one)) for one in m.atlas.dialogue.news),
)


def _terms(name: str, kind: str, model: type[Frozen], things: Callable[[Material], Iterable[One[T]]]) -> Kind[One[T]]:
    added: Added[Any] = {**head(kind), **kind_of_document(kind), **_key(N_("Name of the list in addresses"))}
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


def listing(name: str, item: Kind[T], more: Added[One[list[T]]] | None = None) -> Kind[One[list[T]]]:
    """The document of a list of records, which ``more`` says more of."""
    added: Added[One[list[T]]] = {
        **head(name),
        **kind_of_document(name),
        **(more or {}),
        "total": Told(int, N_("How many records it has"), lambda it: len(it.item)),
        "items": Told(
            tuple[item.record, ...],  # type: ignore[name-defined]
            N_("The records"),
            lambda it: [item.values(one) for one in it.item],
        ),
    }
    return Kind("".join(part.title() for part in name.split("-")) + "List", added)
