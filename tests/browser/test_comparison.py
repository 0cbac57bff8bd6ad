"""From the overview to two regions side by side, without scripts and on a phone."""

from itertools import combinations
from pathlib import Path

import pytest
from playwright.sync_api import Browser
from smartspec.check import checked_atlas
from smartspec.model import Atlas
from smartspec.pages.addresses import pair_address

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def atlas() -> Atlas:
    return checked_atlas(ROOT)[0]


@pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "no scripts"])
def test_what_dalarna_and_gavleborg_share_is_found_from_the_overview(
    browser: Browser, address: str, scripts: bool
) -> None:
    context = browser.new_context(viewport={"width": 390, "height": 844}, java_script_enabled=scripts)
    page = context.new_page()
    page.goto(address)
    page.locator(".s3-region-list").get_by_role("link", name="Dalarna", exact=True).click()
    page.locator("#jamfor + ul").get_by_role("link", name="Gävleborg", exact=True).click()
    assert page.locator("h1").inner_text() == "Dalarna och Gävleborg"
    assert "Skog och bioekonomi" in page.locator(".s3-lead").inner_text()
    page.get_by_role("link", name="Bioekonomi", exact=True).click()
    assert "Gävleborg" in page.locator(".s3-kicker").inner_text()
    context.close()


def test_every_two_counties_have_one_page_in_each_language(built: Path, atlas: Atlas) -> None:
    addresses = {pair_address(a, b) for a, b in combinations(atlas.territories.counties, 2)}
    assert len(addresses) == 210
    for address in addresses:
        assert (built / address / "index.html").is_file()
        assert (built / "en" / address / "index.html").is_file()


def test_the_address_of_two_counties_is_the_same_whichever_is_named_first(atlas: Atlas) -> None:
    first, *_, last = atlas.territories.counties
    assert pair_address(first, last) == pair_address(last, first) == f"jamfor/{first.slug}/{last.slug}/"


def test_two_counties_of_which_one_is_not_known_are_not_compared(built: Path) -> None:
    html = (built / "jamfor/uppsala/dalarna/index.html").read_text("utf-8")
    assert "De två går inte att jämföra" in html
    assert "Jaccard" not in html
