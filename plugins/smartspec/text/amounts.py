"""Amounts that a source writes out as a plain number: ``39 999 999 kr``, ``ca 7 miljoner kronor``."""

import re
from decimal import Decimal
from typing import NamedTuple

CEILING = r"högst|upp till|maximalt|max\.?"
ABOUT = rf"ca\.?|cirka|omkring|drygt|knappt|nästan|närmare|ungefär|runt|över|minst|{CEILING}"
STATES_CEILING = re.compile(rf"(?:{CEILING})\s+\d", re.IGNORECASE)
NUMBER = r"\d{1,3}(?:[ \u00a0\u202f]\d{3})+(?:,\d{1,2})?|\d+(?:,\d{1,3})?"
SCALES = {"tusen": 1_000, "miljon": 1_000_000, "miljoner": 1_000_000, "mkr": 1_000_000, "miljarder": 1_000_000_000}
CURRENCIES = {"kr": "SEK", "kronor": "SEK", "euro": "EUR", "norska kronor": "NOK"}
PLAIN = re.compile(
    rf"(?:(?P<about>{ABOUT})\s+)?(?P<number>{NUMBER})"
    r"(?:\s+(?P<mkr>mkr)|(?:\s+(?P<scale>tusen|miljon|miljoner|miljarder))?"
    r"\s+(?P<currency>norska kronor|kronor|kr|euro))\.?",
    re.IGNORECASE,
)


def states_ceiling(words: str) -> bool:
    """Whether an amount in words is the most that can be paid (``högst 7 034 888 kr``), not one that is rounded."""
    return bool(STATES_CEILING.match(words.strip()))


def says_about(words: str) -> bool:
    """Whether an amount in words is simply approximate (``ca 7 miljoner kronor``), neither more nor less."""
    return bool(re.match(r"(?:ca\.?|cirka|omkring|ungefär|runt)\s", words.strip(), re.IGNORECASE))


class PlainAmount(NamedTuple):
    """An amount in whole or hundredths of a currency; ``about`` is whether the source rounds it in words."""

    amount: Decimal
    currency: str
    about: bool


def plain_amount(words: str) -> PlainAmount | None:
    """The amount, where the words are nothing but one; None for anything else, which is never guessed."""
    match = PLAIN.fullmatch(" ".join(words.split()))
    if not match:
        return None
    scale = SCALES[(match["mkr"] or match["scale"] or "").lower()] if match["mkr"] or match["scale"] else 1
    number = Decimal(re.sub(r"\s", "", match["number"]).replace(",", ".")) * scale
    if number != number.quantize(Decimal("0.01")) or number >= Decimal(10) ** 12:
        return None
    currency = CURRENCIES[match["currency"].lower()] if match["currency"] else "SEK"
    return PlainAmount(number.quantize(Decimal(1)) if number % 1 == 0 else number, currency, bool(match["about"]))
