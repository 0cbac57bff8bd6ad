"""Who takes part in what: organisations as priorities and initiatives name them, by the node's list of names.

Texts about regions, strategies and priorities name them too. That a name stands in a text says no more than that:
whether the organisation takes part is for the text to tell.
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from difflib import SequenceMatcher

from ..model import Atlas, Contribution, Frozen, InitiativeFacts, Organisation, Priority, Strategy
from ..model.facts import Statement, TerritoryFacts
from .coverage import Placed, all_priorities
from .holdings import Holding
from .initiatives import Initiative, all_initiatives
from .remembered import once

SENTENCE = re.compile(r"(?<=[.!?])\s+")


@dataclass(frozen=True, eq=False)
class NamedText:
    """A page whose texts name an organisation: a territory's, or that of a strategy or a priority of it."""

    contribution: Contribution
    strategy: Strategy | None = None
    priority: Priority | None = None


@once
def texts_naming(atlas: Atlas) -> Mapping[str, tuple[NamedText, ...]]:
    """By organisation, the pages whose Swedish texts hold its name or another spelling of it, in the atlas's order.

    Names count as they are spelled on the list, as whole words or with a genitive s, and not as the beginning of a
    longer name (``RISE`` in ``RISE Processum``). A name that a municipality has too is never looked for, as
    ``Höganäs``. A region's own organisation is not told of on the region's own pages, where it stands everywhere.
    """
    ids = _ids_by_name(atlas)
    if not ids:
        return {}
    longest_first = "|".join(map(re.escape, sorted(ids, key=len, reverse=True)))
    pattern = re.compile(rf"(?<![\w-])({longest_first})(?=s?(?![\w-]))(?!s?\s[A-ZÅÄÖ])")
    found: dict[str, list[NamedText]] = {}
    for place, texts in _texts(atlas):
        own = getattr(place.contribution.facts, "organisation", "")
        for name in dict.fromkeys(name for text in texts for name in pattern.findall(text)):
            if name != own:
                places = found.setdefault(ids[name], [])
                if place not in places[-1:]:
                    places.append(place)
    return {one: tuple(places) for one, places in found.items()}


def sentences_naming(organisation: Organisation, texts: Iterable[str]) -> tuple[str, ...]:
    """The sentences of some texts that hold a name of the organisation as it is spelled on the list, each once."""
    spelled = (organisation.name.sv, organisation.name.en, *organisation.also)
    names = "|".join(re.escape(name) for name in spelled if name)
    pattern = re.compile(rf"(?<!\w)(?:{names})s?(?!\w)")
    said = (text for text in texts if pattern.search(text))
    return tuple(dict.fromkeys(one for text in said for one in SENTENCE.split(text) if pattern.search(one)))


def _ids_by_name(atlas: Atlas) -> Mapping[str, str]:
    taken = {one.name for one in atlas.node.municipalities}
    listed = atlas.node.organisations.organisations
    return {name: one.id for one in listed for name in (one.name.sv, *one.also) if name not in taken}


def _texts(atlas: Atlas) -> Iterator[tuple[NamedText, Iterable[str]]]:
    for contribution in atlas.contributions.values():
        facts = contribution.facts
        if isinstance(facts, TerritoryFacts):
            yield NamedText(contribution), (facts.summary.sv, *_statements(facts))
        for strategy in contribution.strategies:
            yield NamedText(contribution, strategy), (strategy.facts.summary, *_statements(strategy.facts))
            for priority in strategy.priorities:
                parts = (part.sv for part in priority.facts.sub_areas)
                own = (priority.facts.summary, *parts, *_statements(priority.facts), priority.prose.text)
                yield NamedText(contribution, strategy, priority), own


def _statements(facts: Frozen) -> Iterator[str]:
    """The texts of all statements that some facts hold."""
    for name in type(facts).model_fields:
        value = getattr(facts, name)
        yield from (one.sv for one in value if isinstance(one, Statement)) if isinstance(value, tuple) else ()


ALIKE = 0.9
"""How much of two names must be the same for them to be listed as alike, from 0 to 1."""
LEGAL_FORMS = re.compile(r"\b(?:ab|stift|stiftelsen|ekonomisk|foren|forening|ek|the|hb)\b")


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


@once
def unlisted(atlas: Atlas) -> Mapping[str, int]:
    """Names that are not on the list, with how often they stand; some are no organisations, as all municipalities."""
    known = organisations_by_name(atlas)
    rows = (row.facts for item in all_initiatives(atlas) for row in item.rows)
    names = Counter(name for facts in rows for name in named_in(facts))
    names.update(name for _, _, priority in atlas.priorities() for name in priority.facts.actors)
    return {name: names[name] for name in sorted(names, key=str.casefold) if spelled(name) not in known}


@once
def look_alikes(atlas: Atlas) -> tuple[tuple[str, str], ...]:
    """Pairs of names that look like one: entries of the list, and names that are not on it. Only people join them."""
    listed = [one.name.sv for one in atlas.node.organisations.organisations]
    names = sorted({*listed, *unlisted(atlas)}, key=lambda name: (_bare(name), name))
    found = []
    for place, first in enumerate(names):
        one = _bare(first)
        for second in names[place + 1 : place + 6]:  # in the order of their letters, what is alike stands near
            other = _bare(second)
            if one and other and (one == other or SequenceMatcher(None, one, other).ratio() >= ALIKE):
                found.append((first, second))
    return tuple(found)


def _bare(name: str) -> str:
    """A name without case, accents, legal form and what stands in brackets."""
    folded = unicodedata.normalize("NFKD", re.sub(r"\(.*?\)", " ", name).casefold()).encode("ascii", "ignore").decode()
    return " ".join(LEGAL_FORMS.sub(" ", re.sub(r"[^a-z0-9 ]+", " ", folded)).split())
