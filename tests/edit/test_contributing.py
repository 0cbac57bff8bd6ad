"""What CONTRIBUTING.md shows is true: its examples work, and its commands exist."""

import re
import shutil
from pathlib import Path

import pytest
from small_country import COUNTRY, ROOT, VOCABULARIES
from smartspec.__main__ import main
from smartspec.check import problems_of
from smartspec.problems import render
from smartspec.read.repository import read_repository

TEXT = (ROOT / "CONTRIBUTING.md").read_text("utf-8")
PERIOD = "regions/dalarna/2022-2028"
COMMANDS = sorted(set(re.findall(r"\.venv/bin/smartspec ([a-z]+)", TEXT)))
TARGETS = sorted(set(re.findall(r"^make ([a-z]+)", TEXT, re.MULTILINE)) | set(re.findall(r"`make ([a-z]+)`", TEXT)))


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A repository with Dalarna."""
    shutil.copytree(VOCABULARIES, tmp_path / "docs/vocabularies")
    shutil.copytree(COUNTRY / "regions/dalarna", tmp_path / "regions/dalarna")
    return tmp_path


def test_the_line_that_is_changed_by_form_is_the_one_that_stands_in_the_file(root: Path) -> None:
    ((before, after),) = re.findall(r"^-(summary: .+)\n\+(summary: .+)$", TEXT, re.MULTILINE)
    file = root / PERIOD / "smarta-energisystem.md"
    assert f"{before}\n" in file.read_text("utf-8")
    file.write_text(file.read_text("utf-8").replace(before, after), "utf-8")
    assert problems_of(read_repository(root)) == []


def test_the_new_priority_is_asked_for_nothing_but_its_english(root: Path) -> None:
    indented = re.search(r"   ```markdown\n(   ---\n   name: Vätgas.+?)   ```", TEXT, re.DOTALL)
    assert indented
    file = "\n".join(line.removeprefix("   ") for line in indented[1].splitlines()) + "\n"
    (root / PERIOD / "vatgas.md").write_text(file, "utf-8")
    said = render(problems_of(read_repository(root)), "en").splitlines()
    assert [line.split(": ")[:2] for line in said] == [[f"{PERIOD}/vatgas.md:1:1", "warning"]]
    assert "no English text" in said[0]


@pytest.mark.parametrize("command", COMMANDS)
def test_each_command_that_is_named_exists(command: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main([command, "--help"])
    assert ended.value.code == 0
    assert f"smartspec {command}" in capsys.readouterr().out


@pytest.mark.parametrize("target", TARGETS)
def test_each_target_of_make_that_is_named_exists(target: str) -> None:
    assert re.search(rf"^{target}:", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE)


def test_commands_and_targets_are_found() -> None:
    assert {"new", "format", "diff", "owners", "import"} <= set(COMMANDS)
    assert {"site", "check", "serve", "test", "editor"} <= set(TARGETS)
