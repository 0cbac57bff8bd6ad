"""What commands print: any terminal can show it, and a terminal that is gone undoes nothing."""

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from commands import called, printed, smartspec
from small_country import put

TESTS = Path(__file__).parent
ENCODINGS = ("latin-1", "ascii", "cp1252", "iso8859-15", "utf-8")
BUILT = """
import sys
from smartspec.site import build
build.build_site = lambda root, target, say, lang: say("Bygger ...") or 7
from smartspec.__main__ import main
sys.exit(main(["build"]))
"""
"""A build that is done at once."""
WITHOUT_WORK: dict[str, Callable[..., object]] = {
    "build_site": lambda root, target, say, lang: say("Bygger ...") or 7,
    "show_log": lambda level: None,
    "keep_between_runs": lambda root: None,
    "gc.set_threshold": lambda *given: None,
}
"""What takes the place of a build's own functions in this process."""


@pytest.fixture
def mistaken(repository: Path) -> Path:
    """A repository with one error, whose message has quotation marks that no old encoding has."""
    put(repository, "regions/dalarna/2022-2028/energi.md", "theme: energy", "theme: ”energi” – 🔋")
    return repository


@pytest.mark.parametrize("encoding", ENCODINGS)
def test_a_message_is_printed_in_any_encoding(mistaken: Path, encoding: str) -> None:
    done = printed(mistaken, "check", encoding=encoding)
    assert done.returncode == 1
    shown = done.stdout.decode(encoding)
    assert "regions/dalarna/2022-2028/energi.md:" in shown
    assert ("”energi” – 🔋" if encoding == "utf-8" else "energi") in shown


def test_a_message_is_printed_where_the_locale_is_c(mistaken: Path) -> None:
    done = smartspec(mistaken, "check", LC_ALL="C", PYTHONUTF8="0", PYTHONCOERCECLOCALE="0")
    assert (done.returncode, "Traceback" in done.stderr) == (1, False)
    assert "\\u201d" in done.stdout


@pytest.mark.parametrize("encoding", ENCODINGS)
@pytest.mark.parametrize("form", ["json", "sarif", "github"])
def test_what_programs_read_is_utf_8_everywhere(mistaken: Path, form: str, encoding: str) -> None:
    shown = printed(mistaken, "check", "--format", form, encoding=encoding).stdout.decode("utf-8")
    assert "”energi” – 🔋" in shown
    if form != "github":
        json.loads(shown)


@pytest.mark.parametrize("encoding", ENCODINGS)
def test_a_finished_build_ends_well_in_any_encoding(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, encoding: str
) -> None:
    for name, done_at_once in WITHOUT_WORK.items():
        monkeypatch.setattr(f"smartspec.cli.build.{name}", done_at_once)
    done = printed(tmp_path, "build", encoding=encoding)
    assert done.returncode == 0
    assert "Byggde 7 sidor" in done.stdout.decode(encoding)


@pytest.mark.parametrize("gone", [">/dev/full", "2>/dev/full", ">/dev/full 2>&1", ">&-", "2>&-", ">&- 2>&-"])
def test_a_finished_build_ends_well_when_its_last_line_cannot_be_printed(tmp_path: Path, gone: str) -> None:
    command = ["sh", "-c", f'"$0" -c "$1" {gone}', sys.executable, BUILT]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True)
    assert (done.returncode, b"Traceback" in done.stderr) == (0, False)


def test_a_finished_build_ends_well_when_whoever_reads_it_has_gone(tmp_path: Path) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    done = subprocess.run([sys.executable, "-c", BUILT], cwd=tmp_path, stdout=writing, stderr=subprocess.PIPE)
    os.close(writing)
    assert (done.returncode, b"Traceback" in done.stderr, b"Exception" in done.stderr) == (0, False, False)


@pytest.mark.parametrize("gone", [">/dev/full", "| true"])
def test_a_result_that_was_not_printed_is_no_success(mistaken: Path, gone: str) -> None:
    """Without errors the check ends in 0, but not when nobody got its answer."""
    energy = "regions/dalarna/region.yml"
    check_it = f'"$0" -m smartspec check --root "$1" --format json {energy}'
    script = f"{check_it} {gone}" if gone != "| true" else f"({check_it}; echo $? >status) | true; exit $(cat status)"
    assert subprocess.run(["sh", "-c", check_it, sys.executable, str(mistaken)], capture_output=True).returncode == 0
    command = ["sh", "-c", script, sys.executable, str(mistaken)]
    done = subprocess.run(command, cwd=mistaken, capture_output=True)
    assert (done.returncode, b"Traceback" in done.stderr) == (1, False)


@pytest.mark.parametrize(
    ("command", "told"),
    [
        (["schema", "file/inner"], "En del av sökvägen är en fil, ingen mapp (file/inner)"),
        (["schema", "file"], "En del av sökvägen är en fil, ingen mapp (file)"),
        (["schema", "circle/a"], "Länken leder tillbaka till sig själv (circle/a)"),
        (["schema", "a" * 300], f"Namnet är för långt ({'a' * 300})"),
        (["schema", "taken"], "Där ligger en mapp, ingen fil (taken/priority.json)"),
    ],
)
def test_where_nothing_can_be_written_is_told_in_a_line(repository: Path, command: list[str], told: str) -> None:
    (repository / "file").write_text("")
    (repository / "circle").symlink_to("circle")
    (repository / "taken/priority.json").mkdir(parents=True)
    done = called(repository, *command)
    assert (done.returncode, done.stderr) == (1, f"Allt kunde inte skrivas: {told}.\n")
