"""The hostile site, built once for all tests of what is accepted."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import hostile_site
import pytest
import repositories
from hostile_site import Hostile
from playwright.sync_api import Browser, Page, Request

WATCH = "document.addEventListener('securitypolicyviolation', e => (window.s3blocked ??= []).push(e.blockedURI));"


@pytest.fixture(scope="session")
def hostile(shared: Callable[..., Path]) -> Hostile:
    def make(top: Path) -> None:
        (top / "marks").mkdir()
        hostile_site.site(top / "root", top / "marks")
        (top / "said").write_text(repositories.built(top / "root", top / "site"), "utf-8")

    top = shared("hostile", make)
    return Hostile(top / "site", top / "marks", (top / "said").read_text("utf-8"), top / "root")


@pytest.fixture(scope="session")
def hostile_address(hostile: Hostile, serve: Any) -> str:
    return str(serve(hostile.folder))


@pytest.fixture(scope="module")
def tab(browser: Browser, hostile_address: str) -> Iterator[tuple[Page, list[str]]]:
    """A page that remembers what the policy stopped, and its requests out of the site, which lead nowhere."""
    context = browser.new_context(base_url=hostile_address)
    context.add_init_script(WATCH)
    foreign: list[str] = []
    own = (hostile_address, "data:", "blob:", "about:")

    def failed(request: Request) -> None:
        if not request.url.startswith(own) and request.failure != "csp":  # what the policy stops is never sent
            foreign.append(request.url)

    # To hand each request to a route would take more work, also of the pages' own files, which are then never kept.
    context.on("requestfailed", failed)
    yield context.new_page(), foreign
    context.close()
