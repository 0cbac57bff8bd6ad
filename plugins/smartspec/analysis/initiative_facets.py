"""What initiatives can be found by: the values that each has of every facet, and how many have them."""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache

from ..clock import today
from ..model import Atlas, Territory
from ..read.file_names import suggested_name
from .initiatives import Initiative, all_initiatives, counties_of, lasts
from .organisations import organisations_of
from .remembered import once
from .theme_words import mentions_of

NO_AMOUNT = "none"
ENDS = ("later", "earlier", "unknown")
"""Whether the last day of an initiative is still to come, has passed, or is not known."""


@dataclass(frozen=True)
class DescribedInitiative:
    """An initiative with its values of each facet; none is an empty tuple."""

    item: Initiative
    values: Mapping[str, tuple[str, ...]]


@once
def described_initiatives(atlas: Atlas) -> tuple[DescribedInitiative, ...]:
    """Every initiative of the country, in the atlas's order."""
    return tuple(
        DescribedInitiative(item, {facet: tuple(dict.fromkeys(read(atlas, item))) for facet, read in READ.items()})
        for item in all_initiatives(atlas)
    )


def counted(items: Iterable[DescribedInitiative], facet: str) -> Mapping[str, int]:
    """How many have each value of a facet that any of them has, the most frequent first."""
    return dict(Counter(value for item in items for value in item.values[facet]).most_common())


@once
def by_value(atlas: Atlas, facet: str) -> Mapping[str, tuple[Initiative, ...]]:
    """The initiatives that have each value of a facet, in their order; those without any stand under ``""``."""
    found: dict[str, list[Initiative]] = {}
    for item in described_initiatives(atlas):
        for value in item.values[facet] or ("",):
            found.setdefault(value, []).append(item.item)
    return {value: tuple(having) for value, having in found.items()}


def facet_of(territory: Territory) -> str:
    """The facet whose value a territory is."""
    return "region" if territory.kind == "county" else "area"


def mentioning(atlas: Atlas, theme: str, territory: Territory | None = None) -> int:
    """How many initiatives have a word for a theme in their name or description, of those that a territory has."""
    found = by_value(atlas, "mentions").get(theme, ())
    if territory is None:
        return len(found)
    there = {item.id for item in by_value(atlas, facet_of(territory)).get(territory.slug, ())}
    return sum(item.id in there for item in found)


OF_OTHER_FUNDS = re.compile(r",? (?:samt )?inom [^,()]+ \(för (?:Ejflu|EHFF)\)")
"""As regulation (EU) No 1303/2013, article 9, has it in Swedish for the funds of agriculture and of fisheries."""
slug_of_words = lru_cache(maxsize=4096)(suggested_name)
"""What a programme or an objective is called in addresses, from the source's own words."""


@once
def words_by_slug(atlas: Atlas, facet: str) -> Mapping[str, str]:
    """What each programme (facet ``programme``) or objective is called, in the source's words.

    An objective in the regulation's words also says what other funds do: that part is left out.
    """
    words = programme_of if facet == "programme" else objective_of
    said = {slug_of_words(one): one for item in all_initiatives(atlas) for one in words(item)}
    return {slug: OF_OTHER_FUNDS.sub("", one) for slug, one in said.items()}


def programme_of(item: Initiative) -> tuple[str, ...]:
    """The programmes that its rows name, in the source's words."""
    return tuple(row.facts.Programme_Name for row in item.rows if row.facts.Programme_Name)


def objective_of(item: Initiative) -> tuple[str, ...]:
    """What its rows say that it is for: what the programmes have in common, or else the programme's own objective."""
    return tuple(
        objective for row in item.rows if (objective := row.facts.Thematic_Objective or row.facts.Specific_Objective)
    )


def _areas(atlas: Atlas, item: Initiative) -> Iterable[str]:
    for row in item.rows:
        territory = row.contribution.territory
        yield territory.area or territory.slug


def _year(atlas: Atlas, item: Initiative) -> Iterable[str]:
    started = item.telling("Operation_Start_Date").Operation_Start_Date
    return (started[:4],) if started else ()


def ends(item: Initiative) -> str:
    """One of ``ENDS``."""
    lasting = lasts(item, today())
    return "unknown" if lasting is None else "later" if lasting else "earlier"


READ: Mapping[str, Callable[[Atlas, Initiative], Iterable[str]]] = {
    "region": counties_of,
    "area": _areas,
    "ends": lambda _, item: (ends(item),),
    "objective": lambda _, item: map(slug_of_words, objective_of(item)),
    "kind": lambda _, item: [stated.kind for stated in item.amounts] or (NO_AMOUNT,),
    "fund": lambda _, item: item.instruments,
    "programme": lambda _, item: map(slug_of_words, programme_of(item)),
    "year": _year,
    "actor": lambda atlas, item: (one.id for one in organisations_of(atlas, item)),
    "mentions": lambda atlas, item: mentions_of(atlas, item),
    "theme": lambda _, item: (placed.priority.facts.theme for placed in item.priorities),
}
"""Every facet, in the order that people meet them, with how an initiative's values are read."""
