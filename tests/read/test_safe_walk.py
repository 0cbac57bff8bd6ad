"""Only ordinary files with plain names are found, whatever lies in the folder."""

import os
import unicodedata
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from smartspec.read import safe_walk
from smartspec.read.file_names import FILE, FOLDER, LEFT_BEHIND, suggested_name
from smartspec.read.safe_walk import Walk, walk


def walked(root: Path, *names: str) -> Walk:
    """What is found in a folder with empty files of those names."""
    (root / "regions").mkdir()
    for name in names:
        (root / "regions" / name).write_text("")
    return walk(root, "regions")


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
    assert [p.rule for p in walk(tmp_path, "regions").problems] == ["not-a-folder"]


@pytest.mark.parametrize("name", ["guidance.yml", "vatten.md", "vatten.en.md", "initiatives.csv"])
def test_a_folder_in_place_of_a_file_is_told_as_one(name: str, tmp_path: Path) -> None:
    (tmp_path / "regions/dalarna" / name).mkdir(parents=True)
    (problem,) = walk(tmp_path, "regions").problems
    assert (problem.rule, problem.mark.path, problem.values["kind"]) == (
        "not-a-file",
        f"regions/dalarna/{name}",
        "a folder",
    )


@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_a_name_with_letters_outside_ascii_is_refused_in_both_unicode_forms(form: str, tmp_path: Path) -> None:
    name = unicodedata.normalize(form, "väg-å.md")
    found = walked(tmp_path, name)
    assert found.files == {}
    assert [(p.rule, p.values["suggestion"]) for p in found.problems] == [("file-name", "vag-a.md")]


DEVICES = ("con", "prn", "aux", "nul", "com1", "com9", "lpt1", "lpt9", "com0")
REFUSED = {
    "file-name": (
        ".dold.md", "A.md", "a b.md", "a_b.md", "-a.md", "a--b.md", "a.sv.md", "a.md.md", "a.MD", "a\n.md",
    ),
    "unknown-file": ("a.txt", "a", "conftest.py", "a.md.new", "b a.docx", "a.markdown", ".htaccess"),
    "windows-name": (
        *(f"{device}{end}" for device in DEVICES for end in (".md", ".en.md", ".yml")),
        "CON.md", "Aux.csv", "slut.md.", "slut.md ", "slut.yml. .", "slut.md..",
    ),
}  # fmt: skip
"""Names that are refused, by the rule that says why."""


@pytest.mark.parametrize(("rule", "name"), [(rule, name) for rule, names in REFUSED.items() for name in names])
def test_other_names_than_plain_ones_are_refused(rule: str, name: str, tmp_path: Path) -> None:
    found = walked(tmp_path, name)
    assert ([p.rule for p in found.problems], found.files) == ([rule], {})
    to_be_removed = found.problems[0].message("en").endswith("Move it to its right folder, or remove it.")
    assert to_be_removed == (rule == "unknown-file")  # it is not told another name


LEFT = (
    ".~lock.initiatives.csv#", "~$initiatives.csv", "initiatives.csv~RF12.TMP", ".DS_Store", "._a.md", "Icon\r",
    "Thumbs.db", "thumbs.db", "desktop.ini", ".directory", ".goutputstream-A1B2C3", ".nfs0000000000a1", ".a.md.swp",
    ".a.md.swo", "a.md~", ".a.md.un~", "#a.md#", ".#a.md", "a.md.bak", "a.md.save", "a.md.orig", "a.md.rej",
    ".gitkeep", ".gitignore", ".gitattributes", ".keep", "a.md___jb_tmp___", ".a.md.kate-swp", "a.csv.part",
    ".syncthing.a.md.tmp", ".dropbox", ".initiatives.csv.icloud",
)  # fmt: skip
LEFT_FOLDERS = ("__MACOSX", ".idea", ".vscode", ".ipynb_checkpoints", ".Trash-1000", "@eaDir", "$RECYCLE.BIN")


@pytest.mark.parametrize("name", [*LEFT, *LEFT_FOLDERS])
@pytest.mark.parametrize("kind", ["file", "link", "folder"])
def test_what_editors_and_systems_leave_is_passed_by_and_noted(name: str, kind: str, tmp_path: Path) -> None:
    (tmp_path / "regions/dalarna").mkdir(parents=True)
    place = tmp_path / "regions/dalarna" / name
    if kind == "file":
        place.write_text("")
    elif kind == "link":
        place.symlink_to("somebody@somewhere.4711:1700000000")
    else:
        place.mkdir()
        (place / "a.md").write_text("")
    found = walk(tmp_path, "regions")
    assert (found.files, found.folders) == ({}, ["regions/dalarna"])
    assert [(p.rule, p.level, p.mark.path) for p in found.problems] == [
        ("left-behind", "note", f"regions/dalarna/{name}")
    ]


@pytest.mark.parametrize("name", [".git", ".schema", ".github", ".env", ".netrc", "#", "bak", "orig-md"])
def test_other_folders_are_not_passed_by(name: str, tmp_path: Path) -> None:
    (tmp_path / "regions/dalarna" / name).mkdir(parents=True)
    found = walk(tmp_path, "regions")
    assert [p.rule for p in found.problems] == ([] if name in ("bak", "orig-md") else ["file-name"])


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])  # other work may be going on beside it
@given(st.from_regex(FILE, fullmatch=True) | st.from_regex(FOLDER, fullmatch=True))
def test_no_name_that_is_allowed_is_passed_by(name: str) -> None:
    assert not LEFT_BEHIND.fullmatch(name)


def test_what_is_passed_by_counts_among_the_most_that_are_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(safe_walk, "MOST_FILES", 3)
    found = walked(tmp_path, *(f"{number}.md~" for number in range(9)))
    assert [p.rule for p in found.problems] == [*["left-behind"] * 3, "too-many-files"]


@pytest.mark.parametrize("name", ["aux", "con", "nul.d", "slut.", "slut ", "com7"])
def test_a_folder_that_windows_cannot_have_is_refused_as_such(name: str, tmp_path: Path) -> None:
    (tmp_path / "regions/dalarna" / name).mkdir(parents=True)
    found = walk(tmp_path, "regions")
    assert ([p.rule for p in found.problems], found.folders) == (["windows-name"], ["regions/dalarna"])


@pytest.mark.parametrize("name", ["console.md", "auxin.md", "com.md", "com10.md", "nulla.yml", "con-2.md", "lpt.csv"])
def test_names_that_only_begin_like_a_device_are_allowed(name: str, tmp_path: Path) -> None:
    assert walked(tmp_path, name).problems == []


@pytest.mark.parametrize(
    ("names", "suggested"),
    [
        (["Energi.md"], "energi.md"),
        (["Energi.md", "energi.md"], "energi-2.md"),
        (["Energi.md", "energi.md", "energi-2.md"], "energi-3.md"),
        (["energi (1).en.md", "energi-1.en.md"], "energi-1-2.en.md"),
        (["energi_.md", "energi.md"], "energi-2.md"),
        ([".con.md"], "namn-con.md"),
    ],
)
def test_the_name_that_is_suggested_is_free_and_allowed(names: list[str], suggested: str, tmp_path: Path) -> None:
    (problem,) = (p for p in walked(tmp_path, *names).problems if p.rule == "file-name")
    assert problem.values["suggestion"] == suggested
    assert FILE.fullmatch(suggested)


@pytest.mark.parametrize("place", ["regions/dalarna", "regions/programme-areas/norra-mellansverige"])
@pytest.mark.parametrize("name", ["gone (1).yml", "region - Copy.yml", "Sources_old.yml", "Anteckningar.md"])
def test_no_name_is_suggested_that_would_be_refused(name: str, place: str, tmp_path: Path) -> None:
    (tmp_path / place).mkdir(parents=True)
    (tmp_path / place / name).write_text("")
    (problem,) = walk(tmp_path, "regions").problems
    assert (problem.rule, problem.values.get("suggestion")) == ("unknown-file", None)
    assert "sources.yml" in problem.values["allowed"]


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
    assert [p.rule for p in walk(tmp_path, "regions").problems] == ["not-a-file" if make == "link" else "unknown-file"]


@pytest.mark.parametrize(
    ("name", "suggestion"),
    [
        ("Å Ä Ö.MD", "a-a-o.md"),
        ("Energi.En.md", "energi.en.md"),
        ("日本.yml", "namn.yml"),
        ("Dalarna Län", "dalarna-lan"),
        ("a.txt", "a-txt"),
        ("2022–2028", "2022-2028"),
        ("energi—vatten.md", "energi-vatten.md"),
        ("e\u0301nergi’s.md", "energi-s.md"),
    ],
)
def test_a_plain_name_is_suggested(name: str, suggestion: str) -> None:
    assert suggested_name(name) == suggestion


@pytest.mark.parametrize(
    ("name", "suggestion"),
    [
        ("Vatten.MD", "vatten.md"),
        ("Å och ä.md", "a-och-a.md"),
        ("energi.EN.md", "energi.en.md"),
        ("mål 2030.csv", "mal-2030.csv"),
        ("a" * 59 + " b.yml", "a" * 59 + ".yml"),
    ],
)
def test_the_suggested_name_of_a_file_would_be_accepted(name: str, suggestion: str, tmp_path: Path) -> None:
    assert [p.values["suggestion"] for p in walked(tmp_path, name).problems] == [suggestion]
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
