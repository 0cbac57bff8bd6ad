"""What priorities can be found by: the values that each has of every facet, and how many have them."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from ..clock import today
from ..model import Atlas
from .coverage import Placed, all_priorities, standing

UNDATED = "odaterad"
"""The one value for lists whose period is not known, however many such folders there are."""


@dataclass(frozen=True)
class Described:
    """A priority with its values of each facet, most general first; none is an empty tuple."""

    placed: Placed
    values: Mapping[str, tuple[str, ...]]

    @property
    def is_current(self) -> bool:
        """Whether its strategy has not ended."""
        return self.values["time"] == ("current",)


def described(atlas: Atlas) -> tuple[Described, ...]:
    """Every priority of counties and programme areas, current and earlier, in the atlas's order."""
    return tuple(
        Described(p, {facet: tuple(read(atlas, p)) for facet, read in READ.items()}) for p in all_priorities(atlas)
    )


def counts(items: Iterable[Described], facet: str) -> Mapping[str, int]:
    """How many of the priorities have each value of a facet that any of them has."""
    return Counter(value for item in items for value in item.values[facet])


def with_value(items: Iterable[Described], facet: str, value: str) -> tuple[Described, ...]:
    """The priorities that have that value, in their order."""
    return tuple(item for item in items if value in item.values[facet])


def _region(atlas: Atlas, placed: Placed) -> Iterable[str]:
    territory = placed.contribution.territory
    return (territory.slug,) if territory.kind == "county" else ()


def _area(atlas: Atlas, placed: Placed) -> Iterable[str]:
    """The area that a county lies in, or the area itself."""
    territory = placed.contribution.territory
    area = territory.area if territory.kind == "county" else territory.slug
    return (area,) if area else ()


def _codes(list_name: str) -> Callable[[Atlas, Placed], Iterable[str]]:
    """The codes of one list, each after the wider ones that it lies in: ``C`` and ``C24``."""

    def read(atlas: Atlas, placed: Placed) -> Iterable[str]:
        parents = {term.id: term.parent for term in atlas.vocabularies[list_name].terms}
        found: dict[str, None] = {}
        for tag in placed.priority.facts.codes:
            name, _, code = tag.code.partition(":")
            if name == list_name:
                found |= dict.fromkeys(filter(None, (parents.get(code), code)))
        return found

    return read


READ: Mapping[str, Callable[[Atlas, Placed], Iterable[str]]] = {
    "time": lambda _, placed: ("earlier" if placed.strategy.facts.status == "ended" else "current",),
    "standing": lambda _, placed: (standing(placed, today().year),),
    "theme": lambda _, placed: (placed.priority.facts.theme,),
    "region": _region,
    "area": _area,
    "touches": lambda _, placed: placed.priority.facts.touches,
    "status": lambda _, placed: (placed.priority.facts.status,),
    "period": lambda _, placed: (placed.strategy.id if placed.strategy.period else UNDATED,),
    "instrument": lambda _, placed: placed.priority.facts.instruments,
    "nace": _codes("nace"),
    "nabs": _codes("nabs"),
    "language": lambda _, placed: ("sv", "en") if placed.priority.english else ("sv",),
}
"""Every facet, in the order that people meet them, with how a priority's values are read."""
