"""How long comparing regions takes and what it writes: the real country, and 242 synthetic regions × 6 priorities.

Run: .venv/bin/python benchmarks/comparison.py [--regions N] [--priorities N] [--rounds N]

242 is the number of NUTS 2 regions of the EU in the 2021 version. Synthetic regions choose themes of the
real codebook, some themes more often than others, as real ones do. Each has four neighbours, on a ring.
"""

import argparse
import dataclasses
import functools
import random
import statistics
import sys
import time
import tracemalloc
from collections.abc import Callable
from pathlib import Path

from smartspec.analysis import chance, comparison, complement, neighbours, overlap
from smartspec.analysis import periods as change
from smartspec.check import checked_atlas
from smartspec.model import Atlas, Bilingual, Contribution, Priority, Strategy, Territory
from smartspec.pages.page import Settings
from smartspec.pages.writer import Writer
from smartspec.site.families import ComparisonPlugin

ROOT = Path(__file__).parents[1]
LIMITS = {"real": 2.0, "synthetic": 5.0}
"""Seconds: chance with all draws for the real country; everything together for the synthetic one."""
DRAWS = {"real": (1_000, 10_000, 100_000), "synthetic": (100, 1_000, 10_000)}
CHOSEN = {"real": chance.DRAWS, "synthetic": comparison.DRAWS_OF_MANY}
"""Draws that a build makes."""
GROWTH = 1.1
"""How much faster than the regions the comparison's bytes may grow; the number of themes is the same."""


def synthetic_atlas(like: Atlas, regions: int, priorities: int, seed: int = 1) -> Atlas:
    """Regions with an ended strategy and a current one, each of so many priorities; half of them keep names."""
    choose = random.Random(seed)
    pattern, strategy, priority = next(like.priorities())
    themes = [term.id for term in like.vocabularies["themes"].terms]
    weights = [1 / (place + 2) for place in range(len(themes))]

    def made(region: str, period: str, status: str) -> Strategy:
        listed = []
        for number in range(priorities):
            theme, touched = choose.choices(themes, weights)[0], choose.choice(themes)
            name = f"{region} {number}" if choose.random() < 0.5 else f"{region} {period} {number}"
            facts = priority.facts.model_copy(update={"theme": theme, "touches": (touched,), "name": name})
            listed.append(Priority(f"p{number}", f"regions/{region}/{period}/p{number}.md", facts, priority.prose))
        facts = strategy.facts.model_copy(update={"status": status, "replaces": ()})
        return dataclasses.replace(strategy, id=period, facts=facts, priorities=tuple(listed))

    contributions: dict[str, Contribution] = {}
    for number in range(regions):
        slug = f"region-{number:03}"
        around = tuple(f"region-{(number + step) % regions:03}" for step in (-2, -1, 1, 2))
        called = {"name": Bilingual(sv=slug, en=slug), "county_name": None}  # no text names it by accident
        changed = {"slug": slug, "neighbours": around, "county_code": f"{number:03}", **called}
        territory: Territory = pattern.territory.model_copy(update=changed)
        strategies = (made(slug, "2014-2020", "ended"), made(slug, "2021-2027", "adopted"))
        contributions[slug] = dataclasses.replace(pattern, territory=territory, strategies=strategies)
    counties = tuple(contribution.territory for contribution in contributions.values())
    territories = like.territories.model_copy(update={"counties": counties})
    return dataclasses.replace(like, territories=territories, contributions=contributions)


def seconds(work: Callable[[], object], rounds: int) -> float:
    """The median of so many rounds."""
    taken = []
    for _ in range(rounds):
        started = time.perf_counter()
        work()
        taken.append(time.perf_counter() - started)
    return statistics.median(taken)


def megabytes(work: Callable[[], object]) -> float:
    tracemalloc.start()
    work()
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    return peak / 2**20


def farthest(atlas: Atlas, count: int) -> float:
    """How far an expected number of shared themes with so many draws is, at most, from that with another seed."""
    first, second = (chance.of_counties(atlas, count, seed).counties for seed in (1, 2))
    return max(abs(first[two].expected - second[two].expected) for two in first)


def measured(name: str, atlas: Atlas, rounds: int) -> float:
    """Print the rows of one country; give the seconds that its limit is about."""
    size = f"{name}: {len(overlap.main_themes(atlas))} × {len(atlas.vocabularies['themes'].terms)}"
    similarity = {pair.slugs: pair.jaccard for pair in overlap.pairs(atlas)}
    steps = {
        "pairs": overlap.pairs,
        "complements": complement.complements,
        "neighbours": lambda atlas: neighbours.neighbour_effect(similarity, neighbours.neighbouring(atlas)),
        "country (change)": change.country,
    }
    together = 0.0
    for step, work in steps.items():
        bound = functools.partial(work, atlas)
        taken = seconds(bound, rounds)
        together += taken
        print(f"| {size} | {step} | {taken:.3f} | {megabytes(bound):.0f} | |")
    drawn = {count: with_draws(size, atlas, count, rounds) for count in DRAWS[name]}
    return drawn[CHOSEN[name]] + (together if name == "synthetic" else 0)


def written(atlas: Atlas) -> tuple[int, int]:
    """Pages and bytes of the comparison in one language, mirrors and data files among them."""
    writer = Writer(atlas, Settings("https://s3.example/", {"sv": "S", "en": "E"}, ""), "sv")
    pages = [page.whole for page in ComparisonPlugin().make(writer)]
    files = [file.text for file in ComparisonPlugin().data(writer)]
    return len(pages), sum(len(text.encode()) for text in (*pages, *files))


def growth(like: Atlas, regions: int, priorities: int) -> bool:
    """Print what is written for half as many regions and for all; whether it grows no faster than they do."""
    sizes = {number: written(synthetic_atlas(like, number, priorities)) for number in (regions // 2, regions)}
    print("\n| regions | pages | kB | kB a region |\n|---|---|---|---|")
    for number, (pages, size) in sizes.items():
        print(f"| {number} | {pages} | {size / 1000:.0f} | {size / 1000 / number:.1f} |")
    (few, (_, small)), (many, (_, large)) = sizes.items()
    return large / small <= GROWTH * many / few


def with_draws(size: str, atlas: Atlas, count: int, rounds: int) -> float:
    """Print the row of so many draws; memory is that of 1 000 at most, since more take turns in it."""
    taken = seconds(functools.partial(chance.of_counties, atlas, count), rounds if count < 10_000 else 1)
    peak = megabytes(functools.partial(chance.of_counties, atlas, min(count, 1_000)))
    print(f"| {size} | chance, {count} draws | {taken:.3f} | {peak:.0f} | {farthest(atlas, count):.3f} |")
    return taken


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--regions", type=int, default=242)
    parser.add_argument("--priorities", type=int, default=6)
    parser.add_argument("--rounds", type=int, default=5)
    asked = parser.parse_args()
    real = checked_atlas(ROOT)[0]
    atlases = {"real": real, "synthetic": synthetic_atlas(real, asked.regions, asked.priorities)}
    print("| country: regions × themes | what | median s | peak MB | expected: most apart, two seeds |")
    print("|---|---|---|---|---|")
    taken = {name: measured(name, atlas, asked.rounds) for name, atlas in atlases.items()}
    print("Time grows in step with the draws, after a start of the same length; the error falls with their root.")
    kept = {name: taken[name] < limit for name, limit in LIMITS.items()}
    kept["growth"] = growth(real, asked.regions, asked.priorities)
    print(f"growth: at most {GROWTH} × that of the regions {'kept' if kept['growth'] else 'NOT kept'}")
    for name, limit in LIMITS.items():
        print(
            f"{name}, {CHOSEN[name]} draws: {taken[name]:.2f} s, limit {limit} s {'kept' if kept[name] else 'NOT kept'}"
        )
    return 0 if all(kept.values()) else 1


if __name__ == "__main__":
    sys.exit(main())
