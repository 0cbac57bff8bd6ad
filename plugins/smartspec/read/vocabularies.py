"""The node's curated lists in ``docs/vocabularies/``."""

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


class ListFiles:
    """The files of the folder, found as contributed files are, each read when it is asked for.

    What is wrong with any of them is gathered in ``problems``; ``documents`` has the values by the name
    of the list, one document a row of a table.
    """

    def __init__(self, tree: Tree) -> None:
        found = tree.walk(VOCABULARIES)
        self.files = found.files
        self.problems = found.problems
        self.documents: dict[str, list[Document]] = {}

    def facts(self, name: str) -> tuple[Frozen, ...]:
        """What a list says, of a table row by row; nothing where it is not there or cannot be read.

        One that is needed and not there is told.
        """
        kind = FILES[name]
        if kind.pattern not in self.files:
            if kind.needed and not any(problem.mark.path in (kind.pattern, kind.folder) for problem in self.problems):
                self.problems.append(missing(name))
            return ()
        documents = self._documents(kind, kind.pattern)
        checked = [validated(document, kind.model) for document in documents]
        self.problems += [problem for _, wrong in checked for problem in wrong]
        return tuple(facts for facts, _ in checked if facts)

    def mappings(self) -> dict[str, ColumnMapping]:
        """How each kind of published list names its columns, of those that can be read."""
        kind, found = FILES["columns"], {}
        for path in sorted(filter(kind.match, self.files)):
            for document in self._documents(kind, path):
                facts, wrong = validated(document, ColumnMapping)
                self.problems += wrong
                if facts:
                    found[parts_of(path)["name"]] = facts
        return found

    def _documents(self, kind: FileKind, path: str) -> list[Document]:
        """The rows of a table, or the one document of another file; none where it cannot be read."""
        text, faults = decoded(path, self.files[path])
        if faults:
            self.problems += faults
            return []
        if kind.table:
            documents, faults = read_rows(path, text, kind.model)
        else:
            document, faults = read_yaml(path, text)
            documents = [document]
        self.problems += faults
        self.documents.setdefault(kind.name, []).extend(documents)
        return documents if kind.table or not faults else []

    def tell_empty(self, name: str, key: str) -> None:
        """That a list which must have entries has none."""
        self.problems.append(Problem(self.documents[name][0].mark(key), "too-few", key))

    def raise_faults(self) -> None:
        """Raises BrokenVocabulary with all that was found."""
        if self.problems:
            raise BrokenVocabulary(self.problems)


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
