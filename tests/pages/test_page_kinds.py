"""PAGES is the one list of kinds of pages: what it says of a kind holds for every page, and nothing else lists them."""

import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from code_reading import PACKAGE, TEMPLATES, files_of, lists_in, lists_in_code
from smartspec.addresses import PAGES, template_of
from smartspec.edit.cms import Forge
from smartspec.model import Atlas
from smartspec.pages.page import Page, Settings
from smartspec.pages.writer import Writer
from smartspec.site.families import FAMILIES
from smartspec.site.family import PageFamilyPlugin

FORGE = Forge("noden/s3", "main")
SETTINGS = Settings("https://s3.example/", {"sv": "S", "en": "E"}, "", forge=FORGE)
Made = list[tuple[type[PageFamilyPlugin], Page]]


@pytest.fixture(scope="module")
def made(atlas: Atlas, country: Path) -> Made:
    """Every page of the country in both languages, with the plugin that made it."""
    writers = [Writer(atlas, replace(SETTINGS, root=country), lang) for lang in ("sv", "en")]
    return [(plugin, page) for writer in writers for plugin in FAMILIES for page in plugin().make(writer)]


def pattern(address: str) -> re.Pattern[str]:
    """What addresses of a kind look like: a slug in the place of each pair of braces."""
    return re.compile("".join("[a-z0-9-]+" if part[0] == "{" else re.escape(part) for part in parts(address)))


def parts(address: str) -> list[str]:
    return [part for part in re.split(r"(\{\w+\})", address) if part]


def test_every_kind_has_a_page_in_each_language_and_every_page_is_of_a_kind(made: Made) -> None:
    for lang in ("sv", "en"):
        assert {page.kind for _, page in made if page.lang == lang} == set(PAGES)


def test_every_page_lies_where_its_kind_says(made: Made) -> None:
    assert len(made) > 300
    elsewhere = [(p.kind, p.address) for _, p in made if not pattern(PAGES[p.kind].address).fullmatch(p.address)]
    assert elsewhere == []


@pytest.mark.parametrize(
    ("kind", "address", "fits"),
    [
        ("region", "regioner/dalarna/", True),
        ("region", "regioner/dalarna/2022-2028/", False),
        ("pair", "jamfor/dalarna/", False),
        ("overview", "regioner/", False),
        ("news-item", "nod/nyheter/2026-11-21-alla-regioner/", True),
        ("facet", "prioriteringar/tema//", False),
    ],
)
def test_what_fits_the_address_of_a_kind(kind: str, address: str, fits: bool) -> None:
    assert bool(pattern(PAGES[kind].address).fullmatch(address)) is fits


def test_a_kind_with_an_address_of_its_own_has_one_page_in_each_language(made: Made) -> None:
    for kind, about in PAGES.items():
        pages = [page for _, page in made if page.kind == kind]
        assert len({page.url for page in pages}) == len(pages)
        assert ("{" not in about.address) is (len(pages) == 2 and {page.address for page in pages} == {about.address})


def test_every_page_is_made_by_the_plugin_of_its_family(made: Made) -> None:
    """A plugin belongs to one family, and a family to one plugin."""
    families = {(plugin, PAGES[page.kind].family) for plugin, page in made}
    assert len(families) == len(FAMILIES) == len({family for _, family in families}) == len({p for p, _ in families})


def test_the_folders_below_pages_are_the_families() -> None:
    folders = {folder.name for folder in TEMPLATES.iterdir() if (folder / "__init__.py").is_file()}
    assert folders - {"macros"} == {about.family for about in PAGES.values()}  # macros stand in pages of the editors


def test_every_template_is_that_of_a_kind_or_named_by_what_uses_it() -> None:
    files = {file.relative_to(TEMPLATES).as_posix(): file for file in TEMPLATES.rglob("*.html")}
    of_kinds = {template_of(kind) for kind in PAGES}
    assert of_kinds <= set(files)
    texts = [file.read_text("utf-8") for suffix in ("py", "html") for file in PACKAGE.rglob(f"pages/**/*.{suffix}")]
    named = {name for text in texts for name in re.findall(r"""["']([a-z/-]+\.html)["']""", text)}
    macros = {name for name in files if name.startswith("macros/")}
    assert set(files) - of_kinds - macros - named == set()
    calls = (TEMPLATES / "macros/macros.py").read_text("utf-8")
    assert [name for name in macros if not re.search(rf'"{Path(name).stem}"|{Path(name).name}', calls)] == []


def kinds_listed(lists: Iterator[tuple[int, set[str]]]) -> list[int]:
    """The lines where three kinds or more are listed. Some are ordinary words: a list of something else has others."""
    found = ((line, len(texts & set(PAGES)), len(texts)) for line, texts in lists)
    return [line for line, kinds, every in found if kinds >= 3 and 3 * kinds > 2 * every]


def test_nothing_else_lists_the_kinds() -> None:
    files = files_of("addresses.py")
    assert len(files) > 200
    found = {str(file): kinds_listed(lists_in(file)) for file in files}
    assert {name: lines for name, lines in found.items() if lines} == {}


@pytest.mark.parametrize(
    ("code", "lines"),
    [
        ('A = {"region": 1, "area": 2, "priority": 3}', [1]),
        ('\nA = ("pair", "matrix", "overlap", "written")', [2]),
        ('A = frozenset({"news-item", "calendar", "exchange"})', [1]),
        ('A = ["facet", "search"]', []),
        ('A = {"region": 1, "strategy": 2, "priority": 3, "need": 4, "offer": 5}', []),
    ],
)
def test_a_planted_list_of_kinds_is_found(code: str, lines: list[int]) -> None:
    assert kinds_listed(lists_in_code(code)) == lines
