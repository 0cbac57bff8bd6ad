"""One territory's folder, and what the node's editors tell in ``docs/``.

Everything that can be read is kept for the rules in ``check``, and only a folder without errors becomes a contribution
(``contribution_of``).
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path, PurePosixPath

from ..model import (
    Contribution,
    CountryFacts,
    Dialogue,
    Event,
    EventFacts,
    Exchange,
    ExchangeFacts,
    Gone,
    GoneList,
    NewsFacts,
    NewsItem,
    Priority,
    PriorityFacts,
    PriorityTranslation,
    ProgrammeAreaFacts,
    RegionFacts,
    SourceList,
    Strategy,
    StrategyFacts,
    StrategyTranslation,
    Territory,
    Translation,
    WrittenPageFacts,
    key_of,
    period_of,
    whole_key,
)
from ..model.files import FOLDERS, TOLD, english_of, is_a, kind_of, main_file, parts_of, path_of
from ..model.values import N_
from ..problems import Mark, Problem, error
from .document import Document, decoded
from .file_set import FileSet, read_front_matter, too_much
from .prose import Converter
from .safe_walk import Walk
from .settings import Limits
from .tree import Tree
from .validate import validated

error(
    "too-deep",
    "The folder lies too deep.",
    "Allowed: regions/<region>/<period>/ and regions/programme-areas/<area>/<period>/.",
    "Move what is in it one level up.",
)


@dataclass(eq=False)
class Folder(FileSet):
    """What stands in one territory's folder."""

    territory: Territory
    path: str
    limits: Limits
    refused: list[str] = field(default_factory=list)
    """Places in it, or around it, where something was refused, so that nobody knows what it holds: a link, a name."""

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
        return source_ids_in(document) if document else []

    @property
    def sources_are_known(self) -> bool:
        """Whether sources.yml holds a list that was read to its end, so that an id that is not there is a fault."""
        document = self.documents.get(self.file("sources"))
        return bool(document and document.complete and isinstance(document.get("sources"), list))

    @property
    def complete(self) -> bool:
        """Whether everything that lies there was read to its end and all prose converted."""
        return not self.refused and not self.unconverted and all(d.complete for d in self.documents.values())

    @property
    def unconverted(self) -> set[str]:
        """The files whose prose has not been converted, for whatever reason."""
        return {path for path, document in self.documents.items() if document.prose and path not in self.answers}

    @property
    def cut_short(self) -> bool:
        """Whether reading ended before all of its files were found, so that none can be called missing."""
        return any(f"{self.path}/".startswith(f"{place}/") for place in self.refused)

    @property
    def periods(self) -> list[str]:
        """The names of its period folders, in order."""
        found = map(parts_of, self.paths or self.documents)
        return sorted({parts["period"] for parts in found if "period" in parts})

    def priorities(self) -> dict[str, list[str]]:
        """The ids of the priorities of each period, which are the names of its files; in order."""
        found: dict[str, list[str]] = {period: [] for period in self.periods}
        for path in self.paths or self.documents:
            if is_a("priority", path):
                parts = parts_of(path)
                found[parts["period"]].append(parts["priority"])
        return {period: sorted(names) for period, names in found.items()}

    def refuse(self, path: str) -> None:
        """Note that what lies at that path was refused, so that it is not missed as well."""
        self.refused.append(path)
        if path.startswith(f"{self.path}/") and kind_of(path):
            self.documents[path] = Document(path, complete=False)

    def read(self, path: str, content: bytes) -> None:
        """Read one file, if it does not lie too deep."""
        inner = PurePosixPath(path).relative_to(self.path).parts
        if len(inner) > 2:
            self.problems.append(Mark(str(PurePosixPath(self.path, *inner[:2]))).problem("too-deep"))
        else:
            super().read(path, content)


def read_folder(folder: Folder, files: Mapping[str, bytes], converter: Converter) -> Folder:
    """Read every file of one territory's folder and have its prose converted; ``collect`` the answers last."""
    for name in sorted(files, key=_in_order):
        folder.read(name, files[name])
    left = folder.limits.text_in_region
    for name, document in folder.documents.items():
        left -= len(document.prose)
        if left < 0:
            folder.problems.append(too_much(document, N_("characters of text"), folder.limits.text_in_region))
            break
        folder.submit(name, document, converter)
    return folder


def _in_order(path: str) -> tuple[str, int]:
    """By path, but a table with a number after the one without: ``initiatives.csv``, ``initiatives-2.csv`` …"""
    numbered = re.fullmatch(r"(.*)-([0-9]+)(\.csv)", path)
    return (numbered[1] + numbered[3], int(numbered[2])) if numbered else (path, 0)


def source_ids_in(document: Document) -> list[str]:
    """The ids in a ``sources.yml``, also when other parts of it are wrong."""
    listed = document.get("sources")
    rows = listed if isinstance(listed, list) else []
    return [row["id"] for row in rows if isinstance(row, dict) and isinstance(row.get("id"), str)]


def contribution_of(folder: Folder) -> Contribution:
    """A folder without errors as a contribution; strategies in the order of their start."""
    facts = folder.facts[folder.main]
    listed = folder.facts.get(folder.file("sources"))
    assert isinstance(facts, RegionFacts | ProgrammeAreaFacts | CountryFacts)
    sources = {s.id: s for s in listed.sources} if isinstance(listed, SourceList) else {}
    made = (_strategy(folder, period, names) for period, names in folder.priorities().items())
    strategies = sorted(made, key=lambda strategy: strategy.period.start if strategy.period else 0)
    rows = tuple(row for _, row in folder.rows if row)
    links = tuple(link for _, link in folder.links if link)
    needs = ((file, told) for file, told in folder.facts.items() if isinstance(told, ExchangeFacts))
    exchange = tuple(Exchange(parts_of(file)["name"], file, told) for file, told in needs)
    gone = tuple(_gone(folder))
    return Contribution(folder.territory, folder.main, facts, sources, tuple(strategies), rows, links, exchange, gone)


def _gone(folder: Folder) -> Iterator[Gone]:
    """What one folder's list says is no longer there."""
    file, own = folder.file("gone"), key_of(folder.territory)
    listed = folder.facts.get(file)
    for facts in listed.gone if isinstance(listed, GoneList) else ():
        yield Gone(whole_key(own, facts.id), tuple(whole_key(own, to) for to in facts.to), file, facts)


def _strategy(folder: Folder, period: str, names: list[str]) -> Strategy:
    file = folder.file("strategy", period=period)
    facts = folder.facts[file]
    assert isinstance(facts, StrategyFacts)
    english = _translation(folder, file, StrategyTranslation)
    priorities = tuple(_priority(folder, period, name) for name in names)
    return Strategy(period, file, period_of(period), facts, folder.prose(file), priorities, english)


def _priority(folder: Folder, period: str, name: str) -> Priority:
    file = folder.file("priority", period=period, priority=name)
    facts = folder.facts[file]
    assert isinstance(facts, PriorityFacts)
    english = _translation(folder, file, PriorityTranslation)
    return Priority(name, file, facts, folder.prose(file), english)


def _translation(folder: Folder, file: str, model: type) -> Translation | None:  # type: ignore[type-arg]
    name = english_of(file)
    facts = folder.facts.get(name)
    return Translation(name, facts, folder.prose(name)) if isinstance(facts, model) else None


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


_NO_PAGES = "|".join(("docs/decisions", *(folder for folder in FOLDERS if folder.startswith("docs/"))))
WRITTEN_PAGE = re.compile(rf"(?!(?:{_NO_PAGES})/)docs/.+\.md")
"""Pages that editors have written; their text is the engine's to read."""


def front_matter_of_pages(docs: Path) -> Iterator[tuple[str, bytes]]:
    """What is read of each written page on disk: its file, from the root, and what stands before its text."""
    for file in docs.rglob("*.md"):
        name = f"docs/{file.relative_to(docs).as_posix()}"
        if WRITTEN_PAGE.fullmatch(name) and file.is_file() and not file.is_symlink():
            yield name, file.read_bytes().partition(b"\n---")[0]


def _problems_of_page(path: str, content: bytes) -> list[Problem]:
    """What is wrong with a written page's front matter, where it has any."""
    text, problems = decoded(path, content)
    if problems or not text.startswith("---\n"):
        return problems
    document, problems = read_front_matter(path, text)
    return [*problems, *(validated(document, WrittenPageFacts)[1] if document.complete else ())]


def walk_node_files(tree: Tree) -> list[Walk]:
    """The files of each of the editors' folders, and the pages that they have written."""
    docs = tree.walk("docs").files
    pages = Walk({path: content for path, content in docs.items() if WRITTEN_PAGE.fullmatch(path)})
    return [*(tree.walk(kind.folder) for kind in TOLD.values()), pages]


def read_node_files(walks: Iterable[Walk], converter: Converter) -> NodeFiles:
    """Read the editors' folders and have the prose of news converted; ``collect`` the answers last."""
    node_files = NodeFiles()
    for found in walks:
        node_files.problems += found.problems
        for path, content in found.files.items():
            if WRITTEN_PAGE.fullmatch(path):
                node_files.problems += _problems_of_page(path, content)
            else:
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
