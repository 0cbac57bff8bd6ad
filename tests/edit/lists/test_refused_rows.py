"""Each kind of bad row is refused with its row and column, in these words; the row before and after it is kept."""

from pathlib import Path
from typing import Any

import pytest
import yaml
from rules_in import rules_in
from small_list import Take, listed

ID, NAME = "Operation_Unique_Identifier", "Operation_Name_Programme_Language"
TOTAL, START = "Total_Eligible_Expenditure_amount", "Operation_Start_Date"
NUTS = "Location_Indicator_NUTS_code"
REFUSED: dict[str, dict[str, dict[str, Any]]] = yaml.safe_load(
    Path(__file__).with_name("refused.yml").read_text("utf-8")
)
CELLS, LINES = REFUSED["cells"], REFUSED["lines"]
BEFORE, AFTER = {ID: "forst", NAME: "Den första"}, {ID: "sist", NAME: "Den sista"}


def ids(table: Path) -> list[str]:
    return [line.split(",")[0] for line in table.read_text("utf-8").splitlines()[1:]]


@pytest.mark.parametrize("case", CELLS.values(), ids=CELLS)
def test_a_bad_cell(take: Take, table: Path, case: dict[str, Any]) -> None:
    outcome, said = take(listed(BEFORE, case["change"], AFTER))
    assert said == [f"lista.csv:3:{case['answer']}"]
    assert [problem.rule for problem in outcome.problems] == [case["rule"]]
    assert (outcome.new, outcome.refused, ids(table)) == (2, 1, ["elkraft", "forst", "sist"])


@pytest.mark.parametrize("case", LINES.values(), ids=LINES)
def test_a_bad_line(take: Take, table: Path, case: dict[str, Any]) -> None:
    head, before, after = listed(BEFORE, AFTER).splitlines()
    outcome, said = take("\n".join((head, before, case["line"], after, "")))
    assert said == [f"lista.csv:3:{case['answer']}"]
    assert [problem.rule for problem in outcome.problems] == [case["rule"]]
    assert (outcome.new, outcome.refused, ids(table)) == (2, 1, ["elkraft", "forst", "sist"])


def test_an_unknown_nuts_code_is_told_with_the_nearest(take: Take) -> None:
    (answer,) = take(listed({NUTS: "SE319"}))[1]
    assert answer.startswith(
        f"lista.csv:2:11: fel: {NUTS}: ”SE319” är ingen NUTS-kod för ett svenskt län eller program"
    )
    assert "Menade du ”SE31" in answer


def test_every_fault_of_a_row_is_told_at_once(take: Take) -> None:
    said = take(listed({ID: "", TOTAL: "x", START: "x", "Country": "Norge"}))[1]
    assert [line.split(":")[2] for line in said] == ["1", "4", "6", "10"]


def test_every_rule_for_lists_has_a_case(take: Take) -> None:
    seen: set[str] = set()
    for case in CELLS.values():
        seen |= {problem.rule for problem in take(listed(BEFORE, case["change"]))[0].problems}
    for case in LINES.values():
        seen |= {problem.rule for problem in take(f"{listed(BEFORE)}{case['line']}\n")[0].problems}
    with_its_own_test = {"place-missing", "nuts-elsewhere", "rate-ambiguous", "summary-left-out"}
    with_its_own_test |= {"columns-unknown", "columns-several", "columns-target", "folder-unknown"}
    with_its_own_test |= {"list-format", "amount-bare"}
    elsewhere = {*with_its_own_test, "table-broken", "import-differs"}
    assert set(rules_in("edit/lists")) - seen == elsewhere
    assert len(CELLS) + len(LINES) > 20
