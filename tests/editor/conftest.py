"""The site of the small country with forms, which send to a stand-in of the forge, and a visitor who is watched."""

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from mkdocs.commands.build import build
from mkdocs.config import load_config
from playwright.sync_api import Browser, BrowserContext
from small_country import COUNTRY
from stand_in import REPO, Forge, StandIn
from visiting import Visitor

VIOLATIONS = """
  addEventListener("securitypolicyviolation", e => console.error("policy", e.violatedDirective, e.blockedURI))
"""
PLUGINS = ["smartspec/languages", "smartspec/node", "smartspec/editor", "smartspec/security"]
"""Those of mkdocs.yml that the forms need; without the other families the site is built in a moment."""
NAV = ["index.md", {"In English": ["en/index.md"]}]


@pytest.fixture(scope="session")
def stand_in() -> Iterator[StandIn]:
    server = StandIn()
    yield server
    server.shutdown()
    server.server_close()


@pytest.fixture(scope="session")
def with_forms(country: Path, tmp_path_factory: pytest.TempPathFactory, stand_in: StandIn) -> Path:
    """The folder of a site with forms, which send to the stand-in."""
    target = tmp_path_factory.mktemp("with-forms")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("REPO_URL", f"{stand_in.address}/{REPO}")
        patch.setenv("FORGE_API", stand_in.address)
        patch.setenv("SITE_URL", "http://127.0.0.1/")
        config = load_config(str(country / "mkdocs.yml"), site_dir=str(target), plugins=PLUGINS, nav=NAV, strict=False)
    config.plugins.on_startup(command="build", dirty=False)
    build(config)
    return target


@pytest.fixture(scope="session")
def forms(with_forms: Path, serve: Callable[[Path], str]) -> str:
    """The address of the site with forms."""
    return serve(with_forms)


@pytest.fixture(scope="session")
def settings(with_forms: Path) -> dict[str, Any]:
    """What the CMS is told on the page of all regions."""
    found: dict[str, Any] = json.loads((with_forms / "redigera" / "config.json").read_text("utf-8"))
    return found


@pytest.fixture
def forge(stand_in: StandIn) -> Forge:
    """The forge at the start: the contributed files of the country."""
    files = (path for path in (COUNTRY / "regions").rglob("*") if path.is_file())
    stand_in.forge = Forge({"main": {path.relative_to(COUNTRY).as_posix(): path.read_bytes() for path in files}})
    return stand_in.forge


@pytest.fixture
def visitor(browser: Browser, forms: str, forge: Forge) -> Iterator[Callable[..., Visitor]]:
    """``visitor(width=…)``: somebody with a Swedish browser and a window of that width."""
    contexts: list[BrowserContext] = []

    def arrive(width: int = 1280, **options: Any) -> Visitor:
        context = browser.new_context(
            viewport={"width": width, "height": 900}, locale="sv-SE", reduced_motion="reduce", **options
        )
        contexts.append(context)
        context.add_init_script(VIOLATIONS)
        found = Visitor(context.new_page(), forms)
        context.on("request", lambda request: found.asked.append(request.url))
        context.on(
            "console", lambda said: found.complaints.append(said.text) if said.type in ("error", "warning") else None
        )
        context.on("weberror", lambda error: found.complaints.append(str(error.error)))
        return found

    yield arrive
    for context in contexts:
        context.close()
