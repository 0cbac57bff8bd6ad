"""What editors can mend in each territory's files, as findings. Counts, never a score: no territory is ranked."""

import datetime
from collections.abc import Iterator

from ...check.age import aged, last_change, oldest_allowed, sources_file
from ...model import Atlas, Bilingual, Contribution
from ...read.document import key_name
from .certainty import certainty_findings, tagged_twice
from .finding import KINDS, Finding, Kind
from .sources import SourceCounts, count_sources, source_findings, title_of
from .strategies import strategy_findings
from .translations import name_of, translation_findings

__all__ = [
    "KINDS", "OLD", "Finding", "Kind", "SourceCounts", "count_sources", "findings_of", "last_change", "tagged_twice"
]  # fmt: skip
OLD = "2y"
"""The age from which the pages list something as old; ``smartspec check --stale 2y`` tells the same."""


def findings_of(atlas: Atlas, contribution: Contribution, today: datetime.date) -> tuple[Finding, ...]:
    """Everything to look at in one territory's files, what is mended fastest first."""
    found = (
        *_age_findings(atlas, contribution, today),
        *source_findings(atlas, contribution),
        *translation_findings(atlas, contribution),
        *strategy_findings(atlas, contribution),
        *certainty_findings(atlas, contribution),
    )
    return tuple(sorted(found, key=lambda finding: KINDS.index(finding.kind)))


def _age_findings(atlas: Atlas, contribution: Contribution, today: datetime.date) -> Iterator[Finding]:
    names = {strategy.file: name_of(strategy) for strategy in contribution.strategies}
    for found in aged(contribution, atlas.changed, oldest_allowed(OLD, today), today):
        what = names.get(found.file)
        if found.file == sources_file(contribution):
            what = title_of(contribution.sources[found.value])
        elif what is None:
            what = Bilingual(sv=contribution.territory.name.sv, en=contribution.territory.name.en)
        place = (contribution.territory, found.rule, found.file, key_name(found.path), what)
        yield Finding(*place, since=found.since)
