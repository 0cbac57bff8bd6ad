"""Numbers that pages state in words, counted again on the page itself: what they say, and what stands below them."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from xml.etree.ElementTree import Element

from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po
from site_reading import text_of, tree
from smartspec.language import LOCALE

CATALOGUE = LOCALE / "sv.po"
NUMBER = r"(\d[\d\u00a0]*)"
ANY = "[^<]+?"
"""Within a tag, and never what a pattern begins with: over all of a page it takes seconds."""


@dataclass(frozen=True)
class Recount:
    """A sentence that states a number, with the number and what was found on the page."""

    message: str
    said: int
    found: int


def with_class(tree: Element, name: str) -> list[Element]:
    return [element for element in tree.iter() if name in (element.get("class") or "").split()]


def number(text: str) -> int:
    return int(text.replace("\u00a0", ""))


def items(element: Element) -> int:
    """The items of its lists, without those of lists within items."""
    inner = {id(below) for item in element.iter("li") for below in item.iter("li") if below is not item}
    return sum(id(item) not in inner for item in element.iter("li"))


@cache
def catalogue() -> Catalog:
    with CATALOGUE.open("rb") as file:
        return read_po(file, locale="sv")


def of_templates() -> set[str]:
    """Every message with a plural that a page's template uses: the sentences in which pages state numbers."""
    return {
        message.id[0]
        for message in catalogue()
        if isinstance(message.id, tuple) and any(place.endswith(".html") for place, _ in message.locations)
    }


@cache
def pattern_of(message: str, lang: str) -> re.Pattern[str]:
    """What finds the message with a number in a page's text, in one of its two forms."""
    entry = next(one for one in catalogue() if isinstance(one.id, tuple) and one.id[0] == message)
    forms = entry.string if lang == "sv" else entry.id
    as_pattern = [re.sub(r"%\\\((\w+)\\\)s", _placeholder, re.escape(form).replace(r"\ ", " ")) for form in forms]
    return re.compile("|".join(form.replace("%%", "%").removeprefix(ANY) for form in as_pattern))


def _placeholder(match: re.Match[str]) -> str:
    return NUMBER if match[1] == "num" else ANY


def _folds(tree: Element) -> Iterator[tuple[str, int]]:
    for fold in tree.iter("details"):
        yield text_of(fold.find("summary") or Element("summary")), items(fold)  # a summary has no list


def _leads(tree: Element, found: Callable[[Element], int]) -> Iterator[tuple[str, int]]:
    for lead in with_class(tree, "s3-lead"):
        yield text_of(lead), found(tree)


def _rows(tree: Element) -> Iterator[tuple[str, int]]:
    """Initiatives and priorities that a page lists."""
    listed = sum(items(one) for one in with_class(tree, "s3-priorities"))
    return _leads(tree, lambda _: listed)


def _rows_and_names(tree: Element) -> Iterator[tuple[str, int]]:
    """The same, and the priorities that name an organisation, but no texts that do."""
    after = [place for place, one in enumerate(tree) if one.get("id") == "prioriteringar"]
    named = [next(one for one in list(tree)[place:] if one.tag == "ul") for place in after]
    listed = sum(items(one) for one in (*with_class(tree, "s3-priorities"), *named))
    return _leads(tree, lambda _: listed)


def _shared_by_two(tree: Element) -> Iterator[tuple[str, int]]:
    return _leads(tree, lambda one: len([title for title in one.iter("h3") if title.find("a") is not None]))


def _shared_with_another(tree: Element) -> Iterator[tuple[str, int]]:
    """``Gävleborg: one theme; another 2 themes in common``."""
    for item in tree.iter("li"):
        if (note := item.find("small")) is not None:
            own = text_of(item).removesuffix(text_of(note)).partition(":")[2]
            yield text_of(note), own.count(";") + 1


def _listed_below(tree: Element) -> Iterator[tuple[str, int]]:
    """Facts with a list of their own below them."""
    for fact in tree.iter("dd"):
        if fact.find("ul") is not None:
            yield text_of(fact), items(fact)


def _bars(tree: Element) -> Iterator[tuple[str, int]]:
    """Themes with the number of their regions, which the table below lists by name."""
    listed = {text_of(row[0]): text_of(row[1]).count(",") + 1 for row in tree.iter("tr") if len(row) == 2}
    for fact in tree.iter("dd"):
        for name, said in re.findall(r"([^;(]+) (\(.*?\))", text_of(fact)):
            if name.strip() in listed:
                yield said, listed[name.strip()]


RECOUNTED: dict[str, Callable[[Element], Iterator[tuple[str, int]]]] = {
    "%(num)s fact": _folds,
    "%(num)s source": _folds,
    "%(num)s programme": _folds,
    "%(num)s more change": _folds,
    "%(num)s change of details": _folds,
    "%(num)s change": _folds,
    "%(num)s organisation": _folds,
    "%(num)s more sum, of another kind, currency or day": _folds,
    "%(num)s name is not in the list of organisations": _folds,
    "%(num)s region": lambda tree: iter([*_folds(tree), *_bars(tree)]),
    "%(num)s theme in common": _shared_with_another,
    "%(num)s main theme in common": _listed_below,
    "%(first)s and %(second)s have %(num)s theme in common:": _shared_by_two,
    "We have found %(num)s priority, in a strategy that has not ended.": _rows,
    "We have found %(num)s priority, in a strategy that has ended.": _rows,
    "Here we have found %(num)s initiative.": _rows,
    "Found in %(num)s initiative or priority.": _rows_and_names,
}
"""Where each sentence stands, and how what it counts is counted again: the text, and the number found."""
OF_A_THEME = "tests/pages/test_initiatives.py"
NO_NUMBER = "says no number"
ELSEWHERE = {
    "from %(num)s initiative": "tests/content/test_sums.py adds up the tables",
    "%(num)s initiative": "of sums, as above; of a region it is marked",
    "%(num)s initiative in open sources has not reached its end date.": "tests/pages/test_national_page.py",
    "%(num)s of them rounded": "tests/analysis",
    "%(num)s initiative has no amount that can be summed.": "tests/analysis/test_money.py",
    "%(num)s has an amount that can be summed.": "tests/analysis",
    "%(num)s of %(all)s has an amount that can be summed.": "tests/analysis",
    "%(num)s has not reached its end date": "marked",
    "%(num)s has ended": "marked",
    "%(num)s comes from a list of %(day)s": "marked",
    "%(num)s is linked to a priority": "marked",
    "unclear whether it applies": NO_NUMBER,
    "For %(num)s initiative the sources do not say.": "tests/analysis",
    "%(num)s more offer on the same theme.": "tests/pages/test_exchange_page.py",
    "%(num)s priority": "marked; of earlier strategies tests/pages/test_counts.py, of second taggings tests/analysis",
    "%(num)s shared priority": "marked",
    "There is %(num)s point to check in the files about %(name)s.": "marked",
    "%(num)s initiative is linked to a priority with this main theme.": OF_A_THEME,
    "%(num)s initiative has a word for the theme in its name or description.": OF_A_THEME,
    "%(num)s initiative including %(territory)s has a word for the main theme in its name or description.": OF_A_THEME,
    "%(num)s of them is a maximum": "tests/analysis/test_money.py",
    "The amount cannot be summed.": NO_NUMBER,
    "a maximum": NO_NUMBER,
    "county": NO_NUMBER,
    "rounded": NO_NUMBER,
}
"""Sentences whose numbers are held in another way."""


def recounts(html: str, lang: str) -> Iterator[Recount]:
    """Every sentence of a page that states a number and can be counted again there."""
    there = {message: pattern for message in RECOUNTED if (pattern := pattern_of(message, lang)).search(html)}
    if there:
        made = tree(html)
        for message, pattern in there.items():
            for text, found in RECOUNTED[message](made):
                if match := pattern.search(text):
                    yield Recount(message, number(next(filter(None, match.groups()))), found)
