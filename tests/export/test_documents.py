"""Documents for programs, of the small country: valid, whole, the same every time, and derived from the model."""

import csv
import html
import json
import os
import re
import shlex
import shutil
import subprocess
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from code_reading import PACKAGE
from jsonschema import Draft202012Validator
from openapi_spec_validator import OpenAPIV31SpecValidator
from site_reading import SITE, file_of, read
from small_country import CAME_LAST, DAYS, NOON, keep_families, lay_out, put, with_history
from smartspec.addresses import DATA
from smartspec.analysis.matrix import CHOSEN
from smartspec.analysis.passages import PASSAGE_KINDS
from smartspec.export.about import dictionary
from smartspec.export.records import SCHEMA_VERSION
from smartspec.export.routes import LISTS, ROUTES
from smartspec.export.schemas import RECORDS, strict
from smartspec.language import words
from smartspec.site.build import build_site

EARLIER = Path(__file__).with_name("schemas-1.0.json")
"""The strict schemas of version 1.0, which later versions of v1 may only add to."""
Json = dict[str, Any]


@pytest.fixture(scope="module")
def documents(built: Path) -> dict[str, Json]:
    """Every document of the built site, by its path below the root of the API."""
    root = built / DATA
    files = (f for f in sorted(root.rglob("*.json")) if f.relative_to(root).parts[0] not in NOT_DOCUMENTS)
    return {f.relative_to(root).as_posix(): json.loads(f.read_text("utf-8")) for f in files}


NOT_DOCUMENTS = {"schemas", "openapi.json", "tables"}


def schema_of(document: Json) -> str:
    return str(document["$schema"]).rpartition("/")[2].removesuffix(".json")


def test_every_document_follows_the_strict_schema_that_it_names(documents: dict[str, Json]) -> None:
    assert {schema_of(document) for document in documents.values()} == set(RECORDS)
    judges = {name: Draft202012Validator(strict(RECORDS[name])) for name in RECORDS}
    wrong = [
        (path, error.json_path, error.message)
        for path, document in documents.items()
        for error in judges[schema_of(document)].iter_errors(document)
    ]
    assert wrong == []


def test_every_document_follows_the_published_schema_too_and_so_does_a_later_one(
    built: Path, documents: dict[str, Json]
) -> None:
    judges = {}
    for name in {schema_of(document) for document in documents.values()}:
        published = json.loads((built / DATA / f"schemas/{name}.json").read_text("utf-8"))
        Draft202012Validator.check_schema(published)
        judges[published["$id"]] = Draft202012Validator(published)
    for path, document in documents.items():
        assert list(judges[document["$schema"]].iter_errors(document | {"new_field": path})) == [], path


@pytest.mark.parametrize(
    ("field", "value"), [("status", "adoptedish"), ("new_field", 1), ("summary", None), ("kind", "moved")]
)
def test_the_strict_schema_refuses(documents: dict[str, Json], field: str, value: object) -> None:
    document = documents["regions/dalarna/2022-2028/smarta-energisystem.json"]
    assert not Draft202012Validator(strict(RECORDS["priority"])).is_valid(document | {field: value})


def test_openapi_is_valid_and_has_every_document(built: Path, documents: dict[str, Json]) -> None:
    told = json.loads((built / DATA / "openapi.json").read_text("utf-8"))
    OpenAPIV31SpecValidator(told).validate()
    assert told["paths"].keys() == {f"/{route.path}" for route in ROUTES}
    calls = [path["get"]["operationId"] for path in told["paths"].values()]
    assert len(set(calls)) == len(calls)
    for path, about in told["paths"].items():
        for parameter in about["get"].get("parameters", ()):
            path = path.replace(f"{{{parameter['name']}}}", parameter["example"])
        assert path.removeprefix("/") in documents


def test_a_broken_description_of_the_api_is_noticed(built: Path) -> None:
    told = json.loads((built / DATA / "openapi.json").read_text("utf-8"))
    del told["paths"]["/regions/{region}.json"]["get"]["parameters"]
    assert not OpenAPIV31SpecValidator(told).is_valid()


def addresses_in(value: Any) -> Iterator[str]:
    """Every own address in a document, those in its HTML too."""
    if isinstance(value, str):
        if value.startswith(SITE):
            yield value
        yield from (part.partition('"')[0] for part in value.split(f'href="{SITE}')[1:])
    elif isinstance(value, dict):
        for inner in value.values():
            yield from addresses_in(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from addresses_in(inner)


def test_every_address_in_a_document_is_there_in_the_site(built: Path, documents: dict[str, Json]) -> None:
    found = {address for document in documents.values() for address in addresses_in(document)}
    assert len(found) > 200
    ids: dict[Path, set[str]] = {}
    missing = []
    for address in sorted(found):
        split = urlsplit(address.removeprefix(SITE))
        file = file_of(f"https://own.invalid/{split.path}", built)
        if not file.is_file():
            missing.append(address)
        elif split.fragment:
            there = ids.setdefault(file, set()) or ids[file] | read(file).ids
            ids[file] = there
            missing += [address] if split.fragment not in there else []
    assert missing == []


def test_the_index_says_the_state_of_the_repository(country: Path, documents: dict[str, Json]) -> None:
    asked = subprocess.run(["git", "rev-parse", "HEAD"], cwd=country, check=True, capture_output=True, text=True)
    assert documents["index.json"]["commit"] == asked.stdout.strip()


MEASURES = {
    "jaccard": "Andel gemensamt (Jaccard)",
    "expected": "Väntas av slumpen",
    "at_least": "Andel slumpdragningar med minst lika många",
}
"""What people's table calls them."""


def _for_people(file: Path) -> list[dict[str, str]]:
    """The rows of a table that people open, by its words."""
    with file.open(encoding="utf-8-sig", newline="") as stream:
        return list(csv.DictReader(stream, delimiter=";"))


def test_two_regions_share_what_both_have_chosen_and_chance_is_that_of_the_site(
    built: Path, documents: dict[str, Json]
) -> None:
    states = {row["territory"]: row for row in documents["comparison/themes.json"]["rows"]}
    chosen = {key: {theme for theme, state in row["states"].items() if state in CHOSEN} for key, row in states.items()}
    names = {item["key"]: item["name"]["sv"] for item in documents["regions.json"]["items"]}
    for_people = {(row["Region"], row["Den andra regionen"]): row for row in _for_people(built / "jamfor/par.csv")}
    pairs = documents["comparison/pairs.json"]["items"]
    assert {(names[one["first"]], names[one["second"]]) for one in pairs} == for_people.keys()
    assert any(one["shared"] for one in pairs)
    for one in pairs:
        first, second = chosen[one["first"]], chosen[one["second"]]
        sets = [set(one[name]) for name in ("shared", "only_first", "only_second")]
        assert sets == [first & second, first - second, second - first]
        told = for_people[names[one["first"]], names[one["second"]]]
        for name, column in MEASURES.items():
            assert f"{one[name]:.4f}".replace(".", ",") == told[column]


def test_what_became_of_priorities_is_that_of_the_site_and_names_each_of_them_once(
    built: Path, documents: dict[str, Json]
) -> None:
    items = documents["comparison/periods.json"]["items"]
    for_people = Counter(row["Vad som hände"] for row in _for_people(built / "jamfor/perioder.csv"))
    assert Counter(words("sv").gettext(PASSAGE_KINDS[one["what"]]) for one in items) == for_people
    assert len(for_people) > 2
    listed = {item["key"]: item["strategy"]["key"] for item in documents["priorities.json"]["items"]}
    for one in items:
        assert {listed[key] for key in one["before"]} <= set(one["from_strategies"])
        assert {listed[key] for key in one["after"]} <= {one["to_strategy"]}
    for side in ("before", "after"):
        steps = [(one["to_strategy"], key) for one in items for key in one[side]]
        assert len(steps) == len(set(steps)) > 0


def test_a_county_without_priorities_is_unknown_in_the_matrix_and_not_without_themes(
    documents: dict[str, Json],
) -> None:
    rows = documents["comparison/themes.json"]["rows"]
    assert {row["known"] for row in rows} == {True, False}
    with_priorities = {item["territory"]["key"] for item in documents["priorities.json"]["items"]}
    for row in rows:
        assert bool(row["states"]) == row["known"]
        assert not row["known"] or row["territory"] in with_priorities


def test_changes_say_where_and_how_and_quote_nothing(built: Path, documents: dict[str, Json]) -> None:
    items = documents["changes.json"]["items"]
    latest = [item for item in items if item["day"] == DAYS[1]]
    assert {item["file"] for item in latest} == set(CAME_LAST)
    page = documents["regions/dalarna/2022-2028/smarta-energisystem.json"]["id"]
    assert {(item["territory"], item["page"]) for item in latest} == {("dalarna", page)}
    for_people = {(row["Dag"], row["Fil"]) for row in _for_people(built / "andringar/andringar.csv")}
    assert {(item["day"], item["file"]) for item in items} == for_people
    said = json.dumps(documents["changes.json"], ensure_ascii=False)
    assert [word for words in CAME_LAST.values() for word in words if word in said] == []


def test_what_is_gone_is_told_with_where_it_went(documents: dict[str, Json]) -> None:
    found = {item["key"]: item for item in documents["gone.json"]["items"]}
    assert {item["kind"] for item in found.values()} == {"moved", "merged", "split", "withdrawn"}
    moved = found["dalarna/2022-2028/smart-energi"]
    assert moved["id"] == f"{SITE}regioner/dalarna/2022-2028/smart-energi/"
    whole = documents["regions/dalarna/2022-2028/smarta-energisystem.json"]
    assert (moved["to"], moved["to_ids"]) == ([whole["key"]], [whole["id"]])
    assert found["dalarna/2014-2022/skog-och-tra"]["to"] == []


def test_lists_hold_every_thing_that_has_a_document(documents: dict[str, Json]) -> None:
    for name, kinds in {"priorities": {"priority"}, "strategies": {"strategy"}, "regions": TERRITORIES}.items():
        own = {d["links"]["self"] for d in documents.values() if d["kind"] in kinds}
        assert {item["document"] for item in documents[f"{name}.json"]["items"]} == own
    for route in LISTS:
        document = documents[route.path]
        assert document["total"] == len(document["items"]) == documents["index.json"]["lists"][route.schema]["total"]
        assert document["total"]


TERRITORIES = {"county", "area", "country"}


def test_each_page_names_its_document_and_the_document_its_pages(built: Path, documents: dict[str, Json]) -> None:
    for kind in ("priority", "strategy", "county", "area"):
        for document in (d for d in documents.values() if d["kind"] == kind):
            for address in document["links"]["html"].values():
                page = file_of(address.replace(SITE, "https://own.invalid/"), built)
                named = [link.address for link in read(page).links if link.attributes.get("type") == "application/json"]
                there = [(page.parent / link).resolve() for link in named]
                assert there == [(built / document["links"]["self"].removeprefix(SITE)).resolve()]


def test_a_text_is_read_with_its_links_whole(documents: dict[str, Json]) -> None:
    document = documents["regions/dalarna/2022-2028/smarta-energisystem.json"]
    assert 'href="#' not in json.dumps(document)
    notes = re.findall(r"<sup.*?</sup>", document["text"]["en"])
    cited = [note.rpartition("#kalla-")[2].partition('"')[0] for note in notes]
    here = f"{SITE}en/regioner/dalarna/2022-2028/smarta-energisystem/"
    assert notes == [f'<sup><a href="{here}#kalla-{source}">{source}</a></sup>' for source in cited]
    assert notes
    assert set(cited) <= set(document["references"])


def files_of(site: Path) -> dict[str, bytes]:
    return {str(f.relative_to(site)): f.read_bytes() for f in (site / "data").rglob("*") if f.is_file()}


def test_another_day_gives_the_same_bytes(built: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """As does another hash seed, which test_engines.py has."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", str(int(NOON) + 86400))
    root = with_history(tmp_path / "country")
    keep_families(root, "node", "opendata")
    build_site(root, tmp_path / "site", print)
    one, other = files_of(built), files_of(tmp_path / "site")
    assert len(one) > 50
    assert one.keys() == other.keys()
    assert [name for name in one if one[name] != other[name]] == []


def test_a_field_added_to_a_model_is_everywhere_without_another_edit(tmp_path: Path) -> None:
    """In a copy of the package, one line is added to ``PriorityFacts``, and its value to one priority."""
    copy = tmp_path / "code" / "smartspec"
    copy.parent.mkdir()
    shutil.copytree(PACKAGE, copy, ignore=shutil.ignore_patterns("node_modules"))
    shutil.copytree(PACKAGE.parents[1] / "overrides", tmp_path / "overrides")  # its look
    before = '    notes: tuple[Statement, ...] = Field((), description="Other facts, with their sources")\n'
    added = '    zqx_trial: Line | None = Field(None, description="What is tried here")\n'
    put(copy, "model/facts.py", before, before + added)
    root = lay_out(tmp_path / "country")
    put(root, f"{ENERGY}.md", "theme: energy\n", "theme: energy\nzqx_trial: tried value\n")
    keep_families(root, "node", "opendata")
    code = "import sys; from pathlib import Path; sys.path.insert(0, sys.argv[3]); "
    code += "from smartspec.site.build import build_site; build_site(Path(sys.argv[1]), Path(sys.argv[2]), print)"
    site = tmp_path / "site"
    given = [sys.executable, "-c", code, str(root), str(site), str(copy.parent)]
    subprocess.run(given, check=True, capture_output=True, env=os.environ | {"SOURCE_DATE_EPOCH": NOON})
    found: Callable[[str], Any] = lambda path: json.loads((site / DATA / path).read_text("utf-8"))  # noqa: E731
    assert found("regions/dalarna/2022-2028/smarta-energisystem.json")["zqx_trial"] == "tried value"
    assert found("schemas/priority.json")["properties"]["zqx_trial"]["description"] == "What is tried here"
    assert "zqx_trial" in found("openapi.json")["components"]["schemas"]["Priority"]["properties"]
    assert "tried value" in {item["zqx_trial"] for item in found("priorities.json")["items"]}
    for lang in ("", "en/"):
        page = (site / f"{lang}oppna-data/api/index.html").read_text("utf-8")
        assert "<code>zqx_trial</code>" in page
        assert "What is tried here" in page


ENERGY = "regions/dalarna/2022-2028/smarta-energisystem"


def breaks(old: Any, new: Any, place: str = "", parts: tuple[Json, Json] | None = None) -> Iterator[str]:
    """What a program that knows the old schema could not bear of a document by the new one.

    ``parts`` are the definitions of both. A part may get another name, if it has all that the old one has.
    """
    if isinstance(old, dict) and isinstance(new, dict):
        parts = parts or (old.get("$defs", {}), new.get("$defs", {}))
        for key, value in old.items():
            if key in ("description", "title", "maxLength", "maxItems", "pattern"):
                continue  # words, and limits of what is handed in
            if key == "$ref" and new.get(key, value) != value:
                named = [of[ref.rpartition("/")[2]] for of, ref in zip(parts, (value, new[key]), strict=True)]
                yield from breaks(*named, f"{place}/{key}", parts)
            elif key in new:
                yield from breaks(value, new[key], f"{place}/{key}", parts)
            else:
                yield f"{place}/{key} is gone"
        if "null" in json.dumps(new.get("anyOf", "")) and "anyOf" not in old:
            yield f"{place} may be null"
    elif isinstance(old, list) and isinstance(new, list):
        kept = (any(not [*breaks(value, one, "", parts)] for one in new) for value in old)
        yield from (f"{place} has no {value} any more" for value, there in zip(old, kept, strict=True) if not there)
    elif old != new:
        yield f"{place} was {old} and is {new}"


def _named_otherwise(schema: Json, *without: str) -> None:
    """Let notes be of a part with another name and without some fields."""
    statement = schema["$defs"]["Statement"]
    kept = {name: field for name, field in statement["properties"].items() if name not in without}
    schema["$defs"]["Other"] = statement | {"properties": kept}
    schema["properties"]["notes"]["items"]["$ref"] = "#/$defs/Other"


def test_nothing_is_taken_away_within_a_major_version() -> None:
    earlier = json.loads(EARLIER.read_text("utf-8"))
    assert SCHEMA_VERSION.startswith("1.")
    assert [what for name, old in earlier.items() for what in breaks(old, strict(RECORDS[name]), name)] == []


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (lambda s: s["properties"].pop("theme"), "/properties/theme is gone"),
        (lambda s: s["properties"]["key"].update(type="integer"), "/properties/key/type was string and is integer"),
        (lambda s: s["properties"]["status"]["enum"].remove("ended"), "/properties/status/enum has no ended any more"),
        (lambda s: s["required"].remove("codes"), "/required has no codes any more"),
        (lambda s: _named_otherwise(s, "sources"), "/properties/notes/items/$ref/properties/sources is gone"),
    ],
)
def test_what_is_taken_away_is_noticed(change: Callable[[Json], None], said: str) -> None:
    new = strict(RECORDS["priority"])
    change(new)
    assert said in list(breaks(strict(RECORDS["priority"]), new))


def test_what_is_added_breaks_nothing() -> None:
    new = strict(RECORDS["priority"])
    new["properties"]["more"] = {"type": "string"}
    new["required"].append("more")
    new["properties"]["status"]["enum"].append("paused")
    _named_otherwise(new)
    assert list(breaks(strict(RECORDS["priority"]), new)) == []


def test_the_dictionary_explains_each_field_in_words_and_each_value_that_it_may_have() -> None:
    fields = {(record.names, field.name): field for record in dictionary() for field in record.fields}
    assert [place for place, field in fields.items() if not field.description] == []
    unexplained = {place[1] for place, field in fields.items() for _, label in field.values if not label}
    assert unexplained == {"states"}  # its description has them
    forms = {name: field for (names, name), field in fields.items() if "Initiative" in names}
    assert "1234567.50" in forms["support_amount"].form
    assert "2022-09" in forms["operation_start_date"].form
    assert ("eu-granted", "EU support granted") in forms["support_kind"].values
    assert forms["instruments"].lists == ("codelists/instruments.json",)


@pytest.mark.parametrize(("lang", "label"), [("", "Beviljat EU-stöd"), ("en/", "EU support granted")])
def test_the_dictionary_on_the_site_has_values_and_lists_and_an_anchor_for_each_record(
    built: Path, lang: str, label: str
) -> None:
    page = built / f"{lang}oppna-data/api/index.html"
    text = page.read_text("utf-8")
    assert re.search(rf"<code>eu-granted</code>\s*{label}", text)
    seen = read(page)
    assert {f"post-{name.lower()}" for record in dictionary() for name in record.names} <= seen.ids
    linked = [link.address for link in seen.links if "codelists/" in link.address]
    assert linked
    assert [address for address in linked if not (page.parent / address).is_file()] == []


@pytest.mark.parametrize("lang", ["", "en/"])
def test_the_page_about_the_data_leads_to_files_that_are_there(built: Path, lang: str) -> None:
    page = built / f"{lang}oppna-data/index.html"
    files = [
        link.address
        for link in read(page).links
        if re.search(r"\.(json|csv|zip|ttl|rdf|jsonld|ics|xml|cff)$", link.address)
    ]
    assert {Path(file).suffix for file in files} >= {".json", ".csv", ".zip", ".ttl", ".ics", ".xml", ".cff"}
    assert [file for file in files if not (page.parent / file).is_file()] == []
    named = {Path(file).stem for file in files if "codelists/" in file}
    assert named == {file.stem for file in (built / DATA / "codelists").glob("*.json")}


@pytest.mark.parametrize("lang", ["", "en/"])
def test_the_examples_name_a_list_that_is_served_with_what_they_use(built: Path, lang: str) -> None:
    page = html.unescape((built / f"{lang}oppna-data/index.html").read_text("utf-8"))
    examples = re.findall(r'<pre><code class="language-(\w+)">(.*?)</code>', page, re.DOTALL)
    assert [name for name, _ in examples] == ["sh", "python", "r", "m"]
    for _, example in examples:
        (address,) = re.findall(rf"{SITE}[^\"]+", example)
        items = json.loads((built / address.removeprefix(SITE)).read_text("utf-8"))["items"]
        assert all(item["theme"] for item in items)


def test_the_example_of_curl_fetches_the_list(built: Path, address: str) -> None:
    page = html.unescape((built / "oppna-data/index.html").read_text("utf-8"))
    command = re.findall(r'<code class="language-sh">(.*?)</code>', page)[0].replace(SITE, address)
    done = subprocess.run(shlex.split(command), check=True, capture_output=True)
    assert json.loads(done.stdout) == json.loads((built / DATA / "priorities.json").read_text("utf-8"))
