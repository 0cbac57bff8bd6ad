"""Support for a region's work: guidance with examples from regions, forms to copy, and the glossary."""

import re
from collections.abc import Iterator
from functools import cache
from itertools import groupby
from pathlib import Path

from ..analysis.evidence import Told, examples
from ..model import Word, key_of
from . import addresses
from .collected import Collected, by_id
from .page import Page
from .writer import ALPHABET, Draft, Writer

FORMS = Path(__file__).parent / "forms"
FORM_NAMES = ("strategy.md", "strategy.en.md", "min-prioritering.md", "min-prioritering.en.md", "sources.yml")


@cache
def forms() -> dict[str, str]:
    """The files of a strategy to copy and fill in, by name. Together they pass the check."""
    return {name: (FORMS / name).read_text("utf-8") for name in FORM_NAMES}


def support_pages(writer: Writer) -> Iterator[Page]:
    """The guidance and the glossary."""
    yield _support(writer)
    yield _glossary(writer)


def _support(writer: Writer) -> Page:
    guidance = writer.atlas.node.guidance
    collected = Collected(writer.atlas.contributions.values(), guidance.sources)

    def cited(told: Told) -> list[str]:
        return collected.names(key_of(told.contribution.territory), told.statement.sources)

    facts = {
        "guidance": guidance,
        "steps": [(step, examples(writer.atlas, step.id)) for step in guidance.steps],
        "cited": cited,
        "forms": forms(),
    }
    return writer.write(
        Draft(
            addresses.SUPPORT,
            "support",
            writer.gettext("Support for a region's work"),
            writer.gettext("Guidance for a region's work with smart specialisation, with examples and forms."),
            "support.html",
            facts,
            "docs/vocabularies/guidance.yml",
            writer.crumbs_below_node(),
            collected.sources,
            changed_with="regions/",
        )
    )


def _glossary(writer: Writer) -> Page:
    glossary = writer.atlas.node.glossary
    words = sorted(glossary.words, key=lambda word: _headword(writer, word).lower().translate(ALPHABET))
    letters = [
        (letter, list(group)) for letter, group in groupby(words, lambda word: _headword(writer, word)[0].upper())
    ]
    return writer.write(
        Draft(
            addresses.GLOSSARY,
            "glossary",
            writer.gettext("Glossary"),
            writer.gettext("The words of smart specialisation in Swedish and English."),
            "glossary.html",
            {"glossary": glossary, "letters": letters},
            "docs/vocabularies/glossary.yml",
            writer.crumbs_below_node(),
            by_id(glossary.sources),
        )
    )


def _headword(writer: Writer, word: Word) -> str:
    """What a word is sorted by: its first form, without the abbreviation in brackets."""
    name = (word.name.en if writer.lang == "en" else None) or word.name.sv
    return re.split(r",| \(", name)[0]
