"""One table says what lies where: nothing else lists kinds of files, and the small country has one of each."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest
import smartspec
from small_country import COUNTRY
from smartspec.model.files import FILES, FOLDERS, TOP, english_of, kind_of, original_of, parts_of, path_of

PACKAGE = Path(smartspec.__file__).parent
FIXED = {kind.file for kind in FILES.values() if "{" not in kind.file} | {f for f in FOLDERS if f != TOP}
MODULES = {path.relative_to(PACKAGE): path.read_text("utf-8") for path in sorted(PACKAGE.rglob("*.py"))}
TABLE = Path("model/files.py")


def named_in(code: str) -> Iterator[str]:
    """The texts of a module that name a kind of file; documentation and whole sentences are no list."""
    tree = ast.parse(code)
    told = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    for node in ast.walk(tree):
        text = node.value if isinstance(node, ast.Constant) and id(node) not in told else None
        if isinstance(text, str) and " " not in text and any(name in text for name in FIXED):
            yield text


def test_no_other_module_names_kinds_of_files() -> None:
    named = {module: list(named_in(code)) for module, code in MODULES.items() if module != TABLE}
    assert {module: texts for module, texts in named.items() if texts} == {}


@pytest.mark.parametrize(
    "code",
    ['X = "region.yml"', 'f"{folder}/sources.yml"', 'if path.endswith("/strategy.md"): pass', 'NEWS = "docs/news"'],
)
def test_a_second_list_is_found(code: str) -> None:
    assert list(named_in(code))
    assert list(named_in(repr(code))) == []


def contributed() -> Iterator[str]:
    for folder in FOLDERS:
        yield from (str(file.relative_to(COUNTRY)) for file in (COUNTRY / folder).rglob("*") if file.is_file())


def test_every_file_of_the_small_country_is_of_exactly_one_kind_and_every_kind_is_there() -> None:
    found = {path: [name for name, kind in FILES.items() if kind.match(path)] for path in contributed()}
    assert {path: kinds for path, kinds in found.items() if len(kinds) != 1} == {}
    assert {kinds[0] for kinds in found.values()} == set(FILES)


def test_a_path_and_its_parts_lead_to_each_other() -> None:
    for path in contributed():
        kind = kind_of(path)
        assert kind
        assert path_of(kind.name, **parts_of(path)) == path
        if english := english_of(path):
            assert original_of(english) == path


@pytest.mark.parametrize(
    "path",
    [
        "regions/dalarna/area.yml",
        "regions/programme-areas/stockholm/region.yml",
        "regions/programme-areas/strategy.md",
        "regions/dalarna/exchange/strategy.md",
        "regions/dalarna/2022-2028/inner/energi.md",
        "regions/dalarna/2022-2028/sources.yml",
        "docs/news/2026-11-21-x.en.md",
        "docs/calendar/2026/x.yml",
        "docs/vocabularies/themes.csv",
        "region.yml",
    ],
)
def test_what_is_of_no_kind_has_no_use(path: str) -> None:
    assert (kind_of(path), parts_of(path)) == (None, {})
