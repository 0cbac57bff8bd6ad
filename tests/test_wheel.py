"""The built wheel, installed outside the repository: it builds a country from that country's own files."""

import os
import re
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Callable, Iterable
from functools import cache
from importlib.metadata import Distribution, distribution, distributions
from pathlib import Path

import pytest
import yaml
from mkdocs.exceptions import Abort
from packaging.requirements import Requirement
from small_country import NOON, keep_families
from smartspec.site import theme

ROOT = Path(__file__).parents[1]
ENGINES = {
    "smartspec": ["smartspec", "build", "--to", "site"],
    "MkDocs": ["mkdocs", "build"],
    "ProperDocs": ["properdocs", "build", "--config-file", "mkdocs.yml"],
}
OF_THE_THEME = ("assets/s3.css", "assets/s3.js", "assets/s3-icon.svg")
BUNDLED = ("assets/s3-find.js", "assets/s3-search.js", "assets/s3-priorities.js")
INDEX = tuple(f"assets/s3-search.{lang}{part}.json" for lang in ("sv", "en") for part in ("", ".text"))


def small_country(target: Path) -> Path:
    """A country's own files: contributions, pages and mkdocs.yml, but no theme."""
    shutil.copytree(ROOT / "tests" / "country", target, dirs_exist_ok=True)
    settings = (target / "mkdocs.yml").read_text("utf-8")
    settings, changed = re.subn(r"^ *(custom_dir|watch):.*\n", "", settings, flags=re.MULTILINE)
    assert changed == 2
    (target / "mkdocs.yml").write_text(settings, "utf-8")
    return target


def few_families(country: Path, *names: str, **theme: str) -> None:
    """A mkdocs.yml that says no more than it must."""
    plugins = [f"smartspec/{name}" for name in ("languages", *names)]
    settings = {"site_name": "Landet", "site_url": "https://land.example/", "plugins": plugins}
    settings["theme"] = {"name": "material", "font": False, **theme}
    (country / "mkdocs.yml").write_text(yaml.safe_dump(settings), "utf-8")


@pytest.fixture(scope="session")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    pip("wheel", "--no-deps", "--no-index", "--no-build-isolation", "--wheel-dir", str(folder), str(ROOT))
    (built,) = folder.glob("*.whl")
    return built


def pip(*arguments: str) -> None:
    run([sys.executable, "-m", "pip", "--disable-pip-version-check", "--quiet", *arguments])


def run(command: list[str], cwd: Path | None = None, status: int = 0) -> str:
    """What a command says; its status must be the one that is expected."""
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
    environment = kept | {"NO_MKDOCS_2_WARNING": "1", "SOURCE_DATE_EPOCH": NOON}
    done = subprocess.run(command, cwd=cwd, env=environment, capture_output=True, text=True)
    assert done.returncode == status, done.stdout + done.stderr
    return done.stdout + done.stderr


@pytest.fixture(scope="session")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Callable[..., Path]:
    """``installed("mkdocs", …)``: the programs of a venv with the wheel, those extras and nothing else."""

    @cache
    def install(*extras: str) -> Path:
        folder = tmp_path_factory.mktemp("-".join(("venv", *extras)))
        run([sys.executable, "-m", "venv", "--without-pip", str(folder)])
        pip("--python", str(folder / "bin" / "python"), "install", "--no-deps", "--no-index", str(wheel))
        (packages,) = folder.glob("lib/*/site-packages")
        link_requirements(packages, extras)
        return folder / "bin"

    return install


def link_requirements(packages: Path, extras: Iterable[str]) -> None:
    """Link what the wheel says that it requires, and what that requires, from the environment of the tests.

    Quick, and without a network; but a requirement that the wheel does not name is not there.
    """
    (own,) = distributions(name="smartspec", path=[str(packages)])
    todo, seen = [("smartspec", frozenset(extras))], set()
    while todo:
        name, asked = todo.pop()
        if (name, asked) in seen:
            continue
        seen.add((name, asked))
        found = own if name == "smartspec" else distribution(name)
        if found is not own:
            link(found, packages)
        needed = (one for one in map(Requirement, found.requires or []) if holds(one, asked))
        todo += [(one.name, frozenset(one.extras)) for one in needed]


def holds(requirement: Requirement, extras: Iterable[str]) -> bool:
    marker = requirement.marker
    return not marker or any(marker.evaluate({"extra": extra}) for extra in ("", *extras))


def link(found: Distribution, packages: Path) -> None:
    tops = {file.parts[0] for file in found.files or [] if file.parts[0] not in ("..", "__pycache__")}
    for top in tops:
        if not (packages / top).exists():
            (packages / top).symlink_to(Path(str(found.locate_file(top))))


@pytest.fixture(scope="session")
def complete(installed: Callable[..., Path]) -> Path:
    return installed("properdocs", "search")


def test_the_wheel_carries_what_a_site_is_made_of_and_not_what_that_is_bundled_from(wheel: Path) -> None:
    names = {name.removeprefix("smartspec/") for name in zipfile.ZipFile(wheel).namelist()}
    carried = {
        "overrides/main.html",
        "pages/node/map/paths.json",
        "pages/page.html",
        "pages/regions/priority.html",
        "locale/sv.po",
    }
    scripts = {f"browser/built/{name}" for name in ("make-index.mjs", "s3-find.js", "s3-search.licences.txt")}
    assert carried | scripts | {"editor/built/editor.js", "editor/built/licences.txt"} <= names
    for folder, at in (("overrides", ROOT / "overrides"), ("pages", ROOT / "plugins" / "smartspec" / "pages")):
        there = {f"{folder}/{path.relative_to(at).as_posix()}" for path in at.rglob("*") if path.is_file()}
        assert {name for name in there if "__pycache__" not in name} <= names
    sources = re.compile(
        r"^(tests|regions|docs)/|(^|/)(node_modules|src|vendor)/|package.*\.json$|\.npmrc$|__pycache__"
    )
    assert [name for name in names if sources.search(name)] == []


def test_the_wheel_checks_as_the_repository_does_and_is_not_the_repository(complete: Path, tmp_path: Path) -> None:
    country = small_country(tmp_path / "country")
    checked = run([str(complete / "smartspec"), "check"], country)
    assert checked == run([sys.executable, "-m", "smartspec", "check"], country)
    assert checked.splitlines()[-1].startswith("0 fel, ")
    where = run([str(complete / "python"), "-c", "import smartspec, sys; print(smartspec.__file__, sys.path)"], country)
    assert "site-packages/smartspec/" in where
    assert str(ROOT) not in where


@pytest.mark.parametrize("engine", ENGINES)
def test_the_wheel_builds_a_country_outside_the_repository(engine: str, complete: Path, tmp_path: Path) -> None:
    """One of them all of it: test_engines.py has the others make the same bytes."""
    country = small_country(tmp_path / "country")
    if engine != "smartspec":
        keep_families(country, "node", "regions", "priorities", "search", "security")
    module, *arguments = ENGINES[engine]
    run([str(complete / "python"), "-m", module, *arguments], country)
    site = country / "site"
    assert [name for name in (*OF_THE_THEME, *BUNDLED, *INDEX) if not (site / name).is_file()] == []
    front = (site / "index.html").read_text("utf-8")
    for seen in ("Content-Security-Policy", "assets/s3.css", "s3-find.js", 'hreflang="en"', "<path"):
        assert seen in front
    assert "Dalarna" in (site / "regioner" / "dalarna" / "index.html").read_text("utf-8")
    assert "Regions" in (site / "en" / "regioner" / "index.html").read_text("utf-8")


def test_a_sites_own_theme_files_come_before_the_packages(complete: Path, tmp_path: Path) -> None:
    country = small_country(tmp_path / "country")
    own = country / "own" / "partials"
    own.mkdir(parents=True)
    (own / "copyright.html").write_text("<p>Landets egen fot</p>", "utf-8")
    few_families(country, "node", "security", custom_dir="own")
    run([str(complete / "python"), "-m", "mkdocs", "build"], country)
    front = (country / "site" / "index.html").read_text("utf-8")
    assert "Landets egen fot" in front
    assert "Content-Security-Policy" in front


def test_written_pages_have_the_assets_of_the_theme(complete: Path, tmp_path: Path) -> None:
    country = small_country(tmp_path / "country")
    few_families(country, "node", "search")
    run([str(complete / "smartspec"), "write", "written"], country)
    assert [name for name in (*OF_THE_THEME, *INDEX) if not (country / "written" / name).is_file()] == []


def test_without_node_a_site_with_a_search_says_which_extra_to_install(
    installed: Callable[..., Path], tmp_path: Path
) -> None:
    programs, country = installed("mkdocs"), small_country(tmp_path / "country")
    few_families(country, "node", "search")
    said = run([str(programs / "smartspec"), "build"], country, status=1)
    assert "pip install 'smartspec[search]'" in said
    assert "Traceback" not in said
    few_families(country, "node", "priorities")
    run([str(programs / "python"), "-m", "mkdocs", "build"], country)
    assert (country / "site" / "prioriteringar" / "index.html").is_file()


@pytest.mark.parametrize("command", [["build"], ["write", "to"], ["cms"], ["owners"]])
def test_without_an_engine_a_command_that_needs_one_says_which_extra_to_install(
    command: list[str], installed: Callable[..., Path], tmp_path: Path
) -> None:
    programs, country = installed(), small_country(tmp_path / "country")
    said = run([str(programs / "smartspec"), *command], country, status=1)
    assert "pip install 'smartspec[mkdocs]'" in said
    assert said.count("\n") == 1


def test_without_an_engine_what_is_contributed_is_checked(installed: Callable[..., Path], tmp_path: Path) -> None:
    run([str(installed() / "smartspec"), "check"], small_country(tmp_path / "country"))


@pytest.mark.parametrize("name", ["s3-find.js", "s3-search.js", "s3-priorities.js", "s3-search.licences.txt"])
def test_a_script_that_was_not_bundled_is_told_by_name(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert theme.bundled(name).strip()
    monkeypatch.setattr(theme, "BUILT", tmp_path)
    with pytest.raises(Abort, match=rf"{re.escape(name)} är inte byggd\. Kör `make site`"):
        theme.bundled(name)
