"""A small repository and a list of operations to take in."""

from pathlib import Path

import pytest
from small_list import Take
from smartspec.edit.lists.initiatives import import_initiatives
from smartspec.problems import render

ROOT = Path(__file__).parents[2]


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
        outcome = import_initiatives(repository, file, source, to, update=update)
        return outcome, render(outcome.problems, "sv").splitlines()

    return take  # type: ignore[return-value]
