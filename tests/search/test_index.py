"""The index of the built site: every page once, nothing lost in packing, small, and the same every time."""

import gzip
import json
from pathlib import Path
from typing import Any

import pytest
import yaml
from in_node import in_node, listed_in
from small_country import COUNTRY

LARGEST = 35_000


def first_part(site: Path, lang: str) -> dict[str, Any]:
    return json.loads((site / "assets" / f"s3-search.{lang}.json").read_text("utf-8"))  # type: ignore[no-any-return]


@pytest.mark.parametrize(("lang", "prefix"), [("sv", ""), ("en", "en/")])
def test_every_page_but_the_searchs_own_is_in_the_index_once(built: Path, lang: str, prefix: str) -> None:
    listed = [page["address"] for page in listed_in(built, lang)]
    files = (file.parent.relative_to(built).as_posix() for file in built.rglob("index.html"))
    pages = {"" if path == "." else f"{path}/" for path in files}
    own = {page.removeprefix(prefix) for page in pages if page.startswith("en/") == (lang == "en")}
    assert len(listed) > 150
    alone = {page for page in own if page.startswith("inbaddat/")}  # pictures for other sites to show
    assert len(alone) > 5
    entries = yaml.safe_load((COUNTRY / "regions/dalarna" / "gone.yml").read_text("utf-8"))["gone"]
    gone = {f"regioner/dalarna/{entry['id']}/" for entry in entries}
    assert gone <= own
    assert sorted(listed) == sorted(own - {"sok/"} - alone - gone)


@pytest.mark.parametrize("lang", ["sv", "en"])
def test_every_page_has_a_title_a_kind_and_a_group(built: Path, lang: str) -> None:
    index = first_part(built, lang)
    used = set()
    for address, kind, group, title, place, weight, *_ in index["documents"]:
        assert title.strip() == title != "", address
        assert index["kinds"][kind]
        assert 0 < weight <= 1
        assert isinstance(place, str)
        used.add(index["groups"][group])
    assert used == set(index["groups"])


@pytest.mark.parametrize("lang", ["sv", "en"])
def test_the_script_and_the_part_of_the_index_that_comes_first_are_small(built: Path, lang: str) -> None:
    names = ("s3-find.js", "s3-search.js", f"s3-search.{lang}.json")
    sizes = [len(gzip.compress((built / "assets" / name).read_bytes(), mtime=0)) for name in names]
    assert min(sizes) > 1000
    assert sum(sizes) <= LARGEST


PACKED = """(() => {
  const fields = ["name", "text"];
  const documents = given.documents;
  const postings = new search.Postings([search.packed(documents, fields)], documents.length);
  const found = Object.fromEntries(postings.terms.map((term) => [term,
    Object.fromEntries(postings.of(term).map(({field, documents}) => [field.name, Object.fromEntries(documents)]))]));
  return {found, lengths: postings.fields.map(({lengths}) => [lengths[0], lengths[1], lengths[52]])};
})()"""


def test_packing_keeps_every_term_of_every_page_and_how_often_it_stands_there() -> None:
    long = "forskningsinfrastrukturanläggning"
    documents = [
        {"name": ["skog"], "text": []},
        {"name": [], "text": ["skog", "åker", "åker", "sko"]},
        *({"name": [], "text": []} for _ in range(50)),
        {"name": ["åker", "skogsbruk", long, f"{long}en"], "text": ["skog"] * 40},
    ]
    assert in_node(PACKED, documents=documents) == {
        "found": {
            "sko": {"text": {"1": 1}},
            "skog": {"name": {"0": 1}, "text": {"1": 1, "52": 40}},
            "skogsbruk": {"name": {"52": 1}},
            "åker": {"name": {"52": 1}, "text": {"1": 2}},
            long: {"name": {"52": 1}},
            f"{long}en": {"name": {"52": 1}},
        },
        "lengths": [[1, 0, 4], [0, 4, 40]],
    }


ADDRESSES = """given.pages.map(([address, title]) => {
  const stored = search.shortened(address, title);
  return [stored, search.wholeAddress(stored, title)];
})"""


def test_an_address_that_ends_in_the_pages_name_is_stored_without_it() -> None:
    pages = [("aktorer/agro-vast/", "Agro Väst"), ("aktorer/agro/", "Agro Väst"), ("", "–"), ("nod/", "")]
    stored = ["aktorer/*", "aktorer/agro/", "", "nod/"]
    assert in_node(ADDRESSES, pages=pages) == [[short, page[0]] for short, page in zip(stored, pages, strict=True)]
