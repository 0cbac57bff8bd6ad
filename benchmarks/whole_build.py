"""How long the whole build takes beside plain MkDocs + Material on the same pages.

Run: .venv/bin/python benchmarks/whole_build.py [--counties N …] [--rounds N]

The plain site has the same mkdocs.yml without our plugins, and the same pages as Markdown
(benchmarks/plain_pages.py). Both build in turn, as whole processes; the ratio is the median of
the pairs, so it holds on a noisy machine where seconds do not. The whole site has 21 counties;
fewer show how the cost grows.
"""

import argparse
import os
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import yaml
from mkdocs.config import load_config
from plain_pages import EXTENSIONS, write_plain
from smartspec.check import checked_atlas
from smartspec.pages.writer import Writer
from smartspec.site.families import FAMILIES
from smartspec.site.settings import settings_of

ROOT = Path(__file__).parents[1]
LIMIT = 0.7
MODELS = ("stockholm", "varmland", "dalarna")
AREAS = "programme-areas"


def copy_of_site(target: Path, counties: int) -> Path:
    """The repository with that many counties: the three first, then others, or copies where they lack a folder."""
    for name in ("docs", "overrides"):
        shutil.copytree(ROOT / name, target / name)
    shutil.copy(ROOT / "mkdocs.yml", target)
    shutil.copytree(ROOT / "regions" / AREAS, target / "regions" / AREAS)
    for number, county in enumerate([*MODELS, *_other_counties()][:counties]):
        own = ROOT / "regions" / county
        shutil.copytree(own if own.is_dir() else ROOT / "regions" / MODELS[number % 3], target / "regions" / county)
    return target


def _other_counties() -> list[str]:
    listed = yaml.safe_load((ROOT / "docs/vocabularies/territories.yml").read_text("utf-8"))
    return [county["slug"] for county in listed["counties"] if county["slug"] not in MODELS]


def plain_site(ours: Path, target: Path) -> int:
    """The same pages as plain Markdown files with a plain configuration; the number of pages."""
    atlas, _ = checked_atlas(ours)
    settings = settings_of(load_config(str(ours / "mkdocs.yml"), plugins=[]))
    pages = [
        p for lang in ("sv", "en") for family in FAMILIES for p in family().make(Writer(atlas, settings, lang), [])
    ]
    unpublished = shutil.ignore_patterns("decisions", "vocabularies", "calendar", "exchange", "news", "redaktion")
    shutil.copytree(ours / "docs", target / "docs", ignore=unpublished)  # redaktion/ is made of our own macros
    write_plain(pages, target / "docs")
    shutil.copytree(ours / "overrides", target / "overrides")
    text = (ours / "mkdocs.yml").read_text("utf-8")
    kept = [line for line in text.split("\n") if "smartspec/" not in line]
    text = "\n".join(kept).replace("strict: true", "strict: false")
    text = text.replace("plugins:\n", "plugins:\n  - search: {lang: [sv, en]}\n")  # as a plain site has it
    (target / "mkdocs.yml").write_text(text.replace("markdown_extensions:\n", EXTENSIONS), "utf-8")
    return len(pages)


def seconds(folder: Path, command: list[str]) -> tuple[float, float]:
    """Wall and processor seconds of one whole build."""
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1"}
    before, started = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    subprocess.run(command, cwd=folder, env=environment, check=True, capture_output=True)
    wall, after = time.perf_counter() - started, resource.getrusage(resource.RUSAGE_CHILDREN)
    return wall, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def compare(counties: int, rounds: int) -> float:
    """Print one line of the table and return the median ratio of wall times."""
    with tempfile.TemporaryDirectory() as folder:
        ours, plain = copy_of_site(Path(folder, "ours"), counties), Path(folder, "plain")
        pages = plain_site(ours, plain)
        bin_folder = Path(sys.executable).parent
        build, other = [str(bin_folder / "smartspec"), "build"], [str(bin_folder / "mkdocs"), "build", "-q"]
        seconds(ours, build), seconds(plain, other)  # warm-up
        pairs = [(seconds(ours, build), seconds(plain, other)) for _ in range(rounds)]
    wall = statistics.median(a[0] / b[0] for a, b in pairs)
    cpu = statistics.median(a[1] / b[1] for a, b in pairs)
    own, theirs = (statistics.median(pair[i][0] for pair in pairs) for i in (0, 1))
    print(
        f"| {pages:5} | {own:6.2f} | {theirs:6.2f} | {wall:5.2f} | {cpu:5.2f} | {1000 * own / pages:6.1f} |", flush=True
    )
    return wall


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--counties", type=int, nargs="*", default=[3, 9, 21])
    parser.add_argument("--rounds", type=int, default=5)
    options = parser.parse_args()
    print("| pages | ours s | plain s | ratio | cpu ratio | ms a page |\n|---|---|---|---|---|---|")
    ratios = [compare(counties, options.rounds) for counties in options.counties]
    whole = ratios[-1]
    print(f"Limit {LIMIT} for the whole site: {'kept' if whole <= LIMIT else 'NOT kept'}.")
    return 0 if whole <= LIMIT else 1


if __name__ == "__main__":
    sys.exit(main())
