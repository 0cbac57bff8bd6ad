"""From the overview to two regions side by side, without scripts and on a phone."""

import json
from collections.abc import Callable
from itertools import combinations
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect
from small_country import lay_out
from smartspec.addresses import pair_address
from smartspec.model import Atlas
from smartspec.site.build import build_site


@pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "no scripts"])
def test_what_dalarna_and_gavleborg_share_is_found_from_the_overview(
    browser: Browser, address: str, scripts: bool
) -> None:
    context = browser.new_context(viewport={"width": 390, "height": 844}, java_script_enabled=scripts)
    page = context.new_page()
    page.goto(address)
    page.locator(".s3-region-list").get_by_role("link", name="Dalarna", exact=True).click()
    page.locator("#jamfor + ul").get_by_role("link", name="Gävleborg", exact=True).click()
    expect(page.locator("h1")).to_have_text("Dalarna och Gävleborg")
    assert "Skog och bioekonomi" in page.locator(".s3-lead").inner_text()
    page.get_by_role("link", name="Bioekonomi", exact=True).click()
    expect(page.locator(".s3-kicker")).to_contain_text("Gävleborg")
    context.close()


def test_every_two_counties_have_one_page_in_each_language(built: Path, atlas: Atlas) -> None:
    addresses = {pair_address(a, b) for a, b in combinations(atlas.territories.counties, 2)}
    assert len(addresses) == 10
    for address in addresses:
        assert (built / address / "index.html").is_file()
        assert (built / "en" / address / "index.html").is_file()


def test_the_address_of_two_counties_is_the_same_whichever_is_named_first(atlas: Atlas) -> None:
    first, *_, last = atlas.territories.counties
    assert pair_address(first, last) == pair_address(last, first) == f"jamfor/{first.slug}/{last.slug}/"


def test_two_counties_of_which_one_is_not_known_are_not_compared(built: Path) -> None:
    html = (built / "jamfor/gotland/dalarna/index.html").read_text("utf-8")
    assert "De två går inte att jämföra" in html
    assert "Jaccard" not in html


def test_the_mirror_of_an_address_leads_to_the_one_page(built: Path, browser: Browser, address: str) -> None:
    for prefix in ("", "en/"):
        page = browser.new_page(java_script_enabled=False)
        page.goto(f"{address}{prefix}jamfor/dalarna/varmland/")
        page.wait_for_url(f"{address}{prefix}jamfor/varmland/dalarna/")
        assert page.locator("h1").inner_text() in ("Värmland och Dalarna", "Värmland and Dalarna")
        page.close()
    mirrors = [f for f in built.glob("jamfor/*/*/index.html") if 'http-equiv="refresh"' in f.read_text("utf-8")]
    assert len(mirrors) == 10


def test_the_pair_is_found_from_the_overview_with_the_keyboard_alone(browser: Browser, address: str) -> None:
    page = browser.new_page(viewport={"width": 390, "height": 844})
    page.goto(address)
    for name, within, target, heading in (
        ("Dalarna", ".s3-region-list", "regioner/dalarna/", "Dalarna"),
        ("Gävleborg", "#jamfor + ul", "jamfor/dalarna/gavleborg/", "Dalarna och Gävleborg"),
    ):
        tab_to(page, name, within)
        page.keyboard.press("Enter")
        page.wait_for_url(address + target)  # until the whole page is there: the next Tab looks for a link far down
        expect(page.locator("h1")).to_have_text(heading)
    assert "Skog och bioekonomi" in page.locator(".s3-lead").inner_text()
    page.close()


def tab_to(page: Page, name: str, within: str) -> None:
    """Press Tab until the link of that name in that part of the page has the focus, as a keyboard user would."""
    here = "([name, within]) => document.activeElement.innerText === name && !!document.activeElement.closest(within)"
    for _ in range(300):
        page.keyboard.press("Tab")
        if page.evaluate(here, [name, within]):
            return
    raise AssertionError(f"{name} was never reached")


def test_two_are_chosen_in_a_form_and_the_address_can_be_shared(browser: Browser, address: str) -> None:
    page = browser.new_page()
    page.goto(f"{address}jamfor/")
    page.get_by_role("link", name="Två regioner", exact=True).click()
    page.get_by_label("Region").select_option("gavleborg")
    page.get_by_label("och", exact=True).select_option("dalarna")
    page.get_by_role("button", name="Jämför").click()
    page.wait_for_url(f"{address}jamfor/dalarna/gavleborg/")
    page.goto(f"{address}jamfor/tva/?a=dalarna&b=dalarna")
    expect(page.locator("#s3-two-status")).to_have_text("Välj två olika regioner.")
    page.goto(f"{address}jamfor/tva/?a=dalarna&b=<b>borta</b>")
    page.locator("#s3-two-status").filter(has_text="inte finns här").wait_for()
    page.close()


def test_without_scripts_two_are_chosen_by_links(browser: Browser, address: str) -> None:
    page = browser.new_page(java_script_enabled=False, viewport={"width": 390, "height": 844})
    page.goto(f"{address}jamfor/tva/")
    assert page.locator("#s3-two").is_hidden()
    page.locator("#borja ~ ul").get_by_role("link", name="Gävleborg", exact=True).click()
    expect(page.locator("h1")).to_contain_text("Gävleborg")
    page.get_by_role("link", name="Med Dalarna").click()
    expect(page.locator("h1")).to_have_text("Dalarna och Gävleborg")
    page.close()


def test_a_group_of_rows_is_shown_alone_by_a_link(browser: Browser, address: str) -> None:
    page = browser.new_page(java_script_enabled=False)
    page.goto(f"{address}jamfor/")
    rows = page.locator(".s3-matrix tbody tr:not(.s3-group):visible")
    expect(rows).to_have_count(5)
    page.locator(".s3-row-filter").get_by_role("link", name="Norra Mellansverige").click()
    expect(rows.locator("th")).to_have_text(["Värmland", "Dalarna", "Gävleborg"])
    page.locator(".s3-row-filter").get_by_role("link", name="hela landet").click()
    expect(rows).to_have_count(5)
    page.close()


@pytest.fixture(scope="module")
def large(tmp_path_factory: pytest.TempPathFactory, serve: Callable[[Path], str]) -> tuple[Path, str]:
    """The same country built as a large one is: only neighbours have pages of their own."""
    root = tmp_path_factory.mktemp("large")
    lay_out(root)
    text = (root / "mkdocs.yml").read_text("utf-8")
    assert text.count("  smartspec:\n") == 1
    (root / "mkdocs.yml").write_text(text.replace("  smartspec:\n", "  smartspec:\n    most_pairs: 9\n"), "utf-8")
    build_site(root, root / "site", print)
    return root / "site", serve(root / "site")


PAIRS = ["dalarna/gavleborg", "kalmar/dalarna", "varmland/gavleborg", "gotland/dalarna", "kalmar/gotland"]
SAID = """() => {
  const shown = [...document.querySelector("article").children].filter((e) => !e.matches("form, [role=status]"));
  const parts = shown.flatMap((e) => (e.id === "s3-two-view" ? [...e.children] : [e]));
  const end = parts.findIndex((e) => e.matches(".s3-about"));
  return parts.slice(0, end).filter((e) => e.checkVisibility() && !e.matches(".s3-crumbs")).map((e) => e.innerText);
}"""


@pytest.mark.parametrize("pair", PAIRS)
@pytest.mark.parametrize("prefix", ["", "en/"], ids=["sv", "en"])
def test_in_a_large_country_the_browser_makes_the_same_view(
    browser: Browser, address: str, large: tuple[Path, str], pair: str, prefix: str
) -> None:
    a, b = pair.split("/")
    page = browser.new_page()
    page.goto(f"{address}{prefix}jamfor/{pair}/")
    wanted, links = page.evaluate(SAID), page.locator("article a:not(.s3-about a)").count()
    page.goto(f"{large[1]}{prefix}jamfor/tva/?a={b}&b={a}")
    page.locator("#program").wait_for()
    assert page.evaluate(SAID) == wanted
    assert len(wanted) > 3
    assert page.locator("article a:not(.s3-about a):visible").count() == links
    assert page.title().startswith(wanted[0])
    for href in page.locator("#s3-two-view a").evaluate_all("links => links.map(a => a.href.split('#')[0])"):
        assert page.request.get(href).ok, href
    page.close()


def test_in_a_large_country_only_neighbours_have_pages_and_the_rest_are_linked_to_the_same_view(
    large: tuple[Path, str],
) -> None:
    site, _ = large
    assert (site / "jamfor/dalarna/gavleborg/index.html").is_file()
    assert not (site / "jamfor/kalmar/dalarna").exists()
    assert len([f for f in site.glob("jamfor/*/*/index.html") if f.parts[-3] not in ("perioder",)]) == 2 * 2
    html = (site / "regioner/kalmar/index.html").read_text("utf-8")
    assert "../../jamfor/tva/?a=kalmar&amp;b=dalarna" in html
    assert "a=kalmar&amp;b=gavleborg" not in (site / "jamfor/overlapp/index.html").read_text("utf-8")


def test_in_a_large_country_names_stay_text(browser: Browser, large: tuple[Path, str]) -> None:
    page = browser.new_page()
    page.route("**/jamfor/data/kalmar.json", lambda route: route.fulfill(body=hostile(large[0], "kalmar")))
    page.goto(f"{large[1]}jamfor/tva/?a=kalmar&b=dalarna")
    page.locator("#program").wait_for()
    assert "<img src=x onerror=window.hit=1>" in page.locator("#s3-two-view").inner_text()
    assert page.evaluate("window.hit") is None
    assert page.locator("#s3-two-view img").count() == 0
    page.close()


def hostile(site: Path, county: str) -> str:
    facts = json.loads((site / f"jamfor/data/{county}.json").read_text("utf-8"))
    for items in facts["themes"].values():
        items[0]["name"]["sv"] = "<img src=x onerror=window.hit=1>"
    return json.dumps(facts)
