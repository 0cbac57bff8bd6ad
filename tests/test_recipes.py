"""The recipes of CONTRIBUTING.md are followed to the letter, on a copy of the generator and the small country."""

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from small_country import NOON, ROOT, keep_families, lay_out

GUIDE = (ROOT / "CONTRIBUTING.md").read_text("utf-8")
RECIPE = re.compile(r"^### How to (.+)\n((?:(?!^##).*\n)*)", re.MULTILINE)
DIFF = re.compile(r"^```diff\n(.*?)^```", re.MULTILINE | re.DOTALL)
RECIPES = dict(RECIPE.findall(GUIDE))
Follow = Callable[[str], Path]
REGION = "regions/dalarna/region.yml"
PRIORITY = "regions/dalarna/2022-2028/smarta-energisystem.md"


@pytest.fixture
def follow(tmp_path: Path) -> Follow:
    """Make the changes of one recipe in a copy of the generator; the copy has the small country beside it."""

    def made(name: str) -> Path:
        (tmp_path / "plugins").mkdir()
        ignored = shutil.ignore_patterns("node_modules", "__pycache__")
        shutil.copytree(ROOT / "plugins/smartspec", tmp_path / "plugins/smartspec", ignore=ignored)
        shutil.copytree(ROOT / "overrides", tmp_path / "overrides")
        for diff in DIFF.findall(RECIPES[name]):
            subprocess.run(["git", "apply", "-p1", "-"], input=diff, text=True, cwd=tmp_path, check=True)
        lay_out(tmp_path / "country")
        return tmp_path

    return made


def smartspec(copy: Path, *arguments: str, status: int = 0) -> str:
    """What a command of the copy says about the small country."""
    environment = {**os.environ, "PYTHONPATH": str(copy / "plugins"), "SOURCE_DATE_EPOCH": NOON}
    command = [sys.executable, "-m", "smartspec", arguments[0], "--root", str(copy / "country"), *arguments[1:]]
    done = subprocess.run(command, env=environment, capture_output=True, text=True)
    assert done.returncode == status, done.stderr
    return done.stdout


def built(copy: Path, *families: str) -> Path:
    """Its site, of those families and the front page."""
    keep_families(copy / "country", "node", *families)
    smartspec(copy, "build", "--to", str(copy / "site"))
    return copy / "site"


def test_the_guide_has_a_recipe_for_each_thing_that_is_often_added() -> None:
    assert list(RECIPES) == ["add a field", "add a rule", "add a kind of page", "add a word"]
    assert [name for name, text in RECIPES.items() if not DIFF.search(text)] == []


def test_a_field_is_read_checked_shown_and_offered_to_editors(follow: Follow) -> None:
    copy = follow("add a field")
    file = copy / "country" / REGION
    file.write_text(file.read_text("utf-8").replace("website:", "motto: Alltid framåt\nwebsite:", 1), "utf-8")
    smartspec(copy, "check")  # an unknown field would be an error
    smartspec(copy, "schema", str(copy / "schemas"))
    assert '"motto"' in (copy / "schemas/region.json").read_text("utf-8")
    assert "Alltid framåt" in (built(copy, "regions") / "regioner/dalarna/index.html").read_text("utf-8")


def test_a_rule_is_told_with_its_place(follow: Follow) -> None:
    copy = follow("add a rule")
    file = copy / "country" / PRIORITY
    text = file.read_text("utf-8")
    (name,) = re.findall(r"^name: (.+)$", text, re.MULTILINE)
    file.write_text(re.sub(r"^summary: .+$", f"summary: {name}", text, count=1, flags=re.MULTILINE), "utf-8")
    line = file.read_text("utf-8").split("\n").index(f"summary: {name}") + 1
    told = smartspec(copy, "check", "--lang", "en")
    assert f"{PRIORITY}:{line}:10: warning: summary: The summary only repeats the name." in told


def test_a_kind_of_page_is_in_the_site_in_both_languages_and_in_the_search(follow: Follow) -> None:
    site = built(follow("add a kind of page"), "codebook", "search")
    for lang in ("", "en/"):
        page = (site / f"{lang}kodbok/residensstader/index.html").read_text("utf-8")
        assert "Falun" in page
        assert f"{lang}kodbok/residensstader/" in (site / "sitemap.xml").read_text("utf-8")
    assert "kodbok/residensstader/" in (site / "assets/s3-search.sv.json").read_text("utf-8")


def test_a_word_is_taken_into_the_catalogue_and_shown_in_swedish(follow: Follow) -> None:
    copy = follow("add a word")
    for name in ("Makefile", "pyproject.toml"):
        shutil.copyfile(ROOT / name, copy / name)
    (copy / ".venv").mkdir()
    environment = {**os.environ, "PYTHONPATH": str(copy / "plugins")}
    command = ["make", "words", f"BIN={Path(sys.executable).parent}", "--old-file=.venv/python.done"]
    subprocess.run(command, cwd=copy, env=environment, check=True, capture_output=True)
    catalogue = copy / "plugins/smartspec/locale/sv.po"
    asked = 'msgid "Each county lies in one programme area."\nmsgstr "'
    text = catalogue.read_text("utf-8")
    assert f'{asked}"' in text
    catalogue.write_text(text.replace(asked, f"{asked}Varje län ligger i ett programområde."), "utf-8")
    site = built(copy, "codebook")
    assert "Each county lies in one programme area." in (site / "en/kodbok/lan-och-omraden/index.html").read_text(
        "utf-8"
    )
    assert "Varje län ligger i ett programområde." in (site / "kodbok/lan-och-omraden/index.html").read_text("utf-8")
