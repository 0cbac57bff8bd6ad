"""What the site grows by with open data, in processor time and in size.

Run: .venv/bin/python benchmarks/open_data.py [--pairs N] [--parts SITE]

Builds in turn, in two clones of the repository: as it is, and without documents, tables, package, pages about them,
JSON-LD, references for reference managers, feeds of changes and rules for hosts. Both have the sitemap.
Processor time is of the process and all that it starts. ``--parts`` only says what the parts of a built site weigh.
"""

import argparse
import os
import re
import subprocess
import sys
import tempfile
from collections import Counter
from pathlib import Path

ROOT = Path(__file__).parents[1]
BUILD = """
import sys
from pathlib import Path
from markupsafe import Markup
from smartspec.pages import writer
from smartspec.pages.regions import territories
from smartspec.site import families
from smartspec.site.build import build_site
if sys.argv[3] == "without":
    writer.json_ld = lambda *_: Markup("")
    territories.citation_files = families.change_feeds = lambda *_: ()
build_site(Path(sys.argv[1]), Path(sys.argv[2]), lambda said: None)
"""
LINES = ("opendata", "hosting")
"""The lines of ``mkdocs.yml`` that the second clone lacks."""
LIMITS = {"processor time, %": 12, "MB of files": 6}
PARTS = (
    ("documents of regions, areas, strategies and priorities", r"data/v1/regions/"),
    ("lists", r"data/v1/[a-z]+\.json$(?<!openapi\.json)(?<!index\.json)"),
    ("tables", r"data/v1/tables/"),
    ("package", r"data/.*\.zip$"),
    ("schemas, OpenAPI, codelists, codebook, comparisons", r"data/"),
    ("citera.bib and citera.ris", r".*citera\.(bib|ris)$"),
    ("pages about the data", r"(en/)?oppna-data/"),
    ("Atom and iCalendar", r".*(?<!sitemap)\.(xml|ics)$"),
    ("rules for hosts, robots.txt, llms.txt", r"_\w+|(robots|llms)\.txt$"),
)
IN_PAGES = re.compile(
    rb'<script type="application/ld\+json">.*?</script>|<link rel="alternate " type="application/json"[^>]*>'
)


def clone(target: Path, kind: str) -> Path:
    """The repository as it is on disk, with its history."""
    subprocess.run(["git", "clone", "-q", "--no-hardlinks", str(ROOT), str(target)], check=True)
    if kind == "without":
        settings = (target / "mkdocs.yml").read_text("utf-8")
        for line in LINES:
            settings = settings.replace(f"  - smartspec/{line}\n", "")
        (target / "mkdocs.yml").write_text(settings, "utf-8")
        for page in (target / "docs").rglob("om.md"):  # the build stops at a link that leads nowhere
            page.write_text(page.read_text("utf-8").replace("](oppna-data/index.md", "](om.md"), "utf-8")
    return target


def built(root: Path, kind: str) -> tuple[float, float]:
    """Processor seconds and MB of one build."""
    site = root / "site"
    environment = os.environ | {"NO_MKDOCS_2_WARNING": "1"}
    running = subprocess.Popen([sys.executable, "-c", BUILD, str(root), str(site), kind], cwd=root, env=environment)
    _, status, used = os.wait4(running.pid, 0)
    assert status == 0, kind
    return used.ru_utime + used.ru_stime, sum(f.stat().st_size for f in site.rglob("*") if f.is_file()) / 1e6


def parts(site: Path) -> Counter[str]:
    """Bytes of each part of the open data."""
    found: Counter[str] = Counter()
    for file in site.rglob("*"):
        path = file.relative_to(site).as_posix()
        if not file.is_file():
            continue
        if name := next((name for name, pattern in PARTS if re.match(pattern, path)), ""):
            found[name] += file.stat().st_size
        if file.suffix == ".html":
            found["JSON-LD and links to documents in pages"] += sum(map(len, IN_PAGES.findall(file.read_bytes())))
    return found


def main() -> int:
    given = argparse.ArgumentParser()
    given.add_argument("--pairs", type=int, default=3)
    given.add_argument("--parts", type=Path)
    options = given.parse_args()
    if options.parts:
        for name, size in parts(options.parts).most_common():
            print(f"{size / 1e6:5.2f} MB  {name}")
        return 0
    with tempfile.TemporaryDirectory() as folder:
        roots = {kind: clone(Path(folder) / kind, kind) for kind in ("with", "without")}
        for kind, root in roots.items():
            built(root, kind)  # fills the caches
        growth = []
        for number in range(options.pairs):
            cost = {
                kind: built(roots[kind], kind) for kind in (("with", "without") if number % 2 else ("without", "with"))
            }
            growth.append(100 * (cost["with"][0] / cost["without"][0] - 1))
            print(
                *(f"{kind}: {seconds:.1f} s, {size:.1f} MB" for kind, (seconds, size) in sorted(cost.items())),
                sep=" · ",
            )
        sizes = cost["with"][1] - cost["without"][1]
        for what, reached in zip(LIMITS, (sorted(growth)[len(growth) // 2], sizes), strict=True):
            print(f"{what}: {reached:.1f}, at most {LIMITS[what]}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
