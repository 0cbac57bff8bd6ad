"""What is missing: facts, codes, the link to the next period, and English."""

from collections.abc import Iterator

from ...model import (
    Bilingual,
    Contribution,
    InitiativeFacts,
    Translatable,
    key_of,
)
from ...model.files import path_of
from ...read.document import key_name
from ..succession import followers, predecessors, successors
from .finding import Finding, files_of, items_of, name_of, parts_of

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


def _missing(row: InitiativeFacts) -> Iterator[str]:
    for swedish, english in IN_TWO_LANGUAGES:
        if getattr(row, swedish) and not getattr(row, english):
            yield english
