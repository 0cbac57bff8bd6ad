"""What one folder says, as the model has it: a folder without errors becomes a contribution."""

from collections.abc import Iterator

from ..model import (
    Contribution,
    CountryFacts,
    Exchange,
    ExchangeFacts,
    Gone,
    GoneList,
    Priority,
    PriorityFacts,
    PriorityTranslation,
    ProgrammeAreaFacts,
    RegionFacts,
    SourceList,
    Strategy,
    StrategyFacts,
    StrategyTranslation,
    Translation,
    key_of,
    period_of,
    whole_key,
)
from ..model.files import english_of, parts_of
from .folders import Folder


def contribution_of(folder: Folder) -> Contribution:
    """A folder without errors as a contribution; strategies in the order of their start."""
    facts = folder.facts[folder.main]
    listed = folder.facts.get(folder.file("sources"))
    assert isinstance(facts, RegionFacts | ProgrammeAreaFacts | CountryFacts)
    sources = {s.id: s for s in listed.sources} if isinstance(listed, SourceList) else {}
    made = (_strategy(folder, period, names) for period, names in folder.priorities().items())
    strategies = sorted(made, key=lambda strategy: strategy.period.start if strategy.period else 0)
    rows = tuple(row for _, row in folder.rows if row)
    links = tuple(link for _, link in folder.links if link)
    needs = ((file, told) for file, told in folder.facts.items() if isinstance(told, ExchangeFacts))
    exchange = tuple(Exchange(parts_of(file)["name"], file, told) for file, told in needs)
    gone = tuple(_gone(folder))
    return Contribution(folder.territory, folder.main, facts, sources, tuple(strategies), rows, links, exchange, gone)


def _gone(folder: Folder) -> Iterator[Gone]:
    """What one folder's list says is no longer there."""
    file, own = folder.file("gone"), key_of(folder.territory)
    listed = folder.facts.get(file)
    for facts in listed.gone if isinstance(listed, GoneList) else ():
        yield Gone(whole_key(own, facts.id), tuple(whole_key(own, to) for to in facts.to), file, facts)


def _strategy(folder: Folder, period: str, names: list[str]) -> Strategy:
    file = folder.file("strategy", period=period)
    facts = folder.facts[file]
    assert isinstance(facts, StrategyFacts)
    english = _translation(folder, file, StrategyTranslation)
    priorities = tuple(_priority(folder, period, name) for name in names)
    return Strategy(period, file, period_of(period), facts, folder.prose(file), priorities, english)


def _priority(folder: Folder, period: str, name: str) -> Priority:
    file = folder.file("priority", period=period, priority=name)
    facts = folder.facts[file]
    assert isinstance(facts, PriorityFacts)
    english = _translation(folder, file, PriorityTranslation)
    return Priority(name, file, facts, folder.prose(file), english)


def _translation(folder: Folder, file: str, model: type) -> Translation | None:  # type: ignore[type-arg]
    name = english_of(file)
    facts = folder.facts.get(name)
    return Translation(name, facts, folder.prose(name)) if isinstance(facts, model) else None
