"""Lists as authorities publish them: each kind by its own names, saved and filled in in the ways that occur."""

import csv
import io
import shutil
from collections import Counter
from pathlib import Path

import pytest
import yaml
from small_list import Take, listed
from smartspec.edit.lists.initiatives import Outcome, UnknownColumns, import_initiatives
from smartspec.problems import render
from test_import import rows

ID, NAME, NUTS = "Operation_Unique_Identifier", "Operation_Name_Programme_Language", "Location_Indicator_NUTS_code"
SUPPORT, CURRENCY, TOTAL = "Support_Amount", "Total_Eligible_Expenditure_Currency", "Total_Eligible_Expenditure_amount"
START, RATE = "Operation_Start_Date", "Cofinancing_Rate"
CUT = Path(__file__).with_name("tillvaxtverket-cut.csv").read_text("utf-8")
MAPPINGS = "docs/vocabularies/lists"


def with_folders(repository: Path, *names: str) -> None:
    for name in names:
        folder = repository / "regions" / name
        folder.mkdir(parents=True, exist_ok=True)
        (folder / "sources.yml").write_text("sources:\n  - {id: run, title: Lista, publisher: Myndighet}\n")


def table_in(repository: Path, folder: str) -> dict[str, dict[str, str]]:
    text = (repository / "regions" / folder / "initiatives.csv").read_text("utf-8")
    return {row[ID]: row for row in csv.DictReader(io.StringIO(text))}


def test_a_list_with_swedish_names_is_recognised_and_goes_to_counties_areas_and_the_country(
    take: Take, repository: Path
) -> None:
    with_folders(repository, "programme-areas/norra-mellansverige", "sverige")
    outcome, said = take(CUT)
    assert (outcome.rows, outcome.new, said) == (5, 5, [])
    assert outcome.left == ("kommuner",)
    own = table_in(repository, "dalarna")["20200001"]
    assert (own[SUPPORT], own["Support_Kind"], own[CURRENCY]) == ("1500000", "eu-granted", "SEK")
    assert (own["Amount_State"], own["Programme_Name"]) == ("2016-10-14", "Norra Mellansverige 2014–2020")
    assert own.get(NUTS, "") == ""
    area = table_in(repository, "programme-areas/norra-mellansverige")
    assert {name: row[NUTS] for name, row in area.items()} == {
        "20200002": "SE312, SE313",
        "20200003": "SE213",
        "20200004": "SE312, SE213",
    }
    (national,) = table_in(repository, "sverige").values()
    assert (national["Programme_Name"], national["Operation_End_Date"]) == (
        "Nationella regionalfondsprogrammet 2014–2020",
        "2019-12-31",
    )


def test_the_sums_of_each_programme_are_those_of_the_list(take: Take, repository: Path) -> None:
    with_folders(repository, "programme-areas/norra-mellansverige", "sverige")
    take(CUT)
    expected: Counter[str] = Counter()
    for line in CUT.splitlines()[1:]:  # read without the importer, and without a CSV reader: the sum is the fourth cell
        expected["sverige" if "Nationellt" in line else "norra"] += int(line.split(",")[3])
    taken: Counter[str] = Counter()
    for folder in ("dalarna", "programme-areas/norra-mellansverige", "sverige"):
        for row in table_in(repository, folder).values():
            if row.get(SUPPORT):
                taken["sverige" if folder == "sverige" else "norra"] += int(row[SUPPORT])
    assert taken == expected
    assert len(expected) == 2


def test_a_second_run_of_it_changes_nothing(take: Take, repository: Path) -> None:
    with_folders(repository, "programme-areas/norra-mellansverige", "sverige")
    take(CUT)
    before = {path: path.read_bytes() for path in (repository / "regions").rglob("*") if path.is_file()}
    outcome, said = take(CUT, update=True)
    assert (outcome.same, outcome.new, outcome.updated, said) == (5, 0, 0, [])
    assert {path: path.read_bytes() for path in (repository / "regions").rglob("*") if path.is_file()} == before


def test_a_list_by_the_names_of_the_regulation_is_recognised(take: Take, table: Path) -> None:
    outcome, said = take(
        "Kod;Insatsens namn;Stödmottagare;Startdatum;Total kostnad;Valuta;Medfinansieringsgrad;NUTS-kod\n"
        "a1;Vätgas;Högskolan Dalarna;2023-01-01;1 000 000;SEK;40 %;SE312\n"
    )
    row = rows(table)[1]
    assert (outcome.new, said, row[ID], row[TOTAL], row[RATE]) == (1, [], "a1", "1000000", "40")


def test_a_header_that_fits_no_kind_of_list_is_told_with_what_was_seen_and_what_is_known(take: Take) -> None:
    (said,) = take("Nummer;Titel;Kronor\n1;Vätgas;5\n")[1]
    assert said.startswith("lista.csv:1:1: fel: Ingen känd sorts lista har de här kolumnerna: Nummer, Titel, Kronor.")
    assert "tillvaxtverket-2014-2020 (ärende-id, stödmottagare, projektnamn, beviljat_belopp_sek)" in said
    assert f"Välj en med --columns, eller skriv en mappning i {MAPPINGS}" in said


def test_a_header_that_two_kinds_fit_asks_which(take: Take, repository: Path) -> None:
    shutil.copy(repository / MAPPINGS / "kohesio.yml", repository / MAPPINGS / "kohesio-2.yml")
    (said,) = take(listed({}))[1]
    assert "Kolumnerna passar mer än en sorts lista: kohesio, kohesio-2." in said
    Path("lista.csv").write_text(listed({}), "utf-8")
    assert import_initiatives(repository, Path("lista.csv"), "run", columns="kohesio-2").new == 1


def test_a_kind_that_does_not_exist_is_told(take: Take, repository: Path) -> None:
    Path("lista.csv").write_text(listed({}), "utf-8")
    with pytest.raises(UnknownColumns) as told:
        import_initiatives(repository, Path("lista.csv"), "run", columns="kohesion")
    assert told.value.known == ("cpr-art-49", "kohesio", "tillvaxtverket-2014-2020")


def test_a_mapping_of_ones_own_is_enough_for_a_new_kind_of_list(
    repository: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(repository)
    columns = [{"column": ID, "called": ["Nr"]}, {"column": NAME, "called": ["Titel"]}]
    fixed = [{"column": "Folder", "value": "dalarna"}]
    mapping = {"title": "Egen", "recognised_by": ["Nr", "Titel"], "columns": columns, "fixed": fixed}
    own = repository / MAPPINGS / "egen.yml"

    def taken(mapping: object) -> tuple[Outcome, list[str]]:
        own.write_text(yaml.safe_dump(mapping, allow_unicode=True), "utf-8")
        Path("lista.csv").write_text("Nr;Titel\n7;Vätgas\n", "utf-8")
        outcome = import_initiatives(repository, Path("lista.csv"), "run")
        return outcome, render(outcome.problems, "sv").splitlines()

    assert taken(mapping)[0].new == 1
    (said,) = taken(mapping | {"fixed": [*fixed, {"column": "Fundament", "value": "x"}]})[1]
    assert "Mappningen egen fyller i ”Fundament”, som en import inte känner till." in said


def test_a_word_that_stands_for_no_folder_is_told(take: Take, repository: Path) -> None:
    with_folders(repository, "programme-areas/norra-mellansverige", "sverige")
    said = take(CUT.replace(",Nationellt regionalfondsprogram,", ",Utlandet,"))[1]
    assert [line.partition(": Tillåtet")[0].partition(" Tillåtet")[0] for line in said] == [
        "lista.csv:6:9: fel: Folder: ”Utlandet” står inte för någon mapp."
    ]


WINDOWS = listed({}).encode("cp1252")
SIXTEEN = listed({}, delimiter="\t").encode("utf-16")
AWKWARD: dict[str, tuple[str | bytes, dict[str, str]]] = {
    "saved by an older Windows": (WINDOWS, {NAME: "Grön omställning på Öland"}),
    "saved as Unicode text by Excel": (SIXTEEN, {NAME: "Grön omställning på Öland"}),
    "days as numbers": (listed({START: "45173", "Operation_End_Date": "46112.0"}), {START: "2023-09-04"}),
    "amounts with the currency": (
        listed({TOTAL: "1 234 567,50 kr", "Project_EU_Budget": "SEK 500 000", CURRENCY: ""}),
        {TOTAL: "1234567.50", "Project_EU_Budget": "500000", CURRENCY: "SEK"},
    ),
    "amounts with a dash for öre": (
        listed({TOTAL: "500 000:-", "Project_EU_Budget": "", CURRENCY: ""}),
        {TOTAL: "500000"},
    ),
    "euro before the amount": (listed({TOTAL: "€ 337 478,40"}), {TOTAL: "337478.40", CURRENCY: "EUR"}),
    "narrow spaces between thousands": (listed({TOTAL: "1\u202f234\u2009567"}), {TOTAL: "1234567"}),
    "the names twice": (
        listed({}).replace("\n", "\nUnique code;;;;;;;;;;\n", 1).replace("Unique code;;", "Kod;Insatsens namn;"),
        {ID: "q7361953"},
    ),
    "a separator after the last cell of each row": (listed({}).replace("SE312\n", "SE312;;\n"), {ID: "q7361953"}),
    "columns without a name that rows leave out": (
        listed({}).replace("\n", ";;\n", 1),
        {ID: "q7361953"},
    ),
    "names in other letter case and with spaces around": (
        listed({}).replace(NAME, f" {NAME.upper()} "),
        {NAME: "Grön omställning på Öland"},
    ),
    "a name that begins with a sign": (listed({NAME: "+ Project"}), {NAME: "+ Project"}),
    "several places in a cell": (listed({NUTS: "SE312 | SE313"}), {NUTS: "SE312, SE313"}),
    "quotes around a cell with line breaks": (listed({NAME: '"Grön\r\nomställning"'}), {NAME: "Grön omställning"}),
}


@pytest.mark.parametrize("name", AWKWARD)
def test_an_awkward_file_is_read(take: Take, table: Path, repository: Path, name: str) -> None:
    with_folders(repository, "programme-areas/norra-mellansverige")
    content, expected = AWKWARD[name]
    outcome, said = take(content)
    assert (outcome.new, said) == (1, [])
    area = repository / "regions" / "programme-areas" / "norra-mellansverige" / "initiatives.csv"
    row = rows(area)[0] if area.exists() else rows(table)[1]
    assert {name: row[name] for name in expected} == expected


def test_how_a_file_was_saved_is_told_when_it_is_not_utf_8(take: Take) -> None:
    assert [take(content)[0].encoding for content in (listed({}), WINDOWS, SIXTEEN)] == ["", "Windows-1252", "UTF-16"]


@pytest.mark.parametrize(
    "name", ["Anna Exempel", "Exempel, Anna", "Karl-Erik af Exempel", "Exempelgården enskild firma"]
)
def test_a_beneficiary_that_looks_like_a_person_is_held_back_and_not_repeated(
    take: Take, table: Path, name: str
) -> None:
    before = table.read_bytes()
    outcome, (said,) = take(listed({"Beneficiary_Name": name}))
    assert (outcome.refused, table.read_bytes()) == (1, before)
    assert "ser ut att vara en privatperson" in said
    assert "Exempel" not in said


@pytest.mark.parametrize(
    "name",
    ["Anna Exempel AB", "Anna Exempels Stiftelse", "Peter Exempel Science Park", "Byggdialog Dalarna", "Peak Region",
     "Per Exempel & Co", "Kiruna kommun", "Communicare"],
)  # fmt: skip
def test_an_organisation_is_not_taken_for_a_person(take: Take, table: Path, name: str) -> None:
    assert take(listed({"Beneficiary_Name": name}))[1] == []
    assert rows(table)[1]["Beneficiary_Name"] == name
