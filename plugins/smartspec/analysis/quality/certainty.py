"""What is uncertain: how sure the editors are, where two taggers differ, and what the files themselves say."""

from collections.abc import Iterator
from dataclasses import dataclass

from ...model import Atlas, Contribution, Gap, PriorityFacts, Statement, StrategyFacts
from ...read.document import key_name
from ..agreement import Disagreement, both, differences
from ..remembered import once
from .finding import Finding, files_of, items_of, name_of, parts_of

UNSURE = ("medium", "low")


@dataclass(frozen=True)
class TaggedTwice:
    """What two taggers set apart, worked out once for all territories; ``files`` are the priorities both tagged."""

    files: frozenset[str]
    apart: tuple[Disagreement, ...]

    def of(self, contribution: Contribution) -> tuple[int, int]:
        """How many of a territory's priorities both have tagged, and how many of those in every way alike."""
        own = {priority.file for strategy in contribution.strategies for priority in strategy.priorities}
        tagged = len(self.files & own)
        return tagged, tagged - sum(found.priority.file in own for found in self.apart)


@once
def tagged_twice(atlas: Atlas) -> TaggedTwice:
    """Everything that both have tagged."""
    return TaggedTwice(frozenset(priority.file for _, priority in both(atlas)), differences(atlas))


def certainty_findings(contribution: Contribution, tagged: TaggedTwice) -> Iterator[Finding]:
    """All of it for one territory."""
    yield from _weakly_carried(contribution)
    yield from _tagged_apart(contribution, tagged)
    yield from _told_by_the_files(contribution)


def _weakly_carried(contribution: Contribution) -> Iterator[Finding]:
    territory = contribution.territory
    names = {item.file: name_of(item) for s in contribution.strategies for item in items_of(s)}
    for file, facts in files_of(contribution):
        if isinstance(facts, StrategyFacts | PriorityFacts) and facts.confidence in UNSURE:
            yield Finding(territory, "confidence", file, "confidence", names[file], facts.confidence)
        for path, part in parts_of(facts):
            if isinstance(part, Statement) and part.confidence in UNSURE:
                yield Finding(territory, "confidence", file, key_name(path), part, part.confidence)


def _tagged_apart(contribution: Contribution, tagged: TaggedTwice) -> Iterator[Finding]:
    own = {p.file for s in contribution.strategies for p in s.priorities}
    for found in tagged.apart:
        if found.priority.file in own and _open(found):
            name, key = name_of(found.priority), "theme" if found.themes else "codes"
            yield Finding(contribution.territory, "tagging", found.priority.file, key, name, key)


def _open(found: Disagreement) -> bool:
    """Whether something is left to do: codes that only the second set await a source; a theme can be settled."""
    return bool(found.only_second) or (found.themes is not None and not found.tagging.settled)


def _told_by_the_files(contribution: Contribution) -> Iterator[Finding]:
    territory = contribution.territory
    for file, facts in files_of(contribution):
        for path, part in parts_of(facts):
            if isinstance(part, Statement) and path[0] == "discrepancies":
                yield Finding(territory, "discrepancy", file, key_name(path), part)
            elif isinstance(part, Gap):
                yield Finding(territory, "gap", file, key_name(path), part)
