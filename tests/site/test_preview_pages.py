"""A preview shows what the build writes, follows every change, and says what is wrong until it is mended."""

import re
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from small_country import ENERGY, NOON, git, keep_families, put, with_history
from smartspec import check
from smartspec.check import converters_kept
from smartspec.site.build import build_site
from smartspec.site.generated import Surroundings
from smartspec.site.preview import Preview

NONCE = re.compile(rb" 'nonce-[\w-]+'")
REGION, PRIORITY = "regioner/dalarna/index.html", "regioner/dalarna/2022-2028/smarta-energisystem/index.html"
THEMES = "docs/vocabularies/themes.yml"


@pytest.fixture(autouse=True)
def noon(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", NOON)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return with_history(tmp_path / "country")


@pytest.fixture
def preview(root: Path, tmp_path: Path) -> Iterator[Preview]:
    with converters_kept(root):
        found = Preview(root, tmp_path / "preview")
        found.start()
        yield found


def shown(preview: Preview, path: str) -> bytes | None:
    """What a visitor of the preview is given; None where there is nothing."""
    preview.make(path)
    file = preview.folder / path
    return NONCE.sub(b"", file.read_bytes()) if file.is_file() and not preview.error else None


def test_every_file_of_the_site_is_shown_as_the_build_writes_it(built: Path, country: Path, tmp_path: Path) -> None:
    preview = Preview(country, tmp_path)
    files = [file.relative_to(built).as_posix() for file in sorted(built.rglob("*")) if file.is_file()]
    assert len(files) > 400
    # The compressed sitemap holds the moment it was written.
    assert [f for f in files if not f.endswith(".gz") and shown(preview, f) != (built / f).read_bytes()] == []
    assert shown(preview, "sitemap.xml.gz")


def test_what_stands_around_a_page_is_what_the_theme_gives_for_it(
    built: Path, country: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    filled = []
    monkeypatch.setattr(Surroundings, "filled", lambda self, context: filled.append(1) or self.rendered(context))
    build_site(country, tmp_path / "site", lambda line: None)
    pages = [file.relative_to(built).as_posix() for file in sorted(built.rglob("*.html"))]
    assert [page for page in pages if (tmp_path / "site" / page).read_bytes() != (built / page).read_bytes()] == []
    assert len(filled) > 300


GONE = "regions/dalarna/gone.yml"


def rename(root: Path) -> None:
    for ending in (".md", ".en.md"):
        (root / f"{ENERGY}{ending}").rename(root / f"{ENERGY}-nytt{ending}")
    moved = (
        "  - id: 2022-2028/smarta-energisystem\n    kind: moved\n    to:\n      - 2022-2028/smarta-energisystem-nytt\n"
    )
    said = f"{moved}    date: 2026-11-25\n    reason: {{sv: Ett nytt namn., en: A new name.}}\n"
    put(root, GONE, "- 2022-2028/smarta-energisystem\n", "- 2022-2028/smarta-energisystem-nytt\n")
    put(root, GONE, "gone:\n", f"gone:\n{said}")
    links = root / "regions/dalarna/initiative-links.csv"
    links.write_text(links.read_text("utf-8").replace("smarta-energisystem", "smarta-energisystem-nytt"), "utf-8")


def switch(root: Path) -> None:
    git(root, "switch", "-q", "--detach", "HEAD~1")


CHANGES: dict[str, tuple[Callable[[Path], object], str]] = {
    "a text": (lambda root: put(root, f"{ENERGY}.md", "Ludvika", "Smedjebacken"), PRIORITY),
    "a name": (lambda root: put(root, f"{ENERGY}.md", "name: Smarta", "name: Kloka"), REGION),
    "a theme": (lambda root: put(root, f"{ENERGY}.md", "theme: energy", "theme: health"), "jamfor/index.html"),
    "a list": (lambda root: put(root, THEMES, "sv: Energi,", "sv: Energi och el,"), PRIORITY),
    "an editor's page": (lambda root: put(root, "docs/om.md", "# ", "# Mer "), "om/index.html"),
    "a template": (lambda root: put(root, "overrides/main.html", "<title>", "<title>S3 "), PRIORITY),
    "a setting": (lambda root: put(root, "mkdocs.yml", "site_name_en: ", "site_name_en: New "), f"en/{REGION}"),
    "another state": (switch, PRIORITY),
}


@pytest.mark.parametrize("name", CHANGES)
def test_a_change_shows_and_is_what_a_new_preview_shows(
    name: str, root: Path, preview: Preview, tmp_path: Path
) -> None:
    change, path = CHANGES[name]
    before = shown(preview, path)
    change(root)
    after = shown(preview, path)
    assert after != before
    check._remembered.clear()
    assert after == shown(Preview(root, tmp_path / "anew"), path)


def test_a_renamed_file_is_found_at_its_new_address_and_the_old_one_says_so(root: Path, preview: Preview) -> None:
    assert shown(preview, PRIORITY)
    rename(root)
    assert b"Ett nytt namn." in (shown(preview, PRIORITY) or b"")
    assert shown(preview, PRIORITY.replace("/index", "-nytt/index"))


def test_an_added_page_and_a_removed_one_are_followed(root: Path, preview: Preview) -> None:
    assert shown(preview, "nytt/index.html") is None
    (root / "docs/nytt.md").write_text("# Nytt\n", "utf-8")
    assert b"Nytt" in (shown(preview, "nytt/index.html") or b"")
    (root / "docs/nytt.md").unlink()
    assert shown(preview, "nytt/index.html") is None
    assert shown(preview, REGION)


BROKEN = {
    "a region's file": (f"{ENERGY}.md", "theme: energy", "theme: enrgy", None),
    "a list": (THEMES, "id: energy", "id: [", "docs/vocabularies/themes.yml:"),
    "a setting": ("mkdocs.yml", "site_url:", "site_url: x\nsite_address:", "mkdocs.yml:"),
    "a template": ("overrides/main.html", "{% endblock %}", "{% endblok %}", "main.html"),
}


@pytest.mark.parametrize("name", BROKEN)
def test_what_is_broken_is_told_and_mends_without_a_restart(name: str, root: Path, preview: Preview) -> None:
    path, before, after, told = BROKEN[name]
    whole = shown(preview, REGION)
    text = (root / path).read_text("utf-8")
    put(root, path, before, after)
    page = shown(preview, REGION)
    if told:
        assert told in preview.error
    else:
        assert f"{ENERGY}.md:".encode() in (page or b"")
    (root / path).write_text(text, "utf-8")
    assert shown(preview, REGION) == whole
    assert preview.error == ""


def test_what_was_there_before_is_not_shown_from_the_folder(root: Path, preview: Preview) -> None:
    assert shown(preview, PRIORITY)
    shutil.rmtree(root / "regions/dalarna/2022-2028")
    assert shown(preview, PRIORITY) is None


def test_a_build_after_a_preview_in_the_same_process_has_its_search(
    root: Path, preview: Preview, tmp_path: Path
) -> None:
    keep_families(root, "node", "regions", "search")
    assert shown(preview, REGION)
    build_site(root, tmp_path / "site", lambda line: None)
    assert (tmp_path / "site" / "assets" / "s3-find.js").is_file()
    assert (tmp_path / "site" / "assets" / "s3-search.sv.json").is_file()
