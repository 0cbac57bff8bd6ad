"""What the CMS is told: every field of the models once, in Swedish, and a form for every file that can have one."""

import copy
import json
import re
import subprocess
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import cache
from pathlib import Path
from types import NoneType
from typing import Any, get_args

import pytest
from pydantic import BaseModel
from small_country import COUNTRY, ROOT
from smartspec.__main__ import main
from smartspec.check import checked_atlas
from smartspec.edit.cms import Forge, configuration, form_of
from smartspec.edit.cms_fields import WHAT_TO_WRITE, WIDEST
from smartspec.edit.fields import FieldForm, fields_of
from smartspec.language import words
from smartspec.model import (
    ExchangeFacts,
    Frozen,
    PriorityFacts,
    PriorityTranslation,
    RegionFacts,
    SourceList,
    StrategyFacts,
    StrategyTranslation,
)

NODE = Path(sys.executable).parent / "node"
SCHEMA = ROOT / "plugins/smartspec/editor/node_modules/@sveltia/cms/schema/sveltia-cms.json"
Settings = dict[str, Any]
Tree = dict[str, Any]


def faults(settings: Settings) -> list[str]:
    """What the schema of the CMS itself has against the settings."""
    command = [NODE, Path(__file__).parent / "valid.cjs", SCHEMA]
    done = subprocess.run(command, input=json.dumps(settings), capture_output=True, text=True, check=True)
    found: list[str] = json.loads(done.stdout)
    return found


def test_the_settings_are_valid_by_the_schema_of_the_cms(settings: Settings) -> None:
    assert faults(settings) == []
    spoilt = copy.deepcopy(settings)
    spoilt["collections"][0]["files"][0]["fields"][0]["widget"] = "strängar"
    assert faults(spoilt) != []


def named(settings: Settings, name: str) -> Settings:
    return next(one for one in settings["collections"] if one["name"] == name)


def models_tree(model: type[BaseModel]) -> Tree:
    """The names of a model's fields, straight from the model, with those inside them."""
    return {name: _inner(field.annotation) for name, field in model.model_fields.items()}


def _inner(annotation: Any) -> Tree:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return models_tree(annotation)
    inner = [_inner(part) for part in get_args(annotation) if part not in (NoneType, ...)]
    return next(filter(None, inner), {})


def forms_tree(fields: list[Settings]) -> Tree:
    """The names of a form's fields with those inside them. No name stands twice on a level."""
    assert max(Counter(field["name"] for field in fields).values()) == 1
    return {field["name"]: forms_tree(field["fields"]) if "fields" in field else {} for field in fields}


def form(settings: Settings, collection: str, file: str = "") -> list[Settings]:
    found = named(settings, collection)
    fields: list[Settings] = (
        next(one for one in found["files"] if one["name"] == file)["fields"] if file else found["fields"]
    )
    return fields


def pairs(tree: Tree) -> list[Any]:
    """A tree that is equal to another one only when the order is too."""
    return [(name, pairs(inner)) for name, inner in tree.items()]


@pytest.mark.parametrize(
    ("model", "place"),
    [
        (RegionFacts, ("dalarna", "region")),
        (SourceList, ("dalarna", "sources")),
        (ExchangeFacts, ("dalarna-exchange",)),
    ],
)
def test_a_form_has_every_field_of_its_model_in_its_order(
    settings: Settings, model: type[Frozen], place: tuple[str, ...]
) -> None:
    assert pairs(forms_tree(form(settings, *place))) == pairs(models_tree(model))


@pytest.mark.parametrize(
    ("facts", "translation", "index"),
    [(PriorityFacts, PriorityTranslation, False), (StrategyFacts, StrategyTranslation, True)],
)
def test_a_form_in_two_languages_has_the_fields_of_both_files_and_their_text(
    settings: Settings, facts: type[Frozen], translation: type[Frozen], index: bool
) -> None:
    collection = named(settings, "dalarna-2022-2028")
    fields = (collection["index_file"] if index else collection)["fields"]
    tree, own, english = forms_tree(fields), models_tree(facts), models_tree(translation)
    assert set(tree) == {*own, *english, "body"}
    for model in (own, english):  # each file is written in the order of its own model
        assert [name for name in tree if name in model] == list(model)
    assert {name: tree[name] for name in own} == own
    assert [field["name"] for field in fields if field.get("i18n")] == [*english, "body"]


@cache
def contributed() -> list[str]:
    return [
        path.relative_to(COUNTRY).as_posix()
        for path in sorted((COUNTRY / "regions").rglob("*.*"), key=str)
        if path.is_file() and ".schema" not in path.parts
    ]


def places(settings: Settings) -> Iterator[tuple[str, str, str]]:
    """Every file that some form writes: (file, collection, entry)."""
    for collection in settings["collections"]:
        for file in collection.get("files", ()):
            yield file["file"], collection["name"], file["name"]
        for file in contributed() if "folder" in collection else ():
            folder, _, name = file.rpartition("/")
            entry, ending = re.sub(r"\.en$", "", name.rpartition(".")[0]), name.rpartition(".")[2]
            if folder == collection["folder"] and ending == collection.get("extension", "md"):
                yield file, collection["name"], entry


def test_every_contributed_file_has_one_form_but_for_tables(settings: Settings) -> None:
    found = list(places(settings))
    assert sorted(file for file, _, _ in found) == [file for file in contributed() if not file.endswith(".csv")]
    for file, collection, entry in found:
        assert form_of(file).partition("/#/")[2] == f"collections/{collection}/entries/{entry}"
    assert [file for file in contributed() if file.endswith(".csv") and form_of(file)] == []
    assert form_of("docs/vocabularies/themes.yml") == ""


def test_no_two_entries_share_the_name_of_a_branch(settings: Settings) -> None:
    entries = {re.sub(r"\.en(?=\.)", "", file): f"{collection}/{entry}" for file, collection, entry in places(settings)}
    assert len(entries) > 40
    assert len(set(entries.values())) == len(entries)
    names = [collection["name"] for collection in settings["collections"]]
    assert len(names) == len(set(names))
    assert [name for name in entries.values() if not re.fullmatch(r"[a-z0-9-]+/[a-z0-9-]+", name)] == []


def test_a_county_an_area_and_the_country_are_each_called_what_they_are(settings: Settings) -> None:
    labels = {
        one["name"]: (one["label"], one["files"][0]["label"]) for one in settings["collections"] if "files" in one
    }
    assert labels["dalarna"] == ("Dalarna: regionen och dess källor", "Regionen")
    assert labels["programme-areas-smaland-och-oarna"][1] == "Programområdet"
    assert labels["sverige"] == ("Sverige: det nationella programmet och dess källor", "Det nationella programmet")


def test_nothing_is_published_and_no_priority_is_removed_by_form(settings: Settings) -> None:
    assert settings["publish_mode"] == "editorial_workflow"
    assert {collection["publish"] for collection in settings["collections"]} == {False}
    strategies = [one for one in settings["collections"] if "index_file" in one]
    assert len(strategies) > 5
    assert {(one["delete"], one["duplicate"], *one["slug"]["editable"]) for one in strategies} == {
        (False, False, "create")
    }


def every_field(fields: list[Settings]) -> Iterator[Settings]:
    for field in fields:
        yield field
        yield from every_field(field.get("fields", []))


def test_every_list_offers_what_the_check_allows_under_swedish_names(settings: Settings) -> None:
    atlas, _ = checked_atlas(COUNTRY)
    fields = {field["name"]: field for field in every_field(form(settings, "dalarna-2022-2028"))}
    themes = [(term.id, term.name.sv) for term in atlas.vocabularies["themes"].terms]
    assert [(option["value"], option["label"]) for option in fields["theme"]["options"]] == themes
    assert {"label": "D35 Försörjning av el, gas, värme och kyla", "value": "nace:D35"} in fields["code"]["options"]
    assert {"label": "Gäller", "value": "adopted"} in fields["status"]["options"]
    earlier = [option["value"] for option in fields["replaces"]["options"]]
    assert "2014-2022/avancerad-industri" in earlier
    assert not [value for value in earlier if not (COUNTRY / "regions/dalarna" / f"{value}.md").is_file()]
    for place, name in ((("dalarna", "region"), "sources"), (("dalarna-2022-2028",), "basis")):
        listed = next(field for field in every_field(form(settings, *place)) if field["name"] == name)
        assert [option["value"] for option in listed["options"]] == list(atlas.contributions["dalarna"].sources)
    assert {"label": "rd-boost – Boost Dalarna", "value": "rd-boost"} in listed["options"]
    labels = [option["label"] for field in fields.values() for option in field.get("options", ())]
    assert max(map(len, labels)) <= WIDEST


def test_only_the_answer_that_is_not_the_default_is_written(settings: Settings) -> None:
    complete, translated = (
        next(field for field in every_field(fields) if field["name"] == name)
        for fields, name in (
            (form(settings, "dalarna", "sources"), "url_complete"),
            (form(settings, "dalarna-2022-2028"), "translated"),
        )
    )
    assert [option["value"] for option in complete["options"]] == [None, False]
    assert [option["value"] for option in translated["options"]] == [True, None]


def labels_of(fields: Iterable[FieldForm]) -> Iterator[str]:
    """What the values of all choices are called, however deep."""
    for field in fields:
        yield from field.choices.values()
        yield from labels_of(field.inner)


def test_the_forms_own_words_are_in_swedish() -> None:
    labels = [label for model in (SourceList, StrategyFacts) for label in labels_of(fields_of(model))]
    assert {"Swedish", "In force"} <= set(labels)
    for text in (*WHAT_TO_WRITE.values(), *labels):
        assert words("sv").gettext(text) != text or text.isupper(), text


def test_a_place_named_in_a_hint_is_text_and_no_tag(settings: Settings) -> None:
    hints = [field["hint"] for field in every_field(form(settings, "dalarna-2022-2028")) if "hint" in field]
    assert any("&lt;period&gt;" in hint for hint in hints)
    assert not [hint for hint in hints if "<" in hint]


def test_a_title_that_somebody_has_written_is_text_and_no_tag() -> None:
    atlas, _ = checked_atlas(COUNTRY)
    dalarna = atlas.contributions["dalarna"]
    facts = dalarna.current[0].facts.model_copy(update={"title": "<img src=x onerror=alert(1)>"})
    spoilt = replace(dalarna, strategies=(replace(dalarna.current[0], facts=facts),))
    settings = configuration(replace(atlas, contributions={"dalarna": spoilt}), Forge("a/b", "main"), "", "")
    assert settings["collections"][1]["description"] == "&lt;img src=x onerror=alert(1)&gt;"


def test_the_command_prints_what_the_site_has(
    country: Path,
    settings: Settings,
    with_forms: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert main(["cms", "--root", str(country)]) == 1
    assert "repo_url" in capsys.readouterr().out
    api = settings["backend"]["api_root"]
    for name, value in {
        "REPO_URL": f"{api}/{settings['backend']['repo']}",
        "FORGE_API": api,
        "SITE_URL": "http://127.0.0.1/",
    }.items():
        monkeypatch.setenv(name, value)
    assert main(["cms", "--root", str(country), "--folder", "regions/dalarna/"]) == 0
    printed = json.loads(capsys.readouterr().out)
    assert printed == json.loads((with_forms / "redigera/dalarna/config.json").read_text("utf-8"))
    assert [one["name"] for one in printed["collections"]] == [
        "dalarna",
        "dalarna-2022-2028",
        "dalarna-2014-2022",
        "dalarna-exchange",
    ]
    assert main(["cms", "--root", str(country), "--folder", "dalarne"]) == 1
    assert "dalarne" in capsys.readouterr().out
