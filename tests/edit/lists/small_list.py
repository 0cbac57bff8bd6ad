"""A list of operations with one row as Kohesio writes it, to be changed."""

from collections.abc import Callable

from smartspec.edit.lists.initiatives import Outcome

ROW = {
    "Operation_Unique_Identifier": "https://linkedopendata.eu/entity/Q7361953",
    "Operation_Name_Programme_Language": "Grön omställning på Öland",
    "Beneficiary_Name": "Högskolan Dalarna",
    "Operation_Start_Date": "04/09/2023",
    "Operation_End_Date": "31/03/2026",
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


Take = Callable[..., tuple[Outcome, list[str]]]
"""Imports a list given as text or bytes; the outcome, and what was said in Swedish."""
