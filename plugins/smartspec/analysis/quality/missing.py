"""What is missing or uncertain: facts, codes, the link to the next period, English, and how sure the editors are."""

from collections.abc import Iterator
from dataclasses import dataclass

from ...model import (
    Atlas,
    Bilingual,
    Contribution,
    Gap,
    InitiativeFacts,
    Priority,
    PriorityFacts,
    Statement,
    Strategy,
    StrategyFacts,
    Translatable,
    key_of,
)
from ...model.files import path_of
from ...read.document import key_name
from ..agreement import Disagreement, both, differences
from ..remembered import once
from ..succession import followers, predecessors, successors
from .finding import Finding, files_of, items_of, parts_of

FIELDS = ("adopted", "decided_by", "vision", "url", "process", "governance", "action_plan", "indicators")
"""What a current strategy is expected to tell: the enabling condition and the pages ask for it."""


def strategy_findings(contribution: Contribution) -> Iterator[Finding]:
    """Missing facts of current strategies, priorities without codes, and broken succession."""
    territory = contribution.territory
    for strategy in contribution.current:
        missing = [name for name in FIELDS if not getattr(strategy.facts, name)]
        missing += ["period"] if strategy.period is None else []
        for name in missing:
            yield Finding(territory, "field", strategy.file, name, name_of(strategy))
    for strategy in contribution.strategies:
        for priority in strategy.priorities:
            if not priority.facts.codes:
                yield Finding(territory, "code", priority.file, "codes", name_of(priority))
    yield from _dead_ends(contribution)


def _dead_ends(contribution: Contribution) -> Iterator[Finding]:
    """Earlier priorities without a successor, where a later one without a predecessor may be it."""
    for strategy in contribution.strategies:
        later = followers(contribution, strategy)
        open_ends = [p for s in later for p in s.priorities if not predecessors(contribution, p)]
        for priority in strategy.priorities if open_ends else ():
            if not successors(contribution, strategy, priority):
                # The link is written in the later file: it is the one to open.
                file = open_ends[0].file if len(open_ends) == 1 else later[-1].file
                yield Finding(
                    contribution.territory, "successor", file, "replaces", name_of(priority), since=strategy.id
                )


IN_TWO_LANGUAGES = (
    ("Operation_Name_Programme_Language", "Operation_Name_English"),
    ("Operation_Summary_Programme_Language", "Operation_Summary_English"),
    ("Period_Note", "Period_Note_English"),
    ("Amount_Note", "Amount_Note_English"),
    ("Fund_Name", "Fund_Name_English"),
)


def translation_findings(contribution: Contribution) -> Iterator[Finding]:
    """What English readers meet in Swedish, or not at all."""
    territory = contribution.territory
    for strategy in contribution.strategies:
        for item in items_of(strategy):
            if item.english is None:
                yield Finding(territory, "english", item.file, "", name_of(item), "page")
            elif item.prose.html and not item.english.prose.html:
                yield Finding(territory, "english", item.english.file, "", name_of(item), "prose")
    for file, facts in files_of(contribution):
        for path, part in parts_of(facts):
            if isinstance(part, Translatable) and part.en is None:
                yield Finding(territory, "english", file, key_name(path), part, "text")
    table = path_of("initiatives", territory=key_of(territory))
    for row in contribution.initiatives:
        for key in _missing(row):
            name = Bilingual(sv=row.Operation_Name_Programme_Language, en=row.Operation_Name_English)
            yield Finding(territory, "english", table, key, name, "cell")


def name_of(item: Priority | Strategy) -> Bilingual:
    """The name of a priority or the title of a strategy, in the languages it has."""
    if isinstance(item, Priority):
        return Bilingual(sv=item.facts.name, en=item.english.facts.name if item.english else None)
    return Bilingual(sv=item.facts.title, en=item.english.facts.title if item.english else None)


def _missing(row: InitiativeFacts) -> Iterator[str]:
    for swedish, english in IN_TWO_LANGUAGES:
        if getattr(row, swedish) and not getattr(row, english):
            yield english


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
