"""The lists behind the node's own pages: curated like the vocabularies, and in the same folder."""

from ..model import Condition, Crosswalk, Frozen, Glossary, Guidance, Memberships, National, NodeLists, Sorting, Tasks
from ..problems import Problem
from .csv_rows import read_rows
from .document import decoded
from .tree import Tree
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


def read_node_lists(tree: Tree) -> NodeLists:
    """All of the node's lists; one without a file is empty. Raises BrokenVocabulary with every fault."""
    problems: list[Problem] = []
    found: dict[str, object] = {}
    for field, (name, model) in LISTS.items():
        path = f"{FOLDER}/{name}.yml"
        if (content := _content(tree, path)) is not None:
            text, faults = decoded(path, content)
            document, more = read_yaml(path, text)
            found[field], wrong = validated(document, model) if not faults + more else (None, [])
            problems += faults + more + wrong
    sortings = _sortings(tree, problems)
    if problems:
        raise BrokenVocabulary(problems)
    return NodeLists(sortings=sortings, **found)  # type: ignore[arg-type]


def _sortings(tree: Tree, problems: list[Problem]) -> tuple[Sorting, ...]:
    if (content := _content(tree, EVIDENCE)) is None:
        return ()
    text, faults = decoded(EVIDENCE, content)
    columns = {name: field.is_required() for name, field in Sorting.model_fields.items()}
    rows, more = read_rows(EVIDENCE, text, columns) if not faults else ([], [])
    checked = [validated(row, Sorting) for row in rows]
    problems += [*faults, *more, *(problem for _, wrong in checked for problem in wrong)]
    return tuple(sorting for sorting, _ in checked if sorting)


def _content(tree: Tree, path: str) -> bytes | None:
    try:
        return tree.read(path)
    except FileNotFoundError:
        return None
