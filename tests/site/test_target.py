"""Where a site is put: what cannot take it is told before the build, and what cannot be exchanged is filled."""

import errno
import os
import shlex
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

import pytest
from commands import ran, smartspec
from smartspec.site import target as target_module
from smartspec.site.build import build_site
from smartspec.site.target import HalfFilled, Unusable, prepare, put, swap

Refuse = Callable[[Path, int], None]


@pytest.fixture
def target(tmp_path: Path) -> Path:
    """A folder with a site in it."""
    folder = tmp_path / "place" / "site"
    (folder / "assets").mkdir(parents=True)
    (folder / "assets/s3.css").touch()
    (folder / "index.html").write_text("old", "utf-8")
    return folder


@pytest.fixture
def refuse_writing(monkeypatch: pytest.MonkeyPatch) -> Refuse:
    """Let the system refuse every new folder in that one: tests may run as one who may write everywhere."""
    real = tempfile.mkdtemp
    refused: dict[Path, int] = {}

    def mkdtemp(*, prefix: str, dir: Path) -> str:
        if dir in refused:
            raise OSError(refused[dir], os.strerror(refused[dir]), str(dir / prefix))
        return real(prefix=prefix, dir=dir)

    monkeypatch.setattr(tempfile, "mkdtemp", mkdtemp)
    return refused.__setitem__


def refusal(root: Path, target: Path) -> str:
    with pytest.raises(Unusable) as refused:
        prepare(root, target)
    assert "\n" not in str(refused.value)
    return str(refused.value)


def test_the_site_is_built_beside_a_folder_that_can_be_moved(tmp_path: Path, target: Path) -> None:
    assert prepare(tmp_path / "root", target).parent == target.parent
    assert prepare(tmp_path / "root", tmp_path / "new" / "site").parent == tmp_path / "new"
    assert (target / "index.html").read_text("utf-8") == "old"


@pytest.mark.parametrize("code", [errno.EBUSY, errno.EXDEV, errno.EACCES, errno.EPERM])
def test_a_folder_that_cannot_be_moved_is_built_in(
    tmp_path: Path, target: Path, monkeypatch: pytest.MonkeyPatch, code: int
) -> None:
    """EBUSY is what a mount point answers, EXDEV a folder that a container's image brought along."""

    def rename(*paths: object) -> None:
        raise OSError(code, os.strerror(code))

    monkeypatch.setattr(target_module.os, "rename", rename)
    assert prepare(tmp_path / "root", target).parent == target
    assert [path.name for path in target.parent.iterdir()] == ["site"]


def test_a_mount_point_and_a_checkout_are_built_in(
    tmp_path: Path, target: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(target_module.os.path, "ismount", lambda path: path == target)
    assert prepare(tmp_path / "root", target).parent == target
    monkeypatch.undo()
    (target / ".git").mkdir()
    assert prepare(tmp_path / "root", target).parent == target


def test_what_begins_with_a_dot_is_neither_a_site_nor_removed(tmp_path: Path) -> None:
    (tmp_path / "www").mkdir()
    (tmp_path / "www/.htaccess").write_text("x", "utf-8")
    new = prepare(tmp_path / "root", tmp_path / "www") / "new"
    new.mkdir()
    (new / "index.html").write_text("new", "utf-8")
    put(new, tmp_path / "www")
    assert files(tmp_path / "www") == {".htaccess": "x", "index.html": "new"}


def test_the_old_site_comes_back_when_the_new_one_cannot_take_its_place(
    tmp_path: Path, target: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where two folders cannot be exchanged, one is moved away first."""
    monkeypatch.setattr(target_module, "_exchange", lambda one, other: False)
    with pytest.raises(FileNotFoundError):
        swap(tmp_path / "new", target)
    assert (target / "index.html").read_text("utf-8") == "old"


@pytest.mark.parametrize(
    ("code", "said"),
    [
        (errno.EACCES, "Du får inte skriva där"),
        (errno.EROFS, "Disken går bara att läsa"),
        (errno.ENOSPC, "Disken är full"),
        (errno.EDQUOT, "Utrymmet som du får använda är slut"),
        (errno.EIO, os.strerror(errno.EIO)),
    ],
)
def test_a_folder_that_cannot_be_written_is_told_at_once(
    tmp_path: Path, target: Path, refuse_writing: Refuse, code: int, said: str
) -> None:
    refuse_writing(target.parent, code)
    assert prepare(tmp_path / "root", target).parent == target  # the folder itself is enough
    assert f"kan inte läggas i {target.parent / 'new'}: {said}" in refusal(tmp_path / "root", target.parent / "new")
    refuse_writing(target, code)
    assert f"kan inte läggas i {target}: {said}" in refusal(tmp_path / "root", target)
    assert (target / "index.html").read_text("utf-8") == "old"


@pytest.mark.parametrize("name", ["", "..", "docs", "docs/site", "regions/dalarna", "overrides"])
def test_the_sources_are_never_replaced(tmp_path: Path, name: str) -> None:
    root = tmp_path / "above" / "root"
    root.mkdir(parents=True)
    assert "källorna" in refusal(root, (root / name).resolve())
    assert root.is_dir()


def test_only_a_site_or_an_empty_folder_is_replaced(tmp_path: Path, target: Path) -> None:
    (target / "assets/s3.css").unlink()
    (target / "assets").rmdir()
    assert "innehåller annat än en webbplats, till exempel index.html" in refusal(tmp_path / "root", target)
    (target / "index.html").unlink()
    (target / "lost+found").mkdir()
    prepare(tmp_path / "root", target)
    file = tmp_path / "fil"
    file.touch()
    assert "är ingen mapp" in refusal(tmp_path / "root", file)
    assert "En del av sökvägen är en fil" in refusal(tmp_path / "root", file / "site")
    assert "Namnet är för långt" in refusal(tmp_path / "root", tmp_path / ("x" * 300))


def test_links_in_a_circle_are_told(small: Path) -> None:
    (small / "circle").symlink_to("circle")
    with pytest.raises(Unusable, match="circle leder ingenstans"):
        build_site(small, small / "circle", print)


def new_site(target: Path) -> Path:
    new = target / ".site-x" / "new"
    (new / "en").mkdir(parents=True)
    for name in ("index.html", "en/index.html", "was-folder", "was-link"):
        (new / name).write_text("new", "utf-8")
    (new / "was-file").mkdir()
    (new / "was-file" / "index.html").write_text("new", "utf-8")
    return new


def files(folder: Path) -> dict[str, str]:
    found = (path for path in folder.rglob("*") if path.is_file() and ".site-x" not in path.parts)
    return {path.relative_to(folder).as_posix(): path.read_text("utf-8") for path in found}


def test_filling_gives_the_new_site_and_nothing_of_the_old(tmp_path: Path, target: Path) -> None:
    outside = tmp_path / "outside"
    outside.write_text("not ours", "utf-8")
    for name in ("was-folder", "gone/inner", ".git", "lost+found", "en"):
        (target / name).mkdir(parents=True)
        (target / name / "x").write_text("old", "utf-8")
    (target / "was-file").write_text("old", "utf-8")
    (target / "was-link").symlink_to(outside)
    put(new_site(target), target)
    kept = {".git/x": "old", "lost+found/x": "old"}
    names = ("index.html", "en/index.html", "was-folder", "was-link", "was-file/index.html")
    assert files(target) == kept | dict.fromkeys(names, "new")
    assert outside.read_text("utf-8") == "not ours"


def test_what_stops_the_filling_half_way_is_said(target: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def replace(*paths: object) -> None:
        raise OSError(errno.EROFS, "x")

    new = new_site(target)
    monkeypatch.setattr(target_module.os, "replace", replace)
    with pytest.raises(HalfFilled, match="Disken går bara att läsa"):
        put(new, target)


BUILD = """
import errno, os, sys
import mkdocs.utils, shutil
from smartspec.__main__ import main
WHERE, CODE = {where!r}, {code}
def full(real):
    def wrapped(*given, **named):
        if WHERE in str(given[1]):
            raise OSError(CODE, os.strerror(CODE))
        return real(*given, **named)
    return wrapped
mkdocs.utils.write_file = full(mkdocs.utils.write_file)
shutil.copyfile = full(shutil.copyfile)
sys.exit(main(["build"]))
"""


@pytest.mark.parametrize(
    ("where", "code", "said"),
    [
        ("/om/index.html", errno.ENOSPC, "Disken är full"),
        ("s3-icon.svg", errno.EDQUOT, "Utrymmet som du får använda är slut"),
    ],
)
def test_a_disk_that_is_full_is_told_in_one_line_and_the_old_site_stays(
    small: Path, where: str, code: int, said: str
) -> None:
    done = ran(small, sys.executable, "-c", BUILD.format(where=where, code=code))
    assert done.returncode == 1
    told = [line for line in done.stderr.splitlines() if not line.endswith(" ...")]
    assert told == [f"Inget byggdes: {said}. Den förra webbplatsen i site/ är orörd."]
    assert files(small / "site") == {"index.html": "the last good site", "assets/s3.css": ""}
    assert list(small.glob(".site-*")) == []


def test_the_last_line_says_how_to_look_at_the_site(small: Path) -> None:
    place = small.parent / "en plats"
    done = smartspec(small, "build", "--to", str(place))
    (line,) = done.stdout.splitlines()
    serve = shlex.split(line.partition(" med: ")[2])
    assert serve == ["python3", "-m", "http.server", "--directory", str(place)]
    assert "http://localhost:8000/" in line


@pytest.mark.parametrize("same_file_system", [True, False], ids=["exchanged", "filled"])
def test_a_file_that_is_as_it_was_keeps_its_time(tmp_path: Path, target: Path, same_file_system: bool) -> None:
    new = (tmp_path if same_file_system else target) / "new"
    for folder, text in ((target, "before"), (new, "after")):
        (folder / "a").mkdir(parents=True)
        (folder / "a" / "same.html").write_text("as it was", "utf-8")
        (folder / "a" / "other.html").write_text(text, "utf-8")
    for name in ("same", "other"):
        os.utime(target / "a" / f"{name}.html", ns=(5_000_000_000, 5_000_000_001))
    new.chmod(0o700)  # as tempfile makes it
    put(new, target)
    assert not same_file_system or target.stat().st_mode & 0o777 == 0o755  # a web server may be another user
    times = {name: (target / "a" / f"{name}.html").stat().st_mtime_ns for name in ("same", "other")}
    assert times["same"] == 5_000_000_001
    assert times["other"] > 5_000_000_001
    assert (target / "a" / "other.html").read_text("utf-8") == "after"
