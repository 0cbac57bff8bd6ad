"""Issue forms have the form that the forge demands, and ask for what the model knows."""

import re
from pathlib import Path
from typing import Any, get_args

import pytest
import yaml
from smartspec.language import words
from smartspec.model import PriorityFacts
from smartspec.model.values import Confidence, Status

ROOT = Path(__file__).parents[2]
FOLDER = ROOT / ".github" / "ISSUE_TEMPLATE"
FORMS: dict[str, dict[str, Any]] = {
    file.stem: yaml.safe_load(file.read_text("utf-8")) for file in sorted(FOLDER.glob("[0-9]*.yml"))
}
KEYS = {"name", "description", "title", "labels", "body"}
ATTRIBUTES = {
    "markdown": {"value"},
    "input": {"label", "description", "placeholder", "value"},
    "textarea": {"label", "description", "placeholder", "value", "render"},
    "dropdown": {"label", "description", "options", "multiple", "default"},
    "checkboxes": {"label", "description", "options"},
}
"""The kinds of parts and what each may say, as the forge documents its schema for forms."""
PRIORITY = "2-ny-prioritering"


def parts(form: str) -> dict[str, dict[str, Any]]:
    """The parts that are filled in, by id."""
    return {part["id"]: part for part in FORMS[form]["body"] if part["type"] != "markdown"}


def test_there_are_three_forms_and_no_empty_issue() -> None:
    assert [name[2:] for name in FORMS] == ["ratta-en-uppgift", "ny-prioritering", "fraga"]
    assert yaml.safe_load((FOLDER / "config.yml").read_text("utf-8")) == {
        "blank_issues_enabled": False,
        "contact_links": [],
    }
    assert len({form["name"] for form in FORMS.values()}) == len(FORMS)


@pytest.mark.parametrize("name", FORMS)
def test_a_form_is_one_that_the_forge_takes(name: str) -> None:
    form = FORMS[name]
    assert {"name", "description", "body"} <= set(form) <= KEYS
    assert all(isinstance(form[key], str) and form[key] for key in ("name", "description", "title"))
    ids = [part.get("id") for part in form["body"] if part["type"] != "markdown"]
    labels = [part["attributes"]["label"] for part in form["body"] if part["type"] != "markdown"]
    assert ids
    assert len(set(ids)) == len(ids)
    assert len(set(labels)) == len(labels)
    assert all(re.fullmatch(r"[A-Za-z0-9_-]+", part) for part in ids)


@pytest.mark.parametrize("name", FORMS)
def test_a_part_has_what_its_kind_may_have(name: str) -> None:
    for part in FORMS[name]["body"]:
        assert set(part) <= {"type", "id", "attributes", "validations"}
        assert set(part["attributes"]) <= ATTRIBUTES[part["type"]]
        if part["type"] == "markdown":
            assert set(part) == {"type", "attributes"}
        else:
            assert list(part["validations"]) == ["required"]
            assert isinstance(part["validations"]["required"], bool)
        for option in part["attributes"].get("options", ["-"]):
            assert isinstance(option, str)
            assert option.lower() != "none"


@pytest.mark.parametrize("name", FORMS)
def test_a_form_speaks_swedish_and_english(name: str) -> None:
    form = FORMS[name]
    assert re.fullmatch(r".+ \(.+\)", form["name"])
    for part in form["body"]:
        words = part["attributes"]
        assert re.fullmatch(r".+ \(.+\)", words.get("label", "a (b)"))
        for text in (words.get("description"), words.get("value")):
            assert text is None or re.search(r"\*[A-Z].+\*", text, re.DOTALL)


def test_a_new_priority_is_asked_for_in_the_models_own_fields() -> None:
    asked = parts(PRIORITY)
    fields = PriorityFacts.model_fields
    assert set(asked) - {"strategy"} <= set(fields)
    needed = {name for name, field in fields.items() if field.is_required()}
    assert {name for name, part in asked.items() if part["validations"]["required"]} == needed | {"strategy"}


def test_the_choices_are_those_of_the_model() -> None:
    asked = parts(PRIORITY)

    swedish = words("sv").gettext
    for field, choices in {"status": Status, "confidence": Confidence}.items():
        values, labels = get_args(choices)
        said = [f"{value} – {swedish(labels.of[value])} ({labels.of[value]})" for value in get_args(values)]
        assert asked[field]["attributes"]["options"] == said


def test_the_plain_template_leads_to_both_others() -> None:
    text = (ROOT / ".github" / "pull_request_template.md").read_text("utf-8")
    named = set(re.findall(r"PULL_REQUEST_TEMPLATE/([a-z]+\.md)", text))
    assert named == {file.name for file in (ROOT / ".github" / "PULL_REQUEST_TEMPLATE").iterdir()}
    assert named == set(re.findall(r"template=([a-z]+\.md)", text)) == {"content.md", "code.md"}
