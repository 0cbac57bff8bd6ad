"""Sources: how old they are, whether they can be followed, and how much rests on those that can."""

import datetime
from collections.abc import Iterator
from dataclasses import dataclass

from ...check.age import YEAR, sources_file
from ...model import Bilingual, Contribution, Source, Statement
from ...read.document import key_name
from .finding import Finding, files_of, parts_of

ARCHIVED = "archived copy"


@dataclass(frozen=True)
class SourceCounts:
    """A territory's sources in numbers, and the statements that rest on one that can be followed.

    ``oldest`` and ``newest`` are years, None when no source has one; a source may be from
    several years, and an estimated year counts as a year.
    """

    all: int
    with_year: int
    archived: int
    oldest: str | None
    newest: str | None
    statements: int
    linkable: int

    @property
    def without_year(self) -> int:
        """Sources whose year is not known."""
        return self.all - self.with_year


def count_sources(contribution: Contribution, today: datetime.date) -> SourceCounts:
    """The numbers of one territory."""
    sources = contribution.sources.values()
    years = [found for source in sources if (found := YEAR.findall(source.year or ""))]
    # A programme's page may be of “2024–2027”; nothing is from a year that has not come.
    passed = [year for found in years for year in found if year <= str(today.year)]
    parts = (part for _, facts in files_of(contribution) for _, part in parts_of(facts))
    cited = [part.sources for part in parts if isinstance(part, Statement)]
    return SourceCounts(
        all=len(sources),
        with_year=len(years),
        archived=sum(source.accessed == ARCHIVED for source in sources),
        oldest=min(passed, default=None),
        newest=max(passed, default=None),
        statements=len(cited),
        linkable=sum(any(address_of(contribution.sources[name]) for name in names) for names in cited),
    )


def source_findings(contribution: Contribution) -> Iterator[Finding]:
    """Sources without a full address, and sources without a year."""
    territory, file = contribution.territory, sources_file(contribution)
    for index, source in enumerate(contribution.sources.values()):
        if not address_of(source):
            detail = "half-known" if source.url else "no-address"
            key = key_name(("sources", index, "url"))
            yield Finding(territory, "source-address", file, key, title_of(source), detail)
        if not YEAR.search(source.year or ""):
            key = key_name(("sources", index, "year"))
            yield Finding(territory, "source-year", file, key, title_of(source), address=address_of(source))


def address_of(source: Source) -> str:
    """Where the source can be read; empty when only the site is known, or nothing."""
    return source.url if source.url and source.url_complete else ""


def title_of(source: Source) -> Bilingual:
    """A source's title; it has one, in its own language."""
    return Bilingual(sv=source.title, en=source.title if source.language == "en" else None)
