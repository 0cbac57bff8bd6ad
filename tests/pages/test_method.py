"""The worked examples of the method page, worked out again from the contributed files themselves."""

import math
import re
from collections import Counter
from itertools import combinations, product
from pathlib import Path
from typing import Any

import pytest
import yaml
from small_country import COUNTRY, VOCABULARIES
from smartspec.check import checked_atlas
from smartspec.pages.codebook.lists import method_page
from smartspec.pages.page import Settings
from smartspec.pages.writer import Writer

WORKED = re.compile(r'<span class="s3-worked">(.*?)</span>')
NEAR = re.compile(r"([^;>]+) – ([^;:]+): (\d+) / max\((\d+), (\d+)\) = ([\d.]+)")
Front = dict[str, Any]


def front(file: Path) -> Front:
    found: Front = yaml.safe_load(file.read_text("utf-8").split("---\n")[1])
    return found


def strategies(county: Path) -> dict[Path, Front]:
    return {file.parent: front(file) for file in sorted(county.glob("*/strategy.md"))}


def priorities(folder: Path) -> dict[str, Front]:
    files = (f for f in folder.glob("*.md") if f.name != "strategy.md" and not f.name.endswith(".en.md"))
    return {f"{folder.name}/{file.stem}": front(file) for file in sorted(files)}


@pytest.fixture(scope="module")
def themes() -> dict[str, set[str]]:
    """Main themes of each county's current priorities, without any code of ours."""
    found = {}
    for county in sorted((COUNTRY / "regions").glob("*/region.yml")):
        current = [folder for folder, facts in strategies(county.parent).items() if facts["status"] != "ended"]
        chosen = {p["theme"] for folder in current for p in priorities(folder).values()}
        if chosen:
            found[county.parent.name] = chosen
    return found


@pytest.fixture(scope="module")
def sections() -> dict[str, str]:
    """Each part of the English page that has a heading of the third level, by the heading's id."""
    settings = Settings("https://s3.example/", {"sv": "S", "en": "E"}, "")
    html = method_page(Writer(checked_atlas(COUNTRY)[0], settings, "en")).html
    return {part.split('"', 1)[0]: part for part in html.split('<h3 id="')[1:]}


@pytest.fixture(scope="module")
def worked(sections: dict[str, str]) -> dict[str, str]:
    """The sum that each measure's example shows."""
    return {name: found[1] for name, html in sections.items() if (found := WORKED.search(html))}


def two(number: float) -> str:
    return f"{number:.2f}"


def test_each_measure_has_a_formula_and_an_example(sections: dict[str, str]) -> None:
    measures = {name: html for name, html in sections.items() if "<dt>Formula</dt>" in html}
    assert len(measures) == 10
    assert [name for name, html in measures.items() if "<dt>Example</dt><dd></dd>" in html] == []
    for part in ("Says", "Comes from", "Limits", "Example"):
        assert [name for name, html in measures.items() if f"<dt>{part}</dt>" not in html] == []


def test_the_pairs_measures(worked: dict[str, str], themes: dict[str, set[str]]) -> None:
    a, b = themes["dalarna"], themes["gavleborg"]
    shared, either = len(a & b), len(a | b)
    assert worked["jaccard"] == f"{shared} / {either} = {two(shared / either)}"
    least = min(len(a), len(b))
    assert worked["overlappskoefficient"] == f"{shared} / {least} = {two(shared / least)}"
    have = Counter(theme for chosen in themes.values() for theme in chosen)
    common, all_of = (sum(math.log(len(themes) / have[t]) for t in group) for group in (a & b, a | b))
    assert worked["sallsynthet"] == f"{two(common)} / {two(all_of)} = {two(common / all_of)}"
    assert worked["slump-par"] == f"{len(a)} · {len(b)} / 14 = {two(len(a) * len(b) / 14)}"


def test_what_a_theme_gets_by_chance(worked: dict[str, str], themes: dict[str, set[str]]) -> None:
    chosen = sum(map(len, themes.values()))
    assert worked["slump-tema"] == f"{chosen} / 14 = {two(chosen / 14)}"


def test_neighbours_against_others(worked: dict[str, str], themes: dict[str, set[str]]) -> None:
    listed = yaml.safe_load((VOCABULARIES / "territories.yml").read_text("utf-8"))["counties"]
    near = {frozenset((c["slug"], other)) for c in listed for other in c.get("neighbours", ())}
    groups: dict[bool, list[float]] = {True: [], False: []}
    for one, other in combinations(themes, 2):
        a, b = themes[one], themes[other]
        groups[frozenset((one, other)) in near].append(len(a & b) / len(a | b))
    means = {key: sum(values) / len(values) for key, values in groups.items()}
    assert worked["grannar"] == f"{two(means[True])} − {two(means[False])} = {two(means[True] - means[False])}"


def touched(folder: str) -> set[str]:
    found = priorities(COUNTRY / "regions" / folder).values()
    return {theme for priority in found for theme in priority.get("touches") or ()}


@pytest.fixture(scope="module")
def near(themes: dict[str, set[str]]) -> dict[tuple[str, str], tuple[int, int, int]]:
    """Regions with both, with the one and with the other, of each theme of Dalarna's with each of Gävleborg's."""
    a, b = themes["dalarna"], themes["gavleborg"]
    a, b = a - (touched("gavleborg/odaterad") - b), b - (touched("dalarna/2022-2028") - a)
    have = Counter(theme for chosen in themes.values() for theme in chosen)
    both = {(c, d): sum(c in t and d in t for t in themes.values()) for c, d in product(have, have)}
    return {(c, d): (both[c, d], have[c], have[d]) for c in a - b for d in b - a if min(have[c], have[d]) >= 3}


def test_proximity(sections: dict[str, str], near: dict[tuple[str, str], tuple[int, int, int]]) -> None:
    listed = yaml.safe_load((VOCABULARIES / "themes.yml").read_text("utf-8"))["terms"]
    ids = {term["name"]["en"]: term["id"] for term in listed}
    shown = {
        (ids[c.strip()], ids[d]): (int(n), int(one), int(other), value)
        for c, d, n, one, other, value in NEAR.findall(sections["narhet"])
    }
    assert shown == {pair: (n, c, d, two(n / max(c, d))) for pair, (n, c, d) in near.items()}
    assert ("energy", "services-social") in shown


def test_complementarity(worked: dict[str, str], near: dict[tuple[str, str], tuple[int, int, int]]) -> None:
    values = [n / max(c, d) for n, c, d in near.values()]
    assert worked["komplementaritet"].endswith(f") / {len(values)} = {two(sum(values) / len(values))}")
    parts = worked["komplementaritet"][1:].split(")")[0].split(" + ")
    assert sorted(parts) == sorted(map(two, values))


def test_then_and_now(worked: dict[str, str]) -> None:
    """Värmland's current strategy says what each priority replaces; names tell the rest."""
    folder = COUNTRY / "regions" / "varmland"
    now, before = priorities(folder / "2022-2028"), priorities(folder / "2015-2020")
    linked = {name: [*p.get("replaces", ()), *p.get("merged_from", ())] for name, p in now.items()}
    for name, p in now.items():
        linked[name] = linked[name] or [old for old, q in before.items() if q["name"].lower() == p["name"].lower()]
    merged = {old for sources in linked.values() if len(sources) > 1 for old in sources}
    assert len(merged) == 2, "what was merged lives on, and not one to one"
    follow = [(before[old], now[name]) for name, sources in linked.items() for old in sources if old not in merged]
    same = sum(o["theme"] == n["theme"] and o["name"].lower() == n["name"].lower() for o, n in follow)
    renamed = sum(o["theme"] == n["theme"] and o["name"].lower() != n["name"].lower() for o, n in follow)
    rescoped = sum(o["theme"] != n["theme"] for o, n in follow)
    lives = f"({same} + {renamed} + {rescoped}) / {len(before)} = {two(len(follow) / len(before))}"
    assert worked["bestandighet"] == lives
    added, dropped = len(now) - len(follow) - 1, len(before) - len(follow) - len(merged)
    turned = (added + dropped) / (len(before) + len(now))
    assert worked["omsattning"] == f"({added} + {dropped}) / ({len(before)} + {len(now)}) = {two(turned)}"
