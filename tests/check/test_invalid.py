"""Each folder in tests/regions/invalid is one mistake, and says in problems.txt what is answered."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from rules_in import all_rules
from smartspec.check import problems_of
from smartspec.problems import Problem, render
from smartspec.read.repository import read_repository

INVALID = Path(__file__).parents[1] / "regions" / "invalid"
MISTAKES = sorted(folder for folder in INVALID.iterdir() if folder.is_dir())
TESTS = Path(__file__).parents[1]
NAMED = re.compile(r"""["']([a-z0-9-]+)["']|^ *rule: ([a-z0-9-]+)$""", re.MULTILINE)
"""A rule that a test names."""


def rule_of(mistake: Path) -> str:
    """The rule that a folder is about: the longest rule id that its name starts with."""
    return max((rule for rule in all_rules() if f"{mistake.name}-".startswith(f"{rule}-")), key=len, default="")


@pytest.mark.parametrize("mistake", MISTAKES, ids=lambda folder: folder.name)
def test_a_mistake_is_answered_as_its_problems_txt_says(mistake: Path, lay_over: Callable[[Path], Path]) -> None:
    found = problems_of(read_repository(lay_over(mistake)))
    assert render(found, "sv") == (mistake / "problems.txt").read_text("utf-8")
    assert rule_of(mistake) in {problem.rule for problem in found}


def test_the_valid_tree_has_no_problems(problems: Callable[[], list[Problem]]) -> None:
    assert problems() == []


def test_every_rule_has_a_mistake_or_is_named_by_a_test() -> None:
    """Some mistakes git cannot hold on every system, or only as huge files; others are made by commands."""
    quoted: set[str] = set()
    for file in (*TESTS.rglob("test_*.py"), *TESTS.rglob("*.yml")):
        if not {"node_modules", "country"} & set(file.relative_to(TESTS).parts):
            quoted |= {found[1] or found[2] for found in NAMED.finditer(file.read_text("utf-8"))}
    assert set(all_rules()) - {rule_of(mistake) for mistake in MISTAKES} - quoted == set()


def test_every_mistake_says_what_is_expected() -> None:
    assert [folder.name for folder in MISTAKES if not (folder / "problems.txt").is_file()] == []
    assert [folder.name for folder in MISTAKES if not rule_of(folder)] == []
