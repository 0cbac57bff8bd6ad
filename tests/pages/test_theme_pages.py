"""The page of a theme answers who has chosen it, on what grounds, what is financed and who takes part."""

import re

import pytest
from small_country import TODAY
from smartspec.analysis.coverage import theme_coverage
from smartspec.analysis.initiatives import all_initiatives
from smartspec.model import Atlas
from smartspec.pages.node.overview import overview_page
from smartspec.pages.page import Page, Settings
from smartspec.pages.priorities.index import priority_files, priority_pages
from smartspec.pages.regions.strategies import strategy_pages
from smartspec.pages.writer import Writer
from tables_for_people import table

SETTINGS = Settings("https://s3.example/", {"sv": "S", "en": "E"}, "")
FOREST, ENVIRONMENT, FOOD = (f"prioriteringar/tema/{name}/" for name in ("forest-bioeconomy", "environment", "food"))
ROWS_OF_MONEY = re.compile(r"<div><dt>([^<]*): (\d+)</dt><dd>(.*?)</dd></div>", re.DOTALL)


@pytest.fixture(scope="module")
def pages(atlas: Atlas) -> dict[tuple[str, str], Page]:
    made = [page for lang in ("sv", "en") for page in priority_pages(Writer(atlas, SETTINGS, lang))]
    return {(page.lang, page.address): page for page in made if page.address.startswith("prioriteringar/tema/")}


def part(page: Page, ident: str) -> str:
    """What stands below one heading of level 2."""
    return re.split(r"<h2", page.html.partition(f'<h2 id="{ident}"')[2])[0]


def told_of(page: Page, priority: str) -> str:
    """The row of one priority."""
    (row,) = (item for item in page.html.split("<li>\n<h3>") if item.startswith(f'<a href="../../../{priority}/"'))
    return row.partition("</dl>")[0]


def text_of(html: str) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", html).split())


def test_places_stand_once_by_how_they_have_chosen_the_theme(pages: dict[tuple[str, str], Page]) -> None:
    first = text_of(pages["sv", FOREST].html.partition("<figure")[0])
    assert "Huvudtema: 3 Värmland , Dalarna , Gävleborg" in first
    assert "Huvudtema, men oklart om det gäller: 1 Kalmar" in first
    assert "Gemensam för ett programområde: 1 Småland och Öarna" in first
    assert "Bara i avslutade strategier" not in first, "Värmland has it in a strategy in force as well"
    health = text_of(pages["sv", "prioriteringar/tema/health/"].html.partition("<figure")[0])
    assert "Bara i avslutade strategier" not in health, "Dalarna touches it now"


def test_each_priority_has_what_its_sources_say_with_a_note_that_is_listed(pages: dict[tuple[str, str], Page]) -> None:
    swedish, english = (pages[lang, FOREST] for lang in ("sv", "en"))
    row = told_of(swedish, "regioner/varmland/2022-2028/skoglig-bioekonomi")
    assert "Skoglig bioekonomi är en av sju prioriteringar" in row
    (note,) = {*re.findall(r'href="#(kalla-[^"]+)"', row)}
    assert f'<li id="{note}"' in swedish.after
    assert "Skoglig bioekonomi är en av sju" not in told_of(english, "regioner/varmland/2022-2028/skoglig-bioekonomi")


def test_notes_of_two_regions_lead_to_the_source_of_each(atlas: Atlas, pages: dict[tuple[str, str], Page]) -> None:
    page, found = pages["sv", FOREST], {}
    for county in ("varmland", "dalarna"):
        strategy = atlas.contributions[county].current[0]
        placed = next(p for p in strategy.priorities if p.facts.theme == "forest-bioeconomy")
        row = told_of(page, f"regioner/{county}/{strategy.id}/{placed.id}")
        note = re.search(r'href="#(kalla-[^"]+)"', row)[1]  # type: ignore[index]
        found[county] = page.after.partition(f'id="{note}"')[2].partition("</li>")[0]
        assert any(source.title in found[county] for source in atlas.contributions[county].cited(placed.facts.sources))
    assert found["varmland"] != found["dalarna"]


def test_a_strength_with_a_word_for_the_theme_is_told_and_none_is_said_to_be_none(
    atlas: Atlas, pages: dict[tuple[str, str], Page]
) -> None:
    page = pages["sv", FOREST]
    row = told_of(page, "regioner/dalarna/2022-2028/innovativ-och-hallbar-bioekonomi")
    strengths = [one.sv for one in atlas.contributions["dalarna"].facts.strengths]
    assert sum(text in row for text in strengths) == 1
    assert any(text not in page.html for text in strengths), "no strength without such a word"
    none = text_of(told_of(page, "regioner/varmland/2022-2028/skoglig-bioekonomi"))
    assert "Styrkor som nämner temat Vi har inte hittat någon." in none


def test_organisations_stand_with_where_they_are_named_those_of_most_places_first(
    pages: dict[tuple[str, str], Page],
) -> None:
    listed = re.findall(r"<li>(.*?) <small>\((.*?)\)</small>", part(pages["sv", FOREST], "deltar"))
    named = {re.sub(r"<[^>]+>", "", name): places for name, places in listed}
    assert named["Paper Province"] == "Värmland, Dalarna"
    assert named["Högskolan i Gävle"] == "Gävleborg"
    assert len(named) == len(listed)
    counted = [places.count(",") for places in named.values()]
    assert counted == sorted(counted, reverse=True)
    assert counted[0] == 1
    assert "Ingen prioritering här namnger någon organisation." in part(pages["sv", ENVIRONMENT], "deltar")


def test_needs_offers_and_cooperation_are_those_of_the_theme(pages: dict[tuple[str, str], Page]) -> None:
    environment, food = (text_of(part(pages["sv", address], "samverkan")) for address in (ENVIRONMENT, FOOD))
    assert "Kalmar – " in environment
    assert "Inget som anger temat." not in environment
    assert "Inget som anger temat." in food
    assert "PA Bioeconomy" in food
    assert "PA Bioeconomy" not in environment


def test_those_that_touch_the_theme_are_listed_apart(pages: dict[tuple[str, str], Page]) -> None:
    assert 'kalmar/odaterad/bioinnovation/"' in part(pages["sv", FOOD], "beror")
    assert 'id="beror"' not in pages["sv", "prioriteringar/tema/space-testing/"].html


def test_linked_initiatives_stand_by_whether_their_end_has_come(
    atlas: Atlas, pages: dict[tuple[str, str], Page]
) -> None:
    linked = {link.operation for one in atlas.contributions.values() for link in one.links}
    days = {item.id: item.last_day for item in all_initiatives(atlas)}
    rows = {}
    for (lang, address), page in pages.items():
        if lang == "sv":
            for label, said, listed in ROWS_OF_MONEY.findall(part(page, "satsningar")):
                found = re.findall(r"#insats-([^\"]+)", listed)
                assert len(found) == len(set(found)) == int(said), address
                rows.setdefault(label, set()).update(found)
    assert rows["Slutdatum inte passerat"] | rows["Slutdatum passerat eller inte känt"] == linked
    assert all(days[one] >= TODAY for one in rows["Slutdatum inte passerat"])
    assert not any(days[one] > TODAY for one in rows["Slutdatum passerat eller inte känt"])
    assert all(rows.values())


def test_the_table_carries_what_the_page_says(atlas: Atlas) -> None:
    files = {file.path: file for file in priority_files(Writer(atlas, SETTINGS, "sv"))}
    rows = {row["Sida"].split("/")[-2]: row for row in table(files[f"{FOREST}prioriteringar.csv"].content.decode())}
    dalarna, varmland = rows["innovativ-och-hallbar-bioekonomi"], rows["skoglig-bioekonomi"]
    assert dalarna["Organisationer"].split("; ")[:2] == ["Stora Enso", "Setra"]
    assert dalarna["Styrkor som nämner temat"] in [one.sv for one in atlas.contributions["dalarna"].facts.strengths]
    assert varmland["Styrkor som nämner temat"] == ""
    placed = next(p for p in atlas.contributions["dalarna"].current[0].priorities if p.id.startswith("innovativ"))
    titles = [source.title for source in atlas.contributions["dalarna"].cited(placed.facts.sources)]
    assert titles
    assert [title in dalarna["Källor"] for title in titles] == [True] * len(titles)
    assert any(row["Kopplade satsningar"] for row in rows.values())


def test_a_priority_without_linked_initiatives_leads_on(atlas: Atlas) -> None:
    written = strategy_pages(Writer(atlas, SETTINGS, "sv"), atlas.contributions["gavleborg"])
    page = next(page for page in written if page.address.endswith("/digitala-tjanster-och-processer/"))
    money = part(page, "satsningar")
    assert "Vi har inte hittat någon satsning som är kopplad till prioriteringen." in money
    assert 'href="../../../../satsningar/region/gavleborg/"' in money
    assert 'href="../../../../prioriteringar/tema/digital/"' in money


def test_of_the_regions_with_a_theme_it_is_told_how_many_are_unclear(atlas: Atlas) -> None:
    covered = {one.theme: one for one in theme_coverage(atlas)}
    assert [county.slug for county in covered["forest-bioeconomy"].unclear] == ["kalmar"]
    assert covered["industry"].unclear == ()
    html = text_of(overview_page(Writer(atlas, SETTINGS, "sv")).html)
    assert "Skog och bioekonomi (4 regioner, varav oklart om det gäller: 1)" in html.replace(" ( ", " (").replace(
        "  ", " "
    )
