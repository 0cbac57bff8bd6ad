"""Findings: what editors can improve in each territory's files. Counts, never a score: no territory is ranked."""

import datetime
from collections.abc import Iterator, Mapping

from ...check.age import aged, oldest_allowed, sources_file
from ...model import Atlas, Contribution
from ...read.document import key_name
from ..remembered import once
from .certainty import TaggedTwice, certainty_findings, tagged_twice
from .finding import FINDING_KINDS, Finding, name_of
from .missing import strategy_findings, translation_findings
from .sources import address_of, source_findings, title_of

OLD = "2y"
"""The age from which the pages list something as old; ``smartspec check --stale 2y`` tells the same."""


def findings_of(
    contribution: Contribution, changed: Mapping[str, str], tagged: TaggedTwice, today: datetime.date
) -> tuple[Finding, ...]:
    """Everything to look at in one territory's files, what is mended fastest first.

    ``changed`` is the day of the last change by file.
    """
    found = (
        *_age_findings(contribution, changed, today),
        *source_findings(contribution),
        *translation_findings(contribution),
        *strategy_findings(contribution),
        *certainty_findings(contribution, tagged),
    )
    return tuple(sorted(found, key=lambda finding: FINDING_KINDS.index(finding.kind)))


@once
def findings_in(atlas: Atlas, key: str, today: datetime.date) -> tuple[Finding, ...]:
    """The findings of the territory with that folder (``dalarna``). Raises KeyError where it has handed in nothing."""
    return findings_of(atlas.contributions[key], atlas.changed, tagged_twice(atlas), today)


def _age_findings(contribution: Contribution, changed: Mapping[str, str], today: datetime.date) -> Iterator[Finding]:
    territory, listed = contribution.territory, sources_file(contribution)
    names = {strategy.file: name_of(strategy) for strategy in contribution.strategies}
    for found in aged(contribution, changed, oldest_allowed(OLD, today), today):
        source = contribution.sources[found.value] if found.file == listed else None
        what = title_of(source) if source else names.get(found.file, territory.name)
        place = (territory, found.rule, found.file, key_name(found.path), what)
        yield Finding(*place, since=found.since, address=address_of(source) if source else "")
