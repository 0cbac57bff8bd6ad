"""Which English texts are out of step: the Swedish beside them has changed and they have not."""

from collections.abc import Iterator
from typing import Any

from ..model import Contribution, Frozen, Priority, Strategy


def files_behind(before: Contribution | None, after: Contribution | None) -> tuple[str, ...]:
    """The files whose Swedish words changed while their English stayed: a ``.en.md``, or one with both languages.

    A file that has no English at all is for the check to tell.
    """
    if not (before and after):
        return ()
    found = dict.fromkeys(_behind(before, after))
    return tuple(sorted(found))


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
    needs = {one.id: one for one in before.exchange}
    yield from (o.file for o in after.exchange if o.id in needs and statements_behind(needs[o.id].facts, o.facts))


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
