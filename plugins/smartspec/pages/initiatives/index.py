"""The index of financed initiatives: facets with their values, the first rows, and all rows packed for the browser."""

import json
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property

from ... import addresses
from ...analysis.holdings import by_amount
from ...analysis.initiative_facets import ENDS, DescribedInitiative, counted, described_initiatives
from ...analysis.initiatives import Initiative
from ...analysis.money import Stated, amounts_of
from ...model import Territory
from ..environment import KINDS_OF_AMOUNT, day, operation_name
from ..facets import Choice, Value
from ..page import DataFile
from ..writer import Writer, alphabetical
from .rows import MOST_OF_MANY, SHOWN_FIRST
from .values import page_of_value, value_names

OPEN = ("region", "ends", "objective")
CEILING = 2
"""How the packed file marks an amount that is the most that can be paid; 1 is one rounded in words."""


class InitiativeIndex:
    """What the index shows, and the file that its script reads, in the language of a writer."""

    def __init__(self, writer: Writer) -> None:
        self.writer = writer
        self.items = described_initiatives(writer.atlas)

    @cached_property
    def choices(self) -> tuple[Choice, ...]:
        """Every facet that any initiative has a value of."""
        titles = self._titles()
        found = (self._choice(facet, titles[facet]) for facet in titles)
        return tuple(choice for choice in found if choice.values)

    @property
    def first(self) -> tuple[Initiative, ...]:
        """The rows that stand in the page: the largest."""
        return tuple(by_amount(item.item for item in self.items)[:SHOWN_FIRST])

    def _titles(self) -> dict[str, str]:
        _ = self.writer.gettext
        return {
            "region": _("County"),
            "area": _("Programme area"),
            "ends": _("End date"),
            "objective": _("Objective"),
            "kind": _("Kind of amount"),
            "fund": _("Who pays"),
            "programme": _("Programme"),
            "year": _("First year"),
            "actor": _("Organisation"),
            "mentions": _("Mentions words for the theme"),
            "theme": _("Theme of a linked priority"),
        }

    def _choice(self, facet: str, title: str) -> Choice:
        writer, counts = self.writer, counted(self.items, facet)
        if facet == "ends":
            counts = {end: counts.get(end, 0) for end in ENDS}  # links to each must hold on any day
        names = value_names(writer.atlas, facet, writer.lang)
        used = [
            Value(
                facet,
                value,
                addresses.facet_value(facet, value),
                names[value],
                number,
                page_of_value(writer.atlas, facet, value),
            )
            for value, number in counts.items()
        ]
        more = max(len(used) - MOST_OF_MANY, 0) if facet == "actor" else 0
        if facet == "actor":
            used = used[:MOST_OF_MANY]
        elif facet == "year":
            used.sort(key=lambda value: value.slug, reverse=True)
        elif facet not in ("ends", "objective"):
            used.sort(key=lambda value: alphabetical(value.name.text_in(self.writer.lang)))
        return Choice(facet, addresses.INITIATIVE_FACETS[facet], title, tuple(used), more)


def initiative_index_file(writer: Writer) -> DataFile:
    """All initiatives as the script of the index reads them; see ``browser/src/initiatives.mjs`` for the form."""
    path = addresses.localised(addresses.INITIATIVES_DATA, writer.lang)
    return DataFile(path, _Packed(InitiativeIndex(writer)).text())


class _Packed:
    """Rows of short lists whose repeated parts stand once, which is what makes the file small."""

    def __init__(self, index: InitiativeIndex) -> None:
        self.index = index
        self.places: dict[tuple[str, str, str], int] = {}
        self.values: dict[str, dict[str, int]] = {facet: {} for facet in addresses.INITIATIVE_FACETS}
        self.states: dict[str, int] = {}
        self.objectives: dict[str, int] = {}

    def text(self) -> str:
        rows = [self._row(item) for item in self.index.items]
        writer, kinds = self.index.writer, KINDS_OF_AMOUNT
        actors = value_names(writer.atlas, "actor", writer.lang)
        whole = {
            "facets": {
                addresses.INITIATIVE_FACETS[facet]: [addresses.facet_value(facet, value) for value in values]
                for facet, values in self.values.items()
            },
            "names": {
                addresses.INITIATIVE_FACETS["actor"]: [
                    actors[value].text_in(writer.lang) for value in self.values["actor"]
                ]
            },
            "kinds": [writer.gettext(label) for label in kinds.values()],
            "alike": self._alike(),
            "states": [[state, day(state, writer.lang)] for state in self.states],
            "objectives": list(self.objectives),
            "places": [list(place) for place in self.places],
            "rows": rows,
        }
        return json.dumps(whole, ensure_ascii=False, separators=(",", ":"))

    def _alike(self) -> list[str]:
        """Words for the same thing, by the codebook: a line each, divided by commas."""
        lang = self.index.writer.lang
        terms = self.index.writer.atlas.vocabularies["themes"].terms
        return [line for term in terms if term.search_terms for line in getattr(term.search_terms, lang) if "," in line]

    def _row(self, described: DescribedInitiative) -> list[object]:
        item, lang = described.item, self.index.writer.lang
        facts, owner = item.facts, item.telling("Beneficiary_Name")
        dates = item.telling("Operation_Start_Date", "Operation_End_Date")
        return [
            item.id,
            operation_name(facts, lang),
            owner.Beneficiary_Name or "",
            dates.Operation_Start_Date or "",
            dates.Operation_End_Date or "",
            [self._place(row.contribution.territory) for row in item.rows],
            list(self._packed(item.amounts)),
            [
                [known.setdefault(value, len(known)) for value in described.values[facet]]
                for facet, known in self.values.items()
            ],
            self._objective(item),
            *self._own(item),
        ]

    def _objective(self, item: Initiative) -> int:
        """What it is for in its programme's own words, which are shorter than the law's; -1 where no row says."""
        facts = item.telling("Specific_Objective", "Thematic_Objective")
        said = facts.Specific_Objective or facts.Thematic_Objective
        return self.objectives.setdefault(said, len(self.objectives)) if said else -1

    def _own(self, item: Initiative) -> Iterator[object]:
        """What each place states, in the order of the places, where it is not what all state together."""
        own = [amounts_of(row.facts) for row in item.rows]
        if any(tuple(stated) != item.amounts for stated in own):
            yield [list(self._packed(stated)) for stated in own]

    def _place(self, territory: Territory) -> int:
        writer = self.index.writer
        address = addresses.localised(addresses.initiatives_address(territory), writer.lang)
        county = territory.slug if territory.kind == "county" else ""
        return self.places.setdefault((address, writer.territory_name(territory), county), len(self.places))

    def _packed(self, amounts: Iterable[Stated]) -> Iterator[Sequence[object]]:
        kinds = list(KINDS_OF_AMOUNT)
        for stated in amounts:
            number = stated.money.amount
            amount = int(number) if number == number.to_integral_value() else float(number)
            state = self.states.setdefault(stated.state, len(self.states)) if stated.state else -1
            precision = CEILING if stated.ceiling else int(stated.about)
            yield [kinds.index(stated.kind), amount, stated.money.currency, state, precision]
