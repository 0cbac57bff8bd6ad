"""The day of each file's last change, from a real repository."""

import os
import subprocess
from pathlib import Path

import pytest
from smartspec.read.history import last_changes


def git(folder: Path, *arguments: str, day: str = "2024-05-01") -> None:
    """Run git as somebody, at ten in the evening UTC of that day (the day after, in Sweden)."""
    moment = f"{day}T22:00:00+00:00"
    who = {
        "GIT_AUTHOR_NAME": "A",
        "GIT_AUTHOR_EMAIL": "a@b.se",
        "GIT_COMMITTER_NAME": "A",
        "GIT_COMMITTER_EMAIL": "a@b.se",
    }
    settings = {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_AUTHOR_DATE": moment, "GIT_COMMITTER_DATE": moment}
    subprocess.run(["git", "-C", folder, *arguments], check=True, capture_output=True, env=os.environ | who | settings)


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


def test_a_shallow_clone_tells_nothing(repository: Path) -> None:
    git(repository.parent, "clone", "--quiet", "--depth", "1", repository.as_uri(), "grund")
    assert last_changes(repository.parent / "grund", "regions") == {}


def test_a_repository_without_commits_tells_nothing(tmp_path: Path) -> None:
    git(tmp_path, "init", "--quiet")
    assert last_changes(tmp_path, "regions") == {}


def test_a_folder_outside_git_tells_nothing(tmp_path: Path) -> None:
    assert last_changes(tmp_path, "regions") == {}


def test_a_machine_without_git_tells_nothing(repository: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    assert last_changes(repository, "regions") == {}
