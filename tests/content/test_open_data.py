"""What the open data of any right content has."""

import json
from pathlib import Path

from jsonschema import Draft202012Validator
from smartspec.addresses import DATA
from smartspec.export.schemas import RECORDS, strict


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
