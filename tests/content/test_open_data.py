"""What the open data of any right content has."""

import json
from collections import Counter
from pathlib import Path

from jsonschema import Draft202012Validator
from smartspec.addresses import DATA
from smartspec.export.schemas import RECORDS, strict
from stated_counts import STATED


def test_every_document_follows_its_strict_schema(site: Path) -> None:
    judges = {name: Draft202012Validator(strict(RECORDS[name])) for name in RECORDS}
    names = ("regions", "codelists")
    files = [*(site / DATA).glob("*.json"), *(f for name in names for f in (site / DATA / name).rglob("*.json"))]
    read = (json.loads(file.read_text("utf-8")) for file in files if file.name != "openapi.json")
    wrong = [
        (document["$schema"], error.json_path, error.message)
        for document in read
        for error in judges[document["$schema"].rpartition("/")[2].removesuffix(".json")].iter_errors(document)
    ]
    assert len(files) > len(RECORDS)
    assert wrong == []


def test_the_numbers_of_the_site_can_be_made_from_the_data(site: Path) -> None:
    priorities, strategies = (
        json.loads((site / DATA / f"{name}.json").read_text("utf-8"))["items"] for name in ("priorities", "strategies")
    )
    made = Counter(one["counted_as"] for one in priorities)
    in_force = {one["territory"]["key"] for one in strategies if one["counted_as"] == "in-force"}
    counties = {one for one in in_force if "/" not in one}
    told = {name: int(number) for number, name, _ in STATED.findall((site / "index.html").read_text("utf-8"))}
    assert (told["priorities_in_force"], told["priorities_unclear"], told["priorities_of_areas"]) == (
        made["in-force"], made["unclear"], made["area"],
    )  # fmt: skip
    assert told["regions_in_force"] == len(counties)
