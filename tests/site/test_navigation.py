"""The navigation of mkdocs.yml, divided by language: pages, and links to other sites."""

from pathlib import Path

import pytest
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from mkdocs.structure.nav import get_navigation
from smartspec.site.languages import LanguagesPlugin

OTHER = "https://smartspec.example/"


@pytest.fixture
def config(tmp_path: Path) -> MkDocsConfig:
    """Two pages in two languages, and what a test adds to the navigation."""
    (tmp_path / "docs").mkdir()
    config = MkDocsConfig(config_file_path=str(tmp_path / "mkdocs.yml"))
    config.load_dict(
        {"site_name": "S3", "site_url": "https://s3.example/", "docs_dir": str(tmp_path / "docs"), "theme": "mkdocs"}
    )
    assert config.validate() == ([], [])
    return config


@pytest.mark.parametrize(
    ("nav", "swedish", "english"),
    [
        (["index.md", {"In English": ["en/index.md"]}], [""], ["en/"]),
        (["index.md", "om.md", {"In English": ["en/index.md", "en/om.md"]}], ["", "om/"], ["en/", "en/om/"]),
        (["index.md", {"Annat": OTHER}, {"In English": ["en/index.md"]}], ["", OTHER], ["en/"]),
        ([{"Annat": OTHER}, "index.md", {"In English": ["en/index.md"]}], [OTHER, ""], ["en/"]),
    ],
)
def test_each_language_has_its_own_entries_and_its_own_front_page(
    config: MkDocsConfig, nav: list[object], swedish: list[str], english: list[str]
) -> None:
    config.nav = nav
    names = ("index.md", "om.md", "en/index.md", "en/om.md")
    files = Files([File(name, config.docs_dir, config.site_dir, use_directory_urls=True) for name in names])
    plugin = LanguagesPlugin()
    plugin.on_nav(get_navigation(files, config), config=config, files=files)
    found = {lang: [("" if item.url == "./" else item.url) for item in nav.items] for lang, nav in plugin.navs.items()}
    assert found == {"sv": swedish, "en": english}
    assert [getattr(plugin.navs[lang].homepage, "url", None) for lang in ("sv", "en")] == ["", "en/"]
