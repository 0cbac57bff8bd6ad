"""The funded initiatives of the country and of its parts, each once, however many tables list it."""

import datetime
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cached_property

from ..model import Atlas, Contribution, InitiativeFacts, Source, Territory, key_of
from .coverage import Placed
from .money import KINDS, UNCLEAR, Stated, amounts_of
from .remembered import once

PLACES = re.compile(r"[,;|\s]+")


@dataclass(frozen=True, eq=False)
class ListedRow:
    """One row of one territory's table. A row is only like itself: two need not be compared field by field."""

    contribution: Contribution
    facts: InitiativeFacts


@dataclass(frozen=True)
class Told:
    """What territories say of an initiative in some columns, and which of them say just that."""

    facts: InitiativeFacts
    territories: tuple[Territory, ...]


@dataclass(frozen=True)
class Initiative:
    """One funded operation, with its row in each territory that lists it: counted once, however many do."""

    id: str
    rows: tuple[ListedRow, ...]
    priorities: tuple[Placed, ...] = ()
    """The priorities that it is linked to, in any of those territories."""
    elsewhere: tuple[ListedRow, ...] = ()
    """Its rows in other territories' tables: they tell more of it, but their amounts are not this territory's."""

    @property
    def has_words(self) -> bool:
        """Whether an amount is given in words only: a note with a figure in it, and nothing to sum."""
        return not self.amounts and any(re.search(r"\d", row.facts.Amount_Note or "") for row in self.rows)

    @cached_property
    def amounts(self) -> tuple[Stated, ...]:
        """What is stated of each kind that has an amount, where no two rows state different ones."""
        found: dict[str, list[Stated]] = {}
        for row in self.rows:
            for stated in amounts_of(row.facts):
                found.setdefault(stated.kind, []).append(stated)
        if len(found) > 1 and any(row.facts.Support_Amount for row in self.rows):
            found.pop(UNCLEAR, None)  # words of one row, where another states the amount
        return tuple(found[kind][0] for kind in KINDS if kind in found and len({s.money for s in found[kind]}) == 1)

    @cached_property
    def shown_first(self) -> Stated:
        """The largest of its amounts, whatever the kind, for an order among initiatives."""
        return max(self.amounts, key=lambda stated: stated.money.amount)

    @property
    def facts(self) -> InitiativeFacts:
        """The row of the first territory that lists it."""
        return self.rows[0].facts

    @property
    def sources(self) -> list[Source]:
        """What its rows here and elsewhere cite."""
        return [one for row in (*self.rows, *self.elsewhere) for one in row.contribution.cited(row.facts.Sources)]

    def telling(self, *names: str) -> InitiativeFacts:
        """The first row that says something in one of those columns, or else the first row."""
        told = (row.facts for row in self.rows if any(getattr(row.facts, name) for name in names))
        return next(told, self.facts)

    def told(self, *names: str) -> tuple[Told, ...]:
        """What its rows here and elsewhere say in those columns, each once, the fullest first.

        Nothing of a row that only says less than another.
        """
        found: dict[tuple[frozenset[str], ...], list[ListedRow]] = {}
        for row in (*self.rows, *self.elsewhere):
            said = tuple(_plainly(getattr(row.facts, name)) for name in names)
            if any(said):
                found.setdefault(said, []).append(row)
        return tuple(
            Told(rows[0].facts, tuple(row.contribution.territory for row in rows))
            for said, rows in sorted(found.items(), key=lambda one: -sum(map(bool, one[0])))
            if not any(_says_less(said, other) for other in found)
        )

    @property
    def amounts_elsewhere(self) -> tuple[Stated, ...]:
        """What is stated in other territories' tables only, where nothing is stated here."""
        return () if self.amounts else Initiative(self.id, self.elsewhere).amounts

    @cached_property
    def last_day(self) -> str:
        """Its last day, month or year (``2026-02-28``, ``2026``): the latest that a row states; empty where none is."""
        stated = (row.facts.Operation_End_Date or "" for row in (*self.rows, *self.elsewhere))
        return max(stated, key=lambda end: end + "-12-31"[len(end) - 4 :] if end else "", default="")

    @property
    def last_year(self) -> str:
        """The year of its last day."""
        return self.last_day[:4]

    @property
    def states(self) -> frozenset[str]:
        """The days of the lists that its rows come from, where those say one."""
        return frozenset(row.facts.Amount_State for row in self.rows if row.facts.Amount_State)

    @property
    def instruments(self) -> tuple[str, ...]:
        """Who pays, by the list of instruments."""
        return tuple(dict.fromkeys(name for row in self.rows for name in row.facts.Instruments))


def _plainly(said: object) -> frozenset[str]:
    """What a cell names, for comparison: the kind of dash and the case of letters say nothing."""
    words = said if isinstance(said, tuple) else (said,) if said else ()
    return frozenset(str(word).casefold().replace("–", "-") for word in words)


def _says_less(said: tuple[frozenset[str], ...], other: tuple[frozenset[str], ...]) -> bool:
    return said != other and all(mine <= theirs for mine, theirs in zip(said, other, strict=True))


@once
def all_initiatives(atlas: Atlas) -> tuple[Initiative, ...]:
    """Every initiative of the country once, in the order of the territories and their tables."""
    return initiatives_in(atlas.contributions.values())


def initiatives_in(contributions: Iterable[Contribution]) -> tuple[Initiative, ...]:
    """The initiatives that those territories list, each once."""
    found: dict[str, Initiative] = {}
    for contribution in contributions:
        for item in _own(contribution):
            if before := found.get(item.id):
                rows, priorities = before.rows + item.rows, before.priorities + item.priorities
                found[item.id] = Initiative(item.id, rows, priorities)
            else:
                found[item.id] = item
    return tuple(found.values())


def initiatives_of(atlas: Atlas, territory: Territory) -> tuple[Initiative, ...]:
    """A territory's own initiatives; of a programme area also those of its counties."""
    if territory.kind != "area":
        return _own_initiatives(atlas, key_of(territory))
    places = (territory, *atlas.territories.counties_of(territory))
    return _with_elsewhere(atlas, initiatives_in(filter(None, map(atlas.contribution, places))))


def linked_to(atlas: Atlas, placed: Placed) -> tuple[Initiative, ...]:
    """The initiatives of a territory that somebody has linked to a priority of it."""
    own = _own_initiatives(atlas, key_of(placed.contribution.territory))
    return tuple(item for item in own if any(one.priority is placed.priority for one in item.priorities))


@once
def _own_initiatives(atlas: Atlas, key: str) -> tuple[Initiative, ...]:
    """What the table in that folder lists, each with its rows in other territories' tables."""
    contribution = atlas.contributions.get(key)
    return _with_elsewhere(atlas, _own(contribution)) if contribution else ()


@once
def _own(contribution: Contribution) -> tuple[Initiative, ...]:
    """The rows of one territory: the same objects on every page, so that amounts are read once."""
    placed = {f"{s.id}/{p.id}": Placed(contribution, s, p) for s in contribution.strategies for p in s.priorities}
    linked: dict[str, list[Placed]] = {}
    for link in contribution.links:
        if link.priority in placed:
            linked.setdefault(link.operation, []).append(placed[link.priority])
    rows = ((row.Operation_Unique_Identifier, ListedRow(contribution, row)) for row in contribution.initiatives)
    return tuple(Initiative(name, (row,), tuple(linked.get(name, ()))) for name, row in rows)


@once
def _listed_by_several(atlas: Atlas) -> Mapping[str, Initiative]:
    return {item.id: item for item in all_initiatives(atlas) if len(item.rows) > 1}


def _with_elsewhere(atlas: Atlas, items: Iterable[Initiative]) -> tuple[Initiative, ...]:
    several = _listed_by_several(atlas)
    return tuple(
        replace(item, elsewhere=others)
        if item.id in several and (others := tuple(row for row in several[item.id].rows if row not in item.rows))
        else item
        for item in items
    )


def numbered_rows(item: Initiative) -> tuple[ListedRow, ...]:
    """Its rows in the order in which files number them: those that state the amount that is counted come first."""
    return tuple(sorted(item.rows, key=lambda row: tuple(amounts_of(row.facts)) != item.amounts))


@once
def row_numbers(atlas: Atlas) -> Mapping[tuple[str, str], int]:
    """The number of each row, from 1, by the folder that it stands in and its initiative."""
    return {
        (key_of(row.contribution.territory), item.id): number
        for item in all_initiatives(atlas)
        for number, row in enumerate(numbered_rows(item), 1)
    }


def lasts(item: Initiative, day: datetime.date) -> bool | None:
    """Whether the last day (or month, or year) of an initiative has not passed on a day; None where it is not known."""
    return item.last_day >= day.isoformat()[: len(item.last_day)] if item.last_day else None


@once
def shared_by_county(atlas: Atlas) -> Mapping[str, tuple[Initiative, ...]]:
    """By county, the initiatives that are in it, too, but that its own table does not list.

    Other tables do: those of other counties, programme areas or the national programme.
    """
    found: dict[str, list[Initiative]] = {}
    for item in all_initiatives(atlas):
        for slug in counties_of(atlas, item):
            if slug not in counties_listing(item):
                found.setdefault(slug, []).append(item)
    return {slug: tuple(items) for slug, items in found.items()}


def counties_listing(item: Initiative) -> tuple[str, ...]:
    """The counties whose own tables list an initiative: the only ones in whose sums it can be."""
    found = (row.contribution.territory for row in item.rows)
    return tuple(dict.fromkeys(territory.slug for territory in found if territory.kind == "county"))


@once
def _counties_by_code(atlas: Atlas) -> Mapping[str, str]:
    return {county.nuts: county.slug for county in atlas.territories.counties}


def counties_of(atlas: Atlas, item: Initiative) -> tuple[str, ...]:
    """The counties that an initiative is in, as far as a table or a place of its rows says."""
    codes, found = _counties_by_code(atlas), dict[str, None]()
    for row in item.rows:
        if row.contribution.territory.kind == "county":
            found[row.contribution.territory.slug] = None
        for code in PLACES.split(row.facts.Location_Indicator_NUTS_code or ""):
            if code in codes:
                found[codes[code]] = None
    return tuple(found)
