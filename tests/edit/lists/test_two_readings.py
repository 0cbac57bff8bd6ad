"""What can be read in two ways is refused, also where only the list as a whole shows that it can."""

from pathlib import Path

import pytest
from small_list import Take, listed
from test_import import rows

ID, START, END, RATE = "Operation_Unique_Identifier", "Operation_Start_Date", "Operation_End_Date", "Cofinancing_Rate"


@pytest.mark.parametrize(
    ("said", "kept"),
    [
        ("2023-09-03T22:00:00.000Z", "2023-09-04"),
        ("2024-01-31T23:00:00Z", "2024-02-01"),
        ("2023-12-31T23:00:00+00:00", "2024-01-01"),
        ("2023-09-03 22:00:00 UTC", "2023-09-04"),
        ("2023-03-25T23:00:00Z", "2023-03-26"),  # the night when summer time begins, and the one after it
        ("2023-03-26T22:00:00Z", "2023-03-27"),
        ("2023-09-03T22:00:00.0000000Z", "2023-09-04"),
        ("2023-09-04T00:00:00", "2023-09-04"),
        ("2023-09-04T00:00:00+02:00", "2023-09-04"),
        ("2023-09-04T00:00:00Z", "2023-09-04"),
        ("2023-09-04T21:59:59Z", "2023-09-04"),
        ("2023-09-03T22:30:00Z", "2023-09-04"),
        ("2023-09-04 12:30", "2023-09-04"),
        ("2024-01-31 22:00", "2024-01-31"),
        ("2023-09-04 23:59:59", "2023-09-04"),
        ("04/09/2023 00:00", "2023-09-04"),
        ("20230904 00:00:00", "2023-09-04"),
    ],
)
def test_a_moment_is_on_its_swedish_day(take: Take, table: Path, said: str, kept: str) -> None:
    assert take(listed({START: said}))[1] == []
    assert rows(table)[1][START] == kept


@pytest.mark.parametrize(
    ("said", "first", "second"),
    [
        ("2023-09-03T22:00:00", "2023-09-03", "2023-09-04"),  # midnight in Sweden that has lost its zone
        ("2024-01-31 23:00", "2024-01-31", "2024-02-01"),
        ("2023-09-03T23:59:59Z", "2023-09-03", "2023-09-04"),  # the end of a day that was given a zone
        ("2024-01-31T23:59Z", "2024-01-31", "2024-02-01"),
        ("2023-09-04T00:00:00+03:00", "2023-09-04", "2023-09-03"),  # midnight in Finland
    ],
)
def test_a_moment_that_may_be_on_two_days_is_refused(take: Take, said: str, first: str, second: str) -> None:
    outcome, told = take(listed({START: said}))
    assert told == [
        f"lista.csv:2:4: fel: {START}: ”{said}” kan betyda {first} eller {second}. Tillåtet: en dag som bara kan läsas "
        "på ett sätt. Skriv bara dagen, som 2023-09-04."
    ]
    assert (outcome.new, outcome.refused) == (0, 1)


@pytest.mark.parametrize(
    ("said", "rule"),
    [
        ("2023-09-04T24:00:00", "date-form"),
        ("2023-09-04T12:60", "date-form"),
        ("2023-09-04T12:00+99:00", "date-form"),
        ("2023-09T12:00", "date-form"),
        ("2023-02-30T12:00", "date-impossible"),
        ("0001-01-01T00:00:00+02:00", "date-year"),
        ("9999-12-31T23:00:00Z", "date-year"),
        ("2060-12-31T23:00:00Z", "date-year"),
    ],
)
def test_a_moment_that_is_none_is_refused(take: Take, said: str, rule: str) -> None:
    assert [problem.rule for problem in take(listed({END: said}))[0].problems] == [rule]


def test_days_of_a_list_with_the_month_first_are_not_read_day_first(take: Take, table: Path) -> None:
    given = ("09/25/2023", "04/09/2023", "04/04/2023", "2023-09-04")
    changes = [{ID: f"r{number}", START: day, END: ""} for number, day in enumerate(given)]
    problems = take(listed(*changes))[0].problems
    assert [(p.rule, p.mark.line, p.values.get("second")) for p in problems] == [
        ("date-impossible", 2, None),
        ("date-ambiguous", 3, "2023-04-09"),
    ]
    assert [row[START] for row in rows(table)[1:]] == ["2023-04-04", "2023-09-04"]


def test_one_wrong_day_does_not_make_a_list_month_first(take: Take) -> None:
    changes = [{ID: f"r{n}", START: day} for n, day in enumerate(("09/25/2023", "04/09/2023", "25/09/2023"))]
    assert [(p.rule, p.mark.line) for p in take(listed(*changes))[0].problems] == [("date-impossible", 2)]


@pytest.mark.parametrize(
    ("others", "said"),
    [
        (["0,4", "0.5", "85.00%"], "1"),
        (["0,4", "40"], "1,00"),
        (["0", "40 %"], "1"),  # the per cent sign of one cell says nothing of another without
        ([], "1.0"),
    ],
)
def test_a_rate_of_one_is_refused_unless_the_list_is_in_per_cent(take: Take, others: list[str], said: str) -> None:
    changes = [{ID: f"r{number}", RATE: rate} for number, rate in enumerate([*others, said])]
    assert take(listed(*changes))[1][-1] == (
        f"lista.csv:{len(changes) + 1}:9: fel: {RATE}: EU:s del ”{said}” kan betyda 1 procent eller alltihop. "
        "Tillåtet: 1 i en lista där andra rader säkert är i procent, eller med procenttecken. Skriv 100 % för "
        "alltihop, eller 1 % för en procent."
    )


@pytest.mark.parametrize(
    ("others", "said", "kept"),
    [
        (["40"], "1", "1"),
        (["1,5", "0"], "1.00", "1"),
        (["0,4"], "1 %", "1"),
        ([], "100\u00a0%", "100"),
        ([], "40\u00a0%", "40"),
        ([], "40,0\u202f%", "40"),
        ([], "40\u2009%", "40"),
        ([], "40%", "40"),
        ([], "0", "0"),
    ],
)
def test_a_rate_is_read_where_it_can_be_read_in_one_way(
    take: Take, table: Path, others: list[str], said: str, kept: str
) -> None:
    take(listed(*({ID: f"r{number}", RATE: rate} for number, rate in enumerate([*others, said]))))
    assert rows(table)[-1][RATE] == kept


@pytest.mark.parametrize("said", ["9" * 40, "9" * 5_000, "100.01", "1" + "0" * 27 + ",5"])
def test_a_rate_of_any_length_is_told(take: Take, said: str) -> None:
    assert [problem.rule for problem in take(listed({RATE: said}))[0].problems] == ["rate-range"]


@pytest.mark.parametrize("column", ["Total_Eligible_Expenditure_amount", "Project_EU_Budget", "Paid_Amount"])
@pytest.mark.parametrize("said", ["9" * 40, "9" * 5_000, "999999999999,996", "1 000 000 000 000 000"])
def test_an_amount_of_any_length_is_told(take: Take, column: str, said: str) -> None:
    assert [problem.rule for problem in take(listed({column: said}))[0].problems] == ["amount-size"]


@pytest.mark.parametrize(
    ("said", "kept"),
    [("999999999999.99", "999999999999.99"), ("0" * 5_000 + "7", "7"), ("0," + "0" * 5_000 + "1", "0")],
)
def test_an_amount_within_bounds_is_read_however_it_is_written(take: Take, table: Path, said: str, kept: str) -> None:
    take(listed({"Paid_Amount": said}))
    assert rows(table)[1]["Paid_Amount"] == kept
