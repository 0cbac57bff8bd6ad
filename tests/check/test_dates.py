"""Which days, times and periods can be right: a year is within the plausible range, a day is in the calendar."""

import pytest
from smartspec.model import period_of
from smartspec.model.values import fault_of_date, fault_of_moment


@pytest.mark.parametrize("right", ["1900", "2100", "2024-02-29", "2000-02-29", "2027-03", "1900-01-01", "2100-12-31"])
def test_dates_that_can_be_right(right: str) -> None:
    assert fault_of_date(right) == ""


@pytest.mark.parametrize(
    ("wrong", "fault"),
    [
        ("0000", "date-year"),
        ("0001-01-01", "date-year"),
        ("1899-12-31", "date-year"),
        ("2101", "date-year"),
        ("9999-12-31", "date-year"),
        ("9999-99-99", "date-year"),
        ("2026-02-30", "date-impossible"),
        ("2025-02-29", "date-impossible"),
        ("1900-02-29", "date-impossible"),
        ("2026-13-01", "date-impossible"),
        ("2026-00", "date-impossible"),
        ("2026-01-00", "date-impossible"),
        ("10000-01-01", "date-form"),
        ("２０２６-01-01", "date-form"),
        ("2026-1-1", "date-form"),
        ("", "date-form"),
    ],
)
def test_dates_that_cannot_be_right(wrong: str, fault: str) -> None:
    assert fault_of_date(wrong) == fault


@pytest.mark.parametrize(
    ("moment", "fault"),
    [
        ("2027-03-04", ""),
        ("2027-03-04 23:59", ""),
        ("2027-03-28 02:30", ""),  # skipped by summer time; a feed can still hold it
        ("9999-12-31 23:59", "date-year"),
        ("0001-01-01 00:00", "date-year"),
        ("2027-02-29 09:30", "date-impossible"),
        ("2027-03-04 24:00", "moment-form"),
        ("2027-03", "moment-form"),
    ],
)
def test_moments(moment: str, fault: str) -> None:
    assert fault_of_moment(moment) == fault


@pytest.mark.parametrize("right", ["1900", "2100", "2022-2028", "2022-2022", "2021-", "odaterad", "odaterad-lista"])
def test_periods_that_can_be_right(right: str) -> None:
    period_of(right)


@pytest.mark.parametrize(
    "wrong", ["0000", "9999-", "1899-2020", "2022-2101", "0000-9999", "2028-2022", "２０２２", "22-28"]
)
def test_periods_that_cannot_be_right(wrong: str) -> None:
    with pytest.raises(ValueError, match=f"^{wrong}$"):
        period_of(wrong)
