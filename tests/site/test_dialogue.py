"""The examples of CONTRIBUTING.md, added to a copy of the small country: each is one file, and found on the pages."""

import re
import shutil
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from site_reading import text_of
from small_country import ROOT, lay_out
from smartspec.check import checked_atlas
from smartspec.model import Atlas
from smartspec.pages.page import Settings
from smartspec.pages.writer import Writer
from smartspec.site.build import build_site
from smartspec.site.families import FAMILIES
from smartspec.site.write import write_site
from tables_for_people import table
from test_pages import Document, page

EXAMPLE = re.compile(r"^`((?:docs|regions)/[^`]+)`:\n\n```(?:yaml|markdown)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
EXAMPLES = dict(EXAMPLE.findall((ROOT / "CONTRIBUTING.md").read_text("utf-8")))
NEED, EVENT, NEWS = EXAMPLES
OFFER = """kind: offer
form: test-environment
theme: energy
text: {sv: Exempel – vårt energilabb är öppet för andra., en: Example – our energy lab is open to others.}
date: 2026-11
self_stated: true
"""


def copied(folder: Path) -> Path:
    lay_out(folder)
    return folder


@pytest.fixture(scope="module")
def added(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The repository with each example added, as one file each, and an offer that answers the need."""
    root = copied(tmp_path_factory.mktemp("added"))
    for name, content in {**EXAMPLES, "regions/varmland/exchange/energilabb.yml": OFFER}.items():
        (root / name).parent.mkdir(exist_ok=True)
        assert not (root / name).exists()
        (root / name).write_text(content, "utf-8")
    return root


@pytest.fixture(scope="module")
def site(added: Path) -> Path:
    build_site(added, added / "site", print)
    return added / "site"


def test_the_examples_are_three_and_without_a_fault(added: Path) -> None:
    folders = [str(Path(name).parent) for name in EXAMPLES]
    assert folders == ["regions/dalarna/exchange", "docs/calendar", "docs/news"]
    new = {*EXAMPLES, "regions/varmland/exchange/energilabb.yml"}
    assert [p.line("sv") for p in checked_atlas(added)[1] if p.level == "error" and p.mark.path in new] == []


def test_the_page_on_cooperation_shows_the_same_example() -> None:
    shown = ROOT / "plugins/smartspec/pages/dialogue/exchange-example.yml"
    assert EXAMPLES[NEED] == shown.read_text("utf-8")


def sections(document: Document) -> dict[str, str]:
    """The text that follows each heading of level 2, by the heading's id."""
    found: dict[str, str] = {}
    here = ""
    for element in document.all("article")[0].iter():
        if element.tag == "h2":
            here = str(element.get("id"))
        elif element.tag in ("li", "p", "h3", "tr"):
            found[here] = f"{found.get(here, '')} {text_of(element)}"
    return found


@pytest.mark.parametrize(
    ("prefix", "need", "offer", "same"),
    [
        ("", "regionen söker en testmiljö för elkraft", "vårt energilabb är öppet", "samma form"),
        ("en/", "looking for a test environment", "our energy lab is open", "same form"),
    ],
)
def test_a_need_is_found_with_the_offer_that_could_meet_it_and_on_the_regions_page(
    site: Path, prefix: str, need: str, offer: str, same: str
) -> None:
    exchange = page(site, f"{prefix}samverkan/")
    met = sections(exchange)["kan-motas"]
    assert (need in met, offer in met, same in met) == (True, True, True)
    assert met.index(need) < met.index(offer)
    assert need in sections(page(site, f"{prefix}regioner/dalarna/"))["behov"]
    assert offer in sections(page(site, f"{prefix}regioner/varmland/"))["behov"]
    assert "behov" not in sections(page(site, f"{prefix}regioner/gotland/"))


def without_needs(root: Path) -> Atlas:
    """The country without the needs and offers of its regions."""
    shutil.rmtree(copied(root) / "regions/kalmar/exchange")
    shutil.rmtree(root / "docs/exchange")
    return checked_atlas(root)[0]


def test_the_notice_that_nobody_has_handed_in_anything_goes_when_someone_has(
    site: Path, built: Path, tmp_path: Path
) -> None:
    notice = "Ingen region har lämnat något behov eller erbjudande ännu."
    writer = Writer(without_needs(tmp_path), Settings("https://s3.example/", {"sv": "S", "en": "E"}, ""), "sv")
    (none,) = (made.html for family in FAMILIES for made in family().make(writer) if made.kind == "exchange")
    assert notice in none
    assert notice not in page(site, "samverkan/").said
    assert notice not in page(built, "samverkan/").said
    for question in (
        "Vad är Smart Specialisering för er?",
        "Hur kan vi hjälpas åt?",
        "Vilket stöd önskar ni få i detta?",
    ):
        assert question in page(built, "samverkan/").said
        assert question in page(built, "en/samverkan/").said


@pytest.mark.parametrize("prefix", ["", "en/"])
def test_the_table_for_spreadsheets_has_every_need_and_offer(added: Path, site: Path, prefix: str) -> None:
    content = (site / prefix / "samverkan/behov-och-erbjudanden.csv").read_bytes().decode("utf-8")
    rows = [list(row.values()) for row in table(content)]
    files = [*(added / "regions").glob("**/exchange/*.yml"), *(added / "docs/exchange").glob("*.yml")]
    assert sorted(row[-1] for row in rows) == sorted(str(file.relative_to(added)) for file in files)
    assert {row[0] for row in rows} >= {"Dalarna", "Värmland"}


def test_an_event_is_found_in_the_calendar_and_its_feed_in_both_languages(site: Path) -> None:
    for prefix, title, place, organiser in (
        ("", "Exempel – en dag om energi", "Plats: Falun", "Arrangör: Region Dalarna"),
        ("en/", "Example – a day on energy", "Place: Falun", "Organiser: Region Dalarna"),
    ):
        shown = [text_of(li) for li in page(site, f"{prefix}nod/kalender/").all("li", id=Path(EVENT).stem)]
        assert len(shown) == 1
        assert (title in shown[0], place in shown[0], organiser in shown[0]) == (True, True, True)
        assert f"SUMMARY:{title}\r\n" in (site / prefix / "nod/kalender.ics").read_bytes().decode("utf-8")


def test_news_is_found_in_the_list_on_its_own_page_and_in_the_feed(site: Path) -> None:
    for prefix, title, longer, other in (
        ("", "Exempel – en nyhet", "Längre text på svenska", "A longer text in English"),
        ("en/", "Example – a piece of news", "A longer text in English", "Längre text på svenska"),
    ):
        address = f"{prefix}nod/nyheter/{Path(NEWS).stem}/"
        links = [a.get("href") for a in page(site, f"{prefix}nod/nyheter/").all("a") if text_of(a) == title]
        assert links == [f"{Path(NEWS).stem}/", f"https://forge.example/smart-specialisering/edit/main/{NEWS}"]
        own = page(site, address)
        assert own.texts("h1") == [title]
        assert (longer in own.said, other in own.said) == (True, False)
        titles = [
            e.text for e in ET.parse(site / prefix / "nod/nyheter.xml").iter("{http://www.w3.org/2005/Atom}title")
        ]
        assert title in titles
        assert [link.get("type") for link in own.all("link", rel="alternate ") if link.get("type")] == [
            "application/atom+xml"
        ]


def test_the_files_themselves_are_published_nowhere(added: Path, site: Path, tmp_path: Path) -> None:
    write_site(added, tmp_path / "written")
    for published in (site, tmp_path / "written"):
        names = {path.name for path in published.rglob("*")}
        assert "kalender.ics" in names
        assert names & {"calendar", "news", "exchange", Path(EVENT).name, Path(NEWS).name, Path(NEED).name} == set()


def test_a_slip_in_an_event_stops_the_build_with_its_line(tmp_path: Path) -> None:
    root = copied(tmp_path)
    file = root / EVENT
    file.write_text(EXAMPLES[EVENT].replace("theme: energy", "theme: elkraft"), "utf-8")
    line = EXAMPLES[EVENT][: EXAMPLES[EVENT].index("theme:")].count("\n") + 1
    (problem,) = [p for p in checked_atlas(root)[1] if p.level == "error"]
    assert (problem.mark.path, problem.mark.line, problem.rule) == (EVENT, line, "unknown-theme")
    assert Path(EVENT).stem not in [event.id for event in checked_atlas(root)[0].dialogue.events]
