"""What many tests share: the small country, its site, built once and served, and a real browser."""

import fcntl
import functools
import http.server
import json
import os
import shutil
import signal
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from find_browser import find
from lists_remembered import lists_remembered
from playwright.sync_api import Browser, BrowserContext, Page, expect, sync_playwright
from small_country import COUNTRY, NOON, VALID, VOCABULARIES, with_history
from smartspec.check import checked_atlas
from smartspec.model import Atlas
from smartspec.site.build import build_site
from tabs import forget, lend
from waiting import PATIENCE, patience

CHROMIUM = [
    "--no-sandbox",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-quic",
    # Whoever else a page asks is not there: what asks is seen to fail, and nothing leaves the machine.
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost",
    # The last list counts, so what Playwright turns off for steady tests stands here too. The address bar's own pages
    # are Chromium's; each context would start two processes for them, and nothing here ever types an address.
    "--disable-features=WebUIOmniboxPopup,WebUIOmniboxAimPopup,WebUIOmniboxFullPopup,AimEnabled,"
    "AvoidUnnecessaryBeforeUnloadCheckSync,DestroyProfileOnBrowserClose,HttpsUpgrades,HttpsFirstBalancedModeAutoEnable,"
    "LensOverlay,MediaRouter,PaintHolding,ThirdPartyStoragePartitioning,OptimizationHints,NetworkTimeServiceQuerying,"
    "PreconnectToSearch",
    # A page lives for a second: to optimise its scripts takes a fifth more work than it saves.
    "--js-flags=--no-opt --no-maglev --single-threaded",
    # Nobody looks: without it pictures are drawn with less work.
    "--disable-gpu",
]


@pytest.fixture(autouse=True)
def patient() -> None:
    """Each test waits as long as the machine is busy when it begins."""
    expect.set_options(timeout=patience())


def pytest_configure() -> None:
    """Commands that tests start can be interrupted, also where a shell put the suite in the background."""
    signal.signal(signal.SIGINT, signal.default_int_handler)  # ignored signals are inherited


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update-golden", action="store_true", help="write the golden files anew")
    contributed = "if none is named it is a copy of this one, after ordinary contributions"
    parser.addoption("--root", help=f"the repository whose content tests/content looks at; {contributed}")


DEAREST = (
    "browser/test_every_kind.py", "hostile/test_protected.py", "editor/test_form.py", "test_wheel.py",
    "site/test_preview_pages.py", "browser/test_search.py", "browser/test_priorities.py",
    "browser/test_figures_in_frames.py", "browser/test_comparison.py", "browser/test_journey.py",
    "browser/test_initiatives_index.py", "browser/test_ways_to_propose.py", "hostile/test_written.py",
    "test_recipes.py", "content/test_site.py", "browser/test_match.py", "site/test_engines.py",
    "hostile/test_denial.py", "diff/test_change_log.py", "browser/test_front_page.py", "check/test_gone.py",
    "check/test_made_by_hand.py", "export/test_documents.py", "hostile/test_policy.py", "hostile/test_refused.py",
    "hostile/test_hostile_priorities.py", "test_output.py", "diff/test_difference_in_words.py",
    "search/test_engine.py", "hostile/test_proposals.py", "site/test_serve.py", "site/test_macros.py",
    "site/test_build.py", "site/test_settings.py", "check/test_invalid.py", "forge/test_preview.py",
    "test_language.py", "read/test_history.py", "browser/test_accessibility.py", "site/test_html.py",
)  # fmt: skip
"""By processor time, that of the browser's own processes included, which no clock of the process that starts it has."""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The files that take longest come first: no process has one left when the others have nothing more to do."""
    places = {name: place for place, name in enumerate(DEAREST)}
    own = Path(__file__).parent
    assert [name for name in DEAREST if not (own / name).is_file()] == []
    items.sort(key=lambda item: places.get(item.path.relative_to(own).as_posix(), len(places)))


@pytest.fixture(scope="session", autouse=True)
def lists_are_read_once() -> Iterator[None]:
    """Nearly every test that checks something has the country's lists as they are, and they take most of its time."""
    with lists_remembered(COUNTRY):
        yield


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
def shared(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str, Callable[[Path], object]], Path]:
    """``shared(name, make)``: a folder for all processes of a run, which the first that asks for it makes."""

    def folder(name: str, make: Callable[[Path], object]) -> Path:
        alone = "PYTEST_XDIST_WORKER" not in os.environ
        top = tmp_path_factory.mktemp(name) if alone else tmp_path_factory.getbasetemp().parent / f"shared-{name}"
        top.mkdir(exist_ok=True)
        with (top / "lock").open("w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            if not (top / "made").exists():
                make(top)
                (top / "made").touch()
        return top

    return folder


@pytest.fixture(scope="session")
def built(country: Path, shared: Callable[..., Path]) -> Path:
    """The folder of its site as it was on its day, built by the command that `make site` runs."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SOURCE_DATE_EPOCH", NOON)
        return shared("built", lambda top: build_site(country, top / "site", print)) / "site"


class Quiet(http.server.SimpleHTTPRequestHandler):
    protocol_version = "HTTP/1.1"  # a browser asks for the parts of a page over few connections

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
        running.on("context", waits)
        yield running
        running.close()


def waits(context: BrowserContext) -> None:
    context.set_default_timeout(patience())
    context.set_default_navigation_timeout(PATIENCE)


@pytest.fixture(scope="session")
def tabs() -> dict[str, list[Page]]:
    """Tabs that are open and not in use, by what was asked of their context.

    A new tab takes two or three times the work of opening a page in one that is there.
    """
    return {}


@pytest.fixture
def visit(browser: Browser, tabs: dict[str, list[Page]]) -> Iterator[Callable[..., Page]]:
    """``visit(address, width=…, …)`` opens a page as one who has never been there.

    The tab may have been used by another test, and is used by the next. One that is listened to or scripted cannot
    be, and is asked for by ``own=True``.
    """
    used: list[tuple[Page, list[Page]]] = []
    contexts: list[BrowserContext] = []

    def go(address: str, width: int = 1280, *, own: bool = False, color_scheme: str = "light", **asked: object) -> Page:
        # The theme keeps its colours when the visitor's preference changes in an open tab.
        free = tabs.setdefault(json.dumps(asked | {"color_scheme": color_scheme}, sort_keys=True), [])
        if own or not free:
            context = browser.new_context(reduced_motion="reduce", **asked)  # type: ignore[arg-type]
            page = context.new_page()
        else:
            page = free.pop()
            waits(page.context)
        if own:
            contexts.append(context)
        else:
            used.append((page, free))
            lend(page)
        page.set_viewport_size({"width": width, "height": 844})
        page.emulate_media(color_scheme=color_scheme)  # type: ignore[arg-type]
        if page.url.partition("#")[0] == address.partition("#")[0]:
            page.goto("about:blank")  # or only the fragment would be another
        page.goto(address)
        return page

    yield go
    for page, free in used:
        forget(page)
        free += [page] if page not in free else []
    for context in contexts:
        context.close()
