"""A region's page begins with what the region bets on; its parts are folds that need no script."""

from collections.abc import Callable

import pytest
from kinds import DALARNA
from playwright.sync_api import Page, expect

SCREEN = 900
CLOSED = "details.s3-fold:not([open])"


def test_it_begins_with_the_priorities_the_strategy_and_what_few_others_have(
    visit: Callable[..., Page], address: str
) -> None:
    page = visit(address + DALARNA)
    lead = page.locator(".s3-lead").inner_text()
    assert lead.startswith("Dalarna satsar på ")
    assert "Smarta energisystem" in lead
    facts = page.locator(".s3-region-top dl").inner_text()
    assert "2022–2028. Gäller." in facts
    assert "Det få andra har" in facts
    expect(page.locator(".s3-locator .s3-here")).to_have_count(1)
    number = page.locator("[data-s3-count='findings dalarna']").inner_text()
    expect(page.locator(".s3-region-top [data-s3-count]")).to_have_count(0)
    page.get_by_role("link", name=f"Punkter att se över om Dalarna: {number}").click()
    assert page.locator(".s3-lead").inner_text().startswith(f"Det finns {number} ")


def test_a_click_in_the_contents_opens_the_fold_and_leaves_its_heading_in_sight(
    visit: Callable[..., Page], address: str
) -> None:
    page = visit(address + DALARNA)
    page.locator(".md-sidebar--secondary a[href='#samverkan']").click()
    expect(page.locator("details:has(> summary > #samverkan)")).to_have_attribute("open", "")
    heading, bar = page.locator("#samverkan").bounding_box(), page.locator(".md-header").bounding_box()
    assert heading
    assert bar
    assert bar["y"] + bar["height"] <= heading["y"] < SCREEN


def test_it_is_three_screens_at_most_while_its_parts_are_closed(visit: Callable[..., Page], address: str) -> None:
    page = visit(address + DALARNA)
    assert page.locator(CLOSED).count() > 8
    assert page.evaluate("document.documentElement.scrollHeight") <= 3 * SCREEN


@pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "no scripts"])
def test_a_part_opens_by_its_summary_and_by_an_address_within_it(
    visit: Callable[..., Page], address: str, scripts: bool
) -> None:
    page = visit(address + DALARNA, java_script_enabled=scripts)
    first = page.locator("#styrkor")
    inside = page.locator("details:has(#styrkor) li").first
    expect(inside).to_be_hidden()
    first.click()
    expect(inside).to_be_visible()
    page.goto(f"{address}{DALARNA}#kalla-rd-run-2022")
    expect(page.locator("#kalla-rd-run-2022")).to_be_visible()


def test_the_address_of_a_part_opens_it(visit: Callable[..., Page], address: str) -> None:
    page = visit(f"{address}{DALARNA}#samverkan")
    expect(page.locator("details[open] #samverkan")).to_have_count(1)


@pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "no scripts"])
def test_all_parts_are_printed(visit: Callable[..., Page], address: str, scripts: bool) -> None:
    page = visit(address + DALARNA, java_script_enabled=scripts)
    inside = page.locator(f"{CLOSED} li").first
    expect(inside).to_be_hidden()
    page.emulate_media(media="print")
    assert inside.bounding_box()["height"] > 0  # type: ignore[index]
    assert all(
        box > 0 for box in page.locator("details.s3-fold li").evaluate_all("all => all.map(e => e.offsetHeight)")
    )
