"""The recipes of CONTRIBUTING.md are followed to the letter, on a copy of the generator and the small country."""

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from small_country import NOON, ROOT, keep_families

GUIDE = (ROOT / "CONTRIBUTING.md").read_text("utf-8")
RECIPE = re.compile(r"^### How to (.+)\n((?:(?!^##).*\n)*)", re.MULTILINE)
DIFF = re.compile(r"^```diff\n(.*?)^```", re.MULTILINE | re.DOTALL)
RECIPES = dict(RECIPE.findall(GUIDE))
Follow = Callable[[str], Path]
PRIORITY = "regions/dalarna/2022-2028/smarta-energisystem.md"


@pytest.fixture
def follow(tmp_path: Path) -> Follow:
    """Make the changes of one recipe in a copy of the generator and its tests, with the small country beside it."""

    def made(name: str) -> Path:
        (tmp_path / "plugins").mkdir()
        ignored = shutil.ignore_patterns("node_modules")  # what is compiled is taken along: its times stay the same
        shutil.copytree(ROOT / "plugins/smartspec", tmp_path / "plugins/smartspec", ignore=ignored)
        shutil.copytree(ROOT / "tests", tmp_path / "tests", ignore=ignored)
        for part in ("overrides", "docs"):
            shutil.copytree(ROOT / part, tmp_path / part)
        for part in ("Makefile", "pyproject.toml", "mkdocs.yml"):
            shutil.copyfile(ROOT / part, tmp_path / part)
        for diff in DIFF.findall(RECIPES[name]):
            subprocess.run(["git", "apply", "-p1", "-"], input=diff, text=True, cwd=tmp_path, check=True)
        shutil.copytree(tmp_path / "tests/country", tmp_path / "country")
        shutil.copytree(tmp_path / "overrides", tmp_path / "country/overrides")
        return tmp_path

    return made


def smartspec(copy: Path, *arguments: str, status: int = 0) -> str:
    """What a command of the copy says about the small country."""
    environment = {**os.environ, "PYTHONPATH": str(copy / "plugins"), "SOURCE_DATE_EPOCH": NOON}
    command = [sys.executable, "-m", "smartspec", arguments[0], "--root", str(copy / "country"), *arguments[1:]]
    done = subprocess.run(command, env=environment, capture_output=True, text=True)
    assert done.returncode == status, done.stderr
    return done.stdout


def translate(copy: Path, **swedish: str) -> None:
    """Run ``make words`` in the copy and fill in the Swedish of each of those texts, which have none."""
    (copy / ".venv").mkdir()
    environment = {**os.environ, "PYTHONPATH": str(copy / "plugins")}
    command = ["make", "words", f"BIN={Path(sys.executable).parent}", "--old-file=.venv/python.done"]
    subprocess.run(command, cwd=copy, env=environment, check=True, capture_output=True)
    catalogue = copy / "plugins/smartspec/locale/sv.po"
    text = catalogue.read_text("utf-8")
    for asked, answer in swedish.items():
        assert f'msgid "{asked}"\nmsgstr ""\n' in text
        text = text.replace(f'msgid "{asked}"\nmsgstr "', f'msgid "{asked}"\nmsgstr "{answer}')
    catalogue.write_text(text, "utf-8")


def passes(copy: Path, *tests: str) -> None:
    """The tests of the copy that watch over what the recipe adds are green."""
    environment = {**os.environ, "PYTHONPATH": str(copy / "plugins")}
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:xdist", "-p", "no:cacheprovider", *tests]
    done = subprocess.run(command, cwd=copy, env=environment, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout[-3000:]


def test_each_part_of_a_recipe_has_one_place() -> None:
    """What stands around an added line stands once in its file, so it is not put into another class."""
    for diff in (diff for recipe in RECIPES.values() for diff in DIFF.findall(recipe)):
        for file, hunks in re.findall(r"^--- a/(.+)\n\+\+\+.+\n((?:(?!---).*\n)+)", diff, re.MULTILINE):
            for hunk in re.split(r"^@@.*\n", hunks, flags=re.MULTILINE)[1:]:
                around = "".join(f"{line[1:]}\n" for line in hunk.splitlines() if not line.startswith("+"))
                assert (ROOT / file).read_text("utf-8").count(around) == 1, around


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
    assert "regions/dalarna/region.yml" not in smartspec(copy, "check")  # known, and where the canonical order has it
    smartspec(copy, "schema", str(copy / "schemas"))
    assert '"motto"' in (copy / "schemas/region.json").read_text("utf-8")
    assert "Alltid framåt" in (built(copy, "regions") / "regioner/dalarna/index.html").read_text("utf-8")
    translate(copy, **{"Motto": "Motto", "The motto that the region itself uses": "Regionens eget motto"})
    passes(copy, "tests/edit/test_fields.py", "tests/test_country.py::test_every_field_of_every_model_is_used")


def test_a_rule_is_told_with_its_place(follow: Follow) -> None:
    copy = follow("add a rule")
    file = copy / "country" / PRIORITY
    text = file.read_text("utf-8")
    (name,) = re.findall(r"^name: (.+)$", text, re.MULTILINE)
    file.write_text(re.sub(r"^summary: .+$", f"summary: {name}", text, count=1, flags=re.MULTILINE), "utf-8")
    line = file.read_text("utf-8").split("\n").index(f"summary: {name}") + 1
    told = smartspec(copy, "check", "--lang", "en")
    assert f"{PRIORITY}:{line}:10: warning: summary: The summary only repeats the name." in told
    swedish = {
        "The summary only repeats the name.": "Sammanfattningen upprepar bara namnet.",
        "A summary says what the priority is about.": "En sammanfattning säger vad prioriteringen handlar om.",
        "Write one or two sentences of your own.": "Skriv en eller två egna meningar.",
    }
    translate(copy, **swedish)
    passes(copy, "tests/check/test_invalid.py", "-k", "summary or rule")


def test_a_kind_of_page_is_in_the_site_in_both_languages_and_in_the_search(follow: Follow) -> None:
    copy = follow("add a kind of page")
    site = built(copy, "codebook", "search")
    for lang in ("", "en/"):
        page = (site / f"{lang}kodbok/residensstader/index.html").read_text("utf-8")
        assert "Falun" in page
        assert page.count('class="s3-lead"') == 1
        assert f"{lang}kodbok/residensstader/" in (site / "sitemap.xml").read_text("utf-8")
    assert "kodbok/residensstader/" in (site / "assets/s3-search.sv.json").read_text("utf-8")
    passes(copy, "tests/pages/test_golden.py", "tests/pages/test_page_kinds.py")


def test_a_word_is_taken_into_the_catalogue_and_shown_in_swedish(follow: Follow) -> None:
    copy = follow("add a word")
    translate(copy, **{"Each county lies in one programme area.": "Varje län ligger i ett programområde."})
    site = built(copy, "codebook")
    assert "Each county lies in one programme area." in (site / "en/kodbok/lan-och-omraden/index.html").read_text(
        "utf-8"
    )
    assert "Varje län ligger i ett programområde." in (site / "kodbok/lan-och-omraden/index.html").read_text("utf-8")
