"""The hostile site, built once for all tests of what is accepted."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import hostile_site
import pytest
import repositories
from hostile_site import Hostile


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
