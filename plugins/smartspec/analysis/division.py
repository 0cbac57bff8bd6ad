"""Amounts that can be set side by side: of one kind, in one currency, as one list stated them on one day."""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from typing import NamedTuple

from ..model import Atlas
from .initiative_facets import DescribedInitiative, described_initiatives, programme_of
from .initiatives import Initiative, counties_listing
from .money import UNCLEAR, Money
from .remembered import once

PROGRAMME_YEARS = re.compile(r"\d{4}–\d{4}$")


class Basis(NamedTuple):
    """What amounts have in common that may be summed; ``state`` is a day, or empty where no list says."""

    kind: str
    currency: str
    state: str

    def amount(self, item: Initiative) -> Decimal | None:
        """The amount of an initiative on this basis, or None."""
        found = (s.money.amount for s in item.amounts if (s.kind, s.money.currency, s.state) == self)
        return next(found, None)


@dataclass(frozen=True)
class Part:
    """Some initiatives together: the sum of their amounts, and how many they are."""

    value: str
    money: Money
    initiatives: int


@dataclass(frozen=True)
class Division:
    """The amounts on one basis, divided by a facet. Each initiative counts in exactly one place.

    ``parts`` are those with one value of the facet, ``several`` those with more, whose amounts cannot be divided,
    ``unknown`` those without any. ``others`` counts the initiatives that have no amount on this basis.
    """

    basis: Basis
    parts: tuple[Part, ...]
    several: Part
    unknown: Part
    others: int

    @property
    def counted(self) -> int:
        """How many initiatives have an amount on the basis."""
        return sum(part.initiatives for part in (*self.parts, self.several, self.unknown))


def commonest_basis(initiatives: Iterable[Initiative]) -> Basis | None:
    """The basis that most initiatives have an amount on; None where there is none that the sources say what it is.

    Amounts of which it is not said what they cover, or whether they were granted, are of no common kind.
    """
    found = Counter(
        Basis(stated.kind, stated.money.currency, stated.state)
        for item in initiatives
        for stated in item.amounts
        if not stated.kind.endswith(UNCLEAR)
    )
    return max(found, key=lambda basis: (found[basis], basis), default=None)


class Ground(NamedTuple):
    """What amounts can be set side by side on; ``years`` are those of all their programmes, or empty."""

    basis: Basis
    years: str


@once
def ground(atlas: Atlas) -> Ground | None:
    """The commonest basis of the country with the years of its programmes, where the names of all end with the same."""
    items = [one.item for one in described_initiatives(atlas)]
    basis = commonest_basis(items)
    if basis is None:
        return None
    names = {name for item in items if basis.amount(item) is not None for name in programme_of(item)}
    years = {match[0] if (match := PROGRAMME_YEARS.search(name)) else "" for name in names}
    return Ground(basis, years.pop() if len(years) == 1 else "")


@once
def divided(atlas: Atlas, facet: str) -> Division | None:
    """All amounts of the country on the commonest basis, by a facet; values in the order in which they first occur."""
    described, found = described_initiatives(atlas), ground(atlas)
    if found is None:
        return None
    basis = found.basis
    groups: dict[tuple[str, ...], list[Decimal]] = {}
    others = 0
    for one in described:
        amount = basis.amount(one.item)
        if amount is None:
            others += 1
        else:
            groups.setdefault(_place(one, facet, basis), []).append(amount)
    parts = tuple(_part(basis, *key, amounts) for key, amounts in groups.items() if len(key) == 1)
    several, unknown = (groups.get(key, []) for key in (("", ""), ()))
    return Division(basis, parts, _part(basis, "", several), _part(basis, "", unknown), others)


def _place(one: DescribedInitiative, facet: str, basis: Basis) -> tuple[str, ...]:
    """The one value; two empty ones for several; nothing for none. A county has what its own table states."""
    values = counties_stating(one.item, basis) if facet == "region" else one.values[facet]
    return values if len(values) < 2 else ("", "")


def counties_stating(item: Initiative, basis: Basis) -> tuple[str, ...]:
    """The counties whose own tables state an amount of an initiative on that basis: it is in their sums."""
    found = (
        slug
        for slug in counties_listing(item)
        if basis.amount(Initiative(item.id, tuple(r for r in item.rows if r.contribution.territory.slug == slug)))
        is not None
    )
    return tuple(found)


def _part(basis: Basis, value: str, amounts: list[Decimal]) -> Part:
    return Part(value, Money(sum(amounts, Decimal(0)), basis.currency), len(amounts))
