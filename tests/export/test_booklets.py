"""Booklets of the small country: PDF/UA that says what the pages say, whatever words it is given.

And the cards of its regions and themes.
"""

import io
import re
import sys
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from pypdf import PdfReader
from pypdf.generic import DictionaryObject
from small_country import TODAY
from smartspec.addresses import NATIONAL
from smartspec.cli.main import main
from smartspec.export.page_tree import Chapter, Node, joined
from smartspec.export.typeset import About, Card, booklet, png
from smartspec.model import Atlas
from smartspec.pages.node.national import national_pages
from smartspec.pages.page import Body, Page, Settings
from smartspec.pages.priorities.index import priority_pages
from smartspec.pages.regions.territories import region_pages
from smartspec.pages.writer import Writer
from smartspec.site.book import cards_of, chapters_of

SITE = "https://s3.example/"
SETTINGS = Settings(SITE, {"sv": "S", "en": "E"}, "")
DALARNA = "regioner/dalarna/"
HOSTILE = (
    '#panic("a")', '#read("/x")', "$ a^2 $", "*b* _c_ `d`", "= e", "[#g]", "@h", "// k", "/* l */",
    "\\u{41}", "#sys.m", '"n", o',
)  # fmt: skip
"""What Typst would do something with, were it markup."""


def made(pages: Sequence[Page], lang: str = "sv") -> bytes:
    about = About("Häftet", "S", SITE, "Innehåll", ["Ett häfte."], lang, date(2026, 11, 27))
    return booklet(about, pages, SITE)


def read(pdf: bytes) -> PdfReader:
    return PdfReader(io.BytesIO(pdf))


def words(pdf: bytes) -> str:
    text = " ".join(page.extract_text() for page in read(pdf).pages)
    return re.sub(r"[\W\d_]+", "", text)  # lines are broken and words hyphenated


def page(html: str, address: str = "a/") -> Page:
    return Page(address, "sv", "about", "En sida", "", lambda _: Body(html))


def links(pdf: bytes) -> list[str]:
    """Where links out of the PDF lead."""
    notes = (note.get_object() for one in read(pdf).pages for note in one.get("/Annots", []))
    actions = (note["/A"] for note in notes if isinstance(note, DictionaryObject) and "/A" in note)
    return [str(action["/URI"]) for action in actions if "/URI" in action]


def every(nodes: Sequence[Node]) -> Iterator[Node]:
    for node in nodes:
        yield node
        if isinstance(node, dict):
            yield from every(node["c"])


@pytest.mark.parametrize("lang", ["sv", "en"])
def test_a_region_has_its_page_what_holds_now_and_its_priorities(atlas: Atlas, lang: str) -> None:
    books = {chapters[0].address: chapters for chapters in chapters_of(Writer(atlas, SETTINGS, lang, TODAY))}
    assert next(iter(books)) == NATIONAL
    chapters = books[DALARNA]
    assert {one.kind for one in chapters} == {"region", "strategy", "priority"}
    assert not any("2014-2022" in one.address for one in chapters)
    pdf = made(chapters, lang)
    said = words(pdf)
    for one in chapters:
        assert re.sub(r"[\W\d_]+", "", one.title) in said
    assert "Omsidan" not in said
    root = read(pdf).trailer["/Root"]
    assert root["/Lang"].split("-")[0] == lang
    assert root["/MarkInfo"]["/Marked"]
    assert root["/ViewerPreferences"]["/DisplayDocTitle"]
    assert root["/StructTreeRoot"]["/K"]
    assert b"pdfuaid" in root["/Metadata"].get_data()
    assert read(pdf).metadata.title == "Häftet"  # type: ignore[union-attr]


def test_the_same_pages_give_the_same_bytes(atlas: Atlas) -> None:
    first, second = (list(chapters_of(Writer(atlas, SETTINGS, "sv", TODAY)))[1] for _ in range(2))
    assert made(first) == made(second)
    assert made(first[:1]) != made(first)


def test_words_are_never_taken_for_markup() -> None:
    as_html = [text.replace("<", "&lt;") for text in HOSTILE]
    told = "".join(f"<h2>{text}</h2><p>{text}</p><ul><li>{text}</li></ul>" for text in as_html)
    cells = "".join(f"<tr><th>{text}</th><td>{text}</td></tr>" for text in as_html)
    pdf = made([replace(page(f"{told}<table>{cells}</table>"), title=HOSTILE[0])])
    said = " ".join(one.extract_text() for one in read(pdf).pages)
    for text in HOSTILE:
        assert said.count(text) >= 4, text


def test_links_lead_within_the_booklet_to_the_site_and_nowhere_else() -> None:
    first = page(
        '<p><a href="../b/#del">b</a> <a href="../c/#x">c</a> <a href="https://other.example/">o</a>'
        '<a href="javascript:alert(1)">j</a><a href="file:///etc/passwd">f</a><a href="#saknas">s</a></p>'
    )
    second = page('<h2 id="del">D</h2>', "b/")
    assert links(made([first, second])) == [f"{SITE}", f"{SITE}c/#x", "https://other.example/", f"{SITE}a/#saknas"]
    chapters = [Chapter(f"c{n}", "", f"{SITE}{one.address}", one.html) for n, one in enumerate([first, second])]
    joined(chapters)
    within = [node["within"] for node in every(chapters[0].nodes) if isinstance(node, dict) and "within" in node]
    assert within == ["c1-del"]


def test_what_is_for_the_screen_is_left_out_and_levels_are_not_skipped() -> None:
    html = (
        "<h1>Namn</h1><h2>A</h2><h4>B</h4><svg><text>C</text></svg><p hidden>D</p><p>E <b>F</b> <i>G</i></p>"
        '<details><summary><h2 id="jamfor">H</h2></summary>I</details><section class="s3-about">J</section>'
        '<p lang="en">K<br>L</p>'
    )
    chapter = Chapter("c", "", SITE, html)
    chapter.read()
    nodes = list(every(chapter.nodes))
    assert "".join(node for node in nodes if isinstance(node, str)) == "ABE F GKL"
    assert [node["level"] for node in nodes if isinstance(node, dict) and node["k"] == "h"] == [2, 3]
    assert [node["lang"] for node in nodes if isinstance(node, dict) and "lang" in node] == ["en"]


def test_a_page_links_to_its_booklet_where_there_is_one(atlas: Atlas, tmp_path: Path) -> None:
    writer = Writer(atlas, replace(SETTINGS, root=tmp_path), "en", TODAY)

    def linked() -> list[str]:
        pages = [*national_pages(writer), *region_pages(writer)]
        return [link for one in pages for link in re.findall(r'href="([^"]+\.pdf)"', one.after)]

    assert linked() == []
    for name in ("dalarna", "sverige", "gotland", "smarta-energisystem"):
        (tmp_path / f"docs/en/haften/{name}.pdf").parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / f"docs/en/haften/{name}.pdf").touch()
    assert linked() == ["../../haften/sverige.pdf", "../../haften/dalarna.pdf"]


@pytest.mark.parametrize("words", ["", "Energi", *HOSTILE, "long " * 400, "x" * 400])
def test_a_card_has_the_size_that_services_ask_for_whatever_its_words(words: str) -> None:
    """Markup that was obeyed would fail, or would draw the same as none."""
    drawn = png(Card(words, "S", [words, words], {"dalarna": "solid"}, "sv"))
    assert drawn[:8] == b"\x89PNG\r\n\x1a\n"
    assert (int.from_bytes(drawn[16:20]), int.from_bytes(drawn[20:24])) == (1200, 630)
    other = png(Card("", "S", [], {"dalarna": "solid"}, "sv"))
    assert (drawn == other) is not bool(words)
    assert png(Card("", "S", [], {"dalarna": "hollow"}, "sv")) != other


def test_a_region_s_card_says_what_it_bets_on_and_a_theme_s_who_has_chosen_it(atlas: Atlas) -> None:
    cards = dict(cards_of(Writer(atlas, SETTINGS, "sv", TODAY)))
    dalarna, kalmar, energy = cards[DALARNA], cards["regioner/kalmar/"], cards["prioriteringar/tema/energy/"]
    assert dalarna.said[0].startswith("Prioriteringar, 2022–2028: ")
    assert "Smarta energisystem" in dalarna.said[0]
    assert [line.partition(":")[0] for line in kalmar.said] == [
        "Prioriteringar, utan känd period (Föreslagen)",
        "Prioriteringar, utan känd period (Oklart om den gäller)",
    ]
    assert {slug for slug, kind in dalarna.kinds.items() if kind == "solid"} == {"dalarna"}
    assert energy.title == "Energi"
    assert energy.kinds["dalarna"] == "solid"
    assert "Dalarna" in energy.said[0].partition("Berörs")[0]
    assert len(cards) == len([c for c in atlas.contributions.values() if c.territory.kind == "county"]) + len(
        atlas.vocabularies["themes"].terms
    )


def test_a_page_names_its_card_where_there_is_one(atlas: Atlas, tmp_path: Path) -> None:
    writer = Writer(atlas, replace(SETTINGS, root=tmp_path), "en", TODAY)

    def named() -> list[str]:
        pages = [*region_pages(writer), *priority_pages(writer)]
        return [link for one in pages for link in re.findall(r'og:image" content="([^"]+)"', one.head)]

    assert named() == []
    for name in ("regioner-dalarna", "prioriteringar-tema-energy", "regioner-dalarna-2022-2028", "x"):
        (tmp_path / f"docs/en/kort/{name}.png").parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / f"docs/en/kort/{name}.png").touch()
    assert named() == [f"{SITE}en/kort/regioner-dalarna.png", f"{SITE}en/kort/prioriteringar-tema-energy.png"]


def test_without_typst_the_command_says_what_to_do(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    for name in ("cli.book", "site.book", "export.typeset"):
        monkeypatch.delitem(sys.modules, f"smartspec.{name}", raising=False)
    monkeypatch.setitem(sys.modules, "typst", None)
    assert main(["book", "--root", str(tmp_path)]) == 1
    assert "make book" in capsys.readouterr().err


def test_what_keeps_booklets_from_being_written_is_told_in_the_language_asked_for(
    repository: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with (repository / "regions/dalarna/region.yml").open("a") as file:
        file.write("strange: 1\n")
    assert main(["book", "--root", str(repository), "--lang", "en"]) == 1
    assert "error: strange: The key does not exist." in capsys.readouterr().err
