"""Documents filled from the model. No time of the build stands in any: the same files give the same bytes."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from .. import addresses
from ..addresses import DATA, localised
from ..analysis.coverage import Placed
from ..analysis.money import links_of
from ..analysis.organisations import involvements
from ..analysis.succession import later_strategies, predecessors, successors
from ..model import (
    LANGUAGES,
    Atlas,
    Contribution,
    Exchange,
    Frozen,
    Priority,
    PriorityTranslation,
    Prose,
    Strategy,
    StrategyTranslation,
    Territory,
    key_of,
)
from .records import SCHEMA_VERSION, PriorityInList, Record, StrategyInList, out_name

Values = dict[str, Any]
TRANSLATIONS: Mapping[type, type[Frozen]] = {Strategy: StrategyTranslation, Priority: PriorityTranslation}
NUTS = "http://data.europa.eu/nuts/code/"
CC0 = "https://creativecommons.org/publicdomain/zero/1.0/"
CC_BY = "https://creativecommons.org/licenses/by/4.0/"


@dataclass(frozen=True, eq=False)
class Material:
    """What documents are made of: everything contributed, and the site's address and names."""

    atlas: Atlas
    site_url: str
    names: Mapping[str, str]

    def url(self, address: str, lang: str = "sv") -> str:
        """The whole address of a page or a file."""
        return self.site_url + localised(address, lang)

    def data(self, path: str) -> str:
        """The whole address of a document."""
        return self.url(f"{DATA}{path}")

    def both(self, address: str) -> Values:
        """The whole address of a page in each language."""
        return {lang: self.url(address, lang) for lang in LANGUAGES}


def head(material: Material, schema: str) -> Values:
    """What a document says first."""
    return {
        "context": material.data("context.jsonld"),
        "schema_address": material.data(f"schemas/{schema}.json"),
        "schema_version": SCHEMA_VERSION,
    }


def written(record: type[Record], values: Mapping[str, Any]) -> Values:
    """The values in the order of the record's fields, by the names that they have in documents.

    Raises KeyError where a field has no value: none is left out silently.
    """
    fields = record.model_fields.items()
    return {info.serialization_alias or name: values[name] for name, info in fields}


@lru_cache(maxsize=2)
def priorities(material: Material) -> tuple[tuple[Placed, Values], ...]:
    """Every priority with the values of its document."""
    every = (Placed(*whole) for whole in material.atlas.priorities())
    return tuple((placed, _priority(material, placed)) for placed in every)


def _priority(material: Material, placed: Placed) -> Values:
    contribution, strategy, priority = placed.contribution, placed.strategy, placed.priority
    key, address = priority_key(placed), addresses.priority_address(placed)
    own = f"{strategy.id}/{priority.id}"
    facts = _in_languages(priority)
    linked = {f"{key_of(contribution.territory)}/{link.operation}" for link in links_of(contribution, own)}
    return facts | {
        **head(material, "priority"),
        "kind": "priority",
        "key": key,
        "id": material.url(address),
        "territory": _place(material, contribution.territory),
        "strategy": strategy_reference(material, contribution, strategy),
        "period": _years(strategy),
        "predecessors": [priority_reference(material, one) for one in predecessors(contribution, priority)],
        "successors": [priority_reference(material, one) for one in successors(contribution, strategy, priority)],
        "initiatives": sorted(linked),
        "text": _text(material, address, priority.prose, priority.english.prose if priority.english else None),
        "references": _references(contribution, facts, priority),
        "modified": _modified(material.atlas, priority),
        "links": _links(material, key, address, priority.file),
        "document": material.data(f"regions/{key}.json"),
    }


@lru_cache(maxsize=2)
def strategies(material: Material) -> tuple[tuple[Contribution, Strategy, Values], ...]:
    """Every strategy with the values of its document."""
    every = ((c, strategy) for c in material.atlas.contributions.values() for strategy in c.strategies)
    return tuple((c, strategy, _strategy(material, c, strategy)) for c, strategy in every)


def _strategy(material: Material, contribution: Contribution, strategy: Strategy) -> Values:
    key, address = strategy_key(contribution, strategy), addresses.strategy_address(contribution.territory, strategy)
    facts = _in_languages(strategy)
    placed = [Placed(contribution, strategy, priority) for priority in strategy.priorities]
    later = later_strategies(contribution, strategy)
    return facts | {
        **head(material, "strategy"),
        "kind": "strategy",
        "key": key,
        "id": material.url(address),
        "territory": _place(material, contribution.territory),
        "period": _years(strategy),
        "priorities": [priority_reference(material, one) for one in placed],
        "successors": [strategy_reference(material, contribution, one) for one in later],
        "text": _text(material, address, strategy.prose, strategy.english.prose if strategy.english else None),
        "references": _references(contribution, facts, strategy),
        "modified": _modified(material.atlas, strategy),
        "links": _links(material, key, address, strategy.file),
        "document": material.data(f"regions/{key}.json"),
    }


def territories(material: Material) -> Iterator[tuple[Contribution, Values]]:
    """Every county, area or country that has handed something in, with the values of its document."""
    schemas = {"county": "region", "area": "programme-area"}
    for contribution in material.atlas.contributions.values():
        territory, facts = contribution.territory, contribution.facts.model_dump(mode="json")
        key, address = key_of(territory), territory_page(territory)
        place = _place(material, territory)
        yield (
            contribution,
            facts
            | place
            | {
                **head(material, schemas.get(territory.kind, territory.kind)),
                "territory": place,
                "strategies": [strategy_reference(material, contribution, one) for one in contribution.strategies],
                "references": {id_: one.model_dump(mode="json") for id_, one in contribution.sources.items()},
                "modified": material.atlas.changed.get(contribution.file),
                "links": _links(material, key, address, contribution.file),
                "document": material.data(f"regions/{key}.json"),
            },
        )


def territory_page(territory: Territory) -> str:
    """The page about a territory; the country's is that of its initiatives."""
    about = addresses.initiatives_address if territory.kind == "country" else addresses.territory_address
    return about(territory)


def priority_list(material: Material) -> list[Values]:
    """Every priority without its texts."""
    return [written(PriorityInList, values) for _, values in priorities(material)]


def strategy_list(material: Material) -> list[Values]:
    """Every strategy without its texts."""
    return [written(StrategyInList, values) for _, _, values in strategies(material)]


def territory_list(material: Material) -> list[Values]:
    """Every territory without its facts."""
    return [
        values | {"strategies": [one["key"] for one in values["strategies"]], "website": values.get("website")}
        for _, values in territories(material)
    ]


def initiative_list(material: Material) -> Iterator[Values]:
    """Every row of every territory's initiatives: one that two territories list has two."""
    for contribution in material.atlas.contributions.values():
        territory = key_of(contribution.territory)
        linked: dict[str, set[str]] = {}
        for link in contribution.links:
            linked.setdefault(link.operation, set()).add(f"{territory}/{link.priority}")
        for row in contribution.initiatives:
            number = row.Operation_Unique_Identifier
            yield {out_name(name): value for name, value in row.model_dump(mode="json").items()} | {
                "kind": "initiative",
                "key": f"{territory}/{number}",
                "id": material.url(addresses.initiative_place(contribution.territory, number)),
                "territory": territory,
                "priorities": sorted(linked.get(number, ())),
            }


def organisation_list(material: Material) -> Iterator[Values]:
    """Every organisation on the node's list that takes part in something."""
    for found in involvements(material.atlas):
        one = found.organisation.model_dump(mode="json")
        if found.count:
            yield one | {
                "organisation_kind": one["kind"],
                "kind": "organisation",
                "key": found.organisation.id,
                "page": material.url(addresses.actor_address(found.organisation.id)),
                "responsible_for": [item.id for item in found.responsible],
                "partner_in": [item.id for item in found.partner],
                "priorities": [priority_key(placed) for placed in found.priorities],
            }


def source_list(material: Material) -> Iterator[Values]:
    """Every source of every territory."""
    for contribution in material.atlas.contributions.values():
        territory = key_of(contribution.territory)
        for source in contribution.sources.values():
            own = {"kind": "source", "key": f"{territory}/{source.id}", "territory": territory}
            yield source.model_dump(mode="json") | own


def exchange_list(material: Material) -> Iterator[Values]:
    """Every need and offer, with the territory that states it."""
    stated: list[tuple[str, Exchange]] = [
        (key_of(c.territory), one) for c in material.atlas.contributions.values() for one in c.exchange
    ]
    stated += [("node", one) for one in material.atlas.dialogue.exchange]
    for owner, one in stated:
        facts = one.facts.model_dump(mode="json")
        yield facts | {"key": f"{owner}/exchange/{one.id}", "id": material.url(addresses.EXCHANGE), "owner": owner}


def event_list(material: Material) -> Iterator[Values]:
    """Every event."""
    for one in material.atlas.dialogue.events:
        own = {"kind": "event", "key": f"calendar/{one.id}", "id": material.url(addresses.CALENDAR)}
        yield one.facts.model_dump(mode="json") | own


def news_list(material: Material) -> Iterator[Values]:
    """Every piece of news."""
    for one in material.atlas.dialogue.news:
        address = addresses.news_address(one)
        yield one.facts.model_dump(mode="json") | {
            "kind": "news",
            "key": f"news/{one.id}",
            "id": material.url(address),
            "day": one.day,
            "text": _text(material, address, one.prose, one.english),
        }


def lists_of_terms(material: Material) -> Iterator[tuple[str, Values]]:
    """Every vocabulary by its name."""
    for name, vocabulary in material.atlas.vocabularies.items():
        own = {"kind": "vocabulary", "key": name}
        yield name, vocabulary.model_dump(mode="json") | head(material, "vocabulary") | own


def territories_with_codes(material: Material) -> Values:
    """All counties and programme areas with their codes."""
    own = {"kind": "territories", "key": "territories"}
    return material.atlas.territories.model_dump(mode="json") | head(material, "territories") | own


def index(material: Material, totals: Mapping[str, int]) -> Values:
    """The way in."""
    return head(material, "index") | {
        "kind": "index",
        "title": dict(material.names),
        "modified": max(material.atlas.changed.values(), default=None),
        "lists": {name: {"address": material.data(f"{name}.json"), "total": total} for name, total in totals.items()},
        "openapi": material.data("openapi.json"),
        "documentation": material.both(addresses.OPEN_DATA),
        "license": CC0,
        "text_license": CC_BY,
    }


def api_info(material: Material) -> Values:
    """The API's own facts."""
    return head(material, "api-info") | {
        "kind": "api-info",
        "api_name": material.names["sv"],
        "api_version": SCHEMA_VERSION,
        "api_status": "active",
        "api_documentation": material.url(addresses.OPEN_DATA_API),
    }


def strategy_key(contribution: Contribution, strategy: Strategy) -> str:
    """Where a strategy's folder lies below ``regions/``."""
    return f"{key_of(contribution.territory)}/{strategy.id}"


def priority_key(placed: Placed) -> str:
    """Where a priority's file lies below ``regions/``, without its ending."""
    return f"{strategy_key(placed.contribution, placed.strategy)}/{placed.priority.id}"


def strategy_reference(material: Material, contribution: Contribution, strategy: Strategy) -> Values:
    """A strategy as another document names it."""
    address = addresses.strategy_address(contribution.territory, strategy)
    key = strategy_key(contribution, strategy)
    return {"key": key, "id": material.url(address), "name": _two(strategy, "title")}


def priority_reference(material: Material, placed: Placed) -> Values:
    """A priority as another document names it."""
    address = addresses.priority_address(placed)
    return {"key": priority_key(placed), "id": material.url(address), "name": _two(placed.priority, "name")}


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


def _years(strategy: Strategy) -> Values | None:
    if strategy.period is None:
        return None
    start, end = strategy.period
    return {"start": start, "end": end, "approximate": strategy.facts.period_approximate}


def _two(item: Priority | Strategy, field: str) -> Values:
    """A field in both languages."""
    return {"sv": getattr(item.facts, field), "en": getattr(item.english.facts, field) if item.english else None}


def _in_languages(item: Priority | Strategy) -> Values:
    """The facts, where those that a translation has too stand in both languages."""
    facts = item.facts.model_dump(mode="json")
    shared = TRANSLATIONS[type(item)].model_fields.keys() & facts.keys()
    return facts | {field: _two(item, field) for field in shared}


def _text(material: Material, address: str, swedish: Prose, english: Prose | None) -> Values:
    """Links to places of the page are made whole: the text is read elsewhere."""
    texts = {"sv": swedish, "en": english}
    return {
        lang: prose.html.replace('href="#', f'href="{material.url(address, lang)}#') if prose else None
        for lang, prose in texts.items()
    } | {"license": "CC-BY-4.0"}


def _references(contribution: Contribution, facts: Values, item: Priority | Strategy) -> Values:
    """The sources that facts and texts cite, in the order of the territory's list."""
    proses = [item.prose, *([item.english.prose] if item.english else [])]
    cited = {*_cited_in(facts), *(source for prose in proses for source in prose.cites)}
    return {id_: one.model_dump(mode="json") for id_, one in contribution.sources.items() if id_ in cited}


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


def _modified(atlas: Atlas, item: Priority | Strategy) -> str | None:
    files = [item.file, *([item.english.file] if item.english else [])]
    return max((day for file in files if (day := atlas.changed.get(file))), default=None)


def _links(material: Material, key: str, address: str, file: str) -> Values:
    return {"self": material.data(f"regions/{key}.json"), "html": material.both(address), "source_file": file}
