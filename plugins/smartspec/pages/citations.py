"""The numbered notes of one page: each source gets its number where it is first cited."""

import re
from collections.abc import Iterable, Mapping

from markupsafe import Markup, escape

from ..model import Prose, Source
from .headings import Headings

CITE = re.compile(r'<sup class="s3-cite"><a href="#kalla-([a-z0-9_-]+)"[^>]*>[^<]*</a></sup>')
"""What ``read.markdown`` writes for ``[^id]``; contributors cannot write it themselves."""


class Citations:
    """Collects the sources a page cites, in order. Render the text first, the list of sources last."""

    def __init__(self, sources: Mapping[str, Source], label: str, headings: Headings) -> None:
        self._sources, self._label, self._headings = sources, escape(label), headings
        self._numbers: dict[str, int] = {}

    def mark(self, ids: Iterable[str]) -> Markup:
        """The note marks for those sources in the order of their numbers: ``[1][4]``."""
        cited = [source for source in ids if source in self._sources]
        for source in cited:
            self._numbers.setdefault(source, len(self._numbers) + 1)
        return Markup("").join(map(self._mark, sorted(cited, key=self._numbers.__getitem__)))

    def prose(self, prose: Prose) -> Markup:
        """Contributed prose (already sanitised) with its note marks numbered and its headings noted."""
        self._headings.headings += prose.headings
        return Markup(CITE.sub(lambda match: str(self.mark([match[1]])), prose.html))

    def listed(self) -> list[tuple[int, Source]]:
        """The cited sources with their numbers."""
        return [(number, self._sources[source]) for source, number in self._numbers.items()]

    def _mark(self, source: str) -> Markup:
        number = self._numbers[source]
        link = f'<a href="#kalla-{escape(source)}" aria-label="{self._label} {number}">{number}</a>'
        return Markup(f'<sup class="s3-cite">{link}</sup>')
