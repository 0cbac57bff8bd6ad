"""Files that are read together, each on its own: a fault in one never hides the faults of the others.

A Markdown file has a block of facts between two lines ``---``, then prose. Prose is handed to the workers as the files
are read, and collected when all have been read.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Any, ClassVar, TypeVar

from ..model import Frozen, Heading, InitiativeFacts, InitiativeLink, Prose
from ..model.files import allowed_in, has_prose, is_a, kind_of, parts_of
from ..model.values import N_
from ..problems import Mark, Problem, error, warning
from ..text.hidden import character
from . import limits
from .csv_rows import read_rows
from .document import Document, decoded
from .prose import Answer, Converter
from .validate import MOST_FAULTS, hint, validated
from .yaml_events import read_yaml

BLOCK = re.compile(r"---[ \t]*\n(.*?)^---[ \t]*(?:\n|\Z)", re.DOTALL | re.MULTILINE)


error(
    "front-matter-missing",
    "The file does not start with a block of facts between two lines “---”.",
    "The first line is “---”, then facts, then “---”, then the text.",
    "Add the block at the top; see CONTRIBUTING.md.",
)


def read_front_matter(path: str, text: str) -> tuple[Document, list[Problem]]:
    """The facts and the prose of a Markdown file, and the problems of their delimiters."""
    match = BLOCK.match(text)
    if not match:
        return Document(path, complete=False), [Mark(path).problem("front-matter-missing")]
    document, problems = read_yaml(path, match[1], first_line=2)
    prose = text[match.end() :]
    return replace(document, prose=prose, prose_line=match[0].count("\n") + 1), problems


def read_facts(path: str, text: str) -> tuple[Document, list[Problem]]:
    """What a file says, in whichever form files of that name have, and what is wrong with the form."""
    return read_front_matter(path, text) if has_prose(path) else read_yaml(path, text)


SAID_FOR_THE_HEADER = ("unknown-key", "engine-key", "missing-key")
ROWS_LOST = ("csv-syntax", "csv-width", "csv-rows", "csv-above", "csv-empty")
Row = TypeVar("Row", InitiativeFacts, InitiativeLink)


error(
    "engine-key",
    "The key steers the site's engine.",
    "Allowed here: %(allowed)s.",
    "Remove the line; the site sets this itself.",
)
error("unknown-key", "The key does not exist.", "Allowed here: %(allowed)s.", "Check the spelling, or remove the line.")
error("missing-key", "The key is missing.", "It must be there.", "Add the line “%(name)s: …”.")
error(
    "prose-long",
    "The text has %(length)s characters.",
    "Allowed: at most %(most)s.",
    "Shorten it, or move parts to other files.",
)


@dataclass(eq=False, kw_only=True)
class FileSet:
    """What a set of files holds, by path, as far as it could be read.

    Compared by identity, so that what was found in it can be remembered with it.
    """

    documents: dict[str, Document] = field(default_factory=dict)
    facts: dict[str, Frozen] = field(default_factory=dict)
    rows: list[tuple[Document, InitiativeFacts | None]] = field(default_factory=list)
    links: list[tuple[Document, InitiativeLink | None]] = field(default_factory=list)
    pending: dict[str, tuple[Document, Callable[[], Answer | None]]] = field(default_factory=dict)
    """Texts that are being converted, in the order of the files."""
    answers: dict[str, Answer] = field(default_factory=dict)
    """Converted texts."""
    problems: list[Problem] = field(default_factory=list)
    remembered: dict[str, Any] = field(default_factory=dict)
    """What the rules have found in it."""
    paths: tuple[str, ...] = ()
    """Its files, once all is collected; as the two sizes, known without what they hold."""
    text_size: int = 0
    """Characters of prose."""
    html_size: int = 0
    """Characters of the pages that the prose becomes."""
    fetch: Callable[[], Mapping[str, Any]] | None = None
    """Gives what the files hold, where that was kept by an earlier run and has not been asked for."""

    HELD: ClassVar = ("documents", "facts", "rows", "links", "answers")
    """What is known of what the files hold: most of the work to keep it, and seldom asked for again."""

    if not TYPE_CHECKING:

        def __getattr__(self, name: str) -> Any:
            """What the files hold is fetched when some of it is asked for."""
            if name not in self.HELD or not self.fetch:
                raise AttributeError(name)
            self.__dict__ |= self.fetch()
            return self.__dict__[name]

    @property
    def table_rows(self) -> list[Document]:
        """The rows of its tables."""
        return [document for document, _ in (*self.rows, *self.links)]

    @property
    def source_ids(self) -> list[str]:
        """The sources that prose may cite by id."""
        return []

    @property
    def sources_are_known(self) -> bool:
        """Whether citing another source is a fault."""
        return True

    def files(self, name: str) -> list[tuple[Document, dict[str, str]]]:
        """Its files of that kind, each with the parts of its path."""
        return [(found, parts_of(path)) for path, found in self.documents.items() if is_a(name, path)]

    def read(self, path: str, content: bytes) -> None:
        """Read one file by its kind."""
        kind = kind_of(path)
        if kind is None:
            self.problems.append(_no_use(path))
            return
        text, problems = decoded(path, content)
        self.problems += problems
        if problems:
            self.documents[path] = Document(path, complete=False)
        elif kind.model is InitiativeFacts:
            self.rows += self._table(path, text, InitiativeFacts)
        elif kind.model is InitiativeLink:
            self.links += self._table(path, text, InitiativeLink)
        else:
            document, problems = read_facts(path, text)
            self.documents[path] = replace(document, text=text)
            facts, wrong = validated(document, kind.model) if document.complete else (None, [])
            self.problems += problems + wrong
            if facts:
                self.facts[path] = facts

    def _table(self, path: str, text: str, model: type[Row]) -> list[tuple[Document, Row | None]]:
        documents, problems = read_rows(path, text, model)
        self.documents[path] = Document(path, complete=not any(p.rule in ROWS_LOST for p in problems))
        self.problems += problems
        told: list[Problem] = []
        rows: list[tuple[Document, Row | None]] = []
        for document in documents:
            row, problems = validated(document, model) if len(told) < MOST_FAULTS else (None, [])
            rows.append((document, row))
            told += [p for p in problems if p.rule not in SAID_FOR_THE_HEADER]
        self.problems += told
        return rows

    def submit(self, name: str, document: Document, converter: Converter) -> None:
        """Have the document's prose converted, under that name."""
        if len(document.prose) > limits.TEXT:
            self.problems.append(
                Mark(document.path, document.prose_line).problem(
                    "prose-long", length=str(len(document.prose)), most=str(limits.TEXT)
                )
            )
        elif document.prose:
            self.pending[name] = (document, converter.submit(document.prose, self.source_ids))

    def collect(self, most: int | None = None) -> None:
        """Wait for the converted prose. All sets are read first, so that nothing waits early.

        ``most`` is how many characters of HTML are kept; the file that passes it is told, and the rest left out.
        """
        if self.fetch:
            return  # it was collected by an earlier run
        size = 0
        for name, (document, result) in self.pending.items():
            if not (answer := self._answer(document, result)):
                continue
            size += len(answer["html"])
            if most is None or size <= most:
                self.answers[name] = answer
            elif size - len(answer["html"]) <= most:
                self.problems.append(too_much(document, N_("characters of page"), most))
        self.pending.clear()
        self.paths = tuple(self.documents)
        self.text_size = sum(len(document.prose) for document in self.documents.values())
        self.html_size = sum(len(answer["html"]) for answer in self.answers.values())

    def prose(self, name: str) -> Prose:
        """The converted prose of that name, as pages can insert it; empty where there is none."""
        if not (answer := self.answers.get(name)):
            return Prose()
        headings = tuple(Heading(level, identity, text) for level, identity, text in answer["headings"])
        return Prose(answer["html"], headings, tuple(answer["cites"]), answer["text"])

    def _answer(self, document: Document, result: Callable[[], Answer | None]) -> Answer | None:
        answer = result()
        if answer is None:
            self.problems.append(Mark(document.path, document.prose_line).problem("prose-limit"))
            return None
        if not answer:
            return None  # it was not tried, and what stood in the way is told once
        told = sorted(answer["problems"], key=lambda problem: problem[0] == "prose-html")  # what is no error comes last
        for rule, line, column, value in told[:MOST_FAULTS]:
            if rule == "prose-footnote" and not self.sources_are_known:
                continue
            values = {"value": value, "hint": hint(value, self.source_ids) if rule == "prose-footnote" else ""}
            if rule == "forbidden-character":
                values["character"] = character(value)
            values |= {"most": str(limits.HTML)} if rule == "prose-size" else {}
            self.problems.append(Problem(Mark(document.path, document.prose_line + line, column), rule, "", values))
        return answer


error(
    "too-much-text",
    "With this file the folder has more than %(most)s %(kind)s.",
    "Allowed: at most %(most)s in each folder.",
    "Shorten it, or other texts in the folder.",
)
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
error(
    "unknown-file",
    "There is no use for a file here called “%(name)s”.",
    "Allowed here: %(allowed)s.",
    "Move it to its right folder, or remove it.",
)


def too_much(document: Document, kind: str, most: int) -> Problem:
    """The file with which its folder passed a limit on all of its text."""
    return Mark(document.path, document.prose_line).problem("too-much-text", kind=kind, most=str(most))


def _no_use(path: str) -> Problem:
    """A file of no kind."""
    name = PurePosixPath(path).name
    folder = next(f for f in map(str, PurePosixPath(path).parents) if f == "." or any(allowed_in(f)))
    return Mark(path).problem("unknown-file", name=name, allowed=", ".join(allowed_in(folder)))
