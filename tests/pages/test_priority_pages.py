"""The index of priorities and a page for every value: the same lists as in the contributed files, and as CSV."""

import re
from collections import Counter
from dataclasses import replace

import pytest
import yaml
from small_country import COUNTRY
from smartspec.analysis.counts import count
from smartspec.model import Atlas
from smartspec.pages.csv_table import csv_for_programs, inert
from smartspec.pages.page import DataFile, Page, Settings
from smartspec.pages.priorities.index import priority_files, priority_pages
from smartspec.pages.writer import Writer
from tables_for_people import table

SETTINGS = Settings("https://s3.example/", {"sv": "S", "en": "E"}, "")
ROW = re.compile(r'<li(?: data-[^>]*)?>\s*<h3><a href="((?:\.\./)*)((?:regioner|programomraden)/[^"]+)">')


@pytest.fixture(scope="module")
def pages(atlas: Atlas) -> dict[tuple[str, str], Page]:
    made = [page for lang in ("sv", "en") for page in priority_pages(Writer(atlas, SETTINGS, lang))]
    return {(page.lang, page.address): page for page in made}


@pytest.fixture(scope="module")
def files(atlas: Atlas) -> dict[str, DataFile]:
    return {file.path: file for lang in ("sv", "en") for file in priority_files(Writer(atlas, SETTINGS, lang))}


def listed(page: Page) -> list[str]:
    """The addresses of the priorities on a page, in their order."""
    return [address for _, address in ROW.findall(page.html)]


def contributed() -> dict[str, dict[str, object]]:
    """The facts of every priority by its address, straight from the files."""
    found = {}
    for file in (COUNTRY / "regions").rglob("*.md"):
        if not file.name.endswith(".en.md") and file.name != "strategy.md":
            *folders, period = file.parent.relative_to(COUNTRY / "regions").parts
            place = f"programomraden/{folders[1]}" if len(folders) > 1 else f"regioner/{folders[0]}"
            found[f"{place}/{period}/{file.stem}/"] = yaml.safe_load(file.read_text("utf-8").split("---\n")[1])
    return found


def test_the_index_lists_every_priority_once_in_each_language(pages: dict[tuple[str, str], Page]) -> None:
    for lang in ("sv", "en"):
        assert Counter(listed(pages[lang, "prioriteringar/"])) == Counter(contributed().keys())


def test_names_stand_in_swedish_order_within_current_and_earlier(pages: dict[tuple[str, str], Page]) -> None:
    facts = contributed()
    names = [str(facts[address]["name"]).lower() for address in listed(pages["sv", "prioriteringar/"])]
    keys = [name.translate(str.maketrans({"å": "{", "ä": "|", "ö": "}"})) for name in names]
    falls = [place for place in range(1, len(keys)) if keys[place] < keys[place - 1]]
    assert len(falls) == 1, "the earlier ones begin anew, and nothing else does"


@pytest.mark.parametrize("theme", ["energy", "industry", "tourism"])
def test_the_page_of_a_theme_lists_those_whose_files_name_it(pages: dict[tuple[str, str], Page], theme: str) -> None:
    main = {address for address, facts in contributed().items() if facts["theme"] == theme}
    touching = {address for address, facts in contributed().items() if theme in (facts.get("touches") or ())}
    assert main
    for lang in ("sv", "en"):
        assert set(listed(pages[lang, f"prioriteringar/tema/{theme}/"])) == main
        assert set(listed(pages[lang, f"prioriteringar/beror/{theme}/"])) == touching


def test_the_pages_of_regions_areas_periods_and_codes_list_those_that_belong_there(
    pages: dict[tuple[str, str], Page],
) -> None:
    facts = contributed()

    def on(path: str) -> set[str]:
        return set(listed(pages["sv", f"prioriteringar/{path}/"]))

    assert on("region/dalarna") == {address for address in facts if address.startswith("regioner/dalarna/")}
    places = ("regioner/dalarna/", "regioner/varmland/", "regioner/gavleborg/", "programomraden/norra-mellansverige/")
    assert on("programomrade/norra-mellansverige") == {address for address in facts if address.startswith(places)}
    assert on("period/2022-2028") == {address for address in facts if "/2022-2028/" in address}
    assert on("period/odaterad") == {address for address in facts if "/odaterad" in address}
    coded = {address: [tag["code"] for tag in found.get("codes") or ()] for address, found in facts.items()}  # type: ignore[attr-defined]
    assert on("sni/c24") == {address for address, codes in coded.items() if "nace:C24" in codes}
    assert on("sni/c") == {address for address, codes in coded.items() if any(c.startswith("nace:C") for c in codes)}
    assert on("nabs/05") == {address for address, codes in coded.items() if "nabs:05" in codes}
    assert on("status/under-utveckling") == {a for a, found in facts.items() if found["status"] == "developing"}
    counted = [on(f"raknas/{name}") for name in ("galler", "oklar", "programomrade", "avslutad")]
    assert set().union(*counted) == set(facts)
    assert sum(map(len, counted)) == len(facts)
    assert on("tid/gallande") | on("tid/tidigare") == set(facts)
    assert not on("tid/gallande") & on("tid/tidigare")


def test_a_value_that_no_priority_has_now_keeps_its_page(pages: dict[tuple[str, str], Page]) -> None:
    page = pages["sv", "prioriteringar/region/gotland/"]
    assert listed(page) == []
    assert "Vi har inte hittat någon prioritering som hör hit." in page.html
    assert "gotland" not in pages["sv", "prioriteringar/"].html
    assert listed(pages["sv", "prioriteringar/instrument/horizon/"]) == []


def test_each_heading_makes_sense_alone_and_belongs_to_one_page(pages: dict[tuple[str, str], Page]) -> None:
    for lang, word in (("sv", "Prioriteringar"), ("en", "Priorities")):
        titles = Counter(page.title for (own, _), page in pages.items() if own == lang)
        assert [title for title, times in titles.items() if times > 1] == []
        assert all(title.startswith(word) for title in titles)
    assert pages["sv", "prioriteringar/tid/tidigare/"].title == "Prioriteringar efter strategins läge: avslutad"
    assert pages["sv", "prioriteringar/period/odaterad/"].title == "Prioriteringar utan känd period"
    assert pages["en", "prioriteringar/nabs/05/"].title == "Priorities with the code NABS 05 Energy"


def test_both_languages_have_the_same_addresses(pages: dict[tuple[str, str], Page]) -> None:
    swedish, english = ({address for lang, address in pages if lang == wanted} for wanted in ("sv", "en"))
    assert swedish == english
    assert all(re.fullmatch(r"prioriteringar/([a-z-]+/[a-z0-9-]+/)?", address) for address in swedish)


def test_a_page_links_to_the_index_with_its_value_chosen_and_the_index_knows_that_value(
    pages: dict[tuple[str, str], Page],
) -> None:
    index = pages["sv", "prioriteringar/"].html
    facet = pages["sv", "prioriteringar/sni/c24/"].html
    assert 'href="../../?sni=c24"' in facet
    assert re.search(r'data-facet="sni".*?data-value="c24".*?</details>', index, re.DOTALL)


def test_each_list_is_also_a_csv_file_with_the_same_rows(
    pages: dict[tuple[str, str], Page], files: dict[str, DataFile]
) -> None:
    for (lang, address), page in pages.items():
        file = files[f"{'en/' if lang == 'en' else ''}{address}prioriteringar.csv"]
        root = f"https://s3.example/{'en/' if lang == 'en' else ''}"
        addresses = [row["Page" if lang == "en" else "Sida"].removeprefix(root) for row in table(file.text)]
        assert Counter(addresses) == Counter(listed(page)), file.path
    assert len(files) == len(pages)


def test_a_row_says_in_words_what_the_file_says(files: dict[str, DataFile], atlas: Atlas) -> None:
    address = "https://s3.example/regioner/dalarna/2022-2028/smarta-energisystem/"
    rows = {row["Sida"]: row for row in table(files["prioriteringar/prioriteringar.csv"].text)}
    row = rows[address]
    assert [row[name] for name in ("Prioritering", "Region eller område", "Programområde", "Period")] == [
        "Smarta energisystem", "Dalarna", "Norra Mellansverige", "2022–2028",
    ]  # fmt: skip
    assert [row[name] for name in ("Räknas som", "Prioriteringens status", "Huvudtema")] == [
        "I en regions strategi som gäller",
        "Gäller",
        "Energi",
    ]
    for place, facts in contributed().items():
        names = [atlas.vocabularies["themes"].get(theme).name.sv for theme in facts.get("touches") or ()]  # type: ignore
        assert rows[f"https://s3.example/{place}"]["Berör också"] == "; ".join(names)
        codes = [tag["code"].split(":") for tag in facts.get("codes") or ()]  # type: ignore[attr-defined]
        said = rows[f"https://s3.example/{place}"]["Näringsgren (SNI 2007)"]
        assert re.findall(r"(?:^|; )([A-Z]\d*) ", said) == [code for name, code in codes if name == "nace"]
    english = {row["Page"]: row for row in table(files["en/prioriteringar/prioriteringar.csv"].text)}
    told = english[address.replace("example/", "example/en/")]
    assert [told[name] for name in ("Priority", "Name in the source", "The name is our translation")] == [
        "Smart energy systems", "Smarta energisystem", "yes",
    ]  # fmt: skip
    assert (row["Namn i källan"], row["Namnet är vår översättning"]) == ("Smarta energisystem", "nej")


def test_who_counts_the_rows_gets_the_numbers_that_the_page_tells(files: dict[str, DataFile], atlas: Atlas) -> None:
    rows = Counter(row["Räknas som"] for row in table(files["prioriteringar/prioriteringar.csv"].text))
    assert rows == {
        "I en regions strategi som gäller": count(atlas, "priorities_in_force"),
        "En regions, men oklart om den gäller, eller ännu inte beslutad": count(atlas, "priorities_unclear"),
        "Gemensam för ett programområde": count(atlas, "priorities_of_areas"),
        "I en avslutad strategi": count(atlas, "priorities_earlier"),
    }
    assert all(rows.values())


def test_no_name_or_summary_becomes_a_formula(atlas: Atlas) -> None:
    contribution = atlas.contributions["dalarna"]
    strategy = contribution.strategies[-1]
    first = strategy.priorities[0]
    facts = first.facts.model_copy(update={"name": "=SUM(A1)", "summary": "Trä;+1+1"})
    hostile = replace(strategy, priorities=(replace(first, facts=facts),))
    changed = replace(atlas, contributions={"dalarna": replace(contribution, strategies=(hostile,))})
    file = next(iter(priority_files(Writer(changed, SETTINGS, "sv"))))
    (row,) = table(file.text)
    assert (row["Prioritering"], row["Sammanfattning"]) == ("'=SUM(A1)", "Trä;'+1+1")


@pytest.mark.parametrize(
    ("text", "safe"),
    [
        ("=1+1", "'=1+1"),
        ("+46", "'+46"),
        ("-2", "'-2"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("  =1", "'  =1"),
        ("＝1;＠A", "'＝1;'＠A"),
        ("a;=1;@b", "a;'=1;'@b"),
        ("Trä och sten – bygga", "Trä och sten – bygga"),
        ("e-hälsa, 1 + 1 = 2", "e-hälsa, 1 + 1 = 2"),
    ],
)
def test_only_what_a_spreadsheet_would_run_is_changed(text: str, safe: str) -> None:
    assert inert(text) == safe


def test_a_table_has_a_header_and_the_line_ends_of_the_standard() -> None:
    assert csv_for_programs(("a", "b"), [("å, ä", 'ö "x"')]) == 'a,b\r\n"å, ä","ö ""x"""\r\n'
