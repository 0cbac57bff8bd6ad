"""Settings in mkdocs.yml as a model, and the editors' own limits: the check holds them too, without the engine."""

import re
from collections.abc import Callable, Mapping
from typing import Annotated, Any

from pydantic import BeforeValidator, model_validator
from pydantic_core import PydanticCustomError

from ..model.values import N_, Frozen
from ..problems import Problem, error
from .document import decoded
from .tree import Tree
from .validate import validated
from .yaml_events import read_yaml

FILE = "mkdocs.yml"
LIMITS = ("extra", "smartspec", "limits")
error(
    "setting",
    "Here stands “%(value)s”.",
    "Allowed: %(allowed)s.",
    "Correct the line, or the environment variable if one is named in brackets.",
)
error(
    "setting-missing",
    "The setting is missing or empty.",
    "It must be there: %(allowed)s.",
    "Fill in the line, or the environment variable if one is named in brackets.",
)


class Lines(Frozen):
    """Base of settings that stand together; one that is empty counts as left out."""

    @model_validator(mode="before")
    @classmethod
    def _without_empty_lines(cls, value: Any) -> dict[str, Any]:
        if not isinstance(value, Mapping):
            raise PydanticCustomError("setting", "no mapping", {"allowed": N_("several lines of key: value")})
        lines = {str(name): one for name, one in value.items()}
        return {name: one for name, one in lines.items() if name not in cls.model_fields or not is_empty(one)}


def allowed_if(is_right: Callable[[Any], object], allowed: str, rule: str = "setting") -> BeforeValidator:
    """Takes a value as the engine read it, if it is right, and hands it on as text; ``allowed`` says what is right."""

    def judged(value: Any) -> str:
        if not is_empty(value) and is_right(value):
            return str(value).strip()
        raise PydanticCustomError("setting-missing" if is_empty(value) else rule, "not right", {"allowed": allowed})

    return BeforeValidator(judged)


def allowed_like(pattern: str | re.Pattern[str], allowed: str) -> BeforeValidator:
    """Takes a text, or a number, of which the whole is as the pattern has it."""
    return allowed_if(lambda value: type(value) in (str, int) and re.fullmatch(pattern, str(value).strip()), allowed)


def is_empty(value: object) -> bool:
    """Whether there is nothing, or nothing but blanks."""
    return value is None or (isinstance(value, str) and not value.strip())


_Most = Annotated[int, allowed_like(r"[1-9][0-9]{0,8}", N_("a whole number from 1 to 999999999, or nothing"))]


class Limits(Lines):
    """The most of each thing; ``text`` counts characters of prose, ``html`` characters of what it becomes.

    All are counts, so that a slow machine judges as a fast one. Those of a region and of all are at least ten times
    what the largest region, or all of them, had in November 2026: 13 priorities in a strategy and 18 in a region,
    12,000 characters of prose and 20,000 of the HTML that it becomes, 125,000 and 204,000 in all. The node's editors
    can set other numbers in ``mkdocs.yml``, under ``extra.smartspec.limits``.
    """

    priorities_in_strategy: _Most = 130
    priorities_in_region: _Most = 300
    exchange_in_region: _Most = 200
    text_in_region: _Most = 500_000
    text_in_all: _Most = 4_000_000
    html_in_region: _Most = 1_000_000
    html_in_all: _Most = 8_000_000


def read_limits(tree: Tree) -> tuple[Limits, list[Problem]]:
    """The limits of that state of the repository; all are the usual ones when any is set wrongly."""
    try:
        text, _ = decoded(FILE, tree.read(FILE))
    except FileNotFoundError:
        return Limits(), []
    document, _ = read_yaml(FILE, text)  # its tags are the engine's own
    if is_empty(document.get(*LIMITS)):
        return Limits(), []
    found, problems = validated(document, Limits, LIMITS)
    return found or Limits(), problems
