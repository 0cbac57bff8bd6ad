"""Private persons in lists of operations. Their names are never published (Regulation (EU) 2021/1060, Art. 49(3))."""

import re

NUMBER = re.compile(r"(?:16|18|19|20)?(\d{6})[-+]?\d{4}", re.ASCII)
IN_TEXT = re.compile(r"(?<!\d)(?:18|19|20)?(\d{6})[-+]\d{4}(?!\d)", re.ASCII)


def is_persons(number: str) -> bool:
    """Whether a Swedish identity number is a private person's, also when it serves as a firm's.

    A sole trader's firm has its owner's number. In a legal person's number the “month” is 20 or
    more; a co-ordination number adds 60 to the day.
    """
    match = NUMBER.fullmatch(number.replace(" ", ""))
    return bool(match and _is_day(match[1]))


def persons_number_in(text: str) -> str:
    """A private person's identity number in a text, or nothing."""
    return next((match[0] for match in IN_TEXT.finditer(text) if _is_day(match[1])), "")


def _is_day(digits: str) -> bool:
    month, day = int(digits[2:4]), int(digits[4:6])
    return 1 <= month <= 12 and (1 <= day <= 31 or 61 <= day <= 91)
