"""What is tested of the real content: of a folder (``--root DIR``), or of the repository after contributions."""

from collections.abc import Callable
from pathlib import Path

import pytest
from contributions import contributed
from site_reading import Read, pages_of
from smartspec.check import checked_atlas
from smartspec.model import Atlas
from smartspec.problems import Problem
from smartspec.site.build import build_site


@pytest.fixture(scope="session")
def root(pytestconfig: pytest.Config, shared: Callable[..., Path]) -> Path:
    given = pytestconfig.getoption("--root")
    return Path(str(given)) if given else shared("contributed", lambda top: contributed(top / "root")) / "root"


@pytest.fixture(scope="session")
def checked(root: Path) -> tuple[Atlas, list[Problem]]:
    return checked_atlas(root)


@pytest.fixture(scope="session")
def real(checked: tuple[Atlas, list[Problem]]) -> Atlas:
    return checked[0]


@pytest.fixture(scope="session")
def site(root: Path, shared: Callable[..., Path]) -> Path:
    """The whole real site, built once."""
    return shared("real", lambda top: build_site(root, top / "site", print)) / "site"


@pytest.fixture(scope="session")
def pages(site: Path) -> dict[Path, Read]:
    return pages_of(site)
