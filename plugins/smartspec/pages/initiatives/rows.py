"""The rows of several territories together: how many a page shows, their sources, and all of them as CSV."""

import re
from collections.abc import Iterable, Mapping, Sequence

from ... import addresses
from ...analysis.holdings import by_amount
from ...analysis.initiatives import Initiative, ListedRow, all_initiatives, numbered_rows
from ...model import InitiativeFacts
from ...model.values import AMOUNT, KINDS_OF_SUPPORT, N_
from ...text.amounts import states_ceiling
from ..csv_table import csv_file_of_lines, csv_lines, decimal, source_lines
from ..environment import plain_name
from ..page import DataFile
from ..writer import Writer

MOST_SHOWN = 300
"""Rows of a list that is shown whole; a longer one has a CSV file of its own beside it."""
SHOWN_OF_LONGER = 100
"""Rows that a longer list shows: the largest."""
SHOWN_FIRST = 20
"""Rows that stand in the index itself; the browser fetches the others when it can, and lists have them otherwise."""
MOST_OF_MANY = 25
"""Values of a facet that has very many, as organisations; further ones are found by words and on their own pages."""
PLAIN = {
    "Operation_Start_Date": N_("First day"),
    "Operation_End_Date": N_("Last day"),
    "Total_Eligible_Expenditure_amount": N_("Planned cost"),
    "Project_EU_Budget": N_("Planned EU contribution"),
    "Paid_Amount": N_("Paid out"),
    "Support_Amount": N_("Support"),
    "Total_Eligible_Expenditure_Currency": N_("Currency"),
    "Cofinancing_Rate": N_("EU contribution in per cent"),
    "Amount_State": N_("Day that the amounts apply to"),
    "Decision_Date": N_("Day of the decision"),
    "Programme_Name": N_("Programme"),
    "Specific_Objective": N_("Specific objective"),
    "Thematic_Objective": N_("Thematic objective"),
    "Category_Of_Intervention": N_("Category of intervention"),
    "Location_Indicator_NUTS_code": N_("Code of the county or area"),
}
"""Columns of the file that are shown as they stand."""
HEADER = (
    N_("Number in the list"), N_("Row of the same initiative"), N_("Region or area"), N_("Initiative"),
    N_("What is done"), N_("Responsible"), N_("Partners"), *PLAIN.values(), N_("Kind of support"),
    N_("Is the amount approximate?"), N_("Period in words"),
    N_("Amount in words"), N_("Who pays"), N_("Priorities"), N_("Sources"), N_("Page"),
)  # fmt: skip


def largest_first(initiatives: Sequence[Initiative]) -> list[Initiative]:
    """The rows that a list shows: those with amounts by size, then the others in their order."""
    ordered = [*by_amount(initiatives), *(item for item in initiatives if not item.amounts)]
    return ordered if len(ordered) <= MOST_SHOWN else ordered[:SHOWN_OF_LONGER]


def initiatives_csv(writer: Writer, path: str, initiatives: Iterable[Initiative], lines: Mapping[str, str]) -> DataFile:
    """Initiatives as CSV for people, of the lines that ``initiative_lines`` gives."""
    text = "".join((csv_lines([writer.words(HEADER)]), *(lines[item.id] for item in initiatives)))
    return csv_file_of_lines(path, writer.lang, text)


def initiative_lines(writer: Writer) -> Mapping[str, str]:
    """The lines of each initiative, by id: one a territory that lists it, so that nothing a source says is merged.

    They are numbered: who takes the first of each counts every initiative once, and its amount, which it states.
    """
    return {
        item.id: csv_lines(
            _file_row(writer, item, listed, number) for number, listed in enumerate(numbered_rows(item), 1)
        )
        for item in all_initiatives(writer.atlas)
    }


def _file_row(writer: Writer, item: Initiative, listed: ListedRow, number: int) -> list[str]:
    contribution, facts = listed.contribution, listed.facts

    def either(name: str) -> str:
        """A text in the page's language, or in Swedish."""
        swedish = f"{name}_Programme_Language" if name.startswith("Operation_") else name
        english = getattr(facts, f"{name}_English") if writer.lang == "en" else None
        return english or getattr(facts, swedish) or ""

    linked = (p for p in item.priorities if p.contribution is contribution)
    return [
        item.id,
        str(number),
        writer.territory_name(contribution.territory),
        either("Operation_Name"),
        either("Operation_Summary"),
        facts.Beneficiary_Name or "",
        "; ".join(facts.Partners),
        *(_plain(getattr(facts, name), writer.lang) for name in PLAIN),
        writer.gettext(KINDS_OF_SUPPORT[facts.Support_Kind]) if facts.Support_Kind else "",
        _precision(writer, facts),
        either("Period_Note"),
        either("Amount_Note"),
        either("Fund_Name"),
        "; ".join(plain_name(placed.priority, writer.lang) for placed in linked),
        source_lines(contribution.cited(facts.Sources)),
        writer.whole_address(addresses.initiative_place(contribution.territory, item.id)),
    ]


def _precision(writer: Writer, facts: InitiativeFacts) -> str:
    if facts.Amount_Note and states_ceiling(facts.Amount_Note):
        return writer.gettext("it is a maximum")
    return writer.gettext("yes") if facts.Amount_Is_About else ""


def _plain(value: str | None, lang: str) -> str:
    return decimal(value, lang) if value and re.fullmatch(AMOUNT, value) else value or ""
