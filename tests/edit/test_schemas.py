"""The JSON Schemas that editors read: as the command writes them, right about every kind of file, and strict."""

import copy
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from jsonschema import Draft202012Validator
from pydantic import ValidationError
from small_country import COUNTRY, ROOT
from smartspec.__main__ import main
from smartspec.edit.fields import PATTERNS
from smartspec.edit.schemas import MODELS
from smartspec.model import StrategyFacts
from smartspec.model.files import kind_of


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
    """The name of the schema of a contributed file; empty where it has none."""
    kind = kind_of(str(file.relative_to(COUNTRY)))
    return kind.schema if kind else ""


def contributed() -> Iterator[Path]:
    yield from (file for file in sorted(COUNTRY.rglob("*.*")) if schema_of(file))


@pytest.fixture(scope="module")
def schemas(tmp_path_factory: pytest.TempPathFactory) -> dict[str, dict[str, Any]]:
    """The schemas of the small country by name, as the command writes them."""
    folder = tmp_path_factory.mktemp("schemas")
    (folder / "gone.json").write_text("{}")
    assert main(["schema", str(folder), "--root", str(COUNTRY)]) == 0
    return {file.stem: json.loads(file.read_text("utf-8")) for file in folder.iterdir()}


@pytest.fixture(scope="module")
def validators(schemas: dict[str, dict[str, Any]]) -> dict[str, Draft202012Validator]:
    return {name: Draft202012Validator(schema) for name, schema in schemas.items()}


Validators = dict[str, Draft202012Validator]


def test_there_is_one_for_each_model_and_none_that_is_gone(schemas: dict[str, dict[str, Any]]) -> None:
    assert set(schemas) == set(MODELS)


@pytest.mark.parametrize("name", MODELS)
def test_a_schema_is_one_and_says_everything_in_swedish(name: str, schemas: dict[str, dict[str, Any]]) -> None:
    Draft202012Validator.check_schema(schemas[name])
    fields = list(properties(schemas[name]))
    assert [field for field in fields if not {"title", "description"} <= set(field[1])] == []
    titles = {told["title"] for _, told in fields}
    assert titles & {"Namn", "Titel", "Källor", "Sammanfattning", "Skäl"}


def properties(part: Any) -> Iterator[tuple[str, Any]]:
    if isinstance(part, dict):
        yield from part.get("properties", {}).items()
        for inner in part.values():
            yield from properties(inner)
    elif isinstance(part, list):
        for inner in part:
            yield from properties(inner)


def test_every_file_of_the_country_is_valid_by_its_schema(validators: Validators) -> None:
    files = list(contributed())
    assert {schema_of(file) for file in files} == set(MODELS)
    wrong = [
        f"{file}: {fault.json_path}: {fault.message}"
        for file in files
        for fault in validators[schema_of(file)].iter_errors(facts_of(file))
    ]
    assert wrong == []


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
def test_a_planted_fault_is_found(name: str, validators: Validators) -> None:
    planted, said = FAULTS[name]
    facts = facts_of(COUNTRY / "regions/dalarna/2022-2028/smarta-energisystem.md")
    assert not list(validators["priority"].iter_errors(facts))
    (fault,) = validators["priority"].iter_errors(copy.deepcopy(facts) | planted)
    assert said in fault.message


def test_a_day_is_a_day_and_an_address_an_address(validators: Validators) -> None:
    facts = facts_of(COUNTRY / "regions/dalarna/2022-2028/strategy.md")
    wrong = validators["strategy"].iter_errors(facts | {"adopted": "20 september 2022", "url": "regiondalarna.se"})
    assert sorted(fault.json_path for fault in wrong) == ["$.adopted", "$.url"]
    assert not list(validators["strategy"].iter_errors(facts | {"adopted": 2022}))


@pytest.mark.parametrize(
    "address",
    [
        "https://a@www.region.se/", "https://www.xn--regin-kua.se/", "https://localhost/", "https://www.region.se/a|b",
        "https://www.region.se/?q=<b>", "https://www.region.se/försök", "www.region.se",
    ],
)  # fmt: skip
def test_an_address_that_the_check_refuses_is_refused_while_it_is_written(address: str, validators: Validators) -> None:
    facts = facts_of(COUNTRY / "regions/dalarna/2022-2028/strategy.md")
    with pytest.raises(ValidationError):
        StrategyFacts.model_validate(facts | {"url": address})
    (fault,) = validators["strategy"].iter_errors(facts | {"url": address})
    assert fault.json_path == "$.url"
    assert not re.search(PATTERNS["web"], address)


def test_the_editor_is_told_which_files_each_schema_is_for() -> None:
    mapped = json.loads((ROOT / ".vscode/settings.json").read_text("utf-8"))["yaml.schemas"]
    yml = [file for file in contributed() if file.suffix == ".yml"]
    for file in yml:
        patterns = mapped[f"regions/.schema/{schema_of(file)}.json"]
        listed = [patterns] if isinstance(patterns, str) else patterns
        assert any(file.relative_to(COUNTRY).match(pattern) for pattern in listed), file
    assert all((ROOT / name).is_file() for name in mapped)
    assert json.loads((ROOT / ".vscode/extensions.json").read_text("utf-8")) == {
        "recommendations": ["redhat.vscode-yaml"]
    }


def test_what_lies_with_the_schemas_is_never_read_as_contributed(repository: Path) -> None:
    (repository / "regions/.schema/dalarna").mkdir(parents=True)
    (repository / "regions/.schema/dalarna/region.yml").write_text("summary: [", "utf-8")
    (repository / "regions/.schema/loop").symlink_to("..")
    assert main(["check", "--root", str(repository)]) == 0
