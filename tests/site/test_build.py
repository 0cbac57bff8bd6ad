"""`smartspec build`: whole or not at all, the same bytes every time, and a preview that survives faults."""

import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from commands import QUIET, ran, smartspec
from small_country import lay_out
from smartspec.site.build import Incomplete, verified
from smartspec.site.target import swap


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """A copy of the repository's content, with a good site already built (a stand-in of two files)."""
    folder = tmp_path / "repository"
    lay_out(folder)
    (folder / "site/assets").mkdir(parents=True)
    (folder / "site/assets/s3.css").touch()
    (folder / "site/index.html").write_text("the last good site", "utf-8")
    return folder


def spoil(repository: Path) -> None:
    """Two mistakes in two files."""
    region, priority = (
        repository / "regions/dalarna" / name for name in ("region.yml", "2022-2028/smarta-energisystem.md")
    )
    region.write_text(region.read_text("utf-8") + "\norganisatoin: fel\n", "utf-8")
    priority.write_text(priority.read_text("utf-8").replace("theme: energy", "theme: energi"), "utf-8")


def test_a_build_with_errors_lists_them_all_and_leaves_the_last_good_site(repository: Path) -> None:
    spoil(repository)
    done = smartspec(repository, "build")
    assert done.returncode == 1
    assert "organisatoin" in done.stderr
    assert "smarta-energisystem.md" in done.stderr
    assert "Traceback" not in done.stderr
    assert [path.name for path in (repository / "site").glob("*.*")] == ["index.html"]
    assert list(repository.glob(".site-*")) == []


def test_a_killed_build_leaves_the_last_good_site(repository: Path) -> None:
    command = [sys.executable, "-m", "smartspec", "build"]
    running = subprocess.Popen(command, cwd=repository, env=os.environ | QUIET, stderr=subprocess.DEVNULL)
    while not any(repository.glob(".site-*/new/*")):
        assert running.poll() is None, "the build ended before it could be killed"
        time.sleep(0.01)
    running.send_signal(signal.SIGKILL)
    running.wait()
    assert (repository / "site" / "index.html").read_text("utf-8") == "the last good site"


def test_a_good_build_replaces_the_whole_site_and_says_what_was_built(small: Path) -> None:
    (small / "site" / "stale.html").write_text("stale", "utf-8")
    done = smartspec(small, "build")
    assert done.returncode == 0, done.stderr
    assert done.stdout.splitlines()[-1].startswith("Byggde ")
    assert not (small / "site" / "stale.html").exists()
    assert (small / "site" / "en" / "index.html").is_file()
    assert list(small.glob(".site-*")) == []


def test_an_incomplete_site_is_not_published(tmp_path: Path) -> None:
    (tmp_path / "index.html").write_text("x" * 600, "utf-8")
    with pytest.raises(Incomplete, match=r"en/index\.html"):
        verified(tmp_path)


def test_swapping_puts_the_new_in_the_place_of_the_old(tmp_path: Path) -> None:
    new, target = tmp_path / "new", tmp_path / "site"
    for folder in (new, target):
        folder.mkdir()
        (folder / "name").write_text(folder.name, "utf-8")
    swap(new, target)
    assert (target / "name").read_text("utf-8") == "new"


def test_a_preview_keeps_a_page_that_says_what_is_wrong(repository: Path, small: Path) -> None:
    spoil(repository)
    shutil.copy(small / "mkdocs.yml", repository)  # with few families
    script = (
        "from mkdocs.config import load_config; from mkdocs.commands.build import build;"
        "config = load_config('mkdocs.yml', site_dir='preview', strict=False);"
        "config.plugins.on_startup(command='serve', dirty=False); build(config, serve_url='http://127.0.0.1/')"
    )
    done = ran(repository, sys.executable, "-c", script)
    assert done.returncode == 0, done.stderr
    broken = (repository / "preview/regioner/dalarna/index.html").read_text("utf-8")
    assert "organisatoin" in broken
    assert "smarta-energisystem.md" in broken
    assert "Skoglig bioekonomi" in (repository / "preview/regioner/varmland/index.html").read_text("utf-8")
