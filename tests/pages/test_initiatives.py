"""The pages about initiatives: sums with what they cover, unknown as unknown, and the same in a file for machines."""

import csv
import io
import re
from dataclasses import replace

import pytest
from smartspec.model import Atlas
from smartspec.pages.csv_table import inert
from smartspec.pages.initiatives.initiatives import MOST_SHOWN, initiative_pages, initiatives_file
from smartspec.pages.page import Page, Settings
from smartspec.pages.writer import Writer

SETTINGS = Settings("https://s3.example/", {"sv": "Smart specialisering", "en": "Smart specialisation"}, "")


def pages(atlas: Atlas, lang: str = "sv") -> dict[str, Page]:
    return {page.address: page for page in initiative_pages(Writer(atlas, SETTINGS, lang))}


def text(page: Page) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", page.html)).strip()


def changed(atlas: Atlas, slug: str, **facts: object) -> Atlas:
    """The atlas where each initiative of a county is like its first, with those facts."""
    own = atlas.contributions[slug]
    row = own.initiatives[0].model_copy(update=facts)
    return replace(atlas, contributions={**atlas.contributions, slug: replace(own, initiatives=(row,), links=())})


def test_there_is_a_page_for_the_country_and_each_region_area_and_theme(atlas: Atlas) -> None:
    kinds = [address.split("/")[1] for address in pages(atlas)]
    themes = len(atlas.vocabularies["themes"].terms)
    assert {kind: kinds.count(kind) for kind in kinds} == {"": 1, "region": 5, "programomrade": 2, "tema": themes}
    assert list(pages(atlas)) == list(pages(atlas, "en"))


def test_amounts_are_written_as_people_write_them_in_each_language(atlas: Atlas) -> None:
    facts = {"Total_Eligible_Expenditure_amount": "1234567", "Total_Eligible_Expenditure_Currency": "SEK"}
    made = changed(atlas, "dalarna", **facts, Paid_Amount="1000.50")
    swedish, english = (text(pages(made, lang)["satsningar/region/dalarna/"]) for lang in ("sv", "en"))
    assert "Planerad kostnad 1 234 567 kr 1 satsning" in swedish
    assert "Utbetalt 1 000,50 kr 1 satsning" in swedish
    assert "Planned cost SEK 1,234,567 1 initiative" in english
    assert "Paid out SEK 1,000.50 1 initiative" in english


def test_the_share_with_an_amount_stands_beside_every_sum(atlas: Atlas) -> None:
    said = text(pages(atlas)["satsningar/region/dalarna/"])
    assert "Källorna berättar om 13 satsningar här. 1 har ett belopp som går att summera." in said
    assert "Med belopp 1 av 13 (8 %) Belopp bara i ord 6 " in said


def test_a_region_without_rows_lacks_material_and_has_no_zero(atlas: Atlas) -> None:
    own = replace(atlas.contributions["kalmar"], initiatives=(), links=())
    without = replace(atlas, contributions={**atlas.contributions, "kalmar": own})
    for made, slug, name in ((without, "kalmar", "Kalmar"), (atlas, "gotland", "Gotland")):
        own_page = text(pages(made)[f"satsningar/region/{slug}/"])
        assert "Underlag om satsningar saknas här." in own_page
        assert not re.search(r"\b0\b|kr\b", own_page)
        (row,) = re.findall(rf"<tr><th[^>]*><a[^>]*>{name}</a></th>(.*?)</tr>", pages(made)["satsningar/"].html, re.S)
        assert re.sub(r"<[^>]+>", "", row).strip() == "Underlag saknas"


def test_a_private_person_is_shown_as_one_and_never_named(atlas: Atlas) -> None:
    made = changed(atlas, "dalarna", Beneficiary_Name=None, Beneficiary_Is_Natural_Person=True)
    assert "en privatperson, vars namn inte publiceras" in text(pages(made)["satsningar/region/dalarna/"])


def test_programmes_are_told_when_rows_name_them(atlas: Atlas) -> None:
    made = changed(atlas, "dalarna", Programme_Name="Norra Mellansverige 2021–2027")
    said = text(pages(made)["satsningar/"])
    assert "Per program Program Satsningar Med belopp I ord Summor " in said
    assert "Norra Mellansverige 2021–2027 1 0 (0 %)" in said
    assert "Småland och Öarna 2021–2027 1 1 (100 %)" in said
    none = changed(atlas, "kalmar", Programme_Name=None)
    assert "Per program Program" not in text(pages(none)["satsningar/"])


def test_a_long_list_is_cut_on_the_page_and_whole_in_the_file(atlas: Atlas) -> None:
    own = atlas.contributions["dalarna"]
    rows = tuple(
        own.initiatives[0].model_copy(update={"Operation_Unique_Identifier": f"r{n}"}) for n in range(MOST_SHOWN + 50)
    )
    made = replace(atlas, contributions={"dalarna": replace(own, initiatives=rows, links=())})
    page = pages(made)["satsningar/region/dalarna/"]
    assert "De första 300 av 350 visas. CSV-filen har alla." in text(page)
    assert page.html.count('<th scope="row"><span') == MOST_SHOWN
    assert len(table(made)) == MOST_SHOWN + 50


def table(atlas: Atlas) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(initiatives_file(Writer(atlas, SETTINGS, "sv")).text)))


def test_the_file_has_every_row_with_its_amounts_priorities_and_sources(atlas: Atlas) -> None:
    rows = table(atlas)
    assert len(rows) == sum(len(contribution.initiatives) for contribution in atlas.contributions.values())
    (bioeconomy,) = (r for r in rows if (r["territory"], r["id"]) == ("dalarna", "the-bioeconomy-region"))
    assert (bioeconomy["Total_Eligible_Expenditure_amount"], bioeconomy["Project_EU_Budget"]) == ("4424877", "1239563")
    assert bioeconomy["sources"].startswith("The Bioeconomy Region (projektfakta) <https://")
    (boost,) = (r for r in rows if r["id"] == "boost-dalarna")
    assert "regioner/dalarna/2022-2028/smarta-energisystem/" in boost["priorities"].split("; ")


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@a", "\t=1"])
def test_no_cell_of_the_file_is_run_by_a_spreadsheet(text: str) -> None:
    assert inert(text) == f"'{text}"
    assert inert(f"a{text}") == f"a{text}"
