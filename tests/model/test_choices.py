"""What a field may be stands on the field's type, and nowhere else: a list of its own would miss a new value."""

import importlib
import pkgutil
from collections.abc import Iterator
from typing import Any, Literal, get_args, get_origin

import pytest
from code_reading import files_of, lists_in, lists_in_code, lists_in_template
from smartspec import model
from smartspec.addresses import FACET_VALUES
from smartspec.analysis.initiative_facets import NO_AMOUNT
from smartspec.model import Frozen, facts
from smartspec.model.facts import SourceLanguage
from smartspec.model.initiatives import CURRENCY_IN_SWEDISH, Currency
from smartspec.model.node import NetworkKind
from smartspec.model.values import Confidence, Status
from smartspec.pages.environment import KINDS_OF_AMOUNT

MOST_SHARED = 2
"""So many values of a type may stand beside each other elsewhere: a part of them is a thing of its own."""


def literals(annotation: Any) -> Iterator[tuple[str, ...]]:
    """The choices in a type, however deep."""
    if get_origin(annotation) is Literal:
        yield get_args(annotation)
    else:
        for part in get_args(annotation):
            yield from literals(part)


def choices() -> set[tuple[str, ...]]:
    """The values of each field of the model that may have one of three or more."""
    for module in pkgutil.iter_modules(model.__path__, f"{model.__name__}."):
        importlib.import_module(module.name)
    waiting, fields = list(Frozen.__subclasses__()), []
    while waiting:
        one = waiting.pop()
        waiting += one.__subclasses__()
        fields += one.model_fields.values()
    found = {values for field in fields for values in literals(field.annotation)}
    return {values for values in found if len(values) > MOST_SHARED}


def listed(lists: Iterator[tuple[int, set[str]]]) -> list[int]:
    """The lines where three values or more of one field are listed."""
    every = choices()
    return sorted({line for line, texts in lists for values in every if len(texts & set(values)) > MOST_SHARED})


def test_the_choices_of_the_model_are_known_here() -> None:
    types = (Status, Confidence, Currency, SourceLanguage, NetworkKind)
    assert {next(literals(type_)) for type_ in types} <= choices()


def test_nothing_outside_the_model_lists_what_a_field_may_be() -> None:
    files = files_of("model")
    assert len(files) > 200
    found = {str(file): listed(lists_in(file)) for file in files}
    assert {name: lines for name, lines in found.items() if lines} == {}


@pytest.mark.parametrize(
    ("code", "lines"),
    [
        ('A = {"adopted": 1, "ended": 2, "unknown": 3, "other": 4}', [1]),
        ('\nA = ("high", "medium", "low")', [2]),
        ('def f() -> Literal["SEK", "EUR", "NOK"]: ...', [1]),
        ('A = {"network", "office", "hub"}', [1]),
        ('A = ["adopted", "developing"]', []),
        ('A = ["adopted", "high", "network"]', []),
    ],
)
def test_a_planted_list_is_found(code: str, lines: list[int]) -> None:
    assert listed(lists_in_code(code)) == lines


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ('{% set said = {"adopted": _("a"), "proposed": _("b"), "ended": _("c")} %}', [1]),
        ('\n{% for level in ["high", "medium", "low"] %}{% endfor %}', [2]),
        ('{% if status in ("adopted", "proposed") %}{% endif %}', []),
    ],
)
def test_a_planted_list_in_a_template_is_found(text: str, lines: list[int]) -> None:
    assert listed(lists_in_template(text)) == lines


def test_what_values_are_called_beside_their_labels_is_said_of_each() -> None:
    assert set(FACET_VALUES["status"]) == set(next(literals(Status)))
    assert set(FACET_VALUES["kind"]) == {*KINDS_OF_AMOUNT, NO_AMOUNT}
    assert set(CURRENCY_IN_SWEDISH) == set(next(literals(Currency)))
    assert set(facts.SOURCE_LANGUAGES) == set(next(literals(SourceLanguage)))
