"""How far two taggers who work apart from each other agree.

Cohen's kappa (J. Cohen, "A coefficient of agreement for nominal scales", 1960): the share of
cases they agree on, set against the share they would agree on by chance if each kept to the
own habit but drew blindly.
"""

from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass

from ..model import CODE_LISTS, Atlas, Priority, Tagging
from ..model.files import TOP

Pair = tuple[Hashable, Hashable]


@dataclass(frozen=True)
class Agreement:
    """Agreement on one vocabulary. ``observed`` and ``expected`` are shares of ``cases``, 0 to 1."""

    cases: int
    observed: float
    expected: float

    @property
    def kappa(self) -> float | None:
        """1 is full agreement, 0 what chance gives; None where chance alone gives full agreement."""
        if self.expected == 1:
            return None
        return (self.observed - self.expected) / (1 - self.expected)


@dataclass(frozen=True)
class Disagreement:
    """The tags of one priority that only one of the two taggers set."""

    tagging: Tagging
    priority: Priority
    themes: tuple[str, str] | None
    only_first: tuple[str, ...]
    only_second: tuple[str, ...]


def agreement(pairs: Sequence[Pair]) -> Agreement:
    """Agreement of two taggers over cases, each a pair of what they chose. Needs at least one case."""
    cases = len(pairs)
    observed = sum(first == second for first, second in pairs) / cases
    choices = {choice for pair in pairs for choice in pair}
    firsts, seconds = ([pair[i] for pair in pairs] for i in (0, 1))
    expected = sum(firsts.count(c) * seconds.count(c) for c in choices) / cases**2
    return Agreement(cases, observed, expected)


def agreements(atlas: Atlas) -> list[tuple[str, Agreement]]:
    """Agreement by list, on those where anything was tagged twice."""
    codes = CODE_LISTS if coded(atlas) else ()
    return [("themes", on_themes(atlas)), *((name, on_codes(atlas, name)) for name in codes)] if both(atlas) else []


def on_themes(atlas: Atlas) -> Agreement:
    """Agreement on the main theme: one case a priority."""
    return agreement([(_first_theme(tagging, priority), tagging.theme) for tagging, priority in both(atlas)])


def on_codes(atlas: Atlas, vocabulary: str) -> Agreement:
    """Agreement on a code list: one case a priority and group of codes, each set or not set.

    The groups are the sections of SNI 2007 (a letter) and the chapters of NABS 2007. Only priorities that are
    ``coded`` count.
    """
    groups = sorted({group_of(vocabulary, term.id) for term in atlas.vocabularies[vocabulary].terms})
    pairs: list[Pair] = []
    for tagging, priority in coded(atlas):
        first = {group_of(vocabulary, code) for code in codes_of(priority, vocabulary)}
        second = {group_of(vocabulary, code) for code in getattr(tagging, vocabulary)}
        pairs += [(group in first, group in second) for group in groups]
    return agreement(pairs)


def differences(atlas: Atlas) -> tuple[Disagreement, ...]:
    """The priorities that the two did not tag alike, in the order of the second tagger's list.

    Codes are compared only where the priority is ``coded``.
    """
    found = []
    for tagging, priority in both(atlas):
        first = {f"{name}:{code}" for name in CODE_LISTS for code in codes_of(priority, name)}
        second = {f"{name}:{code}" for name in CODE_LISTS for code in getattr(tagging, name)} if first else first
        before = _first_theme(tagging, priority)
        themes = (before, tagging.theme) if before != tagging.theme else None
        if themes or first != second:
            only = (tuple(sorted(first - second)), tuple(sorted(second - first)))
            found.append(Disagreement(tagging, priority, themes, *only))
    return tuple(found)


def both(atlas: Atlas) -> list[tuple[Tagging, Priority]]:
    """The second tagger's tags with the priority, tagged by the first, that they are about."""
    files = {f"{TOP}/{tagging.priority}.md": tagging for tagging in atlas.second_tagging}
    placed = {priority.file: priority for _, _, priority in atlas.priorities() if priority.file in files}
    return [(tagging, placed[file]) for file, tagging in files.items() if file in placed]


def coded(atlas: Atlas) -> list[tuple[Tagging, Priority]]:
    """Those of ``both`` that carry codes. One that is known by its name only carries none, by the codebook's rule:
    the second tagger's codes for it, set before the rule, stay in the list but are compared with nothing."""
    return [(tagging, priority) for tagging, priority in both(atlas) if priority.facts.codes]


def codes_of(priority: Priority, vocabulary: str) -> Iterable[str]:
    """The codes of one list that a priority carries."""
    prefix = f"{vocabulary}:"
    return (tag.code.removeprefix(prefix) for tag in priority.facts.codes if tag.code.startswith(prefix))


def _first_theme(tagging: Tagging, priority: Priority) -> str:
    return tagging.first_theme or priority.facts.theme


def group_of(vocabulary: str, code: str) -> str:
    """The section (a letter) of an SNI code; a NABS chapter is its own group."""
    return code[0] if vocabulary == "nace" else code
