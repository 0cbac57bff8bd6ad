"""The files to copy on the support page start a region: they pass the check, and every field is explained."""

import re
import shutil
from pathlib import Path

import pytest
import yaml
from markupsafe import escape
from small_country import VOCABULARIES
from smartspec.check import problems_of
from smartspec.edit.starting_files import StartingFile, starting_files
from smartspec.language import words
from smartspec.model import (
    Atlas,
    ExchangeFacts,
    Frozen,
    PriorityFacts,
    PriorityTranslation,
    RegionFacts,
    Source,
    SourceList,
    Statement,
    StrategyFacts,
    StrategyTranslation,
)
from smartspec.pages.node.support import FieldRow, field_rows, support_pages
from smartspec.pages.page import Page, Settings
from smartspec.pages.writer import Writer
from smartspec.read.repository import read_repository

MODELS: dict[str, type[Frozen]] = {
    "region.yml": RegionFacts,
    "sources.yml": SourceList,
    "2030-2036/strategy.md": StrategyFacts,
    "2030-2036/strategy.en.md": StrategyTranslation,
    "2030-2036/min-prioritering.md": PriorityFacts,
    "2030-2036/min-prioritering.en.md": PriorityTranslation,
    "exchange/mitt-behov.yml": ExchangeFacts,
}


@pytest.fixture(scope="module")
def files(atlas: Atlas) -> dict[str, StartingFile]:
    """The files that a region starts from, by their path in its folder."""
    return {file.path: file for file in starting_files(atlas.vocabularies)}


@pytest.fixture(scope="module")
def shown(atlas: Atlas) -> dict[str, Page]:
    settings = Settings("https://s3.example/", {"sv": "S", "en": "E"}, "")
    return {lang: next(iter(support_pages(Writer(atlas, settings, lang)))) for lang in ("sv", "en")}


def test_a_region_that_copies_the_files_has_only_what_is_still_to_be_filled_in(
    tmp_path: Path, files: dict[str, StartingFile]
) -> None:
    shutil.copytree(VOCABULARIES, tmp_path / "docs/vocabularies")
    for path, file in files.items():
        (tmp_path / "regions/dalarna" / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "regions/dalarna" / path).write_text(file.text, "utf-8")
    found = problems_of(read_repository(tmp_path))
    assert {problem.level for problem in found} == {"unfinished", "error"}
    errors = [problem for problem in found if problem.level == "error"]
    assert [e for e in errors if not e.values["value"].startswith("FYLL I – ")] == [], "only what is to be chosen"
    assert {problem.mark.path.removeprefix("regions/dalarna/") for problem in found} == set(MODELS)


@pytest.mark.parametrize("path", MODELS)
def test_a_file_starts_with_the_required_fields_and_tells_of_every_one(
    path: str, files: dict[str, StartingFile]
) -> None:
    file, model = files[path], MODELS[path]
    text = file.text.split("---\n")[1] if path.endswith(".md") else file.text
    required = {name for name, field in model.model_fields.items() if field.is_required()}
    assert set(yaml.safe_load(text)) - {"self_stated"} == required
    assert "#" not in text
    assert [row.field.name for row in field_rows(file.fields)] == list(model.model_fields)


def every_row(rows: tuple[FieldRow, ...]) -> list[FieldRow]:
    return [inner for row in rows for inner in (row, *every_row(row.inner))]


def rows_of(file: StartingFile) -> dict[str, FieldRow]:
    return {row.field.name: row for row in field_rows(file.fields)}


def test_the_parts_of_a_field_are_told_once_a_file(files: dict[str, StartingFile]) -> None:
    assert [row.field.name for row in rows_of(files["sources.yml"])["sources"].inner] == list(Source.model_fields)
    rows = rows_of(files["2030-2036/strategy.md"])
    assert [row.field.name for row in rows["background"].inner] == list(Statement.model_fields)
    assert (rows["process"].inner, rows["process"].same_as) == ((), "background")
    assert rows["vision"].bilingual


@pytest.mark.parametrize("lang", ["sv", "en"])
def test_the_page_shows_every_file_and_every_field_with_its_hint(
    shown: dict[str, Page], lang: str, files: dict[str, StartingFile]
) -> None:
    html = shown[lang].html
    for path, file in files.items():
        section = re.split(r"<h[23] ", html.partition(f"<code>{path}</code></h3>")[2])[0]
        assert section, path
        for row in every_row(tuple(field_rows(file.fields))):
            assert f"<code>{row.field.name}</code>" in section, (path, row.field.name)
            assert escape(words(lang).gettext(row.field.hint)) in section, (path, row.field.name)


def test_every_kind_of_file_of_a_region_but_its_tables_is_shown(files: dict[str, StartingFile]) -> None:
    assert set(files) == set(MODELS)
