"""Rules about funded initiatives: amounts, dates, and the links that people have set."""

import re
from collections.abc import Iterator
from decimal import Decimal

from ..model.values import AMOUNT, fault_of_date
from ..problems import Problem, error
from ..read.document import Document
from ..read.folders import Folder
from ..read.lists import Lists
from .references import unknown_value

ID = "Operation_Unique_Identifier"
TOTAL, EU_PART, PAID = "Total_Eligible_Expenditure_amount", "Project_EU_Budget", "Paid_Amount"
SUPPORT, KIND, STATE, DECIDED = "Support_Amount", "Support_Kind", "Amount_State", "Decision_Date"
CURRENCY, RATE = "Total_Eligible_Expenditure_Currency", "Cofinancing_Rate"
START, END = "Operation_Start_Date", "Operation_End_Date"
IS_AMOUNT = re.compile(AMOUNT).match
PLACE = "Location_Indicator_NUTS_code"
PERSON, NAME = "Beneficiary_Is_Natural_Person", "Beneficiary_Name"


error(
    "amount-without-currency",
    "The amount %(value)s has no currency.",
    "An amount has SEK, EUR or NOK in the column %(column)s.",
    "Fill in the currency that the source states.",
)
error(
    "amount-without-kind",
    "The row has no %(column)s.",
    "Support_Amount and Support_Kind stand together: amounts of different kinds are never added together.",
    "Fill in both, or neither.",
)
error(
    "part-exceeds-total",
    "The EU's part, %(value)s, is more than the whole cost, %(total)s.",
    "The part is at most the whole, in the same currency.",
    "Check both amounts in the source.",
)
error(
    "rate-range",
    "The EU's part is given as %(value)s per cent.",
    "Allowed: 0, or 1 to 100, in per cent.",
    "Write 40 for 40 per cent, not 0.4.",
)
error(
    "dates-backwards",
    "The initiative ends %(value)s, before it starts %(start)s.",
    "The end is the same as the start, or later.",
    "Check both dates in the source.",
)
error(
    "person-named",
    "The beneficiary is a private person, and a name stands here.",
    "The names of private persons are not published.",
    "Empty the cell.",
)


def faults_in_row(row: Document) -> Iterator[Problem]:
    """The problems of one row by itself, beyond the format of each cell."""
    values = row.values
    stated = (TOTAL, EU_PART, PAID, SUPPORT)
    amounts = {name: values[name] for name in stated if name in values and IS_AMOUNT(values[name])}
    if amounts and CURRENCY not in values:
        name, value = next(iter(amounts.items()))
        yield row.problem("amount-without-currency", name, value=value, column=CURRENCY)
    if (SUPPORT in values) != (KIND in values):
        name, other = (SUPPORT, KIND) if SUPPORT in values else (KIND, SUPPORT)
        yield row.problem("amount-without-kind", name, column=other)
    if {TOTAL, EU_PART} <= amounts.keys() and Decimal(amounts[EU_PART]) > Decimal(amounts[TOTAL]):
        yield row.problem("part-exceeds-total", EU_PART, value=amounts[EU_PART], total=amounts[TOTAL])
    if IS_AMOUNT(rate := values.get(RATE, "")) and not (Decimal(rate) == 0 or 1 <= Decimal(rate) <= 100):
        yield row.problem("rate-range", RATE, value=rate)
    start, end = values.get(START, ""), values.get(END, "")
    if not fault_of_date(start) and not fault_of_date(end) and start[: len(end)] > end[: len(start)]:
        yield row.problem("dates-backwards", END, value=end, start=start)
    if values.get(PERSON) == "true" and NAME in values:
        yield row.problem("person-named", NAME)


def rows_hold_together(folder: Folder) -> Iterator[Problem]:
    """Amounts have a currency, a part is no more than the whole, time runs forwards, no private person is named."""
    for row, _ in folder.rows:
        yield from faults_in_row(row)


error(
    "nuts-unknown",
    "“%(value)s” is no NUTS code of a Swedish county or programme area.",
    "Allowed: %(allowed)s.",
    "Look the code up on the page Kodbok.",
)


def places_are_known(folder: Folder, lists: Lists) -> Iterator[Problem]:
    """A row's NUTS codes are those of counties and programme areas."""
    known = [territory.nuts for territory in lists.territories.counties_and_areas]
    for row, _ in folder.rows:
        for path, value in row.find(PLACE):
            for code in filter(None, map(str.strip, re.split("[,;|]", value))):
                if code not in known:
                    yield unknown_value("nuts-unknown", (row, path, code), known)


error(
    "unknown-operation",
    "There is no initiative “%(value)s” in initiatives.csv.",
    "Allowed: the ids in the first column of initiatives.csv in the same folder.",
    "Correct the id, or remove the row.",
)


def linked_operations_exist(folder: Folder) -> Iterator[Problem]:
    """A link starts at an initiative of the same folder."""
    tables = [table for kind in ("initiatives", "more-initiatives") for table, _ in folder.files(kind)]
    known = [value for row, _ in folder.rows for _, value in row.find(ID)]
    if not all(table.complete for table in tables) or len(known) < len(folder.rows):
        return  # the id may stand in what could not be read
    given = frozenset(known)
    for link, _ in folder.links:
        for path, value in link.find("operation"):
            if value not in given:
                yield unknown_value("unknown-operation", (link, path, value), known)


error(
    "same-link",
    "The link %(value)s also stands on line %(first)s.",
    "Each link stands once.",
    "Put all sources in one row, divided by semicolons, and remove the other.",
)


def links_are_set_once(folder: Folder) -> Iterator[Problem]:
    """No two links join the same initiative and priority."""
    first: dict[tuple[str, str], int] = {}
    for link, _ in folder.links:
        pair = (link.values.get("operation", ""), link.values.get("priority", ""))
        if pair in first:
            yield link.problem("same-link", value=" → ".join(pair), first=str(first[pair]))
        first.setdefault(pair, link.mark().line)


RULES = (rows_hold_together, linked_operations_exist, links_are_set_once)
RULES_BY_LISTS = (places_are_known,)
