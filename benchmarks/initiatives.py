"""What the index of initiatives weighs and how long its pages take: the real content, and made-up rows.

Run: .venv/bin/python benchmarks/initiatives.py [--rows N] [--build]

Made-up rows take their names, places and owners from the real ones, with other numbers and words shuffled. With
``--build`` the whole site is built with as many rows, in a process of its own: processor time and memory.
"""

import argparse
import csv
import dataclasses
import gzip
import random
import shutil
import tempfile
import time
from pathlib import Path

from scale import build
from smartspec.check import checked_atlas
from smartspec.model import Atlas
from smartspec.pages.initiatives.actors import actor_pages
from smartspec.pages.initiatives.index import initiative_index_file
from smartspec.pages.initiatives.initiatives import initiative_pages
from smartspec.pages.page import Settings
from smartspec.pages.writer import Writer

ROOT = Path(__file__).parents[1]
MOST_COMPRESSED = 300 * 1024
"""Bytes, gzip: the page, its script and the packed rows, which a first use fetches beside the site's own files."""
MOST_SECONDS = 60
"""Processor time of a whole build with 50,000 rows."""
BUILT = ROOT / "plugins/smartspec/browser/built/s3-initiatives.js"


def with_rows(like: Atlas, rows: int, seed: int = 1) -> Atlas:
    """The same country with so many rows in all, shared out as the real ones are."""
    choose = random.Random(seed)
    every = [row for contribution in like.contributions.values() for row in contribution.initiatives]
    words = [word for row in every for word in row.Operation_Name_Programme_Language.split()]
    made = {}
    for key, contribution in like.contributions.items():
        wanted = round(rows * len(contribution.initiatives) / len(every))
        own = []
        for number in range(wanted):
            row = choose.choice(contribution.initiatives)
            length = len(row.Operation_Name_Programme_Language.split())
            changed = {
                "Operation_Unique_Identifier": f"{key.rpartition('/')[2]}-{number}",
                "Operation_Name_Programme_Language": " ".join(choose.choices(words, k=length)),
                "Support_Amount": str(choose.randint(10**5, 10**8)) if row.Support_Kind else None,
            }
            own.append(row.model_copy(update=changed))
        made[key] = dataclasses.replace(contribution, initiatives=tuple(own), links=())
    return dataclasses.replace(like, contributions=made)


def written(target: Path, rows: int) -> Path:
    """A repository whose tables share so many rows evenly: the shorter half of the real ones again and again.

    A contributed file has at most 1 MiB, some 3,000 rows, so that as many rows as in the real shares would not fit.
    """
    for name in ("docs", "overrides", "regions"):
        shutil.copytree(ROOT / name, target / name)
    shutil.copy(ROOT / "mkdocs.yml", target)
    files = sorted((target / "regions").rglob("initiatives.csv"))
    for number, file in enumerate(files):
        header, *real = csv.reader(file.read_text("utf-8").splitlines(keepends=True))
        places = range(len(real), max(len(real), rows // len(files)))
        short = sorted(real, key=lambda row: len("".join(row)))[: len(real) // 2 + 1]
        made = [[f"m{number}-{place}", *short[place % len(short)][1:]] for place in places]
        with file.open("w", encoding="utf-8", newline="") as stream:
            csv.writer(stream, lineterminator="\n").writerows([header, *real, *made])
    return target


def measure(atlas: Atlas) -> bool:
    """Print what it weighs and takes; whether it is within the limit."""
    writer = Writer(atlas, Settings("https://s3.example/", {"sv": "S3", "en": "S3"}, ""), "sv")
    start = time.process_time()
    pages = list(initiative_pages(writer))
    lists = time.process_time()
    actors = list(actor_pages(writer))
    end = time.process_time()
    data = initiative_index_file(writer).text
    index = next(page for page in pages if page.kind == "initiatives")
    parts = {"page": index.whole, "rows": data, "script": BUILT.read_text("utf-8")}
    sizes = {name: len(gzip.compress(text.encode(), 9)) for name, text in parts.items()}
    rows = sum(len(c.initiatives) for c in atlas.contributions.values())
    print(f"{rows} rows: {len(pages)} lists {lists - start:.1f} s, {len(actors)} organisations {end - lists:.1f} s")
    told = ", ".join(f"{name} {size / 1024:.0f} kB" for name, size in sizes.items())
    print(f"compressed: {told}, all {sum(sizes.values()) / 1024:.0f} kB")
    return sum(sizes.values()) <= MOST_COMPRESSED


def main() -> int:
    """Measure the real content and the made-up one; 1 when a limit is passed."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--rows", type=int, default=5_000)
    parser.add_argument("--build", action="store_true")
    options = parser.parse_args()
    if options.build:
        with tempfile.TemporaryDirectory() as folder:
            cost = build(written(Path(folder, "country"), options.rows))
        print(f"{options.rows} rows: {cost.pages} pages, {cost.seconds:.1f} s of processor, {cost.memory:.0f} MB")
        return 0 if cost.seconds <= MOST_SECONDS else 1
    atlas = checked_atlas(ROOT)[0]
    results = [measure(atlas), measure(with_rows(atlas, options.rows))]
    return 0 if all(results) else 1


if __name__ == "__main__":
    raise SystemExit(main())
