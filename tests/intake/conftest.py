"""A small repository and a list of operations to take in."""

import shutil
from pathlib import Path

import pytest
from small_country import VOCABULARIES
from small_list import Take
from smartspec.edit.lists.initiatives import ImportOptions, import_initiatives
from smartspec.problems import render

ROOT = Path(__file__).parents[2]


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """The small valid tree: Dalarna with one initiative, in a folder beside the list."""
    shutil.copytree(VOCABULARIES, tmp_path / "docs" / "vocabularies")
    shutil.copytree(ROOT / "tests" / "regions" / "valid", tmp_path / "regions")
    return tmp_path


@pytest.fixture
def table(repository: Path) -> Path:
    """Dalarna's table."""
    return repository / "regions" / "dalarna" / "initiatives.csv"


@pytest.fixture
def take(repository: Path, monkeypatch: pytest.MonkeyPatch) -> Take:
    """Import a list given as text or bytes; the outcome, and what was said in Swedish."""
    monkeypatch.chdir(repository)

    def take(content: str | bytes, *, update: bool = False, to: str | None = None, source: str = "run") -> object:
        file = Path("lista.csv")
        file.write_bytes(content if isinstance(content, bytes) else content.encode())
        outcome = import_initiatives(repository, ImportOptions(file, source, to, update))
        return outcome, render(outcome.problems, "sv").splitlines()

    return take  # type: ignore[return-value]
