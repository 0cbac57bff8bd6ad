"""What the node's editors tell in ``docs/``: events, news, the node's own needs and offers.

Each is one small file. They are read and checked like contributed files, so that an error has a line and a column.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import PurePosixPath
from typing import TypeVar

from ..model import (
    Dialogue,
    Event,
    EventFacts,
    Exchange,
    ExchangeFacts,
    Frozen,
    NewsFacts,
    NewsItem,
    Territories,
)
from ..model.files import TOLD
from .document import Document
from .file_set import FileSet
from .prose import Converter
from .tree import Tree

IN_ENGLISH = "\n## In English\n"
"""Divides the text of a piece of news, so that both languages stand in one file."""
Made = TypeVar("Made")
Facts = TypeVar("Facts", bound=Frozen)


@dataclass(eq=False)
class NodeFiles(FileSet):
    """The editors' events, news, needs and offers. No source can be cited by id: each file names its sources itself.

    ``territories`` holds the slugs that an event may name.
    """

    territories: tuple[str, ...] = ()

    def dialogue(self, faulty: frozenset[str]) -> Dialogue:
        """Events by start, news latest first, and the node's needs and offers, without ``faulty`` files."""
        events = self._made(EventFacts, faulty, Event)
        news = self._made(NewsFacts, faulty, self._news_item)
        return Dialogue(
            tuple(sorted(events, key=lambda event: (event.facts.start, event.id))),
            tuple(sorted(news, key=lambda item: item.id, reverse=True)),
            tuple(self._made(ExchangeFacts, faulty, Exchange)),
        )

    def _made(
        self, model: type[Facts], faulty: frozenset[str], make: Callable[[str, str, Facts], Made]
    ) -> Iterator[Made]:
        for path, facts in self.facts.items():
            if isinstance(facts, model) and path not in faulty:
                yield make(PurePosixPath(path).stem, path, facts)

    def _news_item(self, identity: str, file: str, facts: NewsFacts) -> NewsItem:
        return NewsItem(identity, file, facts, self.prose(file), self.prose(file + IN_ENGLISH))


def read_node_files(tree: Tree, territories: Territories, converter: Converter) -> NodeFiles:
    """Read the editors' folders and have the prose of news converted; ``collect`` the answers last."""
    node_files = NodeFiles(tuple(dict.fromkeys(t.slug for t in territories.counties_and_areas)))
    for kind in TOLD.values():
        found = tree.walk(kind.folder)
        node_files.problems += found.problems
        for path, content in found.files.items():
            node_files.read(path, content)
    for path, document in node_files.documents.items():
        for name, half in _halves(path, document):
            node_files.submit(name, half, converter)
    return node_files


def _halves(path: str, document: Document) -> Iterator[tuple[str, Document]]:
    """The Swedish text and the English below it, each with its line in the file."""
    swedish, divider, english = document.prose.partition(IN_ENGLISH)
    yield path, replace(document, prose=swedish)
    lines = swedish.count("\n") + divider.count("\n")
    yield path + IN_ENGLISH, replace(document, prose=english, prose_line=document.prose_line + lines)
