"""Named numbers about the material: every page that states one of these counts takes it from here."""

from collections import Counter
from collections.abc import Callable, Mapping
from functools import partial

from ..clock import today
from ..model import Atlas, Contribution, Territory, key_of
from .comparison import compared
from .coverage import (
    Standing,
    all_priorities,
    counties_with_priorities,
    current_of,
    current_priorities,
    standing,
    standing_of,
    theme_coverage,
)
from .holdings import main_state
from .initiative_facets import ends
from .initiatives import all_initiatives, initiatives_of
from .organisations import involvements
from .periods import country
from .quality import findings_in
from .remembered import once
from .timeline import state_of


def _regions_with_strategy(atlas: Atlas) -> int:
    counties = (atlas.contribution(county) for county in atlas.territories.counties)
    return sum(bool(contribution and contribution.strategies) for contribution in counties)


def _regions(atlas: Atlas, wanted: str | None) -> int:
    """The counties by whether a strategy of theirs is known to be in force; None where none is found."""
    year = today().year
    return sum(standing_of(atlas.contribution(county), year) == wanted for county in atlas.territories.counties)


def _undecided(atlas: Atlas) -> int:
    """The counties with a strategy in force where nothing is known of a decision on any such strategy."""
    held, year = [atlas.contribution(county) for county in atlas.territories.counties], today().year
    in_force = [[s for s in one.current if state_of(s, year) == "in-force"] for one in held if one]
    return sum(bool(those) and not any(s.facts.decided for s in those) for those in in_force)


def _regions_with_current(atlas: Atlas) -> int:
    counties = (atlas.contribution(county) for county in atlas.territories.counties)
    return sum(bool(contribution and contribution.current) for contribution in counties)


def _priorities(atlas: Atlas, wanted: Standing) -> int:
    """The priorities in one of the four groups that all of them are counted in."""
    year = today().year
    return sum(standing(placed, year) == wanted for placed in all_priorities(atlas))


@once
def _of_initiatives(atlas: Atlas, key: str) -> Mapping[str, int]:
    """Those of one territory, or without a key of the country: how many end when, come from the commonest list, …"""
    found = initiatives_of(atlas, atlas.contributions[key].territory) if key else all_initiatives(atlas)
    state, when = main_state(atlas), Counter(map(ends, found))
    return {
        "initiatives": len(found),
        "initiatives_lasting": when["later"],
        "initiatives_ended": when["earlier"],
        "initiatives_end_unknown": when["unknown"],
        "initiatives_of_main_list": sum(state in item.states for item in found),
        "initiatives_with_amount": sum(bool(item.amounts) for item in found),
        "initiatives_linked": sum(bool(item.priorities) for item in found),
    }


def _told(name: str, atlas: Atlas, contribution: Contribution | None = None) -> int:
    return _of_initiatives(atlas, key_of(contribution.territory) if contribution else "")[name]


OF_INITIATIVES = (
    "initiatives", "initiatives_lasting", "initiatives_ended", "initiatives_end_unknown", "initiatives_of_main_list",
    "initiatives_with_amount", "initiatives_linked",
)  # fmt: skip
"""Counted of the country, and of each county and programme area."""


COUNTS: Mapping[str, Callable[[Atlas], int]] = {
    "regions": lambda atlas: len(atlas.territories.counties),
    "regions_with_strategy": _regions_with_strategy,
    "regions_in_force": lambda atlas: _regions(atlas, "in-force"),
    "regions_undecided": _undecided,
    "regions_unclear": lambda atlas: _regions(atlas, "unclear"),
    "regions_not_found": lambda atlas: _regions(atlas, None),
    "regions_priorities_unknown": lambda atlas: _regions_with_current(atlas) - len(counties_with_priorities(atlas)),
    "regions_with_priorities": lambda atlas: len(counties_with_priorities(atlas)),
    "regions_then_and_now": lambda atlas: len(country(atlas).changes),
    "areas": lambda atlas: len(atlas.territories.areas),
    "strategies": lambda atlas: sum(len(contribution.strategies) for contribution in atlas.contributions.values()),
    "priorities": lambda atlas: len(current_priorities(atlas)),
    "priorities_in_force": lambda atlas: _priorities(atlas, "in-force"),
    "priorities_unclear": lambda atlas: _priorities(atlas, "unclear"),
    "priorities_of_areas": lambda atlas: _priorities(atlas, "area"),
    "priorities_earlier": lambda atlas: _priorities(atlas, "ended"),
    "priorities_all_periods": lambda atlas: sum(1 for _ in atlas.priorities()),
    "themes": lambda atlas: len(atlas.vocabularies["themes"].terms),
    "themes_chosen": lambda atlas: sum(bool(entry.counties) for entry in theme_coverage(atlas)),
    "pairs": lambda atlas: len(compared(atlas).overlaps),
    "pairs_sharing": lambda atlas: sum(bool(overlap.shared) for overlap in compared(atlas).overlaps.values()),
    **{name: partial(_told, name) for name in OF_INITIATIVES},
    "organisations": lambda atlas: sum(one.has_page and not one.now for one in involvements(atlas)),
    "organisations_earlier": lambda atlas: sum(one.has_page and bool(one.now) for one in involvements(atlas)),
    "sources": lambda atlas: sum(len(contribution.sources) for contribution in atlas.contributions.values()),
}
"""Of the whole material, by the name that editors write; their page about macros explains what each counts."""


COUNTS_OF_ONE: Mapping[str, Callable[[Atlas, Contribution], int]] = {
    "priorities": lambda _, contribution: len(current_of(contribution)),
    **{name: partial(_told, name) for name in OF_INITIATIVES},
    "findings": lambda atlas, contribution: len(findings_in(atlas, key_of(contribution.territory), today())),
}
"""Of one county or programme area: its current priorities, its initiatives (of an area also its counties'), and
what is to look at in its files."""


@once
def _remembered(atlas: Atlas, name: str, key: str) -> int:
    if not key:
        return COUNTS[name](atlas)
    contribution = atlas.contributions.get(key)
    return COUNTS_OF_ONE[name](atlas, contribution) if contribution else 0


def count(atlas: Atlas, name: str, territory: Territory | None = None) -> int:
    """The number of that name, of the whole material or of one territory. Raises KeyError for another name."""
    return _remembered(atlas, name, key_of(territory) if territory else "")
