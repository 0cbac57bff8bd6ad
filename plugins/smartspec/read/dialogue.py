"""What the node's editors tell in ``docs/``: events, news, the node's own needs and offers.

Each is one small file. They are read and checked like contributed files, so that an error has a line and a column.
"""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import PurePosixPath

from ..model import Dialogue, Event, EventFacts, Exchange, ExchangeFacts, NewsFacts, NewsItem
from ..model.files import TOLD
from .document import Document
from .file_set import FileSet
from .prose import Converter
from .tree import Tree

IN_ENGLISH = "\n## In English\n"
"""Divides the text of a piece of news, so that both languages stand in one file."""


class NodeFiles(FileSet):
    """The editors' events, news, needs and offers. No source can be cited by id: each file names its sources itself."""

    def dialogue(self, faulty: frozenset[str]) -> Dialogue:
        """Events by start, news latest first, and the node's needs and offers, without ``faulty`` files."""
        events, news, exchange = [], [], []
        for path, facts in self.facts.items():
            name = PurePosixPath(path).stem
            if path in faulty:
                continue
            if isinstance(facts, EventFacts):
                events.append(Event(name, path, facts))
            elif isinstance(facts, NewsFacts):
                news.append(NewsItem(name, path, facts, self.prose(path), self.prose(path + IN_ENGLISH)))
            elif isinstance(facts, ExchangeFacts):
                exchange.append(Exchange(name, path, facts))
        events.sort(key=lambda event: (event.facts.start, event.id))
        news.sort(key=lambda item: item.id, reverse=True)
        return Dialogue(tuple(events), tuple(news), tuple(exchange))


def read_node_files(tree: Tree, converter: Converter) -> NodeFiles:
    """Read the editors' folders and have the prose of news converted; ``collect`` the answers last."""
    node_files = NodeFiles()
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
