"""One strategy or priority before and after: its changed fields, and the kinds of change they amount to."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Literal

from ..model import Frozen, Priority, Strategy

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
