"""One territory's folder: its files read and validated, each on its own.

A fault in one file never hides the faults of the others: everything that can be read is
kept for the rules in ``check``, and only a folder without errors becomes a contribution.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import PurePosixPath
from typing import TypeVar

from ..model import Frozen, InitiativeFacts, InitiativeLink, Territory, key_of
from ..model.files import allowed_in, is_a, kind_of, main_file, parts_of, path_of
from ..model.values import N_
from ..problems import Mark, Problem, error
from .converted import Pending, submit, too_much
from .csv_rows import read_rows
from .document import Document, decoded
from .front_matter import read_facts
from .limits import Limits
from .prose import Answer, Converter
from .validate import MOST_FAULTS, validated

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


@dataclass(eq=False)
class Folder:
    """What stands in one territory's folder, as far as it could be read.

    Compared by identity, so that what was found in it can be remembered with it.
    """

    territory: Territory
    path: str
    limits: Limits
    refused: list[str] = field(default_factory=list)
    """Places in it, or around it, where something was refused, so that nobody knows what it holds: a link, a name."""
    documents: dict[str, Document] = field(default_factory=dict)
    facts: dict[str, Frozen] = field(default_factory=dict)
    rows: list[tuple[Document, InitiativeFacts | None]] = field(default_factory=list)
    links: list[tuple[Document, InitiativeLink | None]] = field(default_factory=list)
    pending: dict[str, Pending] = field(default_factory=dict)
    answers: dict[str, Answer] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)

    @property
    def main(self) -> str:
        """The file that tells who the territory is."""
        return main_file(self.territory)

    def file(self, name: str, /, **parts: str) -> str:
        """The path of its file of that kind."""
        return path_of(name, territory=key_of(self.territory), **parts)

    @property
    def source_ids(self) -> list[str]:
        """The ids in sources.yml, also when other parts of it are wrong."""
        document = self.documents.get(self.file("sources"))
        listed = document.values.get("sources") if document and isinstance(document.values, dict) else None
        rows = listed if isinstance(listed, list) else []
        return [row["id"] for row in rows if isinstance(row, dict) and isinstance(row.get("id"), str)]

    @property
    def table_rows(self) -> list[Document]:
        """The rows of both its tables."""
        return [document for document, _ in (*self.rows, *self.links)]

    @property
    def sources_are_known(self) -> bool:
        """Whether sources.yml holds a list that was read to its end, so that an id that is not there is a fault."""
        document = self.documents.get(self.file("sources"))
        values = document.values if document and document.complete else None
        return isinstance(values, dict) and isinstance(values.get("sources"), list)

    @property
    def complete(self) -> bool:
        """Whether everything that lies there was read to its end and all prose converted."""
        return not self.refused and not unconverted(self) and all(d.complete for d in self.documents.values())

    @property
    def cut_short(self) -> bool:
        """Whether reading ended before all of its files were found, so that none can be called missing."""
        return any(f"{self.path}/".startswith(f"{place}/") for place in self.refused)

    @property
    def periods(self) -> list[str]:
        """The names of its period folders, in order."""
        found = map(parts_of, self.documents)
        return sorted({parts["period"] for parts in found if "period" in parts})

    def inner(self, path: str) -> tuple[str, ...]:
        """The parts of a file's path below this folder."""
        return PurePosixPath(path).relative_to(self.path).parts

    def priorities(self) -> dict[str, list[str]]:
        """The ids of the priorities of each period, which are the names of its files; in order."""
        found: dict[str, list[str]] = {period: [] for period in self.periods}
        for _, parts in self.files("priority"):
            found[parts["period"]].append(parts["priority"])
        return {period: sorted(names) for period, names in found.items()}

    def files(self, name: str) -> list[tuple[Document, dict[str, str]]]:
        """Its files of that kind, each with the parts of its path."""
        return [(found, parts_of(path)) for path, found in self.documents.items() if is_a(name, path)]


def read_folder(folder: Folder, files: Mapping[str, bytes], converter: Converter) -> Folder:
    """Read every file of one territory's folder and have its prose converted; ``collect`` the answers last."""
    for name in sorted(files, key=_in_order):
        _read_file(folder, name, files[name])
    left = folder.limits.text_in_region
    for name, document in folder.documents.items():
        left -= len(document.prose)
        if left < 0:
            folder.problems.append(too_much(document, N_("characters of text"), folder.limits.text_in_region))
            break
        submit(folder, name, document, converter)
    return folder


def _in_order(path: str) -> tuple[str, int]:
    """By path, but a table with a number after the one without: ``initiatives.csv``, ``initiatives-2.csv`` …"""
    numbered = re.fullmatch(r"(.*)-([0-9]+)(\.csv)", path)
    return (numbered[1] + numbered[3], int(numbered[2])) if numbered else (path, 0)


def refuse(folder: Folder, path: str) -> None:
    """Note that what lies at that path was refused, so that it is not missed as well."""
    folder.refused.append(path)
    if path.startswith(f"{folder.path}/") and kind_of(path):
        folder.documents[path] = Document(path, complete=False)


def unconverted(folder: Folder) -> set[str]:
    """The files whose prose has not been converted, for whatever reason."""
    return {path for path, document in folder.documents.items() if document.prose and path not in folder.answers}


error(
    "too-deep",
    "The folder lies too deep.",
    "Allowed: regions/<region>/<period>/ and regions/programme-areas/<area>/<period>/.",
    "Move what is in it one level up.",
)


def _read_file(folder: Folder, path: str, content: bytes) -> None:
    inner = folder.inner(path)
    if len(inner) > 2:
        folder.problems.append(Problem(Mark(str(PurePosixPath(folder.path, *inner[:2]))), "too-deep"))
        return
    kind = kind_of(path)
    if kind is None:
        folder.problems.append(no_use(path))
        return
    text, problems = decoded(path, content)
    folder.problems += problems
    if problems:
        folder.documents[path] = Document(path, complete=False)
    elif kind.model is InitiativeFacts:
        folder.rows += _read_table(folder, path, text, InitiativeFacts)
    elif kind.model is InitiativeLink:
        folder.links += _read_table(folder, path, text, InitiativeLink)
    else:
        document, problems = read_facts(path, text)
        folder.documents[path] = replace(document, text=text)
        facts, wrong = validated(document, kind.model) if document.complete else (None, [])
        folder.problems += problems + wrong
        if facts:
            folder.facts[path] = facts


def _read_table(folder: Folder, path: str, text: str, model: type[Row]) -> list[tuple[Document, Row | None]]:
    documents, problems = read_rows(path, text, model)
    folder.documents[path] = Document(path, complete=not any(p.rule in ROWS_LOST for p in problems))
    folder.problems += problems
    told: list[Problem] = []
    rows: list[tuple[Document, Row | None]] = []
    for document in documents:
        row, problems = validated(document, model) if len(told) < MOST_FAULTS else (None, [])
        rows.append((document, row))
        told += [p for p in problems if p.rule not in SAID_FOR_THE_HEADER]
    folder.problems += told
    return rows


error(
    "unknown-file",
    "There is no use for a file here called “%(name)s”.",
    "Allowed here: %(allowed)s.",
    "Move it to its right folder, or remove it.",
)


def no_use(path: str) -> Problem:
    """A file of no kind."""
    name = PurePosixPath(path).name
    folder = next(f for f in map(str, PurePosixPath(path).parents) if f == "." or any(allowed_in(f)))
    return Problem(Mark(path), "unknown-file", values={"name": name, "allowed": ", ".join(allowed_in(folder))})
