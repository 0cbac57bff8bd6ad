"""The counts that pages state: those that are marked, and those that are written in words without a mark."""

import html
import re
from collections.abc import Iterator

STATED = re.compile(r'<data value="(\d+)" data-s3-count="([a-z_]+(?: [a-z/-]+)?)">([^<]*)</data>')
COUNTRY = re.compile(
    r"\d+ (?:av|of) \d+ (?:regioner|regions|satsningar|initiatives)\b"
    r"|\d+ (?:par av regioner|pairs of regions)"
    r"|(?:Vi har hittat|We have found) \d+ (?:satsningar|initiatives|regioner|regions)\b(?! här)"
    r"|\b(?:de|the|Sveriges|Sweden's) \d+ (?:regionerna|regioner|regions)\b"
)
"""Ways in which a count of the whole country is told."""
FIGURE = re.compile(r'<figure class="s3-figure[ "].*?</figure>', re.DOTALL)
"""A drawing with what it counts, which is held to the analysis by tests of its own."""


def stated(page: str) -> Iterator[tuple[str, int, str]]:
    """Name, value and text of every count that is marked on a page."""
    for value, name, text in STATED.findall(page):
        yield name, int(value), html.unescape(text)


def unmarked(page: str) -> list[str]:
    """The words in which a page tells a count of the country without a mark."""
    text = html.unescape(re.sub(r"<[^>]+>", "", STATED.sub("■", FIGURE.sub("", page))))
    return COUNTRY.findall(" ".join(text.split()))
