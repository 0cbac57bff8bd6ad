"""The editors' pages about quality: every number leads to its list, every list to the file, and the CSV holds all."""

import re
import shutil
from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest
from site_reading import tree
from small_country import COUNTRY, lay_out, put
from smartspec.analysis.quality.finding import FINDING_KINDS
from smartspec.check import checked_atlas
from smartspec.language import words
from smartspec.pages.page import Page, Settings
from smartspec.pages.quality.finding_words import KIND_WORDS
from smartspec.pages.quality.findings import quality_file, quality_pages
from smartspec.pages.regions.territories import region_pages
from smartspec.pages.writer import Writer
from tables_for_people import table

EDIT = "https://forge.example/edit/"
TODAY = "2026-11-25"
LANGUAGES = ("sv", "en")
OVERVIEW = "nod/kvalitet/"


def writer_of(root: Path, lang: str) -> Writer:
    settings = Settings("https://s3.example/", {"sv": "S", "en": "E"}, EDIT)
    return Writer(checked_atlas(root)[0], settings, lang, TODAY)


@pytest.fixture(scope="module")
def pages() -> dict[str, dict[str, Page]]:
    return {lang: {p.address: p for p in quality_pages(writer_of(COUNTRY, lang))} for lang in LANGUAGES}


@pytest.fixture(scope="module")
def rows() -> dict[str, list[dict[str, str]]]:
    files = {lang: quality_file(writer_of(COUNTRY, lang)) for lang in LANGUAGES}
    return {lang: [keyed(row, lang) for row in table(file.text)] for lang, file in files.items()}


def keyed(row: dict[str, str], lang: str) -> dict[str, str]:
    """A row by keys: the territory of its file, and the kind that its words stand for."""
    kinds = {words(lang).gettext(name): kind for kind, (name, _) in KIND_WORDS.items()}
    _, kind, what, since, file, key, _ = row.values()
    territory = re.sub(r"^regions/((?:programme-areas/)?[^/]+)/.*", r"\1", file)
    return {"territory": territory, "kind": kinds[kind], "what": what, "since": since, "file": file, "key": key}


def address_of(territory: str) -> str:
    return f"{OVERVIEW}{territory.replace('programme-areas/', 'programomraden/')}/"


@pytest.mark.parametrize("lang", LANGUAGES)
def test_each_number_in_the_overview_leads_to_a_list_that_long(
    pages: dict[str, dict[str, Page]], rows: dict[str, list[dict[str, str]]], lang: str
) -> None:
    counted = Counter((address_of(row["territory"]), row["kind"]) for row in rows[lang])
    shown = {}
    for link in tree(pages[lang][OVERVIEW].html).iter("a"):
        place, _, kind = link.get("href", "").partition("#")
        if kind in FINDING_KINDS:
            shown[f"{OVERVIEW}{place}", kind] = int("".join(link.itertext()))
    assert shown == dict(counted)
    for (address, kind), number in shown.items():
        page = pages[lang][address]
        assert [h.text.endswith(f"({number})") for h in page.toc if h.id == kind] == [True], (address, kind)


def test_every_county_and_area_has_a_row_in_official_order_by_area(pages: dict[str, dict[str, Page]]) -> None:
    table = next(t for t in tree(pages["sv"][OVERVIEW].html).iter("table") if "s3-quality" in t.get("class", ""))
    heads = [th.find("a") for th in table.iter("th") if th.get("scope") == "row"]
    links = [a.get("href", "") for a in heads if a is not None]
    atlas = writer_of(COUNTRY, "sv").atlas
    expected = []
    for area in atlas.territories.areas:
        expected += [f"programomraden/{area.slug}/"]
        expected += [f"{county.slug}/" for county in atlas.territories.counties if county.area == area.slug]
    expected.remove("gotland/")  # it has a row, but no material that could be mended
    assert links == expected
    assert len(links) == 6


@pytest.mark.parametrize("lang", LANGUAGES)
def test_each_finding_stands_below_its_file_with_links_to_page_and_editor(
    pages: dict[str, dict[str, Page]], rows: dict[str, list[dict[str, str]]], lang: str
) -> None:
    for address, page in pages[lang].items():
        files = {row["file"] for row in rows[lang] if address_of(row["territory"]) == address}
        edits = [a.get("href", "") for a in tree(page.html).iter("a") if a.get("href", "").startswith(EDIT)]
        suggested = {edit for edit in edits if edit.endswith("/initiative-links.csv")}
        assert {edit.removeprefix(EDIT) for edit in edits if edit not in suggested} == files, address
        items = [li for li in tree(page.html).iter("li") if li.find("small[@class='s3-key']") is not None]
        keyed = [row for row in rows[lang] if address_of(row["territory"]) == address and row["key"]]
        assert len(items) == len(keyed), address


def test_every_file_that_is_named_is_there_to_be_edited(rows: dict[str, list[dict[str, str]]]) -> None:
    files = {row["file"] for row in rows["sv"]}
    assert len(files) > 20
    assert [file for file in files if not (COUNTRY / file).is_file()] == []


def test_both_languages_find_the_same(rows: dict[str, list[dict[str, str]]]) -> None:
    swedish, english = (
        [(r["territory"], r["file"], r["kind"], r["key"], r["since"]) for r in rows[x]] for x in LANGUAGES
    )
    assert swedish == english
    assert {row["kind"] for row in rows["sv"]} <= set(FINDING_KINDS)
    assert all(row["what"] for row in rows["sv"])


def test_nothing_is_coloured_or_put_in_order_by_number(pages: dict[str, dict[str, Page]]) -> None:
    classes = {c for page in pages["sv"].values() for e in tree(page.html).iter() for c in e.get("class", "").split()}
    assert not {c for c in classes if c.startswith(("s3-map", "s3-is", "s3-good", "s3-bad"))}


def test_a_territory_without_material_has_a_row_but_no_page(repository: Path) -> None:
    made = {page.address: page for page in quality_pages(writer_of(repository, "sv"))}
    assert set(made) == {OVERVIEW, f"{OVERVIEW}dalarna/"}
    assert "".join(tree(made[OVERVIEW].html).itertext()).count("Underlag saknas") == 6


def test_the_words_of_a_finding_name_what_it_is_about(repository: Path) -> None:
    text = quality_file(writer_of(repository, "sv")).text
    assert text.startswith("\ufeffRegion eller område;Sort;Vad det handlar om;Sedan;Fil;Fält;Vad man kan göra\r\n")
    file = "regions/dalarna/2022-2028/strategy.md"
    assert (
        f"Dalarna;Uppgifter som saknas om strategier som inte är avslutade;Dalarnas strategi: vision;;{file};vision;"
        in text
    )
    source = (
        "Dalarna;Källor utan hel adress;Elkraft i Dalarna: ingen adress;;regions/dalarna/sources.yml;sources[2].url;"
    )
    assert source in text
    english = quality_file(writer_of(repository, "en"))
    assert english.path == "en/nod/kvalitet.csv"
    assert f"Dalarna's strategy: vision;;{file};vision;" in english.text


def test_suggested_links_are_told_as_suggestions_with_a_row_that_the_check_refuses_until_it_is_filled_in(
    pages: dict[str, dict[str, Page]], tmp_path: Path
) -> None:
    said = " ".join("".join(tree(pages["sv"][f"{OVERVIEW}varmland/"].html).itertext()).split())
    assert "Det här är ett programs förslag, inte fakta, och de står inte på någon annan sida." in said
    (suggested,) = re.findall(r"debuting,\S+,FYLL I – [^,]+,FYLL I – \S+ \S+ \S+ \S+", said)
    shutil.copytree(COUNTRY, tmp_path, dirs_exist_ok=True)
    links = tmp_path / "regions/varmland/initiative-links.csv"
    links.write_text(f"{links.read_text('utf-8')}{suggested}\n", "utf-8")
    told = [problem for problem in checked_atlas(tmp_path)[1] if problem.mark.path.endswith("initiative-links.csv")]
    assert {problem.rule for problem in told} >= {"unfinished"}


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_suggestion_leads_to_its_initiative_and_its_priority(pages: dict[str, dict[str, Page]], lang: str) -> None:
    hrefs = {a.get("href", "") for a in tree(pages[lang][f"{OVERVIEW}varmland/"].html).iter("a")}
    assert any(href.endswith("satsningar/region/varmland/#insats-debuting") for href in hrefs)


def test_several_lists_without_a_period_are_told_apart_by_their_names(tmp_path: Path) -> None:
    """Both are current where it is not known which of them applies; "no known period" twice would say nothing."""
    lay_out(tmp_path)
    put(tmp_path, "regions/kalmar/odaterad-natverk/strategy.md", "status: proposed", "status: unknown")
    writer = writer_of(tmp_path, "sv")
    overview = next(page.html for page in quality_pages(writer) if page.address == OVERVIEW)
    region = next(page.html for page in region_pages(writer) if page.address == "regioner/kalmar/")
    for name in ("Områden enligt Östersjönätverket", "Område enligt SBHSS och Tillväxtverkets översikt"):
        assert f"Oklart om den gäller: {name}" in overview
        assert f">{name}</a>. Oklart om {'området' if name.startswith('Område enligt') else 'den'} gäller." in region


def test_the_day_of_change_is_a_column_only_where_it_differs(tmp_path: Path) -> None:
    root = lay_out(tmp_path)
    atlas = checked_atlas(root)[0]
    files = [file for one in atlas.contributions.values() for file in (one.file, *(s.file for s in one.strategies))]
    for days, columns in ((dict.fromkeys(files, "2026-11-21"), 1), ({files[0]: "2026-11-20"}, 2)):
        settings = Settings("https://s3.example/", {"sv": "S", "en": "E"}, EDIT)
        writer = Writer(replace(atlas, changed=days), settings, "sv", TODAY)
        overview = next(page.html for page in quality_pages(writer) if page.address == OVERVIEW)
        assert ("Innehållet senast ändrat" in overview) is (columns == 2)
        for row in tree(overview).iter("tr"):
            if row.find("td") is not None and not row.findall("td[@colspan]"):
                assert sum("s3-day" in (cell.get("class") or "") for cell in row.iter("td")) in (0, columns)
