"""The node's lists are read with the rest, and a fault in one is told with its line."""

import shutil
from pathlib import Path

import pytest
from small_country import VOCABULARIES, put
from smartspec.model import NodeLists
from smartspec.model.files import LISTS
from smartspec.problems import render
from smartspec.read.lists import BrokenVocabulary, ListFile, read_lists
from smartspec.read.repository import read_repository
from smartspec.read.tree import OnDisk


@pytest.fixture
def root(tmp_path: Path) -> Path:
    shutil.copytree(VOCABULARIES, tmp_path / "docs/vocabularies")
    return tmp_path


def test_every_list_has_a_file_and_a_place_among_the_lists(root: Path) -> None:
    lists = read_lists(OnDisk(root)).node
    assert set(NodeLists.model_fields) <= set(LISTS)
    assert all(getattr(lists, name) != getattr(NodeLists(), name) for name in NodeLists.model_fields)


def test_the_whole_reading_holds_them(root: Path) -> None:
    assert read_repository(root).lists.node == read_lists(OnDisk(root)).node


def test_a_list_without_a_file_is_empty(root: Path) -> None:
    (root / "docs/vocabularies/tasks.yml").unlink()
    (root / "docs/vocabularies/evidence.csv").unlink()
    lists = read_lists(OnDisk(root)).node
    assert (lists.tasks.tasks, lists.sortings) == ((), ())
    assert lists.guidance.steps


def test_only_the_file_that_has_changed_is_read_again(root: Path) -> None:
    known: dict[str, ListFile] = {}
    first = read_lists(OnDisk(root), known)
    put(root, "docs/vocabularies/tasks.yml", "sv: ", "sv: Nu ")
    second = read_lists(OnDisk(root), known)
    assert second.node.tasks != first.node.tasks
    assert second.node == read_lists(OnDisk(root)).node
    same = {name for name, rows in first.documents.items() if second.documents[name][0] is rows[0]}
    assert same == set(first.documents) - {"tasks"}


def test_faults_in_several_lists_are_all_told_at_their_lines(root: Path) -> None:
    folder = root / "docs/vocabularies"
    (folder / "tasks.yml").write_text("sources: []\nuppgifter: []\n", "utf-8")
    (folder / "evidence.csv").write_text("territory,starts,criteria,examples\nDalarna län,Här står,1,\n", "utf-8")
    with pytest.raises(BrokenVocabulary) as broken:
        read_repository(root)
    told = render(broken.value.problems, "sv").splitlines()
    assert [line.split(": ")[0] for line in told] == [
        "docs/vocabularies/evidence.csv:2:1",
        "docs/vocabularies/tasks.yml:2:1",
    ]
