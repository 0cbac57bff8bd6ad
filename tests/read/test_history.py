"""The day of each file's last change, from a real repository."""

import os
import stat
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
import small_country
from smartspec.read import git_objects
from smartspec.read.git_objects import Unreadable
from smartspec.read.history import days_of_change, files_changed, last_changes, ordered


@pytest.fixture(autouse=True)
def no_settings_of_the_user(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", os.devnull)


def git(folder: Path, *arguments: str, day: str = "2024-05-01") -> str:
    """Run git at ten in the evening UTC of that day (the day after, in Sweden)."""
    return small_country.git(folder, *arguments, day=f"{day}T22:00:00+0000")


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    root = tmp_path / "rot"
    (root / "regions").mkdir(parents=True)
    (root / "docs").mkdir()
    git(root, "init", "--quiet")
    for name in ("regions/a.yml", "regions/b.yml", "docs/åtgärd 1.md", "README.md"):
        (root / name).write_text("1")
    git(root, "add", ".")
    git(root, "commit", "--quiet", "-m", "1")
    (root / "regions/b.yml").write_text("2")
    git(root, "commit", "--quiet", "-am", "2", day="2025-01-31")
    return root


def test_each_file_has_the_day_of_its_latest_commit(repository: Path) -> None:
    assert last_changes(repository, "regions", "docs") == {
        "regions/a.yml": "2024-05-01",
        "regions/b.yml": "2025-01-31",
        "docs/åtgärd 1.md": "2024-05-01",
    }


def test_paths_start_at_the_root_also_in_a_part_of_a_larger_repository(repository: Path) -> None:
    inner = repository / "del"
    (inner / "regions").mkdir(parents=True)
    (inner / "regions/c.yml").write_text("3")
    git(repository, "add", ".")
    git(repository, "commit", "--quiet", "-m", "3")
    assert last_changes(inner, "regions") == {"regions/c.yml": "2024-05-01"}


def test_a_file_of_a_merged_proposal_changed_on_the_day_of_the_merge(repository: Path) -> None:
    git(repository, "checkout", "--quiet", "-b", "proposal")
    (repository / "regions/a.yml").write_text("2")
    git(repository, "commit", "--quiet", "-am", "2", day="2025-02-01")
    git(repository, "checkout", "--quiet", "-")
    git(repository, "merge", "--quiet", "--no-ff", "-m", "3", "proposal", day="2025-03-01")
    assert last_changes(repository, "regions")["regions/a.yml"] == "2025-03-01"


Unmake = Callable[[Path, pytest.MonkeyPatch], Path | None]


def cloned(*options: str) -> Unmake:
    def make(root: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
        git(root, "config", "uploadpack.allowFilter", "true")
        git(root.parent, "clone", "--quiet", *options, root.as_uri(), "clone")
        return root.parent / "clone"

    return make


def lose_an_object(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    git(root, "config", "core.commitGraph", "false")
    done = subprocess.run(["git", "-C", root, "rev-parse", "HEAD^"], capture_output=True, check=True, text=True)
    (root / ".git/objects" / done.stdout[:2] / done.stdout[2:].strip()).unlink()


def unsaved_part(root: Path) -> Path:
    (root / "part/regions").mkdir(parents=True)
    (root / "part/regions/a.yml").write_text("1")
    return root / "part"


STATES: dict[str, tuple[str, Unmake]] = {
    "a shallow clone": ("history-shallow", cloned("--depth", "1")),
    "a shallow clone by date": ("history-shallow", cloned("--shallow-since", "2024-12-31")),
    "a clone without folders": ("history-partial", cloned("--filter", "tree:0", "--no-checkout")),
    "no commits": ("history-absent", lambda root, _: git(root, "checkout", "--quiet", "--orphan", "new")),
    "another place for the files": ("history-absent", lambda root, _: git(root, "config", "core.worktree", "/")),
    "a part of a larger repository that it lacks": ("history-absent", lambda root, _: unsaved_part(root)),
    "no repository": ("history-absent", lambda root, _: (root / ".git").rename(root / "git") and None),
    "no git": ("history-without-git", lambda root, patch: patch.setenv("PATH", "")),
    "no git beside the shell": (
        "history-without-git",
        lambda root, patch: ((root / "sh").symlink_to("/bin/sh"), patch.setenv("PATH", str(root)))[1],
    ),
    "another owner": (
        "history-owner",
        lambda root, patch: patch.setitem(git_objects.ENVIRONMENT, "GIT_TEST_ASSUME_DIFFERENT_OWNER", "1"),
    ),
    "a form to come": ("history-unreadable", lambda root, _: git(root, "config", "core.repositoryFormatVersion", "99")),
    "a lost object": ("history-unreadable", lose_an_object),
    "settings that cannot be read": (
        "history-unreadable",
        lambda root, _: (root / ".git/config").write_text("[") and None,
    ),
}


@pytest.mark.parametrize("state", STATES)
def test_a_history_that_cannot_be_read_is_told_with_its_cause(
    state: str, repository: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    rule, unmake = STATES[state]
    root = unmake(repository, monkeypatch) or repository
    for read in (lambda: last_changes(root, "regions"), lambda: days_of_change(root, "regions")):
        with pytest.raises(Unreadable) as told:
            read()
        assert told.value.problem.rule == rule


def test_a_clone_without_earlier_contents_still_knows_the_days(
    repository: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    clone = cloned("--filter", "blob:none")(repository, monkeypatch)
    assert clone
    assert last_changes(clone, "regions", "docs") == last_changes(repository, "regions", "docs") != {}


FORMS = {
    "log.showSignature": "true", "core.quotePath": "true", "color.ui": "always", "log.date": "relative",
    "log.follow": "true", "log.diffMerges": "on", "log.decorate": "full", "log.mailmap": "true",
    "format.pretty": "fuller", "i18n.logOutputEncoding": "UTF-16", "core.abbrev": "4", "diff.renames": "copies",
    "diff.relative": "false", "diff.noprefix": "true", "diff.ignoreSubmodules": "all", "diff.orderFile": "order",
    "core.bare": "true", "core.ignoreCase": "true", "alias.rev-list": "!false",
}  # fmt: skip
"""Settings that change what commands for people print, or where git thinks it is."""


@pytest.mark.parametrize("setting", FORMS)
def test_no_setting_changes_what_is_read(setting: str, repository: Path, tmp_path: Path) -> None:
    sign(repository, tmp_path)
    plain = last_changes(repository, "regions", "docs"), days_of_change(repository, "regions")
    assert plain[0]["regions/a.yml"] == "2025-02-02"
    git(repository, "config", setting, FORMS[setting])
    assert (last_changes(repository, "regions", "docs"), days_of_change(repository, "regions")) == plain


def sign(root: Path, folder: Path) -> None:
    """A commit with a signature, whatever stands in it, of a program that is nothing but this."""
    signer = script(
        folder / "signer", 'cat >/dev/null\necho "[GNUPG:] SIG_CREATED " >&2\necho "-----BEGIN PGP SIGNATURE-----"\n'
    )
    (root / "regions/a.yml").write_text("signed")
    git(root, "-c", f"gpg.program={signer}", "commit", "--quiet", "-S", "-am", "signed", day="2025-02-02")
    git(
        root,
        "config",
        "gpg.program",
        script(folder / "checker", "cat >/dev/null; echo gpg: something; echo 1 2 3 >&2\n"),
    )


def script(file: Path, lines: str) -> str:
    file.write_text(f"#!/bin/sh\n{lines}")
    file.chmod(file.stat().st_mode | stat.S_IXUSR)
    return str(file)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("GIT_DIR", "/nowhere"),
        ("GIT_WORK_TREE", "/"),
        ("GIT_OBJECT_DIRECTORY", "/nowhere"),
        ("GIT_INDEX_FILE", "/dev/null"),
        ("GIT_SHALLOW_FILE", "/nowhere"),
        ("GIT_NAMESPACE", "x"),
        ("GIT_LITERAL_PATHSPECS", "1"),
        ("GIT_TRACE", "1"),
        ("GIT_REPLACE_REF_BASE", "refs/heads"),
        ("GIT_EXTERNAL_DIFF", "false"),
        ("TZ", "Pacific/Kiritimati"),
        ("LC_ALL", "sv_SE"),
    ],
)
def test_nothing_in_the_environment_changes_what_is_read(
    name: str, value: str, repository: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    plain = last_changes(repository, "regions", "docs"), days_of_change(repository, "regions")
    monkeypatch.setenv(name, value)
    assert (last_changes(repository, "regions", "docs"), days_of_change(repository, "regions")) == plain


def test_the_users_own_settings_still_say_which_folders_are_trusted(
    repository: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setitem(git_objects.ENVIRONMENT, "GIT_TEST_ASSUME_DIFFERENT_OWNER", "1")
    (tmp_path / "trusting").write_text(f"[safe]\n\tdirectory = {repository}\n")
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", str(tmp_path / "trusting"))
    assert last_changes(repository, "regions") != {}


def test_neither_grafts_nor_replaced_objects_change_the_history(repository: Path) -> None:
    plain = days_of_change(repository, "regions")
    (repository / ".git/info/grafts").write_text(f"{plain[0].after}\n")
    git(repository, "replace", plain[0].after, plain[1].after)
    assert days_of_change(repository, "regions") == plain


@pytest.mark.parametrize(
    ("clocks", "moments"),
    [
        ([], []),
        ([10, 20, 20, 30], [10, 20, 20, 30]),
        ([10, 5, 20, 30], [5, 5, 20, 30]),
        ([10, 20, 0, 30, 40], [10, 20, 20, 30, 40]),
        ([10, 45, 20, 30, 40], [10, 10, 20, 30, 40]),
        ([10, 20, 99], [10, 20, 20]),
        ([99, 10, 20], [10, 10, 20]),
        ([10, 2**64, 20, 0, 30], [10, 10, 20, 20, 30]),
        ([99, 98], [50, 50]),
        ([30, 20], [20, 20]),
    ],
)
def test_clocks_that_others_contradict_are_not_believed(clocks: list[int], moments: list[int]) -> None:
    assert ordered(clocks, now=50) == moments


@pytest.mark.parametrize("wrong", ["1970-01-03", "2024-06-01", "2025-12-31", "2098-12-31"])
def test_a_change_stands_under_one_day_and_the_days_are_in_order(repository: Path, wrong: str) -> None:
    """Four more commits, the second with a clock that is wrong."""
    for number, day in enumerate(("2025-02-01", wrong, "2025-03-01", "2025-04-01")):
        (repository / f"regions/{number}.yml").write_text("")
        git(repository, "add", ".")
        git(repository, "commit", "--quiet", "-m", "x", day=day)
    found = days_of_change(repository, "regions")
    assert [day.day for day in found] == ["2025-04-01", "2025-03-01", "2025-02-01", "2025-01-31", "2024-05-01"]
    assert [files_changed(repository, "regions", day) for day in found][:3] == [
        ["regions/3.yml"],
        ["regions/2.yml"],
        ["regions/0.yml", "regions/1.yml"],
    ]
    assert last_changes(repository, "regions")["regions/1.yml"] == "2025-02-01"


def test_a_latest_commit_from_the_future_counts_for_the_day_before_it(repository: Path) -> None:
    (repository / "regions/b.yml").write_text("3")
    git(repository, "commit", "--quiet", "-am", "3", day="2098-12-31")
    assert last_changes(repository, "regions")["regions/b.yml"] == "2025-01-31"
    assert [day.day for day in days_of_change(repository, "regions")] == ["2025-01-31", "2024-05-01"]
