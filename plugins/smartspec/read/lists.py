"""The editors' lists in ``docs/vocabularies/``, read together so that every fault is told at once."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from ..model import ColumnMapping, Frozen, NodeLists, Tagging, Territories, Vocabulary
from ..model.files import FILES, LISTS, VOCABULARIES, FileKind, kind_of, parts_of, path_of
from ..problems import Mark, Problem, error
from .csv_rows import read_rows
from .document import Document, decoded
from .tree import Tree
from .validate import hint, validated
from .yaml_events import read_yaml

NAMES = tuple(name for name, kind in FILES.items() if kind.model is Vocabulary)


class BrokenVocabulary(Exception):
    """A curated list that cannot be read or does not hold together; nothing can be built without it."""

    def __init__(self, problems: list[Problem]) -> None:
        super().__init__(f"{len(problems)} problems in {VOCABULARIES}")
        self.problems = problems


@dataclass(frozen=True, eq=False)
class Lists:
    """The lists; ``documents`` has their values with places, by name, one document a row of a table.

    Compared by identity, so that what was found in them can be remembered with them.
    """

    territories: Territories
    vocabularies: dict[str, Vocabulary]
    second_tagging: tuple[Tagging, ...] = ()
    node: NodeLists = field(default_factory=NodeLists)
    documents: Mapping[str, Sequence[Document]] = field(default_factory=dict)
    mappings: Mapping[str, ColumnMapping] = field(default_factory=dict)
    """How each kind of published list names its columns."""
    remembered: dict[str, Any] = field(default_factory=dict, init=False)
    """What the rules have found in them."""

    def ids(self, vocabulary: str) -> list[str]:
        """The ids of the terms of one vocabulary. Raises KeyError where there is none of that name."""
        return [term.id for term in self.vocabularies[vocabulary].terms]


class ListFile(NamedTuple):
    """One file as it was read: its bytes, its rows (or the one document), what these say, and what is wrong."""

    content: bytes
    documents: list[Document]
    facts: tuple[Frozen, ...]
    problems: list[Problem]


def read_lists(tree: Tree, known: dict[str, ListFile] | None = None) -> Lists:
    """All of them; one that is not needed and has no file is empty. Raises BrokenVocabulary with every fault.

    ``known`` has files by path that an earlier reading leaves; one whose bytes are the same is not read again, and
    what is read is added.
    """
    files = _ListFiles(tree, {} if known is None else known)
    territories = next((found for found in files.facts("territories") if isinstance(found, Territories)), None)
    if territories and not territories.counties:
        files.tell_empty("territories", "counties")
    vocabularies = {name: one for name in NAMES for one in files.facts(name) if isinstance(one, Vocabulary)}
    for name, found in vocabularies.items():
        if not found.terms:
            files.tell_empty(name, "terms")
    tagging = tuple(row for row in files.facts("second-tagging") if isinstance(row, Tagging))
    read = {name: files.facts(name) for name in NodeLists.model_fields}
    there = {name: found if FILES[name].table else found[0] for name, found in read.items() if found}
    mappings = files.mappings()
    problems = [*files.problems, *_strangers(files.files)]
    if problems:
        raise BrokenVocabulary(problems)
    assert territories
    node = NodeLists(**there)  # type: ignore[arg-type]
    return Lists(territories, vocabularies, tagging, node, files.documents, mappings)


class _ListFiles:
    """The files of the folder, found as contributed files are, each read when it is asked for.

    What is wrong with any of them is gathered in ``problems``; ``documents`` has the values by the name
    of the list, one document a row of a table.
    """

    def __init__(self, tree: Tree, known: dict[str, ListFile]) -> None:
        found = tree.walk(VOCABULARIES)
        self.files = found.files
        self.problems = found.problems
        self.documents: dict[str, list[Document]] = {}
        self._known = known

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
    return Mark(path_of(name)).problem("missing-list", name=FILES[name].file)


def _strangers(paths: Iterable[str]) -> Iterator[Problem]:
    """Files that no list is read from: mostly a name that was misspelt."""
    known = sorted(kind.file for kind in LISTS.values() if "{" not in kind.pattern)
    for path in paths:
        if not kind_of(path):
            name = path.removeprefix(f"{FILES['territories'].folder}/")
            yield Mark(path).problem("unknown-file", name=name, allowed=", ".join(known), hint=hint(name, known))
