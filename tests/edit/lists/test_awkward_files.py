"""Whole lists as authorities and spreadsheets leave them, and what each gives: rows, and what is said of the rest.

Files with one row that is read stand in test_columns.py; single bad cells in refused.yml.
"""

from dataclasses import dataclass, field
from pathlib import Path

import pytest
from small_list import Take
from test_import import rows

ID, NAME = "Operation_Unique_Identifier", "Operation_Name_Programme_Language"
WHO, NUMBER = "Beneficiary_Name", "Beneficiary_Local_Identifier"
START, AMOUNT, CURRENCY = (
    "Operation_Start_Date",
    "Total_Eligible_Expenditure_amount",
    "Total_Eligible_Expenditure_Currency",
)
RATE, PLACE = "Cofinancing_Rate", "Location_Indicator_NUTS_code"
SUMMARY, PERSON = "Operation_Summary_Programme_Language", "Beneficiary_Is_Natural_Person"
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


FORTY = {RATE: "40"}
PLAIN = {NAME: "Grönt lyft", WHO: "Exempel AB", START: "2023-09-04", AMOUNT: "337478", RATE: "40"}
FILES = {
    "no-break spaces before the per cent sign and between thousands": Given(
        HEAD
        + row("a", RATE="40\u00a0%")
        + row("b", RATE="40 %")
        + row("c", RATE="40,0\u202f%")
        + row("d", RATE="40%")
        + row("e", AMOUNT="1\u00a0234\u00a0567"),
        {"a": FORTY, "b": FORTY, "c": FORTY, "d": FORTY, "e": {AMOUNT: "1234567"}},
    ),
    "moments at midnight in Sweden, in universal time and with a shift": Given(
        HEAD
        + row("a", START="2023-09-03T22:00:00.000Z")
        + row("b", START="2024-01-31T23:00:00Z")
        + row("c", START="2023-09-04T00:00:00")
        + row("d", START="2023-09-04T00:00:00+02:00")
        + row("e", START="2023-09-04 12:30"),
        {"b": {START: "2024-02-01"}} | {name: {START: "2023-09-04"} for name in "acde"},
    ),
    "rows of empty cells, also with spaces in them": Given(
        HEAD + row("a") + ";;;;;;;\n" + row("b") + ";;;;;;;\n" * 5 + " ; ; ; ; ; ; ; ;\n", {"a": PLAIN, "b": PLAIN}
    ),
    "texts with tags and entities, a place with its name, a code with a decimal": Given(
        f"{ID},{NAME},{SUMMARY},Category_Of_Intervention,{PLACE},{RATE},{WHO}\n"
        'op-h,Insats & mer,"<p>Projekt ISA &#8211; Insatser</p><p>för unga &amp; vuxna</p>",117.0,'
        '"SE312 - Dalarnas län",100 %,Exempel AB\n',
        {"op-h": {SUMMARY: "Projekt ISA – Insatser för unga & vuxna", "Category_Of_Intervention": "117", RATE: "100"}},
    ),
    "a rate of one that no other row explains": Given(
        HEAD + row("a", RATE="1"),
        {},
        ("2:7: fel: Cofinancing_Rate: EU:s del ”1” kan betyda 1 procent eller alltihop.",),
    ),
    "sole traders' numbers in the forms that occur": Given(
        f"{ID};{NAME};{WHO};{NUMBER};{PLACE}\n"
        + "".join(
            f"{name};Insats;{who};{number};SE312\n"
            for name, who, number in (
                ("v1", "Anna Exempel", "SE811218987601"),
                ("v2", "Anna Exempel", "811218–9876"),
                ("v5", "Anna Exempel", "8112189876.0"),
                ("v8", "Exempel AB", "556036-0793"),
                ("v12", "Anna Exempel", "8,11E+09"),
            )
        ),
        {name: {WHO: "", PERSON: "true"} for name in ("v1", "v2", "v5")} | {"v8": {WHO: "Exempel AB", PERSON: ""}},
        ("6:4: fel: Beneficiary_Local_Identifier: Numret visar inte om stödmottagaren är en privatperson.",),
    ),
    "rates as fractions, as per cent and with a note": Given(
        HEAD
        + row("a", RATE="0,4")
        + row("b", RATE="0.5")
        + row("c", RATE="1")
        + row("d", RATE="85.00%")
        + row("e", RATE="25%*"),
        {"d": {RATE: "85"}},
        (
            "2:7: fel: Cofinancing_Rate: EU:s del anges till 0.40 procent.",
            "3:7: fel: Cofinancing_Rate: EU:s del anges till 0.50 procent.",
            "4:7: fel: Cofinancing_Rate: EU:s del ”1” kan betyda 1 procent eller alltihop.",
            "6:7: fel: Cofinancing_Rate: ”25%*” är ingen andel i procent.",
        ),
    ),
    "the country and a county's number in the place of its code": Given(
        HEAD + row("b", PLACE="SE312 - Dalarnas län") + row("c", PLACE="SE") + row("g", PLACE="20"),
        {"b": PLAIN},
        (
            "3:8: fel: Location_Indicator_NUTS_code: ”SE” är ingen NUTS-kod",
            "4:8: fel: Location_Indicator_NUTS_code: ”20” är ingen NUTS-kod",
        ),
    ),
    "a summary longer than what is kept": Given(
        f"{ID};{NAME};{SUMMARY};{PLACE}\nop-l;Insats;{'Projektet ska stärka små företag. ' * 50};SE312\n",
        {"op-l": {NAME: "Insats", SUMMARY: ""}},
        ("2:3: varning: Operation_Summary_Programme_Language: Sammanfattningen har 1699 tecken och tas inte med.",),
    ),
    "a line that tells Excel the separator": Given(
        "sep=;\n" + HEAD + row("a"), {}, ("1:1: fel: Ovanför kolumnernas namn står ”sep=;”.",)
    ),
    "a title above the names": Given(
        "Insatser 2021–2027\n\n" + HEAD + row("a"),
        {},
        ("1:1: fel: Ovanför kolumnernas namn står ”Insatser 2021–2027”.",),
    ),
    "a row of sums below": Given(
        HEAD + row("a") + "Summa;;;;337478;SEK;;\n",
        {"a": PLAIN},
        ("3:1: fel: Operation_Unique_Identifier: Raden ”Summa” är en anmärkning eller en summa av andra rader.",),
    ),
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
    "merged cells above the names": Given(
        "Projekt;;;Tid;Ekonomi;;;Plats\n" + HEAD + row("a"),
        {},
        ("1:1: fel: Ovanför kolumnernas namn står ”Projekt;;;Tid;Ekonomi;;;Plats”.",),
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
    "days in four forms": Given(
        HEAD
        + row("a", START="2023")
        + row("b", START="2023-09")
        + row("c", START="4.9.2023")
        + row("d", START="20230904"),
        {"a": {START: "2023"}, "b": {START: "2023-09"}, "c": {START: "2023-09-04"}, "d": {START: "2023-09-04"}},
    ),
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
    "the same row twice": Given(
        HEAD + row("a") + row("a"),
        {"a": PLAIN},
        ("3:1: fel: Operation_Unique_Identifier: Namnet ”a” (id) står också på rad 2.",),
    ),
    "spaces around each separator": Given((HEAD + row("a")).replace(";", " ; "), {"a": PLAIN}),
    "a separator that no list has": Given(
        (HEAD + row("a")).replace(";", "|"), {}, ("1:1: fel: Ingen känd sorts lista har de här kolumnerna:",)
    ),
    "a row that was cut off": Given(
        HEAD + "a;Grönt lyft;Exempel AB;2023-09-04\n" + row("b"), {"b": PLAIN}, ("2:1: fel: Raden har 4 celler.",)
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
