"""What a page gathers while it is written: its headings and its numbered notes."""

import re
from collections.abc import Callable, Iterable, Mapping
from typing import NamedTuple

from markupsafe import Markup, escape

from ..model import Heading, Prose, Source

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


class Note(NamedTuple):
    """A numbered source; its place on the page is ``kalla-<place>``."""

    number: int
    place: str
    source: Source


class Citations:
    """Collects the sources a page cites, in order. Render the text first, the list of sources last.

    ``named`` are the sources that the page may cite by id alone. What several territories cite is one source where
    title, publisher, year and address are the same.
    """

    def __init__(self, named: Iterable[Source], label: str, headings: Headings) -> None:
        self._named, self._label, self._headings = {one.id: one for one in named}, escape(label), headings
        self._notes: dict[tuple[str | None, ...], Note] = {}
        self._places: set[str] = set()

    def mark(self, ids: Iterable[str]) -> Markup:
        """The note marks for the page's own sources of those ids: ``[1][4]``. Unknown ids are left out."""
        return self.mark_sources(self._named[one] for one in ids if one in self._named)

    def mark_sources(self, sources: Iterable[Source]) -> Markup:
        """The note marks for sources of any territory, in the order of their numbers."""
        notes = {note.number: note for note in map(self._note, sources)}
        return Markup("").join(self._mark(notes[number]) for number in sorted(notes))

    def prose(self, prose: Prose) -> Markup:
        """Contributed prose (already sanitised) with its note marks numbered and its headings noted."""
        self._headings.headings += prose.headings
        return Markup(CITE.sub(lambda match: str(self.mark([match[1]])), prose.html))

    def opening(self, prose: Prose, sources: Mapping[str, Source]) -> Markup:
        """The first paragraph of any territory's prose, of whose sources by id it cites some."""

        def numbered(match: re.Match[str]) -> str:
            return str(self.mark_sources(filter(None, [sources.get(match[1])])))

        return Markup(CITE.sub(numbered, prose.opening))

    def listed(self) -> list[Note]:
        """The cited sources by number."""
        return list(self._notes.values())

    def _note(self, source: Source) -> Note:
        same = source.title, source.publisher, source.year, source.url
        if same not in self._notes:
            number = len(self._notes) + 1
            # Ids are unique within a folder only, and hold no double hyphen.
            place = f"{source.id}--{number}" if source.id in self._places else source.id
            self._places.add(place)
            self._notes[same] = Note(number, place, source)
        return self._notes[same]

    def _mark(self, note: Note) -> Markup:
        link = f'<a href="#kalla-{escape(note.place)}" aria-label="{self._label} {note.number}">{note.number}</a>'
        return Markup(f'<sup class="s3-cite">{link}</sup>')
