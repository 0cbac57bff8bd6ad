"""One territory's folder before and after: its changed fields, strategies, priorities and tables, and English texts out
of step with the Swedish ones beside them.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Literal

from ..model import Contribution, Frozen, Priority, Strategy, Territory

PriorityKind = Literal["added", "removed", "moved", "renamed", "rethemed", "recoded", "ended", "status", "text"]
CODING = ("touches", "codes")


@dataclass(frozen=True)
class FieldChange:
    """A field that says something else than before; None where it was or is left out."""

    name: str
    before: Any
    after: Any


@dataclass(frozen=True)
class PriorityChange:
    """A priority before and after; one of them is None when it has been added or removed.

    ``prose`` and ``english`` tell whether the Swedish text, and anything in the English file, differ.
    """

    strategy: Strategy
    before: Priority | None
    after: Priority | None
    fields: tuple[FieldChange, ...] = ()
    prose: bool = False
    english: bool = False

    @property
    def kinds(self) -> tuple[PriorityKind, ...]:
        """What the change amounts to; several may hold."""
        if self.before is None or self.after is None:
            return ("added",) if self.before is None else ("removed",)
        return tuple(self._kinds(self.before, self.after))

    def _kinds(self, before: Priority, after: Priority) -> Iterator[PriorityKind]:
        changed = {field.name for field in self.fields}
        if before.id != after.id:
            yield "moved"
        if "name" in changed:
            yield "renamed"
        if "theme" in changed:
            yield "rethemed"
        if changed & set(CODING):
            yield "recoded"
        if "status" in changed:
            yield "ended" if after.facts.status == "ended" else "status"
        if self.prose or self.english or changed - {"name", "theme", "status", *CODING}:
            yield "text"


@dataclass(frozen=True)
class StrategyChange:
    """A strategy before and after, apart from its priorities; see PriorityChange."""

    before: Strategy | None
    after: Strategy | None
    fields: tuple[FieldChange, ...] = ()
    prose: bool = False
    english: bool = False

    @property
    def moved(self) -> bool:
        """Whether its folder, the period, has another name than before."""
        return bool(self.before and self.after and self.before.id != self.after.id)


def changed_fields(before: Frozen, after: Frozen) -> tuple[FieldChange, ...]:
    """The fields of two facts of one model that differ, in the model's order."""
    names = type(after).model_fields
    sides = ((name, getattr(before, name), getattr(after, name)) for name in names)
    return tuple(FieldChange(*side) for side in sides if side[1] != side[2])


def strategy_change(before: Strategy | None, after: Strategy | None) -> StrategyChange | None:
    """What differs between two states of a strategy, or None when nothing does."""
    if before is None or after is None:
        return StrategyChange(before, after)
    change = StrategyChange(before, after, *_differing(before, after))
    return change if change.moved or change.fields or change.prose or change.english else None


def priority_changes(before: Strategy | None, after: Strategy | None) -> Iterator[PriorityChange]:
    """What differs between the priorities of two states of a strategy, in the order of their ids.

    One that has gone and one that has come with the same name are the same, moved to another address.
    """
    strategy = after or before
    assert strategy
    gone = {p.id: p for p in before.priorities} if before else {}
    for priority in after.priorities if after else ():
        old = gone.pop(priority.id, None) or _moved(gone, after, priority)
        change = PriorityChange(strategy, old, priority, *(_differing(old, priority) if old else ()))
        if change.kinds:
            yield change
    yield from (PriorityChange(strategy, priority, None) for priority in gone.values())


def _moved(gone: dict[str, Priority], after: Strategy | None, priority: Priority) -> Priority | None:
    staying = {p.id for p in after.priorities} if after else set()
    same = [p for p in gone.values() if p.id not in staying and p.facts.name == priority.facts.name]
    return gone.pop(same[0].id) if same else None


def _differing(before: Strategy | Priority, after: Strategy | Priority) -> tuple[tuple[FieldChange, ...], bool, bool]:
    """Fields, whether the Swedish text, and whether the English file differ."""
    old, new = before.english, after.english
    english = (old and (old.facts, old.prose)) != (new and (new.facts, new.prose))
    return changed_fields(before.facts, after.facts), before.prose != after.prose, english


def files_behind(before: Contribution | None, after: Contribution | None) -> tuple[str, ...]:
    """The files whose Swedish words changed while their English stayed: a ``.en.md``, or one with both languages.

    A file that has no English at all is for the check to tell.
    """
    if not (before and after):
        return ()
    return tuple(sorted(set(_behind(before, after))))


def _behind(before: Contribution, after: Contribution) -> Iterator[str]:
    if statements_behind(before.facts, after.facts):
        yield after.file
    for new in after.strategies:
        if not (old := before.strategy(new.id)):
            continue
        yield from _thing_behind(old, new)
        for priority in new.priorities:
            if earlier := old.priority(priority.id):
                yield from _thing_behind(earlier, priority)
    needs = {need.id: need for need in before.exchange}
    both = ((needs[need.id], need) for need in after.exchange if need.id in needs)
    yield from (new.file for old, new in both if statements_behind(old.facts, new.facts))


def _thing_behind(old: Strategy | Priority, new: Strategy | Priority) -> Iterator[str]:
    if statements_behind(old.facts, new.facts):
        yield new.file
    if old.english and new.english and old.english == new.english and _words(old) != _words(new):
        yield new.english.file


def _words(thing: Strategy | Priority) -> tuple[Any, ...]:
    """What an English file repeats of the Swedish one: the name or title, the summary and the text."""
    facts = thing.facts
    return getattr(facts, "name", None), getattr(facts, "title", None), facts.summary, thing.prose


def statements_behind(before: Frozen, after: Frozen) -> bool:
    """Whether a text in two languages, at the same place in both, has new Swedish beside the old English."""
    return _value_behind(before.model_dump(), after.model_dump())


def _value_behind(before: Any, after: Any) -> bool:
    if isinstance(before, dict) and isinstance(after, dict):
        if after.get("en") and before.get("en") == after["en"] and before.get("sv") != after.get("sv"):
            return True
        return any(_value_behind(before.get(key), value) for key, value in after.items())
    if isinstance(before, tuple) and isinstance(after, tuple) and len(before) == len(after):
        return any(map(_value_behind, before, after))
    return False


@dataclass(frozen=True)
class ObjectChanges:
    """Added, removed and changed objects of one kind; each as in the later state, where it is there."""

    added: tuple[Any, ...]
    removed: tuple[Any, ...]
    changed: tuple[Any, ...]

    def __bool__(self) -> bool:
        return bool(self.added or self.removed or self.changed)


@dataclass(frozen=True)
class TerritoryChange:
    """What differs in one territory's folder; ``before`` or ``after`` is None where it has handed in nothing.

    ``behind`` are the files whose English no longer says what the Swedish does.
    """

    territory: Territory
    before: Contribution | None
    after: Contribution | None
    fields: tuple[FieldChange, ...]
    strategies: tuple[StrategyChange, ...]
    priorities: tuple[PriorityChange, ...]
    sources: ObjectChanges
    initiatives: ObjectChanges
    links: ObjectChanges
    exchange: ObjectChanges
    behind: tuple[str, ...]


def territory_change(
    territory: Territory, before: Contribution | None, after: Contribution | None
) -> TerritoryChange | None:
    """What differs between two states of a territory's folder, or None when nothing does."""
    pairs = _strategies_of_both(before, after)
    change = TerritoryChange(
        territory,
        before,
        after,
        fields=changed_fields(before.facts, after.facts) if before and after else (),
        strategies=tuple(change for pair in pairs if (change := strategy_change(*pair))),
        priorities=tuple(change for pair in pairs for change in priority_changes(*pair)),
        sources=_changes(before, after, lambda side: side.sources),
        initiatives=_changes(before, after, lambda side: {i.Operation_Unique_Identifier: i for i in side.initiatives}),
        links=_changes(before, after, lambda side: {(link.operation, link.priority): link for link in side.links}),
        exchange=_changes(before, after, lambda side: {need.id: need for need in side.exchange}),
        behind=files_behind(before, after),
    )
    tables = change.sources, change.initiatives, change.links, change.exchange
    differs = any((change.fields, change.strategies, change.priorities, *tables))
    return change if differs or (before is None) != (after is None) else None


def _strategies_of_both(
    before: Contribution | None, after: Contribution | None
) -> list[tuple[Strategy | None, Strategy | None]]:
    """Each strategy before and after, those that are still there first.

    One whose folder has another name, as ``gone.yml`` says, is the same.
    """
    old, new = ({strategy.id: strategy for strategy in (side.strategies if side else ())} for side in (before, after))
    was = {to: key for to, key in _moved_folders(after) if to in new and to not in old and key in old}
    pairs = [(old.pop(was.get(period, period), None), new[period]) for period in new]
    return [*pairs, *((strategy, None) for strategy in old.values())]


def _moved_folders(after: Contribution | None) -> Iterator[tuple[str, str]]:
    """The folder of each strategy that has moved, as it is called and as it was called."""
    for gone in after.gone if after else ():
        if gone.facts.kind == "moved":
            yield gone.to[0].rpartition("/")[2], gone.key.rpartition("/")[2]


def _changes(
    before: Contribution | None, after: Contribution | None, things: Callable[[Contribution], Mapping[Any, Any]]
) -> ObjectChanges:
    """What came, went and changed among ``things``, which gives those of one state by what identifies them."""
    old, new = (things(side) if side else {} for side in (before, after))
    return ObjectChanges(
        tuple(new[key] for key in new if key not in old),
        tuple(old[key] for key in old if key not in new),
        tuple(new[key] for key in new if key in old and old[key] != new[key]),
    )
