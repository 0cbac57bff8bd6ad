"""Normalise amounts, rates, ids and texts of lists of operations.

An ambiguous cell is rejected, never guessed.
"""

import re
import unicodedata
from decimal import ROUND_HALF_UP, Decimal

from ...problems import error
from .markup import plain
from .records import RejectedCell

SPACE = r"[^\S\t\n\v\f\r]"
"""A space of any width, such as the no-break spaces between thousands; what ends a line or a cell is none."""
SPACES = re.compile(SPACE)
PLAIN = re.compile(r"[0-9]+(?:[.,][0-9]+)?")
GROUPED = re.compile(rf"[0-9]{{1,3}}(?:{SPACE}[0-9]{{3}})+(?:[.,][0-9]+)?")
COULD_BE_THOUSANDS = re.compile(r"[1-9]\d{0,2}[.,]\d{3}", re.ASCII)
_NUMBER = r"[0-9][0-9.,\s]*"
CURRENCIES = tuple(
    (re.compile(rf"(?P<before>{_NUMBER})(?:{word})|(?:{word})(?P<after>\s*{_NUMBER})", re.IGNORECASE), currency)
    for word, currency in ((r"\s*(?:kr\.?|kronor|SEK)|:-|,-", "SEK"), (r"\s*(?:€|EUR|euro)", "EUR"), (r"\s*NOK", "NOK"))
)
"""How a currency stands beside an amount."""
RATE = re.compile(rf"([0-9]+(?:[.,][0-9]+)?)(?:{SPACE}*(%))?")
NEGATIVE = re.compile(rf"[-−–‒]{SPACE}*[0-9].*|\({SPACE}*[0-9].*\)|[0-9].*[0-9][-−–‒]")
"""Below zero, as spreadsheets and accounts write it: a sign before or after, or brackets around."""
UNIT = re.compile(
    r"\b(?:[tkm](?:kr|sek|eur|nok)|mnkr|mdkr|tusen(?:tals?)? (?:kr|kronor|sek|euro)|i tusental|i miljoner"
    r"|(?:miljon(?:er)?|mn|miljard(?:er)?) (?:kr|kronor|sek|euro)|in (?:thousands|millions)"
    r"|(?:thousand|million) (?:kronor|sek|euros?)"
    r"|1[\s.]?000(?:-tals?)? (?:kr|kronor|sek|euro))\b",
    re.IGNORECASE,
)
"""Words for amounts that are not written out in full."""
FOOTNOTE = re.compile(r".*[^\W_][*†‡¹]+|[^(]*[^\W\d_][0-9]{1,2}\)", re.DOTALL)
"""A text with the mark of a footnote after its last word, as ``Region Dalarna1)``."""
LARGEST = Decimal(10) ** 12
EXPONENT = re.compile(r"\d(?:[.,]\d+)?E\+?\d+", re.ASCII | re.IGNORECASE)
WHOLE = re.compile(r"(\d+)[.,]0+", re.ASCII)
SPREADSHEET_ERROR = re.compile(r"#(?:[A-ZÅÄÖ/0]+[!?]|N/A|#+)")
MOJIBAKE = re.compile("Ã[\u0080-\u00bf¤¶¥„–…]|Â[\u00a0-\u00bf]|â€")
FORMULA = ("=", "+", "-", "@")
SIGN_BEFORE_WORDS = re.compile(r"[+-] [^\W\d_][^\W_ ]*(?: [^\W_]+)*")
"""A name such as ``+ Project``, which can run nothing; the site's own tables make it inert all the same."""
YES, NO = {"ja", "yes", "true", "sant", "1"}, {"", "nej", "no", "false", "falskt", "0"}


error(
    "amount-form",
    "“%(value)s” is not an amount.",
    "Allowed: digits, spaces between thousands, and a comma or point before decimals.",
    "Write only the number; the currency has a column of its own.",
)
error(
    "rate-form",
    "“%(value)s” is no rate in per cent.",
    "Allowed: a number from 0 to 100, with or without a per cent sign.",
    "Write only the number, as 40 or 40 %%.",
)
error(
    "amount-separators",
    "“%(value)s” has more than one comma or point.",
    "Allowed: one, before the decimals; thousands are divided by spaces.",
    "Write 1 234 567,50 or 1234567.50.",
)
error(
    "amount-ambiguous",
    "“%(value)s” can mean thousands or decimals.",
    "Allowed: spaces between thousands, and two decimals.",
    "Write the amount without a mark, or with two decimals.",
)
error(
    "amount-negative",
    "The amount %(value)s is negative.",
    "Allowed: amounts from 0.",
    "Check the amount in the source.",
)
error(
    "amount-currency",
    "The amount %(value)s is in %(first)s, and the row says %(second)s.",
    "Allowed: one currency in a row.",
    "Check the currency in the source.",
)
error(
    "amount-size",
    "The amount %(value)s is too large to be right.",
    "Allowed: less than 1,000,000,000,000.",
    "Check whether decimals have lost their comma.",
)


def with_currency(text: str) -> tuple[str, str]:
    """An amount and the currency that stands beside it: ``1 234 kr`` → ``1 234``, ``SEK``; empty where none does."""
    for pattern, currency in CURRENCIES:
        if match := pattern.fullmatch(text):
            return (match["before"] or match["after"]).strip(), currency
    return text, ""


def amount(text: str) -> str:
    """``1 234 567,5`` → ``1234567.50``. Raises RejectedCell."""
    if NEGATIVE.fullmatch(text):
        raise RejectedCell("amount-negative", value=text)
    if text.count(".") + text.count(",") > 1:
        raise RejectedCell("amount-separators", value=text)
    if COULD_BE_THOUSANDS.fullmatch(text):
        raise RejectedCell("amount-ambiguous", value=text)
    if not (PLAIN.fullmatch(text) or GROUPED.fullmatch(text)):
        raise RejectedCell("amount-form", value=text)
    number = Decimal(SPACES.sub("", text).replace(",", "."))
    if number >= LARGEST or (rounded := _rounded(number)) >= LARGEST:
        raise RejectedCell("amount-size", value=text)
    return _written(rounded)


def rate(text: str) -> str:
    """``40,0 %`` → ``40``. Raises RejectedCell."""
    match = RATE.fullmatch(text)
    if not match:
        raise RejectedCell("rate-form", value=text)
    if (number := _decimal(match[1])) > 100:
        raise RejectedCell("rate-range", value=match[1])
    return _written(_rounded(number))


def bare_rate(text: str) -> Decimal | None:
    """The number of a rate that stands without a per cent sign, and may be a fraction."""
    match = RATE.fullmatch(text)
    return _decimal(match[1]) if match and not match[2] else None


def _decimal(text: str) -> Decimal:
    return Decimal(text.replace(",", "."))


def _rounded(number: Decimal) -> Decimal:
    """To two decimals: lists that were converted from another currency have more, without meaning."""
    return number.quantize(Decimal("0.01"), ROUND_HALF_UP)


def _written(rounded: Decimal) -> str:
    return str(rounded.quantize(Decimal(1)) if rounded == rounded.to_integral_value() else rounded)


error(
    "id-form",
    "No id can be made from “%(value)s”.",
    "Allowed: letters, digits, hyphens and underscores, at most 60; not a number with an exponent.",
    "Take the code from the list itself; spreadsheets turn long codes into numbers.",
)


def identifier(text: str) -> str:
    """An operation's code as ids are written here: ``…/entity/Q7361953`` → ``q7361953``. Raises RejectedCell.

    ``20200456.0`` is how a spreadsheet writes 20200456.
    """
    if EXPONENT.fullmatch(text):
        raise RejectedCell("id-form", value=text)
    text = whole[1] if (whole := WHOLE.fullmatch(text)) else text
    tail = text.rstrip("/").rsplit("/", 1)[-1] if text.startswith(("https://", "http://")) else text
    ascii_ = unicodedata.normalize("NFKD", tail.casefold()).encode("ascii", "ignore").decode()
    joined = re.sub(r"[^a-z0-9_]+", "-", ascii_)
    name = re.sub(r"[-_]*-[-_]*", "-", re.sub(r"_+", "_", joined)).strip("-_")
    if not name or len(name) > 60:
        raise RejectedCell("id-form", value=text)
    return name


error("yes-or-no", "Here stands “%(value)s”.", "Allowed: ja, nej, yes, no, true, false.", "Write ja or nej.")


def flag(text: str) -> bool:
    """Whether it says yes. Raises RejectedCell."""
    if text.lower() in YES | NO:
        return text.lower() in YES
    raise RejectedCell("yes-or-no", value=text)


error(
    "formula",
    "The cell “%(value)s” can be run as a formula by a spreadsheet.",
    "Allowed: text that does not begin with =, +, - or @.",
    "Remove the first character, or put a word before it.",
)
error(
    "footnote-mark",
    "“%(value)s” ends with the mark of a footnote.",
    "Allowed: the text alone.",
    "Remove the mark. If the note changes what the row says, correct the row by it.",
)
error(
    "mojibake",
    "“%(value)s” has letters that were damaged when the file was saved.",
    "Allowed: text saved once as UTF-8.",
    "Take the list from its origin again, and save it as UTF-8.",
)


def words(text: str) -> str:
    """A text on one line, without HTML; line breaks of the list mean nothing here. Raises RejectedCell."""
    said = " ".join(unicodedata.normalize("NFC", plain(text)).split())
    if (text.startswith(FORMULA) or said.startswith(FORMULA)) and not SIGN_BEFORE_WORDS.fullmatch(said):
        raise RejectedCell("formula", value=said)
    if not said.isascii() and MOJIBAKE.search(said):
        raise RejectedCell("mojibake", value=said)
    if FOOTNOTE.fullmatch(said):
        raise RejectedCell("footnote-mark", value=said)
    return said


def code(text: str) -> str:
    """A code of a list, perhaps with its words; ``117.0`` is how a spreadsheet writes 117. Raises RejectedCell."""
    whole = WHOLE.fullmatch(text)
    return whole[1] if whole else words(text)
