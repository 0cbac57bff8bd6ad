"""Finished pages of the small valid tree, held word by word. Renew them with --update-golden."""

import shutil
from pathlib import Path

import pytest
from small_country import VALID, VOCABULARIES
from smartspec.check import checked_atlas
from smartspec.pages.codebook.lists import codebook_pages
from smartspec.pages.node.overview import overview_page
from smartspec.pages.page import Page, Settings
from smartspec.pages.regions.territories import area_pages, region_pages
from smartspec.pages.writer import Writer

HERE = Path(__file__).parent
SETTINGS = Settings(
    "https://s3.example/", {"sv": "Smart specialisering", "en": "Smart specialisation"}, "https://forge.example/edit/"
)
ADDRESSES = {
    "overview": "",
    "regions": "regioner/",
    "region": "regioner/dalarna/",
    "no-material": "regioner/gotland/",
    "strategy": "regioner/dalarna/2022-2028/",
    "priority": "regioner/dalarna/2022-2028/energi/",
    "areas": "programomraden/",
}


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> dict[tuple[str, str], Page]:
    root = tmp_path_factory.mktemp("golden")
    shutil.copytree(VOCABULARIES, root / "docs" / "vocabularies")
    shutil.copytree(VALID, root / "regions")
    atlas, problems = checked_atlas(root)
    assert problems == []
    found = {}
    for lang in ("sv", "en"):
        writer = Writer(atlas, SETTINGS, lang)
        for page in [overview_page(writer), *region_pages(writer), *area_pages(writer), *codebook_pages(writer)]:
            found[lang, page.address] = page
    return found


@pytest.mark.parametrize("lang", ["sv", "en"])
@pytest.mark.parametrize("kind", ADDRESSES)
def test_page_says_what_it_said(
    pages: dict[tuple[str, str], Page], kind: str, lang: str, request: pytest.FixtureRequest
) -> None:
    page = pages[lang, ADDRESSES[kind]]
    said = "\n".join(line.strip() for line in page.whole.split("\n") if line.strip() and "<path" not in line) + "\n"
    golden = HERE / "golden" / f"{kind}.{lang}.html"
    if request.config.getoption("--update-golden"):
        golden.parent.mkdir(exist_ok=True)
        golden.write_text(said, "utf-8")
    assert said == golden.read_text("utf-8")


def test_every_page_is_there_in_both_languages(pages: dict[tuple[str, str], Page]) -> None:
    swedish, english = ({address for lang, address in pages if lang == wanted} for wanted in ("sv", "en"))
    assert swedish == english
    assert {page.kind for page in pages.values()} > set(ADDRESSES)


def test_each_heading_is_in_the_table_of_contents(pages: dict[tuple[str, str], Page]) -> None:
    page = pages["sv", ADDRESSES["priority"]]
    assert [heading.id for heading in page.toc][-2:] == ["kallor", "om-sidan"]
