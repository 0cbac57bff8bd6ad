"""What became of each priority: the priorities of one list linked to those of another.

Only what the strategies themselves say counts as a link (``replaces``, ``merged_from``,
``split_from``), besides an unchanged name. So "dropped" means that no later priority says it
continues this one, not that the work has ended. Where priorities without a stated link have the same main
theme then and now, they stand side by side and are counted apart: they may well be the same work.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from ..model import Priority
from ..model.values import N_
from .coverage import Placed

PassageKind = Literal["kept", "renamed", "rescoped", "merged", "split", "regrouped", "unlinked", "added", "dropped"]

PASSAGE_KINDS: Mapping[PassageKind, str] = {
    "kept": N_("Kept"),
    "renamed": N_("Renamed"),
    "rescoped": N_("Re-scoped"),
    "merged": N_("Merged"),
    "split": N_("Split"),
    "regrouped": N_("Regrouped"),
    "unlinked": N_("Same theme, no link stated"),
    "added": N_("Only now, no link stated"),
    "dropped": N_("Only then, no link stated"),
}
"""What each kind of passage is called, in the order in which they stand."""


@dataclass(frozen=True)
class Passage:
    """Priorities that became others: one connected component of the links between two lists.

    ``kept``: one, with the same name and main theme. ``renamed``: one, with another name and the
    same main theme. ``rescoped``: one, with another main theme, whatever its name. ``merged``:
    several became one. ``split``: one became several. ``regrouped``: several became several.
    ``unlinked``: those of one main theme, then and now, that no source links. ``added``: nothing before.
    ``dropped``: nothing after. Where the source says merged or split
    but the other parts are not known, it is so called even with one on each side.
    """

    kind: PassageKind
    before: tuple[Placed, ...]
    after: tuple[Placed, ...]


def passages(before: Sequence[Placed], after: Sequence[Placed]) -> tuple[Passage, ...]:
    """Every priority of both lists in exactly one passage, in the order of ``PASSAGE_KINDS``, then of the lists."""
    links = [(i, j) for j, placed in enumerate(after) for i in _sources(before, placed.priority)]
    groups = (([before[i] for i in old], [after[j] for j in new]) for old, new in _groups(before, after, links))
    found = [Passage(_kind(then, now), tuple(then), tuple(now)) for then, now in groups]
    order = list(PASSAGE_KINDS)
    return tuple(sorted(_side_by_side(found), key=lambda passage: order.index(passage.kind)))


def _side_by_side(found: Sequence[Passage]) -> Iterator[Passage]:
    """Those without a link whose main theme is on both sides together, a passage a theme; the others as they are."""
    then: dict[str, list[Placed]] = {}
    now: dict[str, list[Placed]] = {}
    for passage in found:
        for side, placed in ((then, passage.before), (now, passage.after)):
            if passage.kind in ("added", "dropped"):
                for one in placed:
                    side.setdefault(one.priority.facts.theme, []).append(one)
    both = [theme for theme in now if theme in then]
    for passage in found:
        if (
            passage.kind not in ("added", "dropped")
            or (*passage.before, *passage.after)[0].priority.facts.theme not in both
        ):
            yield passage
    yield from (Passage("unlinked", tuple(then[theme]), tuple(now[theme])) for theme in both)


def _sources(before: Sequence[Placed], priority: Priority) -> Iterator[int]:
    """Places of the priorities that one says it comes from; where it says none, of those of the same name."""
    stated = priority.facts.forerunners
    linked = [i for i, old in enumerate(before) if f"{old.strategy.id}/{old.priority.id}" in stated]
    yield from linked or (i for i, old in enumerate(before) if _same_name(old.priority, priority))


def _groups(
    before: Sequence[Placed], after: Sequence[Placed], links: Sequence[tuple[int, int]]
) -> Iterator[tuple[list[int], list[int]]]:
    """The connected components of the links between both lists, as indexes into each."""
    part = {**{("old", i): i for i in range(len(before))}, **{("new", j): len(before) + j for j in range(len(after))}}
    for i, j in links:
        lower, higher = sorted((part["old", i], part["new", j]))
        part = {place: lower if number == higher else number for place, number in part.items()}
    for number in sorted(set(part.values())):
        members = [place for place, own in part.items() if own == number]
        yield [i for side, i in members if side == "old"], [j for side, j in members if side == "new"]


def _kind(before: list[Placed], after: list[Placed]) -> PassageKind:
    match len(before), len(after):
        case 0, _:
            return "added"
        case _, 0:
            return "dropped"
        case 1, 1:
            return _kind_of_one(before[0].priority, after[0].priority)
        case 1, _:
            return "split"
        case _, 1:
            return "merged"
    return "regrouped"


def _kind_of_one(old: Priority, new: Priority) -> PassageKind:
    if new.facts.merged_from:
        return "merged"
    if new.facts.split_from:
        return "split"
    if new.facts.theme != old.facts.theme:
        return "rescoped"
    return "kept" if _same_name(old, new) else "renamed"


def _same_name(one: Priority, other: Priority) -> bool:
    return one.facts.name.casefold() == other.facts.name.casefold()
