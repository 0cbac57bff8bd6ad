"""What ``smartspec write`` hands to another engine is harmless also in an engine that protects nothing."""

import shutil
from pathlib import Path

import payloads as p
import pytest
import unprotected
from hostile_site import ACCEPTED_PROSE, PERIOD, Hostile, text_of
from smartspec.site.write import write_site
from test_protected import parsed, shown


@pytest.fixture(scope="module")
def other_site(tmp_path_factory: pytest.TempPathFactory, hostile: Hostile) -> Path:
    """The hostile pages, in Swedish, in Material with macros rendered by default."""
    root = unprotected.prepared(tmp_path_factory.mktemp("other"), {})
    write_site(hostile.root, root / "docs")
    for name in ("makro-av.md", "makro-pa.md"):
        (root / "docs" / name).unlink()
    shutil.rmtree(root / "docs" / "en")  # made by the same code; test_protected.py reads what it says in English
    done = unprotected.build(root)
    assert done.returncode == 0, done.stderr[-3000:]
    return root / "site"


def test_nothing_of_it_runs_in_the_other_build(other_site: Path, hostile: Hostile) -> None:
    assert list(hostile.marks.iterdir()) == []
    for file in other_site.rglob("*.html"):
        html = file.read_text("utf-8")
        assert p.PRODUCT not in html
        assert p.SECRET not in html


def test_nothing_of_it_becomes_an_element(other_site: Path) -> None:
    for file in other_site.rglob("*.html"):
        tree = parsed(file)
        assert not {"iframe", "base", "object", "embed"} & {e.tag for e in tree.iter()}, file
        assert all("s3x" not in (script.text or "") for script in tree.iter("script")), file
        assert not [n for e in tree.iter() for n in e.attrib if n.lower().startswith("on")], file
        equivalents = {meta.get("http-equiv") for meta in tree.iter("meta")}
        assert equivalents <= {None, "Content-Security-Policy"}, file


def test_a_name_that_a_macro_gives_is_exact(other_site: Path, hostile: Hostile) -> None:
    links = list(parsed(other_site / "makro-namn.html").iter("a"))
    for number in range(len(ACCEPTED_PROSE)):
        name = " ".join(text_of(p.NAMES[number % len(p.NAMES)], hostile.marks).split())
        named = [shown(a) for a in links if a.get("href", "").endswith(f"{PERIOD}/p{number}/")]
        assert set(named) == {name}
        assert len(named) >= 6


def test_the_heading_is_exact(other_site: Path) -> None:
    text = shown(parsed(other_site / "regioner" / "dalarna" / "2022-2028" / "p0" / "index.html").find(".//h1"))
    assert text.rstrip("¶") == p.NAMES[0].text
