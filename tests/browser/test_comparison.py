"""From the overview to two regions side by side, without scripts and on a phone."""

from collections.abc import Callable
from itertools import combinations
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect
from small_country import lay_out
from smartspec.addresses import pair_address
from smartspec.model import Atlas
from smartspec.site.build import build_site


@pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "no scripts"])
def test_what_dalarna_and_gavleborg_share_is_found_from_the_overview(
    visit: Callable[..., Page], address: str, scripts: bool
) -> None:
    page = visit(address, 390, java_script_enabled=scripts)
    page.locator(".s3-region-list").get_by_role("link", name="Dalarna", exact=True).click()
    page.locator("#jamfor").click()
    page.locator("details:has(#jamfor) ul").get_by_role("link", name="Gävleborg", exact=True).click()
    expect(page.locator("h1")).to_have_text("Dalarna och Gävleborg")
    assert "Skog och bioekonomi" in page.locator(".s3-lead").inner_text()
    page.get_by_role("link", name="Bioekonomi", exact=True).click()
    expect(page.locator(".s3-kicker")).to_contain_text("Gävleborg")


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


@pytest.mark.parametrize("prefix", ["", "en/"], ids=["sv", "en"])
def test_an_address_with_the_names_turned_around_is_no_page(built: Path, prefix: str) -> None:
    """Whoever turns them around by hand sees the page for what is not there, which leads to the comparison."""
    pairs = {file.parts[-3:-1] for file in (built / prefix).glob("jamfor/*/*/index.html")}
    pairs = {(first, second) for first, second in pairs if first != "perioder"}
    assert len(pairs) == 10
    assert {(second, first) for first, second in pairs} & pairs == set()
    links = (built / "404.html").read_text("utf-8")
    assert 'href="/jamfor/"' in links
    assert 'href="/sok/"' in links


def test_the_pair_is_found_from_the_overview_with_the_keyboard_alone(visit: Callable[..., Page], address: str) -> None:
    page = visit(address, 390)
    for name, within, target, heading in (
        ("Dalarna", ".s3-region-list", "regioner/dalarna/", "Dalarna"),
        ("Gävleborg", "details:has(#jamfor) ul", "jamfor/dalarna/gavleborg/", "Dalarna och Gävleborg"),
    ):
        if "details" in within:
            tab_to(page, page.locator("summary:has(#jamfor)").inner_text(), "summary")
            page.keyboard.press("Enter")  # opens the part
        tab_to(page, name, within)
        page.keyboard.press("Enter")
        page.wait_for_url(address + target)  # until the whole page is there: the next Tab looks for a link far down
        expect(page.locator("h1")).to_have_text(heading)
    assert "Skog och bioekonomi" in page.locator(".s3-lead").inner_text()


def tab_to(page: Page, name: str, within: str) -> None:
    """Press Tab until the link of that name in that part of the page has the focus, as a keyboard user would."""
    here = "([name, within]) => document.activeElement.innerText === name && !!document.activeElement.closest(within)"
    for _ in range(300):
        page.keyboard.press("Tab")
        if page.evaluate(here, [name, within]):
            return
    raise AssertionError(f"{name} was never reached")


FORM = {"": ("Region", "och", "Jämför"), "en/": ("Region", "and", "Compare")}
"""What the two lists and the button are called."""


def choose(page: Page, prefix: str, first: str, second: str) -> None:
    """Choose two regions in the form, and send it."""
    one, other, send = FORM[prefix]
    page.get_by_label(one, exact=True).select_option(first)
    page.get_by_label(other, exact=True).select_option(second)
    page.get_by_role("button", name=send, exact=True).click()


@pytest.mark.parametrize("prefix", FORM, ids=["sv", "en"])
@pytest.mark.parametrize(
    ("first", "second", "pair"),
    [
        ("gavleborg", "dalarna", "dalarna/gavleborg"),
        ("dalarna", "gavleborg", "dalarna/gavleborg"),
        ("varmland", "kalmar", "kalmar/varmland"),
        ("gotland", "dalarna", "gotland/dalarna"),
    ],
)
def test_two_that_are_chosen_in_either_order_lead_to_their_one_page(
    visit: Callable[..., Page], address: str, prefix: str, first: str, second: str, pair: str
) -> None:
    page = visit(f"{address}{prefix}jamfor/tva/")
    choose(page, prefix, first, second)
    page.wait_for_url(f"{address}{prefix}jamfor/{pair}/")
    expect(page.locator("article h1")).to_contain_text(" och " if not prefix else " and ")


def test_the_form_is_found_from_the_comparison(visit: Callable[..., Page], address: str) -> None:
    page = visit(f"{address}jamfor/")
    page.get_by_role("link", name="Två regioner", exact=True).click()
    expect(page.get_by_role("button", name="Jämför", exact=True)).to_be_visible()


@pytest.mark.parametrize(
    ("prefix", "said"), [("", "Välj två olika regioner."), ("en/", "Choose two different regions.")], ids=["sv", "en"]
)
def test_the_same_region_twice_is_refused_in_words_until_another_is_chosen(
    visit: Callable[..., Page], address: str, prefix: str, said: str
) -> None:
    page = visit(f"{address}{prefix}jamfor/tva/")
    choose(page, prefix, "dalarna", "dalarna")
    second = page.get_by_label(FORM[prefix][1], exact=True)
    assert second.evaluate("field => field.validationMessage") == said
    expect(second, "the browser takes one to the field, and says it there").to_be_focused()
    assert page.url == f"{address}{prefix}jamfor/tva/"
    page.get_by_label(FORM[prefix][0], exact=True).select_option("kalmar")
    assert second.evaluate("field => field.validationMessage") == ""
    page.get_by_role("button", name=FORM[prefix][2], exact=True).click()
    page.wait_for_url(f"{address}{prefix}jamfor/kalmar/dalarna/")


@pytest.mark.parametrize(("first", "second"), [("", "dalarna"), ("dalarna", ""), ("", "")])
def test_a_region_that_is_not_chosen_is_asked_for(
    visit: Callable[..., Page], address: str, first: str, second: str
) -> None:
    page = visit(f"{address}jamfor/tva/")
    choose(page, "", first, second)
    missing = page.locator("#s3-two select:invalid")
    expect(missing).to_have_count((not first) + (not second))
    expect(missing.first).to_be_focused()
    assert missing.first.evaluate("field => field.validity.valueMissing")
    assert page.url == f"{address}jamfor/tva/"


def test_the_form_works_from_the_keyboard(visit: Callable[..., Page], address: str) -> None:
    page = visit(f"{address}jamfor/tva/")
    focused = "document.activeElement.name ?? ''"
    for _ in range(100):
        page.keyboard.press("Tab")
        if page.evaluate(focused) == "a":
            break
    for _ in range(5):
        page.keyboard.press("ArrowDown")
    page.keyboard.press("Tab")
    assert page.evaluate(focused) == "b"
    page.keyboard.type("Dal")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.type") == "submit"
    page.keyboard.press("Enter")
    page.wait_for_url(f"{address}jamfor/dalarna/gavleborg/")


def test_without_scripts_two_are_chosen_by_links(visit: Callable[..., Page], address: str) -> None:
    page = visit(f"{address}jamfor/tva/", 390, java_script_enabled=False)
    assert page.locator("#s3-two").is_hidden()
    page.locator("#borja ~ ul").get_by_role("link", name="Gävleborg", exact=True).click()
    expect(page.locator("h1")).to_contain_text("Gävleborg")
    page.locator("#dalarna dt").get_by_role("link").click()
    expect(page.locator("h1")).to_have_text("Dalarna och Gävleborg")


def test_a_group_of_rows_is_shown_alone_by_a_link(visit: Callable[..., Page], address: str) -> None:
    page = visit(f"{address}jamfor/", java_script_enabled=False)
    rows = page.locator(".s3-matrix tbody tr:not(.s3-group):visible")
    expect(rows).to_have_count(5)
    page.locator(".s3-row-filter").get_by_role("link", name="Norra Mellansverige").click()
    expect(rows.locator("th")).to_have_text(["Värmland", "Dalarna", "Gävleborg"])
    page.locator(".s3-row-filter").get_by_role("link", name="hela landet").click()
    expect(rows).to_have_count(5)


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


@pytest.mark.parametrize("prefix", FORM, ids=["sv", "en"])
@pytest.mark.parametrize(
    ("first", "second", "target"),
    [
        ("dalarna", "kalmar", "kalmar/#dalarna"),
        ("kalmar", "dalarna", "kalmar/#dalarna"),
        ("gotland", "gavleborg", "gotland/#gavleborg"),
        ("gavleborg", "dalarna", "dalarna/gavleborg/"),
        ("varmland", "dalarna", "varmland/dalarna/"),
    ],
)
def test_in_a_large_country_the_form_leads_to_the_row_about_the_two_or_to_their_page(
    visit: Callable[..., Page], large: tuple[Path, str], prefix: str, first: str, second: str, target: str
) -> None:
    page = visit(f"{large[1]}{prefix}jamfor/tva/")
    choose(page, prefix, first, second)
    page.wait_for_url(f"{large[1]}{prefix}jamfor/{target}")
    if "#" in target:
        row = page.locator(f"#{target.partition('#')[2]}")
        expect(row).to_be_in_viewport()
        assert row.locator("dt a").count() == 0, "they have no page of their own"
    else:
        assert page.locator("article h1").count() == 1


def test_in_a_large_country_rows_without_a_page_say_which_themes_are_shared_and_not_by_what_priorities(
    visit: Callable[..., Page], large: tuple[Path, str]
) -> None:
    """What each row says grows with the square of the regions."""
    page = visit(f"{large[1]}/jamfor/dalarna/")
    with_page = page.locator(".s3-keys > div[id]:has(dt a)")
    without = page.locator(".s3-keys > div[id]:not(:has(dt a))")
    expect(with_page.locator("li").first).to_be_attached()
    expect(without.locator("dd > a").first).to_be_attached()
    expect(without.locator("li")).to_have_count(0)


def test_in_a_large_country_only_neighbours_have_pages_and_the_rest_are_linked_to_the_row_about_them(
    large: tuple[Path, str],
) -> None:
    site, _ = large
    assert (site / "jamfor/dalarna/gavleborg/index.html").is_file()
    assert not (site / "jamfor/kalmar/dalarna").exists()
    pairs = [f for f in site.glob("jamfor/*/*/index.html") if f.parts[-3] != "perioder"]
    assert len(pairs) == 2
    html = (site / "regioner/kalmar/index.html").read_text("utf-8")
    assert "../../jamfor/kalmar/#dalarna" in html
    assert "../../jamfor/kalmar/dalarna/" not in html
    assert not (site / "jamfor/data").exists()
