"""What stands in lists: things that have a document of their own in short, and those that have none.

Of what has changed or is gone nothing is quoted: what was taken away is not told again.
"""

from collections.abc import Iterator
from typing import Any, NamedTuple

from .. import addresses
from ..analysis.exchange import ExchangeEntry, all_listed
from ..analysis.initiatives import row_numbers
from ..analysis.organisations import Involvement, involvements
from ..clock import today
from ..model import (
    Contribution,
    Event,
    EventFacts,
    ExchangeFacts,
    Gone,
    GoneEntry,
    InitiativeFacts,
    NewsFacts,
    NewsItem,
    Organisation,
    Source,
    Territory,
    key_of,
)
from ..model.values import N_
from .documents import AREA, COUNTRY, PRIORITY, REGION, STRATEGY, priority_key, whole
from .material import IDENTIFIED, KEYS, Material, One, head, key_of_record, kind_of_record, text_of
from .records import Added, Kind, Place, Told, Values, brief, taken


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
        **taken(REGION.record, ("summary",)),
        "website": Told(str | None, N_("The organisation's own website"), lambda document: document.get("website")),
        "strategies": Told(
            KEYS,
            N_("The strategies of all periods, by their keys"),
            lambda document: [one["key"] for one in document["strategies"]],
        ),
        **taken(REGION.record, ("modified",)),
    },
    REGION,
    AREA,
    COUNTRY,
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


def _row_number(it: One[tuple[Contribution, InitiativeFacts]]) -> int:
    contribution, facts = it.item
    return row_numbers(it.material.atlas)[key_of(contribution.territory), facts.Operation_Unique_Identifier]


INITIATIVE = Kind[One[tuple[Contribution, InitiativeFacts]]](
    "Initiative",
    {
        **IDENTIFIED,
        **kind_of_record("initiative"),
        **_owner(),
        "row": Told(
            int,
            N_(
                "1, 2 … for the rows of an initiative that several territories list: count those with 1; what "
                "priorities each territory has linked it to stands in that territory's own row"
            ),
            _row_number,
        ),
        "priorities": Told(
            KEYS, N_("Priorities that somebody has linked it to, by their keys"), lambda it: _served(*it.item)
        ),
    },
    InitiativeFacts,
    lambda it: it.item[1].model_dump(mode="json"),
    _initiatives,
)


def _organisations(material: Material) -> Iterator[One[Involvement]]:
    for one in involvements(material.atlas):
        if one.has_page:
            yield One(material, one, one.organisation.id, addresses.actor_address(one.organisation.id))


ORGANISATION = Kind[One[Involvement]](
    "Organisation",
    {
        **key_of_record(N_("Name of the organisation in addresses")),
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
    _organisations,
    renamed={"kind": "organisation_kind"},
)
SOURCE = Kind[One[tuple[Contribution, Source]]](
    "SourceInList",
    {**key_of_record(N_("Territory and id of the source")), **kind_of_record("source"), **_owner()},
    Source,
    lambda it: it.item[1].model_dump(mode="json"),
    lambda m: (
        One(m, (c, one), f"{key_of(c.territory)}/{one.id}")
        for c in m.atlas.contributions.values()
        for one in c.sources.values()
    ),
)


def _exchange(material: Material) -> Iterator[One[ExchangeEntry]]:
    for entry in all_listed(material.atlas, today().isoformat()):
        key = f"{_stated_by(entry)}/exchange/{entry.exchange.id}"
        yield One(material, entry, key, addresses.exchange_place(entry))


def _stated_by(entry: ExchangeEntry) -> str:
    return key_of(entry.territory) if entry.territory else "node"


EXCHANGE = Kind[One[ExchangeEntry]](
    "Exchange",
    {
        **IDENTIFIED,
        "owner": Told(
            str,
            N_("The territory that it comes from, by its key; node is the national node"),
            lambda it: _stated_by(it.item),
        ),
    },
    ExchangeFacts,
    lambda it: it.item.exchange.facts.model_dump(mode="json"),
    _exchange,
)
EVENT = Kind[One[Event]](
    "Event",
    {**IDENTIFIED, **kind_of_record("event")},
    EventFacts,
    lambda it: it.item.facts.model_dump(mode="json"),
    lambda m: (One(m, one, f"calendar/{one.id}", addresses.event_place(one)) for one in m.atlas.dialogue.events),
)
NEWS = Kind[One[NewsItem]](
    "News",
    {
        **IDENTIFIED,
        **kind_of_record("news"),
        "day": Told(str, N_("Day of publication"), lambda it: it.item.day),
        **text_of(lambda one: (one.prose, one.english)),
    },
    NewsFacts,
    lambda it: it.item.facts.model_dump(mode="json"),
    lambda m: (One(m, one, f"news/{one.id}", addresses.news_address(one)) for one in m.atlas.dialogue.news),
)


class Change(NamedTuple):
    """What one day changed in one file; ``page`` is empty where there is none now."""

    day: str
    territory: Territory
    file: str
    page: str
    kinds: tuple[str, ...]


def _changes(material: Material) -> Iterator[One[Change]]:
    """By day, latest first, then by territory and file."""
    there = {one.address for kind in (REGION, AREA, STRATEGY, PRIORITY) for one, _ in whole(kind, material)}
    for day in material.days:
        for logged in day.territories:
            files: dict[str, tuple[str, list[str]]] = {}
            for message in next(iter(logged.messages.values())):
                files.setdefault(message.file, (message.address, []))[1].append(message.kind)
            for file, (address, kinds) in files.items():
                page = material.url(address) if address in there else ""
                yield One(material, Change(day.day, logged.territory, file, page, tuple(dict.fromkeys(kinds))))


CHANGE = Kind[One[Change]](
    "Change",
    {
        **kind_of_record("change"),
        "day": Told(str, N_("Day (UTC) on which it was merged"), lambda it: it.item.day),
        "territory": Told(str, N_("The territory that it is about, by its key"), lambda it: key_of(it.item.territory)),
        "file": Told(str, N_("The file in the repository that changed"), lambda it: it.item.file),
        "page": Told(
            str | None, N_("The page about the thing; null where there is none now"), lambda it: it.item.page or None
        ),
        "what": Told(KEYS, N_("Kinds of change, as in the change log's CSV"), lambda it: it.item.kinds),
    },
    things=_changes,
)
GONE = Kind[One[Gone]](
    "Gone",
    {
        **IDENTIFIED,
        "to": Told(
            KEYS, N_("Keys of what has come in its place: one when moved, several when split"), lambda it: it.item.to
        ),
        "to_ids": Told(
            KEYS,
            N_("Permanent addresses of the same"),
            lambda it: [it.material.url(addresses.address_of_key(key)) for key in it.item.to],
        ),
    },
    GoneEntry,
    lambda it: it.item.facts.model_dump(mode="json"),
    lambda m: (
        One(m, one, one.key, addresses.address_of_key(one.key))
        for c in m.atlas.contributions.values()
        for one in c.gone
    ),
)
"""``kind`` is what became of it."""
