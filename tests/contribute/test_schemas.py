"""The JSON Schemas that editors read: as the command writes them, right about every real file, and strict."""

import copy
import json
import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from jsonschema import Draft202012Validator
from smartspec.__main__ import main
from smartspec.contribute.schemas import MODELS
from smartspec.read.dialogue import CALENDAR, NEWS

ROOT = Path(__file__).parents[2]
SCHEMAS = ROOT / "regions/.schema"


class Core(yaml.SafeLoader):
    """Reads as YAML 1.2 does, and so the editors: a day is a text, ``no`` is one too."""


Core.yaml_implicit_resolvers = {
    first: [(tag, form) for tag, form in forms if tag.rpartition(":")[2] in ("int", "float", "null")]
    for first, forms in yaml.SafeLoader.yaml_implicit_resolvers.items()
}
Core.add_implicit_resolver("tag:yaml.org,2002:bool", re.compile("^(?:true|false)$"), list("tf"))


def facts_of(file: Path) -> Any:
    text = file.read_text("utf-8")
    return yaml.load(text.split("---\n")[1] if file.suffix == ".md" else text, Loader=Core)


def schema_of(file: Path) -> str:
    """The name of the schema of a contributed file."""
    folder = str(file.relative_to(ROOT).parent)
    if folder in (CALENDAR, NEWS):
        return "event" if folder == CALENDAR else "news"
    if file.suffix == ".yml":
        return "exchange" if file.parent.name == "exchange" else file.stem
    kind = "strategy" if file.name.startswith("strategy.") else "priority"
    return f"{kind}.en" if file.name.endswith(".en.md") else kind


def contributed() -> Iterator[Path]:
    for top in ("regions", CALENDAR, NEWS):
        yield from (f for f in sorted((ROOT / top).rglob("*.*")) if f.suffix in (".yml", ".md"))


def schema(name: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((SCHEMAS / f"{name}.json").read_text("utf-8"))
    return found


VALIDATORS = {name: Draft202012Validator(schema(name)) for name in MODELS}


def test_the_schemas_are_those_that_the_command_writes(tmp_path: Path) -> None:
    (tmp_path / "gone.json").write_text("{}")
    assert main(["schema", str(tmp_path), "--root", str(ROOT)]) == 0
    made = {file.name: file.read_text("utf-8") for file in tmp_path.iterdir()}
    assert made == {file.name: file.read_text("utf-8") for file in SCHEMAS.iterdir()}, "run smartspec schema"


@pytest.mark.parametrize("name", MODELS)
def test_a_schema_is_one_and_says_everything_in_swedish(name: str) -> None:
    Draft202012Validator.check_schema(schema(name))
    fields = list(properties(schema(name)))
    assert [field for field in fields if not {"title", "description"} <= set(field[1])] == []
    titles = {told["title"] for _, told in fields}
    assert titles & {"Namn", "Titel", "Källor", "Sammanfattning"}


def properties(part: Any) -> Iterator[tuple[str, Any]]:
    if isinstance(part, dict):
        yield from part.get("properties", {}).items()
        for inner in part.values():
            yield from properties(inner)
    elif isinstance(part, list):
        for inner in part:
            yield from properties(inner)


def test_every_real_file_is_valid_by_its_schema() -> None:
    files = list(contributed())
    assert {schema_of(file) for file in files} == set(MODELS)
    wrong = [
        f"{file}: {fault.json_path}: {fault.message}"
        for file in files
        for fault in VALIDATORS[schema_of(file)].iter_errors(facts_of(file))
    ]
    assert wrong == []
    assert len(files) > 300


FAULTS = {
    "a key that there is none of": ({"nam": "Energi"}, "nam"),
    "a theme that is not in the codebook": ({"theme": "energi"}, "energi"),
    "a second theme": ({"touches": ["industry", "energi"]}, "energi"),
    "a status": ({"status": "antagen"}, "antagen"),
    "no source": ({"sources": []}, "[]"),
    "a text that is too long": ({"summary": "x" * 301}, "xxx"),
    "a code": ({"codes": [{"code": "nace:X1", "by": "node", "basis": "run"}]}, "nace:X1"),
    "a list where a text belongs": ({"name": ["Energi"]}, "['Energi']"),
    "an empty text": ({"name": ""}, "''"),
    "a text that is neither true nor false": ({"translated": "ja"}, "ja"),
    "capitals in the id of a source": ({"sources": ["Run"]}, "Run"),
}


@pytest.mark.parametrize("name", FAULTS)
def test_a_planted_fault_is_found(name: str) -> None:
    planted, said = FAULTS[name]
    facts = facts_of(ROOT / "regions/dalarna/2022-2028/smarta-energisystem.md")
    assert not list(VALIDATORS["priority"].iter_errors(facts))
    (fault,) = VALIDATORS["priority"].iter_errors(copy.deepcopy(facts) | planted)
    assert said in fault.message


def test_a_day_is_a_day_and_an_address_an_address() -> None:
    facts = facts_of(ROOT / "regions/dalarna/2022-2028/strategy.md")
    wrong = VALIDATORS["strategy"].iter_errors(facts | {"adopted": "20 september 2022", "url": "regiondalarna.se"})
    assert sorted(fault.json_path for fault in wrong) == ["$.adopted", "$.url"]
    assert not list(VALIDATORS["strategy"].iter_errors(facts | {"adopted": 2022}))


def test_the_editor_is_told_which_files_each_schema_is_for() -> None:
    mapped = json.loads((ROOT / ".vscode/settings.json").read_text("utf-8"))["yaml.schemas"]
    yml = [file for file in contributed() if file.suffix == ".yml"]
    for file in yml:
        patterns = mapped[f"regions/.schema/{schema_of(file)}.json"]
        listed = [patterns] if isinstance(patterns, str) else patterns
        assert any(file.relative_to(ROOT).match(pattern) for pattern in listed), file
    assert all((ROOT / name).is_file() for name in mapped)
    assert json.loads((ROOT / ".vscode/extensions.json").read_text("utf-8")) == {
        "recommendations": ["redhat.vscode-yaml"]
    }


def test_what_lies_with_the_schemas_is_never_read_as_contributed(tmp_path: Path) -> None:
    shutil.copytree(ROOT / "docs/vocabularies", tmp_path / "docs/vocabularies")
    shutil.copytree(ROOT / "tests/regions/valid", tmp_path / "regions")
    (tmp_path / "regions/.schema/dalarna").mkdir(parents=True)
    (tmp_path / "regions/.schema/dalarna/region.yml").write_text("summary: [", "utf-8")
    (tmp_path / "regions/.schema/loop").symlink_to("..")
    assert main(["check", "--root", str(tmp_path)]) == 0
