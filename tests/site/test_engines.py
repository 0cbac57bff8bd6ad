"""The same configuration builds the same site under both engines, and under none of our plugins."""

import re
from html import unescape
from pathlib import Path

import pytest
import yaml
from commands import BIN, ran
from small_country import NOON, keep_families, lay_out, with_history
from smartspec.site.write import write_site

GENERATOR = re.compile(rb'<meta name="generator" content="[^"]*">')
ARTICLE = re.compile(r'<article class="md-content__inner md-typeset">(.*?)</article>', re.DOTALL)
TO_CONTENTS = re.compile(r'<a class="s3-to-contents".*?</a>')
"""A link of our theme to its list of contents; other themes show theirs in their own way."""


def run(engine: str, folder: Path, *arguments: str, **environment: str) -> None:
    done = ran(folder, BIN / engine, "build", *arguments, SOURCE_DATE_EPOCH=NOON, **environment)
    assert done.returncode == 0, done.stderr


def files_of(site: Path) -> dict[str, bytes]:
    files = (path for path in site.rglob("*") if path.is_file())
    return {str(path.relative_to(site)): GENERATOR.sub(b"", path.read_bytes()) for path in files}


def test_the_other_engine_builds_the_same_bytes_but_for_the_generator_tag_in_any_folder_zone_and_hash_seed(
    built: Path, tmp_path: Path
) -> None:
    folder = with_history(tmp_path / "copy" / "repository")
    run("properdocs", folder, "--config-file", "mkdocs.yml", TZ="Pacific/Auckland", PYTHONHASHSEED="77")
    ours, theirs = files_of(built), files_of(folder / "site")
    assert sum(name.endswith("index.html") for name in ours) > 100
    assert ours.keys() == theirs.keys()
    assert [name for name in ours if ours[name] != theirs[name]] == []


def test_written_pages_build_without_our_plugins(
    country: Path, built: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """`smartspec write` gives Markdown that plain MkDocs publishes at the same addresses with the same words."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", NOON)
    written = write_site(country, tmp_path / "docs")
    plain = {
        "site_name": "plain",
        "docs_dir": str(tmp_path / "docs"),
        "theme": {"name": "material", "font": False},
        "markdown_extensions": ["footnotes", "attr_list", "tables"],
        "extra_css": ["assets/s3.css"],
        "plugins": [],
        "nav": ["index.md"],  # every page in every page's menu would take minutes and says nothing more
    }
    (tmp_path / "mkdocs.yml").write_text(yaml.safe_dump(plain), "utf-8")
    run(
        "mkdocs",
        tmp_path,
        "--strict",
        "--config-file",
        str(tmp_path / "mkdocs.yml"),
        "--site-dir",
        str(tmp_path / "site"),
    )
    pages = {path.relative_to(built) for path in built.rglob("index.html")}
    assert pages == {path.relative_to(tmp_path / "site") for path in (tmp_path / "site").rglob("index.html")}
    generated = [page for page in pages if 'class="s3-page"' in (tmp_path / "site" / page).read_text("utf-8")]
    assert len(generated) == written > 100
    assert [page for page in generated if words(built / page) != words(tmp_path / "site" / page)] == []


@pytest.mark.parametrize(("names", "searched"), [(("node",), False), (("node", "regions", "search"), True)])
def test_only_the_families_that_mkdocs_yml_names_are_written(
    tmp_path: Path, names: tuple[str, ...], searched: bool
) -> None:
    root = lay_out(tmp_path / "country")
    keep_families(root, *names)
    (root / "docs/secret.txt").symlink_to(__file__)
    write_site(root, tmp_path / "written")
    assert not (tmp_path / "written/secret.txt").exists()  # a link out of docs/
    found = {page.parent.name for page in (tmp_path / "written").glob("*/index.md")}
    assert found - {"en"} == {"nod", "villkor"} | (
        {"regioner", "programomraden", "sok", "matcha"} if searched else set()
    )
    assert (tmp_path / "written/assets/s3-search.sv.json").exists() is searched


def words(page: Path) -> list[str]:
    """The words of a page's article as they are read: a brace that is written as an entity is a brace."""
    article = ARTICLE.search(page.read_text("utf-8"))
    assert article, page
    return unescape(re.sub(r"<[^>]+>", " ", TO_CONTENTS.sub("", article[1]))).split()
