"""Waiting for what Playwright's own ``expect`` has no words for."""

import os
from collections.abc import Callable
from typing import TypeVar

from playwright.sync_api import Locator, Page

Read = TypeVar("Read")
PATIENCE, LEAST_PATIENCE = 180_000, 20_000
"""Milliseconds that a browser is waited for at the most, and that it is on a machine with nothing else to do."""
PAUSE = 50
"""Milliseconds between two readings."""


def patience() -> int:
    """Milliseconds to wait for what a page shall show: more, the more programs share each processor.

    What is wrong stays wrong, and is told soon on a quiet machine; what is late has its time on a busy one.
    """
    sharing = os.getloadavg()[0] / (os.cpu_count() or 1)
    return int(min(PATIENCE, LEAST_PATIENCE * max(1.0, 2 * sharing)))


STILL = "() => document.getAnimations().every(moving => moving.playState !== 'running')"
"""Nothing moves any more, and colours have faded in."""

ENGINE = """async (whole) => {
  const { open } = await import(new URL("/assets/s3-search.js", location));
  const search = await open(document.documentElement.lang === "en" ? "en" : "sv");
  if (whole) await search.whole();
}"""


def comes_to(page: Page, read: Callable[[], Read], wanted: Read) -> None:
    """Read until it is what is wanted. What it is in the end is compared, so that a failure shows both."""
    for _ in range(patience() // PAUSE):
        if read() == wanted:
            break
        page.wait_for_timeout(PAUSE)
    assert read() == wanted


LISTEN = """element => {
  window.s3said = [];
  new MutationObserver(() => s3said.push(element.textContent.replace(/\\s+/g, " ").trim()))
    .observe(element, {childList: true, subtree: true, characterData: true});
}"""


def listen(element: Locator) -> None:
    """From now on remember all that the element says: what stands there for two seconds is not seen in time by a
    test beside other work."""
    element.evaluate(LISTEN)


def said(page: Page, text: str) -> None:
    """Wait until what is listened to has said it, if only for a moment."""
    page.wait_for_function("text => s3said.includes(text)", arg=text)


def engine_is_in_use(page: Page, *, whole: bool = False) -> None:
    """Wait until the search, also of the running text if ``whole``, has come and has been used by the page.

    The page asked for it before, so its own promise is kept before this one.
    """
    page.evaluate(ENGINE, whole)
