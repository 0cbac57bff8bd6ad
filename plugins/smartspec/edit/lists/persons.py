"""Private persons in lists of operations. Their names are never published (Regulation (EU) 2021/1060, Art. 49(3))."""

import re
import unicodedata
from collections.abc import Iterator

from ...problems import error
from .rejected import RejectedCell

HYPHENS = "\\-\u00ad\u058a\u2010-\u2015\u2043\u2212\u207b\ufe58\ufe63\uff0d"
BETWEEN = re.compile(rf"[\s{HYPHENS}+'’]")
"""What may stand between the digits of a number without being part of it; a plus means older than a hundred."""
NO_DECIMALS = re.compile(r"[.,]0+$", re.ASCII)
NUMBER_PATTERNS = tuple(re.compile(form, re.ASCII) for form in (r"(\d{10})", r"(?:16|18|19|20)(\d{10})", r"(\d{10})01"))
"""Ten digits; twelve, with the century (16 for a legal person); or a VAT number, perhaps without its prefix."""
IN_TEXT = re.compile(rf"(?<!\d)(?:18|19|20)?(\d{{6}})(?:\s?[{HYPHENS}+]\s?|\s)?\d{{4}}(?:01)?(?!\d)", re.ASCII)


error(
    "beneficiary-number",
    "The number does not tell whether the beneficiary is a private person.",
    "Allowed: all digits of an organisation number or a VAT number, as 202100-2908 or SE202100290801.",
    "Write the whole number; for an organisation without a Swedish one, empty the cell.",
)


def is_persons(text: str) -> bool:
    """Whether a Swedish identity number is a private person's, also when it serves as a firm's.

    A sole trader's firm has its owner's number. In a legal person's number the “month” is 20 or
    more; a co-ordination number adds 60 to the day. Raises RejectedCell for what is neither, or could be both.
    """
    number = NO_DECIMALS.sub("", BETWEEN.sub("", unicodedata.normalize("NFKC", text)).upper().removeprefix("SE"))
    if not number:
        return False
    persons = {_is_day(ten) for ten in _readings(number)}
    if len(persons) != 1:
        raise RejectedCell("beneficiary-number")
    return persons.pop()


def persons_number_in(text: str) -> str:
    """A private person's identity number in a text, or nothing."""
    plain = text if text.isascii() else unicodedata.normalize("NFKC", text)
    return next((match[0] for match in IN_TEXT.finditer(plain) if _is_day(match[1])), "")


def _readings(number: str) -> Iterator[str]:
    """The ten digits that the number could stand for, where those can be a number at all."""
    for form in NUMBER_PATTERNS:
        if (match := form.fullmatch(number)) and (_is_day(match[1]) or match[1][2] >= "2"):
            yield match[1]


def _is_day(digits: str) -> bool:
    month, day = int(digits[2:4]), int(digits[4:6])
    return 1 <= month <= 12 and (1 <= day <= 31 or 61 <= day <= 91)
