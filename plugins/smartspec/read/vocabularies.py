"""The node's curated lists in ``docs/vocabularies/``."""

from typing import TypeVar

from ..model import Frozen, Tagging, Territories, Vocabulary
from ..problems import Mark, Problem, error
from .csv_rows import read_rows
from .document import Document, decoded
from .folders import columns_of
from .tree import Tree
from .validate import validated
from .yaml_events import read_yaml

FOLDER = "docs/vocabularies"
TERRITORIES, SECOND_TAGGING = "territories.yml", "second-tagging.csv"
NAMES = ("themes", "nace", "nabs", "instruments", "programmes", "interreg", "eusbsr", "platforms", "forms")
Model = TypeVar("Model", bound=Frozen)


class BrokenVocabulary(Exception):
    """A curated list that cannot be read or does not hold together; nothing can be built without it."""

    def __init__(self, problems: list[Problem]) -> None:
        super().__init__(f"{len(problems)} problems in {FOLDER}")
        self.problems = problems


class ListFiles:
    """The files of the folder, found as contributed files are, each read when it is asked for.

    What is wrong with any of them is gathered in ``problems``; ``documents`` has the values by file
    name, one document a row of a table.
    """

    def __init__(self, tree: Tree) -> None:
        found = tree.walk(FOLDER)
        self.files = found.files
        self.problems = found.problems
        self.documents: dict[str, list[Document]] = {}

    def facts(self, name: str, model: type[Model], *, needed: bool = False) -> Model | None:
        """What a YAML file says; None where it is not there or cannot be read. A ``needed`` one that lacks is told."""
        path = f"{FOLDER}/{name}"
        if path not in self.files:
            if needed and not any(problem.mark.path in (path, FOLDER) for problem in self.problems):
                self.problems.append(missing(name))
            return None
        text, faults = decoded(path, self.files[path])
        document, more = read_yaml(path, text)
        found, wrong = validated(document, model) if not faults + more else (None, [])
        self.problems += faults + more + wrong
        self.documents[name] = [document]
        return found

    def rows(self, name: str, model: type[Model]) -> tuple[Model, ...]:
        """The rows of a table; none where it is not there."""
        path = f"{FOLDER}/{name}"
        if path not in self.files:
            return ()
        text, faults = decoded(path, self.files[path])
        rows, more = read_rows(path, text, columns_of(model)) if not faults else ([], [])
        checked = [validated(row, model) for row in rows]
        self.problems += [*faults, *more, *(problem for _, wrong in checked for problem in wrong)]
        self.documents[name] = rows
        return tuple(row for row, _ in checked if row)

    def tell_empty(self, name: str, key: str) -> None:
        """That a list which must have entries has none."""
        self.problems.append(Problem(self.documents[name][0].mark(key), "too-few", key))

    def raise_faults(self) -> None:
        """Raises BrokenVocabulary with all that was found."""
        if self.problems:
            raise BrokenVocabulary(self.problems)


error(
    "missing-list",
    "The list %(name)s is missing.",
    "Nothing can be checked or built without it.",
    "Put it back. If you stand in another folder, go to the one with regions/ and docs/, or give it by --root.",
)


def missing(name: str) -> Problem:
    """A list that is needed and not there."""
    return Problem(Mark(f"{FOLDER}/{name}"), "missing-list", values={"name": name})


def read_vocabularies(tree: Tree) -> tuple[Territories, dict[str, Vocabulary]]:
    """All vocabularies, by file name without ending. Raises BrokenVocabulary with every fault."""
    files = ListFiles(tree)
    territories, found = territories_in(files), vocabularies_in(files)
    files.raise_faults()
    assert territories
    return territories, found


def territories_in(files: ListFiles) -> Territories | None:
    """The counties and programme areas, or None where the list cannot be read."""
    found = files.facts(TERRITORIES, Territories, needed=True)
    if found and not found.counties:
        files.tell_empty(TERRITORIES, "counties")
    return found


def vocabularies_in(files: ListFiles) -> dict[str, Vocabulary]:
    """Those vocabularies that can be read, by file name without ending."""
    lists = {name: files.facts(f"{name}.yml", Vocabulary, needed=True) for name in NAMES}
    for name, found in lists.items():
        if found and not found.terms:
            files.tell_empty(f"{name}.yml", "terms")
    return {name: found for name, found in lists.items() if found}


def second_tagging_in(files: ListFiles) -> tuple[Tagging, ...]:
    """The second tagger's tags, or none where there is no such file."""
    return files.rows(SECOND_TAGGING, Tagging)
