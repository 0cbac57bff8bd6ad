"""What many tests share: the small country, its site, built once and served, and a real browser."""

import functools
import http.server
import shutil
import signal
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from find_browser import find
from playwright.sync_api import Browser, BrowserContext, Page, expect, sync_playwright
from small_country import NOON, ROOT, VALID, VOCABULARIES, with_history
from smartspec.check import checked_atlas
from smartspec.model import Atlas
from smartspec.site.build import build_site

CHROMIUM = [
    "--no-sandbox",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-quic",
    # The last list counts, so what Playwright turns off for steady tests stands here too. The address bar's own pages
    # are Chromium's; each context would start two processes for them, and nothing here ever types an address.
    "--disable-features=WebUIOmniboxPopup,WebUIOmniboxAimPopup,WebUIOmniboxFullPopup,AimEnabled,"
    "AvoidUnnecessaryBeforeUnloadCheckSync,DestroyProfileOnBrowserClose,HttpsUpgrades,HttpsFirstBalancedModeAutoEnable,"
    "LensOverlay,MediaRouter,PaintHolding,ThirdPartyStoragePartitioning,OptimizationHints,NetworkTimeServiceQuerying,"
    "PreconnectToSearch",
]
PATIENCE = 180_000
"""Milliseconds that a browser is waited for. Only what fails takes them; beside other work a page may need some."""
expect.set_options(timeout=PATIENCE)


def pytest_configure() -> None:
    """Commands that tests start can be interrupted, also where a shell put the suite in the background."""
    signal.signal(signal.SIGINT, signal.default_int_handler)  # ignored signals are inherited


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update-golden", action="store_true", help="write the golden files anew")
    parser.addoption("--root", default=str(ROOT), help="the repository whose content tests/content looks at")


@pytest.fixture(scope="session")
def country(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small country in a repository of its own, to be read only: a test that changes it lays out one anew."""
    return with_history(tmp_path_factory.mktemp("country"))


@pytest.fixture(scope="session")
def atlas(country: Path) -> Atlas:
    """Everything that the small country holds."""
    return checked_atlas(country)[0]


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """The one county of VALID with the country's lists, to put mistakes in or to add to."""
    shutil.copytree(VOCABULARIES, tmp_path / "docs" / "vocabularies")
    shutil.copytree(VALID, tmp_path / "regions")
    return tmp_path


@pytest.fixture(scope="session")
def built(country: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of its site as it was on its day, built by the command that `make site` runs."""
    target = tmp_path_factory.mktemp("built") / "site"
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SOURCE_DATE_EPOCH", NOON)
        build_site(country, target, print)
    return target


class Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *args: object) -> None:
        pass


class Server(http.server.ThreadingHTTPServer):
    request_queue_size = (
        128  # a browser asks for more at once than the usual five, and a busy machine is slow to answer
    )


@pytest.fixture(scope="session")
def serve() -> Iterator[object]:
    """Serve a folder on this machine: ``serve(folder)`` gives its address, ending in ``/``."""
    servers: list[Server] = []

    def start(folder: Path) -> str:
        handler = functools.partial(Quiet, directory=str(folder))
        server = Server(("127.0.0.1", 0), handler)
        threading.Thread(target=server.serve_forever, daemon=True).start()
        servers.append(server)
        return f"http://127.0.0.1:{server.server_port}/"

    yield start
    for server in servers:
        server.shutdown()
        server.server_close()


@pytest.fixture(scope="session")
def address(built: Path, serve: object) -> str:
    """The address of that site."""
    return serve(built)  # type: ignore[operator, no-any-return]


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """A real Chromium. Where there is none the tests fail: `make test` installs one."""
    path = find()
    assert path, "no Chromium: run `make test`, or set CHROMIUM"
    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=path, args=CHROMIUM)
        running.on("context", lambda context: context.set_default_timeout(PATIENCE))
        yield running
        running.close()


@pytest.fixture
def visit(browser: Browser) -> Iterator[Callable[..., Page]]:
    """``visit(address, width=…, …)`` opens a page in a context of its own."""
    opened: list[BrowserContext] = []

    def go(address: str, width: int = 1280, **options: object) -> Page:
        context = browser.new_context(
            viewport={"width": width, "height": 844},
            reduced_motion="reduce",
            **options,  # type: ignore[arg-type]
        )
        opened.append(context)
        page = context.new_page()
        page.goto(address)
        return page

    yield go
    for context in opened:
        context.close()
