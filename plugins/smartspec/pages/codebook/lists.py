"""The codebook, its themes and the classifications that priorities are coded with, and the method behind both."""

from collections.abc import Iterator, Mapping

from ... import addresses
from ...analysis.agreement import Agreement, Disagreement, agreements, both, coded, differences
from ...analysis.comparison import Comparison, compared
from ...analysis.coverage import Placed, all_priorities, priorities_by_theme
from ...analysis.examples import PairExample, change_example, pair_example
from ...analysis.facets import described
from ...analysis.periods import CountyChange
from ...model import CODE_LISTS, Vocabulary
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


class ThemesView(View):
    """What the template of the page shows."""

    by_theme: Mapping[str, tuple[Placed, ...]]
    lists: tuple[str, ...]
    choices: Mapping[str, tuple[str, Mapping[str, str]]]
    """Other lists of our own, by name."""


def _themes(writer: Writer) -> Page:
    facts = ThemesView(priorities_by_theme(writer.atlas), SMALL_LISTS, CHOICES)
    description = writer.gettext("The themes that priorities are sorted under, with definitions.")
    return writer.write(Draft("codebook", description, facts))


def _programmes(writer: Writer) -> Page:
    description = writer.gettext("The programmes that counties belong to, and what they can work with in the EU.")
    return writer.write(Draft("programmes", description, View()))


class ClassificationView(View):
    """What the template of the page shows."""

    vocabulary: Vocabulary
    name: str
    coded: dict[str, list[Placed]]
    coded_below: set[str]


def _classification(writer: Writer, name: str) -> Page:
    vocabulary = writer.atlas.vocabularies[name]
    below = {value for item in described(writer.atlas) for value in item.values[name]}
    facts = ClassificationView(vocabulary=vocabulary, name=name, coded=_coded(writer, name), coded_below=below)
    description = writer.gettext("Codes with the priorities that have them.")
    address, title = addresses.LISTS[name], vocabulary.title.text_in(writer.lang)
    return writer.write(Draft("classification", description, facts, path_of(name), address=address, title=title))


def _coded(writer: Writer, name: str) -> dict[str, list[Placed]]:
    """The priorities that carry each code of a list, by code."""
    found: dict[str, list[Placed]] = {}
    for placed in all_priorities(writer.atlas):
        for tag in placed.priority.facts.codes:
            vocabulary, _, code = tag.code.partition(":")
            if vocabulary == name:
                found.setdefault(code, []).append(placed)
    return found


def _territories(writer: Writer) -> Page:
    description = writer.gettext("Codes and seats of Sweden's counties and programme areas.")
    title = writer.atlas.territories.title.text_in(writer.lang)
    return writer.write(Draft("territories", description, View(), title=title))


class MethodView(View):
    """What the template of the page shows."""

    tagged: int
    all_priorities: int
    placed: dict[str, Placed]
    agreements: list[tuple[str, Agreement]]
    coded: int
    differences: tuple[Disagreement, ...]
    pair: PairExample | None
    then_and_now: CountyChange | None
    comparison: Comparison


def method_page(writer: Writer) -> Page:
    """What is measured and how, with the figures."""
    atlas = writer.atlas
    placed = {one.priority.file: one for one in all_priorities(atlas)}
    facts = MethodView(
        tagged=len(both(atlas)),
        all_priorities=len(placed),
        placed=placed,
        agreements=agreements(atlas),
        coded=len(coded(atlas)),
        differences=differences(atlas),
        pair=pair_example(atlas),
        then_and_now=change_example(atlas),
        comparison=compared(atlas),
    )
    description = writer.gettext(
        "How priorities get themes and codes and are compared: every measure with its formula, limits and an example."
    )
    return writer.write(Draft("method", description, facts))
