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
SHORT = 4
"""A term of so few letters begins other words as well: *logistik* is no *logi*, and *Malmö* and *modell* are nothing of
*malm* and *mode*. After it must come an ending, or another word of the codebook's."""
ENDINGS = {
    "", "a", "ar", "arna", "e", "en", "ens", "er", "erna", "et",
    "ets", "iska", "iskt", "lig", "liga", "ligt", "n", "na", "or", "s", "t",
}  # fmt: skip


def words_in(atlas: Atlas, text: str) -> frozenset[str]:
    """The words of a text in lower case, but for those of names of territories: *the Islands* are no theme there."""
    return frozenset(WORD.findall(_names_of_territories(atlas).sub(" ", text.casefold())))


@once
def _names_of_territories(atlas: Atlas) -> re.Pattern[str]:
    places = atlas.territories.counties_and_areas
    names = {name.casefold() for place in places for name in (place.name.sv, place.name.en) if name}
    return re.compile("|".join(rf"\b{re.escape(name)}\b" for name in sorted(names)))


def words_of(atlas: Atlas, row: InitiativeFacts) -> frozenset[str]:
    """The words of an initiative's name and summary in both languages, as ``words_in`` has them."""
    texts = (
        row.Operation_Name_Programme_Language,
        row.Operation_Name_English,
        row.Operation_Summary_Programme_Language,
        row.Operation_Summary_English,
    )
    return words_in(atlas, " ".join(filter(None, texts)))


def mentioned(atlas: Atlas, words: Iterable[str]) -> Mapping[str, tuple[str, ...]]:
    """By theme, in the codebook's order, the words that begin with one of its search terms, in alphabetical order."""
    known, found = themes_by_term(atlas), dict[str, list[str]]()
    for word in sorted(words):
        ends = range(BEGINNING, len(word) + 1)
        terms = (word[:end] for end in ends if word[:end] in known)
        for theme in {theme: None for term in terms if _is_of(atlas, term, word) for theme in known[term]}:
            found.setdefault(theme, []).append(word)
    return {term.id: tuple(found[term.id]) for term in atlas.vocabularies["themes"].terms if term.id in found}


def _is_of(atlas: Atlas, term: str, word: str) -> bool:
    """Whether a word that begins with a term is a form of it or put together with it."""
    rest = word[len(term) :]
    if len(term) > SHORT or rest in ENDINGS:
        return True
    tails = (rest, rest.removeprefix("s"))
    return any(tail[:end] in _words_of_codebook(atlas) for tail in tails for end in range(BEGINNING, len(tail) + 1))


@once
def _words_of_codebook(atlas: Atlas) -> frozenset[str]:
    """The words of at least ``BEGINNING`` letters that the codebook has for any theme."""
    listed = (one for term in atlas.vocabularies["themes"].terms for one in (term.search_terms, term.context) if one)
    words = (word for one in listed for line in (*one.sv, *one.en) for word in WORD.findall(line.casefold()))
    return frozenset(word for word in words if len(word) >= BEGINNING)


def mentions_of(atlas: Atlas, item: Initiative) -> Mapping[str, tuple[str, ...]]:
    """The themes that any row of an initiative mentions, with the words that do."""
    return mentioned(atlas, frozenset[str]().union(*(words_of(atlas, row.facts) for row in item.rows)))


@once
def strengths_mentioning(atlas: Atlas, contribution: Contribution, theme: str) -> tuple[Statement, ...]:
    """A territory's strengths whose text has a word for the theme, in their order."""
    own = contribution.facts.strengths if isinstance(contribution.facts, TerritoryFacts) else ()
    words = (words_in(atlas, f"{one.sv} {one.en or ''}") for one in own)
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
