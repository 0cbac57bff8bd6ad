"""A list of operations as it was published is taken in whole: each row, and each programme area's sum.

``operations-2014-2020.csv`` is Tillväxtverket's list of the Regional Fund 2014–2020 as of 14 October 2016, read in a
public mirror without a licence file. What regions have made of their tables since then plays no part here.
"""

import csv
import shutil
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml
from commands import called

LIST = Path(__file__).with_name("operations-2014-2020.csv")
SOURCE = "the-list"
NATIONAL = "Nationellt regionalfondsprogram"
SPELLED = {"Småland och Öarna": "Småland med öarna"}
"""Names of areas that the list spells in its own way."""


@pytest.fixture
def without_initiatives(root: Path, tmp_path: Path) -> Path:
    """The real tree as it was before any initiative was known, with the list as the only source."""
    shutil.copytree(root / "docs/vocabularies", tmp_path / "docs/vocabularies")
    shutil.copytree(root / "regions", tmp_path / "regions", ignore=shutil.ignore_patterns("initiative*.csv"))
    shutil.copy(root / "mkdocs.yml", tmp_path)
    for file in (tmp_path / "regions").rglob("sources.yml"):
        file.write_text(f"sources:\n  - {{id: {SOURCE}, title: Listan, publisher: Tillväxtverket}}\n", "utf-8")
    return tmp_path


def rows_by_area(root: Path) -> Iterator[tuple[str, dict[str, str]]]:
    """Each row of the tables with the area that its folder is, or is in."""
    territories = yaml.safe_load((root / "docs/vocabularies/territories.yml").read_text("utf-8"))
    names = {area["slug"]: area["name"]["sv"] for area in territories["areas"]}
    areas = names | {county["slug"]: names[county["area"]] for county in territories["counties"]}
    for file in (root / "regions").rglob("initiatives*.csv"):
        area = areas.get(file.parent.name, NATIONAL)
        with file.open(encoding="utf-8", newline="") as table:
            yield from ((SPELLED.get(area, area), row) for row in csv.DictReader(table))


def tables(root: Path) -> dict[Path, bytes]:
    return {file: file.read_bytes() for file in (root / "regions").rglob("initiatives*.csv")}


def test_each_row_is_an_operation_and_each_area_has_the_sum_of_the_list(without_initiatives: Path) -> None:
    root = without_initiatives
    command = (root, "import", "initiatives", "--source", SOURCE, str(LIST))
    assert called(*command).returncode == 0
    with LIST.open(encoding="utf-8", newline="") as file:
        published = list(csv.DictReader(file))
    sums: Counter[str] = Counter()
    for row in published:
        sums[row["område"]] += int(row["beviljat_belopp_sek"])
    taken: Counter[str] = Counter()
    found = list(rows_by_area(root))
    for area, row in found:
        taken[area] += int(row["Support_Amount"])
    assert len(sums) == 9
    assert taken == sums
    assert sorted(row["Operation_Unique_Identifier"] for _, row in found) == sorted(r["ärende-id"] for r in published)
    before = tables(root)
    assert called(*command).returncode == 0
    assert tables(root) == before
