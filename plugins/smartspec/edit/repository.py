"""The repository that new files are made for: what they must fit in it, and how they are written there.

All of them are written or none, and no file is written over unasked.
"""

import os
import shutil
import tempfile
from collections.abc import Mapping
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from ..check import problems_of
from ..model import CODE_LISTS, Frozen, SourceList, StrategyFacts, Territory, Vocabularies, key_of
from ..model.files import TOP, VOCABULARIES, parts_of, path_of
from ..problems import Problem
from ..read.document import decoded
from ..read.file_set import read_facts
from ..read.lists import read_lists
from ..read.repository import read_repository
from ..read.tree import OnDisk
from ..read.validate import validated

Facts = TypeVar("Facts", bound=Frozen)


@dataclass(frozen=True)
class Repository:
    """The files below ``regions/`` as they are, and the node's lists."""

    files: Mapping[str, bytes]
    territories: Mapping[str, Territory]
    """By folder: ``dalarna``, ``programme-areas/stockholm``."""
    vocabularies: Vocabularies

    @classmethod
    def read(cls, root: Path) -> "Repository":
        """Raises BrokenVocabulary."""
        tree = OnDisk(root)
        lists = read_lists(tree)
        by_key = {key_of(territory): territory for territory in lists.territories.counties_and_areas}
        return cls(tree.walk(TOP).files, by_key, lists.vocabularies)

    def started(self, key: str) -> bool:
        """Whether the territory has handed in anything."""
        return any(path.startswith(f"{TOP}/{key}/") for path in self.files)

    def periods(self, key: str) -> tuple[str, ...]:
        """The names of the territory's period folders, latest last."""
        own = (parts for parts in map(parts_of, self.files) if parts.get("territory") == key)
        return tuple(sorted({parts["period"] for parts in own if "period" in parts}))

    def sources(self, key: str) -> Mapping[str, str]:
        """Ids and titles of the territory's sources; none where its list cannot be read."""
        facts = self.facts(path_of("sources", territory=key), SourceList)
        return {source.id: source.title for source in facts.sources} if facts else {}

    def facts(self, path: str, model: type[Facts]) -> Facts | None:
        """What a file says, or None where it cannot be read."""
        text, problems = decoded(path, self.files.get(path, b""))
        return None if problems else validated(read_facts(path, text)[0], model)[0]

    def status(self, key: str, period: str) -> str:
        """The status of one of the territory's strategies; empty where it cannot be read."""
        facts = self.facts(path_of("strategy", territory=key, period=period), StrategyFacts)
        return facts.status if facts else ""

    def listed(self, name: str) -> Mapping[str, str]:
        """The ids of one of the node's lists with what each is called in Swedish; nothing for a region's own lists."""
        if name == "territories":
            return {territory.slug: territory.name.sv for territory in self.territories.values()}
        if name == "codes":
            return {f"{one}:{term}": called for one in CODE_LISTS for term, called in self.listed(one).items()}
        return {term.id: term.name.sv for term in self.vocabularies[name].terms} if name in self.vocabularies else {}


def problems_with(root: Path, files: Mapping[str, str]) -> list[Problem]:
    """What the check would say of those files if they were there. A text still to be filled in is no fault.

    Raises BrokenVocabulary.
    """
    with tempfile.TemporaryDirectory() as folder:
        trial = Path(folder)
        territories = {f"{TOP}/{parts['territory']}" for parts in map(parts_of, files) if "territory" in parts}
        for name in (VOCABULARIES, *territories):
            if (root / name).is_dir():
                shutil.copytree(root / name, trial / name, symlinks=True)
        for path, text in files.items():
            (trial / path).parent.mkdir(parents=True, exist_ok=True)
            (trial / path).write_text(text, "utf-8", newline="")
        found = problems_of(read_repository(trial))
    own = (problem for problem in found if problem.level != "unfinished")
    return [p for p in own if any(f"{file}/".startswith(f"{p.mark.path}/") for file in files)]


def write_all(root: Path, new: Mapping[str, str], changed: Mapping[str, str]) -> None:
    """Put the files there. Raises OSError, also when a new file is there already; then all is as it was."""
    with ExitStack() as undo:
        for path, text in new.items():
            _put(root / path, text, undo)
        for path, text in changed.items():
            undo.callback(replace_text, root / path, (root / path).read_bytes().decode("utf-8"))
            replace_text(root / path, text)
        undo.pop_all()


def _put(file: Path, text: str, undo: ExitStack) -> None:
    for folder in reversed([parent for parent in file.parents if not parent.exists()]):
        folder.mkdir()
        undo.callback(folder.rmdir)
    with file.open("x", encoding="utf-8", newline="") as stream:
        undo.callback(file.unlink)
        stream.write(text)


def replace_text(path: Path, text: str) -> None:
    """Replace a file in one step, so that a run that is stopped leaves the old one or the new one."""
    descriptor, beside = tempfile.mkstemp(prefix=".import-", dir=path.parent)
    try:
        with open(descriptor, "w", encoding="utf-8", newline="") as stream:
            stream.write(text)
        os.chmod(beside, path.stat().st_mode & 0o777 if path.exists() else 0o644)
        os.replace(beside, path)
    except BaseException:
        os.unlink(beside)
        raise
