"""The node's tasks, and its support for a region's work: guidance with examples, forms to copy, and the glossary."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from ... import addresses
from ...analysis.evidence import PlacedStatement, examples
from ...edit.fields import FieldForm
from ...edit.starting_files import StartingFile, in_two_languages, starting_files
from ...model import Step, Word
from ..page import Page, View
from ..writer import Draft, Writer, alphabetical


class TasksView(View):
    """What the page of the tasks shows: each with address and title of the pages that answer it."""

    answers: dict[str, tuple[tuple[str, str], ...]]


def node_page(writer: Writer) -> Page:
    """The hub: a task in its source's own words, and one step from there to what answers it."""
    description = writer.gettext("The five tasks of the national node, and the pages that answer them.")
    sources = writer.atlas.node.tasks.sources
    return writer.write(Draft("node", description, TasksView(_answers(writer)), sources=sources))


def _answers(writer: Writer) -> dict[str, tuple[tuple[str, str], ...]]:
    """Address and title of the pages for each task, by the task's id."""
    _ = writer.gettext
    return {
        "satsningar": (
            (addresses.INITIATIVES, _("Financed initiatives")),
            (addresses.AREAS, _("Programme areas with their initiatives")),
            (addresses.PROGRAMMES, _("Programmes and EU strategies")),
        ),
        "stod": (
            (addresses.SUPPORT, _("Support for a region's work")),
            (addresses.GLOSSARY, _("Glossary")),
            (addresses.CONDITION, _("The EU's condition, region by region")),
        ),
        "nationellt": (
            (addresses.NATIONAL, _("National overview")),
            (addresses.NATIONAL_PRIORITIES, _("National priorities and money")),
            (addresses.COMPARISON, _("Regions and themes")),
        ),
        "eu-och-ostersjon": (
            (addresses.EUROPE, _("The EU and the Baltic Sea")),
            (addresses.PARTNERS, _("Who could we work with?")),
        ),
        "kommunikation": (
            (addresses.EXCHANGE, _("Needs and offers")),
            (addresses.CALENDAR, _("Calendar")),
            (addresses.NEWS, _("News")),
            (addresses.CONCEPT, _("About smart specialisation")),
            (addresses.ABOUT, _("About the site, and how to contribute")),
        ),
    }


LISTS = {
    "themes": addresses.CODEBOOK,
    "codes": addresses.LISTS["nace"],
    "territories": addresses.LISTS["territories"],
    "forms": f"{addresses.EXCHANGE}#lagg-till",
}
"""The pages that show what may be chosen."""


@dataclass(frozen=True)
class FieldRow:
    """A field as a table shows it; ``inner`` are the parts of it, unless an earlier field, ``same_as``, has them."""

    field: FieldForm
    bilingual: bool
    choices: tuple[tuple[str, str], ...]
    listed: str
    inner: tuple["FieldRow", ...]
    same_as: str


def field_rows(fields: tuple[FieldForm, ...]) -> Iterator[FieldRow]:
    """The fields of one file in their order."""
    seen: dict[tuple[FieldForm, ...], str] = {}
    for field in fields:
        earlier = seen.get(field.inner, "") if field.inner else ""
        seen.setdefault(field.inner, field.name)
        choices = tuple(field.choices.items())
        two = in_two_languages(field)
        inner = () if two or earlier else tuple(field_rows(field.inner))
        yield FieldRow(field, two, choices, LISTS.get(field.listed_in, ""), inner, "" if two else earlier)


def support_pages(writer: Writer) -> Iterator[Page]:
    """The guidance and the glossary."""
    yield _support(writer)
    yield _glossary(writer)


class SupportView(View):
    """What the template of the page shows."""

    steps: list[tuple[Step, tuple[PlacedStatement, ...]]]
    files: list[tuple[StartingFile, tuple[FieldRow, ...]]]


def _support(writer: Writer) -> Page:
    guidance = writer.atlas.node.guidance
    facts = SupportView(
        steps=[(step, examples(writer.atlas, step.id)) for step in guidance.steps],
        files=[(file, tuple(field_rows(file.fields))) for file in starting_files(writer.atlas.vocabularies)],
    )
    description = writer.gettext("Guidance for a region's work with smart specialisation, with examples and forms.")
    return writer.write(Draft("support", description, facts, sources=guidance.sources))


class GlossaryView(View):
    """What the glossary shows: its words by their first letter."""

    letters: list[tuple[str, list[Word]]]


def _glossary(writer: Writer) -> Page:
    glossary = writer.atlas.node.glossary
    words = sorted(glossary.words, key=lambda word: alphabetical(_headword(writer, word)))
    letters = [
        (letter, list(group)) for letter, group in groupby(words, lambda word: _headword(writer, word)[0].upper())
    ]
    description = writer.gettext("The words of smart specialisation in Swedish and English.")
    return writer.write(Draft("glossary", description, GlossaryView(letters), sources=glossary.sources))


def _headword(writer: Writer, word: Word) -> str:
    """What a word is sorted by: its first form, without the abbreviation in brackets."""
    return re.split(r",| \(", word.name.text_in(writer.lang))[0]
