"""What a repository holds that a new file must fit: folders, periods, sources, lists to choose from."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from ..model import CODE_LISTS, Frozen, SourceList, StrategyFacts, Territory, Vocabularies, key_of
from ..model.files import TOP, parts_of, path_of
from ..read.document import decoded
from ..read.front_matter import read_facts
from ..read.lists import read_lists
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
