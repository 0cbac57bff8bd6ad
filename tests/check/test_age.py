"""``smartspec check --stale``: what has grown old, as warnings, only when asked for."""

import datetime
import re
import shutil
import subprocess
from pathlib import Path

import pytest
from commands import check
from rules_in import rules_in
from small_country import git, put
from smartspec.check.age import oldest_allowed, source_date
from smartspec.model import Source

TODAY = datetime.date(2026, 11, 25)
SOURCES = "regions/dalarna/sources.yml"


def commit(root: Path, day: str) -> None:
    for command in (("init", "-q"), ("add", "regions"), ("commit", "-qm", "Första")):
        git(root, *command, day=day)


@pytest.mark.parametrize(
    ("limit", "day"),
    [
        ("90d", "2026-08-27"),
        ("18m", "2025-05-25"),
        ("2y", "2024-11-25"),
        ("11m", "2025-12-25"),
        ("12m", "2025-11-25"),
    ],
)
def test_an_age_is_counted_back_from_today(limit: str, day: str) -> None:
    assert oldest_allowed(limit, TODAY).isoformat() == day


def test_a_month_without_the_day_ends_earlier() -> None:
    assert oldest_allowed("3m", datetime.date(2024, 5, 31)) == datetime.date(2024, 2, 29)


@pytest.mark.parametrize("wrong", ["18", "m", "1.5y", "-2y", "2 y", "2w", "0d", "18M", "٣m", "9999y", "", "24290m"])
def test_other_forms_are_refused(wrong: str) -> None:
    with pytest.raises(ValueError, match=f"^{re.escape(wrong)}$"):
        oldest_allowed(wrong, TODAY)


@pytest.mark.parametrize(
    ("accessed", "year", "date"),
    [
        ("2026-01-15", "2022", "2026-01-15"),
        ("archived copy", "2022", "2022"),
        ("archived copy", "ca 2019–2021", "2021"),
        (None, None, None),
        (None, "okänt", None),
    ],
)
def test_a_source_is_as_old_as_the_day_it_was_read_or_else_its_year(
    accessed: str | None, year: str | None, date: str | None
) -> None:
    assert source_date(Source(id="k", title="t", publisher="p", accessed=accessed, year=year)) == date


def test_nothing_is_told_unless_asked_for(repository: Path) -> None:
    commit(repository, "2020-01-02")
    done = check(repository)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "0 fel, 0 varningar.\n")


def test_what_is_old_is_told_with_its_place_and_never_as_an_error(repository: Path) -> None:
    commit(repository, "2026-01-20")
    done = check(repository, "--stale", "3m", "--today", "2026-06-01")
    assert (done.returncode, done.stderr) == (0, "0 fel, 2 varningar.\n")
    assert done.stdout.splitlines() == [
        "regions/dalarna/region.yml:1:1: varning: Ingen fil i mappen har ändrats sedan 2026-01-20. "
        "Önskat: en ändring efter 2026-03-01. Läs igenom sidorna och rätta det som inte längre stämmer.",
        f"{SOURCES}:2:5: varning: sources[1]: Källan ”run” är från 2026-01-15. Önskat: inget från tiden före "
        "2026-03-01. Se om det finns en nyare version, eller läs den igen och skriv dagen i accessed.",
    ]


def test_what_is_newer_than_the_limit_is_not_told(repository: Path) -> None:
    commit(repository, "2026-01-20")
    done = check(repository, "--stale", "3m", "--today", "2026-04-15")
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "0 fel, 0 varningar.\n")


def test_without_history_no_folder_is_called_untouched(repository: Path) -> None:
    said = check(repository, "--stale", "1y", "--today", "2030-01-01", "--lang", "en").stdout
    assert "sources[1]" in said
    assert "No file in the folder" not in said


def test_a_history_that_cannot_be_read_is_told_with_cause_and_remedy_when_ages_are_asked_for(
    repository: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    commit(repository, "2026-01-20")
    clone = tmp_path_factory.mktemp("shallow") / "clone"
    subprocess.run(["git", "clone", "-q", "--depth=1", repository.as_uri(), str(clone)], check=True)
    shutil.copytree(repository / "docs", clone / "docs")
    (line,) = check(clone, "--stale", "3m", "--today", "2026-04-15").stdout.splitlines()
    assert line == (
        ".:1:1: varning: Klonen har bara den senaste delen av historiken. Dagar för ändringar och ändringsloggen "
        "utelämnas, och adresser som försvunnit upptäcks inte. Hämta resten med git fetch --unshallow; "
        "i ett arbetsflöde, sätt fetch-depth: 0."
    )
    assert check(clone).stdout == ""


@pytest.mark.parametrize(("today", "told"), [("2028-12-31", False), ("2029-01-01", True)])
def test_a_period_has_passed_when_its_last_year_has(repository: Path, today: str, told: bool) -> None:
    done = check(repository, "--stale", "9y", "--today", today, "--lang", "en")
    line = "regions/dalarna/2022-2028/strategy.md:4:9: warning: status: The period 2022-2028 has passed"
    assert (line in done.stdout) == told
    assert done.returncode == 0


def test_a_strategy_that_is_called_ended_may_have_passed(repository: Path) -> None:
    put(repository, "regions/dalarna/2022-2028/strategy.md", "status: adopted", "status: ended")
    assert "has passed" not in check(repository, "--stale", "9y", "--today", "2029-01-01", "--lang", "en").stdout


def test_errors_are_still_errors_and_come_with_the_rest(repository: Path) -> None:
    put(repository, "regions/dalarna/2022-2028/energi.md", "theme: energy", "theme: energi")
    done = check(repository, "--stale", "1y", "--today", "2030-01-01")
    assert done.returncode == 1
    assert "”energi”" in done.stdout


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (
            ["--stale", "18"],
            "--stale 18: ingen ålder. Skriv ett tal och d, m eller y (dagar, månader, år), till exempel 18m.\n",
        ),
        (
            ["--stale", "2w", "--lang", "en"],
            "--stale 2w: not an age. Write a number and d, m or y (days, months, years), as in 18m.\n",
        ),
        (["--stale", "9999d", "--today", "0009-01-01", "--lang", "en"], "--stale 9999d: not an age."),
        (["--stale", "2y", "--today", "i går"], "--today i går: ingen dag. Skriv den som 2026-11-21.\n"),
        (["--today", "2026-02-30", "--lang", "en"], "--today 2026-02-30: not a day. Write it as in 2026-11-21.\n"),
    ],
)
def test_a_wrong_form_is_answered_with_a_sentence_and_status_2(
    repository: Path, arguments: list[str], said: str
) -> None:
    done = check(repository, *arguments)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith(said)


def test_each_rule_about_age_is_a_warning() -> None:
    levels = rules_in("check/age.py")
    assert set(levels) >= {"strategy-past", "stale-source", "stale-territory"}
    assert set(levels.values()) == {"warning"}
