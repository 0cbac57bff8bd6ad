"""Who takes part in what: organisations as priorities and initiatives name them, by the node's list of names."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from ..model import Atlas, Bilingual, InitiativeFacts, Organisation, Territory, key_of
from .coverage import Placed, all_priorities
from .holdings import Holding
from .initiatives import Initiative, all_initiatives
from .organisation_texts import NamedText, texts_naming
from .remembered import once


@dataclass(frozen=True)
class Involvement:
    """What one organisation takes part in: initiatives that it is responsible for or a partner in, and priorities.

    ``texts`` are pages whose texts name it beyond that, which does not say that it takes part.
    """

    organisation: Organisation
    responsible: tuple[Initiative, ...]
    partner: tuple[Initiative, ...]
    priorities: tuple[Placed, ...]
    texts: tuple[NamedText, ...] = ()
    now: Organisation | None = None
    """The one that has come in its place, where that has a page too: the two are counted as one."""
    earlier: tuple[Organisation, ...] = ()
    """Those with a page in whose place it has come."""

    @property
    def has_page(self) -> bool:
        """Whether there is anything to tell of it."""
        return bool(self.count or self.texts)

    @property
    def count(self) -> int:
        """In how many things it takes part."""
        return len(self.responsible) + len(self.partner) + len(self.priorities)

    @property
    def holding(self) -> Holding:
        """The initiatives that it is responsible for, whose sums can be told; a partner's part of one is not known."""
        return Holding(self.responsible)


@once
def organisations_by_name(atlas: Atlas) -> Mapping[str, Organisation]:
    """Every name and other spelling on the list, as names are compared."""
    listed = atlas.node.organisations.organisations
    return {spelled(name): one for one in listed for name in (one.name.sv, one.name.en or one.name.sv, *one.also)}


def spelled(name: str) -> str:
    """A name as it is compared: letter case and spaces are no difference."""
    return " ".join(name.casefold().split())


@dataclass(frozen=True)
class NamedActor:
    """An organisation that some priorities name, with the territories whose priorities do, in their order."""

    name: Bilingual
    organisation: Organisation | None
    """None where it is not on the list."""
    territories: tuple[Territory, ...]


def actors_of(atlas: Atlas, priorities: Iterable[Placed]) -> tuple[NamedActor, ...]:
    """The organisations that those priorities name, first those that priorities of most territories do."""
    known = organisations_by_name(atlas)
    names: dict[str, Bilingual] = {}
    listed: dict[str, Organisation] = {}
    found: dict[str, dict[str, Territory]] = {}
    for placed in priorities:
        for name in placed.priority.facts.actors:
            one, territory = known.get(spelled(name)), placed.contribution.territory
            key = one.id if one else spelled(name)
            names.setdefault(key, one.name if one else Bilingual(sv=name))
            listed |= {key: one} if one else {}
            found.setdefault(key, {})[key_of(territory)] = territory
    actors = (NamedActor(names[key], listed.get(key), tuple(those.values())) for key, those in found.items())
    return tuple(sorted(actors, key=lambda one: -len(one.territories)))


def organisations_of(atlas: Atlas, item: Initiative) -> tuple[Organisation, ...]:
    """Those on the list that are responsible for an initiative or partners in it, each once."""
    known = organisations_by_name(atlas)
    names = (name for row in item.rows for name in named_in(row.facts))
    return tuple({one.id: one for name in names if (one := known.get(spelled(name)))}.values())


def named_in(facts: InitiativeFacts) -> Iterable[str]:
    """The organisations that a row names."""
    return filter(None, (facts.Beneficiary_Name, *facts.Partners))


@once
def involvements(atlas: Atlas) -> tuple[Involvement, ...]:
    """Every organisation on the list that takes part in anything, in the order of the list."""
    known = organisations_by_name(atlas)
    responsible: dict[str, dict[str, Initiative]] = {}
    partner: dict[str, dict[str, Initiative]] = {}
    priorities: dict[str, list[Placed]] = {}
    for item in all_initiatives(atlas):
        for row in item.rows:
            for name in named_in(row.facts):
                if one := known.get(spelled(name)):
                    role = responsible if name == row.facts.Beneficiary_Name else partner
                    role.setdefault(one.id, {})[item.id] = item
    for placed in all_priorities(atlas):
        for id_ in {one.id: one for name in placed.priority.facts.actors if (one := known.get(spelled(name)))}:
            priorities.setdefault(id_, []).append(placed)
    found = []
    for one in atlas.node.organisations.organisations:
        own, named = responsible.get(one.id, {}), tuple(priorities.get(one.id, ()))
        with_others = tuple(item for id_, item in partner.get(one.id, {}).items() if id_ not in own)
        told = {id(each.priority) for each in named}
        further = tuple(text for text in texts_naming(atlas).get(one.id, ()) if id(text.priority) not in told)
        found.append(Involvement(one, tuple(own.values()), with_others, named, further))
    shown = {each.organisation.id: each.organisation for each in found if each.has_page}
    earlier: dict[str, list[Organisation]] = {}
    for one in shown.values():
        if one.now in shown:
            earlier.setdefault(one.now, []).append(one)
    return tuple(
        replace(each, now=shown.get(each.organisation.now or ""), earlier=tuple(earlier.get(each.organisation.id, ())))
        for each in found
    )
