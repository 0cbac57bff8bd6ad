"""What the node's editors tell in ``docs/``: events, news, the node's own needs and offers.

Each is one small file. They are read and checked like contributed files, so that an error has a line and a column.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
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
    Prose,
    Territories,
)
from ..model.files import TOLD, kind_of
from ..problems import Problem
from .converted import Pending, submit
from .document import Document, decoded
from .folders import no_use
from .front_matter import read_facts
from .prose import Answer, Converter, prose_of
from .tree import Tree
from .validate import validated

IN_ENGLISH = "\n## In English\n"
"""Divides the text of a piece of news, so that both languages stand in one file."""
Made = TypeVar("Made")
Facts = TypeVar("Facts", bound=Frozen)


@dataclass
class NodeFiles:
    """The editors' events, news, needs and offers, as far as they could be read.

    ``territories`` holds the slugs that an event may name.
    """

    territories: tuple[str, ...] = ()
    documents: dict[str, Document] = field(default_factory=dict)
    facts: dict[str, Frozen] = field(default_factory=dict)
    pending: dict[str, Pending] = field(default_factory=dict)
    answers: dict[str, Answer] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)

    @property
    def table_rows(self) -> list[Document]:
        """None: there are no tables."""
        return []

    @property
    def source_ids(self) -> list[str]:
        """None: each file names its sources itself."""
        return []

    @property
    def sources_are_known(self) -> bool:
        """A source cannot be cited by id here."""
        return True

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
        swedish, english = (self.answers.get(name) for name in (file, file + IN_ENGLISH))
        proses = (prose_of(answer) if answer else Prose() for answer in (swedish, english))
        return NewsItem(identity, file, facts, *proses)


def read_node_files(tree: Tree, territories: Territories, converter: Converter) -> NodeFiles:
    """Read the editors' folders and have the prose of news converted; ``collect`` the answers last."""
    node_files = NodeFiles(tuple(dict.fromkeys(t.slug for t in territories.counties_and_areas)))
    for kind in TOLD.values():
        found = tree.walk(kind.folder)
        node_files.problems += found.problems
        for path, content in found.files.items():
            _read_file(node_files, path, content)
    for path, document in node_files.documents.items():
        for name, half in _halves(path, document):
            submit(node_files, name, half, converter)
    return node_files


def _read_file(node_files: NodeFiles, path: str, content: bytes) -> None:
    kind = kind_of(path)
    if kind is None:
        node_files.problems.append(no_use(path))
        return
    text, problems = decoded(path, content)
    if not problems:
        document, problems = read_facts(path, text)
        facts, wrong = validated(document, kind.model) if document.complete else (None, [])
        node_files.documents[path] = document
        problems += wrong
        if facts:
            node_files.facts[path] = facts
    node_files.problems += problems


def _halves(path: str, document: Document) -> Iterator[tuple[str, Document]]:
    """The Swedish text and the English below it, each with its line in the file."""
    swedish, divider, english = document.prose.partition(IN_ENGLISH)
    yield path, replace(document, prose=swedish)
    lines = swedish.count("\n") + divider.count("\n")
    yield path + IN_ENGLISH, replace(document, prose=english, prose_line=document.prose_line + lines)
