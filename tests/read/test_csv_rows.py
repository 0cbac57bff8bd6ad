"""Tables as spreadsheets save them: commas or semicolons, quotes, rows over several lines."""

import pytest
from smartspec.model import Frozen
from smartspec.problems import Problem
from smartspec.read import csv_rows
from smartspec.read.csv_rows import read_rows


class Thing(Frozen):
    """A row: two cells that must be there, one that may, and one that holds several values."""

    Id: str
    Name: str
    Amount: str | None = None
    Sources: tuple[str, ...] = ()


def places(problems: list[Problem]) -> list[tuple[str, int, int]]:
    return [(p.rule, p.mark.line, p.mark.column) for p in problems]


@pytest.mark.parametrize(
    "text",
    [
        'Id,Name,Sources\n01,"Väg, å",a; b\n',
        'Id;Name;Sources\n01;Väg, å;"a; b"\n',
        'Id , Name,Sources\n01,"Väg, å",a;b;',
    ],
)
def test_rows_are_read_with_either_separator_and_values_stay_text(text: str) -> None:
    (row,), problems = read_rows("a.csv", text, Thing)
    assert (row.values, problems) == ({"Id": "01", "Name": "Väg, å", "Sources": ["a", "b"]}, [])


def test_empty_cells_and_empty_lines_are_left_out() -> None:
    rows, problems = read_rows("a.csv", "Id,Name\na, \n\nb,B\n", Thing)
    assert ([row.values for row in rows], problems) == ([{"Id": "a"}, {"Id": "b", "Name": "B"}], [])


def test_a_mark_is_the_first_line_of_the_row_and_the_number_of_the_cell() -> None:
    rows, _ = read_rows("a.csv", 'Id,Name\na,"två\nrader"\nb,B\n', Thing)
    assert [(row.mark("Name").line, row.mark("Name").column) for row in rows] == [(2, 2), (4, 2)]
    assert rows[1].mark().line == 4


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Id,Name,Nmae\n", [("csv-column", 1, 3)]),
        ("Id,Name,Name\n", [("duplicate-key", 1, 3)]),
        ("Id\na\n", [("csv-column-missing", 1, 1)]),
        ("Id,Name\na\nb,c,d\n", [("csv-width", 2, 1), ("csv-width", 3, 1)]),
        ('Id,Name\na,"b\nc,d\n', [("csv-syntax", 2, 1)]),
        ('Id,Name\na,"b"c\n', [("csv-syntax", 2, 1)]),
        ("Id,Name\na," + "b" * 200_000, [("csv-syntax", 2, 1)]),
    ],
)
def test_faults_are_told_at_their_row(text: str, expected: list[tuple[str, int, int]]) -> None:
    assert places(read_rows("a.csv", text, Thing)[1]) == expected


def test_rows_before_and_after_a_row_of_the_wrong_width_are_kept() -> None:
    rows, _ = read_rows("a.csv", "Id,Name\na,A\nb\nc,C\n", Thing)
    assert [row.values["Id"] for row in rows] == ["a", "c"]


def test_a_near_column_is_suggested() -> None:
    _, (problem,) = read_rows("a.csv", "Id,Name,Amuont\n", Thing)
    assert problem.values["hint"] == "Amount"


@pytest.mark.parametrize("text", ["", "\n\n", ",,,\n", ' ; ;\n"";\n'])
def test_an_empty_table_is_told(text: str) -> None:
    rows, problems = read_rows("a.csv", text, Thing)
    assert (rows, places(problems)) == ([], [("csv-empty", 1, 1)])


def test_a_table_that_has_only_names_of_columns_is_none_that_is_empty() -> None:
    assert read_rows("a.csv", "Id,Name\n", Thing) == ([], [])


@pytest.mark.parametrize("blank", [",", ",,,,", " , ", '"",', "\u00a0,"])
def test_rows_of_empty_cells_are_passed_over_wherever_they_stand(blank: str) -> None:
    rows, problems = read_rows("a.csv", f"{blank}\nId,Name\na,A\n{blank}\n{blank}\nb,B\n{blank}\n", Thing)
    assert ([(row.values["Id"], row.mark().line) for row in rows], problems) == ([("a", 3), ("b", 6)], [])


def test_rows_of_empty_cells_do_not_count_as_rows(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(csv_rows, "MOST_ROWS", 2)
    rows, problems = read_rows("a.csv", "Id,Name\na,A\n,\n,\nb,B\n,\n", Thing)
    assert (len(rows), problems) == (2, [])


@pytest.mark.parametrize(
    ("above", "seen", "line"),
    [
        ("sep=;\n", "sep=;", "2"),
        ('"sep=,"\n', '"sep=,"', "2"),
        ("Lista;;;;\n;;;;\n", "Lista", "3"),
        ("\nLista över Id, 2026\n\nhämtad 2026-11-01\n", "Lista över Id, 2026", "5"),
    ],
)
def test_what_stands_above_the_names_of_the_columns_is_told_once(above: str, seen: str, line: str) -> None:
    rows, (problem,) = read_rows("a.csv", f"{above}Id;Name\na;A\nb\n", Thing)
    assert (rows, problem.rule, dict(problem.values)) == ([], "csv-above", {"value": seen, "line": line})


def test_a_row_that_names_columns_is_no_first_row_where_the_first_one_does() -> None:
    (row,), problems = read_rows("a.csv", "Id,Name\nId,Name\n", Thing)
    assert (row.values, problems) == ({"Id": "Id", "Name": "Name"}, [])
