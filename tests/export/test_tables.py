"""Tables for programs against their descriptions, and the package against what it says that it holds."""

import csv
import hashlib
import io
import json
import re
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from small_country import NOON, lay_out, put
from smartspec.addresses import DATA, PACKAGE
from smartspec.cli.main import main
from smartspec.export.files import package
from smartspec.export.tables import DIVIDER, FOREIGN, tables
from smartspec.pages.csv_table import inert
from smartspec.site.build import build_site

Json = dict[str, Any]
Row = dict[str, str]
FORMS = {"integer": r"-?\d+", "boolean": "true|false", "number": r"-?\d+(\.\d+)?"}


@pytest.fixture(scope="module")
def archive(built: Path) -> Iterator[zipfile.ZipFile]:
    with zipfile.ZipFile(built / PACKAGE) as archive:
        yield archive


@pytest.fixture(scope="module")
def described(archive: zipfile.ZipFile) -> Json:
    told: Json = json.loads(archive.read("datapackage.json"))
    return told


def rows_of(text: str) -> tuple[list[str], list[Row]]:
    reader = csv.DictReader(io.StringIO(text, newline=""))
    return list(reader.fieldnames or ()), list(reader)


def faults(resource: Json, header: list[str], rows: list[Row]) -> Iterator[str]:
    """What in a table is not as its description says."""
    fields = resource["schema"]["fields"]
    if [field["name"] for field in fields] != header:
        yield "header"
    for number, row in enumerate(rows, 2):
        for field in fields:
            cell, limits = row[field["name"]], field.get("constraints", {})
            if not cell:
                if limits.get("required"):
                    yield f"{number} {field['name']}: empty"
            elif not re.fullmatch(FORMS.get(field["type"], "(?s:.*)"), cell):
                yield f"{number} {field['name']}: {cell} is no {field['type']}"
            elif not re.search(limits.get("pattern", ""), cell):
                yield f"{number} {field['name']}: {cell} has another form"
            elif cell not in limits.get("enum", [cell]):
                yield f"{number} {field['name']}: {cell} is not allowed"
    for key in resource["schema"].get("primaryKey", ()):
        found = [row[key] for row in rows]
        if len(set(found)) != len(found):
            yield f"{key}: twice"


def test_every_table_is_as_its_description_says(archive: zipfile.ZipFile, described: Json) -> None:
    assert {resource["name"] for resource in described["resources"]} == {table.name for table in tables()}
    for resource in described["resources"]:
        header, rows = rows_of(archive.read(resource["path"]).decode())
        assert rows, resource["name"]
        assert list(faults(resource, header, rows)) == [], resource["name"]


@pytest.mark.parametrize(
    ("column", "cell", "said"),
    [
        ("status", "perhaps", "2 status: perhaps is not allowed"),
        ("period_start", "soon", "2 period_start: soon is no integer"),
        ("key", "", "2 key: empty"),
        ("support_amount", "1 000", "2 support_amount: 1 000 is no number"),
        ("operation_start_date", "spring 2016", "2 operation_start_date: spring 2016 has another form"),
    ],
)
def test_a_wrong_cell_is_noticed(archive: zipfile.ZipFile, described: Json, column: str, cell: str, said: str) -> None:
    resource = next(one for one in described["resources"] if column in {f["name"] for f in one["schema"]["fields"]})
    header, rows = rows_of(archive.read(resource["path"]).decode())
    rows[0][column] = cell
    assert list(faults(resource, header, rows)) == [said]


def test_every_column_has_words_in_both_languages(described: Json) -> None:
    fields = [field for resource in described["resources"] for field in resource["schema"]["fields"]]
    assert [f["name"] for f in fields if not f["description"] or not f["description_sv"]] == []
    same = {f["description"] for f in fields if f["description"] == f["description_sv"]}
    assert same <= {"Headline"}


def test_a_column_says_what_it_holds_which_values_it_may_have_and_what_divides_them(described: Json) -> None:
    (fields,) = (one["schema"]["fields"] for one in described["resources"] if one["name"] == "priorities")
    told = {field["name"]: field["description"] for field in fields}
    parts = [told[name] for name in told if name.startswith(("codes_", "period_"))]
    assert len(set(parts)) == len(parts) == 6
    assert told["status"].endswith("One of: adopted, developing, proposed, ended, unknown")
    assert told["theme"].endswith("Terms of codelists/themes.json")
    several = f"Several values in a cell are divided by {DIVIDER}"
    assert told["touches"].endswith(f"Terms of codelists/themes.json. {several}")
    assert "Swedish" not in told["translated_en"].partition(". ")[0]


def test_no_table_has_two_columns_of_one_name() -> None:
    names = {table.name: [column.name for column in table.columns] for table in tables()}
    assert {name: found for name, found in names.items() if len(set(found)) != len(found)} == {}


def test_keys_of_other_tables_are_there(archive: zipfile.ZipFile) -> None:
    read = {table.name: rows_of(archive.read(f"csv/{table.name}.csv").decode())[1] for table in tables()}
    keys = {name: {row.get("key") for row in rows} for name, rows in read.items()}
    for name, foreign in FOREIGN.items():
        for own, other in foreign.items():
            assert {row[own] for row in read[name]} <= keys[other], (name, own)
    for row in read["initiatives"]:
        assert set(filter(None, row["priorities"].split(DIVIDER))) <= keys["priorities"]
        assert {f"{row['territory']}/{source}" for source in row["sources"].split(DIVIDER)} <= keys["sources"]


def test_csvw_names_the_same_columns_and_files(built: Path, described: Json) -> None:
    told = json.loads((built / DATA / "tables/csv-metadata.json").read_text("utf-8"))
    for table, resource in zip(told["tables"], described["resources"], strict=True):
        header, _ = rows_of((built / DATA / "tables" / table["url"]).read_text("utf-8"))
        assert [column["titles"] for column in table["tableSchema"]["columns"]] == header
        assert [column["name"] for column in table["tableSchema"]["columns"]] == [
            field["name"] for field in resource["schema"]["fields"]
        ]
        assert table["tableSchema"].get("primaryKey") == next(iter(resource["schema"].get("primaryKey", ())), None)


def test_the_package_holds_what_it_says_and_what_is_served(
    built: Path, archive: zipfile.ZipFile, described: Json
) -> None:
    assert archive.testzip() is None
    for resource in described["resources"]:
        content = archive.read(resource["path"])
        assert resource["bytes"] == len(content)
        assert resource["hash"] == f"sha256:{hashlib.sha256(content).hexdigest()}"
        if resource["name"] != "sources":  # of the package only
            assert content == (built / DATA / "tables" / f"{resource['name']}.csv").read_bytes()
    names = archive.namelist()
    assert names == sorted(names)
    assert {"CITATION.cff", "LICENCE.txt", "codebook.ttl", "openapi.json", "context.jsonld"} <= set(names)
    held = [line for name in names if name.startswith("json/") for line in archive.read(name).splitlines(keepends=True)]
    served = [f.read_bytes() for folder in ("regions", "codelists") for f in (built / DATA / folder).rglob("*.json")]
    assert len(held) == len(set(held))
    assert set(served) <= set(held)
    for name in names:
        if name.startswith("json/"):
            lines = map(json.loads, archive.read(name).splitlines())
            assert {one["$schema"].rpartition("/")[2] for one in lines} == {f"{Path(name).stem}.json"}


def test_a_package_is_the_same_bytes_whatever_order_its_files_come_in() -> None:
    files = {"b.txt": "two", "a.txt": "one"}
    assert package(files) == package(dict(reversed(files.items())))


def test_the_citation_has_what_the_format_demands(built: Path) -> None:
    said = dict(line.split(": ", 1) for line in (built / "data/CITATION.cff").read_text("utf-8").splitlines())
    assert {"cff-version", "message", "title", "authors"} <= said.keys()
    assert (said["cff-version"], said["type"]) == ('"1.2.0"', '"dataset"')
    assert re.fullmatch(r'"\d{4}-\d\d-\d\d"', said["date-released"])


def test_a_release_is_the_package_with_its_own_version_and_checksum(
    built: Path, archive: zipfile.ZipFile, country: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["release", "2026.4", "--root", str(country), "--to", str(tmp_path)]) == 0
    file = tmp_path / "smart-specialisering-2026.4.zip"
    assert str(file) in capsys.readouterr().out
    digest = hashlib.sha256(file.read_bytes()).hexdigest()
    assert (tmp_path / f"{file.name}.sha256").read_text("utf-8") == f"{digest}  {file.name}\n"
    with zipfile.ZipFile(file) as released:
        assert 'version: "2026.4"\n' in released.read("CITATION.cff").decode()
        assert json.loads(released.read("datapackage.json"))["version"] == "2026.4"
        names = released.namelist()
        assert names == archive.namelist()
        other = [name for name in names if released.read(name) != archive.read(name)]
        assert other == ["CITATION.cff", "datapackage.json"]
    assert main(["release", "2026.4", "--root", str(country), "--to", str(tmp_path)]) == 0  # the same once more
    file.write_bytes(b"published")
    assert main(["release", "2026.4", "--root", str(country), "--to", str(tmp_path)]) == 1
    assert "finns redan och säger något annat" in capsys.readouterr().err
    assert file.read_bytes() == b"published"


def test_a_release_is_refused_while_a_text_is_still_to_be_filled_in(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    root = lay_out(tmp_path / "country")
    energy = "regions/dalarna/2022-2028/smarta-energisystem.md"
    put(root, energy, "name: Smarta energisystem\n", "name: FYLL I – namnet\n")
    assert main(["release", "2026.4", "--root", str(root), "--to", str(tmp_path / "to")]) == 1
    assert capsys.readouterr().err.startswith(f"{energy}:")
    assert not (tmp_path / "to").exists()


@pytest.mark.parametrize("version", ["2026", "2026.5", "../2026.4", "v2026.4"])
def test_what_is_no_version_is_refused(version: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["release", version, "--to", str(tmp_path)])
    assert "2026.4.1" in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("sign", [*"=+-@＝＋－＠", "\t=", " @"])
def test_a_cell_that_a_spreadsheet_would_count_out_is_text(sign: str) -> None:
    assert inert(f"{sign}SUM(A1)") == f"'{sign}SUM(A1)"
    assert inert(f"a;{sign}SUM(A1)") == f"a;'{sign}SUM(A1)"


HOSTILE = '=HYPERLINK("http://evil.example")</script><img src=x onerror=alert(1)>'


def test_hostile_texts_stay_data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """JSON has them as they are; no cell of a table begins a formula."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", NOON)
    root = lay_out(tmp_path / "country")
    energy = "regions/dalarna/2022-2028/smarta-energisystem"
    put(root, f"{energy}.md", "name: Smarta energisystem\n", f"name: '{HOSTILE}'\n")
    put(root, f"{energy}.md", "\nactors:\n", f"\nactors:\n  - '{HOSTILE}{DIVIDER}=2'\n")
    build_site(root, tmp_path / "site", print)
    data = tmp_path / "site" / DATA
    document = json.loads((data / "regions/dalarna/2022-2028/smarta-energisystem.json").read_text("utf-8"))
    assert document["name"]["sv"] == HOSTILE
    _, rows = rows_of((data / "tables/priorities.csv").read_text("utf-8"))
    row = next(row for row in rows if row["key"] == document["key"])
    assert row["name_sv"] == f"'{HOSTILE}"
    assert len(row["actors"].split(DIVIDER)) == len(document["actors"])
    read = (rows_of(table.read_text("utf-8"))[1] for table in (data / "tables").glob("*.csv"))
    cells = [cell for found in read for row in found for cell in row.values()]
    assert [cell for cell in cells if cell[:1] in ("=", "+", "@", "-")] == []


@pytest.mark.parametrize("lang", ["sv", "en"])
@pytest.mark.parametrize("name", ["priorities", "strategies"])
def test_each_column_of_one_field_says_what_it_holds(name: str, lang: str) -> None:
    (table,) = (one for one in tables() if one.name == name)
    told = [column.told(lang) for column in table.columns]
    assert any(column.part for column in table.columns)
    assert [one for one in told if told.count(one) > 1] == []
