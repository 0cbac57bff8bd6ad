"""A build says what it leaves out, and goes on: files that editors left, and a history that cannot be read."""

import logging
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from mkdocs.config import load_config
from mkdocs.exceptions import Abort
from mkdocs.structure.files import get_files
from small_country import COUNTRY, VALID, VOCABULARIES, commit, git, keep_families, lay_out
from smartspec.check import checked_atlas
from smartspec.diff import log as change_logs
from smartspec.pages.page import Settings
from smartspec.pages.writer import Writer
from smartspec.problems import RULES
from smartspec.site.families import ChangesPlugin, QualityPlugin
from smartspec.site.search import tell_unknown
from smartspec.site.security import SecurityPlugin
from smartspec.site.settings import load_settings
from smartspec.site.write import _unpublished

TESTS = Path(__file__).parents[1]
REMEDIES = {
    "none": (None, "Hämta mappen med git clone"),
    "all": ((), ""),
    "shallow": (("--depth=1",), "git fetch --unshallow"),
    "partial": (("--filter=blob:none",), "Klona på nytt utan --filter."),
    "without folders": (("--filter=tree:0",), "Klona på nytt utan --filter."),
}


@pytest.fixture
def clone(tmp_path: Path) -> Callable[..., Path]:
    """``clone(*options)``: a clone of a repository where a region has changed; with None, the folder alone."""
    served = tmp_path / "served"
    shutil.copytree(VOCABULARIES, served / "docs/vocabularies")
    shutil.copytree(VALID, served / "regions")

    def make(options: tuple[str, ...] | None) -> Path:
        if options is None:
            return served
        git(served, "init", "-q")
        git(served, "config", "uploadpack.allowFilter", "true")
        for day in ("2026-03-02", "2026-03-05"):
            file = served / "regions/dalarna/region.yml"
            file.write_text(file.read_text("utf-8").replace("organisation: ", "organisation: Ny "), "utf-8")
            commit(served, day, "x")
        git(tmp_path, "-c", "protocol.file.allow=always", "clone", "-q", *options, served.as_uri(), "clone")
        return tmp_path / "clone"

    return make


@pytest.mark.parametrize("which", REMEDIES)
def test_the_cause_and_the_remedy_are_said_once(
    which: str,
    clone: Callable[..., Path],
    caplog: pytest.LogCaptureFixture,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(change_logs, "CACHE", tmp_path / "cache")  # days that are kept need no history
    options, remedy = REMEDIES[which]
    root = clone(options).resolve()
    with caplog.at_level(logging.INFO):
        for _ in range(3):
            QualityPlugin()._checked(root)
        for lang in ("sv", "en"):
            settings = Settings("https://s3.example/", {"sv": "S3", "en": "S3"}, "", root=root)
            list(ChangesPlugin().make(Writer(checked_atlas(root)[0], settings, lang)))
    said = [record for record in caplog.records if "varning" in record.message]
    assert [remedy in record.message for record in said] == ([True] if remedy else [])
    assert not any(record.name.startswith("mkdocs") for record in said), "a strict build would stop"


def test_files_that_are_passed_by_are_said_once(clone: Callable[..., Path], caplog: pytest.LogCaptureFixture) -> None:
    root = clone(None).resolve()
    for number in range(25):
        (root / f"regions/dalarna/{number:02}.md~").write_text("")
    with caplog.at_level(logging.INFO):
        for _ in range(2):
            QualityPlugin()._checked(root)
    said = [record.message for record in caplog.records if record.name == "smartspec"]
    assert [line.split(":")[0] for line in said[:20]] == [f"regions/dalarna/{number:02}.md~" for number in range(20)]
    assert said[-1] == "... och 5 upplysningar till; se smartspec check --verbose"


def test_a_link_out_of_docs_is_told_and_not_published(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs/index.md").write_text("# A\n")
    (tmp_path / "docs/inside.md").symlink_to("index.md")
    (tmp_path / "docs/secret.txt").symlink_to("/etc/passwd")
    (tmp_path / "docs/folder").symlink_to("/etc/ssl")
    (tmp_path / "mkdocs.yml").write_text("site_name: A\n")
    config = load_config(str(tmp_path / "mkdocs.yml"))
    files = SecurityPlugin().on_files(get_files(config), config=config)
    assert sorted(file.src_uri for file in files) == ["index.md", "inside.md"]
    assert "secret.txt leder ut ur docs/ och utelämnas." in caplog.text


@pytest.mark.parametrize("name", ["om.md~", "Thumbs.db", "assets/#a.css#", "__MACOSX/a.md", "nod/a.md.orig"])
def test_what_was_left_in_docs_is_not_published(name: str, tmp_path: Path) -> None:
    (tmp_path / "docs" / name).parent.mkdir(parents=True, exist_ok=True)
    for page in ("index.md", name):
        (tmp_path / "docs" / page).write_text("# A\n")
    (tmp_path / "mkdocs.yml").write_text("site_name: A\n")
    config = load_config(str(tmp_path / "mkdocs.yml"))
    files = SecurityPlugin().on_files(get_files(config), config=config)
    assert [file.src_uri for file in files] == ["index.md"]
    leaf = name.rpartition("/")[2]
    assert (leaf in _unpublished(config)(config.docs_dir, [leaf, "index.md"])) is ("__MACOSX" not in name)


@pytest.mark.parametrize("name", ["nod/kvalitet.md", "nod/kvalitet/index.md", "en/nod/kvalitet/dalarna.md"])
def test_a_written_page_where_the_site_has_one_of_its_own_stops_the_build(name: str, tmp_path: Path) -> None:
    root = lay_out(tmp_path)
    (root / "docs" / name).parent.mkdir(parents=True, exist_ok=True)
    (root / "docs" / name).write_text("# A\n")
    keep_families(root, "quality")
    config = load_settings(root)
    assert RULES["page-taken"].level == "error"
    with pytest.raises(Abort, match=rf"docs/{name}:1:1: fel: Sidan skulle ligga på /(en/)?nod/kvalitet/"):
        config.plugins.on_files(get_files(config), config=config)


def test_search_terms_of_an_address_that_no_page_has_are_told(caplog: pytest.LogCaptureFixture) -> None:
    atlas, _ = checked_atlas(COUNTRY)
    addresses = {page.page.removeprefix("/") for page in atlas.node.page_search_terms.pages}
    with caplog.at_level(logging.WARNING, "smartspec"):
        tell_unknown(atlas, {*addresses, "satsningar/start/2021/"} - {"matcha/", "satsningar/start/"})
    (told,) = caplog.messages
    assert told.startswith("docs/vocabularies/page-search-terms.yml: ")
    assert "/matcha/" in told
