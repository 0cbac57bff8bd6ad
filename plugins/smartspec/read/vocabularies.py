"""The node's curated lists in ``docs/vocabularies/``."""

from typing import NamedTuple

from ..model import ColumnMapping, Frozen, Territories, Vocabulary
from ..model.files import FILES, VOCABULARIES, FileKind, parts_of, path_of
from ..problems import Mark, Problem, error
from .csv_rows import read_rows
from .document import Document, decoded
from .tree import Tree
from .validate import validated
from .yaml_events import read_yaml

NAMES = tuple(name for name, kind in FILES.items() if kind.model is Vocabulary)


class BrokenVocabulary(Exception):
    """A curated list that cannot be read or does not hold together; nothing can be built without it."""

    def __init__(self, problems: list[Problem]) -> None:
        super().__init__(f"{len(problems)} problems in {VOCABULARIES}")
        self.problems = problems


class ListFile(NamedTuple):
    """One file as it was read: its bytes, its rows (or the one document), what these say, and what is wrong."""

    content: bytes
    documents: list[Document]
    facts: tuple[Frozen, ...]
    problems: list[Problem]


class ListFiles:
    """The files of the folder, found as contributed files are, each read when it is asked for.

    What is wrong with any of them is gathered in ``problems``; ``documents`` has the values by the name
    of the list, one document a row of a table. ``known`` has files by path that an earlier reading leaves; one whose
    bytes are the same is not read again, and what is read is added.
    """

    def __init__(self, tree: Tree, known: dict[str, ListFile] | None = None) -> None:
        found = tree.walk(VOCABULARIES)
        self.files = found.files
        self.problems = found.problems
        self.documents: dict[str, list[Document]] = {}
        self._known = {} if known is None else known

    def facts(self, name: str) -> tuple[Frozen, ...]:
        """What a list says, of a table row by row; nothing where it is not there or cannot be read.

        One that is needed and not there is told.
        """
        kind = FILES[name]
        if kind.pattern not in self.files:
            if kind.needed and not any(problem.mark.path in (kind.pattern, kind.folder) for problem in self.problems):
                self.problems.append(missing(name))
            return ()
        return self._read(kind, kind.pattern)

    def mappings(self) -> dict[str, ColumnMapping]:
        """How each kind of published list names its columns, of those that can be read."""
        kind, found = FILES["columns"], {}
        for path in sorted(filter(kind.match, self.files)):
            for mapping in self._read(kind, path):
                assert isinstance(mapping, ColumnMapping)
                found[parts_of(path)["name"]] = mapping
        return found

    def _read(self, kind: FileKind, path: str) -> tuple[Frozen, ...]:
        content = self.files[path]
        if path not in self._known or self._known[path].content != content:
            self._known[path] = _read_file(kind, path, content)
        read = self._known[path]
        self.problems += read.problems
        if read.documents:
            self.documents.setdefault(kind.name, []).extend(read.documents)
        return read.facts

    def tell_empty(self, name: str, key: str) -> None:
        """That a list which must have entries has none."""
        self.problems.append(Problem(self.documents[name][0].mark(key), "too-few", key))

    def raise_faults(self) -> None:
        """Raises BrokenVocabulary with all that was found."""
        if self.problems:
            raise BrokenVocabulary(self.problems)


def _read_file(kind: FileKind, path: str, content: bytes) -> ListFile:
    text, faults = decoded(path, content)
    if faults:
        return ListFile(content, [], (), faults)
    if kind.table:
        documents, faults = read_rows(path, text, kind.model)
    else:
        document, faults = read_yaml(path, text)
        documents = [document]
    checked = [validated(document, kind.model) for document in documents] if kind.table or not faults else []
    wrong = (problem for _, problems in checked for problem in problems)
    return ListFile(content, documents, tuple(facts for facts, _ in checked if facts), [*faults, *wrong])


error(
    "missing-list",
    "The list %(name)s is missing.",
    "Nothing can be checked or built without it.",
    "Put it back. If you stand in another folder, go to the one with regions/ and docs/, or give it by --root.",
)


def missing(name: str) -> Problem:
    """A list that is needed and not there."""
    return Problem(Mark(path_of(name)), "missing-list", values={"name": FILES[name].file})


def read_vocabularies(tree: Tree) -> tuple[Territories, dict[str, Vocabulary]]:
    """All vocabularies by name. Raises BrokenVocabulary with every fault."""
    files = ListFiles(tree)
    territories, found = territories_in(files), vocabularies_in(files)
    files.raise_faults()
    assert territories
    return territories, found


def territories_in(files: ListFiles) -> Territories | None:
    """The counties and programme areas, or None where the list cannot be read."""
    for found in files.facts("territories"):
        assert isinstance(found, Territories)
        if not found.counties:
            files.tell_empty("territories", "counties")
        return found
    return None


def vocabularies_in(files: ListFiles) -> dict[str, Vocabulary]:
    """Those vocabularies that can be read, by name."""
    lists = {name: one for name in NAMES for one in files.facts(name) if isinstance(one, Vocabulary)}
    for name, found in lists.items():
        if not found.terms:
            files.tell_empty(name, "terms")
    return lists


def read_column_mappings(tree: Tree) -> dict[str, ColumnMapping]:
    """How each kind of published list names its columns, by name. Raises BrokenVocabulary with every fault."""
    files = ListFiles(tree)
    mappings = files.mappings()
    files.raise_faults()
    return mappings
