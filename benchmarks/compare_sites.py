"""Two built sites, file by file: prints each file that differs and in what way, then how many there are of each kind.

``benchmarks/compare_sites.py BEFORE AFTER``. Exit status 0 where all files are the same, 1 where any differs, and 2
where a folder holds no site. Build both with the same SOURCE_DATE_EPOCH, so that days do not differ.
"""

import argparse
import json
import re
import sys
import zipfile
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import html5lib

ENTRIES = ("index.html", "data/v1/index.json")
"""A folder that has none of these is no site."""
SPACE = re.compile(r"\s+")
LARGEST_PAGE = 2_000_000
"""Bytes of HTML that are parsed; a larger page is compared by its lines."""


def differences(before: Path, after: Path) -> Iterator[tuple[str, str, str]]:
    """Each file that differs: its path below the site, the kind of difference, and what differs in it."""
    names = [{str(path.relative_to(top)) for path in top.rglob("*") if path.is_file()} for top in (before, after)]
    for name in sorted(names[0] | names[1]):
        if name not in names[1]:
            yield name, "only before", ""
        elif name not in names[0]:
            yield name, "only after", ""
        elif (old := (before / name).read_bytes()) != (new := (after / name).read_bytes()):
            yield name, *_difference(before / name, after / name, old, new)


def _difference(before: Path, after: Path, old: bytes, new: bytes) -> tuple[str, str]:
    """The kind of difference between two files of one name that are not the same, and what differs."""
    if before.suffix == ".zip":
        return "archive", _members(before, after)
    try:
        texts = old.decode("utf-8"), new.decode("utf-8")
    except UnicodeDecodeError:
        return "bytes", f"{len(old)} and {len(new)} bytes"
    if SPACE.sub(" ", texts[0]) == SPACE.sub(" ", texts[1]):
        return "white space", ""
    if before.suffix == ".html" and max(len(old), len(new)) <= LARGEST_PAGE:
        return _of_pages(*texts)
    if before.suffix in (".json", ".jsonld", ".geojson"):
        return "values", ", ".join(_paths(*map(json.loads, texts)))
    return "lines", _lines(*texts)


def _members(before: Path, after: Path) -> str:
    """The members of two archives that differ."""
    with zipfile.ZipFile(before) as first, zipfile.ZipFile(after) as second:
        sums = [{member.filename: member.CRC for member in archive.infolist()} for archive in (first, second)]
    differing = sorted(name for name in {**sums[0], **sums[1]} if sums[0].get(name) != sums[1].get(name))
    return ", ".join(differing) or "the same members, packed otherwise"


def _of_pages(old: str, new: str) -> tuple[str, str]:
    """What two pages differ in: the first of words, elements, classes and other attributes that is not the same."""
    trees = [html5lib.parse(text, namespaceHTMLElements=False) for text in (old, new)]
    seen: dict[str, Callable[[Any], list[str]]] = {
        "words": lambda tree: SPACE.sub(" ", "".join(tree.itertext())).split(),
        "elements": lambda tree: [str(element.tag) for element in tree.iter()],
        "classes": lambda tree: [element.get("class", "") for element in tree.iter()],
        "attributes": lambda tree: [str(sorted(element.attrib.items())) for element in tree.iter()],
    }
    for kind, part in seen.items():
        lists = [part(tree) for tree in trees]
        if lists[0] != lists[1]:
            return kind, _lines(*("\n".join(one) for one in lists))
    return "markup", _lines(old, new)


def _paths(old: Any, new: Any, place: str = "") -> Iterator[str]:
    """The places in two JSON documents that hold different values."""
    if isinstance(old, dict) and isinstance(new, dict):
        for key in {**old, **new}:
            yield from _paths(old.get(key), new.get(key), f"{place}/{key}")
    elif isinstance(old, list) and isinstance(new, list) and len(old) == len(new):
        for number, (one, other) in enumerate(zip(old, new, strict=True)):
            yield from _paths(one, other, f"{place}/{number}")
    elif old != new:
        yield place or "/"


def _lines(old: str, new: str) -> str:
    """How many lines are only in either, and the first of them."""
    counted = [Counter(text.splitlines()) for text in (old, new)]
    gone, come = counted[0] - counted[1], counted[1] - counted[0]
    first = [f"{sign} {next(iter(lines))[:120]}" for sign, lines in (("-", gone), ("+", come)) if lines]
    return f"{gone.total()} gone, {come.total()} new" + "".join(f"\n    {line}" for line in first)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("before", type=Path)
    parser.add_argument("after", type=Path)
    given = parser.parse_args()
    for top in (given.before, given.after):
        if not any((top / name).is_file() for name in ENTRIES):
            print(f"{top}: holds no site", file=sys.stderr)
            return 2
    kinds: Counter[str] = Counter()
    for name, kind, what in differences(given.before, given.after):
        kinds[kind] += 1
        print(f"{kind}: {name}" + (f": {what}" if what else ""))
    print("\n".join(f"{count} {kind}" for kind, count in kinds.most_common()) or "All files are the same.")
    return 1 if kinds else 0


if __name__ == "__main__":
    sys.exit(main())
