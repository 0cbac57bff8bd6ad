"""What ``smartspec write`` hands to another engine is harmless also in an engine that protects nothing."""

import shutil
from collections.abc import Callable
from pathlib import Path
from xml.etree.ElementTree import Element

import payloads as p
import pytest
import unprotected
from hostile_site import ACCEPTED_PROSE, PERIOD, Hostile, text_of
from parsing import by_browser
from playwright.sync_api import Browser
from smartspec.site.write import write_site
from test_protected import paths_of, shown


@pytest.fixture(scope="module")
def other_site(tmp_path_factory: pytest.TempPathFactory, hostile: Hostile) -> Path:
    """The hostile pages, in Swedish, in Material with macros rendered by default."""
    root = unprotected.prepared(tmp_path_factory.mktemp("other"), {})
    write_site(hostile.root, root / "docs")
    (root / "docs/makro-av.md").unlink()
    shutil.rmtree(root / "docs" / "en")  # made by the same code; test_protected.py reads what it says in English
    done = unprotected.build(root)
    assert done.returncode == 0, done.stderr[-3000:]
    return root / "site"


@pytest.fixture(scope="module")
def trees(browser: Browser, other_site: Path, serve: Callable[[Path], str]) -> dict[str, Element]:
    """All its pages as a browser reads them."""
    read = by_browser(browser, serve(other_site), paths_of(other_site))
    return {path: page.tree for path, page in read.items()}


def test_nothing_of_it_runs_in_the_other_build(other_site: Path, hostile: Hostile) -> None:
    assert list(hostile.marks.iterdir()) == []
    for file in other_site.rglob("*.html"):
        html = file.read_text("utf-8")
        assert p.PRODUCT not in html
        assert p.SECRET not in html


def test_nothing_of_it_becomes_an_element(trees: dict[str, Element]) -> None:
    assert len(trees) > 100
    for file, tree in trees.items():
        assert not {"iframe", "base", "object", "embed"} & {e.tag for e in tree.iter()}, file
        assert all("s3x" not in (script.text or "") for script in tree.iter("script")), file
        assert not [n for e in tree.iter() for n in e.attrib if n.lower().startswith("on")], file
        equivalents = {meta.get("http-equiv") for meta in tree.iter("meta")}
        assert equivalents <= {None, "Content-Security-Policy"}, file


def test_a_name_that_a_macro_gives_is_exact(trees: dict[str, Element], hostile: Hostile) -> None:
    links = list(trees["makro-namn.html"].iter("a"))
    for number in range(len(ACCEPTED_PROSE)):
        name = " ".join(text_of(p.NAMES[number % len(p.NAMES)], hostile.marks).split())
        named = [shown(a) for a in links if a.get("href", "").endswith(f"{PERIOD}/p{number}/")]
        assert set(named) == {name}
        assert len(named) >= 6


def test_the_heading_is_exact(trees: dict[str, Element]) -> None:
    text = shown(trees["regioner/dalarna/2022-2028/p0/index.html"].find(".//h1"))
    assert text.rstrip("¶") == p.NAMES[0].text
