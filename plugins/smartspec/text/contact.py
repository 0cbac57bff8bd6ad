"""E-mail addresses, telephone numbers and personal identity numbers, in the ways that people write them.

A number is a telephone number by its pattern: it has the trunk 0 and an area code, or a plus and a country code.
Years, amounts, times and the numbers of books and cases have other patterns, or say what they are just before.
"""

import re
import unicodedata
from collections.abc import Iterator
from urllib.parse import unquote

AT = r"(?:@| @ | ?[\[({] ?(?:at|snabel-?a) ?[\])}] ?)"
DOT = r"(?:\.| ?[\[({] ?(?:dot|punkt) ?[\])}] ?)"
MAY_BE_MAIL = re.compile(r"@|[\[({] ?(?:at|snabel)", re.IGNORECASE)
"""Addresses are slow to look for, and most texts can hold none."""
MAIL = re.compile(rf"(?<![\w.+-])(?<!/@)[.+-]*\w[\w.+-]*{AT}(?:[\w-]+{DOT})+[^\W\d_]{{2,}}", re.IGNORECASE)
"""Not after “/@”: there stands the name of an organisation's account."""

ABROAD = (
    r"(?:\+ ?|00)46\)?[ -]?(?:\(0\))?(?:[ ./-]{0,2}\d){7,10}",
    r"(?!\+\d{1,3}(?: \d{3}){1,4}(?! ?\d))\+[1-9]\d{0,2}(?:[ ./-]{0,2}(?:\(0\) ?)?\d){8,12}",  # no amount: +1 234 567
)
OPEN = r"(?:\(0\) ?|\(?0)"
AFTER = r"(?:\) ?-? ?| ?[-/] ?| )"
DAY = r"\d\d[-./]\d\d[-./]\d{4}|\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])(?![-\d])"
YEARS = rf"{OPEN}\d{{1,3}}{AFTER}(?:\d\d|(?:19|20)\d\d)[ -](?:19|20)\d\d(?!\d)"
THOUSANDS = r"\d{3}(?: \d{3}){1,4}(?! ?\d)"
AT_HOME = (
    rf"{OPEN}8{AFTER}[1-9](?:[ -]?\d){{5,7}}",
    rf"{OPEN}7\d{AFTER}\d(?:[ -]?\d){{6}}",
    rf"{OPEN}7\d\d{AFTER}\d(?:[ -]?\d){{5}}",
    rf"{OPEN}[1-9]\d{AFTER}[1-9](?:[ -]?\d){{4,6}}",
    rf"{OPEN}[1-9]\d\d{AFTER}[1-9](?:[ -]?\d){{4,5}}",
    rf"{OPEN}[1-9]\d{{7,8}}",  # with eight digits in all it is more often a day
    r"0[1-9]\d?\.\d{3}\.\d\d\.\d\d",
)
"""Ten digits at most, of which the subscriber has five to eight; only mobile ones can begin with 0."""
NUMBER = re.compile(
    rf"(?<![\w+])(?<!\w[-/])(?<!\d[.,])(?:{'|'.join(ABROAD)}"
    rf"|(?!{DAY}|{YEARS})(?:(?<!\d )|(?!{THOUSANDS}))(?:{'|'.join(AT_HOME)}))(?!\d)"
)
MAY_BE_NUMBER = re.compile(r"[+0](?:[^\w+]{0,3}\d){7}")
OTHER_NUMBER = re.compile(
    r"(?:isbn|issn|doi|d(?:iarie)?(?:nr|nummer)|ärende(?:nr|nummer)|org(?:anisations|\.)? ?(?:nr|nummer))"
    r"(?:-1[03])?[ :.]*(?:97[89][ -]|[\w-]{1,12}[ :]{1,2})?$",
    re.IGNORECASE,
)
"""Says, just before a number, that it is a book's, a case's or an organisation's."""
IDENTITY = re.compile(
    r"(?<![\w+])(?<!\w[-/])(?:(?:18|19|20)?(\d{6}) ?[-+] ?(\d{4})|(?:18|19)(\d{6})(\d{4}))(?:-?01)?(?![\w-])"
)
"""With a hyphen, or with the century: ten digits alone are more often an amount or an organisation's."""
WEB = re.compile(r"https?://[\w.-]{1,255}\.[a-z]{2,63}[/?#]\S*", re.IGNORECASE)


class _Plain(dict[int, str | None]):
    """For str.translate: a plain character for each that looks like it, nothing for what does not show."""

    def __missing__(self, code: int) -> str | None:
        char = chr(code)
        match unicodedata.category(char):
            case "Mn" | "Me" | "Cf":
                plain = None
            case "Pd":
                plain = "-"
            case "Zs":
                plain = " "
            case "Nd":
                plain = str(unicodedata.decimal(char))
            case _:
                plain = {"\u2212": "-", "\u2044": "/", "\u2215": "/"}.get(char, char)
        self[code] = plain
        return plain


_PLAIN = _Plain()


def folded(text: str) -> str:
    """The text with plain digits, spaces, hyphens and at signs for all that look like them, and nothing hidden."""
    return text if text.isascii() else unicodedata.normalize("NFKC", text).translate(_PLAIN)


def contacts(text: str) -> Iterator[tuple[int, str]]:
    """Each e-mail address and telephone number, folded, with its line from 0. One may go on over a line break."""
    lined = folded(text)
    plain = lined.replace("\n", " ")
    for match in (*_mails(plain), *_numbers(plain)):
        yield lined.count("\n", 0, match.start()), match[0]


def mail_in_address(address: str) -> str | None:
    """The e-mail address within a web address. Numbers in them are of pages and files."""
    return next((match[0] for match in _mails(folded(unquote(address)))), None)


def is_birthday(digits: str) -> bool:
    """Whether six digits can be the day in a person's identity number; a co-ordination number adds 60 to the day.

    In the number of an organisation the “month” is 20 or more.
    """
    month, day = int(digits[2:4]), int(digits[4:6])
    return 1 <= month <= 12 and (1 <= day <= 31 or 61 <= day <= 91)


def identity_numbers(text: str) -> Iterator[tuple[int, str]]:
    """Each personal identity number, folded, with its line from 0.

    Its last digit is the right one, so that the numbers of cases and things are seldom taken for one.
    """
    lined = folded(text)
    plain = lined.replace("\n", " ")
    for match in IDENTITY.finditer(plain):
        day, last = match[1] or match[3], match[2] or match[4]
        doubled = (int(digit) * (2 - place % 2) for place, digit in enumerate(day + last))
        before = OTHER_NUMBER.search(plain[max(0, match.start() - 40) : match.start()])
        of_a_case = before and not before[0].lower().startswith("org")
        if is_birthday(day) and sum(n // 10 + n % 10 for n in doubled) % 10 == 0 and not of_a_case:
            yield lined.count("\n", 0, match.start()), match[0]


def _mails(plain: str) -> Iterator[re.Match[str]]:
    return MAIL.finditer(plain) if MAY_BE_MAIL.search(plain) else iter(())


def _numbers(plain: str) -> Iterator[re.Match[str]]:
    if not MAY_BE_NUMBER.search(plain):
        return
    apart = WEB.sub(lambda match: "x" * len(match[0]), plain)
    for match in NUMBER.finditer(apart):
        if not OTHER_NUMBER.search(apart[max(0, match.start() - 40) : match.start()]):
            yield match
