"""Priorities with another main theme that share something else: a code, an actor, or a word of the codebook's.

A theme is broad, and the line between two is drawn by the editors: steel is material to one region and industry to
another. So each priority is also set beside those of other counties that share something more exact, and what they
share is always said. Nothing is graded: who shares most things stands first.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from ..model import Atlas, Priority
from .coverage import Placed, current_priorities
from .organisations import organisations_by_name, spelled
from .remembered import once
from .theme_words import themes_by_term

MOST_RELATED = 6
"""Others that are listed with one priority."""
MOST_HAVE = 0.06
"""A word or an actor that more than this part of the current priorities have tells nothing."""
WORD = re.compile(r"[^\W\d_]+")
CODE = re.compile("(?:nace|nabs):")
BROAD = "nabs:"
"""Chapters of this list are so broad that they alone are no ground; they are told with something else."""


@dataclass(frozen=True)
class RelatedPriority:
    """Another county's priority and what the two share, each in alphabetical order."""

    placed: Placed
    codes: tuple[str, ...]
    """``nace:C24``."""
    actors: tuple[str, ...]
    """As the other one spells them."""
    words: tuple[str, ...]
    """Search terms of the codebook that Swedish words of both begin with, such as *stål*."""

    @property
    def shared(self) -> int:
        """How many things the two share."""
        return len(self.codes) + len(self.actors) + len(self.words)

    @property
    def enough(self) -> bool:
        """Whether they share an actor, an exact code, or a word together with anything else.

        One word alone says little: *trade* in e-commerce and in food, *housing* in building and in tourism.
        """
        exact = any(not code.startswith(BROAD) for code in self.codes)
        return bool(self.actors or exact or (self.words and self.shared > 1))


@once
def all_related(atlas: Atlas) -> Mapping[str, tuple[RelatedPriority, ...]]:
    """For each current priority of a county, by its file, at most ``MOST_RELATED`` of other counties and themes."""
    current = current_priorities(atlas)
    traits = {placed.priority.file: _traits(atlas, placed.priority) for placed in current}
    having: dict[str, list[Placed]] = {}
    for placed in current:
        codes, actors, words = traits[placed.priority.file]
        for trait in (*codes, *actors, *words):
            having.setdefault(trait, []).append(placed)
    most = max(2, MOST_HAVE * len(current))
    having = {trait: those for trait, those in having.items() if CODE.match(trait) or len(those) <= most}
    return {placed.priority.file: _related(placed, traits, having) for placed in current}


Traits = tuple[frozenset[str], Mapping[str, str], frozenset[str]]
"""Codes; actors as they are compared, with how they are spelled; words."""


def _related(
    placed: Placed, traits: Mapping[str, Traits], having: Mapping[str, list[Placed]]
) -> tuple[RelatedPriority, ...]:
    codes, actors, words = traits[placed.priority.file]
    others = {
        other.priority.file: other
        for trait in (*codes, *actors, *words)
        for other in having.get(trait, ())
        if other.contribution is not placed.contribution and other.priority.facts.theme != placed.priority.facts.theme
    }
    found = []
    for file, other in others.items():
        its_codes, its_actors, its_words = traits[file]
        named = (its_actors[actor] for actor in its_actors if actor in actors and actor in having)
        said = (word for word in words & its_words if word in having)
        found.append(RelatedPriority(other, *(tuple(sorted(one)) for one in (codes & its_codes, named, said))))
    enough = sorted((one for one in found if one.enough), key=lambda one: (-one.shared, one.placed.priority.file))
    return tuple(enough[:MOST_RELATED])


def _traits(atlas: Atlas, priority: Priority) -> Traits:
    facts, known = priority.facts, organisations_by_name(atlas)
    actors = {}
    for name in facts.actors:
        listed = known.get(spelled(name))
        actors[f"organisation:{listed.id if listed else spelled(name)}"] = name
    return frozenset(tag.code for tag in facts.codes), actors, frozenset(_words(atlas, priority))


def _words(atlas: Atlas, priority: Priority) -> Iterator[str]:
    """The longest search term that each word of the name, the parts and the summary begins with."""
    facts, terms = priority.facts, themes_by_term(atlas)
    parts = (part.sv for part in facts.sub_areas)
    for word in WORD.findall(" ".join((facts.name, facts.summary, *parts)).casefold()):
        beginnings = [word[:end] for end in range(len(word), 0, -1) if word[:end] in terms]
        yield from beginnings[:1]
