"""Words that the codebook has for a theme, as names and summaries of initiatives mention them.

A mention is no judgement: it says that a word stands there, not what the initiative is about.
"""

import re
from collections.abc import Iterable, Iterator, Mapping

from ..model import Atlas, Contribution, InitiativeFacts, Statement, TerritoryFacts
from .initiatives import Initiative
from .remembered import once

WORD = re.compile(r"[^\W\d_]+")
BEGINNING = 4
"""Letters that a search term has at least: *skoglig* and *skogsägare* begin with *skog*, but *el* begins too much."""


def words_of(row: InitiativeFacts) -> frozenset[str]:
    """The words of an initiative's name and summary in both languages, in lower case."""
    texts = (
        row.Operation_Name_Programme_Language,
        row.Operation_Name_English,
        row.Operation_Summary_Programme_Language,
        row.Operation_Summary_English,
    )
    return frozenset(WORD.findall(" ".join(filter(None, texts)).casefold()))


def mentioned(atlas: Atlas, words: Iterable[str]) -> Mapping[str, tuple[str, ...]]:
    """By theme, in the codebook's order, the words that begin with one of its search terms, in alphabetical order."""
    known, found = themes_by_term(atlas), dict[str, list[str]]()
    for word in sorted(words):
        ends = range(BEGINNING, len(word) + 1)
        for theme in {theme: None for end in ends for theme in known.get(word[:end], ())}:
            found.setdefault(theme, []).append(word)
    return {term.id: tuple(found[term.id]) for term in atlas.vocabularies["themes"].terms if term.id in found}


def mentions_of(atlas: Atlas, item: Initiative) -> Mapping[str, tuple[str, ...]]:
    """The themes that any row of an initiative mentions, with the words that do."""
    return mentioned(atlas, frozenset[str]().union(*(words_of(row.facts) for row in item.rows)))


@once
def strengths_mentioning(atlas: Atlas, contribution: Contribution, theme: str) -> tuple[Statement, ...]:
    """A territory's strengths whose text has a word for the theme, in their order."""
    own = contribution.facts.strengths if isinstance(contribution.facts, TerritoryFacts) else ()
    words = (frozenset(WORD.findall(f"{one.sv} {one.en or ''}".casefold())) for one in own)
    return tuple(one for one, said in zip(own, words, strict=True) if theme in mentioned(atlas, said))


def by_mention(
    atlas: Atlas, initiatives: Iterable[Initiative]
) -> Mapping[str, tuple[tuple[Initiative, tuple[str, ...]], ...]]:
    """By theme, in the codebook's order, the initiatives that mention it in any of their rows, with the words."""
    found: dict[str, list[tuple[Initiative, tuple[str, ...]]]] = {}
    for item in initiatives:
        for theme, words in mentions_of(atlas, item).items():
            found.setdefault(theme, []).append((item, words))
    return {term.id: tuple(found[term.id]) for term in atlas.vocabularies["themes"].terms if term.id in found}


@once
def themes_by_term(atlas: Atlas) -> Mapping[str, tuple[str, ...]]:
    """By search term of the codebook, a word or phrase of at least ``BEGINNING`` letters in lower case, its themes."""
    found: dict[str, dict[str, None]] = {}
    for term in atlas.vocabularies["themes"].terms:
        lines = (*term.search_terms.sv, *term.search_terms.en) if term.search_terms else ()
        for word in _terms(lines):
            found.setdefault(word, {})[term.id] = None
    return {word: tuple(themes) for word, themes in found.items()}


def _terms(lines: Iterable[str]) -> Iterator[str]:
    for line in lines:
        yield from (word for word in map(str.strip, line.casefold().split(",")) if len(word) >= BEGINNING)
