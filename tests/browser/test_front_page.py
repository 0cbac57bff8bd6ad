"""From the front page to what the node is there for, in two clicks, and both ways to look at the map."""

from collections.abc import Callable

import pytest
import yaml
from playwright.sync_api import Page, expect
from small_country import VOCABULARIES

LISTS = VOCABULARIES
LANGUAGES = {"sv": "", "en": "en/"}
ANSWERS = {
    "satsningar": "satsningar/",
    "stod": "nod/stod/",
    "nationellt": "nod/nationellt/",
    "eu-och-ostersjon": "nod/eu-och-ostersjon/",
    "kommunikation": "nod/kalender/",
}
"""The page that answers each of the five tasks of the second seed."""
NODE = {"sv": "Den nationella noden", "en": "The national node"}
PROGRAMMES = {"sv": "Programmen, även Interreg", "en": "Programmes, Interreg too"}


def entries(name: str, key: str) -> list[dict[str, object]]:
    listed: list[dict[str, object]] = yaml.safe_load((LISTS / f"{name}.yml").read_text("utf-8"))[key]
    return listed


BOTH = pytest.mark.parametrize(("lang", "scripts"), [("sv", True), ("en", False)], ids=["scripts-sv", "no-scripts-en"])
"""The links are the same in both, with and without scripts."""


@pytest.fixture
def page(visit: Callable[..., Page], scripts: bool) -> Page:
    return visit("about:blank", java_script_enabled=scripts)


def test_there_are_five_tasks_and_three_programmes_to_reach() -> None:
    assert [task["id"] for task in entries("tasks", "tasks")] == list(ANSWERS)
    assert len(entries("programmes", "terms")) == 3


@BOTH
def test_each_of_the_five_tasks_is_two_clicks_away(page: Page, address: str, lang: str) -> None:
    page.goto(address + LANGUAGES[lang])
    page.locator("article").get_by_role("link", name=NODE[lang], exact=True).click()
    for task, answer in ANSWERS.items():
        page.wait_for_url(f"{address}{LANGUAGES[lang]}nod/")
        doors = page.locator(f"section[aria-labelledby={task}] .s3-doors a")
        paths = doors.evaluate_all("links => links.map(a => new URL(a.href).pathname)")
        doors.nth(paths.index(f"/{LANGUAGES[lang]}{answer}")).click()
        page.wait_for_url(f"{address}{LANGUAGES[lang]}{answer}")
        assert page.locator("h1").is_visible()
        page.go_back()


@BOTH
def test_all_programmes_are_one_click_away(page: Page, address: str, lang: str) -> None:
    page.goto(address + LANGUAGES[lang])
    page.locator("article").get_by_role("link", name=PROGRAMMES[lang], exact=True).click()
    page.wait_for_url(f"{address}{LANGUAGES[lang]}kodbok/program/")
    for programme in entries("programmes", "terms"):
        assert page.locator(f"#programmes-{programme['id']}").is_visible()


@BOTH
def test_both_geographical_contexts_are_shown_on_the_map_and_lead_to_their_pages(
    page: Page, address: str, lang: str
) -> None:
    page.goto(address + LANGUAGES[lang])
    counties, areas = (page.locator(f".s3-map g.s3-by-{kind} a") for kind in ("county", "area"))
    assert (counties.count(), areas.count()) == (5, 2)
    expect(counties.first).to_be_visible()
    expect(areas.first).to_be_hidden()
    page.locator("#s3-map-by-area").check()
    expect(counties.first).to_be_hidden()
    expect(areas.first).to_be_visible()
    # An area shows the colour of the place that uses its outline; a colour of the outline's own would hide it.
    own = page.locator("#s3-area-SE31").evaluate("path => [path.getAttribute('class'), getComputedStyle(path).fill]")
    assert own == [None, "rgb(0, 0, 0)"]
    colours = page.locator("use.s3-area").evaluate_all("areas => areas.map(a => getComputedStyle(a).fill)")
    assert len(set(colours)) == 1  # both areas share one or two priorities
    page.locator(".s3-region-list h3 a").first.click()
    page.wait_for_url("**/programomraden/*/")
    page.go_back()
    page.locator(".s3-region-list li a").first.click()
    page.wait_for_url("**/regioner/*/")


@pytest.mark.parametrize("scripts", [False])
def test_the_front_page_tells_what_is_common_what_is_unique_and_what_is_new(page: Page, address: str) -> None:
    page.goto(address)
    common, unique = page.locator("#gemensamt + dl dd").all_inner_texts()
    assert common.startswith("Skog och bioekonomi (4 regioner, varav oklart om det gäller: 1)")
    assert "Material och mineral (Gävleborg)" in unique
    assert page.locator("#andrat").inner_text().startswith("Ändrat på webbplatsen sedan 1 oktober")
    assert page.locator("#pa-gang ~ ul li").count() > 1
