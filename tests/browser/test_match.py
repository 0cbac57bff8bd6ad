"""A text matched with the priorities in a real browser: what is shared, what stays, keyboard, phone, no scripts."""

import re
from collections.abc import Callable

import pytest
from barriers import undecided_in_both_schemes
from playwright.sync_api import Page, Route, expect

TEXT = """Vi är ett elnätsbolag i Ludvika som vill prova transformatorer vid hög spänning tillsammans med en högskola.
Projektet gäller smarta elnät och energisystem, och hur stora mängder el förs över långa avstånd. Qqxxzz."""
ENGLISH = """We are a grid operator that wants to test transformers for the energy systems of the future. The project is
about the transmission of electric power and is of use to the region and to its companies."""
ROWS = "[data-s3-matched] section"
WIDE = "document.documentElement.scrollWidth > document.documentElement.clientWidth"


def matched(page: Page, text: str = TEXT) -> None:
    """Paste a text, ask, and wait for what is shared."""
    page.get_by_role("textbox", name="Din text").or_(page.get_by_role("textbox", name="Your text")).fill(text)
    page.locator(".s3-match [type=submit]").click()
    page.locator("[data-s3-matched] h2").first.wait_for()


def test_a_text_is_answered_with_priorities_and_what_each_shares(visit: Callable[..., Page], address: str) -> None:
    page = visit(f"{address}matcha/")
    matched(page)
    first = page.locator(".s3-matches > li").first
    expect(first.get_by_role("link")).to_have_attribute(
        "href", f"{address}regioner/dalarna/2022-2028/smarta-energisystem/"
    )
    expect(first).to_contain_text("Dalarna, 2022–2028 · Gäller")
    expect(first).to_contain_text("Gemensamma ord:")
    expect(first).to_contain_text("Temat Energi, genom dina ord: ")
    expect(page.get_by_role("heading", name="Ord i texten som inte användes").locator("..")).to_contain_text("qqxxzz")
    said = page.locator("main").inner_text().lower()
    assert "passar" not in said
    assert "poäng" not in said


def test_a_text_that_shares_nothing_is_shown_ways_on_and_its_words_can_be_searched_for(
    visit: Callable[..., Page], address: str
) -> None:
    page = visit(f"{address}matcha/")
    matched(page, "Qqxxzz zzqqyy")
    ways = page.locator(".s3-matched-list")
    assert [link.get_attribute("href") for link in ways.get_by_role("link").all()] == [
        "../programomraden/#utlysningar",
        "../samverkan/",
    ]
    expect(ways.get_by_role("button")).to_have_count(0)
    word = page.get_by_role("link", name="qqxxzz", exact=True)
    assert word.evaluate("link => link.href") == f"{address}sok/?q=qqxxzz"


def test_the_chosen_region_comes_first_and_the_others_after(visit: Callable[..., Page], address: str) -> None:
    page = visit(f"{address}matcha/")
    page.get_by_label("Region").select_option("kalmar")
    matched(page)
    own = page.locator(".s3-matched-list").get_by_role("link", name="Kalmar: vem som ansvarar")
    expect(own).to_have_attribute("href", "../regioner/kalmar/")
    headings = page.locator("[data-s3-matched] h2").all_inner_texts()
    assert headings[:2] == ["Prioriteringar: Kalmar", "Prioriteringar i andra regioner"]
    links = "links => links.map(link => new URL(link.href).pathname.split('/')[2])"
    others = page.locator(ROWS).nth(1).get_by_role("link").evaluate_all(links)
    assert "dalarna" in others
    assert "kalmar" not in others
    assert set(page.locator(ROWS).nth(0).get_by_role("link").evaluate_all(links)) <= {"kalmar"}


def test_an_english_text_is_matched_also_on_the_swedish_page(visit: Callable[..., Page], address: str) -> None:
    for path, name in (("matcha/", "Smarta energisystem"), ("en/matcha/", "Smart energy systems")):
        page = visit(address + path)
        matched(page, ENGLISH)
        expect(page.locator(".s3-matches > li").first).to_contain_text(name)
        expect(page.locator(".s3-reason [lang]").first).to_have_attribute("lang", "en")
        told = page.get_by_text("Din text är på engelska")
        expect(told).to_have_count(0 if path.startswith("en/") else 1)


def test_the_text_is_not_sent_and_is_kept_in_its_tab_alone(visit: Callable[..., Page], address: str) -> None:
    page = visit(f"{address}matcha/", own=True)
    asked: list[str] = []
    page.on("request", lambda request: asked.append(f"{request.method} {request.url} {request.post_data or ''}"))
    page.reload()  # the search is fetched when the page has come
    matched(page)
    page.wait_for_load_state("networkidle")
    assert [one for one in asked if not one.startswith(f"GET {address}") or not one.endswith(" ")] == []
    assert [one for one in asked if "ludvika" in one.lower() or "qqxxzz" in one.lower()] == []
    assert {one.split("/assets/")[1].strip() for one in asked if ".json" in one} == {
        "s3-search.sv.json",
        "s3-search.sv.text.json",
        "s3-search.sv.match.json",
    }
    kept = page.evaluate("[document.cookie, JSON.stringify({...localStorage})]")
    assert "".join(kept) == "{}"
    assert page.url == f"{address}matcha/"
    another = page.context.new_page()
    another.goto(f"{address}matcha/")
    expect(another.locator("#s3-text")).to_have_value("")
    expect(another.locator("[data-s3-matched]")).to_be_empty()


def test_on_paper_the_text_stands_before_what_was_found(visit: Callable[..., Page], address: str) -> None:
    page = visit(f"{address}matcha/")
    matched(page)
    given = page.locator(".s3-printed blockquote")
    expect(given).to_be_hidden()
    page.emulate_media(media="print")
    expect(given).to_be_visible()
    expect(given).to_have_text(TEXT)
    page.emulate_media(media="screen")


def test_text_and_result_are_there_when_the_visitor_comes_back(visit: Callable[..., Page], address: str) -> None:
    page = visit(f"{address}matcha/")
    page.get_by_label("Region").select_option("kalmar")
    matched(page)
    page.get_by_label("Tema").select_option("energy")
    before = page.locator("[data-s3-matched] section").all_inner_texts()
    page.locator(".s3-matches a").first.click()
    page.wait_for_url("**/regioner/**")
    for come_back in (page.go_back, page.reload, lambda: page.goto(f"{address}matcha/")):
        come_back()
        page.locator("[data-s3-matched] h2").first.wait_for()
        assert page.locator("[data-s3-matched] section").all_inner_texts() == before
        expect(page.locator("#s3-text")).to_have_value(TEXT)


def test_the_field_is_emptied_with_what_was_found_and_kept(visit: Callable[..., Page], address: str) -> None:
    page = visit(f"{address}matcha/")
    page.get_by_label("Region").select_option("kalmar")
    matched(page)
    page.get_by_role("button", name="Töm fältet").click()
    expect(page.locator("[data-s3-matched]")).to_be_empty()
    expect(page.locator("#s3-text")).to_be_focused()
    expect(page.locator("[data-s3-left]")).to_contain_text("20 000 tecken kvar")
    assert page.evaluate("sessionStorage.length") == 0
    page.reload()
    expect(page.locator("#s3-text")).to_have_value("")
    expect(page.get_by_label("Region")).to_have_value("")


def test_what_is_compared_is_fetched_before_anybody_reaches_the_field(visit: Callable[..., Page], address: str) -> None:
    page = visit(f"{address}matcha/", own=True)
    with page.expect_response("**/s3-search.sv.match.json"):
        page.reload()
    expect(page.locator("#s3-text")).not_to_be_focused()


def test_a_text_that_is_changed_is_compared_anew(visit: Callable[..., Page], address: str) -> None:
    page = visit(f"{address}matcha/")
    matched(page)
    page.locator("#s3-text").fill("Qqyyxx om transformatorer och elnät.")
    page.locator(".s3-match [type=submit]").click()
    expect(page.locator("[data-s3-matched]")).to_contain_text("qqyyxx")
    expect(page.locator("[data-s3-matched]")).not_to_contain_text("qqxxzz")


ATTACK = "<img src=x onerror=hit=1><script>hit=1</script>"


def test_hostile_text_stays_text_whether_it_is_pasted_or_comes_with_the_content(
    visit: Callable[..., Page], address: str
) -> None:
    page = visit(f"{address}matcha/", own=True)

    def with_attack(route: Route) -> None:
        told = route.fetch().json()
        told["operations"] = [
            {"name": f"Transformator elnätsbolag {ATTACK}", "summary": "", "actors": [ATTACK, f"Qqwwee {ATTACK}"],
             "address": "om/", "place": ATTACK, "county": ""},
            *({"name": f"Annat {n}", "summary": "", "actors": [], "address": "om/", "place": "", "county": ""}
              for n in range(30)),
        ]  # fmt: skip
        route.fulfill(json=told)

    page.route("**/s3-search.sv.match.json", with_attack)
    page.reload()
    matched(page, f"{TEXT} {ATTACK} onerrorxx")
    expect(page.locator("[data-s3-matched]")).to_contain_text(f"Transformator elnätsbolag {ATTACK}")
    expect(page.locator("[data-s3-matched]")).to_contain_text("onerrorxx")
    expect(page.locator("[data-s3-matched]")).to_contain_text(f"Organisationer som medverkar: Qqwwee {ATTACK}")
    assert page.locator("[data-s3-matched] :is(img, script)").count() == 0
    assert page.evaluate("typeof hit") == "undefined"


def test_it_is_done_by_keyboard_alone_and_the_number_is_announced(visit: Callable[..., Page], address: str) -> None:
    page = visit(f"{address}matcha/")
    page.locator("#s3-text").focus()
    page.keyboard.insert_text(TEXT)
    page.keyboard.press("Tab")
    expect(page.get_by_label("Region")).to_be_focused()
    page.keyboard.press("Tab")
    expect(page.get_by_label("Tema")).to_be_focused()
    page.keyboard.press("Tab")
    expect(page.locator(".s3-match [type=submit]")).to_be_focused()
    page.keyboard.press("Enter")
    page.locator(".s3-matches").first.wait_for()
    status = page.locator("[data-s3-status]")
    expect(status).to_contain_text("prioriteringar delar något med texten.")
    expect(status).to_be_visible()
    page.keyboard.press("Tab")
    expect(page.get_by_role("button", name="Töm fältet")).to_be_focused()
    page.keyboard.press("Tab")
    contents = page.locator("[data-s3-contents] a")
    expect(contents.first).to_be_focused()
    headings = page.locator("[data-s3-matched] h2").all_inner_texts()
    assert contents.all_inner_texts() == headings
    contents.last.click()
    expect(page.get_by_role("heading", name=headings[-1])).to_be_in_viewport()


def test_what_was_found_is_narrowed_by_theme_and_is_not_numbered(visit: Callable[..., Page], address: str) -> None:
    page = visit(f"{address}matcha/")
    matched(page)
    status = page.locator("[data-s3-status]")
    expect(status).to_contain_text("delar något med texten.")
    before = status.inner_text()
    page.get_by_label("Tema").select_option("food")
    expect(status).not_to_have_text(before)
    expect(page.locator(".s3-matches > li").filter(has_text="Smarta energisystem")).to_have_count(0)
    page.get_by_label("Tema").select_option("")
    expect(status).to_have_text(before)
    assert page.locator("[data-s3-matched] ol").count() == 0


def test_an_empty_field_is_told_and_a_fetch_that_fails_too(visit: Callable[..., Page], address: str) -> None:
    page = visit(f"{address}matcha/", own=True)
    page.locator(".s3-match [type=submit]").click()
    expect(page.locator("[data-s3-matched]")).to_have_text("Klistra in en text först.")
    page.route("**/s3-search.sv.match.json", lambda route: route.abort())
    page.reload()
    page.locator("#s3-text").fill(TEXT)
    page.locator(".s3-match [type=submit]").click()
    expect(page.locator("[data-s3-matched]")).to_contain_text("Sökningen kunde inte läsas in.")
    page.unroute("**/s3-search.sv.match.json")
    matched(page)
    expect(page.locator(".s3-matches").first).to_be_visible()


def test_the_list_is_copied_as_whole_citations(visit: Callable[..., Page], address: str) -> None:
    page = visit(f"{address}matcha/", permissions=["clipboard-read", "clipboard-write"])
    matched(page)
    page.get_by_role("button", name="Kopiera listan").click()
    page.get_by_role("button", name="Kopierat").wait_for()
    lines = page.evaluate("navigator.clipboard.readText()").splitlines()
    start = "Smarta energisystem. Dalarna, 2022–2028 (Gäller). Smart specialisering i Sverige. https://"
    assert lines[0].startswith(start)
    assert "/regioner/dalarna/2022-2028/smarta-energisystem/ (läst 20" in lines[0]
    whole = re.compile(r"[^.]+\. .+\. .+\. https://\S+/ \(läst \d{4}-\d\d-\d\d\)")
    assert [line for line in lines if not whole.fullmatch(line)] == []
    assert len(lines) > 1


def test_a_text_is_cut_at_twenty_thousand_characters(visit: Callable[..., Page], address: str) -> None:
    page = visit(f"{address}matcha/")
    expect(page.locator("[data-s3-left]")).to_contain_text("20 000 tecken kvar")
    matched(page, "transformatorer elnät " * 909 + " zzqqxx")
    expect(page.locator("[data-s3-matched]")).not_to_contain_text("zzqqxx")


@pytest.mark.parametrize(
    ("path", "words"), [("matcha/", "Matchningen behöver JavaScript"), ("en/matcha/", "Matching needs JavaScript")]
)
def test_without_scripts_the_page_says_what_to_do_instead(
    visit: Callable[..., Page], address: str, path: str, words: str
) -> None:
    page = visit(address + path, java_script_enabled=False)
    notice = page.locator(".s3-needs-script")
    expect(notice).to_contain_text(words)
    assert page.locator("#s3-text").is_hidden()
    prefix = address + path.removesuffix("matcha/")
    links = notice.get_by_role("link").evaluate_all("links => links.map(a => a.href)")
    assert links == [f"{prefix}prioriteringar/", f"{prefix}kodbok/"]
    assert visit(address + path).locator(".s3-needs-script").is_hidden()


@pytest.mark.parametrize("width", [1280, 320])
def test_what_is_shown_has_no_barrier_and_is_nowhere_too_wide(
    visit: Callable[..., Page], address: str, width: int
) -> None:
    page = visit(f"{address}matcha/", width, bypass_csp=True)
    matched(page)
    assert not page.evaluate(WIDE)
    page.evaluate("scrollTo(0, 0)")  # whether what lies under the fixed header can be read is not decided
    assert [place for place in undecided_in_both_schemes(page) if "s3-" in place] == []
