"""The amounts of one row, as far as its source states them.

Kinds of amount are kept apart, because each means something else: the planned cost in all, the part of it that
the EU is to pay, what has been paid out, and support by who gives it and how far the decision had come.
"""

from collections.abc import Iterable
from decimal import Decimal
from typing import NamedTuple

from ..model import InitiativeFacts
from ..model.values import KINDS_OF_SUPPORT
from ..text.amounts import plain_amount, says_about, states_ceiling

AMOUNTS = ("Total_Eligible_Expenditure_amount", "Project_EU_Budget", "Paid_Amount")
"""The kinds of amount that have a column of their own in ``initiatives.csv``."""
KINDS = (*AMOUNTS, *KINDS_OF_SUPPORT)
"""Every kind of amount, in the order in which sums stand."""
UNCLEAR = "unclear"


class Money(NamedTuple):
    """An amount in one currency (``SEK``, ``EUR``, ``NOK``)."""

    amount: Decimal
    currency: str


class Stated(NamedTuple):
    """An amount as a source states it: ``state`` is the day of its list, ``about`` that it is rounded in words.

    ``ceiling`` says that it is the most that can be paid, which is then not called rounded.
    """

    kind: str
    money: Money
    state: str = ""
    about: bool = False
    ceiling: bool = False


def repeats(words: str, amounts: Iterable[Stated]) -> bool:
    """Whether an amount in words says nothing that the amounts as they are shown do not."""
    found = plain_amount(words)
    same = (one for one in amounts if found and one.money == (found.amount, found.currency))
    return any(not one.about or one.ceiling or says_about(words) for one in same)


def amounts_of(facts: InitiativeFacts) -> list[Stated]:
    """What one row states of each kind; words that are nothing but a number count as one, of no stated kind."""
    currency, state, about = facts.Total_Eligible_Expenditure_Currency, facts.Amount_State or "", facts.Amount_Is_About
    found = [(kind, getattr(facts, kind)) for kind in AMOUNTS]
    found += [(facts.Support_Kind, facts.Support_Amount)] if facts.Support_Kind else []
    most = states_ceiling(facts.Amount_Note or "")
    about = about and not most
    stated = [Stated(kind, Money(Decimal(a), currency), state, about, most) for kind, a in found if a and currency]
    words = plain_amount(facts.Amount_Note) if facts.Amount_Note and not stated else None
    if not words:
        return stated
    return [Stated(UNCLEAR, Money(words.amount, words.currency), state, words.about and not most, most)]
