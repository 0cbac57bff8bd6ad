"""How the cost of a build grows with the number of counties.

Run: .venv/bin/python benchmarks/scale.py [--counties N ...]

Counties beyond the real 21 are copies of them, with folders, territories and neighbours of their own; each site is
built as a whole process after one that fills the caches of texts and templates. Processor time is of the process
and all that it starts. The exponent says how processor time grows with pages: 1 is in proportion.
"""

import argparse
import csv
import io
import math
import os
import resource
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import NamedTuple

import yaml

ROOT = Path(__file__).parents[1]
TERRITORIES = "docs/vocabularies/territories.yml"


class Cost(NamedTuple):
    """Of one build: pages, processor seconds, the largest process in MB, and MB of the site."""

    pages: int
    seconds: float
    memory: float
    size: float


def country(target: Path, number: int) -> Path:
    """A repository with so many counties."""
    for name in ("docs", "overrides", "regions"):
        shutil.copytree(ROOT / name, target / name)
    shutil.copy(ROOT / "mkdocs.yml", target)
    file = target / TERRITORIES
    listed = yaml.load(file.read_text("utf-8"), yaml.CSafeLoader)
    real = tuple(listed["counties"])
    for place in range(len(real), number):
        model = real[place % len(real)]
        slug, before = f"{model['slug']}-{place}", listed["counties"][-1]
        shutil.copytree(ROOT / "regions" / model["slug"], target / "regions" / slug)
        new = {
            **model,
            "slug": slug,
            "county_code": str(place + 30),
            "nuts": f"SE{chr(65 + place // 100)}{place % 100:02}",
            "iso_3166_2": f"SE-{place}",
        }
        number_anew(target / "regions" / slug, str(place), (model["nuts"], new["nuts"]))
        new["name"] = {lang: f"{name} {place}" for lang, name in model["name"].items()}
        new["county_name"], new["organisation"] = f"{model['county_name']} {place}", f"{model['organisation']} {place}"
        new["neighbours"] = [before["slug"]]
        before["neighbours"] = [*before["neighbours"], slug]
        listed["counties"].append(new)
    for county in listed["counties"][number:]:
        shutil.rmtree(target / "regions" / county["slug"])
    del listed["counties"][number:]
    file.write_text(yaml.safe_dump(listed, allow_unicode=True, sort_keys=False), "utf-8")
    return target


def number_anew(folder: Path, mark: str, codes: tuple[str, str]) -> None:
    """Make the initiatives of a copied county others, in the copy: in reality few stand in several counties' lists."""
    for name, column in (("initiatives", "Operation_Unique_Identifier"), ("initiative-links", "operation")):
        file = folder / f"{name}.csv"
        with file.open(encoding="utf-8", newline="") if file.exists() else io.StringIO() as opened:
            rows = list(csv.DictReader(opened))
        if not rows:
            continue
        place = "Location_Indicator_NUTS_code"
        with file.open("w", encoding="utf-8", newline="") as opened:
            writer = csv.DictWriter(opened, rows[0], lineterminator="\n")
            writer.writeheader()
            for row in rows:
                moved = {place: row[place].replace(*codes)} if row.get(place) else {}
                writer.writerow({**row, **moved, column: f"{row[column][:50]}-{mark}"})


def build(folder: Path, **environment: str) -> Cost:
    """Build in a process of its own. Raises CalledProcessError with what it said."""
    measured = (
        "import resource, subprocess, sys;"
        "done = subprocess.run(sys.argv[1:], capture_output=True, text=True);"
        "used = resource.getrusage(resource.RUSAGE_CHILDREN);"
        "print(done.stdout + done.stderr if done.returncode else '', file=sys.stderr);"
        "print(used.ru_utime + used.ru_stime, used.ru_maxrss / 1024); sys.exit(done.returncode)"
    )
    command = [sys.executable, "-c", measured, str(Path(sys.executable).with_name("smartspec")), "build"]
    given = {**os.environ, "NO_MKDOCS_2_WARNING": "1", **environment}
    done = subprocess.run(command, cwd=folder, env=given, stdout=subprocess.PIPE, text=True, check=True)
    seconds, memory = map(float, done.stdout.split())
    files = [file for file in (folder / "site").rglob("*") if file.is_file()]
    pages = sum(file.suffix == ".html" for file in files)
    return Cost(pages, seconds, memory, sum(file.stat().st_size for file in files) / 1e6)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--counties", type=int, nargs="*", default=[21, 60, 180, 500])
    options = parser.parse_args()
    resource.setrlimit(resource.RLIMIT_NOFILE, (4096, resource.getrlimit(resource.RLIMIT_NOFILE)[1]))
    print("| counties | pages | processor s | ms a page | MB of memory | MB of site | exponent |\n" + "|---" * 7 + "|")
    first: Cost | None = None
    for number in options.counties:
        with tempfile.TemporaryDirectory() as folder:
            root = country(Path(folder, "country"), number)
            build(root)
            cost = build(root)
        first = first or cost
        grown = math.log(cost.seconds / first.seconds) / math.log(cost.pages / first.pages) if cost != first else None
        print(
            f"| {number} | {cost.pages:,} | {cost.seconds:.1f} | {1000 * cost.seconds / cost.pages:.1f} "
            f"| {cost.memory:.0f} | {cost.size:.0f} | {'' if grown is None else format(grown, '.2f')} |",
            flush=True,
        )
    return 0


if __name__ == "__main__":
    sys.exit(main())
