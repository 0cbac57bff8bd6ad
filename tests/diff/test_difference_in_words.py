"""A difference in words: what a reviewer reads, which pages are named, and that contributed words stay words."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from markdown_it import MarkdownIt
from small_country import put
from smartspec.check import judged
from smartspec.diff import difference
from smartspec.diff.messages import ChangeMessage, Part, Report
from smartspec.diff.report import as_json, as_markdown, as_text, as_words, report_of
from smartspec.model import Atlas
from smartspec.pages.comparison.pairs import pair_pages
from smartspec.pages.page import Settings
from smartspec.pages.priorities.index import priority_pages
from smartspec.pages.regions.territories import region_pages
from smartspec.pages.writer import Writer
from smartspec.read.repository import read_repository

PERIOD = "regions/dalarna/2022-2028"
ENERGY = f"{PERIOD}/smarta-energisystem.md"
HOSTILE = "@alla [klicka](https://ond.example) <img src=x onerror=alert(1)> #1 `a` *b* www.ond.example"


def read(root: Path) -> Atlas:
    return judged(read_repository(root))[0]


@pytest.fixture
def tell(root: Path) -> Callable[[str], Report]:
    """The report of what has changed since the start, in a language."""
    before = read(root)

    def told(lang: str) -> Report:
        after = read(root)
        return report_of(difference(before, after), after, lang)

    return told


Tell = Callable[[str], Report]


def test_a_change_is_told_in_swedish_words(root: Path, tell: Tell) -> None:
    put(root, ENERGY, "name: Smarta energisystem", "name: Smart energi")
    put(root, ENERGY, "theme: energy", "theme: digital")
    put(root, ENERGY, "  - STRI\n", "")
    put(root, ENERGY, "Ludvika har lång", "Ludvika har")
    put(root, "regions/dalarna/sources.yml", "title: Region Dalarnas arbete med innovation", "title: Innovation")
    assert as_text(tell("sv"), "sv") == (
        "Dalarna\n"
        "  Smart energi: Nytt namn. Tidigare namn: ”Smarta energisystem”.\n"
        "  Smart energi: Ett annat huvudtema: Digitalisering och teknik i stället för Energi.\n"
        "  Smart energi: Aktörer, försvinner: STRI\n"
        "  Smart energi: Texten har ändrats.\n"
        "  Innovation: Källan har ändrats (Region Dalarna, rd-innovation).\n"
        "  Svenskan har ändrats men inte engelskan: regions/dalarna/2022-2028/smarta-energisystem.en.md.\n"
        "Överlapp med andra regioner\n"
        "  Dalarna och Gävleborg har nu temat Digitalisering och teknik gemensamt: Smart energi – "
        "Digitala tjänster och processer. Gemensamma huvudteman totalt: 3; av en slump vore det 3,0.\n"
        "Sidor att titta på\n"
        "  /regioner/dalarna/ (ändrad)\n"
        "  /regioner/dalarna/2022-2028/smarta-energisystem/ (ändrad)\n"
        "  /regioner/dalarna/2022-2028/ (ändrad)\n"
        "  /prioriteringar/tema/digital/ (ändrad)\n"
        "  /prioriteringar/tema/energy/ (ändrad)\n"
        "  /jamfor/dalarna/gavleborg/ (ändrad)\n"
    )


def test_it_is_told_in_english_too(root: Path, tell: Tell) -> None:
    put(root, ENERGY, "status: adopted", "status: ended")
    assert as_text(tell("en"), "en").startswith("Dalarna\n  Smart energy systems: It has ended.\n")


def test_no_change_is_told_in_words(tell: Tell) -> None:
    assert as_text(tell("sv"), "sv") == "  Inget av det som sidorna säger om en region ändras.\n"
    assert json.loads(as_json(tell("sv"), "sv")) == {"parts": [], "pages": []}


def test_errors_are_told_in_place_of_changes(root: Path, tell: Tell) -> None:
    put(root, ENERGY, "theme: energy", "theme: energi")
    assert "Filerna har fel, så det går inte att säga vad som ändras." in as_text(tell("sv"), "sv")


def test_pages_are_links_where_a_preview_is_known(root: Path, tell: Tell) -> None:
    put(root, ENERGY, "status: adopted", "status: ended")
    shown = as_markdown(tell("sv"), "sv", "https://forhandsvisning.example/7/")
    assert "- https://forhandsvisning.example/7/regioner/dalarna/2022-2028/smarta-energisystem/ (ändrad)\n" in shown


def test_programs_get_kinds_files_and_addresses(root: Path, tell: Tell) -> None:
    put(root, ENERGY, "status: adopted", "status: ended")
    (part,) = json.loads(as_json(tell("sv"), "sv"))["parts"]
    assert (part["key"], part["told"][0]) == (
        "dalarna",
        {
            "kind": "priority-ended",
            "subject": "Smarta energisystem",
            "sentence": "Smarta energisystem: Prioriteringen har upphört.",
            "values": {"period": "2022–2028", "theme": "Energi"},
            "file": ENERGY,
            "address": "regioner/dalarna/2022-2028/smarta-energisystem/",
        },
    )


def test_contributed_words_stay_words_in_a_comment(root: Path, tell: Tell) -> None:
    put(root, ENERGY, "name: Smarta energisystem", f"name: '{HOSTILE}'")
    shown = as_markdown(tell("sv"), "sv")
    assert HOSTILE not in shown
    html = MarkdownIt("commonmark", {"html": True}).render(shown)
    assert "<img" not in html
    assert "ond.example" in html
    assert "<a " not in html
    assert "@alla" not in html
    assert "#1" not in html


@pytest.mark.parametrize("text", [HOSTILE, "a\n# b", "1. c", "- d", "&lt;b&gt;", "GH-12", "abc1234", "x@y.se"])
def test_what_a_forge_would_act_on_is_read_as_it_is_written(text: str) -> None:
    told = Report((Part("x", text, (ChangeMessage("x", "%(a)s", {"a": text}, subject=text),)),), ())
    html = MarkdownIt("commonmark", {"html": True}).render(as_markdown(told, "en"))
    assert html.count("<") == 2 * len(["h2", "h3", "ul", "li", "strong"])
    plain = "".join(char for char in as_words(text) if char not in "\\\u2060")
    assert plain == text.replace("\\", "")


EDITS = {
    "name": (ENERGY, "name: Smarta energisystem", "name: Smart energi"),
    "theme": (ENERGY, "theme: energy", "theme: digital"),
    "actor": (ENERGY, "  - STRI\n", ""),
    "text": (ENERGY, "Ludvika har lång", "Ludvika har"),
    "summary": (ENERGY, "summary: Området", "summary: Det här området"),
    "status": (ENERGY, "status: adopted", "status: ended"),
    "region": ("regions/dalarna/region.yml", "vilar Dalarnas position", "vilar länets position"),
    "source": ("regions/dalarna/sources.yml", "title: Region Dalarnas arbete", "title: Regionens arbete"),
    "process": (f"{PERIOD}/strategy.md", "Inför strategin hölls", "Före strategin hölls"),
    "decision": (f"{PERIOD}/strategy.md", "  sv: Regionala utvecklingsnämnden", "  sv: Nämnden"),
    "strategy": (f"{PERIOD}/strategy.md", "summary: Strategin har fem", "summary: Denna har fem"),
}


def written(atlas: Atlas) -> dict[str, str]:
    """The pages about regions, priorities and pairs by address, without the lists that say when they changed."""
    writer = Writer(atlas, Settings("https://s3.example/", {"sv": "S3", "en": "S3"}, ""), "sv")
    pages = [*region_pages(writer), *priority_pages(writer), *pair_pages(writer)]
    return {page.address: page.whole for page in pages}


@pytest.mark.parametrize("edit", EDITS)
def test_the_pages_that_are_named_are_those_that_change(edit: str, root: Path) -> None:
    before = read(root)
    put(root, *EDITS[edit])
    after = read(root)
    named = {page.address for page in report_of(difference(before, after), after, "sv").pages}
    then, now = written(before), written(after)
    changed = {address for address in then.keys() | now.keys() if then.get(address) != now.get(address)}
    assert named <= changed
    own = {address for address in changed if address.startswith("regioner/dalarna/") and "villkor" not in address}
    assert own <= named
