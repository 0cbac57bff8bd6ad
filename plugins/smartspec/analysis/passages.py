"""What became of each priority: the priorities of one list linked to those of another.

A link (``replaces``, ``merged_from``, ``split_from``) is what a source says, or the editors' reading where none does;
an unchanged name is a link too. The ground stands with each passage. So "dropped" means that nothing links
a later priority to this one, not that the work has ended. Where priorities without a stated link have the same main
theme then and now, they stand side by side and are counted apart: they may well be the same work.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from ..model import Priority
from ..model.values import N_
from .coverage import Placed

PassageKind = Literal["kept", "renamed", "rescoped", "merged", "split", "regrouped", "unlinked", "added", "dropped"]
Ground = Literal["source", "name", "reading"]

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
GROUNDS: dict[Ground, str] = {
    "source": N_("a source says so"),
    "name": N_("the name is the same"),
    "reading": N_("the editors' reading"),
}
"""What a link rests on, the firmest first."""


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
    ground: Ground | None = None
    """What its links rest on, the least firm of them; None without links."""


def passages(before: Sequence[Placed], after: Sequence[Placed], *, readings: bool = True) -> tuple[Passage, ...]:
    """Every priority of both lists in exactly one passage, in the order of ``PASSAGE_KINDS``, then of the lists.

    Without ``readings`` only what a source says and unchanged names link.
    """
    links = {
        (i, j): ground
        for j, placed in enumerate(after)
        for i, ground in _sources(before, placed.priority)
        if readings or ground != "reading"
    }
    found = []
    for old, new in _groups(before, after, tuple(links)):
        then, now = [before[i] for i in old], [after[j] for j in new]
        grounds = [ground for (i, j), ground in links.items() if i in old and j in new]
        found.append(
            Passage(
                _kind(then, now, readings=readings),
                tuple(then),
                tuple(now),
                next((ground for ground in reversed(GROUNDS) if ground in grounds), None),
            )
        )
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


def _sources(before: Sequence[Placed], priority: Priority) -> Iterator[tuple[int, Ground]]:
    """Places of the priorities that one comes from; where it names none, of those of the same name."""
    linked = priority.facts.forerunners
    named = [i for i, old in enumerate(before) if f"{old.strategy.id}/{old.priority.id}" in linked]
    if not named:
        yield from ((i, "name") for i, old in enumerate(before) if _same_name(old.priority, priority))
    for i in named:
        same = _same_name(before[i].priority, priority)
        yield i, "source" if priority.facts.succession_basis else "name" if same else "reading"


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


def _kind(before: list[Placed], after: list[Placed], *, readings: bool) -> PassageKind:
    match len(before), len(after):
        case 0, _:
            return "added"
        case _, 0:
            return "dropped"
        case 1, 1:
            return _kind_of_one(before[0].priority, after[0].priority, readings=readings)
        case 1, _:
            return "split"
        case _, 1:
            return "merged"
    return "regrouped"


def _kind_of_one(old: Priority, new: Priority, *, readings: bool) -> PassageKind:
    if readings or new.facts.succession_basis:
        if new.facts.merged_from:
            return "merged"
        if new.facts.split_from:
            return "split"
    if new.facts.theme != old.facts.theme:
        return "rescoped"
    return "kept" if _same_name(old, new) else "renamed"


def _same_name(one: Priority, other: Priority) -> bool:
    return one.facts.name.casefold() == other.facts.name.casefold()
