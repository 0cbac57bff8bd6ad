"""The node's pages as they are published: what a visitor reaches, counts and finds."""

import re
from pathlib import Path
from xml.etree.ElementTree import Element

import pytest
from site_reading import text_of, tree
from smartspec.analysis.evidence import dossier, dossiers
from smartspec.model import Atlas
from tables_for_people import table

LANGUAGES = {"sv": "", "en": "en/"}
NOTHING = {"sv": "Vi har inte hittat något underlag.", "en": "We have found no evidence."}
VERDICTS = re.compile(
    r"\b(ej uppfyllt|uppfyller|godkän\w+|underkän\w+|brist\w*|fulfils|fails|compliant)\b", re.IGNORECASE
)


def article(site: Path, url: str) -> Element:
    root = tree((site / url / "index.html").read_text("utf-8"))
    return next(root.iter("article"))


def with_id(root: Element, name: str) -> Element:
    return next(element for element in root.iter() if element.get("id") == name)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_each_task_is_quoted_and_leads_to_what_answers_it_in_one_step(built: Path, atlas: Atlas, lang: str) -> None:
    page = article(built, f"{LANGUAGES[lang]}nod/")
    tasks = [section for section in page.iter("section") if section.get("class") == "s3-task"]
    for task, section in zip(atlas.node.tasks.tasks, tasks, strict=True):
        assert task.words.sv in text_of(section)
        links = [a.get("href", "") for li in section.iter("li") for a in li.iter("a")]
        assert links
        assert not [link for link in links if link.startswith("http") or "#" in link]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_table_the_csv_and_the_regions_pages_count_the_same(built: Path, atlas: Atlas, lang: str) -> None:
    content = (built / f"{LANGUAGES[lang]}villkor/underlag.csv").read_bytes().decode("utf-8")
    told = [list(row.values()) for row in table(content)]
    rows = {(county, criterion): int(pieces) for county, criterion, _, pieces, _ in told}
    assert len(rows) == 5 * 7
    shown_table = next(article(built, f"{LANGUAGES[lang]}villkor/").iter("table"))
    shown = [row for row in shown_table.iter("tr") if row.find("td") is not None]
    for found, row in zip(
        [d for area in atlas.territories.areas for d in dossiers(atlas) if d.county.area == area.slug],
        shown,
        strict=True,
    ):
        name = (found.county.name.en if lang == "en" else None) or found.county.name.sv
        cells = [re.match(r"\d+|–", text_of(td)) for td in row.iter("td")]
        counts = [0 if cell and cell[0] == "–" else int(cell[0]) for cell in cells if cell]
        assert counts == [rows[name, held.criterion] for held in found.held], name
        own = article(built, f"{LANGUAGES[lang]}regioner/{found.county.slug}/villkor/")
        assert text_of(own).count(NOTHING[lang]) == counts.count(0), name


def test_each_piece_of_evidence_stands_on_its_regions_page_with_its_sources(built: Path, atlas: Atlas) -> None:
    seen = 0
    for county in atlas.territories.counties:
        found = dossier(atlas, county)
        page = article(built, f"regioner/{county.slug}/villkor/")
        said = text_of(page)
        notes = {element.get("id") for element in page.iter("li")}
        for told in (told for held in found.held for told in (*held.current, *held.earlier)):
            assert told.statement.sv in said, (county.slug, told.statement.sv)
            assert {f"kalla-{name}" for name in told.statement.sources} <= notes
            seen += 1
    assert seen > 40


@pytest.mark.parametrize("lang", LANGUAGES)
def test_no_page_about_the_condition_pronounces_a_verdict(built: Path, atlas: Atlas, lang: str) -> None:
    own = [f"regioner/{county.slug}/villkor/" for county in atlas.territories.counties]
    for url in ("villkor/", *own):
        page = article(built, LANGUAGES[lang] + url)
        notices = [text_of(p) for p in page.iter("p") if "s3-notice" in (p.get("class") or "")]
        assert [n.startswith(("Det här är ingen bedömning.", "This is not a verdict.")) for n in notices] == [True], url
        headings = " ".join(text_of(h) for level in ("h1", "h2", "h3") for h in page.iter(level))
        assert not VERDICTS.search(headings), url


ORDER = {"sv": "abcdefghijklmnopqrstuvwxyzåäö", "en": "abcdefghijklmnopqrstuvwxyz"}


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_glossary_is_in_the_order_of_the_alphabet_and_every_word_can_be_linked(
    built: Path, atlas: Atlas, lang: str
) -> None:
    page = article(built, f"{LANGUAGES[lang]}nod/ordlista/")
    words = [text_of(dt) for dl in page.iter("dl") if "s3-words" in (dl.get("class") or "") for dt in dl.iter("dt")]
    assert len(words) == len(atlas.node.glossary.words)
    alphabet = ORDER[lang]
    first = [re.split(r",| \(", word)[0].lower() for word in words]
    keys = [[alphabet.find(c) for c in word] for word in first]
    assert keys == sorted(keys)
    for word in atlas.node.glossary.words:
        shown = text_of(with_id(page, word.id))
        assert word.name.sv in shown
        assert str(word.name.en) in shown


def test_every_example_names_its_region_and_links_to_its_page(built: Path, atlas: Atlas) -> None:
    page = article(built, "nod/stod/")
    rows = [div for dl in page.iter("dl") if "s3-examples" in (dl.get("class") or "") for div in dl]
    slugs = {county.slug for county in atlas.territories.counties}
    linked = [next(row.iter("a")).get("href", "").split("/") for row in rows]
    assert len(rows) == sum(len(row.examples) for row in atlas.node.sortings)
    assert {parts[3] for parts in linked} <= slugs
    assert all("s3-cite" in {sup.get("class") for sup in row.iter("sup")} for row in rows)


def test_the_same_document_cited_from_several_regions_is_one_source_on_a_page(built: Path) -> None:
    page = article(built, "nod/eu-och-ostersjon/")
    listed = [text_of(li) for li in page.iter("li") if (li.get("id") or "").startswith("kalla-")]
    assert len(listed) == len(set(listed)) > 10


def test_a_region_s_networks_and_programmes_are_the_same_in_the_table_and_the_csv(built: Path) -> None:
    content = (built / "nod/eu-och-ostersjon/regioner.csv").read_bytes().decode("utf-8")
    rows = [list(row.values())[1:] for row in table(content)]
    shown_table = next(article(built, "nod/eu-och-ostersjon/").iter("table"))
    shown = [list(row.iter("td")) for row in shown_table.iter("tr") if row.find("td") is not None]
    assert len(rows) == len(shown) == 5
    for row, cells in zip(rows, shown, strict=True):
        for said, cell in zip(row, cells, strict=True):
            assert [part for part in said.split("; ") if part] == [text_of(a) for a in cell.iter("a")]
