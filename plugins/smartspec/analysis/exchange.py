"""Needs and offers side by side: who could help whom."""

import datetime
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import chain, islice
from typing import Literal

from ..clock import months_before
from ..model import Atlas, Contribution, Exchange, ExchangeFacts, Source, Territory

MONTHS = 24
"""Months that a need or an offer is valid when it has no end date."""

MOST_OFFERS = 10
"""Offers that are listed with one need, so that the list grows as the needs do and not as needs times offers."""

Age = Literal["current", "old", "undated"]


@dataclass(frozen=True)
class ExchangeEntry:
    """A need or an offer with whoever stated it; ``owner`` is None for the node itself."""

    owner: Contribution | None
    exchange: Exchange
    age: Age

    @property
    def territory(self) -> Territory | None:
        """The county or programme area that stated it."""
        return self.owner.territory if self.owner else None

    @property
    def sources(self) -> list[Source]:
        """What it cites, where its owner has sources."""
        return self.owner.cited(self.exchange.facts.sources) if self.owner else []

    @property
    def owner_key(self) -> str:
        """Whose it is: ``dalarna``, ``area-stockholm`` or ``node``."""
        if self.territory is None:
            return "node"
        return self.territory.slug if self.territory.kind == "county" else f"area-{self.territory.slug}"

    @property
    def key(self) -> str:
        """Its name on pages: ``dalarna-testbadd``."""
        return f"{self.owner_key}-{self.exchange.id}"


@dataclass(frozen=True)
class Match:
    """A need and the offers that could meet it, those of the same form first; ``more`` are not listed."""

    need: ExchangeEntry
    offers: tuple[ExchangeEntry, ...]
    more: int


@dataclass(frozen=True)
class Overview:
    """Every need and offer once: matched or not, and those that may no longer apply."""

    matches: tuple[Match, ...]
    unanswered: tuple[ExchangeEntry, ...]
    unasked: tuple[ExchangeEntry, ...]
    lapsed: tuple[ExchangeEntry, ...]


def age_of(facts: ExchangeFacts, today: str) -> Age:
    """Whether it still applies on that day (YYYY-MM-DD).

    Old is what is past its ``valid_until``, or without one was stated more than 24 months ago. A
    month or a year counts as its last day. What has neither date is undated.
    """
    if facts.valid_until:
        return "old" if facts.valid_until < today[: len(facts.valid_until)] else "current"
    if facts.date is None:
        return "undated"
    oldest = months_before(datetime.date.fromisoformat(today), MONTHS).isoformat()
    return "old" if facts.date < oldest[: len(facts.date)] else "current"


def listed_by(contribution: Contribution, today: str) -> tuple[ExchangeEntry, ...]:
    """One territory's needs and offers, needs first, in the order of their files."""
    found = (ExchangeEntry(contribution, entry, age_of(entry.facts, today)) for entry in contribution.exchange)
    return tuple(sorted(found, key=lambda entry: entry.exchange.facts.kind))


def all_listed(atlas: Atlas, today: str) -> tuple[ExchangeEntry, ...]:
    """Every need and offer: the counties' and the programme areas' in official order, then the node's."""
    territories = atlas.territories.counties_and_areas
    owners = (contribution for t in territories if (contribution := atlas.contribution(t)))
    own = (ExchangeEntry(None, entry, age_of(entry.facts, today)) for entry in atlas.dialogue.exchange)
    return (*(entry for owner in owners for entry in listed_by(owner, today)), *own)


def overview(listed: Iterable[ExchangeEntry]) -> Overview:
    """Match each current need with the current offers of others on the same theme.

    A need that names no theme is matched with nothing: nobody can tell what would meet it.
    """
    listed = tuple(listed)
    current = [entry for entry in listed if entry.age == "current"]
    needs, offers = ([e for e in current if e.exchange.facts.kind == kind] for kind in ("need", "offer"))
    offered, wanted = _by_theme(offers), _by_theme(needs)
    matches = tuple(match for need in needs if (match := _match(need, offered)))
    answered = {match.need.key for match in matches}
    return Overview(
        matches,
        tuple(need for need in needs if need.key not in answered),
        tuple(offer for offer in offers if not _others(offer, wanted)),
        tuple(entry for entry in listed if entry.age != "current"),
    )


Groups = dict[tuple[str, str], list[ExchangeEntry]]
"""Needs or offers on one theme, grouped by owner and form of cooperation."""


def _by_theme(entries: Iterable[ExchangeEntry]) -> dict[str | None, Groups]:
    found: dict[str | None, Groups] = defaultdict(lambda: defaultdict(list))
    for entry in entries:
        if entry.exchange.facts.theme:
            found[entry.exchange.facts.theme][entry.owner_key, entry.exchange.facts.form].append(entry)
    return found


def _others(entry: ExchangeEntry, by_theme: dict[str | None, Groups]) -> Groups:
    """What others have on the entry's theme, its own form first."""
    groups = by_theme.get(entry.exchange.facts.theme, {})
    keys = [key for key in groups if key[0] != entry.owner_key]
    keys.sort(key=lambda key: key[1] != entry.exchange.facts.form)
    return {key: groups[key] for key in keys}


def _match(need: ExchangeEntry, offered: dict[str | None, Groups]) -> Match | None:
    groups = _others(need, offered)
    if not groups:
        return None
    found = tuple(islice(chain.from_iterable(groups.values()), MOST_OFFERS))
    return Match(need, found, sum(map(len, groups.values())) - len(found))
