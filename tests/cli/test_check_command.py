"""``python -m smartspec check``, run as people and workflows run it."""

import json
from pathlib import Path

import pytest
from commands import check
from small_country import put

ENERGY = "regions/dalarna/2022-2028/energi.md"


@pytest.fixture
def mistaken(repository: Path) -> Path:
    """One error (a theme) and one warning (no translation)."""
    put(repository, ENERGY, "theme: energy", "theme: energi")
    (repository / "regions/dalarna/2022-2028/energi.en.md").unlink()
    return repository


def counted(said: str) -> str:
    """The count alone, without what is said of a folder that has no history."""
    first, last = said.splitlines()
    assert "git clone" in first
    assert "varning" not in first
    assert "warning" not in first
    return last


def test_a_repository_without_problems_gives_status_0(repository: Path) -> None:
    done = check(repository)
    assert (done.returncode, done.stdout, counted(done.stderr)) == (0, "", "0 fel, 0 varningar.")


def test_errors_give_status_1_and_are_told_in_swedish(mistaken: Path) -> None:
    done = check(mistaken)
    assert (done.returncode, counted(done.stderr)) == (1, "1 fel, 1 varning.")
    assert [line.split(": ")[1] for line in done.stdout.splitlines()] == ["varning", "fel"]


def test_warnings_alone_give_status_0(repository: Path) -> None:
    (repository / "regions/dalarna/2022-2028/energi.en.md").unlink()
    done = check(repository, "--lang", "en")
    assert (done.returncode, counted(done.stderr)) == (0, "0 errors, 1 warning.")


def test_the_output_has_the_form_that_is_asked_for(mistaken: Path) -> None:
    as_json = check(mistaken, "--format", "json")
    assert (as_json.returncode, [row["rule"] for row in json.loads(as_json.stdout)]) == (
        1,
        ["missing-translation", "unknown-theme"],
    )
    assert json.loads(check(mistaken, "--format", "sarif").stdout)["version"] == "2.1.0"
    assert check(mistaken, "--format", "github").stdout.startswith(f"::warning file={ENERGY},line=1,col=1,")


def test_paths_choose_what_is_shown_and_counted(mistaken: Path) -> None:
    assert check(mistaken, "regions/dalarna/region.yml").returncode == 0
    assert check(mistaken, "regions/dal").returncode == 2
    assert check(mistaken, "./regions/dalarna/2022-2028/").returncode == 1


def test_what_editors_and_systems_leave_is_told_only_when_asked_for(repository: Path) -> None:
    (repository / "regions/dalarna/.~lock.initiatives.csv#").write_text("")
    (repository / "regions/dalarna/2022-2028/.#energi.md").symlink_to("me@here.1:2")
    assert (check(repository).stdout, counted(check(repository).stderr)) == ("", "0 fel, 0 varningar.")
    done = check(repository, "--verbose")
    assert (done.returncode, counted(done.stderr)) == (0, "0 fel, 0 varningar.")
    assert [line.split(": ")[:2] for line in done.stdout.splitlines()] == [
        ["regions/dalarna/.~lock.initiatives.csv#:1:1", "upplysning"],
        ["regions/dalarna/2022-2028/.#energi.md:1:1", "upplysning"],
    ]
    assert check(repository, "--verbose", "--format", "github").stdout.startswith("::notice file=regions/dalarna/")
    assert json.loads(check(repository, "--verbose", "--format", "sarif").stdout)["runs"][0]["results"][0]["level"] == (
        "note"
    )


def test_a_missing_vocabulary_is_told_without_a_traceback(tmp_path: Path) -> None:
    done = check(tmp_path)
    assert done.returncode == 1
    assert "territories.yml" in done.stdout
    assert "Traceback" not in done.stderr


def test_a_path_that_is_not_there_is_said_and_gives_status_2(repository: Path) -> None:
    done = check(repository, "regions/ingenstans")
    assert (done.returncode, done.stderr) == (2, "Det finns ingen sådan fil eller mapp: regions/ingenstans\n")
