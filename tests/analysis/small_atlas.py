"""Small atlases drawn in a few lines: ``{"a": {"2020-": ["Skog: forest", "Mat: food"]}}``.

A county, its strategies by period, and each strategy's priorities as ``name: theme``. A period
that starts with ``-`` has ended. A priority's links follow in brackets: ``Mat: food [replaces 2014-2019/mat]``.
"""

import re
from collections.abc import Iterable, Mapping
from typing import Any

from smartspec.model import (
    Atlas,
    Bilingual,
    Contribution,
    Priority,
    PriorityFacts,
    Prose,
    RegionFacts,
    Strategy,
    StrategyFacts,
    Term,
    Territories,
    Territory,
    Vocabulary,
    period_of,
)

DRAWN = re.compile(r"(?P<name>[^:]+): (?P<theme>[\w-]+)(?: touches (?P<touches>[\w, -]+?))?(?: \[(?P<links>.*)\])?")
COMMON: dict[str, Any] = {"sources": ("s",), "confidence": "high"}


def text(words: str) -> Bilingual:
    return Bilingual(sv=words, en=words)


def priority(folder: str, drawn: str) -> Priority:
    match = DRAWN.fullmatch(drawn)
    assert match, drawn
    links: dict[str, list[str]] = {}
    for link in filter(None, (match["links"] or "").split(", ")):
        kind, name = link.split()
        links.setdefault(kind, []).append(name)
    touches = tuple(filter(None, (match["touches"] or "").split(", ")))
    facts = PriorityFacts(
        name=match["name"],
        summary=match["name"],
        status="adopted",
        theme=match["theme"],
        touches=touches,
        **{kind: tuple(names) for kind, names in links.items()},
        **COMMON,
    )
    own = match["name"].lower().replace(" ", "-")
    return Priority(own, f"{folder}/{own}.md", facts, Prose())


def strategy(county: str, drawn_period: str, priorities: Iterable[str], replaces: tuple[str, ...] = ()) -> Strategy:
    ended, name = drawn_period.startswith("-"), drawn_period.removeprefix("-")
    folder = f"regions/{county}/{name}"
    facts = StrategyFacts(
        title=name, summary=name, status="ended" if ended else "adopted", replaces=replaces, sources=("s",)
    )
    placed = tuple(priority(folder, drawn) for drawn in priorities)
    return Strategy(name, f"{folder}/strategy.md", period_of(name), facts, Prose(), placed)


def contribution(
    county: str, drawn: Mapping[str, Iterable[str]], replaces: Mapping[str, tuple[str, ...]] | None = None
) -> Contribution:
    territory = Territory(slug=county, name=text(county), kind="county", nuts=county.upper())
    facts = RegionFacts(summary=text(county), organisation=county)
    strategies = tuple(strategy(county, p, d, (replaces or {}).get(p, ())) for p, d in drawn.items())
    return Contribution(territory, f"regions/{county}/region.yml", facts, {}, strategies)


def atlas_of(drawn: Mapping[str, Mapping[str, Iterable[str]]], themes: Iterable[str]) -> Atlas:
    contributions = {county: contribution(county, strategies) for county, strategies in drawn.items()}
    about: dict[str, Any] = {"title": text("t"), "version": "1", "status": text("s")}
    terms = tuple(Term(id=theme, name=text(theme)) for theme in themes)
    territories = Territories(counties=tuple(c.territory for c in contributions.values()), areas=(), **about)
    return Atlas(territories, {"themes": Vocabulary(terms=terms, **about)}, contributions)
