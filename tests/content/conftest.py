"""What is tested of the real content: of a folder (``--root DIR``), or of the repository after contributions."""

from pathlib import Path

import pytest
from contributions import contributed
from site_reading import Read, pages_of
from smartspec.check import checked_atlas
from smartspec.model import Atlas
from smartspec.problems import Problem
from smartspec.site.build import build_site


@pytest.fixture(scope="session")
def root(pytestconfig: pytest.Config, tmp_path_factory: pytest.TempPathFactory) -> Path:
    given = pytestconfig.getoption("--root")
    return Path(str(given)) if given else contributed(tmp_path_factory.mktemp("contributed"))


@pytest.fixture(scope="session")
def checked(root: Path) -> tuple[Atlas, list[Problem]]:
    return checked_atlas(root)


@pytest.fixture(scope="session")
def real(checked: tuple[Atlas, list[Problem]]) -> Atlas:
    return checked[0]


@pytest.fixture(scope="session")
def site(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The whole real site, built once."""
    target = tmp_path_factory.mktemp("real") / "site"
    build_site(root, target, print)
    return target


@pytest.fixture(scope="session")
def pages(site: Path) -> dict[Path, Read]:
    return pages_of(site)
