"""Every field of a contributed file has a label and a hint, in both languages."""

import io
from collections.abc import Iterator

import pytest
from babel.messages.pofile import read_po
from smartspec.edit.fields import FieldForm, fields_of
from smartspec.edit.schemas import MODELS as MODEL_OF_SCHEMA
from smartspec.language import LOCALE
from smartspec.model import EventFacts, ExchangeFacts, Frozen, PriorityFacts, SourceList, StrategyFacts

MODELS = tuple(MODEL_OF_SCHEMA.values())
SWEDISH = {message.id for message in read_po(io.BytesIO((LOCALE / "sv.po").read_bytes())) if message.string}


def every_field(fields: tuple[FieldForm, ...]) -> Iterator[FieldForm]:
    for field in fields:
        yield field
        yield from every_field(field.inner)


def swedish_is_missing(text: str) -> bool:
    return text not in SWEDISH


@pytest.mark.parametrize("model", MODELS)
def test_every_field_says_what_belongs_in_it_in_both_languages(model: type[Frozen]) -> None:
    fields = list(every_field(fields_of(model)))
    assert [field.name for field in fields if not field.hint] == []
    assert [field.hint for field in fields if swedish_is_missing(field.hint)] == []


@pytest.mark.parametrize("model", MODELS)
def test_every_field_is_called_something_in_swedish_but_for_the_columns_of_a_table(model: type[Frozen]) -> None:
    labels = [field.label for field in every_field(fields_of(model)) if not field.name[0].isupper()]
    assert [label for label in labels if swedish_is_missing(label)] == []


def test_every_value_to_choose_is_called_something() -> None:
    called = [field.choices for model in MODELS for field in every_field(fields_of(model)) if field.kind == "choice"]
    assert len(called) > 5
    assert all(called)
    names = {name for choices in called for name in choices.values() if not name.isupper()}
    assert [name for name in names if swedish_is_missing(name)] == []


@pytest.mark.parametrize("model", MODELS)
def test_a_choice_has_a_label_for_each_value_that_the_check_takes_and_no_other(model: type[Frozen]) -> None:
    offered = {tuple(sorted(field.choices)) for field in every_field(fields_of(model)) if field.kind == "choice"}
    assert offered == set(enumerations(model.model_json_schema()))


def enumerations(schema: object) -> Iterator[tuple[str, ...]]:
    """The values of everything in a JSON Schema that may have some values only."""
    if isinstance(schema, dict):
        yield from [tuple(sorted(schema["enum"]))] if "enum" in schema else []
    for part in schema.values() if isinstance(schema, dict) else schema if isinstance(schema, list) else ():
        yield from enumerations(part)


def by_name(model: type[Frozen]) -> dict[str, FieldForm]:
    return {field.name: field for field in fields_of(model)}


def test_a_field_knows_its_kind_and_its_limits() -> None:
    fields = by_name(PriorityFacts)
    assert (fields["name"].kind, fields["name"].required, fields["name"].longest) == ("line", True, 300)
    assert (fields["translated"].kind, fields["translated"].default) == ("flag", False)
    assert (fields["theme"].kind, fields["theme"].listed_in, fields["theme"].many) == ("listed", "themes", False)
    assert (fields["touches"].kind, fields["touches"].many, fields["touches"].required) == ("listed", True, False)
    assert (fields["status"].kind, next(iter(fields["status"].choices))) == ("choice", "adopted")
    assert [part.name for part in fields["codes"].inner] == ["code", "by", "basis"]
    assert [(part.name, part.required) for part in fields["name_note"].inner] == [("sv", True), ("en", False)]
    assert by_name(StrategyFacts)["adopted"].kind == "date"
    assert by_name(StrategyFacts)["url"].kind == "web"
    assert by_name(EventFacts)["start"].kind == "moment"
    assert by_name(ExchangeFacts)["sources"].listed_in == "sources"


def test_fields_stand_in_the_order_of_the_model() -> None:
    assert [field.name for field in fields_of(SourceList)[0].inner][:3] == ["id", "title", "publisher"]
