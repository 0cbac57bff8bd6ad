"""Only ordinary files with plain names are found, whatever lies in the folder."""

import os
import unicodedata
from pathlib import Path

import pytest
from smartspec.read.safe_walk import suggested_name, walk


def test_files_and_folders_are_found_by_their_path_from_the_root(tmp_path: Path) -> None:
    (tmp_path / "regions/dalarna/2021-").mkdir(parents=True)
    (tmp_path / "regions/dalarna/2021-/a.en.md").write_bytes(b"\xff")
    found = walk(tmp_path, "regions")
    assert (found.files, found.problems) == ({"regions/dalarna/2021-/a.en.md": b"\xff"}, [])
    assert found.folders == ["regions/dalarna", "regions/dalarna/2021-"]


def test_a_repository_without_the_folder_has_nothing(tmp_path: Path) -> None:
    found = walk(tmp_path, "regions")
    assert (found.files, found.problems) == ({}, [])


def test_a_file_in_place_of_the_folder_is_told(tmp_path: Path) -> None:
    (tmp_path / "regions").write_text("")
    assert [p.rule for p in walk(tmp_path, "regions").problems] == ["not-a-file"]


@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_a_name_with_letters_outside_ascii_is_refused_in_both_unicode_forms(form: str, tmp_path: Path) -> None:
    name = unicodedata.normalize(form, "väg-å.md")
    (tmp_path / "regions").mkdir()
    (tmp_path / "regions" / name).write_text("")
    found = walk(tmp_path, "regions")
    assert found.files == {}
    assert [(p.rule, p.values["suggestion"]) for p in found.problems] == [("file-name", "vag-a.md")]


@pytest.mark.parametrize(
    "name",
    [".dold.md", "A.md", "a b.md", "a_b.md", "-a.md", "a--b.md", "a.txt", "a", "a.sv.md", "a.md.md", "a.MD", "a\n.md"],
)
def test_other_names_than_plain_ones_are_refused(name: str, tmp_path: Path) -> None:
    (tmp_path / "regions").mkdir()
    (tmp_path / "regions" / name).write_text("")
    found = walk(tmp_path, "regions")
    assert ([p.rule for p in found.problems], found.files) == (["file-name"], {})


def test_only_the_folder_of_the_editors_schemas_may_begin_with_a_dot_and_it_is_not_read(tmp_path: Path) -> None:
    for name in ("regions/.schema", "regions/.git", "regions/dalarna/.schema", "regions/.schema2", "docs/.schema"):
        (tmp_path / name).mkdir(parents=True)
        (tmp_path / name / "a.md").write_text("")
    found = walk(tmp_path, "regions")
    assert (list(found.files), found.folders) == ([], ["regions/dalarna"])
    assert [(p.rule, p.mark.path) for p in found.problems] == [
        ("file-name", "regions/.git"),
        ("file-name", "regions/.schema2"),
        ("file-name", "regions/dalarna/.schema"),
    ]
    assert [p.mark.path for p in walk(tmp_path, "docs").problems] == ["docs/.schema"]


@pytest.mark.parametrize("make", ["file", "link"])
def test_nothing_else_than_a_folder_may_be_called_as_that_of_the_schemas(make: str, tmp_path: Path) -> None:
    (tmp_path / "regions").mkdir()
    place = tmp_path / "regions/.schema"
    place.symlink_to("/etc") if make == "link" else place.write_text("")
    assert [p.rule for p in walk(tmp_path, "regions").problems] == ["not-a-file" if make == "link" else "file-name"]


@pytest.mark.parametrize(
    ("name", "suggestion"),
    [
        ("Å Ä Ö.MD", "a-a-o.md"),
        ("Energi.En.md", "energi.en.md"),
        ("日本.yml", "namn.yml"),
        ("Dalarna Län", "dalarna-lan"),
        ("a.txt", "a-txt"),
    ],
)
def test_a_plain_name_is_suggested(name: str, suggestion: str) -> None:
    assert suggested_name(name) == suggestion


@pytest.mark.parametrize(
    ("name", "suggestion"),
    [
        ("conftest.py", "conftest-py.md"),
        ("energi.markdown", "energi-markdown.md"),
        ("utan ändelse", "utan-andelse.md"),
        (".DS_Store", "ds-store.md"),
        ("Vatten.MD", "vatten.md"),
        ("a" * 59 + " b.yml", "a" * 59 + ".yml"),
    ],
)
def test_the_suggested_name_of_a_file_would_be_accepted(name: str, suggestion: str, tmp_path: Path) -> None:
    (tmp_path / "regions").mkdir()
    (tmp_path / "regions" / name).write_text("")
    assert [p.values["suggestion"] for p in walk(tmp_path, "regions").problems] == [suggestion]
    (tmp_path / "regions" / name).rename(tmp_path / "regions" / suggestion)
    assert list(walk(tmp_path, "regions").files) == [f"regions/{suggestion}"]


def test_folders_lie_at_most_four_levels_deep(tmp_path: Path) -> None:
    (tmp_path / "regions/b/c/d/e").mkdir(parents=True)
    (tmp_path / "regions/b/c/d/x.md").write_text("")
    (tmp_path / "regions/b/c/d/e/x.md").write_text("")
    found = walk(tmp_path, "regions")
    assert list(found.files) == ["regions/b/c/d/x.md"]
    assert [(p.rule, p.mark.path) for p in found.problems] == [("too-deep", "regions/b/c/d/e")]


def test_no_descriptor_is_left_open(tmp_path: Path) -> None:
    (tmp_path / "regions/a/b").mkdir(parents=True)
    (tmp_path / "regions/a/b/c.md").symlink_to("/dev/zero")
    (tmp_path / "regions/a/d.md").write_text("")
    before = len(os.listdir("/dev/fd"))
    walk(tmp_path, "regions")
    assert len(os.listdir("/dev/fd")) == before
