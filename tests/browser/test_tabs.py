"""A test notices nothing of the one that had its tab before, and what is wrong is told soon."""

import os
from collections.abc import Callable

import pytest
from playwright.sync_api import Page
from tabs import forget
from waiting import LEAST_PATIENCE, PATIENCE, patience

LEAVE = """() => {
  localStorage.setItem("a", "1"); sessionStorage.setItem("a", "1"); document.cookie = "a=1";
  document.querySelector(".s3-schemes[aria-pressed=false]").click();
}"""
THERE = "[localStorage.length, sessionStorage.length, document.cookie, document.body.dataset.mdColorScheme]"


def test_a_tab_is_handed_on_as_if_it_were_new(visit: Callable[..., Page], address: str) -> None:
    page = visit(address)
    new = page.evaluate(THERE)
    page.evaluate(LEAVE)
    page.emulate_media(media="print")
    page.reload()
    assert page.evaluate(THERE) != new
    forget(page)
    page.goto(address)
    assert page.evaluate(THERE) == new
    assert page.evaluate("matchMedia('screen').matches")


def test_a_page_that_is_opened_again_in_its_tab_is_a_new_one(
    visit: Callable[..., Page], tabs: dict[str, list[Page]], address: str
) -> None:
    page = visit(address)
    page.evaluate("window.s3left = true")
    forget(page)
    tabs.setdefault('{"color_scheme": "light"}', []).append(page)
    again = visit(f"{address}#start")
    assert again is page
    assert again.evaluate("window.s3left") is None


def test_a_tab_of_others_cannot_be_listened_to(visit: Callable[..., Page]) -> None:
    with pytest.raises(AssertionError, match="own=True"):
        visit("about:blank").on("request", lambda request: None)
    visit("about:blank", own=True).on("request", lambda request: None)


@pytest.mark.parametrize(("sharing", "wanted"), [(0.1, LEAST_PATIENCE), (1, 2 * LEAST_PATIENCE), (50, PATIENCE)])
def test_a_busy_machine_is_waited_for_longer(sharing: float, wanted: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "getloadavg", lambda: (sharing * (os.cpu_count() or 1), 0, 0))
    assert patience() == wanted
