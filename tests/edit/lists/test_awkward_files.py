"""Whole lists as authorities and spreadsheets leave them, and what each gives: rows, and what is said of the rest.

Files with one row that is read stand in test_columns.py, single bad cells in refused.yml, and what one cell may be in
the tests of days, rates, numbers, places and texts.
"""

from dataclasses import dataclass, field
from pathlib import Path

import pytest
from small_list import Take
from test_import import rows

ID, NAME = "Operation_Unique_Identifier", "Operation_Name_Programme_Language"
WHO = "Beneficiary_Name"
START, AMOUNT, CURRENCY = (
    "Operation_Start_Date",
    "Total_Eligible_Expenditure_amount",
    "Total_Eligible_Expenditure_Currency",
)
RATE, PLACE = "Cofinancing_Rate", "Location_Indicator_NUTS_code"
NAMES = (ID, NAME, WHO, START, AMOUNT, CURRENCY, RATE, PLACE)
ROW = {
    NAME: "Grönt lyft",
    WHO: "Exempel AB",
    START: "2023-09-04",
    AMOUNT: "337478",
    CURRENCY: "SEK",
    RATE: "40",
    PLACE: "SE312",
}


def row(name: str, **changed: str) -> str:
    """A line of a list; START is written START=…, and so on."""
    cells = {ID: name} | ROW | {globals()[key]: value for key, value in changed.items()}
    return ";".join(cells[column] for column in NAMES) + "\n"


HEAD = ";".join(NAMES) + "\n"


@dataclass(frozen=True)
class Given:
    """``gives``: of each row that is read, some of its cells; ``said``: the beginning of each line that is said."""

    content: str | bytes
    gives: dict[str, dict[str, str]] = field(default_factory=dict)
    said: tuple[str, ...] = ()


PLAIN = {NAME: "Grönt lyft", WHO: "Exempel AB", START: "2023-09-04", AMOUNT: "337478", RATE: "40"}
FILES = {
    "a sum that has a place, sums of groups, and one without a word": Given(
        HEAD
        + row("a")
        + row("Delsumma", NAME="Dalarna")
        + row("b", NAME="Totalt grön energi")
        + row("TOTALT:", NAME="Totalt")
        + ";;;;674956;SEK;;\n",
        {"a": PLAIN, "b": {NAME: "Totalt grön energi"}},
        (
            "3:1: fel: Operation_Unique_Identifier: Raden ”Delsumma” är",
            "5:1: fel: Operation_Unique_Identifier: Raden ”TOTALT:” är",
            "6:1: fel: Operation_Unique_Identifier: Värdet är tomt.",
            "6:2: fel: Operation_Name_Programme_Language: Värdet är tomt.",
            "6:8: fel: Location_Indicator_NUTS_code: Raden säger inte var satsningen finns.",
        ),
    ),
    "decimal signs of several kinds": Given(
        HEAD
        + row("a", AMOUNT="1 234 567,50")
        + row("b", AMOUNT="1234567.5")
        + row("c", AMOUNT="1.234.567")
        + row("d", AMOUNT="1,234,567.50")
        + row("e", AMOUNT="1'234'567"),
        {"a": {AMOUNT: "1234567.50"}, "b": {AMOUNT: "1234567.50"}},
        (
            "4:5: fel: Total_Eligible_Expenditure_amount: ”1.234.567” har mer än ett komma eller en punkt.",
            "5:5: fel: Total_Eligible_Expenditure_amount: ”1,234,567.50” har mer än ett komma eller en punkt.",
            "6:5: fel: Total_Eligible_Expenditure_amount: ”1'234'567” är inget belopp.",
        ),
    ),
    "names below merged cells": Given(
        "Kod;Insatsens namn;Period;;Belopp;;NUTS-kod\n;;Startdatum;Slutdatum;Total kostnad;Valuta;\n"
        "a;Grönt lyft;2023-09-04;2024-12-31;337478;SEK;SE312\n",
        {"a": {NAME: "Grönt lyft", START: "2023-09-04", "Operation_End_Date": "2024-12-31", AMOUNT: "337478"}},
    ),
    "merged cells below": Given(
        HEAD + row("a") + row("b", WHO="", PLACE=""),
        {"a": PLAIN},
        ("3:8: fel: Location_Indicator_NUTS_code: Raden säger inte var satsningen finns.",),
    ),
    "footnotes, their marks, and the source below": Given(
        HEAD
        + row("a", NAME="Grönt lyft†")
        + row("b", WHO="Exempel AB2)", NAME="Fas (etapp 2)")
        + row("c", NAME="Etapp 2 (fas 1)")
        + "* Preliminärt;;;;;;;\n"
        + "Källa: Myndighet 2026-10-01\n",
        {"c": {NAME: "Etapp 2 (fas 1)"}},
        (
            "2:2: fel: Operation_Name_Programme_Language: ”Grönt lyft†” slutar med ett fotnotstecken.",
            "3:3: fel: Beneficiary_Name: ”Exempel AB2)” slutar med ett fotnotstecken.",
            "5:1: fel: Raden ”* Preliminärt” är en anmärkning",
            "6:1: fel: Raden ”Källa: Myndighet 2026-10-01” är en anmärkning",
        ),
    ),
    "amounts below zero in five ways": Given(
        HEAD
        + "".join(
            row(f"a{n}", AMOUNT=said) for n, said in enumerate(("-5", "− 1 000 kr", "–1 000", "(1 000)", "1000-"))
        ),
        {},
        tuple(
            f"{n}:5: fel: Total_Eligible_Expenditure_amount: Beloppet {said} är negativt."
            for n, said in enumerate(("-5", "− 1 000 kr", "–1 000", "(1 000)", "1000-"), 2)
        ),
    ),
    "thousands in the name of a column": Given(
        (HEAD + row("a")).replace(AMOUNT, f"{AMOUNT} (tkr)"),
        {},
        (f"1:5: fel: ”{AMOUNT} (tkr)” säger att beloppen står i tusental eller miljoner.",),
    ),
    "thousands in a row below the names": Given(
        HEAD + ";;;;(tkr);;(procent);\n" + row("a"), {}, ("2:5: fel: ”(tkr)” säger att beloppen står i tusental",)
    ),
    "thousands in a note below": Given(
        HEAD + row("a") + "Alla belopp i tusen kronor;;;;;;;\n",
        {},
        ("3:1: fel: ”Alla belopp i tusen kronor” säger att beloppen står i tusental",),
    ),
    "thousands above the names": Given(
        "Beviljade projekt, belopp i MSEK\n" + HEAD + row("a"),
        {},
        ("1:1: fel: ”MSEK” säger att", "1:1: fel: Ovanför kolumnernas namn står ”Beviljade projekt, belopp i MSEK”."),
    ),
    "thousands in a column of their own, for some rows": Given(
        f"{ID};{NAME};{AMOUNT};Enhet;{CURRENCY};{PLACE}\na;Ett;338;tkr;SEK;SE312\nb;Ett;337478;kr;SEK;SE312\n",
        {"b": {AMOUNT: "337478"}},
        ("2:4: fel: ”tkr” säger att beloppen står i tusental",),
    ),
    "words for money in names are no unit": Given(
        HEAD + row("a", NAME="Lån upp till 2 miljoner kronor"), {"a": {NAME: "Lån upp till 2 miljoner kronor"}}
    ),
    "kronor and euro in one list": Given(
        HEAD.replace(AMOUNT, f"{AMOUNT};Project_EU_Budget")
        + "".join(
            row(name, AMOUNT=said, CURRENCY=currency)
            for name, said, currency in (
                ("a", "1 000 kr;500 kr", ""),
                ("b", "1 000 €;500", ""),
                ("c", "1 000;500", "EUR"),
                ("d", "1 000 kr;500 €", ""),
                ("e", "1 000;500", ""),
            )
        ),
        {"a": {CURRENCY: "SEK", AMOUNT: "1000"}, "c": {CURRENCY: "EUR", "Project_EU_Budget": "500"}},
        (
            "3:6: fel: Project_EU_Budget: Beloppet 500 saknar valuta. Andra belopp i listan har en valuta intill sig",
            "5:6: fel: Project_EU_Budget: Beloppet 500 € är i EUR, och raden säger SEK.",
            "6:5: fel: Total_Eligible_Expenditure_amount: Beloppet 1000 saknar valuta.",
        ),
    ),
    "one currency beside some amounts": Given(
        HEAD.replace(AMOUNT, f"{AMOUNT};Project_EU_Budget") + row("a", AMOUNT="1 000 €;500", CURRENCY=""),
        {"a": {CURRENCY: "EUR", "Project_EU_Budget": "500"}},
    ),
    "days in a fifth, sixth and seventh form": Given(
        HEAD
        + row("a", START="5 januari 2023")
        + row("b", START="44931")
        + row("c", START="05/01/2023")
        + row("d", START="05/01/23")
        + row("e", START="jan-23")
        + row("f", START="kvartal 1 2023")
        + row("g", START="2023-01-05–2024-12-31"),
        {name: {START: "2023-01-05"} for name in "abc"},
        tuple(
            f"{n}:4: fel: Operation_Start_Date: Här står ”{said}”."
            for n, said in (
                (5, "05/01/23"),
                (6, "jan-23"),
                (7, "kvartal 1 2023"),
                (8, "2023-01-05–2024-12-31"),
            )
        ),
    ),
    "a spreadsheet that is only called CSV": Given(
        b"PK\x03\x04\x14\x00" + bytes(range(256)), {}, ("1:1: fel: Filen är inte CSV utan Excel (.xlsx)",)
    ),
    "an older spreadsheet that is only called CSV": Given(
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(64), {}, ("1:1: fel: Filen är inte CSV utan Excel (.xls)",)
    ),
    "a web page that was saved instead of the list": Given(
        "\ufeff\n<!DOCTYPE HTML><html><body>Listan har flyttat</body></html>",
        {},
        ("1:1: fel: Filen är inte CSV utan HTML",),
    ),
    "a code that stands for two things": Given(
        HEAD + row("a") + row("b") + row("A", NAME="Ett annat lyft") + row("ä", NAME="Ett tredje"),
        {"b": PLAIN},
        tuple(
            f"{line}:1: fel: Operation_Unique_Identifier: Namnet ”a” (id) står också på rad {other}."
            for line, other in ((2, 4), (4, 2), (5, 2))
        ),
    ),
    "a code that a spreadsheet has given a decimal": Given(
        HEAD + row("20200456.0") + row("20200456"),
        {},
        tuple(
            f"{line}:1: fel: Operation_Unique_Identifier: Namnet ”20200456” (id) står också på rad {other}."
            for line, other in ((2, 3), (3, 2))
        ),
    ),
    "lines that end as on an old Mac": Given(
        (HEAD + row("a") + row("b")).replace("\n", "\r"), {"a": PLAIN, "b": PLAIN}
    ),
    "UTF-16 with the large byte first": Given(
        b"\xfe\xff" + (HEAD + row("a")).replace(";", "\t").encode("utf-16-be"), {"a": PLAIN}
    ),
    "the same column twice": Given(
        f"{ID};" + HEAD + "a;" + row("a"),
        {},
        ("1:2: fel: Operation_Unique_Identifier: Samma namn står här en gång till;",),
    ),
    "letters in two parts, as macOS writes them": Given((HEAD + row("a")).replace("ö", "o\u0308"), {"a": PLAIN}),
    "an apostrophe that keeps a number a text": Given(HEAD + row("'20200940"), {"20200940": PLAIN}),
    "dashes and n/a for what is not known": Given(
        HEAD + row("a", START="–", AMOUNT="-", RATE="n/a"),
        {},
        (
            "2:4: fel: Operation_Start_Date: Här står ”–”.",
            "2:5: fel: Total_Eligible_Expenditure_amount: ”-” är inget belopp.",
            "2:7: fel: Cofinancing_Rate: ”n/a” är ingen andel i procent.",
        ),
    ),
    "amounts in thousands, in millions and with a note": Given(
        HEAD + row("a", AMOUNT="338 tkr") + row("b", AMOUNT="1,5 MSEK") + row("c", AMOUNT="337478*"),
        {},
        (
            "2:5: fel: Total_Eligible_Expenditure_amount: ”338 tkr” är inget belopp.",
            "3:5: fel: Total_Eligible_Expenditure_amount: ”1,5 MSEK” är inget belopp.",
            "4:5: fel: Total_Eligible_Expenditure_amount: ”337478*” är inget belopp.",
        ),
    ),
    "spaces around each separator": Given((HEAD + row("a")).replace(";", " ; "), {"a": PLAIN}),
    "a separator that no list has": Given(
        (HEAD + row("a")).replace(";", "|"), {}, ("1:1: fel: Ingen känd sorts lista har de här kolumnerna:",)
    ),
    "nothing that is given, and nothing that the EU pays": Given(
        HEAD + row("a", AMOUNT="0", RATE="0"), {"a": {AMOUNT: "0", RATE: "0"}}
    ),
}


@pytest.mark.parametrize("name", FILES)
def test_a_whole_file_gives_its_rows_and_says_what_of_it_is_not_read(take: Take, table: Path, name: str) -> None:
    given, before = FILES[name], [one[ID] for one in rows(table)]
    outcome, said = take(given.content)
    own = {one[ID]: one for one in rows(table) if one[ID] not in before}
    assert {
        key: {column: own[key].get(column, "") for column in given.gives.get(key, {})} for key in own
    } == given.gives
    assert outcome.new == len(given.gives)
    for line, start in zip(said, given.said, strict=True):
        assert line.startswith(f"lista.csv:{start}")
