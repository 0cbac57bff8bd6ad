"""The lists behind the node's own pages: curated like the vocabularies, and in the same folder."""

from ..model import Condition, Crosswalk, Frozen, Glossary, Guidance, Memberships, National, NodeLists, Sorting, Tasks
from .vocabularies import ListFiles

LISTS: dict[str, tuple[str, type[Frozen]]] = {
    "tasks": ("tasks.yml", Tasks),
    "guidance": ("guidance.yml", Guidance),
    "condition": ("enabling-condition.yml", Condition),
    "national": ("national.yml", National),
    "crosswalk": ("crosswalk.yml", Crosswalk),
    "memberships": ("memberships.yml", Memberships),
    "glossary": ("glossary.yml", Glossary),
}
"""Field of ``NodeLists``: name of the file, and its model."""
EVIDENCE = "evidence.csv"


def node_lists_in(files: ListFiles) -> NodeLists:
    """All of the node's lists; one that is not there or cannot be read is empty."""
    found = {field: files.facts(name, model) for field, (name, model) in LISTS.items()}
    there = {field: facts for field, facts in found.items() if facts}
    return NodeLists(sortings=files.rows(EVIDENCE, Sorting), **there)  # type: ignore[arg-type]
