"""The hostile site, built once for all tests of what is accepted."""

from typing import Any

import hostile_site
import pytest
import repositories
from hostile_site import Hostile


@pytest.fixture(scope="session")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Hostile:
    top = tmp_path_factory.mktemp("hostile")
    (top / "marks").mkdir()
    hostile_site.site(top / "root", top / "marks")
    said = repositories.built(top / "root", top / "site")
    return Hostile(top / "site", top / "marks", said, top / "root")


@pytest.fixture(scope="session")
def hostile_address(hostile: Hostile, serve: Any) -> str:
    return str(serve(hostile.folder))
