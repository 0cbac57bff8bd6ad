"""Questions that people ask of the search and texts that they match, with the pages that should answer them.

``search-relevance.yml`` was written from the content before the search was first tuned, and the search is tuned on
it. ``search-relevance-2.yml`` to ``-9.yml`` were each written by someone who had seen neither the search nor the
other sets. Each was measured once, after all tuning, when nothing of it had been seen; since their figures have
been read the search is tuned on them. ``search-relevance-8-judged.yml`` and ``-9-judged.yml`` have the same
questions with the pages that others would be content with.
``search-relevance-development.yml`` was written by one who knew the search, by the kinds of question that people ask,
and ``search-relevance-visitors.yml``
from the point of view of visitors, before any of it was asked; the search is tuned on both. In the first set, kind
``priority`` is asked in the index of priorities. In the others a kind only says what a question is about, and all are
asked on the search page: their expected pages are of several kinds. ``none`` is about what the site does not have.
``match-texts.yml`` has texts with the priorities that a knowledgeable person would name; those under ``development``
and the first third of the others were tuned on, the rest was not; nor were those under ``later``.
Expectations are never changed to suit the search.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from statistics import fmean
from typing import Any

import yaml

HERE = Path(__file__).parent
FEW = 3
FILTERED = ("first",)
"""The sets whose kind narrows what is found."""
SETS: dict[str, dict[str, list[dict[str, Any]]]] = {
    name: yaml.safe_load((HERE / file).read_text("utf-8"))
    for name, file in {
        "first": "search-relevance.yml",
        "development": "search-relevance-development.yml",
        "visitors": "search-relevance-visitors.yml",
        "second": "search-relevance-2.yml",
        "third": "search-relevance-3.yml",
        "fourth": "search-relevance-4.yml",
        "fifth": "search-relevance-5.yml",
        "sixth": "search-relevance-6.yml",
        "seventh": "search-relevance-7.yml",
        "eighth": "search-relevance-8.yml",
        "eighth, judged": "search-relevance-8-judged.yml",
        "ninth": "search-relevance-9.yml",
        "ninth, judged": "search-relevance-9-judged.yml",
    }.items()
}
_TEXTS: dict[str, list[dict[str, Any]]] = yaml.safe_load((HERE / "match-texts.yml").read_text("utf-8"))
_THIRD = len(_TEXTS["texts"]) // 3
MATCH_SETS = {
    "tuned on": [*_TEXTS["development"], *_TEXTS["texts"][:_THIRD]],
    "not tuned on": _TEXTS["texts"][_THIRD:],
    "later": _TEXTS["later"],
}
"""The texts that are matched, by how they were used."""
TEXTS = [text for own in MATCH_SETS.values() for text in own]
ASK = """(() => {
  const engine = new search.Engine(...given.engine);
  return given.queries.map(({query, kind}) =>
    engine.search(query, given.filtered && kind === "priority" ? {kind} : {}).map((hit) => hit.address));
})()"""
MATCHED = """(() => {
  const compared = search.atOnce(search.read(...given.engine, given.told));
  return given.texts.map((text) => search.atOnce(search.match(compared, text)));
})()"""


def recall(expected: list[str], found: list[str]) -> float:
    """The share of the expected pages among the first ten."""
    return len(set(expected) & set(found[:10])) / len(expected)


def reciprocal_rank(expected: list[str], found: list[str]) -> float:
    """One divided by the place of the first expected page; 0 when it is not among the first ten."""
    return next((1 / place for place, address in enumerate(found[:10], 1) if address in expected), 0)


@dataclass(frozen=True)
class Relevance:
    """What a search answered: ``empty`` and ``few`` are shares of the questions with and without an answer here."""

    queries: int
    recall: float
    rank: float
    empty: float
    absent: int
    few: float


def relevance_of(answers: Iterable[tuple[dict[str, Any], list[str]]]) -> Relevance:
    """The measures of the answers to some questions, addresses best first."""
    asked = list(answers)
    here = [(query["expect"], found) for query, found in asked if query["kind"] != "none"]
    absent = [len(found) <= FEW for query, found in asked if query["kind"] == "none"]
    return Relevance(
        len(here),
        fmean(recall(*one) for one in here),
        fmean(reciprocal_rank(*one) for one in here),
        fmean(not found for _, found in here),
        len(absent),
        fmean(absent) if absent else 1,
    )


def named_among(first: int, answers: Iterable[tuple[dict[str, Any], list[str]]]) -> float:
    """The share of texts for which one of the named priorities is among that many first."""
    return fmean(bool(set(text["expect"]) & set(found[:first])) for text, found in answers)
