"""Financed initiatives: the whole country, and each of its parts by place, theme, objective, programme and year."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from ... import addresses
from ...analysis.holdings import Holding
from ...analysis.initiative_facets import by_value, mentioning
from ...analysis.initiatives import Initiative, all_initiatives, initiatives_of, shared_by_county
from ...analysis.theme_words import by_mention
from ...model import Bilingual, Term, Territory, key_of
from ...model.files import path_of
from ..facets import Choice, Value
from ..figures.figures import Figure, figures_on
from ..page import DataFile, Page, View
from ..writer import Draft, Writer
from .index import OPEN, InitiativeIndex
from .rows import MOST_SHOWN, initiative_lines, initiatives_csv, largest_first

NOTHING = Holding(())


class PartView(View):
    """What the page about the initiatives of one territory, theme, objective, programme or year shows."""

    part: "Part"
    shown: Sequence[Initiative]
    shared_shown: Sequence[Initiative]
    mentions: Mapping[str, Sequence[tuple[Initiative, Sequence[str]]]]
    """Of a place: themes whose words names or summaries mention, among what is shown, with those words."""
    mentioning: int
    """Of a theme: how many initiatives mention it."""
    summary: Bilingual | None
    """What the country's own folder says of itself."""


@dataclass(frozen=True)
class ByValue:
    """A facet whose values have pages, with the initiatives of each; ``without`` is how many have none."""

    choice: Choice
    anchor: str
    heading: str
    rows: list[tuple[Value, Holding]]
    without: int


class NationalView(View):
    """What the page about all initiatives shows."""

    holding: Holding
    first: Sequence[Initiative]
    choices: Sequence[Choice]
    open: tuple[str, ...]
    regions: list[tuple[Territory, list[tuple[Territory, Holding]]]]
    areas: list[tuple[Territory, Holding]]
    themes: list[tuple[Term, Holding]]
    instruments: list[tuple[Term, Holding]]
    by_value: list[ByValue]
    figures: Sequence[Figure]


def initiative_pages(writer: Writer) -> Iterator[Page]:
    """The page of all initiatives, and one for each of their parts."""
    index = InitiativeIndex(writer)
    by_facet = _by_facet(index)
    yield _national_page(index, by_facet)
    for part in _parts(writer, by_facet):
        yield _part_page(writer, part)


def initiatives_files(writer: Writer) -> Iterator[DataFile]:
    """All initiatives as CSV, and each part that is longer than what its page shows."""
    lines = initiative_lines(writer)
    yield initiatives_csv(writer, addresses.INITIATIVES_CSV, all_initiatives(writer.atlas), lines)
    for part in _parts(writer, _by_facet(InitiativeIndex(writer))):
        if part.cut:
            yield initiatives_csv(writer, part.csv, (*part.holding.initiatives, *part.shared.initiatives), lines)


def _by_facet(index: InitiativeIndex) -> list[ByValue]:
    return [_by_value(index.writer, choice) for choice in index.choices if choice.facet in addresses.INITIATIVE_PAGES]


def _parts(writer: Writer, by_facet: Sequence[ByValue]) -> Iterator["Part"]:
    for territory in sorted(writer.atlas.territories.all, key=lambda one: one.kind):
        yield _territory_part(writer, territory)
    linked = by_value(writer.atlas, "theme")
    for theme in writer.atlas.vocabularies["themes"].terms:
        yield _theme_part(writer, theme, Holding(linked.get(theme.id, ())))
    for by in by_facet:
        for value, holding in by.rows:
            yield _value_part(writer, by.choice, value, holding)


def _by_value(writer: Writer, choice: Choice) -> ByValue:
    headings = {
        "ends": ("slutdatum", writer.gettext("By end date")),
        "objective": ("mal", writer.gettext("By objective")),
        "programme": ("program", writer.gettext("By programme")),
        "year": ("forsta-ar", writer.gettext("By first year")),
    }
    found = by_value(writer.atlas, choice.facet)
    rows = [(value, Holding(found.get(value.id, ()))) for value in choice.values]
    return ByValue(choice, *headings[choice.facet], rows, len(found.get("", ())))


def _national_page(index: InitiativeIndex, by_facet: list[ByValue]) -> Page:
    writer, atlas = index.writer, index.writer.atlas
    regions = [(area, [(c, _holding(writer, c)) for c in counties]) for area, counties in atlas.territories.by_area]
    paid_by, under = by_value(atlas, "fund"), by_value(atlas, "theme")
    instruments = [(term, Holding(paid_by.get(term.id, ()))) for term in atlas.vocabularies["instruments"].terms]
    themes = [(term, Holding(under.get(term.id, ()))) for term in atlas.vocabularies["themes"].terms]
    facts = NationalView(
        holding=Holding(all_initiatives(atlas)),
        first=index.first,
        choices=index.choices,
        open=OPEN,
        regions=regions,
        areas=[(area, _holding(writer, area)) for area in atlas.territories.areas],
        themes=themes,
        instruments=[(term, holding) for term, holding in instruments if holding.count],
        by_value=by_facet,
        figures=figures_on(addresses.INITIATIVES),
    )
    description = writer.gettext("What is known of financed initiatives, with totals that say how much they cover.")
    script = "assets/s3-initiatives.js"
    return writer.write(Draft("initiatives", description, facts, script=script, wide=True))


@dataclass(frozen=True)
class Part:
    """A part of all initiatives that has a page."""

    address: str
    title: str
    index: str
    """The index with the same chosen."""
    holding: Holding
    shared: Holding = NOTHING
    """Those that a county shares with others, whose amounts are not the county's alone."""
    source: str = ""
    changed_with: str = ""
    territory: Territory | None = None
    theme: Term | None = None
    swedish_part: str = ""

    @property
    def cut(self) -> bool:
        """Whether the page does not show all."""
        return max(self.holding.count, self.shared.count) > MOST_SHOWN

    @property
    def csv(self) -> str:
        """The file with all of them; the whole country's where the page shows all."""
        return addresses.initiatives_csv_beside(self.address) if self.cut else addresses.INITIATIVES_CSV


def _territory_part(writer: Writer, territory: Territory) -> Part:
    name, own = writer.territory_name(territory), writer.atlas.contribution(territory)
    title = writer.gettext("Initiatives in %(name)s")
    if territory.kind == "area":
        title = writer.gettext("Initiatives in the programme area %(name)s")
    elif territory.kind != "county":
        title = writer.gettext("Initiatives of the national programme")
    table = path_of("initiatives", territory=key_of(territory))
    return Part(
        addresses.initiatives_address(territory),
        title % {"name": name},
        addresses.filtered_initiatives_in(territory),
        _holding(writer, territory),
        Holding(shared_by_county(writer.atlas).get(territory.slug, ()) if territory.kind == "county" else ()),
        source=table if own and own.initiatives and territory.kind != "area" else "",
        changed_with="" if territory.kind == "area" else f"regions/{key_of(territory)}/",
        territory=territory,
    )


def _theme_part(writer: Writer, theme: Term, holding: Holding) -> Part:
    title = writer.gettext("Initiatives within the theme %(name)s") % {"name": theme.name.text_in(writer.lang)}
    chosen = addresses.filtered_initiatives(theme=theme.id)
    address, source = addresses.initiatives_by("theme", theme.id), path_of("themes")
    return Part(address, title, chosen, holding, source=source, theme=theme)


def _value_part(writer: Writer, choice: Choice, value: Value, holding: Holding) -> Part:
    of = {
        "ends": writer.gettext("Initiatives by end date: %(name)s"),
        "programme": writer.gettext("Initiatives of the programme %(name)s"),
        "objective": writer.gettext("Initiatives with the objective: %(name)s"),
        "year": writer.gettext("Initiatives that start in %(name)s"),
    }
    title = of[choice.facet] % {"name": value.name.sv.lower() if choice.facet == "ends" else value.name.sv}
    chosen = addresses.filtered_initiatives(**{choice.facet: value.slug})
    swedish = writer.untranslated(value.name)
    return Part(value.address, title, chosen, holding, swedish_part=swedish)


def _part_page(writer: Writer, part: Part) -> Page:
    shown, shared_shown = largest_first(part.holding.initiatives), largest_first(part.shared.initiatives)
    contribution = writer.atlas.contribution(part.territory) if part.territory else None
    facts = PartView(
        part=part,
        shown=shown,
        shared_shown=shared_shown,
        mentions=by_mention(writer.atlas, (*shown, *shared_shown)) if part.territory else {},
        mentioning=mentioning(writer.atlas, part.theme.id) if part.theme else 0,
        summary=contribution.facts.summary if contribution and contribution.territory.kind == "country" else None,
    )
    return writer.write(
        Draft(
            "initiatives-part",
            writer.gettext("%(title)s: totals, what they cover, and sources.") % {"title": part.title},
            facts,
            part.source,
            address=part.address,
            title=part.title,
            changed_with=part.changed_with,
            swedish_part=part.swedish_part,
            subject=part.territory or part.theme,
        )
    )


def _holding(writer: Writer, territory: Territory) -> Holding:
    return Holding(initiatives_of(writer.atlas, territory))
