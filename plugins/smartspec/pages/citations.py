"""What a page gathers while it is written: its headings, its numbered notes, and the sources of many territories."""

import re
from collections.abc import Callable, Iterable, Mapping

from markupsafe import Markup, escape

from ..model import Contribution, Heading, Prose, Source, key_of

CITE = re.compile(r'<sup class="s3-cite"><a href="#kalla-([a-z0-9_-]+)"[^>]*>[^<]*</a></sup>')
"""What ``read.markdown`` writes for ``[^id]``; contributors cannot write it themselves."""


class Headings:
    """Writes headings for templates: ``{% call heading(2, "id") %}…{% endcall %}``."""

    def __init__(self) -> None:
        self.headings: list[Heading] = []

    def __call__(self, level: int, ident: str, caller: Callable[[], Markup]) -> Markup:
        """The heading as HTML; ``caller`` gives what stands in it."""
        text = caller()
        self.headings.append(Heading(level, ident, " ".join(text.striptags().split())))
        return Markup(f'<h{level} id="{escape(ident)}">{escape(text)}</h{level}>\n')


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


class Collected:
    """What a page about many territories can cite, besides its own list's sources.

    Ids are unique within a folder only, so a source is cited as ``territory-id`` here.
    """

    def __init__(self, contributions: Iterable[Contribution], own: Iterable[Source] = ()) -> None:
        self.sources: dict[str, Source] = {source.id: source for source in own}
        self._names: dict[tuple[str, str], str] = {}
        known: dict[tuple[str | None, ...], str] = {}
        for contribution in contributions:
            key = key_of(contribution.territory)
            for source in contribution.sources.values():
                name = known.setdefault(said_of(source), f"{key.replace('/', '-')}-{source.id}")
                self.sources.setdefault(name, source.model_copy(update={"id": name}))
                self._names[key, source.id] = name

    def names(self, key: str, ids: Iterable[str]) -> list[str]:
        """What the sources of a territory are called on this page; unknown ids are left out."""
        return [name for source in ids if (name := self._names.get((key, source)))]


def said_of(source: Source) -> tuple[str | None, ...]:
    """What makes two territories' sources the same one."""
    return source.title, source.publisher, source.year, source.url


def by_id(sources: Iterable[Source]) -> Mapping[str, Source]:
    """A list's own sources, for a page that cites no others."""
    return {source.id: source for source in sources}
