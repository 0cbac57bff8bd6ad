"""Each attack is first seen to work where nothing stops it; what no longer works is said to be inert."""

import os
import shutil
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from urllib.parse import quote

import payloads as p
import pytest
import unprotected
from payloads import Payload
from playwright.sync_api import Browser
from unprotected import Seen

pytestmark = pytest.mark.unprotected
CRASHING = [payload for payload in p.FRONT_MATTER if payload.effect == "crash"]
STEERING = [payload for payload in p.FRONT_MATTER if payload.effect != "crash"]
PAGES = p.PROSE + p.NAMES + STEERING
OPTED_IN = ("front-matter-render-macros", "file-name-meta")
"""Seen on a second site that renders macros only where a page asks for it."""
STRANGE_FILES = ("fifo", "zero", "dangling", "latin-1", "not-a-name")


@pytest.fixture(scope="module")
def marks(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("marks")


@pytest.fixture(scope="module")
def open_site(tmp_path_factory: pytest.TempPathFactory, marks: Path) -> Path:
    """One build with every payload as a page of its own."""
    pages = {f"{payload}.md": unprotected.page_of(payload, marks) for payload in PAGES}
    pages |= {payload.text: unprotected.content_of(payload.text) for payload in p.FILE_NAMES if payload.text[0] != "."}
    root = unprotected.prepared(tmp_path_factory.mktemp("open"), pages)
    (root / "docs" / "secret.md").symlink_to(root / ".git" / "config")
    done = unprotected.build(root)
    assert done.returncode == 0, done.stderr[-3000:]
    shutil.rmtree(root / "site" / "assets")  # what the theme brings takes most of a visit's time
    return root / "site"


@pytest.fixture(scope="module")
def careful_site(tmp_path_factory: pytest.TempPathFactory, marks: Path) -> Path:
    """render_by_default is false, as most advice says, and Material's meta plug-in is on."""
    code = "{{ cycler.__init__.__globals__.os.open('@MARK@', 64) }}"
    pages = {
        "own.md": f"---\nrender_macros: true\n---\n{code.replace('@MARK@', str(marks / OPTED_IN[0]))}",
        "folder/.meta.yml": p.CONTENTS[".meta.yml"],
        "folder/page.md": code.replace("@MARK@", str(marks / OPTED_IN[1])),
        "plain.md": code.replace("@MARK@", str(marks / "plain")),
    }
    plugins = ["search", "meta", {"macros": {"render_by_default": False}}]
    root = unprotected.prepared(tmp_path_factory.mktemp("careful"), pages, plugins=plugins)
    done = unprotected.build(root)
    assert done.returncode == 0, done.stderr[-3000:]
    return root / "site"


def _path(payload: Payload) -> str:
    if payload.group != "file-name":
        return f"{payload}.html"
    name = payload.text
    return f"{name[:-3]}.html" if name.endswith(".md") else name


@pytest.fixture(scope="module")
def seen(
    open_site: Path, careful_site: Path, marks: Path, serve: Callable[[Path], str], browser: Browser
) -> dict[str, Seen]:
    """What each payload did, at build and in the browser."""
    shown = [*PAGES, *(f for f in p.FILE_NAMES if f.text.endswith((".md", ".html", ".svg")))]
    paths = {payload: quote(_path(payload)) for payload in shown}
    found = unprotected.visited(browser, serve(open_site), paths)
    for payload in [*PAGES, *p.FILE_NAMES]:
        file = open_site / _path(payload)
        one = found.setdefault(str(payload), Seen())
        one.html = file.read_text("utf-8", "replace") if file.is_file() else ""
        one.code = (marks / str(payload)).exists()
    return found


@pytest.mark.parametrize("payload", [*PAGES, *p.FILE_NAMES], ids=str)
def test_a_page_does_to_an_unprotected_site_what_the_table_says(payload: Payload, seen: dict[str, Seen]) -> None:
    assert seen[str(payload)].did(payload), seen[str(payload)]


def test_rendering_only_where_asked_is_no_defence(careful_site: Path, marks: Path) -> None:
    assert [(marks / name).exists() for name in (*OPTED_IN, "plain")] == [True, True, False]


def test_a_link_out_of_the_folder_is_published(open_site: Path) -> None:
    assert p.SECRET in (open_site / "secret.html").read_text()


@pytest.fixture(scope="module")
def broken_builds(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """How a build ends that holds one page which is no ordinary page."""
    top = tmp_path_factory.mktemp("broken")
    roots = {str(c): unprotected.prepared(top / str(c), {"a.md": f"---\n{c.text}\n---\n"}) for c in CRASHING}
    for name in STRANGE_FILES:
        plain = {"theme": {"name": "mkdocs"}, "plugins": [], "markdown_extensions": []}
        roots[name] = unprotected.prepared(top / name, {}, **plain)
        _put_strange(name, roots[name] / "docs" / "a.md")

    def one(name: str) -> str:
        wall = 8 if name == "fifo" else None  # what waits for a pipe takes no processor time, and never ends
        return unprotected.ending(
            unprotected.limited(["-m", "mkdocs", "build", "-q"], cwd=roots[name], seconds=4, wall=wall)
        )

    with ThreadPoolExecutor(4) as pool:
        return dict(zip(roots, pool.map(one, roots), strict=True))


def _put_strange(name: str, file: Path) -> None:
    if name == "fifo":
        os.mkfifo(file)
    elif name == "latin-1":
        file.write_bytes("å".encode("latin-1"))
    elif name == "not-a-name":
        Path(os.fsdecode(os.fsencode(file.parent) + b"/\xff.md")).write_text("a")
    else:
        file.symlink_to("/dev/zero" if name == "zero" else "finns-inte")


@pytest.mark.parametrize("payload", CRASHING, ids=str)
def test_one_line_of_front_matter_ends_the_whole_build(payload: Payload, broken_builds: dict[str, str]) -> None:
    assert broken_builds[str(payload)] == payload.effect


@pytest.mark.parametrize("name", STRANGE_FILES)
def test_one_strange_file_ends_the_whole_build(name: str, broken_builds: dict[str, str]) -> None:
    assert broken_builds[name] in {"fifo": ("hang",), "zero": ("hang", "crash")}.get(name, ("crash",))


READERS = {
    "yaml": unprotected.AS_MKDOCS_READS,
    "csv": unprotected.AS_MANY_READ,
    "denial": unprotected.AS_MKDOCS_CONVERTS,
}


@pytest.fixture(scope="module")
def readings(marks: Path) -> dict[str, tuple[str, str]]:
    found: dict[str, tuple[str, str]] = {}
    for group, payloads in (("yaml", p.YAML), ("csv", p.CSV), ("denial", p.DENIAL)):
        found |= unprotected.endings(READERS[group], payloads, marks)
    return found


@pytest.mark.parametrize("payload", p.YAML + p.CSV + p.DENIAL, ids=str)
def test_an_unprotected_reader_ends_as_the_table_says(
    payload: Payload, readings: dict[str, tuple[str, str]], marks: Path
) -> None:
    how, printed = readings[str(payload)]
    if payload.effect == "code":
        assert (marks / str(payload)).exists()
    elif payload.effect == "said":
        assert payload.seen in printed
    else:
        assert how == ("fine" if payload.effect == "inert_by_default" else payload.effect)


def test_every_class_has_an_attack_that_works() -> None:
    everything = p.PROSE + p.NAMES + p.FRONT_MATTER + p.FILE_NAMES + p.YAML + p.CSV + p.DENIAL
    working = {payload.group for payload in everything if payload.effect != "inert_by_default"}
    assert {payload.group for payload in everything} == working
