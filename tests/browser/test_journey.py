"""A visitor with a real browser: by keyboard, on a phone, without scripts, in the dark, on paper."""

import re
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path
from urllib.parse import urljoin, urlsplit

import pytest
from kinds import (
    DALARNA,
    ENGLISH,
    GENERATED,
    LANGUAGES,
    PRIORITY,
    PUT_TOGETHER,
    SOURCES,
    STRATEGY,
    SWEDISH,
    TERRITORIES,
    edited,
)
from playwright.sync_api import Page, expect
from site_reading import Link, read
from small_country import COUNTRY
from smartspec.check import checked_atlas
from smartspec.pages.page import Settings
from smartspec.pages.writer import Writer
from smartspec.site.families import FAMILIES
from waiting import STILL, comes_to, listen, said

FORGE = "https://forge.example/smart-specialisering/edit/main/"
SITE = "https://smart-specialisering.example/"
MOST_STOPS = 150

FOCUS = (
    f"""async () => {{
  const still = {STILL};
  while (!still()) await new Promise(requestAnimationFrame);
"""
    + """
  const focused = document.activeElement;
  const style = getComputedStyle(focused), box = focused.getBoundingClientRect();
  const middle = [box.x + box.width / 2, box.y + box.height / 2];
  return {
    tag: focused.tagName,
    text: (focused.textContent.trim() || focused.getAttribute("aria-label") || "").replace(/\\s+/g, " "),
    href: focused.getAttribute("href"),
    className: focused.className,
    outline: style.outlineStyle === "none" ? 0 : parseFloat(style.outlineWidth),
    visible: focused.checkVisibility({opacityProperty: true, visibilityProperty: true})
      && box.width > 0 && box.height > 0 && middle[0] > 0 && middle[0] < innerWidth
      && middle[1] > 0 && middle[1] < innerHeight,
  };
}"""
)


def tab(page: Page) -> dict[str, object]:
    """Press Tab and tell where the focus is; it must be seen there."""
    page.keyboard.press("Tab")
    stop: dict[str, object] = page.evaluate(FOCUS)
    for _ in range(60):  # the theme shows some of its stops a moment after the focus came
        if stop["visible"]:
            break
        page.wait_for_timeout(50)
        stop = page.evaluate(FOCUS)
    assert stop["outline"] >= 2, f"no outline at {stop}"  # type: ignore[operator]
    assert stop["visible"], f"the focus is out of sight at {stop}"
    return stop


def tab_to(page: Page, text: str, address: str = "") -> None:
    """Press Tab until the link with that text has the focus."""
    for _ in range(MOST_STOPS):
        stop = tab(page)
        if stop["tag"] == "A" and stop["text"] == text and str(stop["href"]).endswith(address):
            return
    raise AssertionError(f"no link “{text}” in {MOST_STOPS} stops")


def follow(page: Page, text: str, expected: str, address: str = "") -> None:
    """Go to that link by Tab, press Enter, and arrive at the expected address."""
    tab_to(page, text, address)
    page.keyboard.press("Enter")
    page.wait_for_url(expected)


@pytest.mark.parametrize(("width", "scripts"), [(390, True), (1280, True), (390, False)])
def test_a_priority_is_reached_by_keyboard_alone_and_read_in_both_languages(
    visit: Callable[..., Page], address: str, width: int, scripts: bool
) -> None:
    page = visit(address, width, java_script_enabled=scripts)
    assert "md-skip" in str(tab(page)["className"]), "the skip link is not the first stop"
    follow(page, "Dalarna", address + DALARNA)
    follow(page, "Smarta energisystem", address + PRIORITY)
    expect(page.locator("h1")).to_have_text("Smarta energisystem")
    follow(page, "English", f"{address}en/{PRIORITY}")
    expect(page.locator("html")).to_have_attribute("lang", "en")
    expect(page.locator("h1")).to_have_text("Smart energy systems")
    follow(page, "Svenska", address + PRIORITY)
    expect(page.locator("html")).to_have_attribute("lang", "sv")
    follow(page, "Dalarna", address + DALARNA, "../../")
    page.go_back()
    expect(page).to_have_url(address + PRIORITY)


def test_the_skip_link_leads_past_the_header_to_the_heading(visit: Callable[..., Page], address: str) -> None:
    page = visit(address + DALARNA)
    assert tab(page)["href"] == "#start"
    page.keyboard.press("Enter")
    expect(page.locator(".md-skip")).not_to_be_focused()  # the browser moves the starting point a moment later
    after = tab(page)
    assert page.evaluate("document.activeElement.closest('article') !== null"), after
    assert page.locator("#start").inner_text() == "Dalarna"


def test_a_focus_without_outline_or_out_of_sight_is_found(visit: Callable[..., Page], address: str) -> None:
    page = visit(address, bypass_csp=True)
    page.add_style_tag(content="* { outline: none !important }")
    with pytest.raises(AssertionError, match="no outline"):
        tab(page)
    page = visit(address, bypass_csp=True)
    page.add_style_tag(content=".md-skip { position: fixed !important; left: -999px !important }")
    with pytest.raises(AssertionError, match="out of sight"):
        tab(page)


def links_of(built: Path, path: str, wanted: Callable[[Link], bool]) -> list[tuple[str | None, str]]:
    """Those links of a built page: their language, and where they lead from there."""
    links = filter(wanted, read(built / path / "index.html").links)
    return [(link.attributes.get("hreflang"), urljoin(f"/{path}", link.address)) for link in links]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_page_leads_to_itself_in_the_other_language(built: Path, lang: str) -> None:
    other = "en" if lang == "sv" else "sv"
    for kind, path in LANGUAGES[lang].items():
        assert read(built / path / "index.html").lang == lang
        assert links_of(built, path, lambda link: link.tag == "link" and "hreflang" in link.attributes) == [
            ("sv", SITE + SWEDISH[kind]),
            ("x-default", SITE + SWEDISH[kind]),
            ("en", SITE + ENGLISH[kind]),
        ]
        switch = links_of(built, path, lambda link: "s3-switch" in (link.attributes.get("class") or "").split())
        assert switch == [(other, f"/{LANGUAGES[other][kind]}")]


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("satsningar/?region=dalarna&ordning=start", ".s3-chips"),
        ("prioriteringar/?tema=energy", ".s3-chips"),
        ("sok/?q=biogas", ".s3-found section h2"),
    ],
)
def test_what_is_chosen_is_chosen_in_the_other_language_too(
    visit: Callable[..., Page], address: str, query: str, found: str
) -> None:
    page = visit(address + query)
    page.locator(found).first.wait_for()
    page.locator(".s3-switch").press("Enter")
    page.wait_for_url(f"{address}en/{query}")
    page.locator(found).first.wait_for()
    page.locator(".s3-switch").click()
    page.wait_for_url(address + query)


def test_on_a_phone_a_named_button_opens_the_menu_and_its_links_are_out_of_reach_till_then(
    visit: Callable[..., Page], address: str
) -> None:
    page = visit(f"{address}regioner/", 390)
    menu, link = page.get_by_role("button", name="Meny"), page.locator(".md-sidebar--primary a", has_text="Jämför")
    expect(link).to_be_hidden()
    menu.press("Enter")
    expect(link).to_be_visible()
    expect(menu).to_have_attribute("aria-expanded", "true")
    expect(page.locator(".md-sidebar--primary a").first).to_be_focused()
    page.keyboard.press("Escape")
    expect(menu).to_be_focused()
    expect(menu).to_have_attribute("aria-expanded", "false")


def test_on_a_phone_a_link_shows_what_is_on_the_page(visit: Callable[..., Page], address: str) -> None:
    page = visit(f"{address}{DALARNA}", 390, java_script_enabled=False)
    contents = page.locator("#s3-contents")
    expect(contents).to_be_hidden()
    page.get_by_role("link", name="På den här sidan").press("Enter")
    expect(contents.get_by_role("link", name="Om sidan")).to_be_in_viewport()
    contents.get_by_role("link", name="Om sidan").press("Enter")
    expect(page.get_by_role("heading", name="Om sidan")).to_be_in_viewport()
    expect(contents).to_be_hidden()
    expect(visit(f"{address}{DALARNA}").locator(".s3-to-contents")).to_be_hidden()
    assert visit(f"{address}{SWEDISH['match']}", 390).locator(".s3-to-contents").count() == 0


def test_the_button_copies_the_permanent_address(visit: Callable[..., Page], address: str) -> None:
    page = visit(address + PRIORITY, permissions=["clipboard-read", "clipboard-write"])
    button = page.get_by_role("button", name="Kopiera adressen", exact=True)
    listen(button)
    button.press("Enter")
    said(page, "Kopierat")
    assert page.evaluate("navigator.clipboard.readText()") == SITE + PRIORITY
    assert page.locator(".s3-permalink").get_attribute("href") == SITE + PRIORITY
    copies = visit(address + PRIORITY, java_script_enabled=False).locator("[data-s3-copy]").all()
    assert len(copies) == 2
    assert [copy for copy in copies if copy.is_visible()] == []


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_edit_link_opens_the_very_file_that_the_page_is_made_of(built: Path, lang: str) -> None:
    for kind, path in LANGUAGES[lang].items():
        edits = links_of(built, path, lambda link: "s3-edit" in (link.attributes.get("class") or "").split())
        assert sorted(url for _, url in edits) == [FORGE + file for file in edited(kind, lang, COUNTRY)], path
        assert all((COUNTRY / file).is_file() for file in edited(kind, lang, COUNTRY)), path


def test_every_kind_of_page_that_the_package_makes_is_looked_at_here(country: Path) -> None:
    atlas, _ = checked_atlas(country)
    writer = Writer(atlas, Settings(SITE, {"sv": "S", "en": "E"}, FORGE, root=country), "sv")
    pages = [page for family in FAMILIES for page in family().make(writer)]
    assert {page.kind for page in pages} == set(GENERATED)
    addresses = {page.address: page for page in pages}
    assert {kind: addresses[path].kind for kind, path in GENERATED.items()} == {kind: kind for kind in GENERATED}
    assert {kind: addresses[path].source for kind, path in GENERATED.items()} == {
        kind: TERRITORIES if kind in PUT_TOGETHER else SOURCES.get(kind, "") for kind in GENERATED
    }


def test_a_region_in_the_list_lights_up_on_the_map(visit: Callable[..., Page], address: str) -> None:
    page = visit(address)
    county = page.locator(".s3-map [data-s3-region=dalarna]")
    outline = "e => getComputedStyle(e.querySelector('path')).strokeWidth"
    before = county.evaluate(outline)
    page.locator(".s3-region-list [data-s3-region=dalarna]").focus()
    comes_to(page, lambda: lit(page), ["dalarna"])
    comes_to(page, lambda: county.evaluate(outline) != before, True)
    page.locator(".s3-region-list [data-s3-region=gotland]").hover()
    comes_to(page, lambda: lit(page), ["dalarna", "gotland"])
    page.locator("h1").click()
    comes_to(page, lambda: lit(page), [])


def lit(page: Page) -> list[str]:
    return page.locator(".s3-map .s3-lit").evaluate_all("links => links.map(a => a.dataset.s3Region).sort()")


def test_the_map_is_no_tab_stop_and_says_nothing_twice(visit: Callable[..., Page], address: str) -> None:
    page = visit(address)
    assert page.locator(".s3-map svg a").count() == 5 + 2  # counties, and areas on the other map
    assert page.locator(".s3-map svg a:not([tabindex='-1'])").count() == 0
    assert page.locator(".s3-map svg").get_attribute("aria-hidden") == "true"
    assert page.locator(".s3-region-list [data-s3-region]").count() == 5


@pytest.mark.parametrize(("scheme", "dark"), [("light", False), ("dark", True)])
def test_the_colours_follow_what_the_visitor_prefers(
    visit: Callable[..., Page], address: str, scheme: str, dark: bool
) -> None:
    page = visit(address + PRIORITY, color_scheme=scheme)
    faded = f"scheme => document.body.dataset.mdColorScheme === scheme && ({STILL})()"
    page.wait_for_function(faded, arg="slate" if dark else "default")
    colour = page.evaluate("getComputedStyle(document.body).backgroundColor")
    lightness = sum(int(number) for number in re.findall(r"\d+", colour)[:3]) / 3
    assert (lightness < 60) is dark
    assert (lightness > 240) is not dark


@pytest.mark.parametrize(("place", "name"), [("", "Mörkt läge"), ("en/", "Dark mode")])
def test_the_button_of_the_schemes_is_pressed_while_the_page_is_dark(
    visit: Callable[..., Page], address: str, place: str, name: str
) -> None:
    page = visit(f"{address}{place}")
    button = page.get_by_role("button", name=name, exact=True)
    for key, pressed, scheme in (("", False, "default"), ("Enter", True, "slate"), ("Space", False, "default")):
        if key:
            button.press(key)
        expect(page.get_by_role("button", name=name, exact=True, pressed=pressed)).to_be_visible()
        assert page.evaluate("document.body.dataset.mdColorScheme") == scheme
        assert button.locator("svg:visible").count() == 1
    button.click()
    page.reload()
    expect(page.get_by_role("button", name=name, exact=True, pressed=True)).to_be_visible()


def test_on_paper_only_the_content_is_left_and_sources_show_their_addresses(
    visit: Callable[..., Page], address: str, tmp_path: Path
) -> None:
    page = visit(address + DALARNA)
    around = [".md-header", ".md-tabs", ".s3-crumbs", ".md-footer", ".s3-copy", ".s3-edit", ".s3-propose"]
    assert [name for name in around if not page.locator(name).first.is_visible()] == []
    page.emulate_media(media="print")
    comes_to(page, lambda: [name for name in [*around, ".md-sidebar"] if page.locator(name).first.is_visible()], [])
    expect(page.locator("h1")).to_be_visible()
    links = page.locator(".s3-sources a[href^=http]")
    shown = links.evaluate_all("links => links.map(a => getComputedStyle(a, '::after').content)")
    wanted = links.evaluate_all("links => links.map(a => a.getAttribute('href'))")
    assert len(wanted) > 5
    assert [text.strip('"').strip(" <>") for text in shown] == wanted
    paper = tmp_path / "dalarna.pdf"
    page.pdf(path=paper, format="A4")
    assert paper.read_bytes().startswith(b"%PDF")
    assert len(re.findall(rb"/Type\s*/Page\b", paper.read_bytes())) > 1
    if shutil.which("pdftotext"):
        text = subprocess.run(["pdftotext", paper, "-"], capture_output=True, check=True, text=True).stdout
        printed = re.sub(r"\s|-\n", "", text)
        assert [url for url in wanted if url.replace("-", "") not in printed.replace("-", "")] == []


def test_without_scripts_nothing_is_left_that_only_scripts_can_work(visit: Callable[..., Page], address: str) -> None:
    dead = [".s3-schemes"]
    shown = "element => element.checkVisibility()"
    without, with_scripts = (visit(address + STRATEGY, 390, java_script_enabled=on) for on in (False, True))
    assert [name for name in dead if without.locator(name).first.evaluate(shown)] == []
    assert [name for name in dead if not with_scripts.locator(name).first.evaluate(shown)] == []


def test_an_address_that_is_not_there_gets_a_page_in_both_languages_with_ways_on(
    visit: Callable[..., Page], address: str
) -> None:
    page = visit(f"{address}404.html")
    assert page.locator("h1").inner_text() == "Sidan finns inte"
    ways = page.locator("article a").evaluate_all("links => links.map(a => a.href)")
    swedish = ["", "regioner/", "programomraden/", "prioriteringar/", "satsningar/", "jamfor/", "sok/", "kodbok/"]
    expected = [f"/{way}" for way in (*swedish, "en/")]
    assert [urlsplit(way).path for way in ways] == expected
    assert "This page does not exist" in page.locator("article").inner_text()
