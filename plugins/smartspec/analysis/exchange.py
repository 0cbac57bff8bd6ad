"""Needs and offers side by side: who could help whom."""

import datetime
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from ..model import Atlas, Contribution, Exchange, ExchangeFacts, Territory

MONTHS = 24
"""So long a need or an offer holds when it does not say until when."""

Age = Literal["current", "old", "undated"]


@dataclass(frozen=True)
class Listed:
    """A need or an offer with whoever stated it; ``owner`` is None for the node itself."""

    owner: Contribution | None
    exchange: Exchange
    age: Age

    @property
    def territory(self) -> Territory | None:
        """The county or programme area that stated it."""
        return self.owner.territory if self.owner else None

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
    """A need and the offers that could meet it, those of the same form first."""

    need: Listed
    offers: tuple[Listed, ...]


@dataclass(frozen=True)
class Overview:
    """Every need and offer once: matched or not, and those that may no longer apply."""

    matches: tuple[Match, ...]
    unanswered: tuple[Listed, ...]
    unasked: tuple[Listed, ...]
    lapsed: tuple[Listed, ...]


def age_of(facts: ExchangeFacts, today: str) -> Age:
    """Whether it still applies on that day (YYYY-MM-DD).

    Old is what is past its ``valid_until``, or without one was stated more than 24 months ago. A
    month or a year counts as its last day. What has neither date is undated.
    """
    if facts.valid_until:
        return "old" if facts.valid_until < today[: len(facts.valid_until)] else "current"
    if facts.date is None:
        return "undated"
    return "old" if facts.date < _months_before(today)[: len(facts.date)] else "current"


def _months_before(today: str) -> str:
    """The same day of the month ``MONTHS`` earlier, or the last day of that month."""
    day = datetime.date.fromisoformat(today)
    months = day.year * 12 + day.month - 1 - MONTHS
    first = datetime.date(months // 12, months % 12 + 1, 1)
    next_month = (first + datetime.timedelta(days=31)).replace(day=1)
    return min(first + datetime.timedelta(days=day.day - 1), next_month - datetime.timedelta(days=1)).isoformat()


def listed_by(contribution: Contribution, today: str) -> tuple[Listed, ...]:
    """One territory's needs and offers, needs first, in the order of their files."""
    found = (Listed(contribution, entry, age_of(entry.facts, today)) for entry in contribution.exchange)
    return tuple(sorted(found, key=lambda entry: entry.exchange.facts.kind))


def all_listed(atlas: Atlas, today: str) -> tuple[Listed, ...]:
    """Every need and offer: the counties' and the programme areas' in official order, then the node's."""
    territories = (*atlas.territories.counties, *atlas.territories.areas)
    owners = (contribution for t in territories if (contribution := atlas.contribution(t)))
    own = (Listed(None, entry, age_of(entry.facts, today)) for entry in atlas.dialogue.exchange)
    return (*(entry for owner in owners for entry in listed_by(owner, today)), *own)


def overview(listed: Iterable[Listed]) -> Overview:
    """Match each current need with the current offers of others on the same theme.

    A need that names no theme is matched with nothing: nobody can tell what would meet it.
    """
    listed = tuple(listed)
    current = [entry for entry in listed if entry.age == "current"]
    needs, offers = ([e for e in current if e.exchange.facts.kind == kind] for kind in ("need", "offer"))
    matches = tuple(Match(need, found) for need in needs if (found := _meeting(need, offers)))
    answered = {match.need.key for match in matches}
    asked = {offer.key for match in matches for offer in match.offers}
    return Overview(
        matches,
        tuple(need for need in needs if need.key not in answered),
        tuple(offer for offer in offers if offer.key not in asked),
        tuple(entry for entry in listed if entry.age != "current"),
    )


def _meeting(need: Listed, offers: Iterable[Listed]) -> tuple[Listed, ...]:
    facts = need.exchange.facts
    found = [o for o in offers if facts.theme and o.exchange.facts.theme == facts.theme and o.owner is not need.owner]
    return tuple(sorted(found, key=lambda offer: offer.exchange.facts.form != facts.form))
