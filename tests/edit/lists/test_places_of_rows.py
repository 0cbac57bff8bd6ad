"""Codes of places are read whatever stands beside them, and are judged also where the editor says the folder."""

from pathlib import Path

import pytest
from small_list import Take, listed
from test_import import rows

NUTS = "Location_Indicator_NUTS_code"


@pytest.mark.parametrize(
    "said",
    [
        "SE312", "se312", "SE312 - Dalarnas län", "SE312 – Dalarna", "SE312 Dalarnas län", "SE312: Dalarna County",
        "Dalarnas län (SE312)", "SE312, Dalarnas län", "SE312|SE312", "SE312-Dalarnas l&auml;n", "SE312 -  DALARNA",
    ],
)  # fmt: skip
@pytest.mark.parametrize("to", [None, "dalarna"])
def test_a_code_beside_its_own_name_is_one_code(take: Take, table: Path, said: str, to: str | None) -> None:
    assert take(listed({NUTS: f'"{said}"'}), to=to)[1] == []
    assert rows(table)[1].get(NUTS, "") == ""


@pytest.mark.parametrize(
    "said",
    ["SE312|SE311", "SE312;SE311", "SE312, SE311", "SE312 SE311", "SE312 - Dalarnas län | SE311 - Värmlands län"],
)
def test_several_codes_are_kept_apart(take: Take, table: Path, said: str) -> None:
    assert take(listed({NUTS: f'"{said}"'}), to="dalarna")[1] == []
    assert rows(table)[1][NUTS] == "SE312, SE311"


@pytest.mark.parametrize(
    ("said", "unknown"),
    [
        ("SE312 - Värmlands län", "Värmlands län"),
        ("SE312 - Dalarna och Värmland", "Dalarna och Värmland"),
        ("SE", "SE"),
        ("20", "20"),
        ("SE319", "SE319"),
        ("SE312|NO021", "NO021"),
        ("Dalarnas län", "Dalarnas län"),
        ("hela landet", "hela landet"),
    ],
)
@pytest.mark.parametrize("to", [None, "dalarna"])
def test_what_is_no_code_is_told_also_with_a_folder(take: Take, said: str, unknown: str, to: str | None) -> None:
    (told,) = take(listed({NUTS: said}), to=to)[1]
    assert told.startswith(f"lista.csv:2:11: fel: {NUTS}: ”{unknown}” är ingen NUTS-kod för ett svenskt län eller")


@pytest.mark.parametrize(("said", "shown"), [("SE213", "SE213"), ("SE21", "SE21"), ("SE311|SE214", "SE311, SE214")])
def test_a_folder_that_the_codes_speak_against_is_refused(take: Take, table: Path, said: str, shown: str) -> None:
    before = table.read_bytes()
    assert take(listed({NUTS: said}), to="dalarna")[1] == [
        f"lista.csv:2:11: fel: {NUTS}: Raden ligger i {shown}, men --to säger dalarna. Tillåtet med --to: koder för "
        "det länet eller området, för området omkring det eller för ett län i det, eller ingen kod. Rätta koden, eller "
        "importera raden för sig med en annan --to."
    ]
    assert table.read_bytes() == before


@pytest.mark.parametrize("said", ["SE31", "SE312|SE214", "", "SE31|SE21"])
def test_a_folder_that_one_of_the_codes_touches_is_right(take: Take, said: str) -> None:
    assert take(listed({NUTS: said}), to="dalarna")[1] == []
