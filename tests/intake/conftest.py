"""A small repository and a list of operations to take in."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from smartspec.intake.initiatives import Outcome, Request, import_initiatives
from smartspec.problems import render

ROOT = Path(__file__).parents[2]
ROW = {
    "Operation_Unique_Identifier": "https://linkedopendata.eu/entity/Q7361953",
    "Operation_Name_Programme_Language": "Grön omställning på Öland",
    "Beneficiary_Name": "Högskolan Dalarna",
    "Operation_Start_Date": "04/09/2023",
    "Operation_End_Date": "2026-03-31",
    "Total_Eligible_Expenditure_amount": "337478.4",
    "Total_Eligible_Expenditure_Currency": "EUR",
    "Project_EU_Budget": "134991,36",
    "Cofinancing_Rate": "40,0",
    "Country": "Sweden",
    "Location_Indicator_NUTS_code": "SE312",
}
"""A row as Kohesio writes it: day first; with a decimal point and, in one cell, a decimal comma."""


def listed(*rows: dict[str, str], delimiter: str = ";") -> str:
    """A list with those rows, each a change of ROW; new columns come last."""
    names = list(dict.fromkeys(name for row in (ROW, *rows) for name in row))
    lines = [[(ROW | row).get(name, "") for name in names] for row in rows]
    return "".join(delimiter.join(cells) + "\n" for cells in (names, *lines))


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """The small valid tree: Dalarna with one initiative, in a folder beside the list."""
    shutil.copytree(ROOT / "docs" / "vocabularies", tmp_path / "docs" / "vocabularies")
    shutil.copytree(ROOT / "tests" / "regions" / "valid", tmp_path / "regions")
    return tmp_path


@pytest.fixture
def table(repository: Path) -> Path:
    """Dalarna's table."""
    return repository / "regions" / "dalarna" / "initiatives.csv"


Take = Callable[..., tuple[Outcome, list[str]]]


@pytest.fixture
def take(repository: Path, monkeypatch: pytest.MonkeyPatch) -> Take:
    """Import a list given as text or bytes; the outcome, and what was said in Swedish."""
    monkeypatch.chdir(repository)

    def take(content: str | bytes, *, update: bool = False, to: str | None = None, source: str = "run") -> object:
        file = Path("lista.csv")
        file.write_bytes(content if isinstance(content, bytes) else content.encode())
        outcome = import_initiatives(repository, Request(file, source, to, update), lambda done, total: None)
        return outcome, render(outcome.problems, "sv").splitlines()

    return take  # type: ignore[return-value]
