"""The forms that amounts, dates, ids and texts have in lists of operations, and the one form they get here.

What can be read in more than one way is refused, never guessed.
"""

import datetime
import re
import unicodedata
from decimal import ROUND_HALF_UP, Decimal

SPACES = re.compile("[ \u00a0\u2009\u202f]")
PLAIN = re.compile(r"\d+(?:[.,]\d+)?", re.ASCII)
GROUPED = re.compile("\\d{1,3}(?:[ \u00a0\u2009\u202f]\\d{3})+(?:[.,]\\d+)?", re.ASCII)
COULD_BE_THOUSANDS = re.compile(r"[1-9]\d{0,2}[.,]\d{3}", re.ASCII)
RATE = re.compile(r"(\d+(?:[.,]\d+)?)\s*%?", re.ASCII)
LARGEST = Decimal(10) ** 12
YEARS = range(1990, 2061)
DATES = tuple(
    re.compile(form, re.ASCII)
    for form in (
        r"(?P<y>\d{4})(?:[-/](?P<m>\d{1,2})(?:[-/](?P<d>\d{1,2})(?:[T ]\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?Z?)?)?)?",
        r"(?P<y>\d{4})(?P<m>\d{2})(?P<d>\d{2})",
        r"(?P<d>\d{1,2})[-/.](?P<m>\d{1,2})[-/.](?P<y>\d{4})",
    )
)
WORDS = re.compile(r"(?:(?P<d>\d{1,2})\s+)?(?P<m>[a-zåäö]{3,9})\.?\s+(?P<y>\d{4})")
MONTHS = (
    ("januari", "jan"), ("februari", "feb"), ("mars", "mar"), ("april", "apr"), ("maj", "maj"), ("juni", "jun"),
    ("juli", "jul"), ("augusti", "aug"), ("september", "sep"), ("oktober", "okt"), ("november", "nov"),
    ("december", "dec"),
)  # fmt: skip
MONTH_NUMBERS = {name: number for number, names in enumerate(MONTHS, 1) for name in names}
EXPONENT = re.compile(r"\d(?:[.,]\d+)?E\+?\d+", re.ASCII | re.IGNORECASE)
SPREADSHEET_ERROR = re.compile(r"#(?:[A-ZÅÄÖ/0]+[!?]|N/A|#+)")
MOJIBAKE = re.compile("Ã[\u0080-\u00bf¤¶¥„–…]|Â[\u00a0-\u00bf]|â€")
YES, NO = {"ja", "yes", "true", "sant", "1"}, {"", "nej", "no", "false", "falskt", "0"}


class Refused(Exception):
    """A cell that cannot be taken in; the rule that it breaks, with the rule's values."""

    def __init__(self, rule: str, **values: str) -> None:
        super().__init__(rule)
        self.rule, self.values = rule, values


def amount(text: str) -> str:
    """``1 234 567,5`` → ``1234567.50``. Raises Refused."""
    if text[:1] in "-−":
        raise Refused("amount-negative", value=text)
    if text.count(".") + text.count(",") > 1:
        raise Refused("amount-separators", value=text)
    if COULD_BE_THOUSANDS.fullmatch(text):
        raise Refused("amount-ambiguous", value=text)
    if not (PLAIN.fullmatch(text) or GROUPED.fullmatch(text)):
        raise Refused("amount-form", value=text)
    number = Decimal(SPACES.sub("", text).replace(",", "."))
    if number >= LARGEST:
        raise Refused("amount-size", value=text)
    return _number(number)


def rate(text: str) -> str:
    """``40,0 %`` → ``40``. Raises Refused."""
    if not (match := RATE.fullmatch(text)):
        raise Refused("rate-range", value=text)
    return _number(Decimal(match[1].replace(",", ".")))


def _number(number: Decimal) -> str:
    """Whole, or with two decimals: lists that were converted from another currency have more, without meaning."""
    rounded = number.quantize(Decimal("0.01"), ROUND_HALF_UP)
    return str(rounded.quantize(Decimal(1)) if rounded == rounded.to_integral_value() else rounded)


def date(text: str) -> str:
    """``04/09/2023`` (day first, as Kohesio writes it) or ``4 september 2023`` → ``2023-09-04``. Raises Refused."""
    match = next((found for form in DATES if (found := form.fullmatch(text))), None)
    if match:
        year, month, day = match["y"], match["m"], match["d"]
    elif (match := WORDS.fullmatch(text.lower())) and match["m"] in MONTH_NUMBERS:
        year, month, day = match["y"], str(MONTH_NUMBERS[match["m"]]), match["d"]
    else:
        raise Refused("date-form", value=text)
    try:
        datetime.date(int(year), int(month or 1), int(day or 1))
    except ValueError:
        raise Refused("date-impossible", value=text) from None
    if int(year) not in YEARS:
        raise Refused("date-year", value=text, first=str(YEARS[0]), last=str(YEARS[-1]))
    return "-".join(part.zfill(2) for part in (year, month, day) if part)


def identifier(text: str) -> str:
    """An operation's code as ids are written here: ``…/entity/Q7361953`` → ``q7361953``. Raises Refused."""
    if EXPONENT.fullmatch(text):
        raise Refused("id-form", value=text)
    tail = text.rstrip("/").rsplit("/", 1)[-1] if text.startswith(("https://", "http://")) else text
    plain = unicodedata.normalize("NFKD", tail.casefold()).encode("ascii", "ignore").decode()
    joined = re.sub(r"[^a-z0-9_]+", "-", plain)
    name = re.sub(r"[-_]*-[-_]*", "-", re.sub(r"_+", "_", joined)).strip("-_")
    if not name or len(name) > 60:
        raise Refused("id-form", value=text)
    return name


def flag(text: str) -> bool:
    """Whether it says yes. Raises Refused."""
    if text.lower() in YES | NO:
        return text.lower() in YES
    raise Refused("yes-or-no", value=text)


def words(text: str) -> str:
    """A text on one line; line breaks of the list mean nothing here. Raises Refused."""
    if text[:1] in "=+-@":
        raise Refused("formula", value=text)
    if not text.isascii() and MOJIBAKE.search(text):
        raise Refused("mojibake", value=text)
    return " ".join(text.split())
