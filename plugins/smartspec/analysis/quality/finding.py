"""One thing in a territory's files that an editor can look at, and the kinds there are."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from ...check.age import sources_file
from ...model import Bilingual, Contribution, Frozen, Priority, SourceList, Strategy, Territory, Translatable
from ...read.document import Path

Kind = Literal[
    "strategy-past",
    "english",
    "source-address",
    "source-year",
    "code",
    "successor",
    "field",
    "confidence",
    "tagging",
    "stale-source",
    "stale-territory",
    "discrepancy",
    "gap",
]
FINDING_KINDS: tuple[Kind, ...] = Kind.__args__  # type: ignore[attr-defined]
"""What is mended fastest comes first: one line to change, one look-up, then what must be found out."""


@dataclass(frozen=True)
class Finding:
    """One thing to look at. It says nothing about the region: often the fact is only not known here.

    ``key`` is its place in the file, ``what`` the text or name that it is about, ``detail`` what
    kind of fault within the kind, ``since`` a day, month or year, or empty; ``address`` is where
    the source itself can be read.
    """

    territory: Territory
    kind: Kind
    file: str
    key: str
    what: Translatable | None
    detail: str = ""
    since: str = ""
    address: str = ""


def files_of(contribution: Contribution) -> Iterator[tuple[str, Frozen]]:
    """Each file of a territory that holds facts in Swedish, with its facts; tables not among them."""
    yield contribution.file, contribution.facts
    yield sources_file(contribution), SourceList(sources=tuple(contribution.sources.values()))
    for strategy in contribution.strategies:
        yield strategy.file, strategy.facts
        for priority in strategy.priorities:
            yield priority.file, priority.facts


def items_of(strategy: Strategy) -> tuple[Strategy | Priority, ...]:
    """A strategy and its priorities: what has a page and a name of its own."""
    return (strategy, *strategy.priorities)


def parts_of(facts: Frozen, path: Path = ()) -> Iterator[tuple[Path, Frozen]]:
    """Everything nested in some facts, at any depth, with its path."""
    for name in type(facts).model_fields:
        value = getattr(facts, name)
        within = enumerate(value) if isinstance(value, tuple) else [(None, value)]
        for index, part in within:
            if isinstance(part, Frozen):
                own = (*path, name) if index is None else (*path, name, index)
                yield own, part
                yield from parts_of(part, own)


def name_of(item: Priority | Strategy) -> Bilingual:
    """The name of a priority or the title of a strategy, in the languages it has."""
    if isinstance(item, Priority):
        return Bilingual(sv=item.facts.name, en=item.english.facts.name if item.english else None)
    return Bilingual(sv=item.facts.title, en=item.english.facts.title if item.english else None)
