"""Ordinary contributions, made in a copy of the real tree wherever it has room: no region and no file is named here.

All that is tested of the real content holds with them too.
"""

import csv
import io
import re
import shutil
from pathlib import Path

from small_country import ROOT, put
from smartspec.check import checked_atlas
from smartspec.model import Atlas, Contribution, Strategy

TEXT = (ROOT / "CONTRIBUTING.md").read_text("utf-8")
EXAMPLE = re.compile(r"^`((?:docs|regions)/[^`]+)`:\n\n```(?:yaml|markdown)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
PRIORITY = re.compile(r"   ```markdown\n(   ---\n   name: .+?)   ```", re.DOTALL)
NEXT = """---
title: Nästa strategi
summary: Arbetet med nästa strategi har börjat.
status: developing
sources:
  - {source}
---
"""


def contributed(copy: Path) -> Path:
    """The real tree, copied there, after somebody has renamed, ended, begun, added and removed something."""
    for name in ("docs", "overrides", "regions", ".github"):
        shutil.copytree(ROOT / name, copy / name)
    shutil.copy(ROOT / "mkdocs.yml", copy)
    atlas = checked_atlas(copy)[0]
    contribution, strategy = with_room(atlas)
    own, source = (copy / contribution.file).parent, strategy.facts.sources[0]
    last = max(s.period.end or 0 for s in contribution.strategies if s.period)
    add_the_example_priority((copy / strategy.file).parent, source)
    add_the_examples_of_a_need_an_event_and_news(copy, own)
    rename_an_actor(copy, atlas)
    end_a_strategy_and_start_another(copy, own, strategy, last, source)
    remove_an_initiative(copy, atlas)
    return copy


def with_room(atlas: Atlas) -> tuple[Contribution, Strategy]:
    """A county whose strategies all have an end, and its current one: another can follow."""
    for county in atlas.territories.counties:
        contribution = atlas.contribution(county)
        if contribution and all(s.period and s.period.end for s in contribution.strategies):
            for strategy in contribution.current:
                if strategy.facts.status == "adopted" and strategy.priorities:
                    return contribution, strategy
    raise AssertionError("no county has a strategy that another could follow")


def add_the_example_priority(folder: Path, source: str) -> None:
    (indented,) = PRIORITY.findall(TEXT)
    text = "\n".join(line.removeprefix("   ") for line in indented.splitlines()) + "\n"
    (cited,) = set(re.findall(r"\[\^(.+?)\]", text))
    (folder / "exempel-vatgas.md").write_text(text.replace(cited, source), "utf-8")


def add_the_examples_of_a_need_an_event_and_news(copy: Path, own: Path) -> None:
    examples = EXAMPLE.findall(TEXT)
    assert len(examples) == 3
    for name, content in examples:
        path = own / "exchange" / Path(name).name if name.startswith("regions/") else copy / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(content, "utf-8")


def rename_an_actor(copy: Path, atlas: Atlas) -> None:
    priority = next(priority for *_, priority in atlas.priorities() if priority.facts.actors)
    actor = priority.facts.actors[0]
    text = (copy / priority.file).read_text("utf-8")
    renamed, times = re.subn(rf"(?m)^(\s*- ['\"]?){re.escape(actor)}", rf"\1Nya {actor}", text, count=1)
    assert times == 1, priority.file
    (copy / priority.file).write_text(renamed, "utf-8")


def end_a_strategy_and_start_another(copy: Path, own: Path, strategy: Strategy, last: int, source: str) -> None:
    put(copy, strategy.file, "status: adopted", "status: ended")
    following = own / f"{last + 1}-{last + 7}"
    following.mkdir()
    (following / "strategy.md").write_text(NEXT.format(source=source), "utf-8")


def remove_an_initiative(copy: Path, atlas: Atlas) -> None:
    contribution = next(c for c in atlas.contributions.values() if c.initiatives)
    gone = contribution.initiatives[0].Operation_Unique_Identifier
    folder = (copy / contribution.file).parent
    for table in folder.glob("initiative*.csv"):
        rows = list(csv.reader(io.StringIO(table.read_text("utf-8"))))
        with table.open("w", encoding="utf-8", newline="") as stream:
            csv.writer(stream, lineterminator="\n").writerows(row for row in rows if row[0] != gone)
