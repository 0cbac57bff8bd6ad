"""A repository to change."""

import shutil
from pathlib import Path

import pytest
from small_country import COUNTRY, VOCABULARIES


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A repository with Dalarna and Gävleborg."""
    shutil.copytree(VOCABULARIES, tmp_path / "docs/vocabularies")
    for county in ("dalarna", "gavleborg"):
        shutil.copytree(COUNTRY / "regions" / county, tmp_path / "regions" / county)
    return tmp_path
