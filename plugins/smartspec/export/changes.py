"""What has changed and what is gone, for programs. Nothing is quoted: what was taken away is not told again."""

from collections.abc import Iterator
from typing import NamedTuple

from .. import addresses
from ..model import Gone, GoneEntry, Territory, key_of
from ..model.values import N_
from .documents import AREA, PRIORITY, REGION, STRATEGY, whole
from .material import IDENTIFIED, KEYS, Material, One, kind_of_record
from .records import Kind, Told


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
            for told in next(iter(logged.told.values())):
                files.setdefault(told.file, (told.address, []))[1].append(told.kind)
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
