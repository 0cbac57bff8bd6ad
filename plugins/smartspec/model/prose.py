"""Contributed Markdown after it was converted."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Heading:
    """A heading inside contributed prose, for the page's table of contents."""

    level: int
    id: str
    text: str


@dataclass(frozen=True)
class Prose:
    """Contributed Markdown, converted and sanitised: safe to insert as it is."""

    html: str = ""
    headings: tuple[Heading, ...] = ()
    cites: tuple[str, ...] = ()
    text: str = ""
    """What a reader sees, as plain text on one line without the numbers of notes: for the search."""

    @property
    def opening(self) -> str:
        """Its first paragraph as HTML; empty where it begins with something else."""
        return self.html.partition("</p>")[0] + "</p>" if self.html.startswith("<p>") else ""
