"""Initiatives that an editor may want to link to a priority, each with what the two share. No suggestion is a fact.

Nothing is graded and no likeness is computed: words, organisations and the codebook's words for the theme are listed,
and what shares most things stands first. The browser's matching (``browser/src/matching.mjs``) answers another
question, which priorities a whole text is about, and needs the finished search index.
"""

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TypeAlias

from ..model import Atlas, Contribution, InitiativeFacts, Period, Priority
from .coverage import Placed
from .organisations import named_in, organisations_by_name, spelled
from .remembered import once
from .theme_words import mentioned, words_of

MOST_SUGGESTED = 3
"""Suggestions for one priority."""
LEAST_SHARED = 2
"""Things that the two must share, so that no single word leads to a suggestion."""
MOST_HAVE = 0.03
"""A word that more than this part of the country's priorities have tells nothing."""
TELLING = re.compile(r"[^\W\d_]{5,}")
"""Words of five letters and more: shorter ones are mostly grammar."""


@dataclass(frozen=True)
class Suggestion:
    """An initiative and a priority of the same folder, with what they share; at least two things in all."""

    initiative: InitiativeFacts
    placed: Placed
    words: tuple[str, ...]
    """Words that few priorities of the country have."""
    actors: tuple[str, ...]
    """Organisations that both name, as the initiative spells them."""
    theme_words: tuple[str, ...]
    """Words of the initiative that the codebook has for the priority's main theme."""

    @property
    def shared(self) -> int:
        """How many things the two share; words for the theme count as one."""
        return len(self.words) + len(self.actors) + bool(self.theme_words)

    def link(self, by: str, basis: str) -> str:
        """The row of ``initiative-links.csv``, with what only a person can say."""
        own = f"{self.placed.strategy.id}/{self.placed.priority.id}"
        return ",".join((self.initiative.Operation_Unique_Identifier, own, by, basis))


Suggested: TypeAlias = tuple[tuple[Placed, tuple[Suggestion, ...]], ...]
"""By priority, what is suggested."""


@once
def all_suggestions(atlas: Atlas) -> Mapping[str, Suggested]:
    """Those of each territory, by the key of its folder."""
    return {key: suggestions(atlas, contribution) for key, contribution in atlas.contributions.items()}


def suggestions(atlas: Atlas, contribution: Contribution) -> Suggested:
    """For each priority of a territory that has any, the initiatives that share most with it and are not linked yet.

    Only initiatives of the same folder, since a link cannot leave it, and none of another time than the strategy's.
    """
    texts = [
        (row, words, mentioned(atlas, words), _named(atlas, row), _period(row))
        for row in contribution.initiatives
        for words in (words_of(atlas, row),)
    ]
    linked = {(link.operation, link.priority) for link in contribution.links}
    found = []
    for placed in (Placed(contribution, s, p) for s in contribution.strategies for p in s.priorities):
        own, period = f"{placed.strategy.id}/{placed.priority.id}", placed.strategy.period
        rare, actors = _of_priority(placed.priority) - _common(atlas), _actors(atlas, placed.priority)
        shared = [
            Suggestion(
                row,
                placed,
                tuple(sorted(words & rare)),
                tuple(name for one, name in named.items() if one in actors),
                themes.get(placed.priority.facts.theme, ()),
            )
            for row, words, themes, named, years in texts
            if (row.Operation_Unique_Identifier, own) not in linked
            and (period is None or years is None or period.overlaps(years))
        ]
        enough = sorted((s for s in shared if s.shared >= LEAST_SHARED), key=lambda one: -one.shared)
        if enough:
            found.append((placed, tuple(enough[:MOST_SUGGESTED])))
    return tuple(found)


def _of_priority(priority: Priority) -> frozenset[str]:
    parts = (part.sv for part in priority.facts.sub_areas)
    return frozenset(TELLING.findall(" ".join((priority.facts.name, priority.facts.summary, *parts)).casefold()))


@once
def _common(atlas: Atlas) -> frozenset[str]:
    every = [priority for _, _, priority in atlas.priorities()]
    counts = Counter(word for priority in every for word in _of_priority(priority))
    return frozenset(word for word, number in counts.items() if number > max(1, MOST_HAVE * len(every)))


def _named(atlas: Atlas, row: InitiativeFacts) -> dict[str, str]:
    known = organisations_by_name(atlas)
    return {one.id: name for name in named_in(row) if (one := known.get(spelled(name)))}


def _actors(atlas: Atlas, priority: Priority) -> frozenset[str]:
    known = organisations_by_name(atlas)
    return frozenset(one.id for name in priority.facts.actors if (one := known.get(spelled(name))))


def _period(row: InitiativeFacts) -> Period | None:
    if not row.Operation_Start_Date:
        return None
    start = int(row.Operation_Start_Date[:4])
    return Period(start, int(row.Operation_End_Date[:4]) if row.Operation_End_Date else start)
