"""Each folder in tests/regions/invalid is one mistake, and says in problems.txt what is answered."""

from collections.abc import Callable
from pathlib import Path

import pytest
from smartspec.check import problems_of
from smartspec.problems import Problem, render
from smartspec.read.repository import read_repository
from smartspec.rules import AGE, HISTORY, IMPORTS, MACROS, PROPOSALS, RULES, SETTINGS

INVALID = Path(__file__).parents[1] / "regions" / "invalid"
MISTAKES = sorted(folder for folder in INVALID.iterdir() if folder.is_dir())
MADE_BY_HAND = {
    "name-collision", "not-a-file", "too-big", "too-many-files", "not-utf8", "yaml-size", "csv-rows",
    "prose-long", "prose-limit", "prose-size", "prose-untried", "prose-worker", "too-many", "too-much-text",
    "too-much-in-all", "invalid", "windows-name",
}  # fmt: skip
"""Rules whose mistake git cannot hold on every system, or only as a huge file: test_made_by_hand.py makes them."""


def rule_of(mistake: Path) -> str:
    """The rule that a folder is about: the longest rule id that its name starts with."""
    return max((rule for rule in RULES if f"{mistake.name}-".startswith(f"{rule}-")), key=len, default="")


@pytest.mark.parametrize("mistake", MISTAKES, ids=lambda folder: folder.name)
def test_a_mistake_is_answered_as_its_problems_txt_says(mistake: Path, lay_over: Callable[[Path], Path]) -> None:
    found = problems_of(read_repository(lay_over(mistake)))
    assert render(found, "sv") == (mistake / "problems.txt").read_text("utf-8")
    assert rule_of(mistake) in {problem.rule for problem in found}


def test_the_valid_tree_has_no_problems(problems: Callable[[], list[Problem]]) -> None:
    assert problems() == []


def test_every_rule_has_a_mistake() -> None:
    # test_lists.py, test_age.py, read/test_history.py, site/, intake/ and hostile/
    elsewhere = {"missing-list", *AGE, *HISTORY, *MACROS, *SETTINGS, *IMPORTS, *PROPOSALS}
    assert set(RULES) - {rule_of(mistake) for mistake in MISTAKES} == MADE_BY_HAND | elsewhere


def test_every_mistake_says_what_is_expected() -> None:
    assert [folder.name for folder in MISTAKES if not (folder / "problems.txt").is_file()] == []
    assert [folder.name for folder in MISTAKES if not rule_of(folder)] == []
