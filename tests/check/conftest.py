"""A repository to check: the shared valid tree with a mistake laid over it."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from smartspec.check import problems_of
from smartspec.problems import Problem, render
from smartspec.read.repository import read_repository

NOT_LAID_OVER = ("problems.txt", "remove.txt", "docs")


@pytest.fixture
def lay_over(repository: Path) -> Callable[[Path], Path]:
    """Put a mistake's files over the valid tree, its docs/ beside it; what its remove.txt names is taken away."""

    def lay(mistake: Path) -> Path:
        regions = repository / "regions"
        shutil.copytree(mistake, regions, dirs_exist_ok=True, ignore=shutil.ignore_patterns(*NOT_LAID_OVER))
        if (mistake / "docs").is_dir():
            shutil.copytree(mistake / "docs", repository / "docs", dirs_exist_ok=True)
        removed = mistake / "remove.txt"
        for name in removed.read_text("utf-8").split() if removed.exists() else ():
            target = regions / name
            if target.is_dir():
                shutil.rmtree(target)
            else:
                target.unlink()
        return repository

    return lay


@pytest.fixture
def problems(repository: Path) -> Callable[[], list[Problem]]:
    """All problems of the repository as it is now."""
    return lambda: problems_of(read_repository(repository))


@pytest.fixture
def said(problems: Callable[[], list[Problem]]) -> Callable[[], list[str]]:
    """The Swedish messages, one a line."""
    return lambda: render(problems(), "sv").splitlines()
