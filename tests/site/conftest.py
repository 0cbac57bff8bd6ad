"""A small repository to build: one region, no page that is written but the two about the site."""

import shutil
from pathlib import Path

import pytest
from small_country import DAYS, ROOT, VALID, VOCABULARIES, commit, git

FEW_FAMILIES = """
plugins:
  - smartspec/languages
  - smartspec/node
  - smartspec/regions
  - smartspec/security
nav: [index.md, In English: [en/index.md]]
"""


@pytest.fixture
def small(tmp_path: Path) -> Path:
    """The repository, with the settings of the real site and a site of two files that was built before."""
    root = tmp_path / "small"
    shutil.copytree(VALID, root / "regions")
    shutil.copytree(VOCABULARIES, root / "docs" / "vocabularies")
    shutil.copytree(ROOT / "overrides", root / "overrides")
    for name in ("om.md", "en/om.md"):
        (root / "docs" / name).parent.mkdir(exist_ok=True)
        (root / "docs" / name).write_text("# Om\n", "utf-8")
    settings = (ROOT / "mkdocs.yml").read_text("utf-8").split("\nplugins:\n")[0]
    (root / "mkdocs.yml").write_text(settings + FEW_FAMILIES, "utf-8")
    git(root, "init", "-q", "-b", "main")
    commit(root, DAYS[0], "A small site")
    (root / "site/assets").mkdir(parents=True)
    (root / "site/assets/s3.css").touch()
    (root / "site" / "index.html").write_text("the last good site", "utf-8")
    return root
