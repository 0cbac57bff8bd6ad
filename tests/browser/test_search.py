"""The search in a real browser: typing, keyboard, announcing, the page with all results, no scripts, a phone."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect
from test_accessibility import AXE, RUN, TAGS

FIELD = ".s3-search-header input"
HITS = ".s3-search-header .s3-hits"


def ask(page: Page, text: str) -> None:
    """Type into the header's field and wait for what it answers."""
    page.locator(FIELD).fill("")
    page.locator(FIELD).press_sequentially(text)
    page.locator(HITS).wait_for()


def focused(page: Page) -> str:
    text: str = page.evaluate("(document.activeElement.textContent || document.activeElement.id).trim()")
    return text


@pytest.mark.parametrize(
    ("start", "word", "group", "title", "target"),
    [
        ("", "besöksnäringen", "Prioriteringar", "Besöksnäring", "regioner/gotland/2021-/besoksnaring/"),
        ("regioner/dalarna/", "vastmanland", "Regioner", "Västmanland", "regioner/vastmanland/"),
        ("404.html", "rymden", "Prioriteringar", "Rymden", "regioner/norrbotten/odaterad-tillvaxtverket/rymden/"),
        ("en/", "forestry", "Priorities", "Forestry and Wood Industry",
         "en/regioner/jonkoping/2021-/skogsnaring-och-traforadling/"),
        ("en/kodbok/", "värmland", "Regions", "Värmland", "en/regioner/varmland/"),
    ],
)  # fmt: skip
def test_typing_shows_pages_of_the_own_language_by_kind(
    visit: Callable[..., Page], built: Path, address: str, start: str, word: str, group: str, title: str, target: str
) -> None:
    assert (built / target / "index.html").is_file()
    page = visit(address + start)
    ask(page, word)
    found = page.locator(HITS).get_by_role("list", name=group).get_by_role("link", name=title)
    assert address + target in found.evaluate_all("links => links.map(a => a.href)")
    links = page.locator(f"{HITS} .s3-hit-list a").evaluate_all("links => links.map(a => a.href)")
    assert {link.startswith(f"{address}en/") for link in links} == {start.startswith("en/")}


def test_nothing_of_the_search_is_fetched_before_someone_goes_to_the_field(
    visit: Callable[..., Page], address: str
) -> None:
    page = visit(address)
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url.rpartition("/")[2]))
    page.wait_for_timeout(200)
    assert [name for name in asked if "search" in name] == []
    ask(page, "energi")
    page.wait_for_function("performance.getEntriesByName(new URL('assets/s3-search.sv.text.json', location)).length")
    assert sorted(name for name in asked if "search" in name) == [
        "s3-search.js",
        "s3-search.sv.json",
        "s3-search.sv.text.json",
    ]


def test_arrows_walk_through_the_results_and_escape_leads_back(visit: Callable[..., Page], address: str) -> None:
    page = visit(address)
    ask(page, "skog")
    page.wait_for_timeout(500)
    titles = [" ".join(text.split()) for text in page.locator(f"{HITS} a").all_inner_texts()]
    assert len(titles) > 3
    for title in titles:
        page.keyboard.press("ArrowDown")
        assert " ".join(focused(page).split()) == title
    page.keyboard.press("ArrowDown")
    assert " ".join(focused(page).split()) == titles[-1]
    for _ in titles:
        page.keyboard.press("ArrowUp")
    assert focused(page) == "s3-search"
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Escape")
    assert focused(page) == "s3-search"
    expect(page.locator(HITS)).to_be_hidden()
    assert page.locator(FIELD).input_value() == "skog"


def test_tab_goes_through_the_results_and_leaving_closes_them(visit: Callable[..., Page], address: str) -> None:
    page = visit(address)
    ask(page, "vindkraft")
    page.wait_for_timeout(500)
    stops = page.locator(f"{HITS} a").count()
    for _ in range(stops + 1):  # the button that sends stands before the results
        page.keyboard.press("Tab")
        expect(page.locator(HITS)).to_be_visible()
    page.keyboard.press("Tab")
    expect(page.locator(HITS)).to_be_hidden()
    ask(page, "vindkraft")
    page.mouse.click(200, 700)
    expect(page.locator(HITS)).to_be_hidden()


def test_enter_on_a_result_opens_it(visit: Callable[..., Page], address: str) -> None:
    page = visit(address + "om/")
    ask(page, "gotland")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.wait_for_url(f"{address}regioner/gotland/")


@pytest.mark.parametrize(("start", "target"), [("regioner/dalarna/", "sok/"), ("en/om/", "en/sok/")])
def test_enter_in_the_field_opens_the_page_with_all_results(
    visit: Callable[..., Page], address: str, start: str, target: str
) -> None:
    page = visit(address + start)
    page.locator(FIELD).fill("hälsa")
    page.locator(FIELD).press("Enter")
    page.wait_for_url(f"{address}{target}?q=h%C3%A4lsa")
    page.locator(".s3-found section").first.wait_for()
    assert page.locator("#s3-q").input_value() == "hälsa"
    headings = page.locator(".s3-found h2").all_inner_texts()
    counts = [int(heading.rpartition("(")[2].rstrip(")")) for heading in headings]
    said = page.locator("[data-s3-count]").inner_text()
    assert len(headings) > 2
    assert int(said.split()[0]) == sum(counts) > 10


def test_the_number_of_results_is_announced_once_typing_pauses(visit: Callable[..., Page], address: str) -> None:
    page = visit(address)
    region = page.locator(".s3-search-header [role=status]")
    ask(page, "vindkraft")
    expect(region).to_have_text("2 träffar")
    page.locator(FIELD).fill("qqxxzz")
    expect(region).to_have_text("Inga träffar på ”qqxxzz”. Pröva färre eller kortare ord.")
    page = visit(f"{address}en/sok/?q=tourism")
    count = page.locator("[data-s3-count]")
    expect(count).to_have_text(re.compile(r"\d+ results"))  # two empty places would also be alike
    expect(page.locator("[data-s3-status]")).to_have_text(count.inner_text())


def test_what_is_asked_on_the_page_stands_in_its_address_and_back_brings_it_again(
    visit: Callable[..., Page], address: str
) -> None:
    page = visit(f"{address}sok/?q=skog")
    page.locator(".s3-found section").first.wait_for()
    field = page.locator("#s3-q")
    field.fill("rymden")
    assert page.url == f"{address}sok/?q=rymden"
    page.get_by_role("link", name="Rymden").first.click()
    page.wait_for_url(f"{address}regioner/**")
    page.go_back()
    page.get_by_role("link", name="Rymden").first.wait_for()
    assert field.input_value() == "rymden"


def test_long_lists_show_the_rest_when_asked_to(visit: Callable[..., Page], address: str) -> None:
    page = visit(f"{address}sok/?q=region")
    page.locator(".s3-more").first.wait_for()
    longer = "sections => sections.findIndex(section => section.querySelector('.s3-more'))"
    section = page.locator(".s3-found section").nth(page.locator(".s3-found section").evaluate_all(longer))
    whole = int(section.locator("h2").inner_text().rpartition("(")[2].rstrip(")"))
    assert section.get_by_role("link").count() == 10
    section.get_by_role("button").press("Enter")
    assert section.get_by_role("link").count() == whole > 10
    assert focused(page) == section.get_by_role("link").nth(10).inner_text().strip()


def test_a_fetch_that_fails_is_told_and_tried_again(visit: Callable[..., Page], address: str) -> None:
    page = visit(address)
    page.route("**/s3-search.sv.json", lambda route: route.abort())
    page.locator(FIELD).focus()
    expect(page.locator(HITS)).to_contain_text("Sökningen kunde inte läsas in.")
    page.unroute("**/s3-search.sv.json")
    page.locator("h1").click()
    ask(page, "gotland")
    page.locator(HITS).get_by_role("link", name="Gotland").first.wait_for()


@pytest.mark.parametrize(
    ("path", "words"), [("", "Sökningen behöver JavaScript"), ("en/", "The search needs JavaScript")]
)
def test_without_scripts_the_field_leads_to_a_page_that_says_so_and_shows_ways_on(
    visit: Callable[..., Page], address: str, path: str, words: str
) -> None:
    page = visit(address + path, java_script_enabled=False)
    page.locator(FIELD).fill("energi")
    page.locator(FIELD).press("Enter")
    page.wait_for_url(f"{address}{path}sok/?q=energi")
    assert words in page.locator("article").inner_text()
    assert page.locator("#s3-q").is_hidden()
    links = page.locator("article ul a").evaluate_all("links => links.map(a => a.href)")
    names = ("regioner/", "programomraden/", "kodbok/", "jamfor/")
    assert [f"{address}{path}{name}" for name in names] == links[:4]
    assert words not in visit(f"{address}{path}sok/").locator("article").inner_text()


def test_on_a_phone_the_header_leads_to_the_page_and_nothing_is_too_wide(
    visit: Callable[..., Page], address: str
) -> None:
    page = visit(address, 390, has_touch=True)
    assert page.locator(FIELD).is_hidden()
    page.get_by_role("link", name="Sök", exact=True).tap()
    page.wait_for_url(f"{address}sok/")
    assert focused(page) == "s3-q"
    page.locator("#s3-q").press_sequentially("vindkarft")
    page.get_by_role("link", name="Hållbar energi").wait_for()
    wide = "document.documentElement.scrollWidth > document.documentElement.clientWidth"
    for width in (390, 320):
        page.set_viewport_size({"width": width, "height": 700})
        assert not page.evaluate(wide)
    assert visit(address, 1280).get_by_role("link", name="Sök", exact=True).count() == 0


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(("width", "path"), [(1280, ""), (1280, "sok/?q=skog"), (390, "sok/?q=skog")])
def test_shown_results_have_no_barrier(
    visit: Callable[..., Page], address: str, scheme: str, width: int, path: str
) -> None:
    page = visit(address + path, width, color_scheme=scheme, bypass_csp=True)
    if path:
        page.locator(".s3-found section").first.wait_for()
    else:
        ask(page, "skog")
        page.wait_for_timeout(500)
    page.evaluate(AXE)
    found = page.evaluate(RUN, TAGS)
    assert found["violations"] == []
    assert [place for place in found["undecided"] if "s3-" in place[1]] == []
    assert found["nodes"] > 100
