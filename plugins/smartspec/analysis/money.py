"""The cost of funded initiatives, as far as the sources state it, in sums that never mix kinds or currencies.

Three kinds of amount are kept apart, because each means something else: the planned cost in
all, the part of it that the EU is to pay, and what has been paid out. Currencies are kept
apart too; nothing is converted.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import NamedTuple

from ..model import Atlas, Contribution, InitiativeFacts, InitiativeLink, Priority, Strategy, Territory
from .coverage import Placed

AMOUNTS = ("Total_Eligible_Expenditure_amount", "Project_EU_Budget", "Paid_Amount")
"""The kinds of amount, as columns of ``initiatives.csv``."""


class Money(NamedTuple):
    """An amount in one currency (``SEK``, ``EUR``, ``NOK``)."""

    amount: Decimal
    currency: str


@dataclass(frozen=True)
class Sum:
    """All amounts of one kind and one currency together, and how many initiatives they come from."""

    kind: str
    money: Money
    initiatives: int


@dataclass(frozen=True)
class ListedRow:
    """One row of one territory's table."""

    contribution: Contribution
    facts: InitiativeFacts


@dataclass(frozen=True)
class Initiative:
    """One funded operation, with its row in each territory that lists it: counted once, however many do."""

    id: str
    rows: tuple[ListedRow, ...]
    priorities: tuple[Placed, ...] = ()
    """The priorities that it is linked to, in any of those territories."""

    def money(self, kind: str) -> Money | None:
        """The amount of that kind, or None where no row states it or rows state different ones."""
        stated = {money for row in self.rows if (money := _money(row.facts, kind))}
        return stated.pop() if len(stated) == 1 else None

    @property
    def has_amount(self) -> bool:
        """Whether any amount can be summed."""
        return any(self.money(kind) for kind in AMOUNTS)

    @property
    def has_words(self) -> bool:
        """Whether an amount is given in words only: a note with a figure in it, and nothing to sum."""
        return not self.has_amount and any(re.search(r"\d", row.facts.Amount_Note or "") for row in self.rows)

    @property
    def amounts(self) -> tuple[tuple[str, Money], ...]:
        """Kind and amount, of the kinds that have one."""
        return tuple((kind, money) for kind in AMOUNTS if (money := self.money(kind)))

    @property
    def facts(self) -> InitiativeFacts:
        """The row of the first territory that lists it."""
        return self.rows[0].facts

    def telling(self, *names: str) -> InitiativeFacts:
        """The first row that says something in one of those columns, or else the first row."""
        told = (row.facts for row in self.rows if any(getattr(row.facts, name) for name in names))
        return next(told, self.facts)

    @property
    def instruments(self) -> tuple[str, ...]:
        """Who pays, by the list of instruments."""
        return tuple(dict.fromkeys(name for row in self.rows for name in row.facts.Instruments))


@dataclass(frozen=True)
class Holding:
    """Some initiatives together: how many, how many with an amount, and the sums."""

    initiatives: tuple[Initiative, ...]

    @property
    def count(self) -> int:
        """How many there are."""
        return len(self.initiatives)

    @property
    def with_amount(self) -> int:
        """Those that carry an amount which can be summed."""
        return sum(item.has_amount for item in self.initiatives)

    @property
    def share(self) -> float:
        """Their part of all; 0 when there are none."""
        return self.with_amount / self.count if self.count else 0.0

    @property
    def in_words(self) -> int:
        """Those whose amount is given in words only."""
        return sum(item.has_words for item in self.initiatives)

    @property
    def without(self) -> int:
        """Those without any amount."""
        return self.count - self.with_amount - self.in_words

    @property
    def sums(self) -> tuple[Sum, ...]:
        """One sum a kind and currency that occurs, planned before paid."""
        amounts: dict[tuple[str, str], list[Decimal]] = {}
        for kind in AMOUNTS:
            for item in self.initiatives:
                if money := item.money(kind):
                    amounts.setdefault((kind, money.currency), []).append(money.amount)
        return tuple(Sum(kind, Money(sum(found), currency), len(found)) for (kind, currency), found in amounts.items())  # type: ignore[arg-type]


def all_initiatives(atlas: Atlas) -> tuple[Initiative, ...]:
    """Every initiative of the country once, in the order of the territories and their tables."""
    return _together(atlas.contributions.values())


def initiatives_in(contributions: Iterable[Contribution | None]) -> tuple[Initiative, ...]:
    """The initiatives that those territories list, each once."""
    return _together(found for found in contributions if found)


def in_area(atlas: Atlas, area: Territory) -> tuple[Initiative, ...]:
    """The initiatives of a programme area and of its counties, each once."""
    counties = (county for county in atlas.territories.counties if county.area == area.slug)
    return initiatives_in(atlas.contribution(territory) for territory in (area, *counties))


def under_theme(initiatives: Sequence[Initiative], theme: str) -> tuple[Initiative, ...]:
    """Those linked to a priority of any period whose main theme it is."""
    return tuple(i for i in initiatives if any(p.priority.facts.theme == theme for p in i.priorities))


def paid_by(initiatives: Sequence[Initiative], instrument: str) -> tuple[Initiative, ...]:
    """Those that an instrument takes part in paying."""
    return tuple(item for item in initiatives if instrument in item.instruments)


def by_programme(initiatives: Sequence[Initiative]) -> dict[str, Holding]:
    """The initiatives of each programme that rows name, in the order in which they first do."""
    found: dict[str, list[Initiative]] = {}
    for item in initiatives:
        for name in dict.fromkeys(row.facts.Programme_Name for row in item.rows if row.facts.Programme_Name):
            found.setdefault(name, []).append(item)
    return {name: Holding(tuple(items)) for name, items in found.items()}


def linked_rows(contribution: Contribution, strategy: Strategy, priority: Priority) -> tuple[InitiativeFacts, ...]:
    """The rows of a territory's table that somebody has linked to a priority of it."""
    own = f"{strategy.id}/{priority.id}"
    linked = {link.operation for link in contribution.links if link.priority == own}
    return tuple(row for row in contribution.initiatives if row.Operation_Unique_Identifier in linked)


def links_of(contribution: Contribution, own: str) -> tuple[InitiativeLink, ...]:
    """The links to a priority, ``period/priority``."""
    return tuple(link for link in contribution.links if link.priority == own)


def holding_of(contribution: Contribution, rows: Iterable[InitiativeFacts]) -> Holding:
    """Rows of one territory as a holding."""
    return Holding(tuple(Initiative(row.Operation_Unique_Identifier, (ListedRow(contribution, row),)) for row in rows))


def _together(contributions: Iterable[Contribution]) -> tuple[Initiative, ...]:
    rows: dict[str, list[ListedRow]] = {}
    linked: dict[str, list[Placed]] = {}
    for contribution in contributions:
        for row in contribution.initiatives:
            rows.setdefault(row.Operation_Unique_Identifier, []).append(ListedRow(contribution, row))
        for operation, placed in _links(contribution):
            linked.setdefault(operation, []).append(placed)
    return tuple(Initiative(name, tuple(listed), tuple(linked.get(name, ()))) for name, listed in rows.items())


def _links(contribution: Contribution) -> Iterator[tuple[str, Placed]]:
    placed = {f"{s.id}/{p.id}": Placed(contribution, s, p) for s in contribution.strategies for p in s.priorities}
    for link in contribution.links:
        if link.priority in placed:
            yield link.operation, placed[link.priority]


def amounts_of(facts: InitiativeFacts) -> list[tuple[str, Money]]:
    """Kind and amount of one row, of the kinds that it states."""
    return [(kind, money) for kind in AMOUNTS if (money := _money(facts, kind))]


def _money(facts: InitiativeFacts, kind: str) -> Money | None:
    amount, currency = getattr(facts, kind), facts.Total_Eligible_Expenditure_Currency
    return Money(Decimal(amount), currency) if amount and currency else None
