"""The index of financed initiatives in a real browser: filters, words, sums, address, file; and without scripts."""

import re
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

import pytest
from kinds import ENGLISH, SWEDISH
from playwright.sync_api import Page, Route, expect
from smartspec.analysis.holdings import Holding, by_amount
from smartspec.analysis.initiative_facets import described_initiatives
from smartspec.analysis.initiatives import Initiative, all_initiatives, initiatives_of, lasts
from smartspec.clock import today
from smartspec.model import Atlas, Territory
from smartspec.pages.initiatives.rows import SHOWN_FIRST
from tables_for_people import table
from waiting import comes_to

INDEX = SWEDISH["initiatives"]
ROWS = ".s3-initiative-list > li"
NUMBER = re.compile(r"\d[\d ]*(?:,\d+)?")
Open = Callable[..., Page]


def titles(page: Page) -> list[str]:
    return page.locator(f"{ROWS} h3").evaluate_all("all => all.map(h3 => h3.querySelector('a, span').textContent)")


def plain(text: str) -> str:
    return " ".join(text.replace("\u00a0", " ").split())


def sums(page: Page) -> list[str]:
    """The sums of what is chosen, also the folded ones."""
    return [plain(line) for line in page.locator(".s3-chosen-sums li").all_text_contents()]


def shared(page: Page) -> str:
    return plain(page.locator(".s3-shared").inner_text())


def expected(atlas: Atlas, **chosen: str) -> Holding:
    """The initiatives that have those values, computed without the script."""
    found = described_initiatives(atlas)
    return Holding(tuple(d.item for d in found if all(value in d.values[facet] for facet, value in chosen.items())))


def largest(atlas: Atlas) -> list[Initiative]:
    """All that have an amount, the largest first."""
    return list(by_amount(all_initiatives(atlas)))


def test_what_is_chosen_is_shown_counted_and_summed_by_kind(index: Open, atlas: Atlas) -> None:
    page = index("?region=dalarna")
    wanted = expected(atlas, region="dalarna")
    comes_to(page, lambda: page.locator(".s3-shown").inner_text(), str(wanted.count))
    own = Holding(initiatives_of(atlas, atlas.contributions["dalarna"].territory))
    assert len(sums(page)) == len(own.sums)
    assert f"Summorna gäller de {own.count} satsningarna i länens egna listor. 2 till står" in shared(page)
    page.locator("[data-facet=belopp] summary").click()
    page.locator("[data-facet=belopp] input[value=eu-beviljat]").check()
    comes_to(page, lambda: page.locator(".s3-shown").inner_text(), "2")
    assert page.url.endswith("?region=dalarna&belopp=eu-beviljat")
    assert titles(page) == ["Nationell satsning på energi", "Tekniskt stöd"]


@pytest.mark.parametrize("county", ["dalarna", "gavleborg", "kalmar", "varmland"])
def test_the_sums_of_a_county_are_those_of_its_page(index: Open, county: str) -> None:
    page = index(path=f"satsningar/region/{county}/")
    stated = sorted(map(plain, page.locator(".s3-totals .s3-money").all_text_contents()))
    page = index(f"?region={county}")
    comes_to(page, lambda: page.locator(".s3-first").is_hidden(), True)
    found = sorted(plain(line) for line in page.locator(".s3-chosen-sums .s3-money").all_text_contents())
    assert found == stated


def test_a_countys_name_in_the_words_sums_no_more_than_its_filter_and_leads_to_it(index: Open, atlas: Atlas) -> None:
    by_filter, by_words = index("?region=dalarna"), index("?ord=dalarna")
    comes_to(by_words, lambda: by_words.locator(".s3-meant").is_visible(), True)
    assert sums(by_words) == sums(by_filter) != []
    assert "stå" in shared(by_words)
    number = len([d for d in described_initiatives(atlas) if "dalarna" in d.values["region"]])
    link = by_words.locator(".s3-meant a")
    assert plain(link.inner_text()) == f"Visa bara det som finns i länet Dalarna ({number})"
    link.click()
    comes_to(by_words, lambda: by_words.locator(".s3-shown").inner_text(), str(number))
    assert by_words.locator(".s3-meant").is_hidden()


def test_a_county_has_its_own_list_first(index: Open, atlas: Atlas) -> None:
    page = index("?region=dalarna")
    listed = [item.facts.Operation_Name_Programme_Language for item in initiatives_of(atlas, county_of(atlas))]
    comes_to(page, lambda: set(titles(page)[: len(listed)]), set(listed))


def county_of(atlas: Atlas) -> Territory:
    return atlas.contributions["dalarna"].territory


def test_what_goes_on_is_chosen_and_ordered(index: Open, atlas: Atlas) -> None:
    page = index("?slut=senare&ordning=slut")
    lasting = sorted(item.last_year for item in all_initiatives(atlas) if lasts(item, today()))
    comes_to(page, lambda: page.locator(".s3-shown").inner_text(), str(len(lasting)))
    assert lasting
    years = [line.rpartition("–")[2][:4] for line in page.locator(f"{ROWS} .s3-place").all_inner_texts()]
    assert sorted(years) == lasting
    assert years == sorted(years, reverse=True)


def test_a_word_finds_what_is_called_something_else_and_not_the_words_of_an_objective(index: Open) -> None:
    page = index("?ord=turism")
    comes_to(page, lambda: page.locator(".s3-also").inner_text(), "Även ord för samma sak: besöksnäring.")
    found = titles(page)
    assert "Från Byhotell till Visit Village" in found
    page = index("?ord=besöksnäring")
    comes_to(page, lambda: titles(page), found)
    page = index("?ord=koldioxidsnål")
    comes_to(page, lambda: page.locator(".s3-shown").inner_text(), "0")
    expect(page.locator(".s3-sums-of")).to_be_hidden()


def test_what_only_another_word_finds_says_so_and_stands_last_and_in_no_sum(index: Open) -> None:
    page = index(own=True)

    def with_words_alike(route: Route) -> None:
        packed = route.fetch().json()
        route.fulfill(json={**packed, "alike": ["boost, bioeconomy"]})

    page.route("**/*.json", with_words_alike)
    page.locator("#s3-words").fill("boost")
    comes_to(page, lambda: titles(page)[:1], ["Boost Dalarna"])
    assert "The Bioeconomy Region" in titles(page)
    by = page.locator(ROWS, has_text="The Bioeconomy Region").locator(".s3-small").last
    assert by.inner_text() == "Hittad genom: bioeconomy"
    assert "Hittad genom" not in page.locator(ROWS).first.inner_text()
    assert "Summorna gäller de 1 satsningar som har själva ordet." in shared(page)
    assert not [line for line in sums(page) if "euro" in line]
    page.locator("#s3-words").fill("bioeconomy")
    comes_to(page, lambda: any("euro" in line for line in sums(page)), True)


def test_the_name_of_a_theme_finds_what_has_it_but_is_not_its_own_word(index: Open) -> None:
    page = index("?ord=skog")
    comes_to(page, lambda: "Bioeconomy Regions in Scandinavia" in titles(page), True)
    by = page.locator(ROWS, has_text="Bioeconomy Regions in Scandinavia").locator(".s3-small").last
    assert "Skog och bioekonomi" in by.inner_text()
    assert titles(page)[0].startswith("Bioinno")


def test_a_short_word_is_not_found_within_others(index: Open) -> None:
    page = index("?ord=io")
    comes_to(page, lambda: page.locator(".s3-shown").inner_text(), "0")
    page = index("?ord=iuc")
    comes_to(page, lambda: titles(page), ["Industriellt utvecklingscentrum (IUC) i Gävleborg"])


def test_all_rows_are_fetched_when_somebody_reaches_for_the_index_and_not_before(index: Open, atlas: Atlas) -> None:
    page = index(own=True)
    fetched: list[str] = []
    page.on("request", lambda request: fetched.append(request.url))
    page.locator("h1").click()
    more = page.locator(".s3-more button")
    assert titles(page) == [item.facts.Operation_Name_Programme_Language for item in largest(atlas)[:SHOWN_FIRST]]
    assert page.locator(ROWS).count() < len(all_initiatives(atlas))
    assert more.is_visible()
    assert [url for url in fetched if url.endswith(".json")] == []
    page.locator("#s3-words").focus()
    comes_to(page, lambda: page.locator(".s3-first").is_hidden(), True)
    assert len([url for url in fetched if url.endswith(".json")]) == 1


def test_what_is_chosen_before_the_rows_are_there_counts_when_they_come(index: Open) -> None:
    page = index(own=True)
    held: list[Route] = []
    page.route("**/*.json", lambda route: held.append(route))
    page.locator("[data-facet=region] input[value=dalarna]").check()
    page.locator("#s3-sort").select_option("namn")
    page.locator("#s3-words").fill("skog")
    comes_to(page, lambda: len(held), 1)
    assert "dalarna" not in page.url
    held[0].continue_()
    comes_to(page, lambda: page.url.endswith("?region=dalarna&ord=skog&ordning=namn"), True)
    comes_to(page, lambda: "Bioeconomy Regions in Scandinavia" in titles(page), True)
    assert page.locator("#s3-words").input_value() == "skog"


def test_what_cannot_be_fetched_is_told_beside_what_asked_for_it(index: Open) -> None:
    page = index(own=True)
    page.route("**/*.json", lambda route: route.fulfill(status=404, body="{}"))
    page.locator("#s3-words").focus()
    expect(page.locator(".s3-find").get_by_role("alert")).to_contain_text("Det gick inte att hämta")
    assert page.locator(ROWS).count() > 0
    page = index(own=True)
    page.route("**/*.csv", lambda route: route.fulfill(status=404, body="Sidan finns inte"))
    page.locator("#s3-words").focus()
    comes_to(page, lambda: page.locator(".s3-first").is_hidden(), True)
    page.locator("[data-s3-csv]").click()
    expect(page.locator("[data-s3-csv] + [role=alert]")).to_contain_text("Det gick inte att hämta")


def test_every_sum_is_that_of_the_rows(index: Open, atlas: Atlas) -> None:
    page = index()
    page.locator("#s3-words").focus()
    whole = expected(atlas)
    comes_to(page, lambda: page.locator(".s3-first").is_hidden(), True)
    found = (NUMBER.search(line.partition(": ")[2]) for line in sums(page))
    numbers = sorted(Decimal(match[0].replace(" ", "").replace(",", ".")) for match in found if match)
    assert numbers == sorted(one.money.amount for one in whole.sums)


def test_a_link_shows_the_same_and_back_undoes(index: Open) -> None:
    page = index("?ord=energi&ordning=namn")
    comes_to(page, lambda: page.locator("#s3-words").input_value(), "energi")
    before = titles(page)
    assert before == sorted(before, key=str.casefold)
    assert "Nationell satsning på energi" in before
    page.locator("[data-facet=region] input[value=kalmar]").check()
    comes_to(page, lambda: page.url.endswith("?region=kalmar&ord=energi&ordning=namn"), True)
    page.go_back()
    comes_to(page, lambda: titles(page), before)


def test_an_organisation_that_has_no_box_can_be_chosen_by_its_address(index: Open) -> None:
    page = index("?aktor=statens-exempelverk")
    comes_to(page, lambda: page.locator(".s3-shown").inner_text(), "2")
    expect(page.locator(".s3-chips")).to_contain_text("Statens Exempelverk")


def test_nothing_that_fits_says_so_and_leads_on(index: Open) -> None:
    page = index("?ord=finnsinte")
    expect(page.locator(".s3-empty")).to_be_visible()
    assert (page.locator(".s3-empty a").get_attribute("href") or "").endswith("/sok/?q=finnsinte")
    page.locator(".s3-empty button").click()
    expect(page.locator(".s3-empty")).to_be_hidden()


def test_the_choice_is_saved_as_excel_wants_it(index: Open) -> None:
    page = index("?aktor=statens-exempelverk")
    comes_to(page, lambda: page.locator(".s3-shown").inner_text(), "2")
    with page.expect_download() as waited:
        page.locator("[data-s3-csv]").click()
    saved = table(Path(waited.value.path()).read_bytes().decode("utf-8"))
    assert [row["Nummer i listan"] for row in saved] == ["n1", "n2"]


def test_a_row_leads_to_where_its_sources_stand(index: Open) -> None:
    page = index("?aktor=statens-exempelverk&ordning=belopp")
    comes_to(page, lambda: page.locator(".s3-shown").inner_text(), "2")
    page.locator(f"{ROWS} h3 a").first.click()
    page.wait_for_url("**/satsningar/riket/sverige/#insats-n1")
    expect(page.locator("#insats-n1")).to_be_in_viewport()


def test_in_english_the_rows_have_english_names(index: Open) -> None:
    page = index("?aktor=statens-exempelverk", path=ENGLISH["initiatives"])
    comes_to(page, lambda: titles(page), ["National energy initiative", "Technical assistance"])
    assert "EU support granted: SEK 12,000,000" in plain(page.locator(".s3-chosen-sums").inner_text())


@pytest.mark.parametrize("width", [390, 320])
def test_it_fits_a_phone(index: Open, width: int) -> None:
    page = index("?region=dalarna", width=width)
    comes_to(page, lambda: page.locator(".s3-first").is_hidden(), True)
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    expect(page.locator("[data-facet=region]")).to_be_hidden()


def test_without_scripts_the_lists_by_county_and_objective_lead_to_the_rows(index: Open) -> None:
    page = index(width=390, java_script_enabled=False)
    assert page.locator(ROWS).count() > 5
    page.locator("[data-facet=region] a", has_text="Dalarna").click()
    assert "Boost Dalarna" in titles(page)
    page.go_back()
    page.locator("[data-facet=mal] a", has_text="Koldioxidsnål ekonomi").click()
    assert titles(page) == ["Nationell satsning på energi"]


@pytest.mark.parametrize("path", [SWEDISH["initiatives"], ENGLISH["initiatives"]])
def test_on_a_phone_without_scripts_one_finds_what_mentions_forest_in_a_county(index: Open, path: str) -> None:
    page = index(path=path, width=390, java_script_enabled=False)
    page.locator("[data-facet=region] a", has_text="Dalarna").click()
    page.locator("article a[href='#namner-lista']").click()
    expect(page.locator("#namner-lista")).to_be_in_viewport()
    forest = page.locator(".s3-keys > div", has=page.locator("dt", has_text=re.compile("Skog och|Forest and")))
    assert "Bioeconomy Regions in Scandinavia" in forest.locator("li a").all_inner_texts()
    forest.locator("a", has_text="Bioinno").click()
    expect(page.locator("#insats-bioinno")).to_be_in_viewport()
    assert page.evaluate("document.documentElement.scrollWidth") <= 390


def test_on_a_phone_without_scripts_the_largest_in_a_county_stands_first_with_its_kind(index: Open) -> None:
    page = index(width=390, java_script_enabled=False)
    page.locator("[data-facet=region] a", has_text="Kalmar").click()
    first = page.locator(ROWS).first
    assert plain(first.locator("h3 > span").inner_text()) == "Brackvatten till nytta"
    assert "Planerad kostnad: 1 200 000,50 kr" in plain(first.locator(".s3-amounts").inner_text())


def test_on_a_phone_words_and_county_together_find_what_mentions_forest(index: Open) -> None:
    page = index(width=390)
    page.locator(".s3-all-facets > summary").click()
    page.locator("[data-facet=region] label", has_text="Dalarna").click()
    page.locator("#s3-words").fill("skog")
    comes_to(page, lambda: page.url.endswith("?region=dalarna&ord=skog"), True)
    comes_to(page, lambda: "Bioeconomy Regions in Scandinavia" in titles(page), True)
    assert "Från Byhotell till Visit Village" not in titles(page)


@pytest.mark.parametrize(("link", "first"), [("Mål", "Koldioxidsnål ekonomi"), ("Första år", "2024")])
def test_without_scripts_the_tables_by_objective_and_year_are_a_link_away(index: Open, link: str, first: str) -> None:
    page = index(width=390, java_script_enabled=False)
    page.locator("article p a", has_text=re.compile(f"^{link}$")).click()
    table = page.locator(":target table")
    expect(table).to_be_in_viewport()
    table.locator("th a", has_text=first).click()
    expect(page.locator(ROWS).first).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth") <= 390


def test_the_keyboard_passes_the_filters_in_one_step(index: Open) -> None:
    page = index("")
    page.locator("#s3-words").focus()
    page.keyboard.press("Tab")
    past = page.locator(".s3-past")
    expect(past).to_be_focused()
    assert past.bounding_box()["width"] > 50  # type: ignore[index]
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('#traffar') !== null")


def test_on_paper_a_table_that_nobody_opened_is_left_out(index: Open) -> None:
    page = index("")
    folds = page.locator(".s3-index ~ details.s3-fold")
    page.locator("#programomraden").click()
    page.emulate_media(media="print")
    shown = [fold for fold in folds.all() if fold.is_visible()]
    assert (len(shown), folds.count() > 3) == (1, True)
    expect(shown[0].locator("table")).to_be_visible()
