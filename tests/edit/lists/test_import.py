"""What becomes of good rows: where they go, in which form, and that nothing there is overwritten unasked."""

import csv
import io
from pathlib import Path

import pytest
from commands import called
from small_list import Take, listed
from smartspec.check import problems_of
from smartspec.edit.lists import initiatives
from smartspec.problems import render
from smartspec.read.repository import read_repository

ID, NAME = "Operation_Unique_Identifier", "Operation_Name_Programme_Language"
TOTAL, NUTS = "Total_Eligible_Expenditure_amount", "Location_Indicator_NUTS_code"


def rows(table: Path) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(table.read_text("utf-8"))))


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_a_row_is_taken_in_whatever_the_form_of_the_file(
    take: Take, table: Path, repository: Path, delimiter: str, mark: str, end: str
) -> None:
    text = listed({"Project_EU_Budget": "134991.36", "Cofinancing_Rate": "40.0"}, delimiter=delimiter)
    outcome, said = take(mark + text.replace("\n", end))
    assert (outcome.new, said) == (1, [])
    assert {name: cell for name, cell in rows(table)[1].items() if cell} == {
        ID: "q7361953",
        NAME: "Grön omställning på Öland",
        "Beneficiary_Name": "Högskolan Dalarna",
        "Operation_Start_Date": "2023-09-04",
        "Operation_End_Date": "2026-03-31",
        TOTAL: "337478.40",
        "Total_Eligible_Expenditure_Currency": "EUR",
        "Project_EU_Budget": "134991.36",
        "Cofinancing_Rate": "40",
        "Sources": "run",
    }
    assert problems_of(read_repository(repository)) == []


def test_quoted_cells_may_hold_quotes_delimiters_and_line_breaks(take: Take, table: Path) -> None:
    assert take(listed({NAME: '"Det ""gröna""; \nlyftet"'}))[1] == []
    assert rows(table)[1][NAME] == 'Det "gröna"; lyftet'


@pytest.mark.parametrize(
    ("said", "kept"),
    [
        ("2023", "2023"),
        ("2023-09", "2023-09"),
        ("20230904", "2023-09-04"),
        ("2023-09-04 00:00:00", "2023-09-04"),
        ("2023/9/4", "2023-09-04"),
        ("4.9.2023", "2023-09-04"),
        ("4 september 2023", "2023-09-04"),
        ("sep 2023", "2023-09"),
    ],
)
def test_dates_are_understood_in_the_forms_that_lists_have(take: Take, table: Path, said: str, kept: str) -> None:
    assert take(listed({"Operation_Start_Date": said}))[1] == []
    assert rows(table)[1]["Operation_Start_Date"] == kept


@pytest.mark.parametrize(
    ("said", "kept"),
    [
        ("1 234 567,5", "1234567.50"),
        ("1\u00a0234\u00a0567", "1234567"),
        ("1234567.00", "1234567"),
        ("1234567.8901", "1234567.89"),
    ],
)
def test_amounts_are_understood_with_comma_or_point_and_spaces(take: Take, table: Path, said: str, kept: str) -> None:
    assert take(listed({TOTAL: said}))[1] == []
    assert rows(table)[1][TOTAL] == kept


def test_rows_go_to_the_county_or_to_the_area_that_holds_all_their_counties(take: Take, repository: Path) -> None:
    area = repository / "regions" / "programme-areas" / "norra-mellansverige"
    area.mkdir(parents=True)
    (area / "sources.yml").write_text("sources:\n  - {id: run, title: Lista, publisher: Myndighet}\n")
    outcome, said = take(listed({}, {ID: "b", NUTS: "SE312|SE311"}, {ID: "c", NUTS: "SE31"}))
    assert said == []
    assert outcome.written == [
        "regions/dalarna/initiatives.csv",
        "regions/programme-areas/norra-mellansverige/initiatives.csv",
    ]
    assert [(row[ID], row[NUTS]) for row in rows(area / "initiatives.csv")] == [("b", "SE312, SE311"), ("c", "")]


def test_all_rows_go_where_the_editor_says(take: Take, table: Path) -> None:
    assert take(listed({NUTS: ""}), to="dalarna")[1] == []
    assert rows(table)[1][ID] == "q7361953"


def test_a_list_that_says_no_place_needs_one(take: Take, table: Path) -> None:
    before = table.read_bytes()
    text = listed({}).replace(f";{NUTS}", "").replace(";SE312", "")
    assert take(text)[1] == [
        f"lista.csv:1:1: fel: {NUTS}: Ingen kolumn säger var satsningarna finns. Tillåtet: en kolumn "
        "Location_Indicator_NUTS_code, NUTS3_Code eller NUTS2_Code, eller --to MAPP. "
        "Lägg till --to med mappen för alla rader, till exempel --to dalarna."
    ]
    assert table.read_bytes() == before


def test_a_source_that_the_folder_does_not_have_stops_its_rows(take: Take, table: Path) -> None:
    before = table.read_bytes()
    outcome, said = take(listed({}), source="runn")
    assert said == [
        "regions/dalarna/sources.yml:1:1: fel: --source: Källan ”runn” finns inte i sources.yml. Tillåtet: run, "
        "invest. Lägg till källan i sources.yml, eller rätta namnet. Menade du ”run”?"
    ]
    assert (outcome.new, outcome.refused, table.read_bytes()) == (0, 1, before)


def test_a_second_run_changes_nothing(take: Take, table: Path) -> None:
    text = listed({}, {ID: "b", TOTAL: "500000,5"}, {ID: "c", "Beneficiary_Is_Natural_Person": "ja"})
    assert take(text)[0].new == 3
    before = table.read_bytes()
    outcome, said = take(text)
    assert (outcome.same, outcome.new, outcome.updated, outcome.written, said) == (3, 0, 0, [], [])
    assert take(text, update=True)[0].written == []
    assert table.read_bytes() == before


def test_a_row_that_differs_is_told_and_left(take: Take, table: Path) -> None:
    take(listed({}))
    before = table.read_bytes()
    outcome, said = take(listed({TOTAL: "337500"}))
    assert said == [
        f"regions/dalarna/initiatives.csv:3:4: varning: {TOTAL}: Här står ”337478.40”, och ”337500” i lista.csv:2. "
        "Det som står här får stå kvar. Kör igen med --update om det är listan som stämmer."
    ]
    assert (outcome.different, outcome.written, table.read_bytes()) == (1, [], before)


def test_a_row_that_says_the_same_in_another_form_or_with_more_sources_is_the_same(take: Take, table: Path) -> None:
    take(listed({}))
    own = table.read_text("utf-8").replace("337478.40", "337478.4").replace(",40,", ",40.0,")
    table.write_text(own, "utf-8")
    outcome, said = take(listed({}), source="invest")
    assert (outcome.same, outcome.different, said, table.read_text("utf-8")) == (1, 0, [], own)


def test_a_row_that_differs_is_replaced_when_asked_and_keeps_what_the_list_does_not_say(
    take: Take, table: Path
) -> None:
    take(listed({}), source="invest")
    table.write_text(table.read_text("utf-8").replace("Grön omställning på Öland", "Grön omställning"))
    outcome, said = take(listed({TOTAL: "337500", "Beneficiary_Name": ""}), update=True)
    row = rows(table)[1]
    assert (outcome.updated, said) == (1, [])
    assert (row[NAME], row[TOTAL], row["Beneficiary_Name"]) == (
        "Grön omställning på Öland",
        "337500",
        "Högskolan Dalarna",
    )
    assert row["Sources"] == "invest; run"


def test_what_is_not_changed_keeps_its_text_to_the_letter(take: Take, table: Path) -> None:
    own = f'{ID};{NAME};Sources\r\n"a";Å ä ö ;run\r\nb;"B";run; invest'.replace("run; invest", '"run; invest"')
    table.write_bytes(own.encode())
    take("".join(f"{line}\n" for line in (f"{ID};{NAME};{NUTS}", "ny;Ny; SE312")))
    assert table.read_bytes().decode() == f"{own}\r\nny;Ny;run\r\n"


def test_new_columns_come_last_and_only_when_they_are_needed(take: Take, table: Path) -> None:
    before = table.read_text("utf-8").splitlines()
    take(listed(dict.fromkeys(("Project_EU_Budget", "Cofinancing_Rate", "Operation_End_Date"), "")))
    after = table.read_text("utf-8").splitlines()
    assert after[:2] == [f"{before[0]},Beneficiary_Name", f"{before[1]},"]


def test_a_table_that_cannot_be_read_is_left(take: Take, table: Path) -> None:
    table.write_text(f"{table.read_text('utf-8')}för,få\n", "utf-8")
    before = table.read_bytes()
    assert take(listed({}))[1] == [
        "regions/dalarna/initiatives.csv:3:1: fel: Det går inte att lägga till något i tabellen, eftersom den här "
        "raden inte går att läsa. Tillåtet: en tabell som smartspec check godtar. Kör smartspec check, rätta det som "
        "kontrollen säger, och importera igen."
    ]
    assert table.read_bytes() == before


def ids_in(table: Path) -> list[str]:
    return [row[ID] for row in rows(table)]


def test_rows_beyond_what_a_table_holds_stand_in_another(
    take: Take, table: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(initiatives, "MOST_ROWS", 4)
    content = listed(*({ID: f"r{number}"} for number in range(8)))
    outcome, said = take(content)
    second, third = (table.with_name(f"initiatives-{number}.csv") for number in (2, 3))
    assert (outcome.new, said) == (8, [])
    assert [ids_in(one) for one in (table, second, third)] == [
        ["elkraft", "r0", "r1", "r2"], ["r3", "r4", "r5", "r6"], ["r7"],
    ]  # fmt: skip
    assert outcome.written == [f"regions/dalarna/{one.name}" for one in (table, second, third)]


def test_a_second_run_over_several_tables_finds_each_row_where_it_stands(
    take: Take, table: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(initiatives, "MOST_ROWS", 2)
    take(listed({ID: "a"}, {ID: "b"}, {ID: "c"}))
    before = {path: path.read_bytes() for path in table.parent.glob("*.csv")}
    assert take(listed({ID: "c"}, {ID: "a"}, {ID: "b"}), update=True)[0].same == 3
    assert {path: path.read_bytes() for path in table.parent.glob("*.csv")} == before
    take(listed({ID: "c", NAME: "Nytt namn"}, {ID: "d"}), update=True)
    changed = [path.name for path in sorted(table.parent.glob("*.csv")) if path.read_bytes() != before.get(path)]
    assert changed == ["initiatives-2.csv", "initiatives-3.csv"]
    assert [ids_in(path) for path in sorted(table.parent.glob("initiatives-?.csv"))] == [["b", "c"], ["d"]]


def test_a_table_is_never_made_larger_than_can_be_read(
    take: Take, table: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(initiatives, "LARGEST_ROW", 400)
    monkeypatch.setattr(initiatives, "LARGEST", 2_000)
    quoted = '"Ett ""lyft"", och mer"'
    take(listed(*({ID: f"r{number}", NAME: quoted} for number in range(30))))
    tables = sorted(table.parent.glob("initiatives*.csv"))
    assert len(tables) > 2
    assert max(path.stat().st_size for path in tables) <= 2_000
    assert sum(len(rows(path)) for path in tables) == 31


def test_several_tables_of_one_folder_are_read_as_one(table: Path, repository: Path) -> None:
    second = table.with_name("initiatives-2.csv")
    second.write_text(f"{ID},{NAME},Sources\nelkraft,Elkraft igen,run\nny,En ny,run\n", "utf-8")
    links = table.with_name("initiative-links.csv")
    links.write_text("operation,priority,by,basis\nny,2022-2028/energi,node,run\nborta,2022-2028/energi,node,run\n")
    said = [
        line for line in render(problems_of(read_repository(repository)), "sv").splitlines() if "initiative" in line
    ]
    assert [line.partition(" Tillåtet")[0].partition(" Varje id")[0] for line in said] == [
        "regions/dalarna/initiative-links.csv:3:1: fel: operation: Det finns ingen satsning ”borta” i initiatives.csv.",
        "regions/dalarna/initiatives-2.csv:2:1: fel: Operation_Unique_Identifier: "
        "Namnet ”elkraft” (id) står också på rad 2 (initiatives.csv).",
    ]


def test_a_file_of_no_known_encoding_is_refused_at_its_first_letter(take: Take) -> None:
    (said,) = take(listed({}).encode("cp437"))[1]  # as an old DOS program wrote it
    assert said.startswith("lista.csv:2:45: fel: Filen är inte sparad som UTF-8: byte 0x94.")


def test_a_link_is_never_written_through(take: Take, table: Path, repository: Path) -> None:
    outside = repository / "utanför.csv"
    table.rename(outside)
    table.symlink_to(outside)
    before = outside.read_bytes()
    take(listed({}))
    assert outside.read_bytes() == before


@pytest.mark.parametrize(
    "who",
    [
        {"Beneficiary_Is_Natural_Person": "ja"},
        {"Beneficiary_Local_Identifier": "811218-9876"},
        {"Beneficiary_Local_Identifier": "198112189876"},
        {"Beneficiary_Local_Identifier": "8112789876"},
    ],
    ids=["flag", "identity number", "with century", "co-ordination number"],
)
def test_a_private_person_is_never_named(take: Take, table: Path, repository: Path, who: dict[str, str]) -> None:
    assert take(listed(who | {"Beneficiary_Name": "Åsa Ek"}))[1] == []
    assert "Ek" not in table.read_text("utf-8")
    assert "9876" not in table.read_text("utf-8")
    assert rows(table)[1]["Beneficiary_Is_Natural_Person"] == "true"
    assert problems_of(read_repository(repository)) == []


def test_an_organisation_with_an_organisation_number_is_named(take: Take, table: Path) -> None:
    take(listed({"Beneficiary_Local_Identifier": "202100-2908"}))
    assert rows(table)[1]["Beneficiary_Name"] == "Högskolan Dalarna"


def test_a_name_that_was_published_is_taken_away_without_being_told(take: Take, table: Path) -> None:
    take(listed({"Beneficiary_Name": "Åsa Ek", "Beneficiary_Is_Natural_Person": "nej"}))
    private = listed({"Beneficiary_Name": "Åsa Ek", "Beneficiary_Is_Natural_Person": "ja"})
    assert "Ek" not in "".join(take(private)[1])
    take(private, update=True)
    assert "Ek" not in table.read_text("utf-8")


def test_a_private_person_in_a_table_that_has_no_names_can_be_updated(take: Take, table: Path) -> None:
    private = {"Beneficiary_Is_Natural_Person": "ja"}
    take(listed(private))
    assert "Beneficiary_Name" not in table.read_text("utf-8")
    assert take(listed(private | {TOTAL: "400000"}), update=True)[0].updated == 1
    assert rows(table)[1][TOTAL] == "400000"


IMPORT = ("import", "initiatives", "lista.csv")


def test_the_command_says_what_it_did_in_swedish_and_english(repository: Path) -> None:
    (repository / "lista.csv").write_text(listed({"Region": "Dalarna"}, {ID: ""}), "utf-8")
    done = called(repository, *IMPORT, "--source", "run")
    assert (done.returncode, len(done.stdout.splitlines())) == (1, 1)
    assert done.stderr.splitlines() == [
        "Läste 2 rader; nya: 1, uppdaterade: 0, finns redan: 0, finns men skiljer sig: 0, avvisade: 1.",
        "Kolumner som inte tas med: Region.",
        "Skrev: regions/dalarna/initiatives.csv.",
    ]
    (repository / "lista.csv").write_text(listed({}), "utf-8")
    again = called(repository, *IMPORT, "--source", "run", "--lang", "en")
    assert (again.returncode, again.stdout) == (0, "")
    assert again.stderr.splitlines() == [
        "1 row read; new: 0, updated: 0, already here: 1, here but different: 0, refused: 0.",
        "Nothing was changed.",
    ]


def test_a_folder_or_a_file_that_is_not_there_gives_status_2(repository: Path) -> None:
    assert called(repository, *IMPORT, "--source", "run").returncode == 2
    (repository / "lista.csv").write_text(listed({}), "utf-8")
    done = called(repository, *IMPORT, "--source", "run", "--to", "regions/ingenstans/")
    assert (done.returncode, done.stderr) == (2, "Det finns ingen sådan fil eller mapp: regions/ingenstans\n")
