"""Sums that pages show are those of the contributed tables, read here by nothing but a CSV reader."""

import csv
import random
import re
from collections import Counter
from pathlib import Path

import yaml

KIND, STATE = "Beviljat EU-stöd", "2016-10-14"
SUM = re.compile(rf"{KIND} läget 14 oktober 2016 ([\d ]+) kr ([\d ]+) satsning")
TABLES = "initiatives*.csv"
"""A folder's first table and further ones."""
PAGES = 10


def rows_of(table: Path) -> dict[str, dict[str, str]]:
    return {row["Operation_Unique_Identifier"]: row for row in csv.DictReader(table.read_text("utf-8").splitlines())}


def granted(rows: dict[str, dict[str, str]]) -> tuple[int, int]:
    """The sum and the number of what one list says was granted on one day."""
    found = [
        row for row in rows.values() if (row.get("Support_Kind"), row.get("Amount_State")) == ("eu-granted", STATE)
    ]
    return sum(int(row["Support_Amount"]) for row in found), len(found)


def said(page: Path) -> tuple[int, int]:
    text = re.sub(r"<[^>]+>", " ", page.read_text("utf-8").partition('id="alla"')[0]).replace("\u00a0", " ")
    match = SUM.search(" ".join(text.split()))
    assert match, page
    amount, number = (int(group.replace(" ", "")) for group in match.groups())
    return amount, number


def test_sums_on_ten_pages_are_those_of_the_tables(root: Path, site: Path) -> None:
    expected: dict[Path, tuple[int, int]] = {}
    by_programme: dict[str, dict[str, dict[str, str]]] = {}
    for folder in sorted({table.parent for table in (root / "regions").rglob(TABLES)}):
        rows = {name: row for table in folder.glob(TABLES) for name, row in rows_of(table).items()}
        for name, row in rows.items():
            if programme := row.get("Programme_Name"):
                by_programme.setdefault(programme, {})[name] = row
        if "programme-areas" not in folder.parts and folder.name != "sverige" and granted(rows)[1]:
            expected[site / "satsningar" / "region" / folder.name / "index.html"] = granted(rows)
    titles = {page: page.read_text("utf-8") for page in (site / "satsningar" / "program").glob("*/index.html")}
    for programme, rows in by_programme.items():
        if granted(rows)[1]:
            page = next(path for path, text in titles.items() if f"{programme}</h1>" in text)
            expected[page] = granted(rows)
    chosen = random.Random(2026).sample(sorted(expected), min(PAGES, len(expected)))
    assert {page: said(page) for page in chosen} == {page: expected[page] for page in chosen}
    assert len(chosen) == PAGES


def test_the_sum_of_each_programme_area_is_that_of_its_own_table_and_its_counties(root: Path, site: Path) -> None:
    territories = yaml.safe_load((root / "docs/vocabularies/territories.yml").read_text("utf-8"))
    expected, shown = {}, {}
    for area in territories["areas"]:
        folders = [f"programme-areas/{area['slug']}"]
        folders += [county["slug"] for county in territories["counties"] if county["area"] == area["slug"]]
        tables = [table for folder in folders for table in (root / "regions" / folder).glob(TABLES)]
        every = [item for table in tables for item in rows_of(table).items()]
        rows = dict(sorted(every, key=lambda item: item[1].get("Support_Kind") or ""))  # of two, the one with an amount
        if granted(rows)[1]:
            expected[area["slug"]] = granted(rows)
            shown[area["slug"]] = said(site / "satsningar/programomrade" / area["slug"] / "index.html")
    assert shown == expected
    assert expected


def test_no_initiative_says_two_things_of_one_amount(root: Path) -> None:
    stated: dict[tuple[str, str], Counter[str]] = {}
    for table in (root / "regions").rglob(TABLES):
        for name, row in rows_of(table).items():
            if row.get("Support_Kind"):
                stated.setdefault((name, row["Support_Kind"]), Counter())[row["Support_Amount"]] += 1
    assert {key: found for key, found in stated.items() if len(found) > 1} == {}
