"""What may lie where in a repository: the one list of its kinds of files, each with its path and its model."""

import re
from collections.abc import Container, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Literal

from .atlas import AREAS, COUNTRY, key_of
from .columns import ColumnMapping
from .dialogue import EventFacts, ExchangeFacts, NewsFacts
from .facts import (
    CountryFacts,
    PriorityFacts,
    PriorityTranslation,
    ProgrammeAreaFacts,
    RegionFacts,
    SourceList,
    StrategyFacts,
    StrategyTranslation,
)
from .gone import GoneList
from .initiatives import InitiativeFacts, InitiativeLink
from .node import (
    CommonWords,
    Condition,
    Crosswalk,
    Glossary,
    Guidance,
    Memberships,
    National,
    Organisations,
    PageSearchTerms,
    Sorting,
    Tasks,
)
from .values import N_, Frozen
from .vocabulary import Municipality, PlaceName, Tagging, Territories, Territory, Vocabulary

TOP, VOCABULARIES = "regions", "docs/vocabularies"
SCHEMAS = f"{TOP}/.schema"
"""The one folder that is passed by: what lies there is for editors, made by the project, and never read."""
By = Literal["county", "area", "country", "territory", "any", "node"]
COUNTY, AREA = rf"(?!(?:{AREAS}|{COUNTRY})(?:/|$))[^/]+", rf"{AREAS}/[^/]+"
TERRITORIES: Mapping[By, str] = {
    "county": COUNTY,
    "area": AREA,
    "country": COUNTRY,
    "territory": f"{AREA}|{COUNTY}",
    "any": f"{AREA}|{COUNTY}|{COUNTRY}",
    "node": "",
}
PARTS = {
    "period": (r"(?!exchange(?:/|$))[^/]+", N_("period")),
    "priority": (r"(?!strategy(?:\.en)?\.md)[^/.]+", N_("priority")),
    "name": (r"[^/.]+", N_("name")),
    "day_name": (r"[^/.]+", N_("day-name")),
    "number": (r"[1-9][0-9]*", N_("number")),
}
"""What the parts of a pattern may be, as far as they tell one kind from another, and what a message calls them.

The rest is for the check.
"""


@dataclass(frozen=True)
class FileKind:
    """One kind of file: ``pattern`` is its path, where ``{territory}`` is a county's or a programme area's folder.

    ``by`` says who has such a file: a county, a programme area, either of them (``territory``), the country,
    any of the three, or the node's editors.
    """

    name: str
    pattern: str
    model: type[Frozen]
    by: By = "territory"
    needed: bool = False
    """Whether it is an error that a folder has none."""
    translates: str = ""
    """The kind that it is the English text of."""

    @property
    def table(self) -> bool:
        """Whether each row is one thing of the model."""
        return self.pattern.endswith(".csv")

    @property
    def prose(self) -> bool:
        """Whether text follows the facts."""
        return has_prose(self.pattern)

    @property
    def listed(self) -> bool:
        """Whether it is one of the editors' lists."""
        return self.pattern.startswith(f"{VOCABULARIES}/")

    @property
    def schema(self) -> str:
        """The name of its JSON Schema, which kinds of one model share; empty where it has none."""
        return "" if self.table or self.listed else next(kind.name for kind in _KINDS if kind.model is self.model)

    @property
    def folder(self) -> str:
        """The folder that files of the kind lie below, as far as it is the same for all."""
        return self.pattern.partition("{")[0].rpartition("/")[0]

    @property
    def file(self) -> str:
        """The name of the file."""
        return self.pattern.rpartition("/")[2]

    def match(self, path: str) -> re.Match[str] | None:
        """The parts of the pattern in a path of the kind, by name; None for any other path."""
        return _form(self.pattern, self.by).fullmatch(path)


@cache
def _form(pattern: str, by: By) -> re.Pattern[str]:
    parts = {name: form for name, (form, _) in PARTS.items()} | {"territory": TERRITORIES[by]}
    return re.compile(re.sub(r"\\{(\w+)\\}", lambda part: f"(?P<{part[1]}>{parts[part[1]]})", re.escape(pattern)))


_WITHIN = f"{TOP}/{{territory}}"
_KINDS = (
    FileKind("region", f"{_WITHIN}/region.yml", RegionFacts, "county", needed=True),
    FileKind("area", f"{_WITHIN}/area.yml", ProgrammeAreaFacts, "area", needed=True),
    FileKind("country", f"{_WITHIN}/country.yml", CountryFacts, "country", needed=True),
    FileKind("sources", f"{_WITHIN}/sources.yml", SourceList, "any", needed=True),
    FileKind("gone", f"{_WITHIN}/gone.yml", GoneList, "any"),
    FileKind("initiatives", f"{_WITHIN}/initiatives.csv", InitiativeFacts, "any"),
    FileKind("more-initiatives", f"{_WITHIN}/initiatives-{{number}}.csv", InitiativeFacts, "any"),
    FileKind("links", f"{_WITHIN}/initiative-links.csv", InitiativeLink),
    FileKind("strategy", f"{_WITHIN}/{{period}}/strategy.md", StrategyFacts, needed=True),
    FileKind("strategy.en", f"{_WITHIN}/{{period}}/strategy.en.md", StrategyTranslation, translates="strategy"),
    FileKind("priority", f"{_WITHIN}/{{period}}/{{priority}}.md", PriorityFacts),
    FileKind("priority.en", f"{_WITHIN}/{{period}}/{{priority}}.en.md", PriorityTranslation, translates="priority"),
    FileKind("exchange", f"{_WITHIN}/exchange/{{name}}.yml", ExchangeFacts),
    FileKind("event", "docs/calendar/{day_name}.yml", EventFacts, "node"),
    FileKind("news", "docs/news/{day_name}.md", NewsFacts, "node"),
    FileKind("node-exchange", "docs/exchange/{name}.yml", ExchangeFacts, "node"),
    FileKind("columns", f"{VOCABULARIES}/lists/{{name}}.yml", ColumnMapping, "node"),
    FileKind("territories", f"{VOCABULARIES}/territories.yml", Territories, "node", needed=True),
    *(
        FileKind(name, f"{VOCABULARIES}/{name}.yml", Vocabulary, "node", needed=True)
        for name in ("themes", "nace", "nabs", "instruments", "programmes", "interreg", "eusbsr", "platforms", "forms")
    ),
    FileKind("second-tagging", f"{VOCABULARIES}/second-tagging.csv", Tagging, "node"),
    FileKind("tasks", f"{VOCABULARIES}/tasks.yml", Tasks, "node"),
    FileKind("guidance", f"{VOCABULARIES}/guidance.yml", Guidance, "node"),
    FileKind("condition", f"{VOCABULARIES}/enabling-condition.yml", Condition, "node"),
    FileKind("national", f"{VOCABULARIES}/national.yml", National, "node"),
    FileKind("crosswalk", f"{VOCABULARIES}/crosswalk.yml", Crosswalk, "node"),
    FileKind("memberships", f"{VOCABULARIES}/memberships.yml", Memberships, "node"),
    FileKind("glossary", f"{VOCABULARIES}/glossary.yml", Glossary, "node"),
    FileKind("municipalities", f"{VOCABULARIES}/municipalities.csv", Municipality, "node"),
    FileKind("places", f"{VOCABULARIES}/places.csv", PlaceName, "node"),
    FileKind("organisations", f"{VOCABULARIES}/organisations.yml", Organisations, "node"),
    FileKind("common_words", f"{VOCABULARIES}/common-words.yml", CommonWords, "node"),
    FileKind("page_search_terms", f"{VOCABULARIES}/page-search-terms.yml", PageSearchTerms, "node"),
    FileKind("sortings", f"{VOCABULARIES}/evidence.csv", Sorting, "node"),
)
FILES: Mapping[str, FileKind] = {kind.name: kind for kind in _KINDS}
"""Every kind of file. The editors' lists are called as the vocabularies and the fields of ``NodeLists`` are."""
LISTS = {name: kind for name, kind in FILES.items() if kind.listed}
TOLD = {name: kind for name, kind in FILES.items() if kind.by == "node" and not kind.listed}
"""What the editors tell, one file each."""
FOLDERS = tuple(dict.fromkeys(kind.folder for kind in FILES.values()))
"""The folders that everything lies below."""


@lru_cache(maxsize=8192)
def kind_of(path: str) -> FileKind | None:
    """The kind of the file at that path, or None where a file has no use."""
    return next((kind for kind in _KINDS if kind.match(path)), None)


def parts_of(path: str) -> dict[str, str]:
    """The parts of a path by its kind's pattern, as territory and period. Empty where a file has no use."""
    match = kind.match(path) if (kind := kind_of(path)) else None
    return match.groupdict() if match else {}


def path_of(name: str, /, **parts: str) -> str:
    """The path of a file of that kind."""
    return FILES[name].pattern.format(**parts)


def tables_of_initiatives(territory: str, there: Container[str]) -> Iterator[str]:
    """The tables that a territory's initiatives stand in, in their order: the first, and each further one there is."""
    path, number = path_of("initiatives", territory=territory), 1
    while number == 1 or path in there:
        yield path
        number += 1
        path = path_of("more-initiatives", territory=territory, number=str(number))


def is_a(name: str, path: str) -> bool:
    """Whether the file at that path is of that kind."""
    return kind_of(path) is FILES[name]


def english_of(path: str) -> str:
    """Where the English text of a file is, or would be; empty where its kind has none."""
    kind = kind_of(path)
    english = next((other for other in _KINDS if kind and other.translates == kind.name), None)
    return path_of(english.name, **parts_of(path)) if english else ""


def original_of(path: str) -> str:
    """The file that this one is the English text of; of any other file, the file itself."""
    kind = kind_of(path)
    return path_of(kind.translates, **parts_of(path)) if kind and kind.translates else path


def has_prose(path: str) -> bool:
    """Whether a file of that name has text after its facts."""
    return path.endswith(".md")


def main_file(territory: Territory) -> str:
    """The file that tells who a territory is."""
    return path_of("region" if territory.kind == "county" else territory.kind, territory=key_of(territory))


def allowed_in(folder: str) -> Iterator[str]:
    """The paths that files in a folder and below it may have, from there; ``<name>`` stands for one to choose."""
    for kind in _KINDS:
        names = kind.pattern.split("/")
        for depth in range(1, len(names)):
            if _form("/".join(names[:depth]), kind.by).fullmatch(folder):
                yield "/".join(names[depth:]).format(**{part: f"<{shown}>" for part, (_, shown) in PARTS.items()})
