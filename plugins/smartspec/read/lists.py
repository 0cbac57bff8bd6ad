"""All of the editors' lists in ``docs/vocabularies/``, read together so that every fault is told at once."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from ..model import NodeLists, Tagging, Territories, Vocabulary
from ..model.files import FILES, LISTS, kind_of
from ..problems import Mark, Problem
from .document import Document
from .tree import Tree
from .validate import hint
from .vocabularies import ListFile, ListFiles, territories_in, vocabularies_in


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

    def ids(self, vocabulary: str) -> list[str]:
        """The ids of the terms of one vocabulary. Raises KeyError where there is none of that name."""
        return [term.id for term in self.vocabularies[vocabulary].terms]


def read_lists(tree: Tree, known: dict[str, ListFile] | None = None) -> Lists:
    """All of them; one that is not needed and has no file is empty. Raises BrokenVocabulary with every fault.

    ``known``: files that an earlier reading leaves, see ListFiles.
    """
    files = ListFiles(tree, known)
    territories, vocabularies = territories_in(files), vocabularies_in(files)
    tagging = tuple(row for row in files.facts("second-tagging") if isinstance(row, Tagging))
    read = {name: files.facts(name) for name in NodeLists.model_fields}
    there = {name: found if FILES[name].table else found[0] for name, found in read.items() if found}
    files.mappings()
    files.problems += _strangers(files)
    files.raise_faults()
    assert territories
    return Lists(territories, vocabularies, tagging, NodeLists(**there), files.documents)  # type: ignore[arg-type]


def _strangers(files: ListFiles) -> Iterator[Problem]:
    """Files that no list is read from: mostly a name that was misspelt."""
    known = sorted(kind.file for kind in LISTS.values() if "{" not in kind.pattern)
    for path in files.files:
        if not kind_of(path):
            name = path.removeprefix(f"{FILES['territories'].folder}/")
            values = {"name": name, "allowed": ", ".join(known), "hint": hint(name, known)}
            yield Problem(Mark(path), "unknown-file", values=values)
