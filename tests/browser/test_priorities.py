"""The index of priorities in a real browser: filters, words, address, file, keyboard; and without scripts."""

import re
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from kinds import ENGLISH, SWEDISH
from playwright.sync_api import Browser, Page, expect
from tables_for_people import table
from waiting import comes_to, engine_is_in_use, listen, said

INDEX, ENERGY = SWEDISH["priorities"], SWEDISH["facet"]
ROWS = """rows => rows.map(row => ({...row.dataset, name: row.querySelector("h3").textContent,
  place: row.querySelector(".s3-place").textContent, href: row.querySelector("a").href}))"""
Row = dict[str, str]
Open = Callable[..., Page]


@pytest.fixture(scope="module")
def every(browser: Browser, address: str) -> list[Row]:
    """All rows with their facts, as they stand without scripts."""
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(address + INDEX)
    rows: list[Row] = page.locator(".s3-priorities > li").evaluate_all(ROWS)
    context.close()
    assert len(rows) > 20
    return rows


def shown(page: Page) -> list[Row]:
    rows: list[Row] = page.locator(".s3-priorities > li:visible").evaluate_all(ROWS)
    return rows


def names(rows: list[Row]) -> Counter[str]:
    return Counter(row["href"] for row in rows)


def shows(page: Page, wanted: list[Row] | Counter[str]) -> None:
    """Wait until those rows, by their addresses, and no others are shown."""
    comes_to(page, lambda: names(shown(page)), wanted if isinstance(wanted, Counter) else names(wanted))


def fits(row: Row, **chosen: set[str]) -> bool:
    """One of the values in every facet asked for."""
    return all(set(row.get(facet, "").split()) & values for facet, values in chosen.items())


def facet(page: Page, name: str) -> object:
    """The counts of a facet by value."""
    return page.locator(f"[data-facet={name}] [data-value]").evaluate_all(
        "rows => Object.fromEntries(rows.map(r => [r.dataset.value, Number(r.querySelector('.s3-count').textContent)]))"
    )


def tick(page: Page, name: str, value: str) -> None:
    page.locator(f"[data-facet={name}] input[value='{value}']").check()


def total(page: Page) -> str:
    return page.get_by_role("main").get_by_role("status").inner_text()


def query(page: Page) -> dict[str, list[str]]:
    return parse_qs(page.evaluate("location.search.slice(1)"))


def test_the_bare_address_shows_what_has_not_ended_and_the_rest_is_one_click_away(
    index: Open, every: list[Row]
) -> None:
    page = index()
    current = [row for row in every if row["tid"] == "gallande"]
    assert 0 < len(current) < len(every)
    shows(page, current)
    assert total(page) == f"{len(current)} av {len(every)} prioriteringar"
    page.get_by_role("checkbox", name=re.compile("^Avslutad")).check()
    shows(page, every)


def test_values_of_one_facet_add_up_and_facets_narrow_each_other(index: Open, every: list[Row]) -> None:
    page = index()
    for name, value in (
        ("tema", "energy"),
        ("tema", "tourism"),
        ("region", "dalarna"),
        ("region", "kalmar"),
    ):
        tick(page, name, value)
    wanted = {"tema": {"energy", "tourism"}, "region": {"dalarna", "kalmar"}, "tid": {"gallande"}}
    expected = [row for row in every if fits(row, **wanted)]
    assert len({row["tema"] for row in expected}) == len({row["region"] for row in expected}) == 2
    shows(page, expected)


def test_each_count_is_what_the_value_would_find_beside_what_other_facets_say(index: Open, every: list[Row]) -> None:
    page = index("?tema=energy,industry&region=dalarna,varmland&tid=gallande")
    wanted = {"tema": {"energy", "industry"}, "region": {"dalarna", "varmland"}, "tid": {"gallande"}}
    checked = 0
    for name in ("tema", "region", "tid", "sni", "status", "programomrade", "beror", "period", "nabs", "sprak"):
        others = [row for row in every if fits(row, **{key: v for key, v in wanted.items() if key != name})]
        expected = Counter(value for row in others for value in row.get(name, "").split())
        found = facet(page, name)
        assert isinstance(found, dict)
        assert found == {value: expected[value] for value in found}, name
        assert set(expected) <= set(found)
        checked += len(found)
    assert checked > 50
    assert facet(page, "tema")["tourism"] > 0, "a theme that is not chosen keeps its count"  # type: ignore[index]


def test_a_chip_takes_its_filter_away_and_the_focus_goes_to_the_next(index: Open) -> None:
    page = index("?tema=energy,tourism&region=dalarna")
    page.get_by_role("button", name="Ta bort filter: Energi", exact=True).press("Enter")
    comes_to(page, lambda: query(page), {"tema": ["tourism"], "region": ["dalarna"]})
    expect(page.locator("input[value=energy]").first).not_to_be_checked()
    following = page.get_by_role("button", name="Ta bort filter: Besöksnäring och upplevelser", exact=True)
    expect(following).to_be_focused()
    following.press("Enter")
    only = page.get_by_role("button", name="Ta bort filter: Dalarna", exact=True)
    expect(only).to_be_focused()
    only.press("Enter")
    expect(page.get_by_label("Sök med ord")).to_be_focused()
    expect(page.locator(".s3-chips button")).to_have_count(0)
    expect(page.locator(".s3-chips")).to_be_hidden()


def test_all_filters_go_at_once_and_the_address_then_says_all(index: Open, every: list[Row]) -> None:
    page = index("?tema=energy&region=dalarna")
    page.get_by_role("button", name="Ta bort alla filter").click()
    shows(page, every)
    page.reload()
    shows(page, every)


def test_the_address_says_the_selection_and_back_and_forward_step_through_it(index: Open) -> None:
    page = index()
    bare = page.url
    states = [(bare, names(shown(page)))]
    for name, value in (("tema", "energy"), ("region", "dalarna")):
        tick(page, name, value)
        expect(page).to_have_url(re.compile(rf"{name}={value}"))
        states.append((page.url, names(shown(page))))
    assert len({url for url, _ in states}) == len({str(found) for _, found in states}) == 3
    for url, found in states[1::-1]:
        page.go_back()
        expect(page).to_have_url(url)
        shows(page, found)
    expect(page).to_have_url(bare)
    expect(page.locator("[data-facet=tema] input[value=energy]")).not_to_be_checked()
    for url, found in states[1:]:
        page.go_forward()
        expect(page).to_have_url(url)
        shows(page, found)
    shows(index(f"?{urlsplit(states[-1][0]).query}"), states[-1][1])


@pytest.mark.parametrize(
    ("asked", "meant"),
    [
        ("?tema=nonsens", "?tid=alla"),
        ("?tema=nonsens,energy&region=%3Cscript%3E", "?tema=energy"),
        ("?tema=energy&tema=food", "?tema=energy,food"),
        ("?tema=energy&ordning=baklanges&utm_source=brev", "?tema=energy"),
        ("?utm_source=brev", ""),
        ("?tema=__proto__,constructor&ord=", "?tid=alla"),
    ],
)
def test_what_the_address_says_that_is_not_known_is_left_out(index: Open, asked: str, meant: str) -> None:
    assert names(shown(index(asked))) == names(shown(index(meant)))


def test_words_find_and_the_best_match_stands_first_without_new_steps_in_the_history(index: Open) -> None:
    page = index()
    before = page.evaluate("history.length")
    page.get_by_label("Sök med ord").press_sequentially("smarta energisystem", delay=5)
    expect(page.locator(".s3-priorities > li:visible h3").first).to_have_text("Smarta energisystem")
    page.wait_for_function("() => location.search.includes('energisystem')")
    engine_is_in_use(page)
    comes_to(page, lambda: query(page), {"tid": ["gallande"], "ord": ["smarta energisystem"]})
    assert page.evaluate("history.length") == before
    expect(page.get_by_label("Ordning")).to_have_value("relevans")
    same = index(page.evaluate("location.search"))
    expect(same.get_by_role("main").get_by_role("status")).to_have_text(total(page))
    expect(same.get_by_label("Sök med ord")).to_have_value("smarta energisystem")


def test_a_word_that_only_the_text_of_a_page_has_is_found(index: Open) -> None:
    page = index("?ord=högeffektlabb")
    expect(page.locator(".s3-priorities > li:visible h3")).to_have_text(["Smarta energisystem"])


def test_words_and_filters_narrow_each_other(index: Open) -> None:
    page = index("?ord=energi")
    expect(page.locator(".s3-priorities > li:visible h3", has_text="Smarta energisystem")).to_be_visible()
    engine_is_in_use(page)
    every = shown(page)
    tick(page, "region", "dalarna")
    wanted = [row for row in every if row.get("region") == "dalarna"]
    assert 0 < len(wanted) < len(every)
    shows(page, wanted)


def test_words_that_no_row_has_are_told_and_each_row_says_which_it_lacks(index: Open) -> None:
    page = index("?ord=biogas+bioekonomi+qqxxzz")
    engine_is_in_use(page)
    expect(page.locator(".s3-unused")).to_have_text("Vi hittade inget med: qqxxzz.")
    lacks = page.locator(".s3-priorities > li:visible .s3-reason")
    expect(lacks.first).to_have_text(re.compile("^Saknar: .*qqxxzz$"))
    page.get_by_label("Sök med ord").fill("biogas")
    expect(page.locator(".s3-unused")).to_be_hidden()
    expect(page.locator(".s3-priorities > li:visible .s3-reason:visible")).to_have_count(0)


def test_words_that_were_just_typed_stay_when_something_is_chosen(index: Open) -> None:
    page = index()
    # In one go, as no test is as quick as the pause after a letter on every machine.
    page.evaluate("""() => {
      const field = document.querySelector("#s3-words");
      field.value = "smarta energisystem";
      field.dispatchEvent(new Event("input", {bubbles: true}));
      document.querySelector("[data-facet=region] input[value=dalarna]").click();
    }""")
    wanted = {"tid": ["gallande"], "region": ["dalarna"], "ord": ["smarta energisystem"]}
    comes_to(page, lambda: query(page), wanted)
    expect(page.get_by_label("Sök med ord")).to_have_value("smarta energisystem")


def test_words_are_found_also_where_the_search_engine_cannot_be_fetched(index: Open, address: str) -> None:
    page = index(own=True)
    page.route("**/s3-search*", lambda route: route.abort())
    page.get_by_label("Sök med ord").fill("besoksnaring")
    page.wait_for_function("() => location.search.includes('besoksnaring')")
    found = shown(page)
    assert found
    assert any("Besöksnäring" in row["name"] for row in found)


def test_the_number_found_is_announced_whole(index: Open, every: list[Row]) -> None:
    page = index("?tid=alla")
    status = page.get_by_role("main").get_by_role("status")
    assert status.get_attribute("aria-atomic") == "true"
    listen(page.locator(".s3-total"))
    tick(page, "region", "dalarna")
    number = sum(row.get("region") == "dalarna" for row in every)
    comes_to(page, lambda: page.evaluate("s3said.at(-1)"), f"{number} av {len(every)} prioriteringar")


def test_where_nothing_fits_words_say_so_and_offer_the_way_back(index: Open, every: list[Row]) -> None:
    page = index("?ord=qqxxzz&tema=energy")
    expect(page.get_by_text("Inga prioriteringar passar urvalet.")).to_be_visible()
    shows(page, [])
    expect(page.get_by_role("button", name="Spara urvalet")).to_be_hidden()
    page.get_by_role("button", name="Visa alla prioriteringar").click()
    shows(page, every)
    expect(page.get_by_text("Inga prioriteringar passar urvalet.")).to_be_hidden()


def test_the_order_is_by_name_region_or_theme_with_the_earlier_ones_after_the_current(index: Open) -> None:
    page = index("?tid=alla")
    swedish = "texts => texts.every((text, i) => !i || new Intl.Collator('sv').compare(texts[i - 1], text) <= 0)"
    for order, part in (("region", ".s3-place"), ("tema", ".s3-main-theme"), ("namn", "h3")):
        page.get_by_label("Ordning").select_option(order)
        comes_to(page, lambda: query(page)["ordning"], [order])
        for group in ("gallande", "tidigare"):
            texts = page.locator(f"section[aria-labelledby={group}] {part}").all_inner_texts()
            assert len(texts) > 5
            assert page.evaluate(swedish, texts), (order, group)
    page.get_by_label("Ordning").select_option("region")
    comes_to(page, lambda: query(page)["ordning"], ["region"])
    places = page.locator("section[aria-labelledby=gallande] .s3-place").all_inner_texts()
    assert places[0].startswith("Dalarna")
    assert places[-1].startswith("Värmland")


def test_the_selection_is_saved_as_excel_in_swedish_opens_it(index: Open, built: Path) -> None:
    page = index("?tema=energy&region=dalarna,varmland&ordning=region")
    rows = shown(page)
    assert len(rows) > 2
    with page.expect_download() as download:
        page.get_by_role("button", name="Spara urvalet för Excel").click()
    assert download.value.suggested_filename == "prioriteringar.csv"
    saved = Path(download.value.path()).read_bytes()
    whole = table((built / INDEX / "prioriteringar.csv").read_bytes().decode("utf-8"))
    expected = {urlsplit(row["Sida"]).path: row for row in whole}
    assert table(saved.decode("utf-8")) == [expected[urlsplit(row["href"]).path] for row in rows]


def test_the_button_copies_a_link_that_shows_the_same(index: Open) -> None:
    page = index("?tid=alla", permissions=["clipboard-read", "clipboard-write"])
    tick(page, "tema", "energy")
    tick(page, "region", "dalarna")
    button = page.get_by_role("button", name="Kopiera länk till urvalet")
    listen(button)
    button.click()
    said(page, "Kopierat")
    link = page.evaluate("navigator.clipboard.readText()")
    expect(page).to_have_url(link)
    shows(index(f"?{urlsplit(link).query}"), shown(page))


def test_everything_is_done_by_keyboard_alone(index: Open) -> None:
    page = index()
    page.locator("#start").evaluate("heading => { heading.tabIndex = -1; heading.focus(); }")

    def tab_until(test: str) -> None:
        for _ in range(120):
            page.keyboard.press("Tab")
            if page.evaluate(f"(() => {{ const e = document.activeElement; return {test}; }})()"):
                return
        raise AssertionError(test)

    tab_until("e.id === 's3-words'")
    page.keyboard.type("energi")
    page.wait_for_function("() => location.search.includes('energi')")
    engine_is_in_use(page)  # its answer makes the filters that can be taken away anew, and the focus would be lost
    tab_until("e.type === 'checkbox' && e.value === 'dalarna'")
    page.keyboard.press("Space")
    comes_to(page, lambda: query(page).get("region"), ["dalarna"])
    tab_until("e.localName === 'summary' && e.textContent.startsWith('Period')")
    page.keyboard.press("Enter")
    tab_until("e.type === 'checkbox' && e.value === '2022-2028'")
    page.keyboard.press("Space")
    comes_to(page, lambda: query(page).get("period"), ["2022-2028"])
    tab_until("e.id === 's3-sort'")
    tab_until("e.getAttribute('aria-label') === 'Ta bort filter: 2022–2028'")
    page.keyboard.press("Enter")
    comes_to(page, lambda: query(page).get("period"), None)
    tab_until("e.textContent === 'Smarta energisystem'")
    page.keyboard.press("Enter")
    page.wait_for_url("**/regioner/dalarna/2022-2028/smarta-energisystem/")
    page.go_back()
    comes_to(page, lambda: query(page).get("region"), ["dalarna"])


def test_without_scripts_the_whole_list_stands_and_each_value_leads_to_its_page(
    index: Open, every: list[Row], address: str
) -> None:
    page = index(java_script_enabled=False)
    assert names(shown(page)) == names(every)
    for part in (".s3-find", ".s3-tools", ".s3-take", ".s3-chips", ".s3-empty"):
        assert page.locator(part).is_hidden(), part
    links = page.locator("[data-facet] a").evaluate_all(
        "links => links.map(a => [a.href, Number(a.parentElement.nextElementSibling.textContent)])"
    )
    assert len(links) > 50
    for href, number in links[:3] + links[20:60:8]:
        page.goto(href)
        assert len(shown(page)) == number, href
    page.goto(address + ENERGY)
    wanted = [row for row in every if row["tema"] == "energy"]
    assert names(shown(page)) == names(wanted)


def test_a_page_of_a_value_leads_to_the_same_selection_in_the_index(index: Open) -> None:
    page = index(path=ENERGY)
    rows = names(shown(page))
    page.get_by_role("link", name="Välj vidare bland alla prioriteringar").click()
    page.wait_for_url("**/prioriteringar/?tema=energy")
    shows(page, rows)
    expect(page.get_by_role("button", name="Ta bort filter: Energi")).to_be_visible()


def test_on_a_phone_the_filters_are_folded_away_and_nothing_is_too_wide(index: Open) -> None:
    page = index("?tema=energy,tourism,forest-bioeconomy&region=dalarna,kalmar", width=390)
    expect(page.locator("[data-facet=tema]")).to_be_hidden()
    expect(page.locator(".s3-all-facets > summary")).to_have_text("Avgränsa (5)")
    page.locator(".s3-all-facets > summary").click()
    for summary in page.locator(".s3-facet:not([open]) > summary").all()[::-1]:
        summary.click()
    expect(page.locator("[data-facet=sni] input").first).to_be_visible()
    comes_to(page, lambda: page.evaluate("document.documentElement.scrollWidth"), 390)


def test_on_paper_the_filters_are_gone_and_the_chosen_priorities_stand(index: Open) -> None:
    page = index("?tema=energy")
    rows = names(shown(page))
    page.emulate_media(media="print")
    for part in (".s3-find", ".s3-facets", ".s3-chips", ".s3-take"):
        expect(page.locator(part)).to_be_hidden()
    shows(page, rows)


def test_the_english_index_speaks_english_and_shares_the_names_in_the_address(index: Open) -> None:
    page = index("?tema=energy&region=dalarna", path=ENGLISH["priorities"])
    expect(page.get_by_role("button", name="Remove filter: Energy")).to_be_visible()
    assert re.fullmatch(r"\d+ of \d+ priorities", total(page))
    swedish = [urlsplit(row["href"]).path for row in shown(index("?tema=energy&region=dalarna"))]
    assert {urlsplit(row["href"]).path.removeprefix("/en") for row in shown(page)} == set(swedish)
    page.get_by_label("Search by words").fill("energy systems")
    expect(page.locator(".s3-priorities > li:visible h3").first).to_have_text("Smart energy systems")
