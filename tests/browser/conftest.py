"""An index with facets, as visitors open it."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page


@pytest.fixture
def index(visit: Callable[..., Page], address: str, request: pytest.FixtureRequest) -> Callable[..., Page]:
    """``index("?region=dalarna")``: the module's index with that query."""

    def go(query: str = "", path: str = request.module.INDEX, width: int = 1280, **options: object) -> Page:
        return visit(address + path + query, width, **options)

    return go
