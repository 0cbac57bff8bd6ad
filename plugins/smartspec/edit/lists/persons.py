"""Private persons in lists of operations. Their names are never published (Regulation (EU) 2021/1060, Art. 49(3))."""

import re
import unicodedata
from collections.abc import Iterator

from ...problems import error
from ...text.contact import is_birthday
from .records import RejectedCell

HYPHENS = "\\-\u00ad\u058a\u2010-\u2015\u2043\u2212\u207b\ufe58\ufe63\uff0d"
BETWEEN = re.compile(rf"[\s{HYPHENS}+'’]")
"""What may stand between the digits of a number without being part of it; a plus means older than a hundred."""
NO_DECIMALS = re.compile(r"[.,]0+$", re.ASCII)
NUMBER_PATTERNS = tuple(re.compile(form, re.ASCII) for form in (r"(\d{10})", r"(?:16|18|19|20)(\d{10})", r"(\d{10})01"))
"""Ten digits; twelve, with the century (16 for a legal person); or a VAT number, perhaps without its prefix."""
IN_TEXT = re.compile(rf"(?<!\d)(?:18|19|20)?(\d{{6}})(?:\s?[{HYPHENS}+]\s?|\s)?\d{{4}}(?:01)?(?!\d)", re.ASCII)


GIVEN_NAMES = frozenset(
    re.findall(
        r"\w+",
        "agneta alexander alice amanda anders andreas anette anita ann anna anne annika anneli arne barbro bengt "
        "berit birgitta björn bo britt camilla carina carl caroline cecilia charlotta charlotte christer christian "
        "christina christoffer daniel david ebba elin elisabeth elsa emelie emil emma erik eva fredrik frida "
        "gabriel gun gunilla gunnar göran gösta hanna hannah hans helena henrik håkan ida inga inger ingrid "
        "isabelle jan jennie jenny jens jesper jessica jim joakim joel johan johanna johannes john jonas jonathan "
        "josefin julia karin karl katarina kenneth kent kerstin kjell klas kristina kristoffer lars leif lena "
        "lennart linda linnea linus louise lovisa lucas madeleine magnus maja malin margareta maria marianne marie "
        "martin mathias mats mattias mia michael mikael mohamed monica nils niklas olle olof oskar ove patrik "
        "pernilla per peter petra pia rickard robert roger roland rolf rune sara simon sofia sofie stefan sten "
        "stig sven susanne thomas tobias tomas tommy tony torbjörn ulf ulla ulrika urban veronica victor viktor "
        "viktoria ylva åke åsa östen ",
    )
)
"""Common given names in Sweden; who is meant by a name is never guessed, only that it looks like a person's."""
NAME_WORD = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*\.?")
PARTICLES = {"af", "av", "de", "del", "der", "la", "van", "von"}
OF_ORGANISATIONS = re.compile(
    r"\b(?:AB|HB|KB|Ek|Ek\.|Inc|Ltd|GmbH|Stift\w*|Fören\w*|kommun\w*|region\w*|län\w*|universitet\w*|högskol\w*|museum"
    r"|museet|science|park|group|center|centrum|institut\w*|förbund\w*|fastigheter|bygg|konsult\w*|invest\w*)\b",
    re.IGNORECASE,
)
SOLE_TRADER = re.compile(r"\benskild (?:firma|näringsidkare)\b", re.IGNORECASE)


error(
    "beneficiary-person",
    "The beneficiary looks like a private person. The name is not repeated here.",
    "The names of private persons are not published.",
    "Write ja in a column %(column)s if it is one, or nej if it is an organisation.",
)
error(
    "beneficiary-number",
    "The number does not tell whether the beneficiary is a private person.",
    "Allowed: all digits of an organisation number or a VAT number, as 202100-2908 or SE202100290801.",
    "Write the whole number; for an organisation without a Swedish one, empty the cell.",
)


def is_persons(text: str) -> bool:
    """Whether a Swedish identity number is a private person's, also when it serves as a firm's.

    A sole trader's firm has its owner's number. Raises RejectedCell for what is neither, or could be both.
    """
    number = NO_DECIMALS.sub("", BETWEEN.sub("", unicodedata.normalize("NFKC", text)).upper().removeprefix("SE"))
    if not number:
        return False
    persons = {is_birthday(ten) for ten in _readings(number)}
    if len(persons) != 1:
        raise RejectedCell("beneficiary-number")
    return persons.pop()


def looks_like_a_person(name: str) -> bool:
    """Whether a name is built as a person's and begins with a common given name, or says that it is a sole trader's.

    ``Anna Exempel``, ``Exempel, Anna`` and ``Anna Exempel enskild firma`` are; ``Anna Exempel AB`` is not.
    """
    if SOLE_TRADER.search(name):
        return True
    if OF_ORGANISATIONS.search(name):
        return False
    last, comma, first = name.partition(",")
    words = f"{first} {last}".split() if comma else name.split()
    plain = [word for word in words if word.casefold() not in PARTICLES]
    built = 2 <= len(plain) <= 4 and all(NAME_WORD.fullmatch(word) and word[0].isupper() for word in plain)
    return built and plain[0].casefold().partition("-")[0] in GIVEN_NAMES


def persons_number_in(text: str) -> str:
    """A private person's identity number in a text, or nothing."""
    plain = text if text.isascii() else unicodedata.normalize("NFKC", text)
    return next((match[0] for match in IN_TEXT.finditer(plain) if is_birthday(match[1])), "")


def _readings(number: str) -> Iterator[str]:
    """The ten digits that the number could stand for, where those can be a number at all."""
    for form in NUMBER_PATTERNS:
        if (match := form.fullmatch(number)) and (is_birthday(match[1]) or match[1][2] >= "2"):
            yield match[1]
