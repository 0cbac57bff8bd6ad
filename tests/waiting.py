"""Waiting for what Playwright's own ``expect`` has no words for."""

from collections.abc import Callable
from typing import TypeVar

from playwright.sync_api import Page

Read = TypeVar("Read")
MOST_TRIES, PAUSE = 300, 50
"""Half a minute between them, as Playwright's own waits; a slow machine needs some of it."""

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


def engine_is_in_use(page: Page, *, whole: bool = False) -> None:
    """Wait until the search, also of the running text if ``whole``, has come and has been used by the page.

    The page asked for it before, so its own promise is kept before this one.
    """
    page.evaluate(ENGINE, whole)
