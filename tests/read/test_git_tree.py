"""A commit is read as the same files are read from disk: same contents, same refusals, nothing checked out."""

import shutil
import unicodedata
from collections.abc import Callable
from pathlib import Path

import pytest
import small_country
from small_country import VALID, VOCABULARIES
from smartspec.check import problems_of
from smartspec.read.git_objects import UnknownCommit
from smartspec.read.lists import BrokenVocabulary
from smartspec.read.repository import read_repository, read_territories, read_tree
from smartspec.read.safe_walk import LARGEST, walk
from smartspec.read.tree import InCommit

Git = Callable[..., str]


@pytest.fixture
def git(tmp_path: Path) -> Git:
    """A repository in ``tmp_path`` with the valid tree as its only commit; runs git in it."""
    shutil.copytree(VOCABULARIES, tmp_path / "docs/vocabularies")
    shutil.copytree(VALID, tmp_path / "regions")

    def run(*arguments: str) -> str:
        return small_country.git(tmp_path, "-c", "core.protectHFS=false", *arguments)

    run("init", "--quiet", "--initial-branch=main")
    run("add", "--all")
    run("commit", "--quiet", "--message=Start")
    return run


def committed(git: Git) -> None:
    git("add", "--all", "--force")
    git("commit", "--quiet", "--message=Mer")


def test_a_commit_is_read_as_the_same_files_on_disk(git: Git, tmp_path: Path) -> None:
    on_disk, in_commit = read_repository(tmp_path), read_tree(InCommit(tmp_path, "HEAD"))
    assert in_commit.folders["dalarna"].facts == on_disk.folders["dalarna"].facts != {}
    assert in_commit.folders["dalarna"].answers == on_disk.folders["dalarna"].answers != {}
    assert in_commit.changed == on_disk.changed != {}
    assert problems_of(in_commit) == []


def test_what_is_refused_on_disk_is_refused_in_a_commit(git: Git, tmp_path: Path) -> None:
    region = tmp_path / "regions/dalarna"
    decomposed = unicodedata.normalize("NFD", "ö.md")
    strange = (".dold.yml", "Å.md", "a.md", "a b.md", "x.exe", decomposed, "rad\nrad.md")
    for name in (*strange, "con.md", "aux.en.md", "slut.md.", ".DS_Store", "~$a.csv"):
        (region / name).write_text("x")
    (region / "Stor").mkdir()
    (region / "Stor/a.md").write_text("")
    (region / "2022-2028/djup/a").mkdir(parents=True)
    (region / "2022-2028/djup/b.md").write_text("b")
    (region / "2022-2028/djup/a/b.md").write_text("b")
    (region / "stor.md").write_bytes(b"x" * (LARGEST + 1))
    (region / "precis.md").write_bytes(b"x" * LARGEST)
    (region / "lank.md").symlink_to("/etc/passwd")
    (region / "lank").symlink_to("/etc")
    (region / ".#a.md").symlink_to("me@here.1234")
    (region / ".idea").mkdir()
    (region / ".idea/a.md").write_text("")
    committed(git)
    on_disk, in_commit = walk(tmp_path, "regions"), InCommit(tmp_path, "HEAD").walk("regions")
    assert in_commit.files == on_disk.files
    assert in_commit.folders == on_disk.folders
    key = lambda problem: (problem, sorted(problem.values.items()))  # noqa: E731
    assert sorted(map(key, in_commit.problems)) == sorted(map(key, on_disk.problems))
    names = {"file-name", "unknown-file", "windows-name", "left-behind"}
    assert {p.rule for p in in_commit.problems} == {*names, "too-deep", "too-big", "not-a-file"}
    assert in_commit.size == on_disk.size


def test_names_that_some_computers_take_for_one_are_told(git: Git, tmp_path: Path) -> None:
    (tmp_path / "regions/dalarna/a.md").write_text("")
    (tmp_path / "regions/dalarna/A.md").write_text("")
    committed(git)
    assert InCommit(tmp_path, "HEAD").walk("regions").problems == walk(tmp_path, "regions").problems


def test_another_repository_in_the_place_of_a_folder_is_told(git: Git, tmp_path: Path) -> None:
    git("update-index", "--add", "--cacheinfo", f"160000,{'1' * 40},regions/halland")
    git("commit", "--quiet", "--message=Delar")
    found = InCommit(tmp_path, "HEAD").walk("regions")
    assert [(p.rule, p.mark.path, p.values["kind"]) for p in found.problems] == [
        ("not-a-file", "regions/halland", "another repository")
    ]


def test_a_link_in_the_place_of_all_regions_or_of_a_vocabulary_is_not_followed(git: Git, tmp_path: Path) -> None:
    shutil.move(tmp_path / "regions", tmp_path / "elsewhere")
    (tmp_path / "regions").symlink_to("elsewhere")
    (tmp_path / "docs/vocabularies/themes.yml").unlink()
    (tmp_path / "docs/vocabularies/themes.yml").symlink_to("nace.yml")
    committed(git)
    tree = InCommit(tmp_path, "HEAD")
    assert [problem.rule for problem in tree.walk("regions").problems] == ["not-a-file"]
    lists = tree.walk("docs/vocabularies")
    assert [(p.rule, p.mark.path) for p in lists.problems] == [("not-a-file", "docs/vocabularies/themes.yml")]
    assert "docs/vocabularies/themes.yml" not in lists.files


def test_an_older_commit_is_read_while_the_folder_holds_something_else(git: Git, tmp_path: Path) -> None:
    main = tmp_path / "regions/dalarna/region.yml"
    before = main.read_bytes()
    main.write_text("organisation: Något annat\n")
    committed(git)
    shutil.rmtree(tmp_path / "regions")
    assert InCommit(tmp_path, "HEAD^").walk("regions").files["regions/dalarna/region.yml"] == before
    assert InCommit(tmp_path, "main").walk("regions").files["regions/dalarna/region.yml"] != before
    assert sorted(file.name for file in tmp_path.iterdir()) == [".git", "docs"]


@pytest.mark.parametrize("name", ["nej", "--upload-pack=x", "HEAD:regions", "", "HEAD\n", "HEAD\0"])
def test_a_name_that_is_no_commit_is_refused(name: str, git: Git, tmp_path: Path) -> None:
    with pytest.raises(UnknownCommit):
        InCommit(tmp_path, name)


def test_a_folder_without_history_has_no_commits(tmp_path: Path) -> None:
    with pytest.raises(UnknownCommit):
        InCommit(tmp_path, "HEAD")


def test_only_the_territories_that_are_asked_for_are_read(git: Git, tmp_path: Path) -> None:
    now = read_repository(tmp_path)
    assert set(read_territories(InCommit(tmp_path, "HEAD"), {"halland"}, now).folders) == set()
    again = read_territories(InCommit(tmp_path, "HEAD"), {"dalarna"}, now).folders
    assert (set(again), again["dalarna"].answers) == ({"dalarna"}, now.folders["dalarna"].answers)


def test_a_broken_vocabulary_in_a_commit_is_told(git: Git, tmp_path: Path) -> None:
    (tmp_path / "docs/vocabularies/themes.yml").write_text("terms: nej\n")
    committed(git)
    with pytest.raises(BrokenVocabulary):
        read_tree(InCommit(tmp_path, "HEAD"))
