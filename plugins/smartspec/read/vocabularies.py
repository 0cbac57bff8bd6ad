"""The node's curated lists in ``docs/vocabularies/``."""

from pathlib import Path
from typing import TypeVar

from pydantic import BaseModel

from ..model import Territories, Vocabulary
from ..problems import Problem
from .document import decoded
from .validate import validated
from .yaml_events import read_yaml

FOLDER = "docs/vocabularies"
NAMES = ("themes", "nace", "nabs", "instruments")
Model = TypeVar("Model", bound=BaseModel)


class BrokenVocabulary(Exception):
    """A curated list that cannot be read; nothing can be checked or built without it."""

    def __init__(self, problems: list[Problem]) -> None:
        super().__init__(f"{len(problems)} problems in {FOLDER}")
        self.problems = problems


def read_vocabularies(root: Path) -> tuple[Territories, dict[str, Vocabulary]]:
    """All vocabularies, by file name without ending. Raises BrokenVocabulary with every fault."""
    problems: list[Problem] = []
    territories = _read(root, "territories", Territories, problems)
    lists = {name: _read(root, name, Vocabulary, problems) for name in NAMES}
    if territories is None or problems:
        raise BrokenVocabulary(problems)
    return territories, {name: found for name, found in lists.items() if found}


def _read(root: Path, name: str, model: type[Model], problems: list[Problem]) -> Model | None:
    path = f"{FOLDER}/{name}.yml"
    text, faults = decoded(path, (root / path).read_bytes())
    document, more = read_yaml(path, text)
    found, wrong = validated(document, model) if not faults + more else (None, [])
    problems += faults + more + wrong
    return found
