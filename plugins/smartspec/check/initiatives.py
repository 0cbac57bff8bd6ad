"""Rules about funded initiatives: amounts, dates, and the links that people have set."""

import re
from collections.abc import Iterator, Mapping
from decimal import Decimal

from ..model import Territories, Vocabulary
from ..model.values import AMOUNT, fault_of_date
from ..problems import Problem
from ..read.document import Document, key_name
from ..read.folders import INITIATIVES, Folder
from ..read.validate import hint

Lists = Mapping[str, Vocabulary]
ID = "Operation_Unique_Identifier"
TOTAL, EU_PART, PAID = "Total_Eligible_Expenditure_amount", "Project_EU_Budget", "Paid_Amount"
CURRENCY, RATE = "Total_Eligible_Expenditure_Currency", "Cofinancing_Rate"
START, END = "Operation_Start_Date", "Operation_End_Date"
IS_AMOUNT = re.compile(AMOUNT).match
PLACE = "Location_Indicator_NUTS_code"
PERSON, NAME = "Beneficiary_Is_Natural_Person", "Beneficiary_Name"


def faults_in_row(row: Document) -> Iterator[Problem]:
    """What is wrong with one row by itself, beyond the form of each cell."""
    values = row.values
    amounts = {name: values[name] for name in (TOTAL, EU_PART, PAID) if name in values and IS_AMOUNT(values[name])}
    if amounts and CURRENCY not in values:
        name, value = next(iter(amounts.items()))
        yield Problem(row.mark(name), "amount-without-currency", name, {"value": value, "column": CURRENCY})
    if {TOTAL, EU_PART} <= amounts.keys() and Decimal(amounts[EU_PART]) > Decimal(amounts[TOTAL]):
        part, whole = amounts[EU_PART], amounts[TOTAL]
        yield Problem(row.mark(EU_PART), "part-exceeds-total", EU_PART, {"value": part, "total": whole})
    if IS_AMOUNT(rate := values.get(RATE, "")) and not (Decimal(rate) == 0 or 1 <= Decimal(rate) <= 100):
        yield Problem(row.mark(RATE), "rate-range", RATE, {"value": rate})
    start, end = values.get(START, ""), values.get(END, "")
    if not fault_of_date(start) and not fault_of_date(end) and start[: len(end)] > end[: len(start)]:
        yield Problem(row.mark(END), "dates-backwards", END, {"value": end, "start": start})
    if values.get(PERSON) == "true" and NAME in values:
        yield Problem(row.mark(NAME), "person-named", NAME)


def rows_hold_together(folder: Folder, lists: Lists) -> Iterator[Problem]:
    """Amounts have a currency, a part is no more than the whole, time runs forwards, no private person is named."""
    for row, _ in folder.rows:
        yield from faults_in_row(row)


def places_are_known(folder: Folder, territories: Territories) -> Iterator[Problem]:
    """A row's NUTS codes are those of counties and programme areas."""
    known = [territory.nuts for territory in (*territories.counties, *territories.areas)]
    for row, _ in folder.rows:
        for path, value in row.find(PLACE):
            for code in filter(None, map(str.strip, re.split("[,;|]", value))):
                if code not in known:
                    values = {"value": code, "allowed": ", ".join(known), "hint": hint(code, known)}
                    yield Problem(row.mark(*path), "nuts-unknown", key_name(path), values)


def linked_operations_exist(folder: Folder, lists: Lists) -> Iterator[Problem]:
    """A link starts at an initiative of the same folder."""
    table = folder.documents.get(f"{folder.path}/{INITIATIVES}")
    known = [value for row, _ in folder.rows for _, value in row.find(ID)]
    if table and (not table.complete or len(known) < len(folder.rows)):
        return  # the id may stand in what could not be read
    given = frozenset(known)
    for link, _ in folder.links:
        for path, value in link.find("operation"):
            if value not in given:
                values = {"value": value, "hint": hint(value, known)}
                yield Problem(link.mark(*path), "unknown-operation", key_name(path), values)


def links_are_set_once(folder: Folder, lists: Lists) -> Iterator[Problem]:
    """No two links join the same initiative and priority."""
    first: dict[tuple[str, str], int] = {}
    for link, _ in folder.links:
        pair = (link.values.get("operation", ""), link.values.get("priority", ""))
        if pair in first:
            yield Problem(link.mark(), "same-link", "", {"value": " → ".join(pair), "first": str(first[pair])})
        first.setdefault(pair, link.mark().line)


RULES = (rows_hold_together, linked_operations_exist, links_are_set_once)
