"""What is contributed and has a document of its own: what the site adds to its facts, and how that is found."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from typing import Annotated, Any

from .. import addresses
from ..analysis.coverage import STANDINGS, Placed, Standing, standing
from ..analysis.initiatives import linked_to
from ..analysis.succession import later_strategies, predecessors, successors
from ..analysis.timeline import STATES, State, state_of
from ..clock import today
from ..model import (
    Contribution,
    CountryFacts,
    Frozen,
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
    Territory,
    key_of,
)
from ..model.values import N_, Labels
from ..pages.structured import NUTS
from .material import IDENTIFIED, KEYS, MODIFIED, REFERENCES, Material, One, head, kind_of_document, text_of
from .records import Added, Kind, Links, Place, Reference, T, Told, Values, Years


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


def _linked_to(it: Contributed[Placed]) -> list[str]:
    """Keys of the initiatives that have been linked to a priority."""
    return sorted(f"{key_of(it.contribution.territory)}/{item.id}" for item in linked_to(it.material.atlas, it.item))


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
        "counted_as": Told(
            Annotated[Standing, Labels(STANDINGS)],
            N_("The one of four groups in which the site counts it this year; status is what is told of the decision"),
            lambda it: standing(it.item, today().year),
        ),
        "predecessors": Told(
            REFERENCES,
            N_("Earlier priorities that it follows; who says so: see succession_basis"),
            lambda it: _named(it.material, predecessors(it.contribution, it.item.priority)),
        ),
        "successors": Told(
            REFERENCES,
            N_("Later priorities that follow it; who says so: see their succession_basis"),
            lambda it: _named(it.material, successors(it.contribution, it.item.strategy, it.item.priority)),
        ),
        "initiatives": Told(KEYS, N_("Operations that somebody has linked to it, by their keys"), _linked_to),
        **text_of(lambda one: _proses(one.priority)),
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
        "counted_as": Told(
            Annotated[State, Labels(STATES)],
            N_("How the site counts it this year; a region has a strategy in force where any of its strategies is so"),
            lambda it: state_of(it.item, today().year),
        ),
        "title_en_is_ours": Told(
            bool | None,
            N_("true when the English title is this project's own translation; null where there is none"),
            lambda it: it.item.english.facts.translated if it.item.english else None,
        ),
        "priorities": Told(
            REFERENCES,
            N_("The priorities of the strategy"),
            lambda it: _named(it.material, (Placed(it.contribution, it.item, one) for one in it.item.priorities)),
        ),
        "successors": Told(
            REFERENCES,
            N_("Later strategies that follow it; who says so: see their succession_basis"),
            lambda it: _strategies(it, later_strategies(it.contribution, it.item)),
        ),
        **text_of(_proses),
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
        for one in material.atlas.contributions.values():
            if one.territory.kind == kind:
                about = key_of(one.territory), territory_page(one.territory)
                yield Contributed(material, one, *about, contribution=one, part=one)

    return Kind(name, added, model, lambda it: it.facts, things)


REGION = _territory("Region", "region", "county", RegionFacts)
AREA = _territory("ProgrammeArea", "programme-area", "area", ProgrammeAreaFacts)
COUNTRY = _territory("Country", "country", "country", CountryFacts)


@lru_cache(maxsize=5)
def whole(kind: Kind[Contributed[Any]], material: Material) -> tuple[tuple[Contributed[Any], Values], ...]:
    """Every thing of a kind with its document, made once for itself and for the lists."""
    return tuple((one, kind.values(one)) for one in kind.things(material))
