"""What the commands of the README need, and what a commit is checked by."""

import shlex
import subprocess
from pathlib import Path

import pytest
import yaml

ROOT = Path(__file__).parents[1]
INSTALLS = {
    "npm": "npm ci",
    "bundles": "build.mjs",
    "test packages": "requirements-test.txt",
    "browser": "find_browser.py",
}
HOOKS = {
    hook["id"]: hook
    for repository in yaml.safe_load((ROOT / ".pre-commit-config.yaml").read_text("utf-8"))["repos"]
    for hook in repository["hooks"]
}


def recipe(*arguments: str) -> str:
    """All commands that make would run where nothing has been installed yet."""
    command = ["make", "--dry-run", "--always-make", *arguments]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout


@pytest.mark.parametrize(
    ("target", "installs"),
    [
        ("check", set()),
        (".venv/python.done", set()),
        ("words", set()),
        ("format", {"test packages"}),
        ("site", {"npm", "bundles"}),
        ("wheel", {"npm", "bundles"}),
        ("book", {"npm", "bundles"}),
        ("test", set(INSTALLS)),
    ],
)
def test_a_target_installs_no_more_than_it_needs(target: str, installs: set[str]) -> None:
    commands = recipe(target)
    assert "-r requirements.txt" in commands
    assert {name for name, sign in INSTALLS.items() if sign in commands} == installs


@pytest.mark.parametrize("target", ["check", "site", "editor", "book", "format", "test"])
def test_what_installs_is_quiet_but_for_errors(target: str) -> None:
    pip = [line for line in recipe(target).splitlines() if " -m pip " in line]
    npm = [line for line in recipe(target).splitlines() if "npm ci" in line]
    assert pip
    assert [line for line in pip if " -qq " not in line or "--progress-bar off" not in line] == []
    assert [line for line in npm if "--loglevel=error >/dev/null" not in line or "--silent" in line] == []


@pytest.mark.parametrize("given", ["-k compounds", "tests/read -x", "-k 'a or b' -q", ""])
def test_arguments_of_make_test_go_to_the_tests(given: str) -> None:
    (line,) = (line for line in recipe("test", f"ARGS={given}").splitlines() if "tests/run.py" in line)
    assert shlex.split(line)[2:] == shlex.split(given)


def test_hooks_fetch_nothing_and_run_what_make_runs() -> None:
    text = (ROOT / ".pre-commit-config.yaml").read_text("utf-8")
    assert [repository["repo"] for repository in yaml.safe_load(text)["repos"]] == ["local"]
    commands = recipe("check", "format")
    for hook in HOOKS.values():
        assert hook["language"] == "system"
        assert hook["entry"] in commands


@pytest.mark.parametrize(
    ("hook", "name", "text", "status"),
    [
        ("ruff-check", "good.py", '"""Good."""\n', 0),
        ("ruff-check", "bad.py", '"""Bad."""\n\nimport os\n', 1),
        ("ruff-format", "good.py", "x = 1\n", 0),
        ("ruff-format", "broken.py", "x = (1\n", 2),
        ("smartspec-check", "docs/vocabularies/themes.yml", "themes: [\n", 1),
    ],
)
def test_a_hook_refuses_what_it_is_there_for(hook: str, name: str, text: str, status: int, tmp_path: Path) -> None:
    file = tmp_path / name
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, "utf-8")
    program, *arguments = HOOKS[hook]["entry"].split()
    named = [name] if HOOKS[hook].get("pass_filenames", True) else []
    done = subprocess.run([ROOT / program, *arguments, *named], cwd=tmp_path, capture_output=True)
    assert done.returncode == status, done.stdout
