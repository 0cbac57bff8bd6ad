"""Where texts about regions, strategies and priorities name an organisation on the node's list.

That a name stands in a text says no more than that: whether the organisation takes part is for the text to tell.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from ..model import Atlas, Contribution, Frozen, Organisation, Priority, Strategy
from ..model.facts import Statement, TerritoryFacts
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
