"""Words that are nothing but a number are read as one; anything more stays words."""

from decimal import Decimal

import pytest
from smartspec.text.amounts import plain_amount


@pytest.mark.parametrize(
    ("words", "amount", "currency", "about"),
    [
        ("39 999 999 kr", "39999999", "SEK", False),
        ("5\u00a0678\u00a0520 kr", "5678520", "SEK", False),
        ("ca 7 miljoner kronor", "7000000", "SEK", True),
        ("drygt 9,7 miljoner kr", "9700000", "SEK", True),
        ("högst 700 000 kr", "700000", "SEK", True),
        ("3,5 miljoner kronor", "3500000", "SEK", False),
        ("68 304,88 euro", "68304.88", "EUR", False),
        ("13,3 mkr", "13300000", "SEK", False),
    ],
)
def test_a_plain_number_is_read(words: str, amount: str, currency: str, about: bool) -> None:
    assert plain_amount(words) == (Decimal(amount), currency, about)


@pytest.mark.parametrize(
    "words",
    [
        "1,8 miljoner euro (hela projektet)", "del av 9,5 miljoner kr", "26 158 032", "12 34 kr", "miljoner kronor",
        "10 miljoner kronor från ERUF", "5–7 miljoner kr", "1 000 000 000 000 kr", "1,2345 kr", "7 miljoner dollar", "",
    ],
)  # fmt: skip
def test_anything_more_stays_words(words: str) -> None:
    assert plain_amount(words) is None
