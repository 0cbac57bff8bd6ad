"""The lists behind the node's own pages: curated like the vocabularies, and in the same folder."""

from pathlib import Path

from ..model import Condition, Crosswalk, Frozen, Glossary, Guidance, Memberships, National, NodeLists, Sorting, Tasks
from ..problems import Problem
from .csv_rows import read_rows
from .document import decoded
from .validate import validated
from .vocabularies import FOLDER, BrokenVocabulary
from .yaml_events import read_yaml

LISTS: dict[str, tuple[str, type[Frozen]]] = {
    "tasks": ("tasks", Tasks),
    "guidance": ("guidance", Guidance),
    "condition": ("enabling-condition", Condition),
    "national": ("national", National),
    "crosswalk": ("crosswalk", Crosswalk),
    "memberships": ("memberships", Memberships),
    "glossary": ("glossary", Glossary),
}
"""Field of ``NodeLists``: name of the file, and its model."""
EVIDENCE = f"{FOLDER}/evidence.csv"


def read_node_lists(root: Path) -> NodeLists:
    """All of the node's lists; one without a file is empty. Raises BrokenVocabulary with every fault."""
    problems: list[Problem] = []
    found: dict[str, object] = {}
    for field, (name, model) in LISTS.items():
        path = f"{FOLDER}/{name}.yml"
        if (root / path).is_file():
            text, faults = decoded(path, (root / path).read_bytes())
            document, more = read_yaml(path, text)
            found[field], wrong = validated(document, model) if not faults + more else (None, [])
            problems += faults + more + wrong
    sortings = _sortings(root, problems)
    if problems:
        raise BrokenVocabulary(problems)
    return NodeLists(sortings=sortings, **found)  # type: ignore[arg-type]


def _sortings(root: Path, problems: list[Problem]) -> tuple[Sorting, ...]:
    if not (root / EVIDENCE).is_file():
        return ()
    text, faults = decoded(EVIDENCE, (root / EVIDENCE).read_bytes())
    columns = {name: field.is_required() for name, field in Sorting.model_fields.items()}
    rows, more = read_rows(EVIDENCE, text, columns)
    checked = [validated(row, Sorting) for row in rows]
    problems += [*faults, *more, *(problem for _, wrong in checked for problem in wrong)]
    return tuple(sorting for sorting, _ in checked if sorting)
