"""How long a whole build takes beside other generators on the same pages.

Run: .venv/bin/python benchmarks/beside_others.py [--counties N …] [--rounds N]

The same pages are written as plain Markdown (benchmarks/plain_pages.py) and built by plain MkDocs + Material with the
same mkdocs.yml less our plugins and templates, and by Zensical, Hugo and Eleventy where these are installed. The last
two have no theme: their pages are the bare text, without navigation, search or checked links, so that they show the
least that a generator takes. All build in turn, as whole processes; a ratio is the median over the rounds, so it holds
on a noisy machine where seconds do not. The whole site has 21 counties; fewer show how the cost grows.
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
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import yaml
from mkdocs.config import load_config
from plain_pages import EXTENSIONS, write_plain
from smartspec.check import checked_atlas
from smartspec.pages.writer import Writer
from smartspec.site.families import FAMILIES
from smartspec.site.settings import settings_of

ROOT = Path(__file__).parents[1]
LIMITS = {"mkdocs": 0.3, "eleventy": 1.0}
"""The most that our build may take of another's wall time."""
MODELS = ("stockholm", "varmland", "dalarna")
AREAS = "programme-areas"
OF_OURS = ("smartspec/", "- macros:", "custom_dir:", "extra_css:", "extra_javascript:", "watch:")
"""Lines of mkdocs.yml that a plain site does not have."""
BARE = '<!doctype html><html lang="sv"><head><meta charset="utf-8"><title>S3</title></head><body>{}</body></html>\n'


class Cost(NamedTuple):
    """Wall and processor seconds of one whole build."""

    wall: float
    processor: float


class Generator(NamedTuple):
    """One to compare with: its name, how its folder is made of the plain site, and what builds it there."""

    name: str
    prepare: Callable[[Path], None]
    command: list[str]


def generators() -> list[Generator]:
    """Plain MkDocs, and those of the others that are installed."""
    mkdocs = str(Path(sys.executable).with_name("mkdocs"))
    others = (
        Generator("zensical", _as_it_is, ["zensical", "build"]),
        Generator("hugo", _for_hugo, ["hugo", "--quiet"]),
        Generator("eleventy", _for_eleventy, ["eleventy", "--quiet"]),
    )
    found = [Generator("mkdocs", _as_it_is, [mkdocs, "build", "-q"])]
    for other in others:
        if shutil.which(other.command[0]):
            found.append(other)
        else:
            print(f"{other.name} is not installed: left out")
    return found


def _as_it_is(folder: Path) -> None:
    """MkDocs and Zensical read the plain site as it is."""


def _for_hugo(folder: Path) -> None:
    """A folder with index.md has no pages below it in Hugo; one with _index.md has."""
    for page in list((folder / "docs").rglob("index.md")):
        page.rename(page.with_name("_index.md"))
    (folder / "hugo.toml").write_text('contentDir = "docs"\ndisableKinds = ["taxonomy", "term"]\n', "utf-8")
    for name in ("list", "single"):
        layout = folder / "layouts" / "_default" / f"{name}.html"
        layout.parent.mkdir(parents=True, exist_ok=True)
        layout.write_text(BARE.format("{{ .Content }}"), "utf-8")


def _for_eleventy(folder: Path) -> None:
    """Markdown only: its own template language would read what stands in braces."""
    layout = folder / "docs" / "_includes" / "bare.njk"
    layout.parent.mkdir()
    layout.write_text(BARE.format("{{ content | safe }}"), "utf-8")
    (folder / "docs" / "docs.json").write_text('{"layout": "bare.njk"}', "utf-8")
    (folder / "eleventy.config.cjs").write_text(
        "module.exports = () => ({dir: {input: 'docs', output: 'site'}, markdownTemplateEngine: false,\n"
        "  templateFormats: ['md', 'njk']})\n",
        "utf-8",
    )


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
    pages = [p for lang in ("sv", "en") for family in FAMILIES for p in family().make(Writer(atlas, settings, lang))]
    unpublished = shutil.ignore_patterns("decisions", "vocabularies", "calendar", "exchange", "news", "redaktion")
    shutil.copytree(ours / "docs", target / "docs", ignore=unpublished)  # redaktion/ is made of our own macros
    write_plain(pages, target / "docs")
    text = (ours / "mkdocs.yml").read_text("utf-8")
    kept = [line for line in text.split("\n") if not any(own in line for own in OF_OURS)]
    text = "\n".join(kept).replace("strict: true", "strict: false")
    text = text.replace("plugins:\n", "plugins:\n  - search: {lang: [sv, en]}\n")  # as a plain site has it
    (target / "mkdocs.yml").write_text(text.replace("markdown_extensions:\n", EXTENSIONS), "utf-8")
    return len(pages)


def cost(folder: Path, command: list[str]) -> Cost:
    """Of one whole build. Raises CalledProcessError, after what it said."""
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1"}
    before, started = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    done = subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True)
    wall, after = time.perf_counter() - started, resource.getrusage(resource.RUSAGE_CHILDREN)
    if done.returncode:
        print(done.stdout[-2000:], done.stderr[-2000:], file=sys.stderr)
        done.check_returncode()
    return Cost(wall, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime)


def compare(counties: int, rounds: int) -> dict[str, float]:
    """Print the table's lines for a site of that size; the median ratios of wall times, by generator."""
    with tempfile.TemporaryDirectory() as folder:
        ours, plain = copy_of_site(Path(folder, "ours"), counties), Path(folder, "plain")
        pages = plain_site(ours, plain)
        sites = [(Generator("smartspec", _as_it_is, [str(Path(sys.executable).with_name("smartspec")), "build"]), ours)]
        for generator in generators():
            place = Path(folder, generator.name)
            shutil.copytree(plain, place)
            generator.prepare(place)
            sites.append((generator, place))
        for generator, place in sites:
            cost(place, generator.command)  # fills the caches
        found = [[cost(place, generator.command) for generator, place in sites] for _ in range(rounds)]
    ratios = {}
    for number, (generator, _) in enumerate(sites):
        wall, processor = (statistics.median(row[number][part] for row in found) for part in (0, 1))
        ratio, used = (statistics.median(row[0][part] / row[number][part] for row in found) for part in (0, 1))
        ratios[generator.name] = ratio
        print(f"| {pages} | {generator.name} | {wall:.1f} | {processor:.1f} | {ratio:.2f} | {used:.2f} |", flush=True)
    return ratios


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--counties", type=int, nargs="*", default=[21])
    parser.add_argument("--rounds", type=int, default=3)
    options = parser.parse_args()
    print(
        "| pages | generator | wall s | processor s | ours/its wall | ours/its processor |\n|---|---|---|---|---|---|"
    )
    ratios = [compare(counties, options.rounds) for counties in options.counties][-1]
    over = [name for name, limit in LIMITS.items() if ratios.get(name, 0) > limit]
    print(f"Limits {LIMITS}: {'kept' if not over else 'NOT kept for ' + ', '.join(over)}.")
    return 1 if over else 0


if __name__ == "__main__":
    sys.exit(main())
