"""Initiatives together: how many, and sums that never mix kinds, currencies or days; nothing is converted."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property

from ..clock import today
from ..model import Atlas
from .initiatives import Initiative, all_initiatives, lasts
from .money import KINDS, Money, Stated
from .remembered import once

MOST_LARGEST = 5


@dataclass(frozen=True)
class Sum:
    """All amounts of one kind, one currency and one state together, and how many initiatives they come from."""

    kind: str
    money: Money
    initiatives: int
    state: str
    """Day on which the list that the amounts come from stated them; empty where no list says."""
    about: int
    """How many of the amounts are rounded in words."""
    ceilings: int = 0
    """How many of the amounts are the most that can be paid."""

    @property
    def ground(self) -> tuple[str, str, str]:
        """What all its amounts have in common: kind, currency and state."""
        return self.kind, self.money.currency, self.state


@dataclass(frozen=True)
class Holding:
    """Some initiatives together: how many, how many with an amount, and the sums."""

    initiatives: tuple[Initiative, ...]

    @property
    def count(self) -> int:
        """How many there are."""
        return len(self.initiatives)

    @cached_property
    def with_amount(self) -> int:
        """Those that carry an amount which can be summed."""
        return sum(bool(item.amounts) for item in self.initiatives)

    @property
    def share(self) -> float:
        """Their part of all; 0 when there are none."""
        return self.with_amount / self.count if self.count else 0.0

    @cached_property
    def in_words(self) -> int:
        """Those whose amount is given in words only."""
        return sum(item.has_words for item in self.initiatives)

    @property
    def without(self) -> int:
        """Those without any amount."""
        return self.count - self.with_amount - self.in_words

    @cached_property
    def sums(self) -> tuple[Sum, ...]:
        """One sum a kind, currency and state that occurs, planned before paid."""
        found: dict[tuple[str, str, str], list[Stated]] = {}
        for item in self.initiatives:
            for stated in item.amounts:
                found.setdefault((stated.kind, stated.money.currency, stated.state), []).append(stated)
        sums = (
            Sum(
                kind,
                Money(sum((s.money.amount for s in all_), Decimal(0)), currency),
                len(all_),
                state,
                about=sum(stated.about for stated in all_),
                ceilings=sum(stated.ceiling for stated in all_),
            )
            for (kind, currency, state), all_ in found.items()
        )
        return tuple(sorted(sums, key=lambda one: KINDS.index(one.kind)))

    @property
    def main_sum(self) -> Sum | None:
        """The sum of most initiatives, which stands alone before the others; None without any amount."""
        return max(self.sums, key=lambda one: one.initiatives, default=None)

    @property
    def other_sums(self) -> tuple[Sum, ...]:
        """All sums but the main one."""
        return tuple(one for one in self.sums if one is not self.main_sum)

    @property
    def linked(self) -> tuple[Initiative, ...]:
        """Those that somebody has linked to a priority, the largest amount first, those without amount last."""
        found = [item for item in self.initiatives if item.priorities]
        return (*by_amount(found), *(item for item in found if not item.amounts))

    @property
    def linked_sum(self) -> Sum | None:
        """What those that are linked to a priority have of the main sum; None where that is nothing."""
        alike = (one for one in Holding(self.linked).sums if self.main_sum and one.ground == self.main_sum.ground)
        return next(alike, None)

    @property
    def lasting(self) -> "Holding":
        """Those whose last day has not passed; not those of which it is not known."""
        return Holding(tuple(item for item in self.initiatives if lasts(item, today())))

    @property
    def largest(self) -> tuple[Initiative, ...]:
        """The initiatives that state most, at most five, by the first amount of each in the currency that most use."""
        return tuple(by_amount(self.initiatives)[:MOST_LARGEST])


def by_amount(initiatives: Iterable[Initiative]) -> list[Initiative]:
    """Those with an amount, the largest first. Kronor stand before other currencies, which are never converted."""
    stated = [item for item in initiatives if item.amounts]
    return sorted(stated, key=lambda item: (item.shown_first.money.currency != "SEK", -item.shown_first.money.amount))


@once
def main_state(atlas: Atlas) -> str:
    """The day of the list that most initiatives come from; empty where no list says one."""
    found = Counter(state for item in all_initiatives(atlas) for state in item.states)
    return max(found, key=lambda state: (found[state], state), default="")
