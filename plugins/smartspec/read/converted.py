"""Files whose prose is converted: handed to the workers as they are read, and collected when all have been read."""

from collections.abc import Callable
from typing import Protocol

from ..model.values import N_
from ..problems import Mark, Problem, error, warning
from ..text.hidden import character
from . import limits
from .document import Document
from .prose import Answer, Converter
from .validate import MOST_FAULTS, hint

Pending = tuple[Document, Callable[[], Answer | None]]


class Convertible(Protocol):
    """Files whose prose is being converted."""

    pending: dict[str, Pending]
    """By name, in the order of the files."""
    answers: dict[str, Answer]
    problems: list[Problem]

    @property
    def source_ids(self) -> list[str]:
        """The sources that prose may cite."""

    @property
    def sources_are_known(self) -> bool:
        """Whether a source that is not among them is a fault."""


error(
    "prose-long",
    "The text has %(length)s characters.",
    "Allowed: at most %(most)s.",
    "Shorten it, or move parts to other files.",
)


def submit(folder: Convertible, name: str, document: Document, converter: Converter) -> None:
    """Have the document's prose converted, under that name."""
    if len(document.prose) > limits.TEXT:
        values = {"length": str(len(document.prose)), "most": str(limits.TEXT)}
        folder.problems.append(Problem(Mark(document.path, document.prose_line), "prose-long", values=values))
    elif document.prose:
        folder.pending[name] = (document, converter.submit(document.prose, folder.source_ids))


def collect(folder: Convertible, most: int | None = None) -> None:
    """Wait for the folder's converted prose. All folders are read first, so that nothing waits early.

    ``most`` is how many characters of HTML are kept; the file that passes it is told, and the rest left out.
    """
    size = 0
    for name, (document, result) in folder.pending.items():
        if not (answer := _answer(folder, document, result)):
            continue
        size += len(answer["html"])
        if most is None or size <= most:
            folder.answers[name] = answer
        elif size - len(answer["html"]) <= most:
            folder.problems.append(too_much(document, N_("characters of page"), most))
    folder.pending.clear()


error(
    "too-much-text",
    "With this file the folder has more than %(most)s %(kind)s.",
    "Allowed: at most %(most)s in each folder.",
    "Shorten it, or other texts in the folder.",
)


def too_much(document: Document, kind: str, most: int) -> Problem:
    """The file with which its folder passed a limit on all of its text."""
    values = {"kind": kind, "most": str(most)}
    return Problem(Mark(document.path, document.prose_line), "too-much-text", values=values)


error(
    "prose-limit",
    "The text took too much time or memory to convert.",
    "Allowed: ordinary text with headings, lists, tables and footnotes.",
    "Remove long rows of brackets or deeply nested lists.",
)
error(
    "prose-size",
    "Here the text passes %(most)s characters, as it becomes on the page.",
    "What is short in the file can be long on the page: the address of a link counts each time, and each cell.",
    "Shorten the text, write the link once, or make the table smaller.",
)
error(
    "prose-footnote",
    "“[^%(value)s]” leads nowhere.",
    "Allowed: a footnote that the text defines itself or, in a region's folder, a source from its sources.yml.",
    "Define the footnote, or add the source to the region's sources.yml.",
)
warning(
    "prose-html",
    "“%(value)s” is shown as plain text.",
    "HTML has no effect here.",
    "Use Markdown: **bold**, - lists, | tables |.",
)


def _answer(folder: Convertible, document: Document, result: Callable[[], Answer | None]) -> Answer | None:
    answer = result()
    if answer is None:
        folder.problems.append(Problem(Mark(document.path, document.prose_line), "prose-limit"))
        return None
    if not answer:
        return None  # it was not tried, and what stood in the way is told once
    told = sorted(answer["problems"], key=lambda problem: problem[0] == "prose-html")  # what is no error comes last
    for rule, line, column, value in told[:MOST_FAULTS]:
        if rule == "prose-footnote" and not folder.sources_are_known:
            continue
        values = {"value": value, "hint": hint(value, folder.source_ids) if rule == "prose-footnote" else ""}
        if rule == "forbidden-character":
            values["character"] = character(value)
        values |= {"most": str(limits.HTML)} if rule == "prose-size" else {}
        folder.problems.append(Problem(Mark(document.path, document.prose_line + line, column), rule, "", values))
    return answer
