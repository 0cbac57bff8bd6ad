"""Every page leads to what it is made of, and to new files that pass the check and fit in an address."""

import html
import re
from pathlib import Path
from urllib.parse import parse_qs, unquote, urlsplit

import pytest
import yaml
from small_country import COUNTRY, ROOT, lay_out
from smartspec.addresses import strategy_address
from smartspec.check import checked_atlas, problems_of
from smartspec.model import Atlas
from smartspec.pages.page import Page, Settings
from smartspec.pages.proposals import CORRECT, LONGEST
from smartspec.pages.writer import Writer
from smartspec.read.repository import read_repository
from smartspec.site.families import FAMILIES

FORGE = "https://github.com/organisation-with-a-long-name/smart-specialisering-i-sverige/"
NAMES = {"sv": "S", "en": "E"}
SITE = "https://s3.example/"
WITH = Settings(SITE, NAMES, f"{FORGE}edit/main/", new_base=f"{FORGE}new/main/", issues=f"{FORGE}issues/")
WITHOUT = Settings(SITE, NAMES, "")
LINK = {name: re.compile(rf'class="s3-{name}" href="([^"]+)"') for name in ("edit", "add", "correct")}
ADDED_FROM = {"strategy", "region", "area", "exchange", "calendar", "news"}


def made(atlas: Atlas, settings: Settings) -> list[Page]:
    return [page for lang in NAMES for family in FAMILIES for page in family().make(Writer(atlas, settings, lang))]


OF_NO_FILE = ("search", "match", "changes", "open-data", "open-data-api")


@pytest.fixture(scope="module")
def pages() -> list[Page]:
    return made(checked_atlas(COUNTRY)[0], WITH)


def links(page: Page, name: str) -> list[str]:
    return [html.unescape(found) for found in LINK[name].findall(page.whole)]


def test_every_page_leads_to_files_that_are_there_and_to_the_form_for_what_is_wrong(pages: list[Page]) -> None:
    for page in pages:
        assert len(links(page, "correct")) == 1, page.url
        files = [unquote(link.removeprefix(f"{FORGE}edit/main/")) for link in links(page, "edit")]
        assert bool(files) is (page.kind not in OF_NO_FILE), page.url
        assert all((COUNTRY / file).is_file() for file in files), page.url
        for file in files:
            if file.startswith("regions/") and file.endswith(".md"):
                english = file if file.endswith(".en.md") else file.replace(".md", ".en.md")
                wanted = page.lang == "en" and (COUNTRY / english).is_file()
                assert file.endswith(".en.md") is wanted, page.url


@pytest.mark.parametrize("kind", ["calendar", "news"])
def test_each_thing_of_a_list_leads_to_its_own_file(pages: list[Page], kind: str) -> None:
    files = {path.name for path in (COUNTRY / "docs" / kind).iterdir() if not path.name.endswith(".en.md")}
    assert len(files) > 1
    for page in pages:
        if page.kind == kind:
            assert {link.rpartition("/")[2] for link in links(page, "edit")} == files


def test_the_form_that_is_opened_is_there_and_has_a_field_for_the_page() -> None:
    form = yaml.safe_load((ROOT / ".github/ISSUE_TEMPLATE" / CORRECT).read_text("utf-8"))
    assert "page" in {part.get("id") for part in form["body"]}


def test_what_can_be_added_from_a_page_fits_in_an_address(pages: list[Page]) -> None:
    found = {link: page.kind for page in pages for link in links(page, "add")}
    assert set(found.values()) == ADDED_FROM
    assert max(len(link.encode()) for link in found) < LONGEST
    assert all(re.fullmatch(r"[!-~]+", link) for link in found)


@pytest.mark.parametrize("lang", NAMES)
def test_a_priority_can_be_added_to_every_strategy_that_has_not_ended(pages: list[Page], lang: str) -> None:
    offering = {page.address for page in pages if page.lang == lang and page.kind == "strategy" and links(page, "add")}
    held = checked_atlas(COUNTRY)[0].contributions.values()
    lasting = {
        strategy_address(one.territory, strategy)
        for one in held
        for strategy in one.strategies
        if strategy.facts.status != "ended"
    }
    assert offering == lasting
    assert lasting


def test_a_new_file_has_only_what_is_to_be_filled_in_or_chosen_and_may_not_be_published(
    pages: list[Page], tmp_path: Path
) -> None:
    lay_out(tmp_path)
    new: set[str] = set()
    for page in pages:
        for link in links(page, "add") if page.lang == "sv" else ():
            parts = urlsplit(link.removeprefix(f"{FORGE}new/main/"))
            query = {name: values[0] for name, values in parse_qs(parts.query).items()}
            path = f"{unquote(parts.path)}/{query['filename'].replace('fyll-i-region', 'dalarna')}"
            (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
            (tmp_path / path).write_text(query["value"], "utf-8")
            new.add(path)
    found = [problem for problem in problems_of(read_repository(tmp_path)) if problem.mark.path in new]
    to_choose = [p for p in found if str(p.values.get("value", "")).startswith("FYLL I – ")]
    assert {p.rule for p in to_choose} == {"unfinished", "choice", "date-form", "unknown-theme", "unknown-form"}
    assert len({(p.mark, p.key) for p in to_choose}) == len(to_choose), "one message each"
    assert {p.rule for p in found} - {p.rule for p in to_choose} == {"unfinished-name", "missing-translation"}
    assert {problem.mark.path for problem in found if problem.stops_the_build} == new


def test_without_a_forge_no_page_has_such_a_link() -> None:
    for page in made(checked_atlas(COUNTRY)[0], WITHOUT):
        assert [links(page, name) for name in LINK] == [[], [], []], page.url
        assert "s3-propose" not in page.whole, page.url


SAID = re.compile(
    r"(^\s*(?:- )?(?:sv|en|name|title|summary|organisation): ['\"]?|\b(?:sv|en): \"?)([A-ZÅÄÖa-zåäö]\w*)", re.MULTILINE
)
"""The first word of a name or a text, in block style and in flow style."""
SHOWS_NONE = {"one-with-all": "only the themes", "quality-territory": "only what is to be mended"}
"""Kinds of pages that need not show a text of the file, and what they show of it."""


def test_what_a_page_says_comes_from_the_file_that_its_link_opens(pages: list[Page], tmp_path: Path) -> None:
    """Each file's names and texts get a mark of that file; the mark stands on the pages that lead to it."""
    lay_out(tmp_path)
    wanted = {unquote(link.removeprefix(f"{FORGE}edit/main/")) for page in pages for link in links(page, "edit")}
    marks = {file: f"Qzx{number:04}" for number, file in enumerate(sorted(wanted)) if not file.endswith(".csv")}
    for file, mark in marks.items():
        text = (COUNTRY / file).read_text("utf-8")
        changed = SAID.sub(rf"\1{mark}", text)
        assert changed != text, file
        (tmp_path / file).write_text(changed, "utf-8")
    atlas, problems = checked_atlas(tmp_path)
    assert [problem.line("en") for problem in problems if problem.level == "error"] == []
    lost = [
        (page.url, file)
        for page in made(atlas, WITH)
        for link in links(page, "edit")
        if page.kind not in SHOWS_NONE
        if (file := unquote(link.removeprefix(f"{FORGE}edit/main/"))) in marks and marks[file] not in page.html
    ]
    assert [(url, file) for url, file in lost if "prioriteringar/status/foreslagen/" not in url] == [], "lists none now"
