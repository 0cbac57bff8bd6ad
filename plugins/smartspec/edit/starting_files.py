"""The files of a region with one strategy as they start, for copying: together they pass the check."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from ..model import (
    ExchangeFacts,
    Frozen,
    PriorityFacts,
    PriorityTranslation,
    RegionFacts,
    SourceList,
    StrategyFacts,
    StrategyTranslation,
    Vocabulary,
)
from .fields import FieldForm, fields_of
from .starters import starting_text

SOURCE = "min-kalla"
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
        _file("region.yml", RegionFacts, {}),
        _file("sources.yml", SourceList, {"sources": [{"id": SOURCE}]}),
        _file("2030-2036/strategy.md", StrategyFacts, STATED),
        _file("2030-2036/strategy.en.md", StrategyTranslation, {}, "en"),
        _file("2030-2036/min-prioritering.md", PriorityFacts, {**STATED, "theme": theme, "confidence": "low"}),
        _file("2030-2036/min-prioritering.en.md", PriorityTranslation, {}, "en"),
        _file("exchange/mitt-behov.yml", ExchangeFacts, {"kind": "need", "form": form, "self_stated": True}),
    )


def _file(path: str, model: type[Frozen], given: Mapping[str, Any], lang: str = "sv") -> StartingFile:
    prose = "" if path.endswith(".md") else None
    return StartingFile(path, starting_text(model, given, prose, lang), fields_of(model))
