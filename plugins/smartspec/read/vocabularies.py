"""The node's curated lists in ``docs/vocabularies/``."""

from typing import TypeVar

from pydantic import BaseModel

from ..model import Tagging, Territories, Vocabulary
from ..problems import Problem
from .csv_rows import read_rows
from .document import decoded
from .tree import Tree
from .validate import validated
from .yaml_events import read_yaml

FOLDER = "docs/vocabularies"
NAMES = ("themes", "nace", "nabs", "instruments", "programmes", "interreg", "eusbsr", "platforms", "forms")
Model = TypeVar("Model", bound=BaseModel)


class BrokenVocabulary(Exception):
    """A curated list that cannot be read; nothing can be checked or built without it."""

    def __init__(self, problems: list[Problem]) -> None:
        super().__init__(f"{len(problems)} problems in {FOLDER}")
        self.problems = problems


def read_vocabularies(tree: Tree) -> tuple[Territories, dict[str, Vocabulary]]:
    """All vocabularies, by file name without ending. Raises BrokenVocabulary with every fault."""
    problems: list[Problem] = []
    territories = _read(tree, "territories", Territories, problems)
    lists = {name: _read(tree, name, Vocabulary, problems) for name in NAMES}
    if territories is None or problems:
        raise BrokenVocabulary(problems)
    return territories, {name: found for name, found in lists.items() if found}


def read_second_tagging(tree: Tree) -> tuple[Tagging, ...]:
    """The second tagger's tags, or none where there is no such file. Raises BrokenVocabulary."""
    path = f"{FOLDER}/second-tagging.csv"
    try:
        text, problems = decoded(path, tree.read(path))
    except FileNotFoundError:
        return ()
    columns = {name: field.is_required() for name, field in Tagging.model_fields.items()}
    rows, faults = read_rows(path, text, columns) if not problems else ([], [])
    checked = [validated(row, Tagging) for row in rows]
    problems = [*problems, *faults, *(problem for _, found in checked for problem in found)]
    if problems:
        raise BrokenVocabulary(problems)
    return tuple(tagging for tagging, _ in checked if tagging)


def _read(tree: Tree, name: str, model: type[Model], problems: list[Problem]) -> Model | None:
    path = f"{FOLDER}/{name}.yml"
    text, faults = decoded(path, tree.read(path))
    document, more = read_yaml(path, text)
    found, wrong = validated(document, model) if not faults + more else (None, [])
    problems += faults + more + wrong
    return found
