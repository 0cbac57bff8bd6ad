"""Programs of others read the open data: a client made from OpenAPI alone, pandas, and the examples on the site."""

import html
import importlib
import json
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from site_reading import SITE
from smartspec.addresses import DATA

PANDAS = {"string": "string", "integer": "Int64", "decimal": "Float64", "boolean": "boolean"}
"""The types of pandas that can be empty, by those of CSV on the Web."""


def test_a_client_made_from_openapi_alone_fetches_the_priorities_of_dalarna(
    built: Path, address: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "settings.yml").write_text("post_hooks: []\n", "utf-8")
    made = [sys.executable, "-m", "openapi_python_client", "generate", "--meta", "none", "--fail-on-warning"]
    made += ["--path", str(built / DATA / "openapi.json"), "--config", str(tmp_path / "settings.yml")]
    subprocess.run([*made, "--output-path", str(tmp_path / "s3_client")], check=True, capture_output=True)
    monkeypatch.syspath_prepend(tmp_path)
    calls = "s3_client.api.default"
    fetch = importlib.import_module(f"{calls}.get_regions_region_strategy_priority").sync
    with importlib.import_module("s3_client").Client(base_url=f"{address}{DATA.rstrip('/')}") as client:
        listed = importlib.import_module(f"{calls}.get_priorities").sync(client=client)
        own = [one for one in listed.items if one.territory.key == "dalarna"]
        (energy,) = (one for one in own if one.name.sv == "Smarta energisystem")
        whole = fetch(*energy.key.split("/"), client=client)
    assert {one.key for one in own} == {
        file.relative_to(built / DATA / "regions").as_posix().removesuffix(".json")
        for file in (built / DATA / "regions/dalarna").glob("*/*.json")
    }
    assert (whole.period.start, whole.period.end, whole.theme) == (2022, 2028, "energy")
    assert whole.name.en == "Smart energy systems"
    assert whole.additional_properties == {}  # nothing that the description does not tell of


def test_pandas_reads_each_table_with_the_types_that_its_description_says(built: Path) -> None:
    import pandas

    folder = built / DATA / "tables"
    tables = json.loads((folder / "csv-metadata.json").read_text("utf-8"))["tables"]
    assert {table["url"] for table in tables} == {file.name for file in folder.glob("*.csv")}
    tables_only = []
    for table in tables:
        columns = table["tableSchema"]["columns"]
        told = {one["name"]: "string" if "separator" in one else one["datatype"] for one in columns}
        kinds = {name: PANDAS[kind["base"] if isinstance(kind, dict) else kind] for name, kind in told.items()}
        read = pandas.read_csv(folder / table["url"], dtype=kinds, keep_default_na=False, na_values=[""])
        assert {name: str(kind) for name, kind in read.dtypes.items()} == kinds
        needed = [one["name"] for one in columns if one.get("required")]
        assert not read[needed].isna().any(axis=None), table["url"]
        assert read[table["tableSchema"]["primaryKey"]].is_unique
        if "id" in read and read["id"].str.startswith("https://").all():  # else an id within a territory
            assert read["id"].is_unique, table["url"]
        assert len(read) > 0
        if not (built / DATA / table["url"]).with_suffix(".json").exists():
            tables_only.append(table["url"])
            continue
        document = json.loads((built / DATA / table["url"]).with_suffix(".json").read_text("utf-8"))
        assert len(read) == document["total"]
        for name in kinds.keys() & document["items"][0].keys() - {one["name"] for one in columns if "separator" in one}:
            if not isinstance(document["items"][0][name], dict):
                exact = [item[name] for item in document["items"]]
                if told[name] == "decimal":
                    exact = [None if amount is None else float(amount) for amount in exact]
                assert [None if pandas.isna(cell) else cell for cell in read[name]] == [
                    cell or (cell if cell in (0, False) else None) for cell in exact
                ], (table["url"], name)
    assert tables_only == ["sources.csv"]


def test_amounts_are_numbers_for_pandas_and_days_are_texts_of_a_form(built: Path) -> None:
    """A day may be known to its month or year only, which no program takes for a date."""
    import pandas

    folder = built / DATA / "tables"
    tables = json.loads((folder / "csv-metadata.json").read_text("utf-8"))["tables"]
    (columns,) = (table["tableSchema"]["columns"] for table in tables if table["url"] == "initiatives.csv")
    kinds = {one["name"]: one["datatype"] for one in columns}
    assert {kinds[name] for name in ("support_amount", "paid_amount", "cofinancing_rate")} == {"decimal"}
    assert pandas.read_csv(folder / "initiatives.csv")["support_amount"].dtype.kind in "if"
    form = re.compile(kinds["operation_start_date"]["format"])
    assert [bool(form.search(text)) for text in ("2019", "2016-04", "2016-04-30", "April 2016")] == [True] * 3 + [False]


def test_the_example_in_python_counts_priorities_in_force_by_theme(
    built: Path, address: str, capsys: pytest.CaptureFixture[str]
) -> None:
    page = html.unescape((built / "oppna-data/index.html").read_text("utf-8"))
    example = re.findall(r'<code class="language-python">(.*?)</code>', page, re.DOTALL)[0]
    exec(example.replace(SITE, address), {})
    items: list[dict[str, Any]] = json.loads((built / DATA / "priorities.json").read_text("utf-8"))["items"]
    told = capsys.readouterr().out
    in_force = [item["theme"] for item in items if item["counted_as"] == "in-force"]
    assert 0 < len(in_force) < len(items)
    for theme in set(in_force):
        assert re.search(rf"^{theme} +{in_force.count(theme)}$", told, re.MULTILINE)
