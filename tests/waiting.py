"""Waiting for what Playwright's own ``expect`` has no words for."""

from collections.abc import Callable
from typing import TypeVar

from playwright.sync_api import Locator, Page

Read = TypeVar("Read")
MOST_TRIES, PAUSE = 3600, 50
"""Three minutes between them, as other waits in browsers have; only what fails takes them."""

ENGINE = """async (whole) => {
  const { open } = await import(new URL("/assets/s3-search.js", location));
  const search = await open(document.documentElement.lang === "en" ? "en" : "sv");
  if (whole) await search.whole();
}"""


def comes_to(page: Page, read: Callable[[], Read], wanted: Read) -> None:
    """Read until it is what is wanted. What it is in the end is compared, so that a failure shows both."""
    for _ in range(MOST_TRIES):
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
