"""The forms to copy are whole: filled in as they stand they pass the check, and no field is missing."""

import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
import yaml
from smartspec.check import problems_of
from smartspec.model import (
    Frozen,
    PriorityFacts,
    PriorityTranslation,
    Source,
    StrategyFacts,
    StrategyTranslation,
)
from smartspec.pages.support import FORM_NAMES, FORMS, forms
from smartspec.problems import render
from smartspec.read.repository import read_repository

TESTS = Path(__file__).parents[1]
MODELS: dict[str, type[Frozen]] = {
    "strategy.md": StrategyFacts,
    "strategy.en.md": StrategyTranslation,
    "min-prioritering.md": PriorityFacts,
    "min-prioritering.en.md": PriorityTranslation,
}


@pytest.fixture
def filled(tmp_path: Path) -> Callable[[], list[str]]:
    """The problems of a region that has copied the forms as they are."""
    shutil.copytree(TESTS.parent / "docs/vocabularies", tmp_path / "docs/vocabularies")
    region = tmp_path / "regions/dalarna"
    (region / "2030-2036").mkdir(parents=True)
    (region / "region.yml").write_text(
        "organisation: Region Dalarna\nsummary: {sv: En region., en: A region.}\n", "utf-8"
    )
    for name, content in forms().items():
        (region / "2030-2036" / name if name.endswith(".md") else region / name).write_text(content, "utf-8")
    return lambda: render(problems_of(read_repository(tmp_path)), "en").splitlines()


def test_a_region_that_copies_the_forms_has_no_problem(filled: Callable[[], list[str]]) -> None:
    assert filled() == []


def front_matter(name: str) -> str:
    return forms()[name].split("---\n")[1]


@pytest.mark.parametrize("name", MODELS)
def test_a_form_has_every_field_of_its_file_and_no_other(name: str) -> None:
    assert set(yaml.safe_load(front_matter(name))) == set(MODELS[name].model_fields)


def test_the_form_of_a_source_has_every_field_of_a_source() -> None:
    assert set(yaml.safe_load(forms()["sources.yml"])["sources"][0]) == set(Source.model_fields)


EXPLAINED_BY_THEMSELVES = {"sources", "summary", "touches", "vision"} | {
    "title",
    "publisher",
    "url",
    "note",
    "name_note",
}
EXPLAINED_BY_THEMSELVES |= {"confidence_note", "merged_from", "split_from"}


@pytest.mark.parametrize("name", FORM_NAMES)
def test_a_field_is_explained_in_both_languages_right_above_it(name: str) -> None:
    text = forms()[name] if name.endswith(".yml") else front_matter(name)
    lines = text.splitlines()
    fields = [(i, m[1]) for i, line in enumerate(lines) if (m := re.match(r"(?:  )?(?:  - |    |)(\w+):", line))]
    unexplained = {f for i, f in fields if not re.match(r"\s*# \S.* / \S", lines[i - 1])}
    assert unexplained - EXPLAINED_BY_THEMSELVES == set()
    assert fields


def test_every_form_is_shown() -> None:
    assert {file.name for file in FORMS.iterdir()} == set(FORM_NAMES)
