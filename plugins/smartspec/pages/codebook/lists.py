"""The codebook: the national themes, and the classifications that priorities are coded with."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from ... import addresses
from ...analysis.coverage import Placed, all_priorities, priorities_by_theme
from ...analysis.facets import described
from ...model import CODE_LISTS, Territories, Territory, Vocabulary
from ...model.files import path_of
from ...model.values import CONFIDENCE, N_, STATUS
from ..page import Page, View
from ..writer import Draft, Writer

SMALL_LISTS = ("instruments", "forms")
"""The node's other lists that are nobody else's."""
CHOICES = {"status": (N_("Status"), STATUS), "confidence": (N_("Confidence"), CONFIDENCE)}
"""What a field may be, by the name of the list: its title and what each value is called, in English."""


def codebook_pages(writer: Writer) -> Iterator[Page]:
    """The themes, the two classifications and the list of territories."""
    yield _themes(writer)
    for name in CODE_LISTS:
        yield _classification(writer, name)
    yield _territories(writer)
    yield _programmes(writer)


@dataclass(frozen=True)
class ThemesView(View):
    """What the template of the page shows."""

    vocabulary: Vocabulary
    by_theme: Mapping[str, tuple[Placed, ...]]
    lists: Mapping[str, Vocabulary]
    choices: Mapping[str, tuple[str, Mapping[str, str]]]
    """Other lists of our own, by name."""


def _themes(writer: Writer) -> Page:
    vocabulary = writer.atlas.vocabularies["themes"]
    lists = {name: writer.atlas.vocabularies[name] for name in SMALL_LISTS}
    facts = ThemesView(vocabulary, priorities_by_theme(writer.atlas), lists, CHOICES)
    description = writer.gettext("The themes that priorities are sorted under, with definitions.")
    return writer.write(
        Draft(
            addresses.CODEBOOK,
            "codebook",
            writer.gettext("Codebook"),
            description,
            facts,
            path_of("themes"),
            writer.crumbs(),
        )
    )


@dataclass(frozen=True)
class ProgrammesView(View):
    """What the page of programmes shows; counties and areas by slug."""

    lists: list[tuple[str, Vocabulary]]
    names: dict[str, Territory]
    areas: dict[str, Territory]


def _programmes(writer: Writer) -> Page:
    territories = writer.atlas.territories
    lists = [(name, writer.atlas.vocabularies[name]) for name in addresses.LISTS_OF_PROGRAMMES]
    return writer.write(
        Draft(
            addresses.PROGRAMMES,
            "programmes",
            writer.gettext("Programmes and EU strategies"),
            writer.gettext("The programmes that counties belong to, and what they can work with in the EU."),
            ProgrammesView(lists, territories.county_by_slug, territories.area_by_slug),
            path_of("programmes"),
            writer.crumbs((addresses.CODEBOOK, writer.gettext("Codebook"))),
        )
    )


@dataclass(frozen=True)
class ClassificationView(View):
    """What the template of the page shows."""

    vocabulary: Vocabulary
    name: str
    coded: dict[str, list[Placed]]
    coded_below: set[str]


def _classification(writer: Writer, name: str) -> Page:
    vocabulary = writer.atlas.vocabularies[name]
    title = vocabulary.title.text_in(writer.lang)
    below = {value for item in described(writer.atlas) for value in item.values[name]}
    facts = ClassificationView(vocabulary=vocabulary, name=name, coded=_coded(writer, name), coded_below=below)
    description = writer.gettext("Codes with the priorities that have them.")
    return writer.write(
        Draft(
            addresses.LISTS[name],
            "classification",
            title,
            description,
            facts,
            path_of(name),
            writer.crumbs((addresses.CODEBOOK, writer.gettext("Codebook"))),
        )
    )


def _coded(writer: Writer, name: str) -> dict[str, list[Placed]]:
    """The priorities that carry each code of a list, by code."""
    found: dict[str, list[Placed]] = {}
    for placed in all_priorities(writer.atlas):
        for tag in placed.priority.facts.codes:
            vocabulary, _, code = tag.code.partition(":")
            if vocabulary == name:
                found.setdefault(code, []).append(placed)
    return found


@dataclass(frozen=True)
class TerritoriesView(View):
    """What the template of the page shows."""

    territories: Territories
    area_by_slug: dict[str, Territory]


def _territories(writer: Writer) -> Page:
    territories = writer.atlas.territories
    facts = TerritoriesView(territories=territories, area_by_slug=territories.area_by_slug)
    description = writer.gettext("Codes and seats of Sweden's counties and programme areas.")
    return writer.write(
        Draft(
            addresses.LISTS["territories"],
            "territories",
            territories.title.text_in(writer.lang),
            description,
            facts,
            path_of("territories"),
            writer.crumbs((addresses.CODEBOOK, writer.gettext("Codebook"))),
        )
    )
