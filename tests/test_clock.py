"""The day of a build, and counting in months."""

import ast
import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
import smartspec
from small_country import NOON, TODAY
from smartspec.clock import months_before, quarter_start, today

PACKAGE = Path(smartspec.__file__).parent
READS_THE_CLOCK = {"today", "now", "utcnow", "get_build_datetime"}


@pytest.mark.parametrize(
    ("epoch", "day"),
    [
        (NOON, TODAY),
        ("0", "1970-01-01"),
        ("1709164800", "2024-02-29"),
        ("1798757999", "2026-12-31"),
        ("1798758000", "2027-01-01"),
    ],
)
def test_the_day_of_a_build_can_be_set_as_in_other_reproducible_builds(
    epoch: str, day: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", epoch)
    assert today().isoformat() == day
    monkeypatch.delenv("SOURCE_DATE_EPOCH")
    assert today() == datetime.datetime.now(ZoneInfo("Europe/Stockholm")).date()


@pytest.mark.parametrize(
    ("day", "start"),
    [
        ("2026-11-25", "2026-10-01"),
        ("2026-10-01", "2026-10-01"),
        ("2026-09-30", "2026-07-01"),
        ("2027-02-28", "2027-01-01"),
        ("2026-12-31", "2026-10-01"),
        ("2024-05-31", "2024-04-01"),
    ],
)
def test_a_quarter_starts_in_january_april_july_or_october(day: str, start: str) -> None:
    assert quarter_start(datetime.date.fromisoformat(day)).isoformat() == start


@pytest.mark.parametrize(
    ("day", "months", "earlier"),
    [
        ("2026-11-25", 0, "2026-11-25"),
        ("2026-11-25", 11, "2025-12-25"),
        ("2026-11-25", 24, "2024-11-25"),
        ("2024-02-29", 24, "2022-02-28"),
        ("2024-05-31", 3, "2024-02-29"),
        ("2025-03-31", 1, "2025-02-28"),
        ("2026-01-31", 2, "2025-11-30"),
        ("0002-01-01", 12, "0001-01-01"),
    ],
)
def test_an_earlier_month_has_the_same_day_or_its_last(day: str, months: int, earlier: str) -> None:
    assert months_before(datetime.date.fromisoformat(day), months).isoformat() == earlier


def test_there_is_no_month_before_the_year_1() -> None:
    with pytest.raises(ValueError, match="12"):
        months_before(datetime.date(1, 12, 31), 12)


def test_no_other_module_asks_the_system_for_the_date() -> None:
    asking = {
        path.relative_to(PACKAGE).as_posix()
        for path in PACKAGE.rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if (isinstance(node, ast.Attribute) and node.attr in READS_THE_CLOCK and _is_datetime(node.value))
        or (isinstance(node, ast.ImportFrom) and any(alias.name == "get_build_datetime" for alias in node.names))
    }
    assert asking == {"clock.py"}


def _is_datetime(node: ast.expr) -> bool:
    return (isinstance(node, ast.Name) and node.id in ("date", "datetime")) or (
        isinstance(node, ast.Attribute) and node.attr in ("date", "datetime")
    )
