"""All of the editors' lists in ``docs/vocabularies/``, read together so that every fault is told at once."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from ..model import NodeLists, Tagging, Territories, Vocabulary
from ..problems import Mark, Problem
from .document import Document
from .node import EVIDENCE, LISTS, node_lists_in
from .tree import Tree
from .validate import hint
from .vocabularies import (
    FOLDER,
    NAMES,
    SECOND_TAGGING,
    TERRITORIES,
    ListFiles,
    second_tagging_in,
    territories_in,
    vocabularies_in,
)

FILES = (
    TERRITORIES,
    *(f"{name}.yml" for name in NAMES),
    *(name for name, _ in LISTS.values()),
    EVIDENCE,
    SECOND_TAGGING,
)
"""Every list that has a use, by its file's name."""


@dataclass(frozen=True)
class Lists:
    """The lists; ``documents`` has their values with places, by file name, one document a row of a table."""

    territories: Territories
    vocabularies: dict[str, Vocabulary]
    second_tagging: tuple[Tagging, ...] = ()
    node: NodeLists = field(default_factory=NodeLists)
    documents: Mapping[str, Sequence[Document]] = field(default_factory=dict)


def read_lists(tree: Tree) -> Lists:
    """All of them. Raises BrokenVocabulary with every fault."""
    files = ListFiles(tree)
    territories, vocabularies = territories_in(files), vocabularies_in(files)
    second_tagging, node = second_tagging_in(files), node_lists_in(files)
    files.problems += _strangers(files)
    files.raise_faults()
    assert territories
    return Lists(territories, vocabularies, second_tagging, node, files.documents)


def _strangers(files: ListFiles) -> Iterator[Problem]:
    """Files that no list is read from: mostly a name that was misspelt."""
    for path in files.files:
        name = path.removeprefix(f"{FOLDER}/")
        if name not in FILES:
            values = {"name": name, "allowed": ", ".join(sorted(FILES)), "hint": hint(name, list(FILES))}
            yield Problem(Mark(path), "unknown-file", values=values)
