"""A sole trader's number names a private person, in whatever form; what cannot be read as one keeps the row back."""

from pathlib import Path

import pytest
from small_list import Take, listed
from test_import import rows

NUMBER, NAME, PERSON = "Beneficiary_Local_Identifier", "Beneficiary_Name", "Beneficiary_Is_Natural_Person"
TITLE = "Operation_Name_Programme_Language"
WHO = {NAME: "Anna Exempel"}


@pytest.mark.parametrize(
    "number",
    [
        "811218-9876", "8112189876", "198112189876", "19811218-9876", "811218+9876",
        "SE811218987601", "se 811218-9876 01", "SE8112189876", "811218987601",
        "811218\u20139876", "811218\u22129876", "811218\u20119876", "811218\u00ad9876", "811218 - 9876",
        "811218 9876", "811218\u00a09876", "8 112 189 876", "19 811218 9876",
        "8112189876.0", "8112189876,00", "198112189876.0", "'8112189876", "８１１２１８９８７６",
        "SE198112189876", "811278-9876", "198112789876", "SE811278987601", "16811218-9876",
    ],
)  # fmt: skip
def test_a_persons_number_in_any_form_leaves_the_name_out(take: Take, table: Path, number: str) -> None:
    assert take(listed(WHO | {NUMBER: number}))[1] == []
    assert (rows(table)[1].get(NAME), rows(table)[1][PERSON]) == (None, "true")
    assert not {"Exempel", "9876"} & set(table.read_text("utf-8").replace(",", " ").split())


@pytest.mark.parametrize(
    "number",
    [
        "556036-0793", "5560360793", "165560360793", "16556036-0793", "SE556036079301", "SE 556036-0793 01",
        "556036079301", "556036\u20130793", "5560360793.0", "202100-2908", "212000\u00a02908",
    ],
)  # fmt: skip
def test_an_organisations_number_in_any_form_keeps_the_name(take: Take, table: Path, number: str) -> None:
    assert take(listed(WHO | {NUMBER: number}))[1] == []
    assert rows(table)[1][NAME] == "Anna Exempel"


@pytest.mark.parametrize(
    "number",
    [
        "8,11E+09", "8.11E9", "8,112189876E+09", "811218", "112189876", "811218-987", "811218-98765", "811318-9876",
        "811200-9876", "811240-9876", "T811218-9876", "811218-T876", "811218.9876", "NO 987654321", "FI01234567",
        "556036-0793 och 811218-9876", "192010121201", "okänt", "0",
    ],
)  # fmt: skip
def test_a_number_that_cannot_be_read_as_one_keeps_the_row_back(take: Take, table: Path, number: str) -> None:
    before = table.read_bytes()
    outcome, said = take(listed(WHO | {NUMBER: number}))
    assert said == [
        f"lista.csv:2:12: fel: {NUMBER}: Numret visar inte om stödmottagaren är en privatperson. Tillåtet: alla "
        "siffror i ett organisationsnummer eller ett momsregistreringsnummer, som 202100-2908 eller SE202100290801. "
        "Skriv hela numret. Töm cellen om organisationen inte har något svenskt nummer."
    ]
    assert (outcome.refused, table.read_bytes()) == (1, before)


def test_a_number_need_not_be_read_where_the_list_says_that_it_is_a_person(take: Take, table: Path) -> None:
    assert take(listed(WHO | {NUMBER: "8,11E+09", PERSON: "ja"}))[1] == []
    assert "Exempel" not in table.read_text("utf-8")


def test_a_list_that_denies_it_does_not_make_a_sole_trader_an_organisation(take: Take, table: Path) -> None:
    assert take(listed(WHO | {NUMBER: "SE811218987601", PERSON: "nej"}))[1] == []
    assert "Exempel" not in table.read_text("utf-8")


@pytest.mark.parametrize(
    "text",
    [
        "Ek, 19811218-9876", "Ek 811218\u20139876", "Ek (8112189876)", "Ek SE811218987601", "Ek 198112189876",
        "Ek 811218 9876", "Ek 811218\u00a0-\u00a09876", "Ek 811218&#45;9876", "Ek <b>811218</b>-9876",
    ],
)  # fmt: skip
def test_a_persons_number_in_a_text_is_refused_in_any_form(take: Take, text: str) -> None:
    problems = take(listed({TITLE: f'"{text}"'}))[0].problems
    assert [problem.rule for problem in problems] == ["personal-number"]


@pytest.mark.parametrize("text", ["Dnr 20200940", "2021-2027", "Nr 5560360793", "12345678901234", "Etapp 2 2023 2027"])
def test_other_numbers_in_a_text_are_kept(take: Take, table: Path, text: str) -> None:
    assert take(listed({TITLE: text}))[1] == []
    assert rows(table)[1][TITLE] == text
