"""The page about editing by form, the links to the forms, and the site that has none."""

import json
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from barriers import COLOURS, darken, faults
from mkdocs.config import load_config
from playwright.sync_api import Page
from small_country import COUNTRY, ROOT
from smartspec.check import checked_atlas
from smartspec.edit.cms import Forge, forge_at
from smartspec.pages.page import Settings
from smartspec.pages.regions.territories import region_pages
from smartspec.pages.writer import Writer
from smartspec.site import settings as site_settings
from smartspec.site.editor import EditorPlugin
from smartspec.site.settings import EDITOR_BUNDLE, settings_of

TESTS = ROOT / "tests"
NODE = Path(sys.executable).parent / "node"
PAGES = {"sv": "redaktion/formular/", "en": "en/redaktion/formular/"}
GITHUB = "https://github.com/noden/smart-specialisering"
NAMES = {"sv": "Smart specialisering", "en": "Smart specialisation"}


def hrefs(page: Path) -> list[str]:
    return re.findall(r'<a [^>]*?href="([^"]+)"', page.read_text("utf-8"))


@pytest.mark.parametrize("lang", PAGES)
def test_the_page_leads_to_the_forms_of_every_territory(with_forms: Path, lang: str) -> None:
    page = with_forms / PAGES[lang] / "index.html"
    forms = {(page.parent / href).resolve() for href in hrefs(page) if "redigera/" in href}
    folders = {path.parent for path in (with_forms / "redigera").rglob("config.json")}
    assert forms == {folder.resolve() for folder in folders}
    assert len(folders) == 1 + len(checked_atlas(COUNTRY)[0].contributions)
    assert [folder for folder in folders if not (folder / "index.html").is_file()] == []


def test_the_page_asks_for_a_key_with_the_least_rights(with_forms: Path) -> None:
    page = with_forms / PAGES["sv"] / "index.html"
    (asked,) = (href for href in hrefs(page) if "personal-access-tokens" in href)
    assert asked.endswith("?name=noden%2Fsmart-specialisering&amp;contents=write&amp;pull_requests=write")


def test_where_the_owner_runs_a_sign_in_service_no_key_is_asked_for() -> None:
    forge = forge_at(GITHUB, "edit/main/docs/", sign_in="https://inloggning.example")
    writer = Writer(checked_atlas(COUNTRY)[0], Settings("https://s3.example/", NAMES, "", forge=forge), "sv")
    (page,) = EditorPlugin().make(writer)
    assert "personal-access-tokens" not in page.html
    assert "logga in med GitHub" in page.html
    files = {file.path: file.text for file in EditorPlugin().data(writer)}
    backend = json.loads(files["redigera/config.json"])["backend"]
    assert (backend["auth_methods"], backend["base_url"]) == (["oauth", "token"], "https://inloggning.example")
    assert "connect-src &#39;self&#39; data: blob: https://api.github.com;" in files["redigera/dalarna/index.html"]


@pytest.mark.parametrize("branch", ["main", "utkast/2027", "docs"])
def test_forms_send_to_the_branch_that_edit_uri_names_also_where_its_name_has_slashes(branch: str) -> None:
    forge = forge_at(GITHUB, f"edit/{branch}/docs/")
    assert forge is not None
    assert forge.branch == branch


def test_the_pages_are_valid_html(with_forms: Path) -> None:
    names = [f"{path}index.html" for path in (*PAGES.values(), "redigera/", "redigera/dalarna/")]
    command = [NODE, TESTS / "node_modules/.bin/html-validate", "--config", TESTS / "site/html-validate.cjs", *names]
    done = subprocess.run(command, cwd=with_forms, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout


@pytest.mark.parametrize("path", PAGES.values())
def test_the_page_has_no_barrier_and_fits_its_window(visit: Callable[..., Page], forms: str, path: str) -> None:
    page = visit(forms + path, bypass_csp=True)
    assert page.evaluate("document.documentElement.scrollWidth") == 1280
    assert faults(page) == []
    darken(page)
    assert faults(page, *COLOURS, least=1) == []
    page.set_viewport_size({"width": 320, "height": 900})
    page.wait_for_function("innerWidth === 320")
    assert page.evaluate("document.documentElement.scrollWidth") == 320
    assert faults(page) == []


def test_a_barrier_on_the_page_would_be_found(visit: Callable[..., Page], forms: str) -> None:
    page = visit(forms + PAGES["sv"], bypass_csp=True)
    page.evaluate("document.querySelector('.s3-form-list a').innerHTML = ''")
    assert [fault.partition(":")[0] for fault in faults(page)] == ["link-name"]


def test_pages_made_of_a_contributed_file_lead_to_its_form() -> None:
    settings = Settings("https://s3.example/", NAMES, "", forge=Forge("noden/s3", "main"))
    form = "#/collections/dalarna-2022-2028/entries/smarta-energisystem"
    for lang, up in (("sv", "../" * 4), ("en", "../" * 5)):
        pages = {page.address: page for page in region_pages(Writer(checked_atlas(COUNTRY)[0], settings, lang))}
        dalarna = "regioner/dalarna/"
        assert f'href="{up}redigera/dalarna/{form}"' in pages[f"{dalarna}2022-2028/smarta-energisystem/"].after
        assert "/#/collections/dalarna-2022-2028/entries/strategy" in pages[f"{dalarna}2022-2028/"].after
        assert "/#/collections/dalarna/entries/region" in pages[dalarna].after
        assert "redigera/" not in pages["regioner/"].after


SettingsWith = Callable[..., Settings]


@pytest.fixture
def settings_with(country: Path, monkeypatch: pytest.MonkeyPatch) -> SettingsWith:
    """``settings_with(repo_url)``: what the site's settings say with that repository."""

    def read(repo_url: str, **more: Any) -> Settings:
        monkeypatch.setenv("REPO_URL", repo_url)
        return settings_of(load_config(str(country / "mkdocs.yml"), **more))

    return read


def test_forms_are_there_when_bundled_and_the_repository_is_at_github(settings_with: SettingsWith) -> None:
    forge = settings_with(GITHUB).forge
    assert forge == Forge("noden/smart-specialisering", "main", "https://github.com", "https://api.github.com", "")


def test_without_the_bundle_the_site_has_no_forms(
    settings_with: SettingsWith, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    assert (EDITOR_BUNDLE / "editor.js").is_file()
    monkeypatch.setattr(site_settings, "EDITOR_BUNDLE", tmp_path)
    settings = settings_with(GITHUB)
    assert settings.forge is None
    writer = Writer(checked_atlas(COUNTRY)[0], settings, "sv")
    assert (list(EditorPlugin().make(writer)), list(EditorPlugin().data(writer))) == ([], [])


@pytest.mark.parametrize(
    "repo_url",
    ["", "https://forge.example/smart-specialisering", "https://gitlab.com/noden/smart", "https://github.com/noden"],
)
def test_where_forms_could_not_send_anything_there_are_none(settings_with: SettingsWith, repo_url: str) -> None:
    assert settings_with(repo_url).forge is None


def test_without_its_line_in_mkdocs_there_are_no_forms(settings_with: SettingsWith) -> None:
    assert settings_with(GITHUB, plugins=["smartspec/languages"]).forge is None


def test_a_site_without_forms_has_no_trace_of_them(built: Path) -> None:
    assert not (built / "redigera").exists()
    assert not (built / "assets/editor").exists()
    pages = list(built.rglob("index.html"))
    assert len(pages) > 300
    leading = re.compile(r'href="[^"]*(redigera/|redaktion/formular)')
    assert [page for page in pages if leading.search(page.read_text("utf-8"))] == []
