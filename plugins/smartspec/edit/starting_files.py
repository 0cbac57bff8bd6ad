"""The files of a region with one strategy as they start, for copying: together they pass the check."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from ..model import Vocabulary
from ..model.files import FILES
from .fields import FieldForm, fields_of
from .starters import starting_file

SOURCE = "min-kalla"
NAMES = {"period": "2030-2036", "priority": "min-prioritering", "name": "mitt-behov"}
STATED: Mapping[str, Any] = {"status": "proposed", "sources": [SOURCE]}


@dataclass(frozen=True)
class StartingFile:
    """One file: its path in the region's folder, its text, and every field that it may have."""

    path: str
    text: str
    fields: tuple[FieldForm, ...]


def starting_files(lists: Mapping[str, Vocabulary]) -> tuple[StartingFile, ...]:
    """All of them. Where a value must be chosen the first of the list stands."""
    theme, form = lists["themes"].terms[0].id, lists["forms"].terms[0].id
    return (
        _file("region", {}),
        _file("sources", {"sources": [{"id": SOURCE}]}),
        _file("strategy", STATED),
        _file("strategy.en", {}),
        _file("priority", {**STATED, "theme": theme, "confidence": "low"}),
        _file("priority.en", {}),
        _file("exchange", {"kind": "need", "form": form, "self_stated": True}),
    )


def _file(name: str, given: Mapping[str, Any]) -> StartingFile:
    kind = FILES[name]
    path = kind.pattern.partition("{territory}/")[2].format(**NAMES)
    return StartingFile(path, starting_file(name, given), fields_of(kind.model))
